//! The finder: people, families, sessions, groups, places and weeks, found by any part of what they are called.

use super::layer::{Deed, Item, Layer, ListLayer};
use super::spot::Target;
use super::{App, words};
use crate::domain::PersonId;
use crate::rota::Booked;

/// Weeks offered before and after the one in view.
const WEEKS: i32 = 8;

impl App {
    pub(super) fn open_finder(&mut self) {
        let mut items = self.people_found();
        items.extend(self.sessions_found());
        items.extend(self.families_found());
        items.extend(self.groups_found());
        items.extend(self.places_found());
        items.extend(self.organisations_found());
        items.extend(self.weeks_found());
        self.layers.push(Layer::List(ListLayer::new("Find", items)));
    }

    fn people_found(&self) -> Vec<Item> {
        let item = |person: &crate::domain::Person| Item {
            label: person.name.clone(),
            detail: format!(
                "{} · {}",
                person.role.title(),
                self.state.team(&person.team).map_or("", |t| &t.name)
            ),
            unavailable: None,
            deed: Deed::Go(Target::Card(person.id.clone())),
        };
        self.state.people().map(item).collect()
    }

    /// The sessions of the weeks that are worked out by now, the week in view first.
    fn sessions_found(&self) -> Vec<Item> {
        let Some(view) = self.view() else { return vec![] };
        let sessions = view.rota.sessions().iter();
        sessions
            .map(|booked| {
                let booking = booked.booking();
                let place = booked.place.as_ref().and_then(|id| self.state.place(id));
                let place = place.map(|place| format!(" · {}", place.name)).unwrap_or_default();
                let note = booking.note.as_ref().map(|note| format!(" · {note}")).unwrap_or_default();
                Item {
                    label: words::session(booking, &self.state),
                    detail: format!(
                        "{} {}{place}{note}",
                        words::day(booked.start.date()),
                        words::times(booked.start, booked.end)
                    ),
                    unavailable: None,
                    deed: Deed::Go(Target::Session(
                        booked.start.date(),
                        booking.people.first().or(booking.with.first()).cloned(),
                        booked.id.clone(),
                    )),
                }
            })
            .collect()
    }

    /// Families, each leading to its next session in view, else to its worker.
    fn families_found(&self) -> Vec<Item> {
        self.state
            .known_families()
            .map(|family| {
                let next = self.view().into_iter().flat_map(|view| view.rota.sessions()).find(|booked| {
                    booked.booking().families.contains(&family.reference)
                        && booked.start >= self.spot.day.start()
                });
                let worker = family.worker.as_ref();
                let target = match next {
                    Some(booked) => {
                        let who = booked.booking().people.first().cloned();
                        Target::Session(booked.start.date(), who, booked.id.clone())
                    }
                    None => worker.map_or_else(
                        || Target::Family(family.reference.clone()),
                        |id| Target::Person(id.clone()),
                    ),
                };
                let with = worker.map_or("nobody yet", |id: &PersonId| self.state.call(id));
                Item {
                    label: format!("Family {}", words::family(&family.reference)),
                    detail: format!("{} · with {with}", family.status),
                    unavailable: None,
                    deed: Deed::Go(target),
                }
            })
            .collect()
    }

    /// Groups, each leading to its session in the week in view.
    fn groups_found(&self) -> Vec<Item> {
        let groups = self.state.records.groups.values().map(|row| &row.item);
        groups
            .map(|group| {
                let place =
                    self.state.place(&group.place).map_or(group.place.as_str(), |it| it.name.as_str());
                let meets = |booked: &Booked| booked.booking().group.as_ref() == Some(&group.id);
                self.leading_to(format!("Group {}", group.title), place, meets)
            })
            .collect()
    }

    /// Places, each leading to the next session there in the week in view.
    fn places_found(&self) -> Vec<Item> {
        let places = self.state.records.places.values().map(|row| &row.item);
        places
            .map(|place| {
                let there = |booked: &Booked| booked.place.as_ref() == Some(&place.id);
                self.leading_to(format!("Place {}", place.name), place.kind.word(), there)
            })
            .collect()
    }

    /// A line that leads to the first session of the week in view that fits, from the selected day on where there is one.
    fn leading_to(&self, label: String, what: &str, fits: impl Fn(&Booked) -> bool) -> Item {
        let sessions = || self.view().into_iter().flat_map(|view| view.rota.sessions()).filter(|it| fits(it));
        let today = self.spot.day.start();
        let found = sessions().find(|booked| booked.start >= today).or_else(|| sessions().next());
        let detail = match found {
            Some(booked) => format!("{what} · {}", words::day(booked.start.date())),
            None => format!("{what} · nothing in this week"),
        };
        let target = found.map_or(Target::Day(self.spot.day), |booked| {
            let who = booked.booking().people.first().cloned();
            Target::Session(booked.start.date(), who, booked.id.clone())
        });
        let unavailable = found.is_none().then(|| "nothing in this week".to_owned());
        Item { label, detail, unavailable, deed: Deed::Go(target) }
    }

    fn organisations_found(&self) -> Vec<Item> {
        let item = |it: &crate::domain::Organisation| Item {
            label: it.name.clone(),
            detail: it.offers.join(", "),
            unavailable: None,
            deed: Deed::Go(Target::Organisation(it.id.clone())),
        };
        self.state.records.organisations.values().map(|row| item(&row.item)).collect()
    }

    fn weeks_found(&self) -> Vec<Item> {
        let week = self.spot.week();
        week.plus(-WEEKS)
            .to(week.plus(WEEKS))
            .map(|week| Item {
                label: format!("Week {}", words::week(week)),
                detail: self.states_in_words(week),
                unavailable: None,
                deed: Deed::Go(Target::Day(week.monday())),
            })
            .collect()
    }
}
