//! Bytes of a terminal to keys and pasted text; what terminals answer is swallowed.
//!
//! The sequences are read by `termina`. Ours is what it leaves open: when a lone Esc is a key, and when to give up on a
//! sequence or a paste that does not end. Time comes in as an argument.

use std::time::{Duration, Instant};

use crokey::KeyCombination;
use crokey::crossterm::event::{KeyCode, KeyModifiers};
use termina::event::{Event, KeyCode as Sent, KeyEvent, KeyEventKind, Modifiers};

use super::guarded::guarded;

/// How long an Esc waits for what might follow it.
const ESC: Duration = Duration::from_millis(50);
/// How long any other sequence waits for its next byte.
const SEQUENCE: Duration = Duration::from_millis(500);
/// How long a paste waits for its next byte.
const PASTE: Duration = Duration::from_secs(2);
/// The most bytes of one paste; a longer one is dropped whole.
const PASTED: usize = 1 << 20;
/// The most bytes of any other sequence.
const LONGEST: usize = 1 << 16;

const PASTE_STARTS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// What a user typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A key.
    Key(KeyCombination),
    /// Pasted text.
    Pasted(String),
    /// A paste that was too long to take.
    TooLong,
}

/// Reads the bytes of one terminal.
#[derive(Debug, Default)]
pub struct Decoder {
    parser: termina::Parser,
    /// How the bytes since the last event begin.
    head: Vec<u8>,
    /// The last few of them.
    tail: Vec<u8>,
    /// How many there are.
    held: usize,
    /// When the last of them came.
    since: Option<Instant>,
    /// Whether a paste is being dropped, up to its end.
    dropping: bool,
}

impl Decoder {
    /// Takes in bytes that came now.
    pub fn take(&mut self, bytes: &[u8], now: Instant) -> Vec<Typed> {
        let mut typed = vec![];
        for byte in bytes {
            self.hold(*byte, now);
            if self.dropping {
                if self.tail.ends_with(PASTE_ENDS) {
                    self.reset();
                }
                continue;
            }
            self.parse(std::slice::from_ref(byte), true, &mut typed);
            if self.in_paste() && self.held > PASTED {
                typed.push(Typed::TooLong);
                self.parser = termina::Parser::default();
                self.dropping = true;
            } else if !self.in_paste() && self.held > LONGEST {
                self.reset();
            }
        }
        typed
    }

    /// When to call `wake`, if no bytes come before.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        let patience = if self.dropping || self.in_paste() {
            PASTE
        } else if self.tail.last() == Some(&b'\x1b') {
            ESC
        } else {
            SEQUENCE
        };
        self.since.and_then(|since| since.checked_add(patience))
    }

    /// Gives up waiting, when the deadline has passed: an Esc that nothing followed is a key, other beginnings are dropped.
    pub fn wake(&mut self, now: Instant) -> Vec<Typed> {
        let mut typed = vec![];
        if self.deadline().is_some_and(|deadline| deadline <= now) {
            if !self.dropping && !self.in_paste() {
                self.parse(&[], false, &mut typed);
            }
            self.reset();
        }
        typed
    }

    fn hold(&mut self, byte: u8, now: Instant) {
        if self.head.len() < PASTE_STARTS.len() {
            self.head.push(byte);
        }
        if self.tail.len() >= PASTE_ENDS.len() {
            self.tail.remove(0);
        }
        self.tail.push(byte);
        self.held = self.held.saturating_add(1);
        self.since = Some(now);
    }

    fn in_paste(&self) -> bool {
        self.head == PASTE_STARTS
    }

    fn reset(&mut self) {
        *self = Self::default();
    }

    fn parse(&mut self, bytes: &[u8], more: bool, typed: &mut Vec<Typed>) {
        let parser = &mut self.parser;
        let events = guarded(|| {
            parser.parse(bytes, more);
            std::iter::from_fn(|| parser.pop()).collect::<Vec<Event>>()
        });
        match events {
            Ok(events) if events.is_empty() => {
                // What an Esc begins is told from there, whatever came before it and led nowhere.
                if bytes == b"\x1b" && !self.in_paste() {
                    self.head = bytes.to_vec();
                }
            }
            Ok(events) => {
                typed.extend(events.into_iter().filter_map(meaning));
                self.head.clear();
                self.tail.clear();
                self.held = 0;
                self.since = None;
            }
            Err(_) => self.reset(),
        }
    }
}

fn meaning(event: Event) -> Option<Typed> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => self::key(key).map(Typed::Key),
        Event::Paste(text) => Some(Typed::Pasted(text)),
        _ => None,
    }
}

fn key(event: KeyEvent) -> Option<KeyCombination> {
    let mut modifiers = KeyModifiers::NONE;
    for (sent, ours) in [
        (Modifiers::SHIFT, KeyModifiers::SHIFT),
        (Modifiers::CONTROL, KeyModifiers::CONTROL),
        (Modifiers::ALT, KeyModifiers::ALT),
        (Modifiers::META, KeyModifiers::ALT),
        (Modifiers::SUPER, KeyModifiers::SUPER),
    ] {
        modifiers.set(ours, modifiers.contains(ours) || event.modifiers.contains(sent));
    }
    let code = match event.code {
        // Some terminals send Ctrl-H for Backspace.
        Sent::Char('h') if modifiers == KeyModifiers::CONTROL => {
            modifiers = KeyModifiers::NONE;
            KeyCode::Backspace
        }
        Sent::Char(letter) => KeyCode::Char(letter),
        Sent::Enter => KeyCode::Enter,
        Sent::Backspace => KeyCode::Backspace,
        Sent::Tab => KeyCode::Tab,
        Sent::BackTab => KeyCode::BackTab,
        Sent::Escape => KeyCode::Esc,
        Sent::Left => KeyCode::Left,
        Sent::Right => KeyCode::Right,
        Sent::Up => KeyCode::Up,
        Sent::Down => KeyCode::Down,
        Sent::Home => KeyCode::Home,
        Sent::End => KeyCode::End,
        Sent::PageUp => KeyCode::PageUp,
        Sent::PageDown => KeyCode::PageDown,
        Sent::Insert => KeyCode::Insert,
        Sent::Delete => KeyCode::Delete,
        Sent::Function(number) => KeyCode::F(number),
        _ => return None,
    };
    Some(KeyCombination::one_key(code, modifiers).normalized())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::key_name;
    use proptest::prelude::*;

    fn words(typed: &[Typed]) -> String {
        let word = |typed: &Typed| match typed {
            Typed::Key(key) => key_name(*key),
            Typed::Pasted(text) => format!("“{text}”"),
            Typed::TooLong => "too long".to_owned(),
        };
        typed.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    /// What bytes mean that come one by one, with all the time in the world after them.
    fn read(bytes: &[u8]) -> String {
        let start = Instant::now();
        let mut decoder = Decoder::default();
        let mut typed: Vec<Typed> = bytes.iter().flat_map(|byte| decoder.take(&[*byte], start)).collect();
        typed.extend(decoder.wake(start + PASTE));
        words(&typed)
    }

    #[test]
    fn keys_are_read_however_their_bytes_are_split() {
        for (bytes, meant) in [
            ("a", "a"),
            ("D", "D"),
            ("?", "?"),
            ("\r", "Enter"),
            ("\t", "Tab"),
            ("\x1b[Z", "Shift-Tab"),
            ("\x7f", "Backspace"),
            ("\x08", "Backspace"),
            ("\x1b", "Esc"),
            ("\x1b[A\x1b[B", "↑ ↓"),
            ("\x1bOC", "→"),
            ("\x1b[1;2D", "Shift-←"),
            ("\x1b[1;5C", "Ctrl-→"),
            ("\x1bx", "Alt-X"),
            ("\x10", "Ctrl-P"),
            ("\0", "Ctrl-Space"),
            ("\x1bOP\x1b[15~\x1b[19;2~", "F1 F5 Shift-F8"),
            ("\x1b[3~\x1b[2~\x1b[5~\x1b[6~\x1b[H\x1b[F", "Del Ins PgUp PgDn Home End"),
            ("é£日", "é £ 日"),
            ("\x1b[200~a\r\nb\x1b[201~c", "“a\r\nb” c"),
            ("\x1b[?62;22c\x1b[12;40R\x1b]11;rgb:0000/0000/0000\x07\x1b[?2026;2$yz", "z"),
            ("\x1b[Ix\x1b[O", "x"),
            ("\x1b[<0;10;10Mx", "x"),
            ("\x1b[97u\x1b[27u", "a Esc"),
        ] {
            assert_eq!(read(bytes.as_bytes()), meant, "{bytes:?}, byte by byte");
            let mut decoder = Decoder::default();
            let mut typed = decoder.take(bytes.as_bytes(), Instant::now());
            typed.extend(decoder.wake(Instant::now() + PASTE));
            assert_eq!(words(&typed), meant, "{bytes:?}, at once");
        }
    }

    #[test]
    fn an_esc_waits_a_moment_for_what_follows() {
        let start = Instant::now();
        let mut decoder = Decoder::default();
        assert_eq!(decoder.deadline(), None);
        assert!(decoder.take(b"\x1b", start).is_empty());
        assert_eq!(decoder.deadline(), Some(start + ESC));
        assert!(decoder.wake(start + ESC / 2).is_empty());
        assert_eq!(words(&decoder.wake(start + ESC)), "Esc");
        assert_eq!(decoder.deadline(), None);
        assert_eq!(words(&decoder.take(b"j", start)), "j");
    }

    #[test]
    fn a_paste_that_does_not_end_is_dropped() {
        let start = Instant::now();
        let mut decoder = Decoder::default();
        assert!(decoder.take(b"\x1b[200~dddd", start).is_empty());
        assert!(decoder.wake(start + ESC).is_empty());
        assert!(decoder.wake(start + PASTE).is_empty());
        assert_eq!(words(&decoder.take(b"j", start)), "j");
    }

    #[test]
    fn a_paste_that_is_too_long_is_dropped_to_its_end() {
        let start = Instant::now();
        let mut decoder = Decoder::default();
        let mut typed = decoder.take(b"\x1b[200~", start);
        for _ in 0..20 {
            typed.extend(decoder.take(&vec![b'd'; PASTED / 16], start));
        }
        typed.extend(decoder.take(b"dddd\x1b[201~j", start));
        assert_eq!(words(&typed), "too long j");
    }

    #[test]
    fn an_answer_without_an_end_is_given_up() {
        let start = Instant::now();
        let mut decoder = Decoder::default();
        assert!(decoder.take(b"\x1b]11;rgb:", start).is_empty());
        assert!(decoder.wake(start + SEQUENCE).is_empty());
        assert_eq!(words(&decoder.take(b"j", start)), "j");
    }

    /// Pieces of what a terminal might send, broken and whole.
    fn pieces() -> impl Strategy<Value = Vec<Vec<u8>>> {
        let piece = prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..12),
            "\\x1b[\\[\\]OP?<>;0-9MmRucy~:\\x1bIZ]{0,12}".prop_map(String::into_bytes),
            "[é日a-c]{1,3}".prop_map(String::into_bytes),
            Just(PASTE_STARTS.to_vec()),
            Just(PASTE_ENDS.to_vec()),
        ];
        proptest::collection::vec(piece, 0..20)
    }

    /// What a decoder makes of pieces, each after a pause; it keeps no more than it should.
    fn timed<'a>(pieces: impl Iterator<Item = (Duration, &'a [u8])>) -> String {
        let mut now = Instant::now();
        let (mut decoder, mut typed) = (Decoder::default(), vec![]);
        for (pause, piece) in pieces {
            now += pause;
            typed.extend(decoder.wake(now));
            typed.extend(decoder.take(piece, now));
            assert!(decoder.head.len() <= PASTE_STARTS.len() && decoder.tail.len() <= PASTE_ENDS.len());
            assert!(decoder.dropping || decoder.held <= PASTED.max(LONGEST));
        }
        typed.extend(decoder.wake(now + PASTE));
        assert!(decoder.deadline().is_none() && decoder.held == 0, "{decoder:?}");
        words(&typed)
    }

    #[test]
    fn a_sequence_without_an_end_is_given_up_by_its_length() {
        for begun in ["\x1b[", "\x1b]11;", "\x1bP", "\x1b[<"] {
            let bytes = [begun.as_bytes(), &vec![b'1'; 2 * LONGEST]].concat();
            timed(bytes.chunks(4096).map(|piece| (Duration::ZERO, piece)));
        }
    }

    proptest! {
        #[test]
        fn bytes_mean_the_same_however_they_are_split(
            pieces in pieces(), pauses in proptest::collection::vec(0..7_usize, 20),
        ) {
            let millis = [0, 1, 49, 50, 499, 500, 2500].map(Duration::from_millis);
            let timed_pieces = || pieces.iter().zip(&pauses).map(|(piece, n)| (millis[*n], piece.as_slice()));
            let one_by_one = timed_pieces().flat_map(|(pause, piece)| {
                let first = piece.first().map_or(0, |_| 1).min(piece.len());
                let (head, rest) = piece.split_at(first);
                std::iter::once((pause, head)).chain(rest.chunks(1).map(|byte| (Duration::ZERO, byte)))
            });
            prop_assert_eq!(timed(timed_pieces()), timed(one_by_one));
            // Within the wait for an Esc no pause makes a difference; one in which nothing comes adds to the next.
            let all = pieces.concat();
            let bytes = pieces.iter().filter(|piece| !piece.is_empty());
            let quick = bytes.map(|piece| (Duration::from_millis(49), piece.as_slice()));
            prop_assert_eq!(timed(quick), timed(std::iter::once((Duration::ZERO, all.as_slice()))));
        }

        #[test]
        fn any_bytes_are_taken_and_forgotten(
            pieces in proptest::collection::vec(
                prop_oneof![
                    proptest::collection::vec(any::<u8>(), 0..12),
                    "\\x1b[\\[\\]OP?<>;0-9MmRucy~:\\x1bIZ]{0,12}".prop_map(String::into_bytes),
                ],
                0..20,
            )
        ) {
            let start = Instant::now();
            let mut decoder = Decoder::default();
            for piece in &pieces {
                decoder.take(piece, start);
            }
            decoder.wake(start + PASTE);
            prop_assert_eq!(decoder.deadline(), None);
            prop_assert_eq!(words(&decoder.take(b"j", start)), "j");
        }
    }
}
