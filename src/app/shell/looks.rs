//! Where the others at the desk look, as far as it is in sight here.

use std::collections::BTreeMap;

use super::present_users::{PresentUser, PresentUsers};
use crate::app::App;
use crate::domain::{Author, Person};

impl App {
    /// Where this seat looks, as the others are told.
    #[must_use]
    pub fn as_companion(&self, away: bool) -> PresentUser {
        PresentUser {
            who: self.me.clone(),
            screen: self.screen,
            day: self.selection.day,
            person: self.selection.person.clone(),
            away,
        }
    }

    /// What of those present the screen shows: the same again is not worth drawing.
    pub(in crate::app) fn present_users_shown(&self) -> PresentUsers {
        let mut present_users =
            PresentUsers { seats: self.present_users.seats.clone(), ..PresentUsers::default() };
        let mut others: BTreeMap<&Author, bool> = BTreeMap::new();
        for it in self.present_users.seats.iter().filter(|it| it.who != self.me) {
            let away = others.entry(&it.who).or_insert(true);
            *away &= it.away;
            let in_view = it.day.week() == self.selection.week()
                && it.screen.shows_sessions()
                && self.screen.shows_sessions();
            if in_view && !it.away {
                let look = (it.person.clone(), self.initials_of(&it.who));
                present_users.looks.entry(it.day).or_default().insert(look);
            }
        }
        present_users.others = others.into_iter().map(|(who, away)| (self.initials_of(who), away)).collect();
        present_users
    }

    /// The initials of an author, or `owner`.
    fn initials_of(&self, who: &Author) -> String {
        let person = who.person().and_then(|id| self.state.person(id));
        person.map_or_else(|| who.name().to_owned(), Person::initials)
    }
}
