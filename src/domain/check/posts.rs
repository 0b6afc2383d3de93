//! Shares and shift rows: that a pattern does not overlap itself, and that a day's rows go together.

use super::super::calendar::{Date, Minutes};
use super::super::pattern::weekday_word;
use super::super::post::{Share, ShiftRow};
use super::super::record::Key;
use super::Check;

/// The most weeks of a rotation.
const MOST_WEEKS: usize = 53;

impl Check<'_> {
    /// Checks a share.
    pub(super) fn share(&mut self, key: &Key, it: &Share) {
        self.hours(key, it.hours);
        self.in_order(key, ("from", Some(it.from)), ("until", it.until));
        if it.pattern.weeks.len() > MOST_WEEKS {
            let message = format!("`pattern` has {} weeks; at most {MOST_WEEKS} fit", it.pattern.weeks.len());
            self.say(key, "pattern", message);
            return;
        }
        if it.pattern.weeks.iter().any(|week| week.len() > 50) {
            self.say(key, "pattern", "`pattern` has a week of more than 50 shifts".to_owned());
            return;
        }
        for shift in it.pattern.weeks.iter().flatten() {
            if shift.unpaid >= shift.time.wall() {
                let message = format!("`pattern`: the break of {shift} is as long as the shift or longer");
                self.say(key, "pattern", message);
            }
        }
        if let Some((one, other)) = it.pattern.overlap() {
            let [one, other] = [one, other].map(|it| format!("{} {}", weekday_word(it.weekday), it.time));
            let message = format!("`pattern` overlaps itself: {one} and {other} are at the same time");
            self.say(key, "pattern", message);
        }
    }

    /// Checks a shift row, together with the other rows of its day.
    pub(super) fn shift(&mut self, key: &Key, it: &ShiftRow) {
        match it.time {
            Some(time) if it.unpaid >= time.wall() => {
                self.say(
                    key,
                    "break",
                    format!("`break` {} is as long as the shift {time} or longer", it.unpaid),
                );
            }
            None if it.unpaid > Minutes::ZERO => {
                self.say(key, "break", "`break` without `time`: a day not in has no break".to_owned());
            }
            _ => {}
        }
        if it.time.is_none() && self.rows_of(it.person.clone(), it.date) > 1 {
            let message = format!(
                "a row without `time` says that `{}` is not in on {}, but the day has another row: give it a time or \
                 take one out",
                it.person, it.date
            );
            self.say(key, "time", message);
        }
        if let Some(post) = &it.post {
            let mine = self.state.shares_of(&it.person).filter(|share| share.is_on(it.date));
            let mut posts: Vec<&str> = mine.map(|share| share.post.as_str()).collect();
            posts.dedup();
            if !posts.contains(&post.as_str()) && self.state.post(post).is_some() {
                let theirs = if posts.is_empty() {
                    "they have none then".to_owned()
                } else {
                    format!("theirs: {}", posts.join(", "))
                };
                let message =
                    format!("`post`: `{}` has no share of `{post}` on {}; {theirs}", it.person, it.date);
                self.no_share(key, &it.person, message);
            }
        }
    }

    fn rows_of(&self, person: super::super::PersonId, date: Date) -> usize {
        let sheet = self.state.sheet(date.week());
        sheet.map_or(0, |sheet| {
            sheet.shifts.range((person.clone(), date, 0)..=(person, date, u8::MAX)).count()
        })
    }
}
