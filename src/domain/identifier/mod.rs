//! Numbers that identify a patient: CHI and NHS numbers, found in any text so that none is ever stored.
//!
//! Ten digits of any script, in any parts, with whatever signs people put between those, no digit beside them; the check digit
//! is that of both schemes: weights 10 to 2 over nine digits, 11 less the rest by 11, where 11 counts as 0 and 10 cannot be.
//! A CHI number begins with a day, an NHS number with 3 or more. Days, times and lists are written in parts as well:
//! `other` knows those.

mod other;
mod runs;

use std::borrow::Cow;
use std::ops::Range;

use other::{Other, is_day_of_century};
use runs::{DigitRun, Joint};

/// What ten digits in a text are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// A valid CHI number.
    Chi,
    /// A valid NHS number.
    Nhs,
    /// Ten digits written like one whose check digit or date is wrong.
    LooksLike,
}

impl FindingKind {
    /// Whether it may not be stored.
    #[must_use]
    pub fn is_identifier(self) -> bool {
        matches!(self, Self::Chi | Self::Nhs)
    }

    /// What to call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Chi => "a CHI number",
            Self::Nhs => "an NHS number",
            Self::LooksLike => "ten digits that look like a CHI or NHS number",
        }
    }
}

/// Ten digits found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What they are.
    pub kind: FindingKind,
    /// Where they stand, in bytes.
    pub at: Range<usize>,
}

/// Finds everything in a text that is, or looks like, a CHI or NHS number.
#[must_use]
pub fn scan(text: &str) -> Vec<Finding> {
    // Most texts hold few digits, and a digit is a byte at least.
    if text.len() < 10 || text.is_ascii() && text.bytes().filter(u8::is_ascii_digit).count() < 10 {
        return vec![];
    }
    let runs = runs::of(text);
    let mut found = vec![];
    let mut at = 0;
    while let Some((kind, used)) = runs.get(at..).and_then(read) {
        if let (Some(kind), Some(first), Some(last)) = (kind, runs.get(at), runs.get(at + used - 1)) {
            found.push(Finding { kind, at: first.at.start..last.at.end });
        }
        at += used;
    }
    found
}

/// Why a text may not be kept, where it holds a number that identifies somebody; in words, for the field it stands in.
#[must_use]
pub fn why_refused(text: &str) -> Option<String> {
    let found = scan(text).into_iter().find(|found| found.kind.is_identifier())?;
    Some(format!(
        "this holds {}, which is never kept here: write the local reference instead",
        found.kind.title()
    ))
}

/// A text without the numbers that identify somebody: what is told of a file that is named by one.
#[must_use]
pub fn without(text: &str) -> Cow<'_, str> {
    let found: Vec<Finding> = scan(text).into_iter().filter(|found| found.kind.is_identifier()).collect();
    if found.is_empty() {
        return text.into();
    }
    let mut kept = text.to_owned();
    for found in found.into_iter().rev() {
        kept.replace_range(found.at, "…");
    }
    kept.into()
}

/// The ways in which such a number is written nearly always: they count beside other digits too.
const USUAL_WAYS: [&[usize]; 4] = [&[10], &[6, 4], &[3, 3, 4], &[2, 2, 2, 4]];

/// What stands at the first of these runs, and how many runs it takes; `None` where there are no more.
fn read(runs: &[DigitRun]) -> Option<(Option<FindingKind>, usize)> {
    let first = runs.first()?;
    let way = |way: &&&[usize]| {
        let lengths = runs.iter().map(|run| run.digits.len());
        lengths.take(way.len()).eq(way.iter().copied())
    };
    let usual = USUAL_WAYS.iter().find(way).and_then(|way| runs.get(..way.len()));
    if let Some(parts) = usual.filter(|parts| are_joined(parts))
        && let Some(kind) = in_a_usual_way(parts)
    {
        return Some((Some(kind), parts.len()));
    }
    let follow = runs.iter().skip(1).take_while(|run| run.joint >= Joint::Signs).count();
    let chain = runs.get(..=follow).unwrap_or_default();
    let is_whole =
        first.joint < Joint::Signs && chain.iter().map(|run| run.digits.len()).sum::<usize>() == 10;
    if is_whole && chain.len() > 1 && chain.iter().all(|run| !run.is_part) {
        return Some(in_another_way(chain).map_or((None, 1), |kind| (Some(kind), chain.len())));
    }
    Some((None, 1))
}

/// Whether parts belong together: by what people put between parts, or by the same comma or colon all through.
fn are_joined(parts: &[DigitRun]) -> bool {
    let joints = parts.get(1..).unwrap_or_default();
    joints.iter().all(|run| run.joint >= Joint::Signs)
        || have_one_sign(parts) && joints.iter().all(|run| run.joint == Joint::Loose)
}

/// Whether the same sign stands between parts all through.
fn have_one_sign(parts: &[DigitRun]) -> bool {
    let joints = parts.get(1..).unwrap_or_default();
    joints.iter().all(|run| joints.first().is_some_and(|first| first.sign == run.sign))
}

/// What ten digits are that are written as such numbers are.
fn in_a_usual_way(parts: &[DigitRun]) -> Option<FindingKind> {
    let digits = digits(parts);
    let is_usual = parts.iter().skip(1).all(|run| run.joint == Joint::Usual);
    match (parts.len(), check_digit_holds(&digits)) {
        // Brackets and the like stand in telephone numbers.
        (2 | 3, true) if !is_usual && !have_one_sign(parts) => Some(FindingKind::LooksLike),
        (1 | 3, true) if parts.len() == 3 || !is_day(&digits) => Some(FindingKind::Nhs),
        (1 | 2, true) if is_day(&digits) => Some(FindingKind::Chi),
        (2, true) if may_begin_one(&digits) => Some(FindingKind::Nhs),
        (4, _) if parts.iter().any(|run| run.is_lettered) => None,
        (4, _) => in_another_way(parts),
        _ => is_usual.then_some(FindingKind::LooksLike),
    }
}

/// What ten digits are that are spelled in parts of another kind.
fn in_another_way(parts: &[DigitRun]) -> Option<FindingKind> {
    let digits = digits(parts);
    let may_be = check_digit_holds(&digits) && (is_day(&digits) || may_begin_one(&digits));
    match other::of(parts) {
        _ if !may_be => None,
        Some(Other::Clear) => None,
        Some(Other::List) => is_day(&digits).then_some(FindingKind::LooksLike),
        Some(Other::Likely) => Some(FindingKind::LooksLike),
        // Strokes and the like stand in days, ranges and rooms: but for a day and four digits that is worth a look, no more.
        None if parts.iter().skip(1).any(|run| run.joint < Joint::Usual) && !begin_as_a_day(parts) => {
            Some(FindingKind::LooksLike)
        }
        None if is_day(&digits) => Some(FindingKind::Chi),
        None => Some(FindingKind::Nhs),
    }
}

/// Whether two, two, two and four digits are written as a day is, with one sign inside it.
fn begin_as_a_day(parts: &[DigitRun]) -> bool {
    parts.len() == 4 && parts.get(..3).is_some_and(have_one_sign)
}

fn digits(parts: &[DigitRun]) -> Vec<u32> {
    parts.iter().flat_map(|run| &run.digits).copied().collect()
}

/// Whether an NHS number may begin so: what begins lower is a CHI number and so a day, a code of a telephone, or a year.
fn may_begin_one(digits: &[u32]) -> bool {
    digits.first().is_some_and(|first| *first >= 3)
}

fn check_digit_holds(digits: &[u32]) -> bool {
    let sum: u32 = digits.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    let check = match 11 - sum % 11 {
        11 => 0,
        check => check,
    };
    digits.get(9) == Some(&check)
}

/// Whether the first six digits are a day of the 20th or 21st century, as DDMMYY.
fn is_day(digits: &[u32]) -> bool {
    let [d1, d2, m1, m2, y1, y2, ..] = *digits else {
        return false;
    };
    is_day_of_century(y1 * 10 + y2, m1 * 10 + m2, d1 * 10 + d2)
}

#[cfg(test)]
mod tests;
