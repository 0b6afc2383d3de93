//! Who else sits at the same desk, and where they look. Where they come from is nobody's business here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::app::ScreenId;
use crate::domain::{Author, Date, PersonId};

/// Somebody at another seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresentUser {
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
pub struct PresentUsers {
    /// Everybody at another seat.
    pub(in crate::app) seats: Arc<[PresentUser]>,
    /// The others, each once, by their initials; and whether they are away.
    pub others: Vec<(String, bool)>,
    /// Who looks at which days of the week in view, and at whom.
    pub(super) looks: BTreeMap<Date, BTreeSet<(Option<PersonId>, String)>>,
}

impl PartialEq for PresentUsers {
    fn eq(&self, other: &Self) -> bool {
        let Self { seats: _, others, looks } = self;
        (others, looks) == (&other.others, &other.looks)
    }
}

impl Eq for PresentUsers {}

impl PresentUsers {
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
