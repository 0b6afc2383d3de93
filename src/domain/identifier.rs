//! Numbers that identify a patient: CHI and NHS numbers, found in any text so that none is ever stored.
//!
//! Ten digits, with whatever people put between their parts, no digit beside them; the check digit is that of both schemes:
//! weights 10 to 2 over nine digits, 11 less the rest by 11, where 11 counts as 0 and 10 cannot be.

use std::ops::Range;

use super::calendar::Date;
use super::plain_text::{Class, class_of};

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
    if text.is_ascii() && text.bytes().filter(u8::is_ascii_digit).count() < 10 {
        return vec![];
    }
    let runs = runs(text);
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
pub fn regret(text: &str) -> Option<String> {
    let found = scan(text).into_iter().find(|found| found.kind.is_identifier())?;
    Some(format!(
        "this holds {}, which is never kept here: write the local reference instead",
        found.kind.title()
    ))
}

/// Digits that stand together.
struct Run {
    digits: Vec<u32>,
    at: Range<usize>,
    /// Whether nothing but what people put between the parts of a number stands between the run before and this one.
    follows: bool,
    /// Whether it is part of something else: a letter stands beside it, or a colon or a stroke that joins it to digits, as in
    /// an id, a time, a date.
    is_part: bool,
}

/// The most letters between two parts of a number.
const FAR: usize = 5;

/// The most digits of a part that is spelled otherwise than a CHI or an NHS number is.
const LONGEST_PART: usize = 6;

/// A digit, of full width too.
fn digit(letter: char) -> Option<u32> {
    let wide = u32::from(letter).checked_sub(u32::from('\u{ff10}')).filter(|digit| *digit < 10);
    letter.to_digit(10).or(wide)
}

/// Whether people put it between the parts of a number, or nobody sees it there.
fn parts(letter: char) -> bool {
    let hyphens = '\u{2010}'..='\u{2015}';
    matches!(letter, ' ' | '-' | '.' | '\u{b7}' | '\u{2212}')
        || hyphens.contains(&letter)
        || matches!(class_of(letter), Class::Space | Class::Unseen | Class::Joiner)
}

/// The runs of digits, in order.
fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = vec![];
    for (at, letter) in text.char_indices() {
        let Some(digit) = digit(letter) else { continue };
        let end = at + letter.len_utf8();
        let between = runs.last().and_then(|run| text.get(run.at.end..at));
        if let (Some(run), Some("")) = (runs.last_mut(), between) {
            run.digits.push(digit);
            run.at.end = end;
            continue;
        }
        let follows = between.is_some_and(|it| it.chars().count() <= FAR && it.chars().all(parts));
        let is_timed = between.is_some_and(|it| matches!(it, ":" | "/"));
        if let Some(before) = runs.last_mut() {
            before.is_part |= is_timed || between.is_some_and(|it| it.starts_with(char::is_alphabetic));
        }
        let is_part = is_timed || text.get(..at).is_some_and(|it| it.ends_with(char::is_alphabetic));
        runs.push(Run { digits: vec![digit], at: at..end, follows, is_part });
    }
    if let Some(last) = runs.last_mut() {
        let after = text.get(last.at.end..).and_then(|it| it.chars().next());
        last.is_part |= after.is_some_and(char::is_alphabetic);
    }
    runs
}

/// What stands at the first of these runs, and how many runs it takes; `None` where there are no more.
fn read(runs: &[Run]) -> Option<(Option<FindingKind>, usize)> {
    let first = runs.first()?;
    let follow = runs.iter().skip(1).take_while(|run| run.follows).count();
    let chain = runs.get(..=follow).unwrap_or_default();
    let lengths: Vec<usize> = chain.iter().map(|run| run.digits.len()).collect();
    let digits =
        |used: usize| chain.iter().take(used).flat_map(|run| &run.digits).copied().collect::<Vec<u32>>();
    Some(match lengths.as_slice() {
        [10, ..] => {
            let digits = digits(1);
            let kind = match (check_digit_holds(&digits), is_day(&digits)) {
                (true, true) => FindingKind::Chi,
                (true, false) => FindingKind::Nhs,
                (false, _) => FindingKind::LooksLike,
            };
            (Some(kind), 1)
        }
        [6, 4, ..] => {
            let digits = digits(2);
            let holds = check_digit_holds(&digits) && is_day(&digits);
            (Some(if holds { FindingKind::Chi } else { FindingKind::LooksLike }), 2)
        }
        [3, 3, 4, ..] => {
            let holds = check_digit_holds(&digits(3));
            (Some(if holds { FindingKind::Nhs } else { FindingKind::LooksLike }), 3)
        }
        lengths if !first.follows && lengths.iter().sum::<usize>() == 10 && is_alone(chain) => {
            match spelled(&digits(lengths.len()), lengths) {
                Some(kind) => (Some(kind), lengths.len()),
                None => (None, 1),
            }
        }
        _ => (None, 1),
    })
}

/// Whether nothing that is joined to such parts belongs to something else; nor is any so long as a date written in one.
fn is_alone(chain: &[Run]) -> bool {
    chain.iter().all(|run| !run.is_part && run.digits.len() <= LONGEST_PART)
}

/// What ten digits are that are spelled in parts of another kind. A date and a time are spelled so too: those are let be
/// unless a day, a number and a check digit all agree.
fn spelled(digits: &[u32], lengths: &[usize]) -> Option<FindingKind> {
    let even = lengths.iter().all(|length| Some(length) == lengths.first());
    match (check_digit_holds(digits), is_day(digits), even) {
        (true, true, _) => Some(FindingKind::Chi),
        (true, false, true) => Some(FindingKind::Nhs),
        (true, false, false) => Some(FindingKind::LooksLike),
        (false, ..) => None,
    }
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
    [1900, 2000].into_iter().any(|century| {
        let year = i32::try_from(y1 * 10 + y2).map(|year| century + year);
        year.is_ok_and(|year| Date::new(year, m1 * 10 + m2, d1 * 10 + d2).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<FindingKind> {
        scan(text).into_iter().map(|finding| finding.kind).collect()
    }

    #[test]
    fn the_published_numbers_are_found_and_the_wrong_ones_only_look_like_it() {
        assert_eq!(kinds("1904851231"), [FindingKind::Chi]);
        assert_eq!(kinds("2902201230"), [FindingKind::Chi]);
        assert_eq!(kinds("9434765919"), [FindingKind::Nhs]);
        assert_eq!(kinds("1904851232"), [FindingKind::LooksLike]);
        assert_eq!(kinds("3201209999"), [FindingKind::LooksLike]);
    }

    #[test]
    fn the_separators_people_write_hide_nothing() {
        assert_eq!(kinds("ask about 190485 1231 please"), [FindingKind::Chi]);
        assert_eq!(kinds("190485-1231"), [FindingKind::Chi]);
        assert_eq!(kinds("943 476 5919"), [FindingKind::Nhs]);
        assert_eq!(kinds("943-476-5919, 190485 1231"), [FindingKind::Nhs, FindingKind::Chi]);
        assert_eq!(kinds("é1904851231é"), [FindingKind::Chi]);
    }

    #[test]
    fn however_it_is_spelled_a_number_is_found() {
        for spelled in [
            "190485  1231",
            "190485\u{a0}1231",
            "190485 \u{202f}- 1231",
            "190485.1231",
            "19.04.85.1231",
            "19048 51231",
            "1904 851231",
            "1 9 0 4 8 5 1 2 3 1",
            "190485\u{2011}1231",
            "190485\u{200b}1231",
            "１９０４８５１２３１",
            "１９０４８５　１２３１",
            "at 9: 190485–1231.",
        ] {
            assert_eq!(kinds(spelled), [FindingKind::Chi], "{spelled:?}");
        }
        for spelled in
            ["943.476.5919", "943\u{a0}476\u{a0}5919", "943  476 - 5919", "94347 65919", "94 34 76 59 19"]
        {
            assert_eq!(kinds(spelled), [FindingKind::Nhs], "{spelled:?}");
        }
        // Spelled like nothing else, with a check digit that holds: worth a look.
        assert_eq!(kinds("9434 765919"), [FindingKind::LooksLike]);
        assert_eq!(kinds("190485.1232, 943.476.5918"), [FindingKind::LooksLike; 2]);
        assert_eq!(scan("no １９０４８５ 1231!").first().map(|f| f.at.clone()), Some(3..26));
    }

    #[test]
    fn other_digits_are_let_be() {
        for text in [
            "11904851231",
            "19048512310",
            "190485, 1231",
            "190485 to 1231",
            "2026-11-30 09:00",
            "2026-11-30 19:00 to 20:00",
            "30.11.2026 09",
            "7 190485 123",
            "visit-c50-20261130",
            "x50-20261130 and 19-04851-23x1",
            "week 49 20261130",
            "19 04 85 1231st",
            "",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
        assert_eq!(scan("no 1904851231").first().map(|f| f.at.clone()), Some(3..13));
    }

    #[test]
    fn a_check_digit_of_ten_cannot_be() {
        // Nine digits whose rest asks for a ten: no tenth digit makes them valid.
        for last in 0..10 {
            assert_eq!(kinds(&format!("010101001{last}")), [FindingKind::LooksLike], "{last}");
        }
    }
}
