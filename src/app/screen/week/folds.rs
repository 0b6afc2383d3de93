//! Whose lines are open on the Week screen: my own team's, and the others' once I open them.

use super::roster::Roster;
use crate::app::{App, WeekView};
use crate::domain::{TeamId, Week};

/// How many weeks after the one in view are looked at.
const AHEAD: i32 = 3;
/// The columns and rows of a screen that has room for them.
const ROOM: (u16, u16) = (190, 44);

impl App {
    /// The lines of a week, those of my own team first.
    #[must_use]
    pub fn roster(&self, view: &WeekView) -> Roster {
        view.roster.with_first(self.own_team().as_ref())
    }

    /// Whether a team's lines say all there is to say; else one line a person, with times alone.
    #[must_use]
    pub fn is_open(&self, team: Option<&TeamId>) -> bool {
        let own = self.own_team();
        let others = self.screens.week.others.unwrap_or(own.is_none());
        let near = own.or_else(|| self.team_in_view());
        others || team.is_none() || team == near.as_ref()
    }

    /// Opens the lines of the other teams, or folds them.
    pub(in crate::app) fn fold_teams(&mut self) {
        let others = self.screens.week.others.unwrap_or(self.own_team().is_none());
        self.screens.week.others = Some(!others);
    }

    /// The weeks after the one in view whose load is looked at, where the screen has room for them.
    pub fn weeks_ahead(&self) -> impl Iterator<Item = Week> + use<> {
        let (columns, rows) = self.surface.size;
        let many = if columns >= ROOM.0 && rows >= ROOM.1 { AHEAD } else { 0 };
        let week = self.selection.week();
        (1..=many).map(move |by| week.plus(by))
    }
}
