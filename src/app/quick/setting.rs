//! What a line is read against: the state, and what is selected.

use crate::domain::{Date, NoDay, PersonId, State, TeamId, Time, WrittenDay};
use crate::words::day;

/// What days in a line are placed by.
#[derive(Clone, Copy)]
pub(super) struct NearDay {
    /// The day in view, near which a day without its year is.
    pub(super) day: Date,
    /// Today.
    pub(super) today: Date,
    /// Whether what is written is still to be: a weekday of the running week that is over is then that of the next.
    pub(super) plans: bool,
}

impl NearDay {
    /// The day that is meant.
    pub(super) fn place(self, written: WrittenDay) -> Result<Date, NoDay> {
        if self.plans { written.planned(self.day, self.today) } else { written.nearest(self.day, self.today) }
    }

    /// The day of the week in view that a weekday would be, where that is over and so is not simply meant.
    pub(super) fn over(self, written: WrittenDay) -> Option<Date> {
        let day = written.nearest(self.day, self.today).ok()?;
        (self.plans && matches!(written, WrittenDay::Weekday(_)) && day < self.today).then_some(day)
    }
}

/// Words of what is often told afterwards.
const TOLD_AFTER: [&str; 6] = ["sick", "ill", "poorly", "unwell", "sickness", "carer"];

/// What a line is read against.
#[derive(Clone, Copy)]
pub struct QuickContext<'a> {
    /// The state that names are looked up in.
    pub state: &'a State,
    /// Today.
    pub today: Date,
    /// The selected day, meant where no day is written.
    pub day: Date,
    /// The selected time, meant where no time is written.
    pub time: Option<Time>,
    /// The selected person, meant where nobody is written.
    pub person: Option<&'a PersonId>,
    /// The team of whoever writes, whose groups come first.
    pub team: Option<&'a TeamId>,
    /// Whether leave that this user writes is approved at once.
    pub approves: bool,
}

impl QuickContext<'_> {
    /// What the days of a line are placed by: somebody being ill is often told afterwards, everything else is planned.
    pub(super) fn near_in(&self, line: &str) -> NearDay {
        let is_told_after = line.split_whitespace().any(|word| TOLD_AFTER.contains(&&*word.to_lowercase()));
        NearDay { day: self.day, today: self.today, plans: !is_told_after }
    }

    /// That a day is meant because it is the marked one, and whether it is over.
    pub(super) fn marked_day(&self, date: Date) -> String {
        let over = if date < self.today { ", which is over" } else { "" };
        format!("{}, the marked day{over}", day(date, self.today))
    }
}
