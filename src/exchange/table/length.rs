//! Lengths as tables write them: `14:24`, `14.4`, with a semicolon between cells `14,4`; what can be read in two ways is asked about.

use super::cell::{CellValue, number_shown};
use crate::domain::Minutes;

/// What the lengths of a column have in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LengthHabit {
    /// Whether a comma is the decimal sign.
    pub has_comma: bool,
    /// Whether some length of the column can be decimal hours alone.
    pub is_decimal: bool,
}

impl LengthHabit {
    /// The habit of a column, by all that stands in it.
    pub fn of<'c>(cells: impl Iterator<Item = &'c CellValue>, has_comma: bool) -> Self {
        let mut habit = Self { has_comma, is_decimal: false };
        habit.is_decimal = cells
            .filter_map(|it| if let CellValue::Text(text) = it { Some(text) } else { None })
            .any(|text| {
                let (_, digits) = signed(text);
                let Some(Decimal { fraction, .. }) = Decimal::read(digits, has_comma) else { return false };
                fraction.len() == 1 || fraction.len() == 2 && fraction.parse::<u32>().is_ok_and(|it| it >= 60)
            });
        habit
    }

    /// Reads a length; the error says in how many ways, and how to write it.
    pub fn read(self, value: &CellValue) -> Result<Minutes, String> {
        match value {
            CellValue::Time { minutes, shown: None } => Ok(Minutes(*minutes)),
            CellValue::Time { minutes, shown: Some(shown) } => Err(format!(
                "the cell shows {} and holds {}; write it as H:MM",
                Minutes(*shown),
                Minutes(*minutes)
            )),
            CellValue::Number(number) => hours(*number),
            CellValue::Text(text) => self.text(text),
            _ => Err(ALLOWED.to_owned()),
        }
    }

    fn text(self, text: &str) -> Result<Minutes, String> {
        let (is_negative, digits) = signed(text);
        let minutes = self.unsigned(digits)?;
        Ok(if is_negative { Minutes(-minutes.0) } else { minutes })
    }

    fn unsigned(self, text: &str) -> Result<Minutes, String> {
        let low = text.trim().to_lowercase();
        if let Some(clock) = clock(&low) {
            return Ok(clock);
        }
        if let Some(minutes) = spoken(&low) {
            return Ok(minutes);
        }
        let units = ["hours", "hour", "hrs", "hr", "h"];
        let unit = units.iter().find_map(|it| low.strip_suffix(it));
        let number = unit.unwrap_or(&low).trim();
        let Some(decimal) = Decimal::read(number, self.has_comma) else {
            return Err(
                if number.contains(['.', ','])
                    && number.bytes().all(|it| it.is_ascii_digit() || b".,".contains(&it))
                {
                    format!("{number} can be read in two ways; write it as H:MM, such as 14:24")
                } else {
                    ALLOWED.to_owned()
                },
            );
        };
        let fraction = decimal.fraction.parse::<u32>().unwrap_or(0);
        let may_be_minutes =
            decimal.fraction.len() == 2 && (1..60).contains(&fraction) && ![25, 50].contains(&fraction);
        if may_be_minutes && !self.is_decimal && unit.is_none() {
            return Err(format!(
                "{number} may be {}:{:02} or {} in decimal hours; write it as H:MM",
                decimal.whole,
                fraction,
                Minutes(rounded(decimal.value()).unwrap_or(0)),
            ));
        }
        if unit.is_some() { minutes_of(decimal.value()) } else { hours(decimal.value()) }
    }
}

/// What a length may be.
const ALLOWED: &str = "this is no length; write it as H:MM, such as 14:24, or in decimal hours, such as 14.4";

/// A number of hours as it is meant; under one it may be a time that lost its format.
fn hours(number: f64) -> Result<Minutes, String> {
    if number != 0.0 && number.abs() < 1.0 {
        let as_hours = number_shown((number * 60.0 * 100.0).round() / 100.0);
        let as_time = rounded(number * 24.0).map_or_else(String::new, |it| Minutes(it).to_string());
        return Err(format!(
            "{} may be {as_hours} minutes (decimal hours) or {as_time} (a time without its format); write it as H:MM",
            number_shown(number)
        ));
    }
    minutes_of(number)
}

fn minutes_of(number: f64) -> Result<Minutes, String> {
    rounded(number).map(Minutes).ok_or_else(|| "this is more hours than anybody works".to_owned())
}

/// Hours in minutes, to the nearest.
fn rounded(hours: f64) -> Option<i32> {
    let minutes = (hours * 60.0).round();
    #[expect(clippy::cast_possible_truncation, reason = "its size is looked at")]
    (minutes.is_finite() && minutes.abs() < 10_000_000.0).then_some(minutes as i32)
}

/// A number with a fraction, whose signs are where they belong.
struct Decimal<'t> {
    whole: String,
    fraction: &'t str,
}

impl<'t> Decimal<'t> {
    fn read(text: &'t str, has_comma: bool) -> Option<Self> {
        let (sign, group) = if has_comma { (',', '.') } else { ('.', ',') };
        let (whole, fraction, has_sign) = match text.split_once(sign) {
            Some((whole, fraction)) => (whole, fraction, true),
            None => (text, "", false),
        };
        let is_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
        let mut groups = whole.split(group);
        let first = groups.next()?;
        let rest: Vec<&str> = groups.collect();
        let is_grouped = rest.is_empty() || first.len() <= 3 && rest.iter().all(|it| it.len() == 3);
        // Groups without a fraction look like a fraction themselves.
        let is_clear = rest.is_empty() || has_sign || rest.len() > 1;
        let all_digits = is_digits(first) && rest.iter().all(|it| is_digits(it)) && is_digits(fraction);
        let is_there = !first.is_empty() && (!has_sign || !fraction.is_empty());
        let whole = whole.replace(group, "");
        (is_grouped && is_clear && all_digits && is_there && whole.len() <= 7 && fraction.len() <= 12)
            .then_some(Self { whole, fraction })
    }

    fn value(&self) -> f64 {
        format!("{}.{}0", self.whole, self.fraction).parse().unwrap_or(0.0)
    }
}

/// `14:24`, `150:30:00`.
fn clock(text: &str) -> Option<Minutes> {
    let mut parts = text.split(':');
    let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next());
    let is_two = |it: &str| it.len() == 2 && it.bytes().all(|it| it.is_ascii_digit());
    let is_hours = (1..=5).contains(&hours.len()) && hours.bytes().all(|it| it.is_ascii_digit());
    if !is_hours || !is_two(minutes) || !seconds.is_none_or(is_two) || parts.next().is_some() {
        return None;
    }
    let minutes: i32 = minutes.parse().ok().filter(|it| *it < 60)?;
    let up = seconds.and_then(|it| it.parse::<i32>().ok()).is_some_and(|it| it >= 30);
    Some(Minutes(hours.parse::<i32>().ok()? * 60 + minutes + i32::from(up)))
}

/// `14h24`, `14 h 24 min`, `45 minutes`.
fn spoken(text: &str) -> Option<Minutes> {
    let joined: String = text.split_whitespace().collect();
    let number = |it: &str| -> Option<i32> {
        let is_one = (1..=5).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit());
        is_one.then(|| it.parse().ok()).flatten()
    };
    let ends = ["minutes", "minute", "mins", "min", "m"];
    let bare = ends.iter().find_map(|end| joined.strip_suffix(end));
    if let Some(minutes) = bare.and_then(number) {
        return Some(Minutes(minutes));
    }
    let (hours, rest) = joined.split_once('h')?;
    let rest = ["ours", "our", "rs", "r"].iter().find_map(|it| rest.strip_prefix(it)).unwrap_or(rest);
    let rest = ends.iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest);
    let minutes = number(rest).filter(|it| *it < 60)?;
    Some(Minutes(number(hours)? * 60 + minutes))
}

/// Whether a length is less than nothing, and what stands behind the sign: `-7:12`, `(7:12)`, `7:12-`.
fn signed(text: &str) -> (bool, &str) {
    let text = text.trim();
    let minus = ['-', '\u{2212}', '\u{2013}'];
    if let Some(rest) = text.strip_prefix(minus) {
        return (true, rest.trim());
    }
    if let Some(inside) = text.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
        return (true, inside.trim());
    }
    match text.strip_suffix(minus) {
        Some(rest) => (true, rest.trim()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, has_comma: bool, is_decimal: bool) -> Option<i32> {
        let habit = LengthHabit { has_comma, is_decimal };
        habit.read(&CellValue::Text(text.into())).ok().map(|it| it.0)
    }

    #[test]
    fn lengths_are_read_one_way_or_not_at_all() {
        for (text, minutes) in [
            ("14:24", 864),
            ("150:30", 9030),
            ("150:30:00", 9030),
            ("14.4", 864),
            ("37.5", 2250),
            ("7.50", 450),
            ("37", 2220),
            ("1,037.5", 62_250),
            ("14h24", 864),
            ("14 hrs 24 mins", 864),
            ("45 min", 45),
            ("0.5 h", 30),
            ("-7:12", -432),
            ("\u{2212}7.2", -432),
            ("(7:12)", -432),
            ("0", 0),
        ] {
            assert_eq!(read(text, false, false), Some(minutes), "{text}");
        }
        for text in
            ["", "x", "0.125", "7.30", "14.24", "1,037", "14,4", "7:60", "7:5", "9999999999", "1.2.3", "--3"]
        {
            assert_eq!(read(text, false, false), None, "{text}");
        }
        assert_eq!(read("7.30", false, true), Some(438), "others of the column are decimal");
        for (text, minutes) in [("14,4", 864), ("1.037,5", 62_250), ("7,2", 432), ("14:24", 864)] {
            assert_eq!(read(text, true, false), Some(minutes), "{text}");
        }
        for text in ["1.037", "14.4", "0,5"] {
            assert_eq!(read(text, true, false), None, "{text}");
        }
    }
}
