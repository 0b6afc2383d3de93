//! Bytes of a terminal to keys and pasted text, which users mean; what terminals tell of themselves is kept apart from it.
//!
//! The sequences are read by `termina`. Ours is what it leaves open: when a lone Esc is a key, what comes late of a sequence
//! whose Esc was taken for one, and when to give up on a sequence or a paste that does not end. Time comes in as an argument.

#[cfg(test)]
mod tests;
mod torn;

use std::time::{Duration, Instant};

use crokey::KeyCombination;
use crokey::crossterm::event::{KeyCode, KeyModifiers};
use termina::escape::csi::{Csi, Device, Mode};
use termina::escape::osc::{ColorOrQuery, DynamicColorNumber, Osc};
use termina::event::{Event, KeyCode as Sent, KeyEvent, KeyEventKind, Modifiers};

use super::guarded::guarded;
use torn::{PASTE_STARTS, Sifted, Torn};

/// How long any other sequence waits for its next byte.
const SEQUENCE: Duration = Duration::from_millis(500);
/// How long a paste waits for its next byte, and an answer of the terminal, of which none is ever typed.
const LONG: Duration = Duration::from_secs(2);
/// How long an answer may be under way in all: what never ends must not swallow what is typed for longer.
const LONGEST: Duration = Duration::from_secs(8);
/// The most bytes of one paste; a longer one is dropped whole.
const PASTED: usize = 1 << 20;
/// The most bytes of any other sequence.
const LONGEST_SEQUENCE_BYTES: usize = 1 << 16;

const ESC: u8 = b'\x1b';
/// The first byte of the controls that are letters of two bytes; what ends a text in one byte.
const FIRST_OF_TWO: u8 = 0xc2;
const ENDS_SHORT: u8 = 0x9c;
const PASTE_ENDS: &[u8] = b"\x1b[201~";
/// What begins an answer that is read.
const ANSWER_STARTS: [&[u8]; 4] = [b"\x1b]", b"\x1bP", b"\x1b[?", b"\x1b[>"];
/// Those of them that are a text, and what ends one.
const TEXT_STARTS: [&[u8]; 2] = [b"\x1b]", b"\x1bP"];
const TEXT_ENDS: [&[u8]; 2] = [b"\x07", b"\x1b\\"];

/// How far away a terminal is: by that is told an Esc from the first byte of a sequence that the way tore apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// On this machine.
    #[default]
    Near,
    /// Beyond a network, which may hold up the rest of a sequence for as long as it takes to send it again.
    Far,
}

impl Link {
    /// What the environment says of the terminal that the program was started in: whether somebody came over SSH.
    #[must_use]
    pub fn told_by(variable: impl Fn(&str) -> Option<String>) -> Self {
        let over_ssh = ["SSH_CONNECTION", "SSH_TTY"].into_iter().any(|name| variable(name).is_some());
        if over_ssh { Self::Far } else { Self::Near }
    }

    /// How long an Esc waits for what might follow it: longer than a sequence takes, and too short to be missed.
    #[must_use]
    pub fn patience(self) -> Duration {
        Duration::from_millis(match self {
            Self::Near => 100,
            Self::Far => 250,
        })
    }
}

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

/// What a terminal tells of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Red, green and blue of what it draws on.
    Ground([u8; 3]),
    /// What it is; it answers so whatever else it does not answer.
    Itself,
    /// That its window has come to the front.
    InFront,
    /// That its colours have turned dark or light.
    Turned,
}

/// What is dropped up to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dropped {
    Paste,
    Text,
    /// A text that began in one byte, and may end in one.
    ShortText,
}

impl Dropped {
    fn ends_with(self, tail: &[u8]) -> bool {
        match self {
            Self::Paste => tail.ends_with(PASTE_ENDS),
            Self::Text => TEXT_ENDS.iter().any(|end| tail.ends_with(end)),
            Self::ShortText => tail.ends_with(&[ENDS_SHORT]) || Self::Text.ends_with(tail),
        }
    }
}

/// Reads the bytes of one terminal.
#[derive(Debug, Default)]
pub struct Decoder {
    link: Link,
    parser: termina::Parser,
    torn: Torn,
    /// How the bytes since the last event begin.
    head: Vec<u8>,
    /// The last few of them.
    tail: Vec<u8>,
    /// How many there are.
    held: usize,
    /// When the last of them came, and the first.
    since: Option<Instant>,
    begun: Option<Instant>,
    /// What is being dropped, up to its end.
    dropping: Option<Dropped>,
    /// What the terminal told and nobody has heard.
    told: Vec<Told>,
}

impl Decoder {
    /// One for a terminal so far away.
    #[must_use]
    pub fn new(link: Link) -> Self {
        Self { link, ..Self::default() }
    }

    /// Takes in bytes that came now.
    pub fn take(&mut self, bytes: &[u8], now: Instant) -> Vec<Typed> {
        let mut typed = vec![];
        for byte in bytes {
            match self.torn.sift(*byte, now) {
                Sifted::Meant => self.take_one(*byte, now, &mut typed),
                Sifted::Kept => {}
                Sifted::Given(bytes) => bytes.iter().for_each(|byte| self.take_one(*byte, now, &mut typed)),
            }
        }
        typed
    }

    /// What the terminal told of itself since this was last asked.
    pub fn told(&mut self) -> Vec<Told> {
        std::mem::take(&mut self.told)
    }

    fn take_one(&mut self, byte: u8, now: Instant, typed: &mut Vec<Typed>) {
        let is_endless = self.begun.is_some_and(|begun| now.saturating_duration_since(begun) > LONGEST);
        if is_endless && self.in_answer() {
            self.reset();
        }
        if self.begins_short(byte, now, typed) {
            return;
        }
        // Two of them are two keys, however soon the second came.
        if byte == ESC && self.head == [ESC] {
            self.parse(&[], false, typed);
        }
        self.hold(byte, now);
        if let Some(dropped) = self.dropping {
            if dropped.ends_with(&self.tail) {
                self.reset();
            }
            return;
        }
        // What else begins a text is never read: all of it is dropped, unless nothing follows it and it was a key.
        if matches!(self.head.as_slice(), [ESC, b'_' | b'^' | b'X']) {
            self.drop_rest(Dropped::Text);
            return;
        }
        self.parse(&[byte], true, typed);
        if self.in_paste() && self.held > PASTED {
            typed.push(Typed::TooLong);
            self.drop_rest(Dropped::Paste);
        } else if !self.in_paste() && self.held > LONGEST_SEQUENCE_BYTES {
            if TEXT_STARTS.iter().any(|start| self.head.starts_with(start)) {
                self.drop_rest(Dropped::Text);
            } else {
                self.reset();
            }
        }
    }

    /// When to call `wake`, if no bytes come before.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        let patience = if self.may_be_alt() {
            self.link.patience()
        } else if self.dropping.is_some() || self.in_paste() || self.in_answer() {
            LONG
        } else if self.tail.last() == Some(&ESC) {
            self.link.patience()
        } else {
            SEQUENCE
        };
        // What may be torn is waited for only while nothing else is under way.
        let torn = self.torn.since().and_then(|since| since.checked_add(self.link.patience()));
        torn.or_else(|| self.since.and_then(|since| since.checked_add(patience)))
    }

    /// Gives up waiting, when the deadline has passed: an Esc that nothing followed is a key, other beginnings are dropped.
    pub fn wake(&mut self, now: Instant) -> Vec<Typed> {
        let mut typed = vec![];
        if self.deadline().is_none_or(|deadline| deadline > now) {
            return typed;
        }
        if self.torn.since().is_some() {
            self.torn.give_up().iter().for_each(|byte| self.take_one(*byte, now, &mut typed));
            return typed;
        }
        if self.may_be_alt() {
            let head = std::mem::take(&mut self.head);
            self.reset();
            self.parse(&head, false, &mut typed);
            return typed;
        }
        let alone = self.since.filter(|_| self.head == [ESC]);
        if self.dropping.is_none() && !self.in_paste() {
            self.parse(&[], false, &mut typed);
        }
        self.reset();
        if let Some(since) = alone {
            self.torn = Torn::after_esc(since);
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
        self.begun = self.begun.or(Some(now));
    }

    fn in_paste(&self) -> bool {
        self.head == PASTE_STARTS
    }

    /// Whether an answer of a text is under way that is read.
    fn in_text(&self) -> bool {
        self.dropping.is_none() && TEXT_STARTS.iter().any(|start| self.head.starts_with(start))
    }

    /// Whether any answer is under way, read or dropped.
    fn in_answer(&self) -> bool {
        let is_dropped = matches!(self.dropping, Some(Dropped::Text | Dropped::ShortText));
        is_dropped || ANSWER_STARTS.iter().any(|start| self.head.starts_with(start))
    }

    /// Whether what is being dropped is two bytes that are a key with Alt where nothing follows them.
    fn may_be_alt(&self) -> bool {
        self.dropping == Some(Dropped::Text) && self.held == 2 && self.head.len() == 2
    }

    /// Takes a byte that is a control by itself, alone or as a letter of two bytes; says whether it was one. Some terminals write
    /// so what others write as an Esc and a letter.
    fn begins_short(&mut self, byte: u8, now: Instant, typed: &mut Vec<Typed>) -> bool {
        let is_first = self.held == 0 || self.head == [FIRST_OF_TWO];
        if !is_first || self.dropping.is_some() {
            return false;
        }
        match byte {
            0x90 | 0x98 | 0x9d | 0x9e | 0x9f => {
                self.reset();
                self.hold(byte, now);
                self.drop_rest(Dropped::ShortText);
            }
            0x9b => {
                self.reset();
                self.take_one(ESC, now, typed);
                self.take_one(b'[', now, typed);
            }
            _ => return false,
        }
        true
    }

    fn reset(&mut self) {
        *self = Self { told: self.told(), ..Self::new(self.link) };
    }

    fn drop_rest(&mut self, dropped: Dropped) {
        self.parser = termina::Parser::default();
        self.dropping = Some(dropped);
    }

    fn parse(&mut self, bytes: &[u8], more: bool, typed: &mut Vec<Typed>) {
        let parser = &mut self.parser;
        let events = guarded(|| {
            parser.parse(bytes, more);
            std::iter::from_fn(|| parser.pop()).collect::<Vec<Event>>()
        });
        match events {
            Ok(events) if events.is_empty() => {
                // What an Esc begins is told from there, whatever came before it and led nowhere; one may end an answer.
                if bytes == [ESC] && !self.in_paste() && !self.in_text() {
                    self.head = bytes.to_vec();
                }
            }
            Ok(events) => {
                self.told.extend(events.iter().filter_map(told));
                typed.extend(events.into_iter().filter_map(meaning));
                self.head.clear();
                self.tail.clear();
                self.held = 0;
                (self.since, self.begun) = (None, None);
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

fn told(event: &Event) -> Option<Told> {
    match event {
        Event::FocusIn => Some(Told::InFront),
        Event::Csi(Csi::Device(Device::DeviceAttributes(()))) => Some(Told::Itself),
        Event::Csi(Csi::Mode(Mode::ReportTheme(_))) => Some(Told::Turned),
        Event::Osc(Osc::ChangeDynamicColors(DynamicColorNumber::TextBackgroundColor, colours)) => {
            let [ColorOrQuery::Color(it)] = colours.as_slice() else { return None };
            Some(Told::Ground([it.red, it.green, it.blue]))
        }
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
