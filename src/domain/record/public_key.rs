//! Public keys as OpenSSH writes them: read, looked at, and known by their fingerprint.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use ssh_key::HashAlg;

use crate::domain::parts::HasParts;
use crate::domain::text::plain_text::is_kept;
use crate::domain::text::{Malformed, nearest};

/// The most bytes that are read of a public key.
const LONGEST_KEY_BYTES: usize = 16 << 10;
/// The most characters kept of what stands behind a key.
const LONGEST_COMMENT: usize = 100;
/// The fewest and the most bits of an RSA key (NCSC and NIST ask for 3072 from 2030 on; OpenSSH reads up to 16384).
const RSA_BITS: (usize, usize) = (3072, 16384);

/// The algorithms that are taken.
const ALGORITHMS: &[&str] = &[
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "ssh-rsa",
];

/// What a key is known by: `SHA256:` and 43 characters, as `ssh-keygen -l` shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fingerprint(SmolStr);

impl Fingerprint {
    fn of(key: &ssh_key::PublicKey) -> Self {
        Self(SmolStr::new(key.fingerprint(HashAlg::Sha256).to_string()))
    }

    /// It as it is shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl HasParts for Fingerprint {}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let sum = text.strip_prefix("SHA256:").unwrap_or(text).trim_end_matches('=');
        let whole = format!("SHA256:{sum}");
        match whole.parse::<ssh_key::Fingerprint>() {
            Ok(read) if read.is_sha256() => Ok(Self(SmolStr::new(whole))),
            _ => Err(Malformed::new(
                text,
                "a fingerprint, such as tandem key list shows: SHA256: and 43 letters",
            )),
        }
    }
}

/// A public key that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSshKey {
    /// What it is known by.
    pub fingerprint: Fingerprint,
    /// Its algorithm.
    pub algorithm: String,
    /// The key, in base64.
    pub body: String,
    /// What stood behind it.
    pub comment: String,
}

impl FromStr for OpenSshKey {
    type Err = String;

    /// Reads the one public key of a text; the error says what the text is instead, and what to give.
    fn from_str(text: &str) -> Result<Self, String> {
        let line = the_line(text)?;
        let mut words = line.split_ascii_whitespace();
        let algorithm = words.next().unwrap_or_default();
        check_kind(algorithm, line)?;
        let body = words.next().ok_or_else(|| {
            format!("after {algorithm} the key itself is missing: give the whole line of the .pub file")
        })?;
        let key = ssh_key::PublicKey::from_openssh(&format!("{algorithm} {body}"))
            .map_err(|_| "the key is damaged or cut off: copy the whole line of the .pub file".to_owned())?;
        check_strength(&key)?;
        if words.clone().any(|word| ALGORITHMS.contains(&word)) {
            return Err("there is more than one key in this: give them one at a time".to_owned());
        }
        let comment: String = words.collect::<Vec<_>>().join(" ");
        Ok(Self {
            fingerprint: Fingerprint::of(&key),
            algorithm: algorithm.to_owned(),
            body: body.to_owned(),
            comment: comment.chars().filter(|c| is_kept(*c)).take(LONGEST_COMMENT).collect(),
        })
    }
}

/// The one line of a text that is a key.
fn the_line(text: &str) -> Result<&str, String> {
    if text.len() > LONGEST_KEY_BYTES {
        return Err("this is too long for a public key: give the file that ends in .pub".to_owned());
    }
    if text.contains("PRIVATE KEY-----") || text.contains("PuTTY-User-Key-File") {
        return Err(
            "this is a private key, which nobody but its owner should ever see; none of it was kept. \
            Give the public key instead: the file next to it that ends in .pub"
                .to_owned(),
        );
    }
    if text.contains("BEGIN SSH2 PUBLIC KEY") {
        return Err(
            "this public key is in another form: ssh-keygen -i -f FILE prints it as one line".to_owned()
        );
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    match (lines.next(), lines.count()) {
        (None, _) => Err("there is no key in this: give the file that ends in .pub".to_owned()),
        (Some(line), 0) => Ok(line),
        (Some(_), more) => Err(format!("there are {} keys in this: give them one at a time", more + 1)),
    }
}

/// Whether keys of an algorithm are taken; the error says why not.
fn check_kind(algorithm: &str, line: &str) -> Result<(), String> {
    if ALGORITHMS.contains(&algorithm) {
        return Ok(());
    }
    if algorithm == "ssh-dss" {
        return Err("DSA keys are too weak: make another with ssh-keygen -t ed25519".to_owned());
    }
    if algorithm.contains("-cert-v01@") {
        return Err(
            "this is a certificate, and only plain public keys are accepted: give the .pub file without -cert"
                .to_owned(),
        );
    }
    if line.split_ascii_whitespace().skip(1).any(|word| ALGORITHMS.contains(&word)) {
        return Err(
            "there is something before the key, as in an authorized_keys file: give only the key".to_owned()
        );
    }
    let short: String = algorithm.chars().filter(|c| is_kept(*c)).take(40).collect();
    Err(match nearest(algorithm, ALGORITHMS.iter().copied()) {
        Some(near) => format!("{short:?} is not a kind of key accepted here; did you mean {near}?"),
        None => format!("{short:?} is not a kind of key accepted here: {} are", ALGORITHMS.join(", ")),
    })
}

fn check_strength(key: &ssh_key::PublicKey) -> Result<(), String> {
    let Some(rsa) = key.key_data().rsa() else { return Ok(()) };
    let (least, most) = RSA_BITS;
    let modulus = rsa.n().as_positive_bytes().unwrap_or_default();
    let unused = modulus.first().map_or(0, |first| first.leading_zeros());
    let bits = modulus.len() * 8 - usize::try_from(unused).unwrap_or(0);
    match bits {
        bits if bits < least => Err(format!(
            "this RSA key has {bits} bits, and at least {least} are needed: make another with ssh-keygen \
             -t ed25519"
        )),
        bits if bits > most => Err(format!("this RSA key has {bits} bits; at most {most} are accepted")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64;
    use proptest::prelude::*;

    use super::*;

    const ED25519: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBPKsQx1mSUoR1WMqSRPTiGTFhOMBmOmY8BvHB/yT+rd morag@ward-laptop";

    fn wire(algorithm: &str, parts: &[&[u8]]) -> String {
        let mut blob = vec![];
        for part in std::iter::once(&algorithm.as_bytes()).chain(parts) {
            blob.extend(u32::try_from(part.len()).unwrap().to_be_bytes());
            blob.extend(*part);
        }
        format!("{algorithm} {}", BASE64.encode(&blob))
    }

    fn refused(text: &str) -> String {
        text.parse::<OpenSshKey>().expect_err(text)
    }

    #[test]
    fn a_key_is_read_and_known_by_what_ssh_keygen_shows() {
        let key: OpenSshKey = format!("# mine\n\n  {ED25519}\n").parse().unwrap();
        assert_eq!(key.algorithm, "ssh-ed25519");
        assert_eq!(key.comment, "morag@ward-laptop");
        assert_eq!(key.fingerprint.as_str(), "SHA256:YdGGDf51H8Aek2ML49fq/evcCG7nf8yiDQVdtQAHSSE");
        assert_eq!(key.fingerprint.as_str().parse::<Fingerprint>().unwrap(), key.fingerprint);
        assert!("SHA256:short".parse::<Fingerprint>().is_err());
    }

    #[test]
    fn what_is_no_key_is_refused_in_words() {
        for (text, words) in [
            ("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blb\n", "private key"),
            ("PuTTY-User-Key-File-3: ssh-ed25519", "private key"),
            ("---- BEGIN SSH2 PUBLIC KEY ----", "ssh-keygen -i"),
            ("", "no key in this"),
            ("# nothing\n", "no key in this"),
            (&format!("{ED25519}\n{ED25519}\n{ED25519}"), "3 keys"),
            (&format!("{ED25519} {ED25519}"), "more than one"),
            ("ssh-dss AAAA", "DSA"),
            ("ssh-ed25519-cert-v01@openssh.com AAAA", "certificate"),
            ("ssh-ed25518 AAAA", "did you mean ssh-ed25519?"),
            ("hello there", "ecdsa-sha2-nistp256"),
            ("ssh-ed25519", "missing"),
            ("ssh-ed25519 AAAA!", "damaged or cut off"),
            ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBPKsQx1mSUoR1WMqSRPTiGTFhOMBmOm", "damaged or cut off"),
            (&format!("restrict,pty {ED25519}"), "before the key"),
            (&wire("ssh-ed25519", &[&[7; 31]]), "damaged"),
            (&wire("ssh-ed25519", &[&[7; 32], b"more"]), "damaged"),
            (&wire("ssh-rsa", &[&[1, 0, 1], &[&[0x7f][..], &[1; 383]].concat()]), "3071 bits"),
            (&wire("ssh-rsa", &[&[1, 0, 1], &[&[0][..], &[0x80; 2049]].concat()]), "at most 16384"),
            (&"x".repeat(LONGEST_KEY_BYTES + 1), "too long"),
        ] {
            assert!(refused(text).contains(words), "{text:?}: {}", refused(text));
        }
        assert!(
            wire("ssh-rsa", &[&[1, 0, 1], &[&[0][..], &[0x80; 384]].concat()]).parse::<OpenSshKey>().is_ok()
        );
        assert!(wire("ecdsa-sha2-nistp256", &[b"nistp256", &[4; 65]]).parse::<OpenSshKey>().is_ok());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(ssh-rsa|ssh-ed25519|\\PC{0,20}) ?[A-Za-z0-9+/=\\PC]{0,80}") {
            let _ = text.parse::<OpenSshKey>();
            let _ = text.parse::<Fingerprint>();
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = format!("ssh-rsa {}", BASE64.encode(&bytes)).parse::<OpenSshKey>();
        }
    }
}
