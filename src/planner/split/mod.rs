//! Splits: a post's hours divided between two or more people, as patterns that somebody may choose from.
//!
//! A split is asked for with hours for each, the days each cannot work, and how long they should meet. It comes back as
//! the best few divisions, each with what it covers, what it leaves open, and what it costs against one holder of the post.

mod cost;
mod forms;
mod search;
mod setting;
mod stay;
mod weigh;
mod write;

use std::collections::BTreeSet;

use crate::domain::{Date, Minutes, PatternShift, PersonId, PostId, Share, State, Weekday, policy};
use crate::rules::Room;

pub use cost::Cost;
use cost::Rates;
use forms::Forms;
use setting::Setting;
pub use setting::weeks_read;
pub use write::changes;

/// The most people that a post is split between.
pub const MOST: usize = 6;

/// The most divisions that are offered.
const OFFERED: usize = 4;

/// What is wanted of a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The post.
    pub post: PostId,
    /// The day from which it would be: people, teams and rules are read as they are then.
    pub on: Date,
    /// Each one's part.
    pub parts: Vec<Part>,
    /// How long two of them should be there at once in a week; the policy's where left out.
    pub overlap: Option<Minutes>,
}

/// One person's part of what is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Who, where it is known.
    pub person: Option<PersonId>,
    /// Their hours a week.
    pub hours: Minutes,
    /// The days they cannot work.
    pub cannot: BTreeSet<u8>,
}

impl Part {
    /// A part of so many hours, whoever it is for.
    #[must_use]
    pub fn of(hours: Minutes) -> Self {
        Self { hours, ..Self::default() }
    }

    /// The same for somebody who cannot work on a day.
    #[must_use]
    pub fn not_on(mut self, day: Weekday) -> Self {
        self.cannot.insert(u8::try_from(day.num_days_from_monday()).unwrap_or(0));
        self
    }
}

/// A way to divide a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// How well it does, 0–100: presence, time together, unbroken days, evenness.
    pub score: u8,
    /// Each one's days, in the order of the parts.
    pub patterns: Vec<Vec<PatternShift>>,
    /// The time in a week when two or more of them are there.
    pub overlap: Minutes,
    /// What it costs a week against one holder of the post.
    pub cost: Cost,
    /// The open half-days with fewer peers than the team wants: `mon 09:00-13:00`.
    pub gaps: Vec<String>,
    /// Why, in a few words each.
    pub reasons: Vec<String>,
}

impl Division {
    /// Each one's hours and days: `Eilidh 14:24: mon 09:00-15:30, tue 09:00-15:30`; `who` names a part by its place.
    #[must_use]
    pub fn each(&self, wanted: &Wanted, who: impl Fn(usize, &Part) -> String) -> Vec<String> {
        let parts = wanted.parts.iter().zip(&self.patterns).enumerate();
        let each = parts.map(|(n, (part, pattern))| {
            let days: Vec<String> = pattern.iter().map(ToString::to_string).collect();
            format!("{} {}: {}", who(n, part), part.hours, days.join(", "))
        });
        each.collect()
    }

    /// Why, and where too few peers are in.
    #[must_use]
    pub fn whys(&self) -> Vec<String> {
        let mut whys = self.reasons.clone();
        if !self.gaps.is_empty() {
            whys.push(format!("too few peers in on {}", self.gaps.join(", ")));
        }
        whys
    }
}

/// Why a post cannot be split as wanted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no such post.
    #[error("there is no post \"{0}\"")]
    NoPost(PostId),
    /// One person is no split, and too many are not one either.
    #[error("a post is split among 2 to {MOST} people, but hours were given for {0}")]
    People(usize),
    /// The hours do not add up to the post's.
    #[error("the hours add up to {given}, but the post has {post}: {} {}",
        (*.post - *.given).abs(), if .given < .post { "is left over" } else { "is too much" })]
    Sum {
        /// What they add up to.
        given: Minutes,
        /// What the post has.
        post: Minutes,
    },
    /// Somebody's hours have no room.
    #[error(
        "{who}: {hours} a week do not fit in the days they have left; with the team's opening hours, {most} \
         would: free another day, or give them fewer hours"
    )]
    NoRoom {
        /// Whose: their name, or the number of the part.
        who: String,
        /// Their hours.
        hours: Minutes,
        /// The most that would fit.
        most: Minutes,
    },
    /// Somebody asked to stop.
    #[error("stopped before everything was tried; nothing is proposed")]
    Stopped,
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What was looked at.
    pub done: usize,
    /// All there is to look at.
    pub all: usize,
}

/// Whoever waits for a search: told how it goes, and asked whether to go on.
pub trait Waiting {
    /// Tells how far it has come; the answer says whether to go on.
    fn goes_on(&mut self, progress: Progress) -> bool;
}

impl<F: FnMut(Progress) -> bool> Waiting for F {
    fn goes_on(&mut self, progress: Progress) -> bool {
        self(progress)
    }
}

/// The best few divisions of a post, the best first. The same question has the same answer.
pub fn divisions(
    room: &Room<'_>,
    wanted: &Wanted,
    waiting: &mut dyn Waiting,
) -> Result<Vec<Division>, Refused> {
    let state = room.state;
    let post = state.post(&wanted.post).ok_or_else(|| Refused::NoPost(wanted.post.clone()))?;
    if !(2..=MOST).contains(&wanted.parts.len()) {
        return Err(Refused::People(wanted.parts.len()));
    }
    let given: Minutes = wanted.parts.iter().map(|part| part.hours).sum();
    let whole = state.post_hours(post, wanted.on);
    if given != whole {
        return Err(Refused::Sum { given, post: whole });
    }
    let overlap = || state.policy_minutes(&policy::SHARE_OVERLAP_MINUTES, wanted.on);
    let setting = Setting::of(room, post, wanted.on, wanted.overlap.unwrap_or_else(overlap));
    let mut forms: Vec<Forms> = vec![];
    for (n, part) in wanted.parts.iter().enumerate() {
        let of = Forms::of(&setting, part, usual(state, wanted, part));
        if of.sets.is_empty() {
            let named = part.person.as_ref().map(|person| state.call(person).to_owned());
            let who = named.unwrap_or_else(|| format!("part {}", n + 1));
            return Err(Refused::NoRoom { who, hours: part.hours, most: forms::most(&setting, part) });
        }
        forms.push(of);
    }
    let alike = |one: usize, other: usize| {
        let two = wanted.parts.get(one).zip(wanted.parts.get(other));
        let usual = |n: usize| forms.get(n).map(|of| of.usual);
        let same = |(a, b): (&Part, &Part)| a.hours == b.hours && a.cannot == b.cannot;
        two.is_some_and(same) && usual(one) == usual(other)
    };
    let found = search::best(&setting, &forms, alike, waiting).ok_or(Refused::Stopped)?;
    let meetings = setting.fixed.iter().filter(|it| it.meeting && !it.own).map(|it| it.when).collect();
    let rates = Rates::of(room, post, wanted.on, meetings);
    let mut divisions: Vec<Division> =
        found.iter().map(|stays| weigh::division(&setting, &rates, stays, &forms)).collect();
    divisions.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.cost.total().cmp(&b.cost.total())));
    divisions.truncate(OFFERED);
    Ok(divisions)
}

/// The days that somebody has in the post now, a bit a day.
fn usual(state: &State, wanted: &Wanted, part: &Part) -> u8 {
    let theirs = |share: &&Share| Some(&share.person) == part.person.as_ref() && share.is_on(wanted.on);
    let shares = state.shares_in(&wanted.post).filter(theirs);
    let shifts = shares.flat_map(|share| share.pattern.week_of(wanted.on, share.from));
    shifts.fold(0, |days, shift| days | 1 << shift.weekday.num_days_from_monday())
}
