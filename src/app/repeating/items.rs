//! The days of a phrase: weekdays, numbered weekdays, days of the month, and the working days of a period.

use super::say::{MONTHS, NUMBERS, WORKING_DAYS};
use crate::domain::{Weekday, weekday_named as weekday};

/// Days of one kind: RFC 5545 narrows one kind by the other, so that no list holds both.
pub(super) enum Days {
    /// Weekdays, each with its number in the month or year where it has one.
    Weekdays(Vec<(Option<i8>, Weekday)>),
    /// Days of the month; negative from its end.
    OfMonth(Vec<i8>),
    /// Which of the working days of the period.
    Working(Vec<i16>),
}

impl Days {
    /// Whether they are weekdays without a number.
    pub(super) fn are_plain(&self) -> bool {
        matches!(self, Self::Weekdays(days) if days.iter().all(|(number, _)| number.is_none()))
    }

    /// Whether they are weekdays.
    pub(super) fn are_weekdays(&self) -> bool {
        matches!(self, Self::Weekdays(_))
    }

    /// Adds others, where they are of the same kind.
    fn join(&mut self, other: Self) -> bool {
        match (self, other) {
            (Self::Weekdays(days), Self::Weekdays(more)) => days.extend(more),
            (Self::OfMonth(days), Self::OfMonth(more)) => days.extend(more),
            (Self::Working(places), Self::Working(more)) => places.extend(more),
            _ => return false,
        }
        true
    }
}

/// The days that begin a list of words, and how many words they take; `None` where none does.
pub(super) fn items(words: &[&str]) -> Option<(Days, usize)> {
    let (mut days, mut at) = item(words, &[])?;
    loop {
        let rest = words.get(at..).unwrap_or_default();
        let little = usize::from(matches!(rest.first(), Some(&("and" | "or" | "&"))));
        // “The first mon and wed” are the first of each.
        let before = match &days {
            Days::Weekdays(days) => numbers_at_the_end(days),
            _ => vec![],
        };
        let Some((more, used)) = rest.get(little..).and_then(|rest| item(rest, &before)) else { break };
        if !days.join(more) {
            break;
        }
        at += little + used;
    }
    Some((days, at))
}

/// The numbers that the last weekday of a list was said with.
fn numbers_at_the_end(days: &[(Option<i8>, Weekday)]) -> Vec<i16> {
    let last = days.last().map(|(_, day)| *day);
    let of_last = days.iter().rev().take_while(|(_, day)| Some(*day) == last);
    of_last.filter_map(|(number, _)| number.map(i16::from)).collect()
}

/// One item of such a list. A weekday without a number takes those of the one before it.
fn item(words: &[&str], before: &[i16]) -> Option<(Days, usize)> {
    let the = usize::from(words.first() == Some(&"the"));
    let each = the == 0 && matches!(words.first(), Some(&("every" | "each")));
    let words = words.get(the + usize::from(each)..)?;
    let (numbers, counted) = if each { (vec![], 0) } else { ordinals(words) };
    let rest = words.get(counted..)?;
    let skipped = the + usize::from(each) + counted;
    if numbers.is_empty() {
        if the == 0
            && let Some((days, used)) = plain(rest)
        {
            let numbered = |day: Weekday| {
                let narrow = before.iter().filter_map(|n| i8::try_from(*n).ok());
                narrow.map(move |n| (Some(n), day)).collect::<Vec<_>>()
            };
            let days = match (days.as_slice(), before, each) {
                ([_, _, ..], ..) | (_, [], _) | (_, _, true) => {
                    days.into_iter().map(|day| (None, day)).collect()
                }
                _ => days.into_iter().flat_map(numbered).collect(),
            };
            return Some((Days::Weekdays(days), skipped + used));
        }
        return None;
    }
    let narrow = |most: u16| -> Option<Vec<i8>> {
        numbers
            .iter()
            .map(|n| i8::try_from(*n).ok().filter(|n| u16::from(n.unsigned_abs()) <= most))
            .collect()
    };
    match rest {
        ["working", "day" | "days", ..] => Some((Days::Working(numbers), skipped + 2)),
        ["weekday" | "weekdays", ..] => Some((Days::Working(numbers), skipped + 1)),
        ["day" | "days", ..] => Some((Days::OfMonth(narrow(31)?), skipped + 1)),
        [word, ..] if day_name(word).is_some() => {
            let day = day_name(word)?;
            let days = narrow(53)?.into_iter().map(|n| (Some(n), day)).collect();
            Some((Days::Weekdays(days), skipped + 1))
        }
        // “The 15th” is a day of the month; “the first” alone is nothing.
        _ => {
            let all = words.get(..counted)?;
            let plain = all.iter().all(|word| *word == "and" || numeral(word).is_some());
            plain.then(|| Some((Days::OfMonth(narrow(31)?), skipped)))?
        }
    }
}

/// Weekdays without a number: one, or the working days.
fn plain(words: &[&str]) -> Option<(Vec<Weekday>, usize)> {
    match words {
        ["working", "day" | "days", ..] => Some((WORKING_DAYS.to_vec(), 2)),
        ["weekday" | "weekdays", ..] => Some((WORKING_DAYS.to_vec(), 1)),
        ["weekend" | "weekends", ..] => Some((vec![Weekday::Sat, Weekday::Sun], 1)),
        [word, ..] => Some((vec![day_name(word)?], 1)),
        [] => None,
    }
}

/// A weekday, one or many: `tue`, `tuesday`, `tuesdays`.
fn day_name(word: &str) -> Option<Weekday> {
    weekday(word).or_else(|| weekday(word.strip_suffix('s')?))
}

/// A month from 1, by its name or any beginning of at least three letters.
pub(super) fn month(word: &str) -> Option<u8> {
    const REST: [&str; 12] =
        ["uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember"];
    let is = |(start, rest): (&str, &str)| {
        word.len() >= 3 && format!("{}{rest}", start.to_lowercase()).starts_with(word)
    };
    let at = MONTHS.into_iter().zip(REST).position(is)?;
    u8::try_from(at + 1).ok()
}

/// The numbers that begin a list of words (`first and third`, `15th`, `second last`), and how many words they take.
pub(super) fn ordinals(words: &[&str]) -> (Vec<i16>, usize) {
    let (mut numbers, mut at) = (vec![], 0);
    loop {
        let rest = words.get(at..).unwrap_or_default();
        let little = usize::from(!numbers.is_empty() && rest.first() == Some(&"and"));
        let Some((number, used)) = rest.get(little..).and_then(ordinal) else { break };
        numbers.push(number);
        at += little + used;
    }
    (numbers, at)
}

fn ordinal(words: &[&str]) -> Option<(i16, usize)> {
    let (word, next) = (*words.first()?, words.get(1).copied());
    if word == "last" {
        return Some((-1, 1));
    }
    let (word, joined) = word.strip_suffix("-last").map_or((word, false), |word| (word, true));
    let named = NUMBERS.iter().position(|name| *name == word).and_then(|at| i16::try_from(at + 1).ok());
    let number = named.or_else(|| numeral(word))?;
    Some(match next {
        _ if joined => (-number, 1),
        Some("last") => (-number, 2),
        _ => (number, 1),
    })
}

/// `1st`, `22nd`, `113th`.
fn numeral(word: &str) -> Option<i16> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|tail| word.strip_suffix(tail))?;
    let number = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()?;
    (1..=366).contains(&number).then_some(number)
}
