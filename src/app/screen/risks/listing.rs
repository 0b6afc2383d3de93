//! The flags chosen, in their groups.

use std::collections::BTreeMap;

use crate::app::{WeekView, words};
use crate::domain::{Date, PersonId, State, Week};
use crate::rules::{Flag, REGISTRY, Severity};

use super::{FlagGrouping, RiskChoice, SeverityCounts};

/// Flags that belong together.
#[derive(Debug)]
pub struct FlagGroup<'a> {
    /// What they have in common.
    pub title: String,
    /// The flags, the gravest first.
    pub flags: Vec<&'a Flag>,
}

impl FlagGroup<'_> {
    /// How many there are of each severity.
    #[must_use]
    pub fn counts(&self) -> SeverityCounts {
        SeverityCounts::of(self.flags.iter().copied())
    }
}

/// The flags chosen, in their groups.
#[derive(Debug)]
pub struct Listing<'a> {
    /// The groups; none is empty, and each flag stands in one.
    pub groups: Vec<FlagGroup<'a>>,
    /// How many there would be without filters.
    pub unfiltered: usize,
}

impl<'a> Listing<'a> {
    /// The flags of weeks, and those that stand today once, as chosen.
    #[must_use]
    pub fn of(
        choice: &RiskChoice,
        views: &[&'a WeekView],
        standing: &'a [Flag],
        (state, today): (&State, Date),
    ) -> Self {
        let of_weeks =
            views.iter().flat_map(|view| view.flags.iter().filter(|flag| flag.rule().is_of_week()));
        let all: Vec<&Flag> = of_weeks.chain(standing).collect();
        let unfiltered = all.len();
        let mut flags: Vec<&Flag> = all.into_iter().filter(|flag| choice.keeps(flag, state)).collect();
        flags.sort_by(|one, other| one.in_order(other));
        let mut groups: BTreeMap<Place, Vec<&Flag>> = BTreeMap::new();
        for flag in flags {
            groups.entry(Place::of(flag, choice.by, state)).or_default().push(flag);
        }
        let group = |(place, flags): (Place, Vec<&'a Flag>)| FlagGroup { title: place.title(today), flags };
        let mut groups: Vec<FlagGroup> = groups.into_iter().map(group).collect();
        if choice.by == FlagGrouping::Rule {
            groups.sort_by_key(|group| group.flags.first().map_or(Severity::Note, |flag| flag.severity));
        }
        Self { groups, unfiltered }
    }

    /// All flags as they stand, one below the other.
    #[must_use]
    pub fn flags(&self) -> Vec<&'a Flag> {
        self.groups.iter().flat_map(|group| group.flags.iter().copied()).collect()
    }

    /// How many there are of each severity.
    #[must_use]
    pub fn counts(&self) -> SeverityCounts {
        SeverityCounts::of(self.groups.iter().flat_map(|group| group.flags.iter().copied()))
    }

    /// The line of the first flag of the group after that of a line; backwards, of its own group, or of the one before where
    /// it is the first already. Lines count flags alone.
    #[must_use]
    pub fn next_group(&self, from: usize, forward: bool) -> Option<usize> {
        let starts = self.groups.iter().scan(0, |next, group| {
            let start = *next;
            *next += group.flags.len();
            Some(start)
        });
        let mut starts: Vec<usize> = starts.collect();
        if !forward {
            starts.reverse();
        }
        starts.into_iter().find(|start| if forward { *start > from } else { *start < from })
    }
}

/// The group that a flag belongs to, in the order that groups stand in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// A rule by its place in the catalogue; those whose flags press most come first.
    Rule(usize, &'static str),
    /// One person, or two together, by name.
    People(Vec<(String, PersonId)>),
    /// Three people or more.
    Many,
    /// Nobody by name.
    Nobody,
    /// As things stand today.
    Today,
    /// A week as a whole (`false`) by its Monday, or a day of it (`true`).
    Day(Date, bool),
}

impl Place {
    fn of(flag: &Flag, by: FlagGrouping, state: &State) -> Self {
        match by {
            FlagGrouping::Rule => {
                let at = REGISTRY.iter().position(|rule| rule.slug == flag.rule);
                Self::Rule(at.unwrap_or(REGISTRY.len()), flag.rule().title)
            }
            FlagGrouping::Person => match flag.people.as_slice() {
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
            FlagGrouping::Day => match flag.start {
                None => Self::Today,
                Some(_) if words::is_all_week(flag) => Self::Day(flag.week.monday(), false),
                Some(start) => Self::Day(start.date(), true),
            },
        }
    }

    fn title(&self, today: Date) -> String {
        match self {
            Self::Rule(_, title) => (*title).to_owned(),
            Self::People(people) => {
                let names: Vec<&str> = people.iter().map(|(name, _)| name.as_str()).collect();
                names.join(" and ")
            }
            Self::Many => "Three people or more".to_owned(),
            Self::Nobody => "Nobody in particular".to_owned(),
            Self::Today => "As things stand today".to_owned(),
            Self::Day(monday, false) => {
                let week: Week = monday.week();
                format!("All of {}", words::week(week))
            }
            Self::Day(day, true) => words::day(*day, today),
        }
    }
}
