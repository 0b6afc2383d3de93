//! Days that are typed on this seat: read by one rule, near the day in view.

use super::App;
use crate::domain::{Date, NoDay, WrittenDay, beside_weekday, of_other_weekday};

impl App {
    /// The day in view: the one that is marked on the screen shown.
    #[must_use]
    pub fn day_in_view(&self) -> Date {
        self.screen.handler().day(self)
    }

    /// Reads a day, the nearest to the one in view where no year is written; the error says what is wrong and what would do.
    pub(super) fn read_day(&self, written: &str) -> Result<Date, String> {
        day_near(written, self.day_in_view(), self.today())
    }

    /// Reads a last day, the first such one from a start on where no year is written.
    pub(super) fn read_last_day(&self, written: &str, start: Date) -> Result<Date, String> {
        placed(written, |day| day.first_from(start, self.today()))
    }

    /// The same of days off, which are seldom a year.
    pub(super) fn read_end_day(&self, written: &str, start: Date) -> Result<Date, String> {
        placed(written, |day| day.end_from(start, self.today()))
    }
}

/// Reads a day, the nearest to one in view where no year is written; the error says what is wrong and what would do.
pub(super) fn day_near(written: &str, view: Date, today: Date) -> Result<Date, String> {
    placed(written, |day| day.nearest(view, today))
}

fn placed(written: &str, place: impl FnOnce(WrittenDay) -> Result<Date, NoDay>) -> Result<Date, String> {
    let (weekday, day) = beside_weekday(written);
    let date = WrittenDay::read(day).and_then(place);
    let is_it = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
    date.and_then(|date| Some(date).filter(is_it).ok_or_else(|| NoDay::Impossible(of_other_weekday(date))))
        .map_err(|none| none.in_words(written))
}
