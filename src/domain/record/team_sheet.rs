//! One team's part of a week: what is said of it, and what of it was published.

use serde::{Deserialize, Serialize};

use super::edition::Edition;
use super::sheet_mark::SheetMark;
use crate::domain::calendar::Week;
use crate::domain::id::TeamId;

/// What is said of one team's part of a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamMark {
    /// The team.
    pub team: TeamId,
    /// What is said.
    pub mark: SheetMark,
}

/// One team's part of a week as it was when it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamEdition {
    /// The team.
    pub team: TeamId,
    /// Its sessions, and when its people were in.
    pub edition: Edition,
}

/// Tells apart what is said of teams' parts of weeks.
pub type TeamSheetKey = (Week, TeamId);

crate::domain::parts::described! {
    TeamMark in store {
        team: refers,
        mark: flat,
    }
    TeamEdition in store {
        team: past,
        edition: past,
    }
}
