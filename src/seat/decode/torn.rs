//! The rest of a sequence that a slow way tore apart: its Esc was waited for no longer and taken for a key, and what comes of it
//! now would be typed letter by letter.
//!
//! `[`, `O` or `]` soon after an Esc that was a key begins such a rest where more follows at once; it is dropped, for its Esc has
//! been acted on. The rest of what begins a paste is given back whole: what follows is the paste. Limit: whoever types Esc and
//! then `[` and a letter, all of it faster than anybody does, loses the two.

use std::time::{Duration, Instant};

/// What begins a paste.
pub(super) const PASTE_STARTS: &[u8] = b"\x1b[200~";
/// How soon after its Esc the rest of a sequence comes.
const SOON: Duration = Duration::from_millis(500);
/// The most bytes of a rest.
const LONGEST_REST_BYTES: usize = 32;

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
                    [b'O', b'A'..=b'Z' | b'a'..=b'z']
                    | [b'[', .., b'@'..=b'~']
                    | [b']', b'0'..=b'9', .., 0x07]
                    | [b']', b'0'..=b'9', .., 0x1b, b'\\'] => Sifted::Kept,
                    [b']', b'0'..=b'9', .., 0x1b, _] => Sifted::Given(vec![0x1b, byte]),
                    [b']', b'0'..=b'9', ..] => self.goes_on(rest, now),
                    [_, _] => Sifted::Given(rest),
                    _ => Sifted::Meant,
                }
            }
        }
    }

    fn goes_on(&mut self, rest: Vec<u8>, now: Instant) -> Sifted {
        if rest.len() < LONGEST_REST_BYTES {
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
    matches!(byte, b'[' | b'O' | b']')
}
