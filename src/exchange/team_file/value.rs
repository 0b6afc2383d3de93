//! From one TOML value to one of ours: each reader says what it wanted where the value is something else.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use smol_str::SmolStr;
use toml::de::DeValue;

use crate::domain::parts::{Read, ValueReader};
use crate::domain::plain_text::composed;
use crate::domain::{Date, Instant, Malformed, Minutes, YEARS, check_slug, policy};

/// What a value is, for a message.
pub(super) fn found(value: &DeValue<'_>) -> String {
    let cut = |text: &str| -> String {
        let mut short: String = text.chars().take(60).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        short
    };
    match value {
        DeValue::String(text) => format!("the text {:?}", cut(text)),
        DeValue::Integer(number) => format!("the number {}", cut(number.as_str())),
        DeValue::Float(number) => format!("the number {}", cut(number.as_str())),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(moment) => format!("the date or time {moment}"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

/// Says that something else was wanted.
pub(super) fn wanted<T>(value: &DeValue<'_>, wanted: &str) -> Read<T> {
    Err(format!("{} was found where {wanted} should be", found(value)))
}

impl ValueReader for DeValue<'_> {
    /// Any text, its accents one letter with what they stand on.
    fn text(&self) -> Read<String> {
        match self {
            Self::String(text) => Ok(composed(text).into_owned()),
            _ => wanted(self, "a text in \"quotes\""),
        }
    }

    fn word<T: FromStr<Err = Malformed>>(&self) -> Read<T> {
        match self {
            Self::String(text) => parsed(text),
            _ => wanted(self, "a text in \"quotes\""),
        }
    }

    fn slug(&self) -> Read<SmolStr> {
        match self {
            Self::String(text) => match check_slug(text) {
                Ok(()) => Ok(SmolStr::new(text)),
                Err(wrong) => Err(wrong.in_full()),
            },
            _ => wanted(self, "an id in \"quotes\""),
        }
    }

    fn when<T: FromStr<Err = Malformed>>(&self) -> Read<T> {
        match self {
            Self::String(text) => parsed(text),
            Self::Datetime(moment) => {
                if moment.offset.is_some() {
                    return Err(format!(
                        "{moment} has an offset; write times by the service's clock, without one"
                    ));
                }
                let text = moment.to_string();
                let whole = text.strip_suffix(":00").filter(|rest| rest.len() == 16).unwrap_or(&text);
                parsed(&whole.replacen(' ', "T", 1))
            }
            _ => wanted(self, "a date or time in \"quotes\""),
        }
    }

    /// A point of time, as `2026-11-30T09:00:00Z`.
    fn instant(&self) -> Read<Instant> {
        const WANTED: &str = "a point in time such as \"2026-11-30T09:00:00Z\"";
        let text = match self {
            Self::String(text) => composed(text).into_owned(),
            Self::Datetime(moment) => moment.to_string(),
            _ => return wanted(self, WANTED),
        };
        match text.parse::<DateTime<Utc>>() {
            Ok(at) => Ok(Instant(at.timestamp().div_euclid(60))),
            Err(_) => wanted(self, WANTED),
        }
    }

    fn flag(&self) -> Read<bool> {
        match self {
            Self::Boolean(flag) => Ok(*flag),
            _ => wanted(self, "true or false, without quotes,"),
        }
    }

    fn count(&self) -> Read<u32> {
        match self {
            Self::Integer(number) => u32::from_str_radix(number.as_str(), number.radix())
                .or_else(|_| wanted(self, "a whole number from 0")),
            _ => wanted(self, "a whole number, without quotes,"),
        }
    }

    /// Two whole numbers in a list.
    fn least_and_most(&self, of: &str) -> Read<(u32, u32)> {
        let numbers: Read<Vec<u32>> = match self {
            Self::Array(items) => items.iter().map(|item| item.get_ref().count()).collect(),
            _ => Err(String::new()),
        };
        match numbers.as_deref() {
            Ok([least, most]) => Ok((*least, *most)),
            _ => Err(format!("write the least and the most {of}, such as [3, 8]")),
        }
    }

    fn leave_year(&self) -> Read<i32> {
        match integer(self).filter(|year| YEARS.contains(year)) {
            Some(year) => Ok(year),
            None => wanted(self, "the year that the leave year starts in, such as 2026,"),
        }
    }

    /// `H:MM`, or whole minutes.
    fn length(&self) -> Read<Minutes> {
        match self {
            Self::String(text) => parsed(text),
            Self::Integer(_) => match integer(self).filter(|minutes| (0..600_000).contains(minutes)) {
                Some(minutes) => Ok(Minutes(minutes)),
                None => wanted(self, "a length of time, minutes from 0 or \"1:30\","),
            },
            _ => wanted(self, "a length of time, such as \"1:30\" or whole minutes,"),
        }
    }

    /// `-2:00`, or whole minutes.
    fn signed_length(&self) -> Read<Minutes> {
        if let Self::String(text) = self
            && let Some(rest) = text.strip_prefix('-')
        {
            return parsed(rest).map(|minutes: Minutes| -minutes);
        }
        match integer(self) {
            Some(minutes) if (-600_000..0).contains(&minutes) => Ok(Minutes(minutes)),
            _ => self.length(),
        }
    }
}

fn parsed<T: FromStr<Err = Malformed>>(text: &str) -> Read<T> {
    text.parse().map_err(|wrong: Malformed| wrong.in_full())
}

/// A whole number that is not too large.
fn integer(value: &DeValue<'_>) -> Option<i32> {
    match value {
        DeValue::Integer(number) => i32::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    }
}

/// Weekly hours of a post from a day on: as alone, or none before they begin.
pub(super) fn hours_or_none(value: &DeValue<'_>) -> Read<Minutes> {
    match value {
        DeValue::String(text) if text.parse() == Ok(Minutes::ZERO) => Ok(Minutes::ZERO),
        value => hours(value),
    }
}

/// Weekly hours: `H:MM` alone, over zero and up to 168:00.
pub(super) fn hours(value: &DeValue<'_>) -> Read<Minutes> {
    const WANTED: &str = "weekly hours are written \"H:MM\", over 0:00 and up to 168:00";
    match value {
        DeValue::String(text) => {
            let hours: Minutes = text.parse().map_err(|wrong: Malformed| format!("{wrong}; {WANTED}"))?;
            if hours > Minutes::ZERO && hours <= Minutes::hours(168) {
                Ok(hours)
            } else {
                Err(format!("{hours} was found; {WANTED}"))
            }
        }
        DeValue::Integer(_) | DeValue::Float(_) => Err(format!(
            "{} was found, and a bare number could mean hours or minutes; {WANTED}, such as \"14:24\"",
            found(value)
        )),
        _ => Err(format!("{} was found; {WANTED}, such as \"14:24\"", found(value))),
    }
}

/// A list of dates.
pub(super) fn dates(value: &DeValue<'_>) -> Read<Vec<Date>> {
    match value {
        DeValue::Array(items) => items.iter().map(|item| item.get_ref().when()).collect(),
        _ => wanted(value, "a list of dates"),
    }
}

/// A number with at most three decimals, from 0, in thousandths.
pub(super) fn thousandths(value: &DeValue<'_>) -> Option<i64> {
    match value {
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .ok()
            .filter(|number| *number >= 0)?
            .checked_mul(1000),
        DeValue::Float(number) => {
            let number = number.as_str();
            policy::thousandths(number.strip_prefix('+').unwrap_or(number))
        }
        _ => None,
    }
}
