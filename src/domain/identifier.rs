//! Numbers that identify a patient: CHI and NHS numbers, found in any text so that none is ever stored.
//!
//! Ten digits, with the separators people write, no digit beside them; the check digit is that of both schemes:
//! weights 10 to 2 over nine digits, 11 less the rest by 11, where 11 counts as 0 and 10 cannot be.

use std::ops::Range;

use super::calendar::Date;

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
    let bytes = text.as_bytes();
    if bytes.iter().filter(|b| b.is_ascii_digit()).count() < 10 {
        return vec![];
    }
    let runs = runs(bytes);
    let mut found = vec![];
    let mut at = 0;
    while let Some((kind, used)) = runs.get(at..).and_then(|rest| read(bytes, rest)) {
        if let (Some(kind), Some(first), Some(last)) = (kind, runs.get(at), runs.get(at + used - 1)) {
            found.push(Finding { kind, at: first.start..last.end });
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

/// The runs of digits, in order.
fn runs(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = vec![];
    for (at, _) in bytes.iter().enumerate().filter(|(_, b)| b.is_ascii_digit()) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// What stands at the first of these runs, and how many runs it takes; `None` where there are no more.
fn read(bytes: &[u8], runs: &[Range<usize>]) -> Option<(Option<FindingKind>, usize)> {
    let beside = |a: &Range<usize>, b: &Range<usize>| {
        b.start == a.end + 1 && matches!(bytes.get(a.end), Some(b' ' | b'-'))
    };
    let digits = |used: usize| -> Vec<u32> {
        let all = runs.iter().take(used).flat_map(|run| bytes.get(run.clone()).unwrap_or_default());
        all.map(|b| u32::from(b - b'0')).collect()
    };
    Some(match runs {
        [] => return None,
        [whole, ..] if whole.len() == 10 => {
            let digits = digits(1);
            let kind = match (check_digit_holds(&digits), is_day(&digits)) {
                (true, true) => FindingKind::Chi,
                (true, false) => FindingKind::Nhs,
                (false, _) => FindingKind::LooksLike,
            };
            (Some(kind), 1)
        }
        [a, b, ..] if a.len() == 6 && b.len() == 4 && beside(a, b) => {
            let digits = digits(2);
            let holds = check_digit_holds(&digits) && is_day(&digits);
            (Some(if holds { FindingKind::Chi } else { FindingKind::LooksLike }), 2)
        }
        [a, b, c, ..] if [a.len(), b.len(), c.len()] == [3, 3, 4] && beside(a, b) && beside(b, c) => {
            let holds = check_digit_holds(&digits(3));
            (Some(if holds { FindingKind::Nhs } else { FindingKind::LooksLike }), 3)
        }
        _ => (None, 1),
    })
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
    fn other_digits_are_let_be() {
        for text in [
            "11904851231",
            "19048512310",
            "190485  1231",
            "19048 51231",
            "2026-11-30 09:00",
            "",
            "1904 851231",
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
