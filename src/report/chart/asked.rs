//! What a chart is asked of.

use crate::domain::{Author, Date, Person, PersonId, State, TeamId, Week, rights};
use crate::rota::Visibility;

/// What a chart is asked of.
#[derive(Clone, Copy)]
pub struct ChartAsked<'a> {
    /// The state as whoever asks may see it, with the weeks and their neighbours loaded.
    pub state: &'a State,
    /// Who asks.
    pub author: &'a Author,
    /// What of the weeks they are shown.
    pub sight: &'a Visibility,
    /// The first week and the last.
    pub weeks: (Week, Week),
    /// Today.
    pub today: Date,
    /// One person's alone.
    pub person: Option<&'a PersonId>,
    /// One team's alone.
    pub team: Option<&'a TeamId>,
}

impl ChartAsked<'_> {
    /// The weeks, in order.
    #[must_use]
    pub fn all_weeks(&self) -> Vec<Week> {
        self.weeks.0.to(self.weeks.1).collect()
    }

    /// Whether somebody's own figures are for whoever asks: their own, or of whom they lead.
    #[must_use]
    pub fn may_read(&self, person: &Person) -> bool {
        rights::may_read_agreed(self.state, self.author, person)
    }
}
