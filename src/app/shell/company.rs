//! Who else sits at the same desk, and where they look. Where they come from is nobody's business here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::app::{App, ScreenId};
use crate::domain::{Author, Date, Person, PersonId};

/// Somebody at another seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Who.
    pub who: Author,
    /// The screen they look at.
    pub screen: ScreenId,
    /// The day that is selected there; its week is the one shown.
    pub day: Date,
    /// The person who is selected there.
    pub person: Option<PersonId>,
    /// Whether their screen is hidden, because they left it alone.
    pub away: bool,
}

/// Who else sits at the same desk, and what of that the screen shows: it is the same where the screen shows the same.
#[derive(Clone, Debug, Default)]
pub struct Company {
    /// Everybody at another seat.
    pub(in crate::app) seats: Arc<[Companion]>,
    /// The others, each once, by their initials; and whether they are away.
    pub others: Vec<(String, bool)>,
    /// Who looks at which days of the week in view, and at whom.
    looks: BTreeMap<Date, BTreeSet<(Option<PersonId>, String)>>,
}

impl PartialEq for Company {
    fn eq(&self, other: &Self) -> bool {
        let Self { seats: _, others, looks } = self;
        (others, looks) == (&other.others, &other.looks)
    }
}

impl Eq for Company {}

impl Company {
    /// How many people are here.
    #[must_use]
    pub fn people(&self) -> usize {
        self.others.len() + 1
    }

    /// The initials of everybody who looks at a day, each once.
    #[must_use]
    pub fn at_day(&self, day: Date) -> Vec<&str> {
        let looks = self.looks.get(&day).into_iter().flatten();
        let all: BTreeSet<&str> = looks.map(|(_, initials)| initials.as_str()).collect();
        all.into_iter().collect()
    }

    /// The initials of everybody who has a person selected on a day.
    #[must_use]
    pub fn at(&self, person: &PersonId, day: Date) -> Vec<&str> {
        let looks = self.looks.get(&day).into_iter().flatten();
        looks.filter(|(at, _)| at.as_ref() == Some(person)).map(|(_, initials)| initials.as_str()).collect()
    }
}

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
