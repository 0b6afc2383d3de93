//! The hours of days as people write them: `mon-fri 9-17, sat 10-12`.

use crate::domain::{
    OpenHours, Time, TimeSpan, Weekday, WrittenShift, read_times_of_day, read_week_days, weekday_word,
};

/// Reads two times of a day: `9-17`, `08:00-18:00`; `9-5` is until five in the afternoon.
pub(super) fn hours_of_day(written: &str) -> Result<TimeSpan, String> {
    let joined = written.replace(" to ", "-").replace(" - ", "-");
    let wanted = "write two times, a later one last, such as 9-17 or 08:00-18:00";
    read_times_of_day(joined.trim()).ok_or_else(|| wanted.to_owned())
}

/// Reads the hours of days; days before times share those.
pub(super) fn open_hours(written: &str) -> Result<Vec<OpenHours>, String> {
    let open = |WrittenShift { weekday, times, .. }: WrittenShift| {
        let hours = times.ok_or("say the times of the last day too, such as mon-fri 9-17, sat 10-12")?;
        Ok(OpenHours { weekday, hours })
    };
    read_week_days(written)?.into_iter().map(open).collect()
}

/// Open hours as they are written and read, days in a row with the same hours together.
pub(in crate::app) fn in_short(all: &[OpenHours]) -> String {
    let mut runs: Vec<(Weekday, Weekday, TimeSpan)> = vec![];
    for it in all {
        match runs.last_mut() {
            Some((_, last, hours)) if *hours == it.hours && last.succ() == it.weekday => *last = it.weekday,
            _ => runs.push((it.weekday, it.weekday, it.hours)),
        }
    }
    let run = |(from, to, hours): &(Weekday, Weekday, TimeSpan)| {
        let (from, to) = (weekday_word(*from), weekday_word(*to));
        let days = if from == to { from.to_owned() } else { format!("{from}-{to}") };
        format!("{days} {}-{}", short(hours.from), short(hours.to))
    };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

fn short(time: Time) -> String {
    match time.minute() {
        0 => time.hour().to_string(),
        minute => format!("{}:{minute:02}", time.hour()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them_and_written_as_they_are_read() {
        for (written, short) in [
            ("mon-fri 9-5", "mon-fri 9-17"),
            ("mon tue 09:00-12:30, thu 13-17", "mon-tue 9-12:30, thu 13-17"),
            ("sat 10-12, mon 9-12 13-17", "mon 9-12, mon 13-17, sat 10-12"),
            ("sun-mon 22-6", "mon 22-6, sun 22-6"),
            ("", ""),
        ] {
            let read = open_hours(written).unwrap();
            assert_eq!(in_short(&read), short, "{written}");
            assert_eq!(open_hours(&in_short(&read)).unwrap(), read, "{written}");
        }
        for wrong in ["9-17", "mon", "someday 9-17", "mon 9-9", "mon 9-17 tue"] {
            assert!(open_hours(wrong).is_err(), "{wrong} was taken");
        }
    }
}
