//! Digits that stand together, of every script, and what stands between them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::domain::text::plain_text::{Class, class_of};

/// Digits that stand together.
pub(super) struct DigitRun {
    /// The digits.
    pub(super) digits: Vec<u32>,
    /// Where they stand, in bytes.
    pub(super) at: Range<usize>,
    /// What joins them to the run before.
    pub(super) joint: Joint,
    /// The first sign between them and the run before; a space where there is nothing to be seen.
    pub(super) sign: char,
    /// Whether a letter stands beside them, as in an id.
    pub(super) is_lettered: bool,
    /// Whether they are part of something else: a letter stands beside them, or a colon that joins them to digits, as in a time.
    pub(super) is_part: bool,
}

impl DigitRun {
    /// The number that the digits make; the highest there is where it is higher.
    pub(super) fn number(&self) -> u32 {
        self.digits.iter().fold(0, |sum, digit| sum.saturating_mul(10).saturating_add(*digit))
    }
}

/// What joins a run of digits to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Joint {
    /// Nothing: words stand between, or it is the first.
    Apart,
    /// A comma, a colon or the like and nothing else: a time, a list, or what somebody put between the parts of a number.
    Loose,
    /// Signs of any kind.
    Signs,
    /// What most people put between the parts of a number, or what nobody sees.
    Usual,
}

/// The most letters between two parts of a number.
const FAR: usize = 12;

/// What stands between the items of a list, and in a time.
const LOOSE: &str = ",;:\u{ff0c}\u{ff1b}\u{ff1a}\u{60c}\u{61b}\u{3001}";

/// What may stand before a number without a space.
const NAMES: [&str; 3] = ["chi", "nhs", "no"];

/// The noughts of the scripts that have digits of their own, from which the other nine go on.
const NOUGHTS: &[char] = &[
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{10d40}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{116d0}',
    '\u{116da}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11bf0}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{11f50}',
    '\u{16130}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{16b50}',
    '\u{16d70}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e4f0}',
    '\u{1e5f1}',
    '\u{1e950}',
];

/// The digit that a letter stands for, in whichever script, width or shape.
pub(super) fn digit(letter: char) -> Option<u32> {
    if letter.is_ascii() {
        return letter.to_digit(10);
    }
    if !letter.is_numeric() {
        return None;
    }
    let before = NOUGHTS.partition_point(|nought| *nought <= letter);
    let nought = before.checked_sub(1).and_then(|at| NOUGHTS.get(at));
    let digit = nought.map(|nought| u32::from(letter) - u32::from(*nought)).filter(|digit| *digit < 10);
    digit.or_else(|| {
        let mut plain = std::iter::once(letter).nfkc();
        plain.next().and_then(|first| first.to_digit(10)).filter(|_| plain.next().is_none())
    })
}

/// Whether most people put it between the parts of a number, or nobody sees it there.
fn is_usual(letter: char) -> bool {
    let hyphens = '\u{2010}'..='\u{2015}';
    matches!(letter, ' ' | '-' | '.' | '\u{b7}' | '\u{2212}')
        || hyphens.contains(&letter)
        || matches!(class_of(letter), Class::Space | Class::Unseen | Class::Joiner)
}

/// Whether it stands on the digit before it, as accents and the frame of a key do, or asks for another picture of it.
fn stands_on(letter: char) -> bool {
    is_combining_mark(letter) || class_of(letter) == Class::Joiner
}

fn joint(between: &str) -> Joint {
    let is_loose = |letter: char| LOOSE.contains(letter);
    let mut letters = between.chars();
    match (letters.next(), letters.next()) {
        (None, _) => Joint::Apart,
        (Some(only), None) if is_loose(only) => Joint::Loose,
        _ if between.chars().count() > FAR => Joint::Apart,
        _ if between.contains(|letter: char| is_loose(letter) || letter.is_alphanumeric()) => Joint::Apart,
        _ if between.chars().all(is_usual) => Joint::Usual,
        _ => Joint::Signs,
    }
}

/// The first sign that is seen, else a space.
fn sign(between: &str) -> char {
    between.chars().find(|letter| class_of(*letter) == Class::Seen && *letter != ' ').unwrap_or(' ')
}

/// Whether letters stand right before digits that are no name of such a number.
fn ends_in_letters(before: &str) -> bool {
    let letters = before.rfind(|letter: char| !letter.is_alphabetic()).map_or(before, |at| {
        before
            .get(at..)
            .and_then(|rest| rest.char_indices().nth(1).and_then(|(next, _)| rest.get(next..)))
            .unwrap_or("")
    });
    !letters.is_empty() && !NAMES.iter().any(|name| letters.eq_ignore_ascii_case(name))
}

/// The runs of digits of a text, in order.
pub(super) fn of(text: &str) -> Vec<DigitRun> {
    let mut runs: Vec<DigitRun> = vec![];
    for (at, letter) in text.char_indices() {
        let Some(digit) = digit(letter) else { continue };
        let end = at + letter.len_utf8();
        let between = runs.last().and_then(|run| text.get(run.at.end..at));
        let is_next = between.is_some_and(|it| it.chars().all(stands_on));
        if let Some(run) = runs.last_mut().filter(|_| is_next) {
            run.digits.push(digit);
            run.at.end = end;
            continue;
        }
        let is_timed = matches!(between, Some(":" | "\u{ff1a}"));
        if let Some(before) = runs.last_mut() {
            before.is_lettered |= between.is_some_and(|it| it.starts_with(char::is_alphabetic));
            before.is_part |= is_timed || before.is_lettered;
        }
        let is_lettered = text.get(..at).is_some_and(ends_in_letters);
        runs.push(DigitRun {
            digits: vec![digit],
            at: at..end,
            joint: between.map_or(Joint::Apart, joint),
            sign: between.map_or(' ', sign),
            is_lettered,
            is_part: is_timed || is_lettered,
        });
    }
    if let Some(last) = runs.last_mut() {
        let after = text.get(last.at.end..).and_then(|it| it.chars().next());
        last.is_lettered |= after.is_some_and(char::is_alphabetic);
        last.is_part |= last.is_lettered;
    }
    runs
}
