//! When a new group meets: its first day, the time with the set-up, how long the families are there, and how many weeks.

use super::values::Values;
use crate::app::form::written_when::{self, WrittenWhen};
use crate::app::{App, words};
use crate::domain::{Date, Minutes};

/// The most weeks that a group runs for.
const MOST_WEEKS: u32 = 60;

/// When it meets, as it is written: `thu 10 dec 10:00 1h30 8 times`.
pub(super) fn written_when(values: &Values) -> String {
    let [_, length, _] = values.minutes;
    let runs = &values.runs;
    format!("{} {} times", written_when::written(runs.first.at(runs.time), length), runs.weeks)
}

/// Reads when it meets; what is left out stays as it is.
pub(super) fn read_when(values: &mut Values, written: &str, app: &App) -> Result<(), String> {
    // People say weeks of what comes every week.
    let low = written.to_lowercase();
    let said = low.split_whitespace().map(|word| match word {
        "weeks" | "week" | "once" => "times",
        word => word,
    });
    let written = said.collect::<Vec<_>>().join(" ");
    let when = WrittenWhen::read(&written, values.runs.first, app)?;
    let first = when.day.unwrap_or(values.runs.first);
    if first < app.today() {
        return Err(format!("{} is over: write a day to come", words::day(first, app.today())));
    }
    let weeks = when.times.unwrap_or(values.runs.weeks);
    if weeks > MOST_WEEKS {
        return Err(format!("{weeks} weeks are too many: {MOST_WEEKS} at most"));
    }
    let [setup, length, debrief] = &mut values.minutes;
    let whole = *setup + *length + *debrief;
    if when.end.is_some() {
        let (_, all) = when.over(first.at(values.runs.time), whole)?;
        let left = all - *setup - *debrief;
        if left <= Minutes::ZERO {
            return Err("set-up and debrief alone take longer than that: write a later end".to_owned());
        }
        *length = left;
    } else if let Some(wanted) = when.length {
        *length = wanted;
    }
    values.runs.first = first;
    values.runs.time = when.start.unwrap_or(values.runs.time);
    values.runs.weeks = weeks;
    Ok(())
}

/// When it meets, as it is understood.
pub(super) fn when_in_words(values: &Values, today: Date) -> String {
    let [setup, length, debrief] = values.minutes;
    let runs = &values.runs;
    let start = runs.first.at(runs.time);
    let times = words::times(start, start.plus_wall(setup + length + debrief));
    let parts = format!("{times} with set-up and debrief");
    let first = words::day(runs.first, today);
    match runs.weeks {
        1 => format!("{first} {parts}, once"),
        weeks => {
            let last = runs.first.plus_days(7 * (i32::try_from(weeks).unwrap_or(1) - 1));
            format!("{first} {parts}, {weeks} weeks, the last {}", words::day(last, today))
        }
    }
}
