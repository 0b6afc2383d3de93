//! Times of day as tables write them.

use super::cell::CellValue;
use crate::domain::{Time, read_time};

/// Reads a time of day; the error says how to write it.
pub(super) fn read(value: &CellValue) -> Result<Time, String> {
    let wrong = || "this is no time of day; write it as 09:15".to_owned();
    let of = |minutes: i32| {
        let minutes = u16::try_from(minutes).ok()?;
        Time::new(minutes / 60, minutes % 60)
    };
    match value {
        CellValue::Time { minutes: 1440, .. } => Ok(Time::MIDNIGHT),
        CellValue::Time { minutes, .. } => of(*minutes).ok_or_else(wrong),
        CellValue::Moment(moment) => Ok(moment.time()),
        CellValue::Number(number) if *number == 0.0 => Ok(Time::MIDNIGHT),
        CellValue::Number(number) if *number > 0.0 && *number < 1.0 => Err(format!(
            "{} is a time without its format; write it as 09:15",
            super::cell::number_shown(*number)
        )),
        CellValue::Text(text) => {
            let text = text.trim();
            let text = text.strip_suffix(":00").filter(|it| it.contains(':')).unwrap_or(text);
            if text == "24:00" {
                return Ok(Time::MIDNIGHT);
            }
            let joined: String = text.split_whitespace().collect();
            let read = read_time(&joined).ok_or_else(wrong)?;
            let has_minutes = joined.contains(':') || joined.len() >= 3;
            // `9` and `5` are times that somebody guesses at.
            if read.is_clear || has_minutes { Ok(read.time) } else { Err(wrong()) }
        }
        _ => Err(wrong()),
    }
}
