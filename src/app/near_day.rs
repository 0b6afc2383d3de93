//! A day as it is written, read near another: what quick add understands as a day, every field and line does too.

use crate::domain::{Date, NoDay, WrittenDay, beside_weekday, of_other_weekday};

/// Reads a day, the nearest to one in view where no year is written; the error says what is wrong and what would do.
pub(super) fn day_near(written: &str, view: Date, today: Date) -> Result<Date, String> {
    placed(written, |day| day.nearest(view, today))
}

/// Reads a day and places it; a weekday may stand beside it where it is that day's own, and beside a week is the day of it.
pub(super) fn placed(
    written: &str,
    place: impl Fn(WrittenDay) -> Result<Date, NoDay>,
) -> Result<Date, String> {
    let whole = WrittenDay::read(written);
    let read = match (&whole, beside_weekday(written)) {
        (Err(NoDay::Unread), (Some(weekday), rest)) => WrittenDay::read(rest).and_then(|day| {
            let date = place(day)?;
            match day {
                WrittenDay::Week(_) => Ok(date.week().day(weekday)),
                _ if date.weekday() == weekday => Ok(date),
                _ => Err(NoDay::Impossible(of_other_weekday(date))),
            }
        }),
        _ => whole.and_then(place),
    };
    read.map_err(|none| none.in_words(written))
}
