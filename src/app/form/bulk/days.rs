//! The days between which a plan holds, as they are written.

use crate::app::form::values::if_any;
use crate::app::{App, words};
use crate::domain::Date;

/// What to do about a last day that is too early.
pub(super) const LATER_OR_NONE: &str = "write a later day, or leave it out";

/// A day that is not over.
pub(super) fn day_to_come(app: &App, written: &str) -> Result<Date, String> {
    let day = app.read_coming_day(written)?;
    if day < app.today() {
        return Err(format!("{} is over: write today or a later day", words::day(day, app.today())));
    }
    Ok(day)
}

/// A last day that may be left out; one before the first is refused with what to write instead.
pub(super) fn last_day(app: &App, written: &str, first: Date, instead: &str) -> Result<Option<Date>, String> {
    let last = if_any(written, |written| app.read_last_day(written, first))?;
    match last.filter(|last| *last < first) {
        Some(last) => Err(format!("{} is before {}: {instead}", words::dated(last), words::dated(first))),
        None => Ok(last),
    }
}

/// The last day of what happens every week, at most for so many.
pub(super) fn last_of_weeks(
    app: &App,
    written: &str,
    first: Date,
    most: i32,
) -> Result<Option<Date>, String> {
    let last = last_day(app, written, first, LATER_OR_NONE)?;
    if last.is_some_and(|last| last >= first.plus_days(7 * most)) {
        return Err(format!("that is more than {most} weeks: write an earlier day"));
    }
    Ok(last)
}
