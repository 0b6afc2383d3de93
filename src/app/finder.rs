//! The finder: people, families, sessions, groups, places and weeks, found by any part of what they are called.

use super::layer::{Action, FinderLayer, Item, Layer, SessionsOf};
use super::screen::target::Target;
use super::search::SessionSearch;
use super::searching::{session_item, weeks_searched};
use super::sought::Sought;
use super::{App, ScreenId, words};
use crate::domain::{Family, Key, PersonId};
use crate::rota::Booked;

impl App {
    pub(super) fn open_finder(&mut self) {
        let mut known = self.people_found();
        known.extend(self.families_found());
        known.extend(self.groups_found());
        known.extend(self.places_found());
        known.extend(self.organisations_found());
        known.extend(self.weeks_found());
        known.extend(self.lists_found());
        self.layers.push(Layer::Finder(FinderLayer::new(
            known,
            self.sessions_found(),
            (self.day_in_view(), self.today()),
        )));
    }

    /// The search through a year's sessions that the finder needs next, as far as they are here.
    pub(super) fn search_to_make(&mut self) -> Option<SessionSearch> {
        let state = &self.state;
        let finder = self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Finder(finder) => Some(finder),
            _ => None,
        })?;
        finder.asks(state).then(|| SessionSearch {
            state: state.clone(),
            visibility: self.visibility(),
            view: self.day_in_view(),
            today: self.today(),
        })
    }

    /// Takes in what a search found.
    pub(super) fn sought(&mut self, found: Sought) {
        for layer in &mut self.layers {
            if let Layer::Finder(finder) = layer {
                finder.take_in(&found.of, found.items);
                return;
            }
        }
    }

    fn people_found(&self) -> Vec<Item> {
        let is_listed = |id: &PersonId| self.view().is_some_and(|view| view.roster.position(id).is_some());
        let item = |person: &crate::domain::Person| Item {
            label: person.name.clone(),
            detail: format!(
                "{} · {}",
                person.role.title(),
                self.state.team(&person.team).map_or("", |t| &t.name)
            ),
            unavailable: None,
            // To their week; whoever has no line in it, to their page.
            action: Action::Go(if is_listed(&person.id) {
                Target::Line(self.day_in_view(), person.id.clone())
            } else {
                Target::Card(person.id.clone())
            }),
        };
        self.state.people().map(item).collect()
    }

    /// The sessions of the week in view, until those of the year are found.
    fn sessions_found(&self) -> Vec<Item> {
        let sessions = self.view().into_iter().flat_map(|view| view.rota.sessions());
        sessions.map(|booked| session_item(booked, &self.state, self.today())).collect()
    }

    /// Families, each leading to herself on the Caseload screen.
    fn families_found(&self) -> Vec<Item> {
        let item = |family: &Family| {
            let with = family.worker.as_ref().map_or("nobody yet", |id| self.state.display_name(id));
            Item {
                label: format!("Family {}", words::family(&family.reference)),
                detail: format!("{} · with {with}", family.status),
                unavailable: None,
                action: Action::Go(Target::Marked(ScreenId::Caseload, Key::Family(family.reference.clone()))),
            }
        };
        self.state.known_families().map(item).collect()
    }

    /// The lists of sessions, of each family and person.
    fn lists_found(&self) -> Vec<Item> {
        let item = |called: &str, whose: SessionsOf| Item {
            label: format!("Sessions of {called}"),
            detail: "over weeks and months".to_owned(),
            unavailable: None,
            action: Action::Sessions(whose),
        };
        let families = self.state.known_families().map(|family| &family.reference);
        let families = families.map(|it| item(&words::family(it), SessionsOf::Family(it.clone())));
        let people = self.state.people().map(|it| item(&it.name, SessionsOf::Person(it.id.clone())));
        families.chain(people).collect()
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
        let today = self.selection.day.start();
        let found = sessions().find(|booked| booked.start >= today).or_else(|| sessions().next());
        let detail = match found {
            Some(booked) => format!("{what} · {}", words::day(booked.start.date(), self.today())),
            None => format!("{what} · nothing in this week"),
        };
        let target = found.map_or(Target::Day(self.selection.day), |booked| {
            let who = booked.booking().people.first().cloned();
            Target::Session(booked.start.date(), who, booked.id.clone())
        });
        let unavailable = found.is_none().then(|| "nothing in this week".to_owned());
        Item { label, detail, unavailable, action: Action::Go(target) }
    }

    fn organisations_found(&self) -> Vec<Item> {
        let item = |it: &crate::domain::Organisation| Item {
            label: it.name.clone(),
            detail: it.offers.join(", "),
            unavailable: None,
            action: Action::Go(Target::Marked(ScreenId::Directory, Key::Organisation(it.id.clone()))),
        };
        self.state.records.organisations.values().map(|row| item(&row.item)).collect()
    }

    fn weeks_found(&self) -> Vec<Item> {
        let (first, last) = weeks_searched(self.day_in_view());
        first
            .to(last)
            .map(|week| Item {
                label: format!("Week {}", words::week(week)),
                detail: self.states_in_words(week),
                unavailable: None,
                action: Action::Go(Target::Day(week.monday())),
            })
            .collect()
    }
}
