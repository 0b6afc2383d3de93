//! Teams.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::calendar::{Date, TimeSpan, Weekday, read_weekday, weekday_word};
use crate::domain::id::{PlaceId, TeamId};
use crate::domain::text::{FileWord, Malformed, words};

words! {
    /// What a team is.
    TeamKind {
        /// The team of a mother and baby unit.
        Mbu = "mbu",
        /// A community team.
        Community = "community",
        /// A team outside the NHS.
        ThirdSector = "third-sector",
    }
}

/// A team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: TeamKind,
    /// Its base.
    pub place: Option<PlaceId>,
    /// Beds, of a mother and baby unit.
    pub beds: Option<u32>,
    /// When it is open.
    pub open: Vec<OpenHours>,
    /// Peers wanted on shift in every open half-day.
    pub peers_wanted: u32,
    /// The last day that is paid for.
    pub funded_until: Option<Date>,
}

/// Hours on a weekday, such as `mon 09:00-17:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenHours {
    /// The weekday.
    pub weekday: Weekday,
    /// The hours.
    pub hours: TimeSpan,
}

impl FromStr for OpenHours {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let mut words = text.split_whitespace();
        match (words.next(), words.next(), words.next()) {
            (Some(day), Some(hours), None) => Ok(Self { weekday: read_weekday(day)?, hours: hours.parse()? }),
            _ => Err(Malformed::new(text, "a day and hours such as mon 09:00-17:00")),
        }
    }
}

impl fmt::Display for OpenHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} {}", weekday_word(self.weekday), self.hours))
    }
}

impl FileWord for OpenHours {}

crate::domain::parts::described! {
    Team {
        id: id,
        name: name,
        kind: plain,
        place: refers,
        beds: plain,
        open: plain,
        peers_wanted: plain or 1,
        funded_until: plain,
    }
}
