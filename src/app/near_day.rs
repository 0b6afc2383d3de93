//! A day as it is written, read near another.

use crate::domain::{Date, NoDay, WrittenDay, beside_weekday, of_other_weekday};

/// Reads a day, the nearest to one in view where no year is written; the error says what is wrong and what would do.
pub(super) fn day_near(written: &str, view: Date, today: Date) -> Result<Date, String> {
    placed(written, |day| day.nearest(view, today))
}

pub(super) fn placed(
    written: &str,
    place: impl FnOnce(WrittenDay) -> Result<Date, NoDay>,
) -> Result<Date, String> {
    let (weekday, day) = beside_weekday(written);
    let date = WrittenDay::read(day).and_then(place);
    let is_it = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
    date.and_then(|date| Some(date).filter(is_it).ok_or_else(|| NoDay::Impossible(of_other_weekday(date))))
        .map_err(|none| none.in_words(written))
}
