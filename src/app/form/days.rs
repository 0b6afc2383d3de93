//! Hours and days as people write them: `28:48`; `mon tue wed 09:00-12:30`, and of a rotation a week after each `/`.

use crate::app::quick;
use crate::domain::{Minutes, Pattern, PatternShift, Time, policy, weekday_named, weekday_word};

/// Reads the hours of a week.
pub(in crate::app) fn hours(written: &str) -> Result<Minutes, String> {
    let hours: Minutes = written.parse().map_err(|_| "write hours and minutes, such as 28:48".to_owned())?;
    if (1..=168 * 60).contains(&hours.0) { Ok(hours) } else { Err("between 0:01 and 168:00".to_owned()) }
}

/// Reads the weeks of a pattern, with `/` between those of a rotation.
pub(in crate::app) fn pattern(written: &str, weekly: Minutes) -> Result<Pattern, String> {
    let weeks: Vec<Vec<PatternShift>> = match written.split('/').collect::<Vec<_>>().as_slice() {
        [one] => vec![days(one, weekly)?],
        // In a rotation somebody may have a week without a day.
        many => many
            .iter()
            .map(|it| if it.trim().is_empty() { Ok(vec![]) } else { days(it, weekly) })
            .collect::<Result<_, _>>()?,
    };
    if weeks.iter().all(Vec::is_empty) {
        return Err("write at least one day".to_owned());
    }
    Ok(Pattern { weeks })
}

/// A pattern as it is understood: `Mon 09:00–15:00 (break 0:30), Wed 09:00–12:30: 9:00 a week`.
pub(in crate::app) fn in_words(pattern: &Pattern) -> String {
    let shift = |shift: &PatternShift| {
        let (from, to) = (shift.time.from, shift.time.to);
        let unpaid =
            if shift.unpaid > Minutes::ZERO { format!(" (break {})", shift.unpaid) } else { String::new() };
        format!("{} {from}–{to}{unpaid}", shift.weekday)
    };
    let week = |shifts: &Vec<PatternShift>| match shifts.as_slice() {
        [] => "none".to_owned(),
        shifts => shifts.iter().map(shift).collect::<Vec<_>>().join(", "),
    };
    match pattern.weeks.as_slice() {
        [] => "no days".to_owned(),
        [one] => format!("{}: {} a week", week(one), pattern.paid()),
        weeks => format!(
            "{}: {} a week, on average",
            weeks.iter().map(week).collect::<Vec<_>>().join(" / "),
            pattern.paid()
        ),
    }
}

/// A pattern as it is written and read.
pub(in crate::app) fn written(pattern: &Pattern) -> String {
    let week = |shifts: &Vec<PatternShift>| shifts.iter().map(short).collect::<Vec<_>>().join(", ");
    pattern.weeks.iter().map(week).collect::<Vec<_>>().join(" / ")
}

/// A day with its times as they are written: `mon 9-15 break 0:30`.
pub(in crate::app) fn short(shift: &PatternShift) -> String {
    let time = |time: Time| match time.minute() {
        0 => time.hour().to_string(),
        minute => format!("{}:{minute:02}", time.hour()),
    };
    let (from, to) = (time(shift.time.from), time(shift.time.to));
    let unpaid =
        if shift.unpaid > Minutes::ZERO { format!(" break {}", shift.unpaid) } else { String::new() };
    format!("{} {from}-{to}{unpaid}", weekday_word(shift.weekday))
}

/// Reads days, with times or without; days without times share what is left of the hours evenly, from 09:00, with half
/// an hour's unpaid break when longer than six hours.
pub(in crate::app) fn days(written: &str, weekly: Minutes) -> Result<Vec<PatternShift>, String> {
    let mut shifts = vec![];
    let mut bare = vec![];
    for part in written.split(',').flat_map(|part| split_days(part.trim())) {
        match in_full(&part).parse::<PatternShift>() {
            Ok(shift) => shifts.push(shift),
            Err(_) => bare.push(
                crate::domain::read_weekday(&part)
                    .map_err(|_| format!("“{part}” is not a day: write mon tue wed, or mon 9-15"))?,
            ),
        }
    }
    if shifts.is_empty() && bare.is_empty() {
        return Err("write at least one day".to_owned());
    }
    let timed: Minutes = shifts.iter().map(|shift| shift.time.wall() - shift.unpaid).sum();
    let left = (weekly - timed).at_least_zero();
    let many = i32::try_from(bare.len()).unwrap_or(1).max(1);
    for (n, weekday) in (0..).zip(bare) {
        let paid = left.0 / many + i32::from(n < left.0 % many);
        let unpaid = if paid > 6 * 60 { 30 } else { 0 };
        let end = (9 * 60 + paid.max(1) + unpaid).min(23 * 60 + 59);
        let line = format!("{} 09:00-{:02}:{:02}", weekday_word(weekday), end / 60, end % 60);
        let mut shift: PatternShift = line.parse().map_err(|_| "that is too long for a day".to_owned())?;
        shift.unpaid = Minutes(unpaid);
        shifts.push(shift);
    }
    shifts.sort_by_key(|shift| (shift.weekday.num_days_from_monday(), shift.time));
    Ok(shifts)
}

/// A day with times as they are stored: `mon 9-15 break 30m` is `mon 09:00-15:00 break 0:30`.
fn in_full(part: &str) -> String {
    let mut words: Vec<String> = part.split_whitespace().map(str::to_lowercase).collect();
    if let Some(times) = words.get_mut(1)
        && let Some((from, to)) = quick::times(&times.replace('–', "-"))
    {
        // Nobody works from nine in the morning to five at night.
        let evening = to < from && (6..=12).contains(&from.hour()) && to.hour() <= 8;
        let to = Time::new(to.hour() + 12, to.minute()).filter(|_| evening).unwrap_or(to);
        *times = format!("{from}-{to}");
    }
    if let Some(unpaid) = words.get_mut(3)
        && let Some(minutes) = policy::minutes(unpaid.trim_end_matches('m'))
    {
        *unpaid = minutes.to_string();
    }
    words.join(" ")
}

/// Cuts `mon tue 09:00-12:00 wed` before each day, and tells days in a row one by one: `mon-wed 9-13` is each of the three.
fn split_days(part: &str) -> Vec<String> {
    let mut pieces: Vec<String> = vec![];
    let mut last = 0;
    for word in part.split_whitespace() {
        let days = days_in_a_row(word);
        if days.is_empty() && !pieces.is_empty() {
            for piece in pieces.iter_mut().skip(last) {
                piece.push(' ');
                piece.push_str(word);
            }
        } else if days.is_empty() {
            pieces.push(word.to_owned());
        } else {
            last = pieces.len();
            pieces.extend(days.into_iter().map(str::to_owned));
        }
    }
    pieces
}

/// The days that a word means: one, or from one to another; none where it means something else.
fn days_in_a_row(word: &str) -> Vec<&'static str> {
    let word = word.to_lowercase().replace('–', "-");
    let (first, last) = word.split_once('-').unwrap_or((&word, &word));
    let (Some(first), Some(last)) = (weekday_named(first), weekday_named(last)) else { return vec![] };
    let mut days = vec![first];
    while let Some(day) = days.last().copied().filter(|day| *day != last) {
        days.push(day.succ());
    }
    days.into_iter().map(weekday_word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_without_times_share_the_hours() {
        let shifts = days("mon tue wed", Minutes(14 * 60 + 24)).unwrap();
        let paid: Minutes = shifts.iter().map(|shift| shift.time.wall() - shift.unpaid).sum();
        assert_eq!((shifts.len(), paid), (3, Minutes(864)));
        let office = days("mon 9-5 break 30m, tue 22-6", Minutes::hours(15)).unwrap();
        assert_eq!(office.iter().map(short).collect::<Vec<_>>(), ["mon 9-17 break 0:30", "tue 22-6"]);
        let mixed = days("mon 09:00-15:00 break 0:30, wed", Minutes::hours(8)).unwrap();
        assert_eq!(mixed[1].to_string(), "wed 09:00-11:30");
        let row = days("mon-wed 9-13, thurs", Minutes::hours(15)).unwrap();
        assert_eq!(
            row.iter().map(short).collect::<Vec<_>>(),
            ["mon 9-13", "tue 9-13", "wed 9-13", "thu 9-12"]
        );
        assert!(days("someday", Minutes::hours(8)).is_err());
        assert!(days("", Minutes::hours(8)).is_err());
    }

    #[test]
    fn a_rotation_is_written_as_it_is_read() {
        let text = "mon 9-15 break 0:30, tue 9:30-12 /  / wed 22-6";
        let read = pattern(text, Minutes::hours(8)).unwrap();
        assert_eq!((read.weeks.len(), written(&read).as_str()), (3, text));
        for wrong in ["", " / ", "mon / someday", "9-5"] {
            assert!(pattern(wrong, Minutes::hours(8)).is_err(), "{wrong} was taken");
        }
    }
}
