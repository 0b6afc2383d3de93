//! The sections of the Service screen, and what stands in each, in order.

use std::collections::BTreeSet;

use crate::domain::plain_text::folded;
use crate::domain::{Date, Key, State, TeamId};
use crate::rota::holidays::{has_own_list, official_days};

/// A section of the Service screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServiceSection {
    /// The service itself.
    #[default]
    Service,
    /// Its teams.
    Teams,
    /// Everybody in them, and whoever works beside them.
    People,
    /// The funded posts.
    Posts,
    /// Places.
    Places,
    /// How long the ways between places take.
    Travel,
    /// What a session can be for.
    Activities,
    /// Training courses.
    Courses,
    /// Public holidays.
    Holidays,
}

impl ServiceSection {
    /// Every section, in order.
    pub const ALL: [Self; 9] = [
        Self::Service,
        Self::Teams,
        Self::People,
        Self::Posts,
        Self::Places,
        Self::Travel,
        Self::Activities,
        Self::Courses,
        Self::Holidays,
    ];

    /// Its title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Service => "Service",
            Self::Teams => "Teams",
            Self::People => "People",
            Self::Posts => "Posts",
            Self::Places => "Places",
            Self::Travel => "Travel",
            Self::Activities => "Activities",
            Self::Courses => "Courses",
            Self::Holidays => "Holidays",
        }
    }

    /// Where a record stands; `None` where it stands in no section.
    #[must_use]
    pub fn of(key: &Key) -> Option<Self> {
        Some(match key {
            Key::Service(()) => Self::Service,
            Key::Team(_) => Self::Teams,
            Key::Person(_) => Self::People,
            Key::Post(_) => Self::Posts,
            Key::Place(_) => Self::Places,
            Key::Travel(_) => Self::Travel,
            Key::Activity(_) => Self::Activities,
            Key::Course(_) => Self::Courses,
            Key::Holiday(_) => Self::Holidays,
            _ => return None,
        })
    }

    /// What stands in it: people and posts by team, places by kind, travel by where it starts, the service's own activities and courses before those
    /// that are built in, holidays by day.
    #[must_use]
    pub fn keys(self, state: &State, today: Date) -> Vec<Key> {
        let records = &state.records;
        match self {
            Self::Service => state.service().map(|_| Key::Service(())).into_iter().collect(),
            Self::Teams => {
                let all = records.teams.iter();
                sorted(all.map(|(id, row)| (folded(&row.item.name), Key::Team(id.clone()))))
            }
            Self::People => {
                let all = records.people.iter();
                sorted(all.map(|(id, row)| {
                    let it = &row.item;
                    ((team(state, &it.team), it.role, folded(&it.name)), Key::Person(id.clone()))
                }))
            }
            Self::Posts => {
                let all = records.posts.iter();
                sorted(all.map(|(id, row)| {
                    ((team(state, &row.item.team), folded(&row.item.title)), Key::Post(id.clone()))
                }))
            }
            Self::Places => {
                let all = records.places.iter();
                sorted(all.map(|(id, row)| ((row.item.kind, folded(&row.item.name)), Key::Place(id.clone()))))
            }
            Self::Travel => {
                let name = |id| state.place(id).map_or_else(String::new, |place| folded(&place.name));
                let all = records.travel.keys();
                sorted(
                    all.map(|(from, to)| ((name(from), name(to)), Key::Travel((from.clone(), to.clone())))),
                )
            }
            Self::Activities => sorted(state.activities().into_iter().map(|it| {
                let is_built_in = !records.activities.contains_key(&it.id);
                ((is_built_in, it.kind, folded(&it.title)), Key::Activity(it.id.clone()))
            })),
            Self::Courses => sorted(state.courses().into_iter().map(|it| {
                let is_built_in = !records.courses.contains_key(&it.id);
                ((is_built_in, folded(&it.title)), Key::Course(it.id.clone()))
            })),
            Self::Holidays => holidays(state, today).into_iter().map(Key::Holiday).collect(),
        }
    }
}

/// A team's name, as it is sorted by.
fn team(state: &State, id: &TeamId) -> String {
    state.team(id).map_or_else(String::new, |team| folded(&team.name))
}

fn sorted<O: Ord>(all: impl Iterator<Item = (O, Key)>) -> Vec<Key> {
    let mut all: Vec<(O, Key)> = all.collect();
    all.sort();
    all.into_iter().map(|(_, key)| key).collect()
}

/// The employer's own holidays; of this year and the next the official ones where there are none of its own.
fn holidays(state: &State, today: Date) -> BTreeSet<Date> {
    let mut all: BTreeSet<Date> = state.records.holidays.keys().copied().collect();
    let Some(service) = state.service() else { return all };
    for year in [today.year(), today.year() + 1] {
        if Date::new(year, 1, 1).is_some_and(|first| !has_own_list(state, first)) {
            all.extend(official_days(service.nation, year).into_iter().map(|(date, _)| date));
        }
    }
    all
}
