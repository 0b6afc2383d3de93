//! What pseudonyms are made with: known to the store alone, so that nobody finds out by trying what stands behind one.

use std::fmt::{self, Write as _};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

/// The secret of a store; a state that no store knows has none of its own.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// One of these bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// What stands for an id: the same for as long as the store has its secret.
    pub(in crate::domain) fn pseudonym(&self, id: &str) -> String {
        format!("{PSEUDONYM}{}", self.letters(id))
    }

    /// What a calendar outside knows something by: the same for as long as the store has its secret, another in every store,
    /// and it tells nothing of the id. 32 hex digits of HMAC-SHA256, and the label of the store.
    #[must_use]
    pub fn calendar_uid(&self, id: &str) -> String {
        let mut digits = String::new();
        for byte in self.keyed(id).iter().take(16) {
            let _ = write!(digits, "{byte:02x}");
        }
        format!("{digits}@{}", self.letters("label of calendars"))
    }

    /// Whether something in a calendar went out from this store.
    #[must_use]
    pub fn is_calendar_uid(&self, uid: &str) -> bool {
        uid.split_once('@').is_some_and(|(_, label)| label == self.letters("label of calendars"))
    }

    fn keyed(&self, text: &str) -> [u8; 32] {
        // A key of any length makes one.
        Hmac::<Sha256>::new_from_slice(&self.0)
            .map(|mac| mac.chain_update(text).finalize().into_bytes().into())
            .unwrap_or_default()
    }

    /// Letters that are the same for an id as long as the store has its secret, and tell nothing of it.
    pub(in crate::domain) fn letters(&self, id: &str) -> String {
        let digest = Sha256::new().chain_update(self.0).chain_update(id).chain_update(self.0).finalize();
        // Letters that make no word, and no number that could be taken for one of somebody's.
        let letter = |half: u8| char::from(*LETTERS.get(usize::from(half)).unwrap_or(&b'z'));
        digest.iter().take(6).flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect()
    }
}

/// Whether an id is formed like one that stands for another.
pub(in crate::domain) fn is_pseudonym(id: &str) -> bool {
    let letters = id.strip_prefix(PSEUDONYM).map(str::as_bytes);
    letters.is_some_and(|it| it.len() == 12 && it.iter().all(|letter| LETTERS.contains(letter)))
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// How a pseudonym begins.
pub(in crate::domain) const PSEUDONYM: &str = "x-";

const LETTERS: &[u8; 16] = b"bcdfghjkmnpqrstv";
