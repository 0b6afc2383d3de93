//! From one TOML value to one of ours: each reader says what it wanted where the value is something else.

use std::str::FromStr;

use toml::de::DeValue;

use smol_str::SmolStr;

use crate::domain::plain_text::composed;
use crate::domain::{Date, Malformed, Minutes, check_slug, policy};

/// A value, or what is said of one that cannot be taken.
pub(super) type Read<T> = Result<T, String>;

/// Reads a value.
pub(super) type Reader<T> = fn(&DeValue<'_>) -> Read<T>;

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

/// Any text, its accents one letter with what they stand on.
pub(super) fn text(value: &DeValue<'_>) -> Read<String> {
    match value {
        DeValue::String(text) => Ok(composed(text).into_owned()),
        _ => wanted(value, "a text in \"quotes\""),
    }
}

/// A text that reads as a word, an id, times of day and the like.
pub(super) fn word<T: FromStr<Err = Malformed>>(value: &DeValue<'_>) -> Read<T> {
    match value {
        DeValue::String(text) => text.parse().map_err(|wrong: Malformed| wrong.in_full()),
        _ => wanted(value, "a text in \"quotes\""),
    }
}

/// An id of whatever table, as it stands.
pub(super) fn slug(value: &DeValue<'_>) -> Read<SmolStr> {
    match value {
        DeValue::String(text) => match check_slug(text) {
            Ok(()) => Ok(SmolStr::new(text)),
            Err(wrong) => Err(wrong.in_full()),
        },
        _ => wanted(value, "an id in \"quotes\""),
    }
}

/// A date, a month or a moment: a text, or TOML's own kind of date.
pub(super) fn when<T: FromStr<Err = Malformed>>(value: &DeValue<'_>) -> Read<T> {
    match value {
        DeValue::String(text) => text.parse().map_err(|wrong: Malformed| wrong.in_full()),
        DeValue::Datetime(moment) => {
            if moment.offset.is_some() {
                return Err(format!(
                    "{moment} has an offset; write times by the service's clock, without one"
                ));
            }
            let text = moment.to_string();
            let whole = text.strip_suffix(":00").filter(|rest| rest.len() == 16).unwrap_or(&text);
            whole.replacen(' ', "T", 1).parse().map_err(|wrong: Malformed| wrong.in_full())
        }
        _ => wanted(value, "a date or time in \"quotes\""),
    }
}

/// True or false.
pub(super) fn flag(value: &DeValue<'_>) -> Read<bool> {
    match value {
        DeValue::Boolean(flag) => Ok(*flag),
        _ => wanted(value, "true or false, without quotes,"),
    }
}

/// A whole number from 0.
pub(super) fn count(value: &DeValue<'_>) -> Read<u32> {
    match value {
        DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix())
            .or_else(|_| wanted(value, "a whole number from 0")),
        _ => wanted(value, "a whole number, without quotes,"),
    }
}

/// A length of time: `H:MM`, or whole minutes.
pub(super) fn duration(value: &DeValue<'_>) -> Read<Minutes> {
    match value {
        DeValue::String(text) => text.parse().map_err(|wrong: Malformed| wrong.in_full()),
        DeValue::Integer(number) => i32::from_str_radix(number.as_str(), number.radix())
            .ok()
            .filter(|minutes| (0..600_000).contains(minutes))
            .map(Minutes)
            .map_or_else(|| wanted(value, "a length of time, minutes from 0 or \"1:30\","), Ok),
        _ => wanted(value, "a length of time, such as \"1:30\" or whole minutes,"),
    }
}

/// A length of time that may be below zero: `-2:00`, or whole minutes.
pub(super) fn signed_duration(value: &DeValue<'_>) -> Read<Minutes> {
    match value {
        DeValue::String(text) => match text.strip_prefix('-') {
            Some(rest) => {
                rest.parse().map(|minutes: Minutes| -minutes).map_err(|wrong: Malformed| wrong.in_full())
            }
            None => duration(value),
        },
        DeValue::Integer(number) => match i32::from_str_radix(number.as_str(), number.radix()) {
            Ok(minutes) if (-600_000..0).contains(&minutes) => Ok(Minutes(minutes)),
            _ => duration(value),
        },
        _ => duration(value),
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
        DeValue::Array(items) => items.iter().map(|item| when(item.get_ref())).collect(),
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
