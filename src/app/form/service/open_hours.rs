//! The hours of days as people write them: `mon-fri 9-17, sat 10-12`.

use crate::app::quick;
use crate::domain::{OpenHours, Time, TimeSpan, Weekday, weekday_named, weekday_word};

/// What to write.
const SUCH: &str = "write days and times, such as mon-fri 9-17, sat 10-12";

/// Reads two times of a day: `9-17`, `08:00-18:00`; `9-5` is until five in the afternoon.
pub(super) fn hours_of_day(written: &str) -> Result<TimeSpan, String> {
    let (from, to) =
        quick::times(&written.replace('–', "-")).ok_or("write two times, such as 9-17 or 08:00-18:00")?;
    let is_evening = to < from && (6..=12).contains(&from.hour()) && to.hour() <= 8;
    let to = Time::new(to.hour() + 12, to.minute()).filter(|_| is_evening).unwrap_or(to);
    if from == to {
        return Err("it would close when it opens: write a later end".to_owned());
    }
    Ok(TimeSpan { from, to })
}

/// Reads the hours of days; days before times share those.
pub(super) fn open_hours(written: &str) -> Result<Vec<OpenHours>, String> {
    let (mut all, mut waiting): (Vec<OpenHours>, Vec<Weekday>) = (vec![], vec![]);
    let mut has_hours = false;
    for word in written.split([' ', ',']).filter(|word| !word.is_empty()) {
        if let Some(days) = days(word) {
            if has_hours {
                waiting.clear();
                has_hours = false;
            }
            waiting.extend(days);
            continue;
        }
        let hours = hours_of_day(word).map_err(|_| format!("“{word}” is no day or time: {SUCH}"))?;
        if waiting.is_empty() {
            return Err(format!("“{word}” stands before its day: {SUCH}"));
        }
        has_hours = true;
        all.extend(waiting.iter().map(|weekday| OpenHours { weekday: *weekday, hours }));
    }
    if !waiting.is_empty() && !has_hours {
        return Err(format!("say the times of the last day too: {SUCH}"));
    }
    all.sort_by_key(|it| (it.weekday.num_days_from_monday(), it.hours.from));
    Ok(all)
}

/// A weekday, or some in a row: `mon-fri`.
fn days(word: &str) -> Option<Vec<Weekday>> {
    let word = word.to_lowercase();
    if let Some(day) = weekday_named(&word) {
        return Some(vec![day]);
    }
    let (from, to) = word.split_once(['-', '–'])?;
    let (from, to) = (weekday_named(from)?, weekday_named(to)?);
    let many = (to.days_since(from) + 1).min(7);
    Some(
        std::iter::successors(Some(from), |day| Some(day.succ())).take(usize::try_from(many).ok()?).collect(),
    )
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
