//! Hours of a week as people write them: `28:48`, `30`, `30h`, `30.5`, `37.5 hrs a week`.

use super::clock::read_length;
use crate::domain::calendar::minutes::Minutes;

/// Reads the hours of a week; a bare number is whole hours. `None` where it is no number of hours; nothing is said of how many
/// a week has.
#[must_use]
pub fn read_hours_a_week(text: &str) -> Option<Minutes> {
    let low = text.trim().to_lowercase().replace('½', ".5");
    let ends = ["a week", "per week", "/week", "weekly", "pw", "p.w.", "wk"];
    let low = ends.iter().find_map(|end| low.strip_suffix(end)).unwrap_or(&low).trim();
    if let Ok(clock) = low.parse::<Minutes>() {
        return Some(clock);
    }
    let joined: String = low.split_whitespace().collect();
    let units = ["hours", "hour", "hrs", "hr", "h"];
    let number = units.iter().find_map(|unit| joined.strip_suffix(unit)).unwrap_or(&joined);
    decimal(number).or_else(|| of_a_week(&joined))
}

/// `30h30m`: more than a day of them are a week's all the same.
fn of_a_week(joined: &str) -> Option<Minutes> {
    let (hours, rest) = joined.split_once('h')?;
    let rest = read_length(&format!("1h{}", rest.trim_start_matches(['o', 'u', 'r', 's'])))?;
    decimal(hours).map(|hours| hours + rest - Minutes::hours(1))
}

/// Hours with at most two decimals, to the nearest minute: `30.5`.
fn decimal(text: &str) -> Option<Minutes> {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |it: &str| it.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 4 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let hundredths: i32 = format!("{part:0<2}").parse().ok()?;
    Some(Minutes::hours(whole.parse().ok()?) + Minutes((hundredths * 60 + 50) / 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("28:48", 28 * 60 + 48),
            ("30", 30 * 60),
            ("30h", 30 * 60),
            ("30 hrs", 30 * 60),
            ("30 Hours a week", 30 * 60),
            ("30.5", 30 * 60 + 30),
            ("37,5 h", 37 * 60 + 30),
            ("37½", 37 * 60 + 30),
            ("14.4 hrs/week", 14 * 60 + 24),
            ("30h30", 30 * 60 + 30),
            ("30h 30m", 30 * 60 + 30),
            ("30 hours 30 mins", 30 * 60 + 30),
        ] {
            assert_eq!(read_hours_a_week(text), Some(Minutes(minutes)), "{text}");
        }
        for text in ["", "h", "30 dogs", "-3", "3.456", "99999", "30:99", "30hh", "a week"] {
            assert_eq!(read_hours_a_week(text), None, "{text}");
        }
    }
}
