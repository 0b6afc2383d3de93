//! The rest of a sequence that a slow way tore apart: its Esc was waited for no longer and taken for a key, and what comes of it
//! now would be typed letter by letter.
//!
//! `[`, `O`, `]`, `P` or `_` soon after an Esc that was a key begins such a rest where more follows at once; it is dropped, for its Esc has
//! been acted on. The rest of what begins a paste is given back whole: what follows is the paste. Limit: whoever types Esc and
//! then `[` and a letter, all of it faster than anybody does, loses the two.

use std::time::{Duration, Instant};

/// What begins a paste.
pub(super) const PASTE_STARTS: &[u8] = b"\x1b[200~";
/// How soon after its Esc the rest of a sequence comes.
const SOON: Duration = Duration::from_millis(500);
/// The most bytes of a rest, and of one that is a text.
const LONGEST_REST_BYTES: usize = 32;
const LONGEST_TEXT_BYTES: usize = 256;
const ESC: u8 = b'\x1b';

/// What may still come of a sequence.
#[derive(Debug, Default)]
pub(super) enum Torn {
    /// Nothing.
    #[default]
    Whole,
    /// Its rest, after an Esc that came then.
    After(Instant),
    /// More of its rest, of which this came, the last of it then.
    Begun(Vec<u8>, Instant),
}

/// What is to be done with a byte.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Sifted {
    /// It is meant: take it.
    Meant,
    /// It was kept or dropped.
    Kept,
    /// Bytes kept before are meant with it: take these.
    Given(Vec<u8>),
}

impl Torn {
    /// What may come after an Esc that was taken for a key, and came then.
    pub(super) fn after_esc(since: Instant) -> Self {
        Self::After(since)
    }

    /// When the last byte came of a rest that is not at its end.
    pub(super) fn since(&self) -> Option<Instant> {
        match self {
            Self::Begun(_, since) => Some(*since),
            Self::Whole | Self::After(_) => None,
        }
    }

    /// Looks at a byte that came now.
    pub(super) fn sift(&mut self, byte: u8, now: Instant) -> Sifted {
        match std::mem::take(self) {
            Self::After(since) if begins(byte) && now.saturating_duration_since(since) <= SOON => {
                *self = Self::Begun(vec![byte], now);
                Sifted::Kept
            }
            Self::Whole | Self::After(_) => Sifted::Meant,
            Self::Begun(mut rest, _) => {
                rest.push(byte);
                match rest.as_slice() {
                    _ if Some(rest.as_slice()) == PASTE_STARTS.get(1..) => {
                        Sifted::Given(PASTE_STARTS.to_vec())
                    }
                    // A console's own way of a function key: one letter more.
                    [b'[', b'['] => self.goes_on(rest, now),
                    [b'[', .., b'0'..=b'9' | b';' | b':' | b'<' | b'=' | b'>' | b'?' | b'$'] => {
                        self.goes_on(rest, now)
                    }
                    // The end of a sequence, or of an answer of a text; there an Esc that does not end it begins something else.
                    [b'O', b'A'..=b'Z' | b'a'..=b'z'] | [b'[', .., b'@'..=b'~'] => Sifted::Kept,
                    [one, other, .., 0x07] | [one, other, .., ESC, b'\\'] if begins_text(*one, *other) => {
                        Sifted::Kept
                    }
                    [one, other, .., ESC, _] if begins_text(*one, *other) => Sifted::Given(vec![ESC, byte]),
                    [one, other, ..] if begins_text(*one, *other) => self.goes_on(rest, now),
                    [_, _] => Sifted::Given(rest),
                    _ => Sifted::Meant,
                }
            }
        }
    }

    fn goes_on(&mut self, rest: Vec<u8>, now: Instant) -> Sifted {
        let most = if rest.first() == Some(&b'[') { LONGEST_REST_BYTES } else { LONGEST_TEXT_BYTES };
        if rest.len() < most {
            *self = Self::Begun(rest, now);
        }
        Sifted::Kept
    }

    /// Waits no longer: a first byte that nothing followed is meant, more than that leads nowhere.
    pub(super) fn give_up(&mut self) -> Vec<u8> {
        match std::mem::take(self) {
            Self::Begun(rest, _) if rest.len() == 1 => rest,
            _ => vec![],
        }
    }
}

fn begins(byte: u8) -> bool {
    matches!(byte, b'[' | b'O' | b']' | b'P' | b'_')
}

/// Whether two bytes begin the text of an answer, as terminals write them.
fn begins_text(one: u8, other: u8) -> bool {
    match one {
        b']' => other.is_ascii_digit(),
        b'P' => matches!(other, b'0'..=b'9' | b'>' | b'!'),
        b'_' => other == b'G',
        _ => false,
    }
}
