//! How many days from one to the next: a number of days, or weeks in words.

use crate::domain::counted;

/// The days that are written: `14`, `2 weeks`, `fortnight`, `every week`, at most so many.
pub(in crate::app) fn days(written: &str, most: u32) -> Result<u32, String> {
    let low = written.to_lowercase();
    let words: Vec<&str> = low.split_whitespace().filter(|word| *word != "every").collect();
    let days = match words.as_slice() {
        ["day" | "daily"] => Some(1),
        ["week" | "weekly"] => Some(7),
        ["fortnight" | "fortnightly"] | ["other" | "second", "week"] => Some(14),
        [many] => number(many, "d", 1).or_else(|| number(many, "w", 7)),
        [many, "day" | "days"] => many.parse().ok(),
        [many, "week" | "weeks"] => many.parse::<u32>().ok().and_then(|many| many.checked_mul(7)),
        _ => None,
    };
    let days = days.filter(|days| (1..=most).contains(days));
    days.ok_or_else(|| format!("write days or weeks, such as 14 or 2 weeks, at most {most} days"))
}

/// A number, alone or with the letter of its unit.
fn number(written: &str, unit: &str, days: u32) -> Option<u32> {
    let digits = written.strip_suffix(unit).or_else(|| Some(written).filter(|_| days == 1))?;
    digits.parse::<u32>().ok()?.checked_mul(days)
}

/// The days as they are written and understood: `every 2 weeks`, `every 10 days`.
pub(in crate::app) fn in_words(days: u32) -> String {
    match days {
        1 => "every day".to_owned(),
        7 => "every week".to_owned(),
        days if days % 7 == 0 => format!("every {}", counted(usize::try_from(days / 7).unwrap_or(0), "week")),
        days => format!("every {}", counted(usize::try_from(days).unwrap_or(0), "day")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_from_one_to_the_next_are_read_as_they_are_said() {
        for (written, meant) in [
            ("14", "every 2 weeks"),
            ("10 days", "every 10 days"),
            ("10d", "every 10 days"),
            ("3w", "every 3 weeks"),
            ("2 weeks", "every 2 weeks"),
            ("Every 2 weeks", "every 2 weeks"),
            ("every week", "every week"),
            ("fortnight", "every 2 weeks"),
            ("every other week", "every 2 weeks"),
            ("every day", "every day"),
        ] {
            let read = days(written, 366).unwrap();
            assert_eq!(in_words(read), meant, "{written}");
            assert_eq!(days(&in_words(read), 366), Ok(read), "{written}");
        }
        for wrong in ["", "0", "often", "400", "99999999 weeks", "-1", "every"] {
            assert!(days(wrong, 366).is_err(), "{wrong} was taken");
        }
    }
}
