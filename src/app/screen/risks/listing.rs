//! The matters chosen, in their groups.

use std::collections::BTreeMap;

use crate::app::words;
use crate::domain::{Date, Moment, PersonId, State, Week};
use crate::report::matters::{Matter, Matters, MattersOf, Remit, Urgency};
use crate::rules::{Flag, SeverityCounts};

use super::{MatterGrouping, RiskChoice, RiskTeams};

/// Matters that belong together.
#[derive(Debug)]
pub struct MatterGroup {
    /// What they have in common.
    pub title: String,
    /// The matters, in order.
    pub matters: Vec<Matter>,
}

/// The matters chosen, in their groups, and how many there are of what.
#[derive(Debug, Default)]
pub struct Listing {
    /// The groups; none is empty, and each matter stands in one.
    pub groups: Vec<MatterGroup>,
    /// How many of those chosen are to do, of each severity.
    pub counts: SeverityCounts,
    /// How many would be to do without filters, of one's own or of every team.
    pub unfiltered: usize,
    /// How many flags there are without filters, whatever becomes of them.
    pub flags: usize,
    /// How many are to do that are others' to look at, of each severity; none where those are listed.
    pub others: SeverityCounts,
    /// How many flags of the people chosen are over.
    pub over: usize,
    /// About how many of those publishing still asks.
    pub over_asked: usize,
    /// How many flags of the people chosen a lead accepted.
    pub accepted: usize,
}

/// What matters are listed by.
#[derive(Clone, Copy, Debug)]
pub struct ListedBy<'a> {
    /// What is chosen.
    pub choice: &'a RiskChoice,
    /// What is one's own to look at.
    pub remit: &'a Remit,
    /// The state that the flags were found in.
    pub state: &'a State,
    /// When it is.
    pub now: Moment,
    /// The week in view.
    pub week: Week,
}

impl ListedBy<'_> {
    /// Folds flags as they stand now.
    pub(super) fn fold<'f>(self, flags: impl IntoIterator<Item = &'f Flag>) -> Matters {
        Matters::of(flags, &MattersOf { state: self.state, now: self.now, week: self.week })
    }

    /// How many matters are to do among flags, of the people and of the severity chosen.
    pub(super) fn counts(self, flags: &[&Flag]) -> SeverityCounts {
        let wanted = flags.iter().copied().filter(|flag| self.choice.is_whose(flag, self.state, self.remit));
        let to_do = self.fold(wanted);
        let severities = to_do.to_do().map(|matter| matter.severity);
        SeverityCounts::of(severities.filter(|severity| *severity <= self.choice.least))
    }
}

impl Listing {
    /// Lists the matters that some flags come to, as chosen; with those that it was made of, one's own and others', as they stand now.
    #[must_use]
    pub fn of(by: ListedBy<'_>, flags: &[&Flag]) -> (Self, Matters, Matters) {
        let ListedBy { choice, state, now, remit, .. } = by;
        let is_own = |flag: &&Flag| choice.teams != RiskTeams::Own || remit.holds(flag, state);
        let (own, others): (Vec<&Flag>, Vec<&Flag>) = flags.iter().copied().partition(is_own);
        let (all, others) = (by.fold(own.iter().copied()), by.fold(others));
        let wanted = own.iter().copied().filter(|flag| choice.is_whose(flag, state, remit));
        let chosen = if choice.filters() { by.fold(wanted) } else { all.clone() };
        let is_shown = |matter: &&Matter| {
            matter.severity <= choice.least && (choice.shows_aside || !matter.urgency.is_set_aside())
        };
        let shown: Vec<&Matter> = chosen.all.iter().filter(is_shown).collect();
        let mut groups: BTreeMap<Place, Vec<Matter>> = BTreeMap::new();
        for matter in &shown {
            groups.entry(Place::of(matter, choice.by, state)).or_default().push(Matter::clone(matter));
        }
        let group = |(place, matters): (Place, Vec<Matter>)| MatterGroup { title: place.title(by), matters };
        let to_do = shown.iter().filter(|matter| matter.urgency.is_to_do());
        let listing = Self {
            counts: SeverityCounts::of(to_do.map(|matter| matter.severity)),
            unfiltered: all.to_do().count(),
            flags: own.len(),
            others: others.counts(),
            over_asked: chosen.asked_though_over(state, now.date()),
            over: chosen.flags_that(Urgency::Over),
            accepted: chosen.flags_that(Urgency::Accepted),
            groups: groups.into_iter().map(group).collect(),
        };
        debug_assert!(all.hold_at(now), "what was just folded stands");
        (listing, all, others)
    }

    /// All matters as they stand, one below the other.
    #[must_use]
    pub fn matters(&self) -> Vec<&Matter> {
        self.groups.iter().flat_map(|group| &group.matters).collect()
    }

    /// The line of the first matter of the group after that of a line; backwards, of its own group, or of the one before where
    /// it is the first already. Lines count matters alone.
    #[must_use]
    pub fn next_group(&self, from: usize, forward: bool) -> Option<usize> {
        let starts = self.groups.iter().scan(0, |next, group| {
            let start = *next;
            *next += group.matters.len();
            Some(start)
        });
        let mut starts: Vec<usize> = starts.collect();
        if !forward {
            starts.reverse();
        }
        starts.into_iter().find(|start| if forward { *start > from } else { *start < from })
    }
}

/// The group that a matter belongs to, in the order that groups stand in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// How soon something has to be done about it.
    Urgency(Urgency),
    /// One person, or two together, by name.
    People(Vec<(String, PersonId)>),
    /// Three people or more.
    Many,
    /// Nobody by name.
    Nobody,
    /// As things stand today.
    Today,
    /// More than a day, by the first, or one day (`true`).
    Day(Date, bool),
    /// What does not count.
    Aside(Urgency),
}

impl Place {
    fn of(matter: &Matter, by: MatterGrouping, state: &State) -> Self {
        if matter.urgency.is_set_aside() {
            return Self::Aside(matter.urgency);
        }
        match by {
            MatterGrouping::Urgency => Self::Urgency(matter.urgency),
            MatterGrouping::Person => match matter.people.as_slice() {
                [] => Self::Nobody,
                people @ ([_] | [_, _]) => {
                    let name = |id: &PersonId| {
                        state.person(id).map_or_else(|| id.to_string(), |person| person.name.clone())
                    };
                    let mut named: Vec<_> = people.iter().map(|id| (name(id), id.clone())).collect();
                    named.sort();
                    Self::People(named)
                }
                _ => Self::Many,
            },
            MatterGrouping::Day => match matter.days() {
                _ if matter.flags.iter().all(|flag| flag.start.is_none()) => Self::Today,
                (Some(first), Some(last)) if first == last => Self::Day(first, true),
                (Some(first), _) => Self::Day(first.week().monday(), false),
                (None, _) => Self::Today,
            },
        }
    }

    fn title(&self, by: ListedBy<'_>) -> String {
        let today = by.now.date();
        match self {
            Self::Urgency(urgency) | Self::Aside(urgency) => urgency_title(*urgency, by),
            Self::People(people) => {
                let names: Vec<&str> = people.iter().map(|(name, _)| name.as_str()).collect();
                names.join(" and ")
            }
            Self::Many => "Three people or more".to_owned(),
            Self::Nobody => "Nobody in particular".to_owned(),
            Self::Today => "As things stand today".to_owned(),
            Self::Day(monday, false) => {
                let week: Week = monday.week();
                format!("Over several days of {}", words::short_week(week, today))
            }
            Self::Day(day, true) => words::day(*day, today),
        }
    }
}

fn urgency_title(urgency: Urgency, by: ListedBy<'_>) -> String {
    let this = by.now.date().week();
    match urgency {
        Urgency::Publish if by.remit.publishes() => "Act before publishing".to_owned(),
        Urgency::Publish => "Before the week is published".to_owned(),
        Urgency::Act => "Act on it now".to_owned(),
        Urgency::Soon if by.week > this => {
            format!("Look at it in {}", words::short_week(by.week, this.monday()))
        }
        Urgency::Soon => "Look at it this week".to_owned(),
        Urgency::Later => "Later".to_owned(),
        Urgency::Note => "Worth knowing".to_owned(),
        Urgency::Over => "On days that are over".to_owned(),
        Urgency::Accepted => "Accepted by a lead".to_owned(),
    }
}
