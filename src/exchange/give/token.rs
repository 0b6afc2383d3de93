//! The token in a link to a calendar: whoever has it has the calendar, and of it only a sum is kept.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// How long a token is, in bytes: nobody finds one by trying.
const LENGTH: usize = 32;

/// A token, written as hex digits.
#[derive(Clone, PartialEq, Eq)]
pub struct FeedToken(String);

impl FeedToken {
    /// The token of these bytes, which chance has made.
    #[must_use]
    pub fn new(bytes: &[u8; LENGTH]) -> Self {
        Self(hex(bytes))
    }

    /// Reads one as it stands in a link; `None` for what never was one.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let is_one = text.len() == 2 * LENGTH && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        is_one.then(|| Self(text.to_owned()))
    }

    /// As it stands in a link.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    #[must_use]
    pub fn sum(&self) -> String {
        hex(&Sha256::digest(&self.0))
    }
}

/// Bytes as hex digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_is_written_and_nothing_else_is() {
        let token = FeedToken::new(&[7; 32]);
        assert!(FeedToken::read(token.text()) == Some(token.clone()));
        assert_eq!(token.sum().len(), 64);
        assert_ne!(token.sum(), token.text());
        for no in
            ["", "07", "../../etc/passwd", &"G".repeat(64), &"0".repeat(63), &"0".repeat(65), &"é".repeat(32)]
        {
            assert!(FeedToken::read(no).is_none(), "{no}");
        }
    }
}
