//! Hours and days as people write them: `28:48`; `mon tue wed 09:00-12:30`, and of a rotation a week after each `/`.

use crate::domain::{
    Minutes, Pattern, PatternShift, Time, TimeSpan, WrittenShift, read_hours_a_week, read_week_days,
    weekday_word,
};

/// Reads the hours of a week.
pub(in crate::app) fn hours(written: &str) -> Result<Minutes, String> {
    let hours = read_hours_a_week(written).ok_or("write hours and minutes, such as 28:48, or 30")?;
    if (1..=168 * 60).contains(&hours.0) { Ok(hours) } else { Err("between 0:01 and 168:00".to_owned()) }
}

/// Reads the weeks of a pattern, with `/` between those of a rotation.
pub(in crate::app) fn pattern(written: &str, weekly: Minutes) -> Result<Pattern, String> {
    let weeks: Vec<Vec<PatternShift>> = match written.split('/').collect::<Vec<_>>().as_slice() {
        [one] => vec![days(one, weekly)?],
        // In a rotation somebody may have a week without a day.
        many => many
            .iter()
            .map(|it| if is_off(it) { Ok(vec![]) } else { days(it, weekly) })
            .collect::<Result<_, _>>()?,
    };
    if weeks.iter().all(Vec::is_empty) {
        return Err("write at least one day".to_owned());
    }
    Ok(Pattern { weeks })
}

/// Whether a week of a rotation is one without a day.
fn is_off(week: &str) -> bool {
    matches!(week.trim().to_lowercase().as_str(), "" | "off" | "none" | "-")
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

/// The hours that days come to by themselves, on average; nothing where a day has no times.
pub(in crate::app) fn hours_of(written: &str) -> Option<Minutes> {
    let mut weeks = written.split('/').filter(|week| !is_off(week));
    let is_timed =
        weeks.all(|week| read_week_days(week).is_ok_and(|all| all.iter().all(|it| it.times.is_some())));
    let paid = pattern(written, Minutes(1)).ok().filter(|_| is_timed)?.paid();
    (paid > Minutes::ZERO).then_some(paid)
}

/// Reads days, with times or without; days without times share what is left of the hours evenly, from 09:00, with half
/// an hour's unpaid break when longer than six hours.
pub(in crate::app) fn days(written: &str, weekly: Minutes) -> Result<Vec<PatternShift>, String> {
    let all = read_week_days(written)?;
    if all.is_empty() {
        return Err("write at least one day".to_owned());
    }
    let timed: Minutes =
        all.iter().filter_map(|it| Some(it.times?.wall() - it.unpaid.unwrap_or_default())).sum();
    let left = (weekly - timed).at_least_zero();
    let many = i32::try_from(all.iter().filter(|it| it.times.is_none()).count()).unwrap_or(1).max(1);
    let (mut shifts, mut bare) = (vec![], 0);
    for WrittenShift { weekday, times, unpaid } in all {
        let (time, unpaid) = if let Some(time) = times {
            (time, unpaid.unwrap_or_default())
        } else {
            let paid = left.0 / many + i32::from(bare < left.0 % many);
            bare += 1;
            let unpaid = unpaid.unwrap_or(Minutes(if paid > 6 * 60 { 30 } else { 0 }));
            (from_nine(paid.max(1) + unpaid.0)?, unpaid)
        };
        if unpaid >= time.wall() {
            return Err(format!("the break on {weekday} is as long as the day: write a shorter one"));
        }
        shifts.push(PatternShift { weekday, time, unpaid });
    }
    Ok(shifts)
}

/// So many minutes from nine in the morning on, at most until midnight.
fn from_nine(minutes: i32) -> Result<TimeSpan, String> {
    let end = u16::try_from((9 * 60 + minutes).min(23 * 60 + 59)).ok();
    let times = Time::new(9, 0).zip(end.and_then(|end| Time::new(end / 60, end % 60)));
    let (from, to) = times.ok_or("that is too long for a day")?;
    Ok(TimeSpan { from, to })
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
        assert!(days("someday", Minutes::hours(8)).is_err());
        assert!(days("", Minutes::hours(8)).is_err());
    }

    #[test]
    fn days_with_times_say_the_hours_themselves() {
        let cases = [
            ("mon 9-15 break 0:30, wed 9-12", Some(8 * 60 + 30)),
            ("mon 9-15 / off", Some(3 * 60)),
            ("mon 9-15, wed", None),
            ("mon-wed", None),
            ("someday", None),
            ("", None),
        ];
        for (written, hours) in cases {
            assert_eq!(hours_of(written), hours.map(Minutes), "{written}");
        }
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
