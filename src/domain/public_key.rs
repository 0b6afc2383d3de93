//! Public keys as OpenSSH writes them: read, looked at, and known by their fingerprint.

use std::fmt;
use std::str::FromStr;

use data_encoding::{BASE64, BASE64_NOPAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use smol_str::SmolStr;

use super::malformed::{Malformed, nearest};
use super::plain_text::is_kept;

/// The most bytes that are read of a public key.
const LONGEST: usize = 16 << 10;
/// The most characters kept of what stands behind a key.
const LONGEST_COMMENT: usize = 100;
/// The fewest and the most bits of an RSA key (NCSC and NIST ask for 3072 from 2030 on; OpenSSH reads up to 16384).
const RSA_BITS: (usize, usize) = (3072, 16384);

/// The algorithms that are taken, and of how many parts a key of each is made.
const ALGORITHMS: &[(&str, usize)] = &[
    ("ssh-ed25519", 1),
    ("sk-ssh-ed25519@openssh.com", 2),
    ("ecdsa-sha2-nistp256", 2),
    ("ecdsa-sha2-nistp384", 2),
    ("ecdsa-sha2-nistp521", 2),
    ("sk-ecdsa-sha2-nistp256@openssh.com", 3),
    ("ssh-rsa", 2),
];

/// What a key is known by: `SHA256:` and 43 characters, as `ssh-keygen -l` shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fingerprint(SmolStr);

impl Fingerprint {
    /// The fingerprint of a key's bytes.
    fn of(blob: &[u8]) -> Self {
        Self(SmolStr::new(format!("SHA256:{}", BASE64_NOPAD.encode(&Sha256::digest(blob)))))
    }

    /// It as it is shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let sum = text.strip_prefix("SHA256:").unwrap_or(text).trim_end_matches('=');
        match BASE64_NOPAD.decode(sum.as_bytes()) {
            Ok(bytes) if bytes.len() == 32 => Ok(Self(SmolStr::new(format!("SHA256:{sum}")))),
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
        let parts = parts_of(algorithm, line)?;
        let body = words.next().ok_or_else(|| {
            format!("after {algorithm} the key itself is missing: give the whole line of the .pub file")
        })?;
        let broken = || "the key is damaged or cut off: copy the whole line of the .pub file".to_owned();
        let blob = BASE64.decode(body.as_bytes()).map_err(|_| broken())?;
        let (named, fields) = fields(&blob).ok_or_else(broken)?;
        if named != algorithm.as_bytes() || fields.len() != parts {
            return Err(broken());
        }
        check_strength(algorithm, &fields)?;
        if words.clone().any(|word| ALGORITHMS.iter().any(|(name, _)| *name == word)) {
            return Err("there is more than one key in this: give them one at a time".to_owned());
        }
        let comment: String = words.collect::<Vec<_>>().join(" ");
        Ok(Self {
            fingerprint: Fingerprint::of(&blob),
            algorithm: algorithm.to_owned(),
            body: body.to_owned(),
            comment: comment.chars().filter(|c| is_kept(*c)).take(LONGEST_COMMENT).collect(),
        })
    }
}

/// The one line of a text that is a key.
fn the_line(text: &str) -> Result<&str, String> {
    if text.len() > LONGEST {
        return Err("this is too long for a public key: give the file that ends in .pub".to_owned());
    }
    if text.contains("PRIVATE KEY-----") || text.contains("PuTTY-User-Key-File") {
        return Err("this is a private key, which nobody but its owner should ever see; nothing of it was kept. Give the \
                    public key instead: the file beside it that ends in .pub"
            .to_owned());
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

/// Of how many parts a key of an algorithm is made; the error says why it is not taken.
fn parts_of(algorithm: &str, line: &str) -> Result<usize, String> {
    let known = |word: &str| ALGORITHMS.iter().find(|(name, _)| *name == word).map(|(_, parts)| *parts);
    if let Some(parts) = known(algorithm) {
        return Ok(parts);
    }
    if algorithm == "ssh-dss" {
        return Err("DSA keys are too weak to be taken: make another with ssh-keygen -t ed25519".to_owned());
    }
    if algorithm.contains("-cert-v01@") {
        return Err(
            "this is a certificate, and only plain public keys are taken: give the .pub file without -cert"
                .to_owned(),
        );
    }
    if line.split_ascii_whitespace().skip(1).any(|word| known(word).is_some()) {
        return Err(
            "something stands before the key, as in an authorized_keys file: give the key alone".to_owned()
        );
    }
    let names = || ALGORITHMS.iter().map(|(name, _)| *name);
    let short: String = algorithm.chars().filter(|c| is_kept(*c)).take(40).collect();
    Err(match nearest(algorithm, names()) {
        Some(near) => format!("{short:?} is no kind of key that is taken; did you mean {near}?"),
        None => format!(
            "{short:?} is no kind of key that is taken: {} are",
            names().collect::<Vec<_>>().join(", ")
        ),
    })
}

/// The name a key's bytes begin with, and the parts that follow; `None` where they are not made like that.
fn fields(blob: &[u8]) -> Option<(&[u8], Vec<&[u8]>)> {
    let mut rest = blob;
    let mut fields = vec![];
    while !rest.is_empty() {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (field, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        fields.push(field);
        rest = after;
    }
    (!fields.is_empty()).then(|| (fields.remove(0), fields))
}

fn check_strength(algorithm: &str, fields: &[&[u8]]) -> Result<(), String> {
    let (least, most) = RSA_BITS;
    match (algorithm, fields) {
        ("ssh-ed25519" | "sk-ssh-ed25519@openssh.com", [key, ..]) if key.len() != 32 => {
            Err("the key is damaged: it is not as long as an ed25519 key is".to_owned())
        }
        ("ssh-rsa", [_, modulus]) => {
            let bits = match modulus.iter().position(|byte| *byte != 0).and_then(|at| modulus.get(at..)) {
                Some([first, rest @ ..]) => {
                    rest.len() * 8 + 8 - usize::try_from(first.leading_zeros()).unwrap_or(0)
                }
                _ => 0,
            };
            match bits {
                bits if bits < least => Err(format!(
                    "this RSA key has {bits} bits, and at least {least} are asked for: make another with ssh-keygen -t ed25519"
                )),
                bits if bits > most => Err(format!("this RSA key has {bits} bits; at most {most} are taken")),
                _ => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        assert_eq!(key.fingerprint.as_str().len(), 50);
        assert_eq!(key.fingerprint.as_str().parse::<Fingerprint>().unwrap(), key.fingerprint);
        let empty = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU";
        assert_eq!(Fingerprint::of(b"").as_str(), empty);
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
            (&wire("ssh-rsa", &[&[1, 0, 1], &[&[0, 0x7f][..], &[1; 383]].concat()]), "3071 bits"),
            (&wire("ssh-rsa", &[&[1, 0, 1], &[0x80; 2049]]), "at most 16384"),
            (&"x".repeat(LONGEST + 1), "too long"),
        ] {
            assert!(refused(text).contains(words), "{text:?}: {}", refused(text));
        }
        assert!(wire("ssh-rsa", &[&[1, 0, 1], &[0x80; 384]]).parse::<OpenSshKey>().is_ok());
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
