//! Text that people write, as it is kept: what may stand in it, what is left out, and when two texts are the same.
//!
//! Signs that nobody sees come along with what is pasted from letters and web pages. Most do no harm and are left out or become
//! a space; those that turn what follows round, and controls, are never kept: a note would read otherwise than it was written.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// What a letter is to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It is seen.
    Seen,
    /// A space of another kind: of a width of its own, not to be broken at, the end of a line.
    Space,
    /// It joins its neighbours or keeps them apart: a way of spelling in Persian or Sinhala, one picture of several with
    /// emoji, another picture of the sign before it; among ASCII it does nothing.
    Joiner,
    /// Nobody sees it, and it turns nothing round.
    Unseen,
    /// It has what is beside it read from the other side.
    Turning,
    /// It tells a terminal something.
    Control,
}

/// The classes other than of what is seen, by ranges of letters. What Unicode calls ignorable is unseen; the marks of a
/// direction among it turn no letter that has a direction of its own.
const CLASSES: &[(char, char, Class)] = &[
    ('\t', '\r', Class::Space),
    ('\u{85}', '\u{85}', Class::Space),
    ('\0', '\u{1f}', Class::Control),
    ('\u{7f}', '\u{9f}', Class::Control),
    ('\u{a0}', '\u{a0}', Class::Space),
    ('\u{ad}', '\u{ad}', Class::Unseen),
    ('\u{34f}', '\u{34f}', Class::Unseen),
    ('\u{61c}', '\u{61c}', Class::Unseen),
    ('\u{115f}', '\u{1160}', Class::Unseen),
    ('\u{1680}', '\u{1680}', Class::Space),
    ('\u{17b4}', '\u{17b5}', Class::Unseen),
    ('\u{180b}', '\u{180f}', Class::Unseen),
    ('\u{2000}', '\u{200a}', Class::Space),
    ('\u{200b}', '\u{200b}', Class::Unseen),
    ('\u{200c}', '\u{200d}', Class::Joiner),
    ('\u{200e}', '\u{200f}', Class::Unseen),
    ('\u{2028}', '\u{2029}', Class::Space),
    ('\u{202a}', '\u{202e}', Class::Turning),
    ('\u{202f}', '\u{202f}', Class::Space),
    ('\u{205f}', '\u{205f}', Class::Space),
    ('\u{2060}', '\u{2065}', Class::Unseen),
    ('\u{2066}', '\u{2069}', Class::Turning),
    ('\u{206a}', '\u{206f}', Class::Unseen),
    ('\u{2800}', '\u{2800}', Class::Space),
    ('\u{3000}', '\u{3000}', Class::Space),
    ('\u{3164}', '\u{3164}', Class::Unseen),
    ('\u{fe00}', '\u{fe0f}', Class::Joiner),
    ('\u{feff}', '\u{feff}', Class::Unseen),
    ('\u{ffa0}', '\u{ffa0}', Class::Unseen),
    ('\u{fff0}', '\u{fffb}', Class::Unseen),
    ('\u{fffe}', '\u{ffff}', Class::Unseen),
    ('\u{1bca0}', '\u{1bca3}', Class::Unseen),
    ('\u{1d173}', '\u{1d17a}', Class::Unseen),
    ('\u{e0000}', '\u{e0fff}', Class::Unseen),
];

/// What those are called that people meet.
const NAMES: &[(char, &str)] = &[
    ('\t', "tab"),
    ('\n', "line end"),
    ('\r', "line end"),
    ('\u{1b}', "escape"),
    ('\u{ad}', "soft hyphen"),
    ('\u{200b}', "zero-width space"),
    ('\u{200c}', "zero-width non-joiner"),
    ('\u{200d}', "zero-width joiner"),
    ('\u{200e}', "left-to-right mark"),
    ('\u{200f}', "right-to-left mark"),
    ('\u{202a}', "left-to-right embedding"),
    ('\u{202b}', "right-to-left embedding"),
    ('\u{202c}', "end of an embedding"),
    ('\u{202d}', "left-to-right override"),
    ('\u{202e}', "right-to-left override"),
    ('\u{2060}', "word joiner"),
    ('\u{2066}', "left-to-right isolate"),
    ('\u{2067}', "right-to-left isolate"),
    ('\u{2068}', "first-strong isolate"),
    ('\u{2069}', "end of an isolate"),
    ('\u{feff}', "byte order mark"),
];

/// Letters that are no letter with an accent, as they are written where there are only the plain ones.
const LETTERS: &[(char, &str)] = &[
    ('ß', "ss"),
    ('ẞ', "SS"),
    ('æ', "ae"),
    ('Æ', "AE"),
    ('œ', "oe"),
    ('Œ', "OE"),
    ('ø', "o"),
    ('Ø', "O"),
    ('ł', "l"),
    ('Ł', "L"),
    ('đ', "d"),
    ('Đ', "D"),
    ('ð', "d"),
    ('Ð', "D"),
    ('þ', "th"),
    ('Þ', "Th"),
    ('ħ', "h"),
    ('Ħ', "H"),
    ('ı', "i"),
];

/// What a letter is to a text.
#[must_use]
pub fn class_of(letter: char) -> Class {
    if matches!(letter, ' '..='~') {
        return Class::Seen;
    }
    let class = CLASSES.iter().find(|(first, last, _)| (*first..=*last).contains(&letter));
    class.map_or(Class::Seen, |(_, _, class)| *class)
}

/// A letter by its number, and by its name where people may have met that: `U+202E (right-to-left override)`.
#[must_use]
pub fn named(letter: char) -> String {
    let number = format!("U+{:04X}", u32::from(letter));
    match NAMES.iter().find(|(it, _)| *it == letter) {
        Some((_, name)) => format!("{number} ({name})"),
        None => number,
    }
}

/// Whether a letter may be kept: it is no control and ends no line, it turns no others round, and it is seen, or joins what is.
#[must_use]
pub fn is_kept(letter: char) -> bool {
    let ends_line = matches!(letter, '\u{2028}' | '\u{2029}');
    !letter.is_control() && !ends_line && !matches!(class_of(letter), Class::Turning | Class::Unseen)
}

/// The first letter of a text that is never kept: a control, a line's end among them, one that turns others round, or one that
/// nobody sees, but for joiners that have something to join.
#[must_use]
pub fn never_kept(text: &str) -> Option<char> {
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_idle = class_of(letter) == Class::Joiner && !joins(letter, before, letters.peek().copied());
        if is_idle || !is_kept(letter) {
            return Some(letter);
        }
        before = Some(letter);
    }
    None
}

/// A text with what is never kept, but for the ends of lines and tabs, written as its number, `\\u202E`: so it stands in texts
/// for programs too.
#[must_use]
pub fn escaped(text: &str) -> Cow<'_, str> {
    escaped_but(text, |letter| matches!(letter, '\n' | '\t'))
}

/// The same of what is to stand in one line, such as a name or a word of somebody's: the ends of lines and tabs too.
#[must_use]
pub fn in_one_line(text: &str) -> Cow<'_, str> {
    escaped_but(text, |_| false)
}

fn escaped_but(text: &str, is_let_through: impl Fn(char) -> bool) -> Cow<'_, str> {
    let is_shown = |letter: char| is_kept(letter) || is_let_through(letter);
    if text.chars().all(is_shown) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_shown(letter) {
            out.push(letter);
        } else {
            let _ = write!(out, "\\u{:04X}", u32::from(letter));
        }
    }
    out.into()
}

/// A text as it is taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tidy {
    /// The text, in one line and composed: an accent is one letter with what it stands on.
    pub text: String,
    /// What was left out of it, each once.
    pub left_out: BTreeSet<char>,
}

/// Takes in a text that somebody typed or pasted: every kind of space, a line's end too, becomes a plain one, and what nobody
/// sees is left out. The error is the override in it that has what follows read backwards: whoever pasted it saw another text
/// than the one that would be kept.
pub fn tidy(text: &str) -> Result<Tidy, char> {
    if let Some(turned) = text.chars().find(|letter| matches!(letter, '\u{202d}' | '\u{202e}')) {
        return Err(turned);
    }
    let mut tidy = Tidy::default();
    let mut before = None;
    let text = composed(text);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match class_of(letter) {
            Class::Seen => tidy.text.push(letter),
            // The two ends of one line are one.
            Class::Space if letter == '\r' && letters.peek() == Some(&'\n') => continue,
            Class::Space => tidy.text.push(' '),
            Class::Joiner if joins(letter, before, letters.peek().copied()) => tidy.text.push(letter),
            Class::Joiner | Class::Unseen | Class::Turning | Class::Control => {
                tidy.left_out.insert(letter);
                continue;
            }
        }
        before = Some(letter);
    }
    // What stood between a letter and its accent may be gone.
    if let Cow::Owned(text) = composed(&tidy.text) {
        tidy.text = text;
    }
    Ok(tidy)
}

/// Whether a joiner between two letters has anything to join, or to show otherwise.
fn joins(joiner: char, before: Option<char>, after: Option<char>) -> bool {
    let is_seen = |letter: char| !letter.is_ascii() && class_of(letter) != Class::Space;
    match joiner {
        // Of digits in a box the first part is plain.
        '\u{fe00}'..='\u{fe0f}' => {
            before.is_some_and(|it| is_seen(it) || matches!(it, '0'..='9' | '#' | '*'))
        }
        _ => before.is_some_and(is_seen) && after.is_some_and(is_seen),
    }
}

/// A text whose accents are one letter with what they stand on, however they were written.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { text.into() } else { text.nfc().collect::<String>().into() }
}

/// A text as it is compared: in small letters, composed, and without what nobody sees.
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let seen = text.chars().filter_map(|letter| match class_of(letter) {
        Class::Seen | Class::Joiner => Some(letter),
        Class::Space => Some(' '),
        Class::Unseen | Class::Turning | Class::Control => None,
    });
    seen.flat_map(char::to_lowercase).nfc().collect()
}

/// A letter as it is written where there are only the plain ones: without its accent, or as one or two that stand for it.
/// Nothing of a mark that stands on another letter; `None` of a letter that no plain one stands for.
#[must_use]
pub fn unaccented(letter: char) -> Option<Cow<'static, str>> {
    if letter.is_ascii() {
        return Some(letter.to_string().into());
    }
    if is_combining_mark(letter) {
        return Some("".into());
    }
    if let Some((_, plain)) = LETTERS.iter().find(|(it, _)| *it == letter) {
        return Some((*plain).into());
    }
    let mut base = None;
    decompose_canonical(letter, |part| base = base.or(Some(part)));
    base.filter(char::is_ascii).map(|base| base.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_pasted_is_tidied() {
        for (written, kept, left_out) in [
            ("plain words", "plain words", ""),
            ("a\u{a0}b\u{202f}c\td\u{3000}e", "a b c d e", ""),
            ("one\r\ntwo\nthree\rfour\u{2028}five", "one two three four five", ""),
            ("\u{feff}Ann\u{200b}a\u{ad}", "Anna", "\u{ad}\u{200b}\u{feff}"),
            ("\u{202a}07700\u{202c} \u{2067}a\u{2069}", "07700 a", "\u{202a}\u{202c}\u{2067}\u{2069}"),
            ("\u{1b}[31mred\u{7}\u{9b}", "[31mred", "\u{7}\u{1b}\u{9b}"),
            ("be\u{301}a", "béa", ""),
            ("a\u{200d}b \u{200d}", "ab ", "\u{200d}"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم", ""),
            ("👩\u{200d}🍼", "👩\u{200d}🍼", ""),
            ("日本語", "日本語", ""),
            ("a\u{2800}b\u{fe0f}", "a b", "\u{fe0f}"),
            ("1\u{fe0f}\u{20e3} ☎\u{fe0f}", "1\u{fe0f}\u{20e3} ☎\u{fe0f}", ""),
        ] {
            let tidied = tidy(written).unwrap();
            assert_eq!(tidied.text, kept, "{written:?}");
            assert_eq!(tidied.left_out.iter().collect::<String>(), left_out, "{written:?}");
            assert_eq!(never_kept(&tidied.text), None);
        }
        for turned in ['\u{202d}', '\u{202e}'] {
            assert_eq!(tidy(&format!("{turned}abc note")), Err(turned));
        }
    }

    #[test]
    fn controls_and_what_turns_others_round_are_never_kept() {
        for letter in ('\0'..=char::MAX).filter(|letter| never_kept(&letter.to_string()).is_some()) {
            let is_told = letter.is_control() || letter.is_whitespace();
            assert!(is_told || !matches!(class_of(letter), Class::Seen | Class::Space), "{letter:?}");
        }
        for text in [
            "An\u{200b}n",
            "a\u{200d}b",
            "é\u{200d}",
            "\u{200d}é",
            "a\u{ad}b",
            "a\u{2028}b",
            "a\u{fe0f}",
            "\u{feff}a",
        ] {
            assert!(never_kept(text).is_some(), "{text:?}");
        }
        for text in [
            "می\u{200c}خواهم",
            "👩\u{200d}❤\u{fe0f}\u{200d}👩",
            "1\u{fe0f}\u{20e3}",
            "a\u{a0}b",
            "☎\u{fe0f} first",
        ] {
            assert_eq!(never_kept(text), None, "{text:?}");
            assert_eq!(tidy(text).unwrap().left_out, BTreeSet::new(), "{text:?}");
        }
        for letter in ["\n", "\t", "\u{7f}", "\u{9b}", "\u{202a}", "\u{202e}", "\u{2066}", "\u{2069}"] {
            assert!(never_kept(letter).is_some(), "{letter:?}");
        }
        assert_eq!(never_kept("Béa 👩\u{200d}🍼 日 − “a”\u{a0}£"), None);
    }

    #[test]
    fn what_is_never_kept_is_written_as_its_number() {
        assert_eq!(escaped("a\u{202e}b\u{1b}[m\u{9b}\tc\r\n"), "a\\u202Eb\\u001B[m\\u009B\tc\\u000D\n");
        assert_eq!(in_one_line("a\tb\r\nc\u{7}"), "a\\u0009b\\u000D\\u000Ac\\u0007");
        assert!(matches!(in_one_line("Béa"), Cow::Borrowed(_)));
        assert!(matches!(escaped("Béa 👩\u{200d}🍼\n"), Cow::Borrowed(_)));
        let json = serde_json::to_string("a\u{202e}\u{1b}\u{9b}\u{7f}\n").unwrap();
        let read: String = serde_json::from_str(&escaped(&json)).unwrap();
        assert_eq!(read, "a\u{202e}\u{1b}\u{9b}\u{7f}\n");
    }

    #[test]
    fn letters_are_called_by_what_people_may_have_met() {
        assert_eq!(named('\u{202e}'), "U+202E (right-to-left override)");
        assert_eq!(named('\u{7}'), "U+0007");
        for (letter, _) in NAMES {
            assert_ne!(class_of(*letter), Class::Seen, "{letter:?}");
        }
    }

    #[test]
    fn texts_are_compared_however_they_were_written() {
        assert_eq!(folded("BE\u{301}A"), folded("béa"));
        assert_eq!(folded("An\u{200b}n\u{a0}Lee"), "ann lee");
        assert_ne!(folded("bea"), folded("béa"), "an accent is a difference");
        assert_eq!(composed("be\u{301}a"), "béa");
    }

    #[test]
    fn a_plain_letter_stands_for_an_accented_one() {
        let plain =
            |text: &str| text.chars().map(|it| unaccented(it).unwrap_or("?".into())).collect::<String>();
        assert_eq!(plain("Béa be\u{301}a Łódź Ømer Straße ﬁ 日"), "Bea bea Lodz Omer Strasse ? ?");
    }

    proptest! {
        #[test]
        fn what_was_tidied_is_tidy(text in any::<String>()) {
            if let Ok(tidied) = tidy(&text) {
                let again = tidy(&tidied.text).unwrap();
                prop_assert_eq!(&again.text, &tidied.text);
                prop_assert!(again.left_out.is_empty());
                prop_assert_eq!(never_kept(&tidied.text), None);
                prop_assert_eq!(folded(&tidied.text), folded(&folded(&tidied.text)));
            }
        }
    }
}
