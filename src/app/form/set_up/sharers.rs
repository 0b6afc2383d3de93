//! Whoever shares the post that is set up: by name, with the days of each, and how its hours are shared out.

use super::values::{SetUpForm, Sharer, Values, called};
use crate::app::form::days;
use crate::app::form::values::text;
use crate::app::form::{Field, Findings};
use crate::domain::{Minutes, Pattern, read_hours_a_week};

/// The most people that share a post in one go; more are added on the Posts screen.
const MOST: usize = 8;

/// The hours by which days are looked at while it is not known yet how many somebody has.
const SOME: Minutes = Minutes::hours(7);

/// Somebody who shares the post, with what they get of it.
pub(super) struct Shared {
    /// Which of those that are written.
    pub at: usize,
    pub name: String,
    pub hours: Minutes,
    pub pattern: Pattern,
}

impl Sharer {
    /// Those that there is room to write, the first two with the days that are most often theirs.
    pub(super) fn to_write() -> Vec<Self> {
        let usual = ["mon-wed", "wed-fri"].into_iter().chain(std::iter::repeat(""));
        usual.take(MOST).map(|days| Self { name: None, days: days.to_owned() }).collect()
    }

    /// The hours that are written before the days, and the days.
    fn parts(&self) -> (Option<Minutes>, &str) {
        let ends = self.days.match_indices(' ').map(|(at, _)| at).take(2).collect::<Vec<_>>();
        let cut = |at: &usize| {
            let (hours, days) = self.days.split_at_checked(*at)?;
            Some((read_hours_a_week(hours.trim_end_matches(':'))?, days))
        };
        match ends.iter().rev().find_map(cut) {
            Some((hours, days)) => (Some(hours), days),
            None => (None, &self.days),
        }
    }

    /// The weeks of it, of so many hours each.
    fn pattern(&self, weekly: Minutes) -> Result<Pattern, String> {
        days::pattern(self.parts().1, weekly)
    }

    /// The hours that follow from what is written: those before the days, else those of days that all have their times.
    fn own_hours(&self) -> Option<Minutes> {
        // A day without times is longer where there are more hours to share.
        let (few, many) = (self.pattern(Minutes::ZERO).ok()?, self.pattern(Minutes::hours(20)).ok()?);
        self.parts().0.or_else(|| (few == many).then(|| many.paid()))
    }
}

impl Values {
    fn sharer(&self, at: usize) -> Sharer {
        self.sharers.get(at).cloned().unwrap_or_default()
    }

    /// Whether somebody is named.
    fn has(&self, at: usize) -> bool {
        self.sharers.get(at).is_some_and(|it| it.name.is_some())
    }

    /// The hours of one who is named: their own, else an even part of what the others leave; minutes that do not divide
    /// evenly go to the first.
    fn hours_of(&self, at: usize) -> Minutes {
        let named = || self.sharers.iter().enumerate().filter(|(_, it)| it.name.is_some());
        if let Some(own) = self.sharer(at).own_hours() {
            return own;
        }
        let taken: Minutes = named().filter_map(|(_, it)| it.own_hours()).sum();
        let even: Vec<usize> =
            named().filter(|(_, it)| it.own_hours().is_none()).map(|(place, _)| place).collect();
        let left = (self.hours - taken).at_least_zero();
        let many = i32::try_from(even.len()).unwrap_or(1).max(1);
        let place =
            even.iter().position(|it| *it == at).and_then(|it| i32::try_from(it).ok()).unwrap_or(many);
        Minutes(left.0 / many + i32::from(place < left.0 % many))
    }
}

/// What everybody who is named gets of the post; where they get more than it has, or their days cannot be read, that is noted.
pub(super) fn shared_out(values: &Values, found: &mut Findings<SetUpForm>) -> Vec<Shared> {
    let mut given = Minutes::ZERO;
    let mut shared = vec![];
    for (at, (sharer, field)) in values.sharers.iter().zip(&DAYS).enumerate() {
        let Some(name) = sharer.name.clone() else { continue };
        let hours = values.hours_of(at);
        let Some(pattern) = found.part(field, sharer.pattern(hours)) else { continue };
        given += hours;
        if given > values.hours || hours <= Minutes::ZERO {
            let words = format!(
                "that is {given} in all, and the post has {}: write fewer hours or days, or more hours of the post",
                values.hours
            );
            found.wrong(field, words);
        }
        shared.push(Shared { at, name, hours, pattern });
    }
    shared
}

/// The days of one who is named as they are understood, with their hours where the days come to others.
fn in_words(values: &Values, at: usize) -> String {
    let hours = values.hours_of(at);
    let Ok(pattern) = values.sharer(at).pattern(hours) else { return String::new() };
    let said = crate::words::pattern(&pattern);
    if pattern.paid() == hours { said } else { format!("{hours} of the post; {said}") }
}

macro_rules! name {
    ($at:literal $label:literal) => {
        Field::<SetUpForm>::new(
            $label,
            |it, _| it.sharer($at).name.unwrap_or_default(),
            |it, written, _| {
                let name = text(written);
                if let Some(sharer) = it.sharers.get_mut($at) {
                    sharer.name.clone_from(&name);
                }
                name.as_deref().map_or(Ok(()), |name| called(name).map(drop))
            },
        )
        .only_once(|it, _| $at == 0 || it.has($at) || it.has($at - 1))
        .hint(if $at == 0 { "who has the post, by name" } else { "who shares it; can be left empty" })
    };
}

macro_rules! days {
    ($at:literal $label:literal) => {
        Field::<SetUpForm>::new(
            $label,
            |it, _| it.sharer($at).days,
            |it, written, _| {
                if let Some(sharer) = it.sharers.get_mut($at) {
                    written.clone_into(&mut sharer.days);
                }
                if it.has($at) { it.sharer($at).pattern(SOME).map(drop) } else { Ok(()) }
            },
        )
        .only_once(|it, _| it.has($at))
        .says(|it, _| if it.has($at) { in_words(it, $at) } else { String::new() }.into())
        .hint("mon-wed, or 18h mon tue; thu 9-13; / between two weeks")
    };
}

/// The names, one after the other.
pub(super) static NAMES: [Field<SetUpForm>; MOST] = [
    name!(0 "Person 1"),
    name!(1 "Person 2"),
    name!(2 "Person 3"),
    name!(3 "Person 4"),
    name!(4 "Person 5"),
    name!(5 "Person 6"),
    name!(6 "Person 7"),
    name!(7 "Person 8"),
];

/// The days of each.
pub(super) static DAYS: [Field<SetUpForm>; MOST] = [
    days!(0 "Days of 1"),
    days!(1 "Days of 2"),
    days!(2 "Days of 3"),
    days!(3 "Days of 4"),
    days!(4 "Days of 5"),
    days!(5 "Days of 6"),
    days!(6 "Days of 7"),
    days!(7 "Days of 8"),
];
