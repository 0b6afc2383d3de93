//! Shares and shift rows: that nobody is to be at work twice at once, and that a day's rows go together.

use super::{Check, patterns};
use crate::domain::calendar::{Date, Minutes, weekday_word};
use crate::domain::id::PersonId;
use crate::domain::record::{Entity, Key, Share, ShiftRow};
use crate::domain::state::State;

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
            return;
        }
        for other in self.state.shares_of(&it.person).filter(|other| other.key() != it.key()) {
            let Some(clash) = patterns::at_once(it, other) else { continue };
            let message = format!(
                "`pattern`: {} on {} is at the same time as {} of `{}`'s share of `{}`; nobody can work two \
                 posts at once",
                clash.one, clash.on, clash.other, it.person, other.post
            );
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
                self.say(key, "break", "`break` without `time`: a day off has no break".to_owned());
            }
            _ => {}
        }
        if it.time.is_none() && rows_of(self.state, &it.person, it.date).nth(1).is_some() {
            let message = format!(
                "a row without `time` says that `{}` is not in on {}, but that day has another row: give it \
                 a time or remove one",
                it.person, it.date
            );
            self.say(key, "time", message);
        }
        self.beside_other_rows(key, it);
        if let Some(post) = &it.post {
            let mine = self.state.shares_of(&it.person).filter(|share| share.is_on(it.date));
            let mut posts: Vec<&str> = mine.map(|share| share.post.as_str()).collect();
            posts.dedup();
            if !posts.contains(&post.as_str()) && self.state.post(post).is_some() {
                let theirs = if posts.is_empty() {
                    "they have none that day".to_owned()
                } else {
                    format!("they have {}", posts.join(", "))
                };
                let message =
                    format!("`post`: `{}` has no share of `{post}` on {}; {theirs}", it.person, it.date);
                self.no_share(key, &it.person, message);
            }
        }
    }

    /// Checks that no other row of the day is at the same time.
    fn beside_other_rows(&mut self, key: &Key, it: &ShiftRow) {
        let Some(time) = it.time else { return };
        let (start, end) = time.on(it.date);
        let others = rows_of(self.state, &it.person, it.date).filter(|other| other.number != it.number);
        let clash = others.filter_map(|other| other.time).find(|other| {
            let (from, to) = other.on(it.date);
            from < end && start < to
        });
        let Some(other) = clash else { return };
        let message = if other == time {
            format!("`time`: `{}` has {time} on {} twice; remove one of them", it.person, it.date)
        } else {
            format!(
                "`time`: {time} is at the same time as {other}, which `{}` also has on {}; end one before \
                 the other begins",
                it.person, it.date
            )
        };
        self.say(key, "time", message);
    }
}

/// A person's rows of a day, in order of number.
fn rows_of<'s>(
    state: &'s State,
    person: &PersonId,
    date: Date,
) -> impl Iterator<Item = &'s ShiftRow> + use<'s> {
    let days = (person.clone(), date, 0)..=(person.clone(), date, u8::MAX);
    let sheet = state.sheet(date.week());
    sheet.into_iter().flat_map(move |sheet| sheet.shifts.range(days.clone())).map(|(_, row)| &*row.item)
}
