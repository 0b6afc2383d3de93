//! Days that are typed on this seat: read by one rule, near the day in view.

use super::form::{FieldKind, FormLayer};
use super::{App, words};
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
}

/// Reads a day, the nearest to one in view where no year is written; the error says what is wrong and what would do.
pub(super) fn day_near(written: &str, view: Date, today: Date) -> Result<Date, String> {
    placed(written, |day| day.nearest(view, today))
}

impl FormLayer {
    /// Reads the day in a field by the rule of its kind.
    pub(super) fn day(&self, name: &str, app: &App) -> Result<Date, String> {
        let kind = self.fields.iter().find(|field| field.name == name).map(|field| field.kind);
        let written = self.value(name);
        match kind {
            Some(FieldKind::LastDay(first)) => match app.read_day(self.value(first)) {
                Ok(start) => app.read_last_day(written, start),
                Err(_) => app.read_day(written),
            },
            Some(FieldKind::EndDay(first)) => match app.read_day(self.value(first)) {
                Ok(start) => placed(written, |day| day.end_from(start, app.today())),
                Err(_) => app.read_day(written),
            },
            _ => app.read_day(written),
        }
    }

    /// The same, where the field may be left out.
    pub(super) fn day_if_any(&self, name: &str, app: &App) -> Result<Option<Date>, String> {
        if self.value(name).is_empty() { Ok(None) } else { self.day(name, app).map(Some) }
    }

    /// Says beside each day that is not written in full which one is meant.
    pub(super) fn note_days(&mut self, app: &App) {
        let meant: Vec<Option<String>> = self
            .fields
            .iter()
            .map(|field| {
                let of_day =
                    matches!(field.kind, FieldKind::Day | FieldKind::LastDay(_) | FieldKind::EndDay(_));
                let in_full = || self.value(field.name).parse::<Date>().is_ok();
                let said = |date| words::day(date, app.today());
                if of_day && !in_full() { self.day(field.name, app).ok().map(said) } else { None }
            })
            .collect();
        for (field, meant) in self.fields.iter_mut().zip(meant) {
            field.meant = meant;
        }
    }
}

fn placed(written: &str, place: impl FnOnce(WrittenDay) -> Result<Date, NoDay>) -> Result<Date, String> {
    let (weekday, day) = beside_weekday(written);
    let date = WrittenDay::read(day).and_then(place);
    let is_it = |date: &Date| weekday.is_none_or(|weekday| date.weekday() == weekday);
    date.and_then(|date| Some(date).filter(is_it).ok_or_else(|| NoDay::Impossible(of_other_weekday(date))))
        .map_err(|none| none.in_words(written))
}
