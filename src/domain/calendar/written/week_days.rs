//! The days of a week with their times as people write them: `mon-wed`, `mon, tue & thu 9-13`, `thurs 9.30-1pm`, `mon am`,
//! `mon 9 to 3 break 30m, wed`.
//!
//! The line is cut into words; what people put between them, and what they write in two words, is taken together first. Days
//! before times share those, so that days that have none stand last.

use super::clock::{read_length, read_time, read_times_of_day};
use crate::domain::calendar::Weekday;
use crate::domain::calendar::minutes::Minutes;
use crate::domain::calendar::time::Time;
use crate::domain::calendar::time_span::TimeSpan;
use crate::domain::calendar::weekday::weekday_named;

/// What to write.
const SUCH: &str = "write days and times, such as mon-wed, or mon 9-17, thu 9.30-1pm";

/// A day of a week as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenShift {
    /// The day.
    pub weekday: Weekday,
    /// From when to when, where that is written; of `am` and `pm` from nine to one and from one to five.
    pub times: Option<TimeSpan>,
    /// The unpaid break, where one is written.
    pub unpaid: Option<Minutes>,
}

/// Days that are written together, with their times.
#[derive(Default)]
struct Together {
    days: Vec<Weekday>,
    times: Vec<(TimeSpan, Option<Minutes>)>,
    /// A break without times.
    unpaid: Option<Minutes>,
}

/// Reads the days of a week in order; the error says what was not understood, and what to write.
pub fn read_week_days(text: &str) -> Result<Vec<WrittenShift>, String> {
    let mut all = vec![Together::default()];
    let words = words(text);
    let mut words = words.iter().map(String::as_str).peekable();
    while let Some(word) = words.next() {
        let Some(now) = all.last_mut() else { break };
        if matches!(word, "and" | "on" | "from" | "at" | "each" | "every" | "with" | "a" | "of" | "unpaid") {
            continue;
        }
        if let Some(days) = days(word) {
            if now.times.is_empty() {
                now.days.extend(days);
            } else {
                all.push(Together { days, ..Together::default() });
            }
        } else if let Some(times) = read_times_of_day(word).or_else(|| part(word)) {
            if now.days.is_empty() {
                return Err(format!("“{word}” stands before its day: {SUCH}"));
            }
            now.times.push((times, None));
        } else if word == "no" && words.next_if(|it| is_break(it)).is_some() {
            now.pause(Minutes::ZERO);
        } else if is_break(word) {
            words.next_if_eq(&"of");
            let unpaid = words.next().and_then(length);
            now.pause(unpaid.ok_or("say how long the break is, such as break 30m")?);
        } else if let Some(unpaid) = length(word).filter(|_| words.peek().is_some_and(|it| is_break(it))) {
            words.next();
            now.pause(unpaid);
        } else if read_time(word).is_some() {
            return Err(format!("“{word}” is a time alone: write until when too, such as 9-17"));
        } else {
            return Err(format!("“{word}” is no day or time: {SUCH}"));
        }
    }
    let mut shifts: Vec<WrittenShift> = all.iter().flat_map(Together::shifts).collect();
    shifts.sort_by_key(|it| (it.weekday.num_days_from_monday(), it.times.map(|it| it.from)));
    let mut pairs = shifts.iter().zip(shifts.iter().skip(1));
    match pairs.find(|(a, b)| a.weekday == b.weekday && (a.times.is_none() || a.times == b.times)) {
        Some((twice, _)) => Err(format!("{} stands there twice: once is enough", twice.weekday)),
        None => Ok(shifts),
    }
}

impl Together {
    /// Has a break in the times that were written last; where there are none, in those of the days.
    fn pause(&mut self, unpaid: Minutes) {
        match self.times.last_mut() {
            Some((_, pause)) => *pause = Some(unpaid),
            None => self.unpaid = Some(unpaid),
        }
    }

    fn shifts(&self) -> Vec<WrittenShift> {
        let whole = self.times.is_empty().then_some((None, self.unpaid));
        let timed = self.times.iter().map(|(times, unpaid)| (Some(*times), *unpaid));
        let all: Vec<(Option<TimeSpan>, Option<Minutes>)> = whole.into_iter().chain(timed).collect();
        let of_day = |weekday: &Weekday| {
            let weekday = *weekday;
            all.iter().map(move |(times, unpaid)| WrittenShift { weekday, times: *times, unpaid: *unpaid })
        };
        self.days.iter().flat_map(of_day).collect()
    }
}

fn is_break(word: &str) -> bool {
    matches!(word, "break" | "lunch")
}

/// A length of a break: `0:30`, `30m`, `30`.
fn length(word: &str) -> Option<Minutes> {
    let clock = word.contains(':').then(|| word.parse().ok()).flatten();
    clock.or_else(|| read_length(word)).or_else(|| read_length(&format!("{word}m")))
}

/// Before noon or after it.
fn part(word: &str) -> Option<TimeSpan> {
    let hours = match word {
        "am" | "morning" | "mornings" => (9, 13),
        "pm" | "afternoon" | "afternoons" => (13, 17),
        _ => return None,
    };
    Some(TimeSpan { from: Time::new(hours.0, 0)?, to: Time::new(hours.1, 0)? })
}

/// A day, or some in a row: `mon`, `mondays`, `mon-wed`, `weekdays`.
fn days(word: &str) -> Option<Vec<Weekday>> {
    if matches!(word, "weekdays" | "weekday") {
        return days("mon-fri");
    }
    if let Some(day) = day(word) {
        return Some(vec![day]);
    }
    let (from, to) = word.split_once('-')?;
    let (from, to) = (day(from)?, day(to)?);
    let many = usize::try_from((to.days_since(from) + 1).min(7)).ok()?;
    Some(std::iter::successors(Some(from), |day| Some(day.succ())).take(many).collect())
}

/// A day by its name, short or long, one or every one.
fn day(word: &str) -> Option<Weekday> {
    let word = word.trim_end_matches('.');
    let one = || word.strip_suffix('s').and_then(weekday_named);
    weekday_named(word).or_else(one)
}

/// The words of a line; what is written apart and belongs together is one word: `9 am`, `mon to wed`, `9.30 - 1 pm`, `30 min`.
fn words(text: &str) -> Vec<String> {
    let low = text.to_lowercase().replace(['–', '—'], "-");
    let low = low.replace([',', ';'], " ").replace(['&', '+'], " and ");
    let mut words: Vec<String> = vec![];
    let mut joins = false;
    for word in low.split_whitespace() {
        let is_half = matches!(word, "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m");
        let is_unit = matches!(word, "min" | "mins" | "minutes" | "hour" | "h");
        let is_range = matches!(word, "to" | "till" | "til" | "until" | "through" | "-");
        let Some(last) = words.last_mut() else {
            words.push(word.to_owned());
            continue;
        };
        let is_digits = last.bytes().all(|b| b.is_ascii_digit());
        if joins {
            last.push('-');
            last.push_str(word);
            joins = false;
        } else if is_half && last.ends_with(|c: char| c.is_ascii_digit()) {
            last.push_str(&word.replace('.', ""));
        } else if is_unit && is_digits {
            last.push_str(word);
        } else if is_range && (day(last).is_some() || read_time(last).is_some()) {
            joins = true;
        } else {
            words.push(word.to_owned());
        }
    }
    if joins {
        words.push("to".to_owned());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Result<String, String> {
        let one = |it: &WrittenShift| {
            let times = it.times.map(|times| format!(" {times}")).unwrap_or_default();
            let unpaid = it.unpaid.map(|unpaid| format!(" break {unpaid}")).unwrap_or_default();
            format!("{}{times}{unpaid}", it.weekday)
        };
        Ok(read_week_days(text)?.iter().map(one).collect::<Vec<_>>().join(", "))
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, meant) in [
            ("mon-wed", "Mon, Tue, Wed"),
            ("Mon to Wed", "Mon, Tue, Wed"),
            ("mon, tue & thu", "Mon, Tue, Thu"),
            ("monday, tuesday and thursdays", "Mon, Tue, Thu"),
            ("mon tue wed", "Mon, Tue, Wed"),
            ("weekdays", "Mon, Tue, Wed, Thu, Fri"),
            ("thu 9-13", "Thu 09:00-13:00"),
            ("thurs 9.30-1pm", "Thu 09:30-13:00"),
            ("Thurs. 9.30 – 1 pm", "Thu 09:30-13:00"),
            ("weds from 9 to 5", "Wed 09:00-17:00"),
            ("mon am", "Mon 09:00-13:00"),
            ("mon afternoon, tue am", "Mon 13:00-17:00, Tue 09:00-13:00"),
            ("tue 2-5", "Tue 14:00-17:00"),
            ("fri 22-6", "Fri 22:00-06:00"),
            ("mon-tue 9am-1pm", "Mon 09:00-13:00, Tue 09:00-13:00"),
            ("mon 9 am to 1 pm & 2 pm to 5 pm", "Mon 09:00-13:00, Mon 14:00-17:00"),
            ("mon 9-15 break 0:30, wed", "Mon 09:00-15:00 break 0:30, Wed"),
            ("mon 9-3 with a 30 min break", "Mon 09:00-15:00 break 0:30"),
            ("mon 9-3 break of 45 minutes", "Mon 09:00-15:00 break 0:45"),
            ("mon 9-3 no lunch", "Mon 09:00-15:00 break 0:00"),
            (
                "wed, mon 9-12 13-17, tue",
                "Mon 09:00-12:00, Mon 13:00-17:00, Tue, Wed 09:00-12:00, Wed 13:00-17:00",
            ),
            ("sat-mon", "Mon, Sat, Sun"),
            ("", ""),
        ] {
            assert_eq!(said(text), Ok(meant.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_or_time_is_said_with_what_to_write() {
        for (text, part) in [
            ("someday", "“someday” is no day or time"),
            ("9-17", "stands before its day"),
            ("mon 9", "a time alone"),
            ("mon 9-9", "is no day or time"),
            ("mon-wed tue", "Tue stands there twice"),
            ("mon break", "how long the break is"),
            ("mon to", "“to” is no day or time"),
            ("to mon", "“to” is no day or time"),
            ("mon 30m", "“30m” is no day or time"),
            ("mon-", "“mon-” is no day or time"),
        ] {
            let words = said(text).expect_err(text);
            assert!(words.contains(part), "{text}: {words}");
        }
    }
}
