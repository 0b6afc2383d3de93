//! From plain words to a repeat rule: `every 2 weeks tue thu`, `every month on the last working day`.
//!
//! A phrase begins with how often (`every …`, `weekly`, `monthly`) and goes on as long as words say on which days, in
//! which months or which of them. What does not belong to it is left to whoever asked: where a session is added in one
//! line, all that is left says what it is. How long it goes on (`until 31/3`, `10 times`) is read by the form and by
//! that line each in its own way.

use super::items::{Days, items, month, ordinals};
use crate::domain::{Date, Frequency, Repeat, Time, Until};

/// What is written where nothing of it was understood.
pub(in crate::app) const EXAMPLES: &str =
    "every Tue and Thu, every 2 weeks until 31/3, every month on the last working day, every day 10 times";

/// The most days, weeks, months or years that may lie between one time and the next: more is a slip.
const MOST_APART: u32 = 520;

/// The words of a phrase that begins a list of words, as a rule without an end, and how many they are; `None` where no
/// phrase begins there. Words are in lower case, without commas.
pub(in crate::app) fn phrase(words: &[&str]) -> Option<(Repeat, usize)> {
    let mut reader = Reader { words, at: 0, rule: Repeat::every(1, Frequency::Weekly) };
    reader.head()?;
    while reader.more() {}
    Some((reader.rule, reader.at))
}

/// Reads a rule as it stands in a form: plain words, or RFC 5545; nothing for what does not repeat.
///
/// `day` reads a day as it is typed; the error says what was not understood, with examples.
pub(in crate::app) fn read(
    written: &str,
    day: impl Fn(&str) -> Option<Date>,
) -> Result<Option<Repeat>, String> {
    if written.contains('=') {
        let rule = written.trim();
        let name = rule.get(..6).filter(|start| start.eq_ignore_ascii_case("RRULE:"));
        let rule = name.and_then(|name| rule.get(name.len()..)).unwrap_or(rule);
        return rule.parse().map(Some).map_err(|wrong: crate::domain::Malformed| wrong.to_string());
    }
    let low = written.to_lowercase().replace(',', " ");
    let words: Vec<&str> = low.split_whitespace().collect();
    if words.is_empty() {
        return Ok(None);
    }
    let mut reader = Reader { words: &words, at: 0, rule: Repeat::every(1, Frequency::Weekly) };
    if reader.head().is_none() && !reader.days_alone() {
        return Err(not_understood(&words, 0));
    }
    if words.len() == 1 && words.first() == Some(&"every") {
        return Err(format!("say every what: {EXAMPLES}"));
    }
    while reader.more() || reader.end(&day)? {}
    if reader.at < words.len() {
        return Err(not_understood(&words, reader.at));
    }
    Ok(Some(reader.rule))
}

fn not_understood(words: &[&str], at: usize) -> String {
    let rest = words.get(at..).unwrap_or_default();
    let shown: Vec<&str> = rest.iter().copied().take(4).collect();
    format!("“{}” was not understood: write such as {EXAMPLES}", shown.join(" "))
}

/// How far the words have been read, and what they came to.
struct Reader<'a> {
    words: &'a [&'a str],
    at: usize,
    rule: Repeat,
}

impl<'a> Reader<'a> {
    fn word(&self, ahead: usize) -> Option<&'a str> {
        self.words.get(self.at + ahead).copied()
    }

    fn rest(&self) -> &'a [&'a str] {
        self.words.get(self.at..).unwrap_or_default()
    }

    /// Reads how often; `None` where no phrase begins.
    fn head(&mut self) -> Option<()> {
        let (interval, frequency) = match self.word(0)? {
            "daily" => (1, Frequency::Daily),
            "weekly" => (1, Frequency::Weekly),
            "fortnightly" => (2, Frequency::Weekly),
            "monthly" => (1, Frequency::Monthly),
            "quarterly" => (3, Frequency::Monthly),
            "yearly" | "annually" => (1, Frequency::Yearly),
            "every" | "each" => {
                self.at += 1;
                self.every();
                return Some(());
            }
            _ => return None,
        };
        self.at += 1;
        self.set(interval, frequency);
        Some(())
    }

    fn set(&mut self, interval: u32, frequency: Frequency) {
        (self.rule.interval, self.rule.frequency) = (interval, frequency);
    }

    /// Reads what follows “every”: a unit, so many of them, or the days themselves.
    fn every(&mut self) {
        let many = match self.word(0) {
            Some("other" | "second" | "2nd") => Some(2),
            Some(word) => word.parse().ok().filter(|many| (1..=MOST_APART).contains(many)),
            None => None,
        };
        if let Some((weeks, frequency)) = self.word(usize::from(many.is_some())).and_then(unit) {
            self.at += 1 + usize::from(many.is_some());
            self.set(many.unwrap_or(1).saturating_mul(weeks), frequency);
            return;
        }
        let of_months = |words: &[&str], used: usize| {
            words.get(used).is_some_and(|it| *it == "of")
                && of_the_month(words.get(used..).unwrap_or_default()) > 0
        };
        let other = matches!(self.word(0), Some("other" | "second" | "2nd"));
        let days = items(self.rest());
        let is_number = days.as_ref().is_some_and(|(_, used)| of_months(self.rest(), *used));
        if other && !is_number {
            let Some((days, used)) = self.words.get(self.at + 1..).and_then(items) else {
                // “Every other” alone.
                self.set(2, Frequency::Weekly);
                self.at += 1;
                return;
            };
            self.set(2, Frequency::Weekly);
            if days.fit(&self.rule) {
                self.at += 1 + used;
                days.put(&mut self.rule);
            }
            return;
        }
        self.days_alone();
    }

    /// Reads days that say by themselves how often: weekdays come every week, numbered ones every month.
    fn days_alone(&mut self) -> bool {
        let skipped = usize::from(matches!(self.word(0), Some("on")));
        let Some((days, used)) = self.words.get(self.at + skipped..).and_then(items) else { return false };
        self.rule.frequency = if days.are_plain() { Frequency::Weekly } else { Frequency::Monthly };
        if !days.fit(&self.rule) {
            return false;
        }
        days.put(&mut self.rule);
        self.at += skipped + used;
        if self.rule.frequency == Frequency::Monthly {
            self.at += of_the_month(self.rest());
        }
        true
    }

    /// Reads one more part of the phrase; false where none follows.
    fn more(&mut self) -> bool {
        self.days() || self.months() || self.only_if() || self.only() || self.weeks_from()
    }

    fn days(&mut self) -> bool {
        let skipped = usize::from(self.word(0) == Some("on"));
        let Some((days, used)) = self.words.get(self.at + skipped..).and_then(items) else { return false };
        let taken = self.rule.by_day.is_empty() && self.rule.by_month_day.is_empty() && days.fit(&self.rule);
        if taken {
            days.put(&mut self.rule);
            self.at += skipped + used;
            self.at += of_the_month(self.rest());
        }
        taken
    }

    /// “if fri”, of days of the month.
    fn only_if(&mut self) -> bool {
        if self.word(0) != Some("if") || self.rule.by_month_day.is_empty() || !self.rule.by_day.is_empty() {
            return false;
        }
        let little = |word: &&&str| matches!(**word, "it" | "is" | "falls" | "on" | "a" | "that");
        let skipped = 1 + self.rest().iter().skip(1).take_while(little).count();
        match self.words.get(self.at + skipped..).and_then(items) {
            Some((days, used)) if days.are_weekdays() && days.fit(&self.rule) => {
                days.put(&mut self.rule);
                self.at += skipped + used;
                true
            }
            _ => false,
        }
    }

    fn months(&mut self) -> bool {
        if self.word(0) != Some("in") || !self.rule.by_month.is_empty() {
            return false;
        }
        let mut at = 1;
        while let Some(word) = self.word(at) {
            let and = usize::from(word == "and");
            let Some(month) = self.word(at + and).and_then(month) else { break };
            self.rule.by_month.push(month);
            at += 1 + and;
        }
        self.rule.by_month.sort_unstable();
        self.rule.by_month.dedup();
        let any = !self.rule.by_month.is_empty();
        self.at += if any { at } else { 0 };
        any
    }

    /// “only the last”: of all the days that were said so far.
    fn only(&mut self) -> bool {
        let the = usize::from(self.word(1) == Some("the"));
        let days = !(self.rule.by_day.is_empty()
            && self.rule.by_month_day.is_empty()
            && self.rule.by_month.is_empty());
        if self.word(0) != Some("only") || !days || !self.rule.by_set_pos.is_empty() {
            return false;
        }
        let (places, used) = ordinals(self.words.get(self.at + 1 + the..).unwrap_or_default());
        if places.is_empty() || places.iter().any(|place| place.unsigned_abs() > 366) {
            return false;
        }
        self.at += 1 + the + used;
        if self.word(0) == Some("of") && self.word(1) == Some("them") {
            self.at += 2;
        }
        self.rule.by_set_pos = places;
        self.rule.by_set_pos.sort_unstable();
        self.rule.by_set_pos.dedup();
        true
    }

    fn weeks_from(&mut self) -> bool {
        if self.word(0) != Some("weeks") || self.word(1) != Some("from") {
            return false;
        }
        let day = self.word(2).and_then(crate::domain::weekday_named);
        if let Some(day) = day {
            self.rule.week_start = day;
            self.at += 3;
        }
        day.is_some()
    }

    /// Reads how long it goes on, as a form has it; false where nothing of the kind follows.
    fn end(&mut self, day: impl Fn(&str) -> Option<Date>) -> Result<bool, String> {
        let ended = self.rule.until.is_some() || self.rule.count.is_some();
        let many: Option<u32> = self.word(0).and_then(|word| word.parse().ok()).filter(|many| *many > 0);
        let (until, times) = (self.word(0) == Some("until"), matches!(self.word(1), Some("time" | "times")));
        if (until || times) && ended {
            return Err("write one end only: until a day, or so many times".to_owned());
        }
        if let (Some(many), true) = (many, times) {
            self.rule.count = Some(many);
            self.at += 2;
            return Ok(true);
        }
        if !until {
            return Ok(false);
        }
        // A day is up to four words: `sun 3 jan 2027`.
        let written = |many: usize| self.rest().get(1..=many).map(|words| words.join(" "));
        let read = |many: usize| Some((many, day(&written(many)?)?));
        let (many, last) = (1..=4).rev().find_map(read).ok_or_else(|| {
            let last = self.word(1).unwrap_or_default();
            format!("“{last}” is not a day: write until 31 Mar, or until 31/3/2027")
        })?;
        self.at += 1 + many;
        let time =
            self.word(1).filter(|_| self.word(0) == Some("at")).and_then(|time| time.parse::<Time>().ok());
        self.at += if time.is_some() { 2 } else { 0 };
        self.rule.until = Some(time.map_or(Until::Date(last), |time| Until::Moment(last.at(time))));
        Ok(true)
    }
}

/// A unit of time, and how many of it a word stands for.
fn unit(word: &str) -> Option<(u32, Frequency)> {
    Some(match word {
        "day" | "days" => (1, Frequency::Daily),
        "week" | "weeks" => (1, Frequency::Weekly),
        "fortnight" | "fortnights" => (2, Frequency::Weekly),
        "month" | "months" => (1, Frequency::Monthly),
        "quarter" | "quarters" => (3, Frequency::Monthly),
        "year" | "years" => (1, Frequency::Yearly),
        _ => return None,
    })
}

/// How many words “of the month” is, where it comes next.
fn of_the_month(words: &[&str]) -> usize {
    match words {
        ["of", "the" | "each" | "every", "month", ..] => 3,
        ["of", "month", ..] => 2,
        _ => 0,
    }
}

/// Puts days into a rule.
impl Days {
    fn put(self, rule: &mut Repeat) {
        match self {
            Self::Weekdays(mut days) => {
                days.sort_unstable_by_key(|(n, day)| (*n, day.num_days_from_monday()));
                days.dedup();
                rule.by_day = days;
            }
            Self::OfMonth(mut days) => {
                days.sort_unstable();
                days.dedup();
                rule.by_month_day = days;
            }
            Self::Working(mut places) => {
                places.sort_unstable();
                places.dedup();
                rule.by_day = super::say::WORKING_DAYS.map(|day| (None, day)).to_vec();
                rule.by_set_pos = places;
            }
        }
    }

    /// Whether they are days that a rule can have which counts as it does.
    fn fit(&self, rule: &Repeat) -> bool {
        let most = match rule.frequency {
            Frequency::Daily | Frequency::Weekly => 0,
            Frequency::Monthly => 5,
            Frequency::Yearly => 53,
        };
        match self {
            Self::Weekdays(days) => days.iter().all(|(n, _)| n.is_none_or(|n| n.unsigned_abs() <= most)),
            Self::OfMonth(_) => rule.frequency != Frequency::Weekly,
            Self::Working(_) => rule.by_set_pos.is_empty(),
        }
    }
}
