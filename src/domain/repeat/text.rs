//! A repeat rule as text: the value of an RFC 5545 RRULE, read with care and printed in one canonical form.
//!
//! What the rota cannot do is refused by name, never left out in silence.

use std::fmt;
use std::str::FromStr;

use super::rule::{Frequency, Repeat, Until};
use crate::domain::calendar::{Date, Moment, Time, Weekday};
use crate::domain::text::{FileWord, Malformed};

const PARTS: &str = "FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST";
const DAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Mon),
    ("TU", Weekday::Tue),
    ("WE", Weekday::Wed),
    ("TH", Weekday::Thu),
    ("FR", Weekday::Fri),
    ("SA", Weekday::Sat),
    ("SU", Weekday::Sun),
];

impl FromStr for Repeat {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let upper = text.trim().to_ascii_uppercase();
        if upper.starts_with("RRULE:") {
            return Err(Malformed::new(text, "the rule alone; leave out the RRULE: before it"));
        }
        let mut rule = Self::every(1, Frequency::Daily);
        let mut seen: Vec<&str> = vec![];
        for part in upper.split(';') {
            let Some((name, value)) = part.split_once('=') else {
                return Err(Malformed::new(part, "a part of a repeat rule such as FREQ=WEEKLY;BYDAY=TU"));
            };
            if seen.contains(&name) {
                return Err(Malformed::new(name, "a part that a rule can have twice"));
            }
            seen.push(name);
            rule.read_part(name, value)?;
        }
        if !seen.contains(&"FREQ") {
            return Err(Malformed::new(
                text,
                "a rule that says how often; it needs FREQ, such as FREQ=WEEKLY",
            ));
        }
        rule.consistent()?;
        Ok(rule)
    }
}

impl Repeat {
    fn read_part(&mut self, name: &str, value: &str) -> Result<(), Malformed> {
        match name {
            "FREQ" => {
                self.frequency = match value {
                    "SECONDLY" | "MINUTELY" | "HOURLY" => {
                        let wanted =
                            "a way that a series can repeat here; use DAILY, WEEKLY, MONTHLY or YEARLY";
                        return Err(Malformed::new(value, wanted));
                    }
                    _ => value.parse()?,
                };
            }
            "INTERVAL" => self.interval = from_one(value)?,
            "COUNT" => self.count = Some(from_one(value)?),
            "UNTIL" => self.until = Some(until(value)?),
            "BYDAY" => {
                self.by_day = value.split(',').map(day).collect::<Result<_, _>>()?;
                self.by_day.sort_unstable_by_key(|(n, weekday)| (*n, weekday.num_days_from_monday()));
                self.by_day.dedup();
            }
            "BYMONTHDAY" => {
                self.by_month_day = value.split(',').map(month_day).collect::<Result<_, _>>()?;
                self.by_month_day.sort_unstable();
                self.by_month_day.dedup();
            }
            "BYMONTH" => {
                self.by_month = value.split(',').map(month).collect::<Result<_, _>>()?;
                self.by_month.sort_unstable();
                self.by_month.dedup();
            }
            "BYSETPOS" => {
                self.by_set_pos = value.split(',').map(set_pos).collect::<Result<_, _>>()?;
                self.by_set_pos.sort_unstable();
                self.by_set_pos.dedup();
            }
            "WKST" => self.week_start = weekday(value)?,
            _ => {
                let wanted = format!("something a series can do here; it knows {PARTS}");
                return Err(Malformed::new(name, wanted));
            }
        }
        Ok(())
    }

    /// Refuses parts that do not go together (RFC 5545, 3.3.10).
    fn consistent(&self) -> Result<(), Malformed> {
        let wrong = |part: &str, wanted: &str| Err(Malformed::new(part, wanted));
        if self.count.is_some() && self.until.is_some() {
            return wrong("COUNT with UNTIL", "one way to end; keep one of the two");
        }
        if self.frequency == Frequency::Weekly && !self.by_month_day.is_empty() {
            return wrong("BYMONTHDAY", "something a weekly series can have; use FREQ=MONTHLY, or BYDAY");
        }
        let no_days = self.by_day.is_empty() && self.by_month_day.is_empty() && self.by_month.is_empty();
        if !self.by_set_pos.is_empty() && no_days {
            return wrong(
                "BYSETPOS",
                "something that works alone; add what it picks from, such as BYDAY=MO,TU",
            );
        }
        let most = match self.frequency {
            Frequency::Daily | Frequency::Weekly => 0,
            Frequency::Monthly => 5,
            Frequency::Yearly => 53,
        };
        match self.by_day.iter().find(|(n, _)| n.is_some_and(|n| n.unsigned_abs() > most)) {
            Some((Some(n), _)) if most == 0 => {
                let wanted = "a weekday of a daily or weekly series; a number belongs to MONTHLY or YEARLY";
                wrong(&format!("BYDAY={n}…"), wanted)
            }
            Some((Some(n), _)) => {
                wrong(&format!("BYDAY={n}…"), &format!("a weekday's number here; it goes up to {most}"))
            }
            _ => Ok(()),
        }
    }
}

fn number(text: &str) -> Option<u32> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn from_one(text: &str) -> Result<u32, Malformed> {
    number(text).filter(|n| *n > 0).ok_or_else(|| Malformed::new(text, "a whole number from 1"))
}

fn weekday(text: &str) -> Result<Weekday, Malformed> {
    DAYS.iter()
        .find(|(word, _)| *word == text)
        .map(|(_, weekday)| *weekday)
        .ok_or_else(|| Malformed::none_of(text, &DAYS.map(|(word, _)| word)))
}

fn signed<T: TryFrom<i64>>(text: &str, most: u32) -> Option<T> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let n = number(digits).filter(|n| (1..=most).contains(n) && digits.len() <= most.to_string().len())?;
    let n = i64::from(n);
    T::try_from(if text.starts_with('-') { -n } else { n }).ok()
}

fn day(text: &str) -> Result<(Option<i8>, Weekday), Malformed> {
    let wrong = || Malformed::new(text, "a weekday such as TU, or with a number such as 2TU or -1FR");
    let (ordinal, word) =
        text.len().checked_sub(2).and_then(|at| text.split_at_checked(at)).ok_or_else(wrong)?;
    let weekday = weekday(word).map_err(|_| wrong())?;
    if ordinal.is_empty() {
        return Ok((None, weekday));
    }
    Ok((Some(signed(ordinal, 53).ok_or_else(wrong)?), weekday))
}

fn month_day(text: &str) -> Result<i8, Malformed> {
    signed(text, 31).ok_or_else(|| Malformed::new(text, "a day of the month from 1 to 31, or from -1 to -31"))
}

fn month(text: &str) -> Result<u8, Malformed> {
    let wrong = || Malformed::new(text, "a month from 1 for January to 12 for December");
    number(text).filter(|n| (1..=12).contains(n)).and_then(|n| u8::try_from(n).ok()).ok_or_else(wrong)
}

fn set_pos(text: &str) -> Result<i16, Malformed> {
    let wrong = || Malformed::new(text, "a place in the period from 1 to 366, or from -1 to -366");
    signed(text, 366).ok_or_else(wrong)
}

fn until(text: &str) -> Result<Until, Malformed> {
    if text.ends_with('Z') {
        return Err(Malformed::new(text, "a local time, as every time here is; leave out the Z at its end"));
    }
    read_until(text)
        .ok_or_else(|| Malformed::new(text, "a last day or a last time such as 20261231 or 20261231T0900"))
}

fn read_until(text: &str) -> Option<Until> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let digits = |text: &str, width: usize| (text.len() == width).then(|| number(text)).flatten();
    let part = |of: &str, from: usize, to: usize| digits(of.get(from..to)?, to - from);
    digits(date, 8)?;
    let year = i32::try_from(part(date, 0, 4)?).ok()?;
    let date = Date::new(year, part(date, 4, 6)?, part(date, 6, 8)?)?;
    let Some(time) = time else {
        return Some(Until::Date(date));
    };
    match time.len() {
        4 => {}
        // Sessions start on whole minutes, so seconds take nothing away.
        6 => part(time, 4, 6).filter(|seconds| *seconds < 60).map(|_| ())?,
        _ => return None,
    }
    let hour = u16::try_from(part(time, 0, 2)?).ok()?;
    let minute = u16::try_from(part(time, 2, 4)?).ok()?;
    Some(Until::Moment(date.at(Time::new(hour, minute)?)))
}

impl fmt::Display for Until {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |date: Date| format!("{:04}{:02}{:02}", date.year(), date.month(), date.day());
        let clock = |moment: &Moment| {
            let time = moment.time();
            format!("{}T{:02}{:02}00", day(moment.date()), time.hour(), time.minute())
        };
        match self {
            Self::Date(date) => f.pad(&day(*date)),
            Self::Moment(moment) => f.pad(&clock(moment)),
        }
    }
}

impl FileWord for Repeat {}

impl fmt::Display for Repeat {
    /// Prints the canonical text: parts in the order of the contract, what goes without saying left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", self.frequency)?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if let Some(count) = self.count {
            write!(f, ";COUNT={count}")?;
        }
        if let Some(until) = self.until {
            write!(f, ";UNTIL={until}")?;
        }
        if !self.by_day.is_empty() {
            let day = |(n, weekday): &(Option<i8>, Weekday)| {
                format!("{}{}", n.map(|n| n.to_string()).unwrap_or_default(), word(*weekday))
            };
            write!(f, ";BYDAY={}", self.by_day.iter().map(day).collect::<Vec<_>>().join(","))?;
        }
        if !self.by_month_day.is_empty() {
            write!(f, ";BYMONTHDAY={}", joined(&self.by_month_day))?;
        }
        if !self.by_month.is_empty() {
            write!(f, ";BYMONTH={}", joined(&self.by_month))?;
        }
        if !self.by_set_pos.is_empty() {
            write!(f, ";BYSETPOS={}", joined(&self.by_set_pos))?;
        }
        if self.week_start != Weekday::Mon {
            write!(f, ";WKST={}", word(self.week_start))?;
        }
        Ok(())
    }
}

fn joined<T: fmt::Display>(numbers: &[T]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

fn word(day: Weekday) -> &'static str {
    DAYS.iter().find(|(_, weekday)| *weekday == day).map_or("MO", |(word, _)| *word)
}
