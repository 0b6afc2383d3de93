//! Where the others at the desk look, as far as it is in sight here.

use std::collections::BTreeMap;

use super::company::{Companion, Company};
use crate::app::App;
use crate::domain::{Author, Person};

impl App {
    /// Where this seat looks, as the others are told.
    #[must_use]
    pub fn as_companion(&self, away: bool) -> Companion {
        Companion {
            who: self.me.clone(),
            screen: self.screen,
            day: self.spot.day,
            person: self.spot.person.clone(),
            away,
        }
    }

    /// What of the company the screen shows: the same again is not worth drawing.
    pub(in crate::app) fn company_in_sight(&self) -> Company {
        let mut company = Company { seats: self.company.seats.clone(), ..Company::default() };
        let mut others: BTreeMap<&Author, bool> = BTreeMap::new();
        for it in self.company.seats.iter().filter(|it| it.who != self.me) {
            let away = others.entry(&it.who).or_insert(true);
            *away &= it.away;
            let in_view = it.day.week() == self.spot.week()
                && it.screen.shows_sessions()
                && self.screen.shows_sessions();
            if in_view && !it.away {
                let look = (it.person.clone(), self.initials_of(&it.who));
                company.looks.entry(it.day).or_default().insert(look);
            }
        }
        company.others = others.into_iter().map(|(who, away)| (self.initials_of(who), away)).collect();
        company
    }

    /// The initials of an author, or `owner`.
    fn initials_of(&self, who: &Author) -> String {
        let person = who.person().and_then(|id| self.state.person(id));
        person.map_or_else(|| who.name().to_owned(), Person::initials)
    }
}
