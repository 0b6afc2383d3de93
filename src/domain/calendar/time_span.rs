//! Parts of a day, from one time to another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::minutes::Minutes;
use super::time::{Moment, Time};
use crate::domain::text::Malformed;

/// From one time of day to another; an end not after its start is on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TimeSpan {
    /// When it starts.
    pub from: Time,
    /// When it ends.
    pub to: Time,
}

impl TimeSpan {
    /// Wall-clock minutes from start to end, over 0 and up to 24:00.
    #[must_use]
    pub fn wall(self) -> Minutes {
        let span = self.to.minutes() - self.from.minutes();
        if span.0 > 0 { span } else { span + Minutes::hours(24) }
    }

    /// The moments it means on a day.
    #[must_use]
    pub fn on(self, date: Date) -> (Moment, Moment) {
        let end = if self.to > self.from { date } else { date.plus_days(1) };
        (date.at(self.from), end.at(self.to))
    }
}

impl FromStr for TimeSpan {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        text.split_once('-')
            .and_then(|(from, to)| Some(Self { from: from.parse().ok()?, to: to.parse().ok()? }))
            .ok_or_else(|| Malformed::new(text, "times such as 09:00-15:00"))
    }
}

impl fmt::Display for TimeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-{}", self.from, self.to))
    }
}
