//! Days that are typed on this seat: read by one rule, near the day in view.

use super::App;
use super::near_day::{day_near, placed};
use crate::domain::Date;

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

    /// Reads a day where only one that is still to come makes sense; one that is written out in full is read as it is.
    pub(super) fn read_coming_day(&self, written: &str) -> Result<Date, String> {
        placed(written, |day| day.coming(self.day_in_view(), self.today()))
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
