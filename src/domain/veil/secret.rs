//! What pseudonyms are made with: known to the store alone, so that nobody finds out by trying what stands behind one.

use std::sync::OnceLock;

use sha2::{Digest as _, Sha256};

/// The secret of the store that this process has open.
static SECRET: OnceLock<[u8; 32]> = OnceLock::new();

/// Says with which secret pseudonyms are made from now on; the first one that is said counts.
pub fn hide_ids_with(secret: [u8; 32]) {
    let _ = SECRET.set(secret);
}

/// How a pseudonym begins.
pub(super) const PSEUDONYM: &str = "x-";

/// What stands for an id: the same for as long as the store has its secret.
pub(super) fn pseudonym(id: &str) -> String {
    let secret = SECRET.get().copied().unwrap_or_default();
    let digest = Sha256::new().chain_update(secret).chain_update(id).chain_update(secret).finalize();
    // Letters that make no word, and no number that could be taken for one of somebody's.
    let letter = |half: u8| char::from(*LETTERS.get(usize::from(half)).unwrap_or(&b'z'));
    let short: String =
        digest.iter().take(6).flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect();
    format!("{PSEUDONYM}{short}")
}

const LETTERS: &[u8; 16] = b"bcdfghjkmnpqrstv";
