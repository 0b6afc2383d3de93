//! The form in which a rule is kept. It was made without BYMONTH and BYSETPOS, and a stored form never grows: a rule
//! that has either says so in the place of its frequency, which is a list that may be added to. All other rules keep
//! the bytes they always had.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::rule::{Frequency, Repeat, Until};
use crate::domain::calendar::Weekday;

/// A rule as it is kept. No field is ever added, taken away or moved.
#[derive(Serialize, Deserialize)]
struct Stored {
    frequency: Counted,
    interval: u32,
    count: Option<u32>,
    until: Option<Until>,
    by_day: Vec<(Option<i8>, Weekday)>,
    by_month_day: Vec<i8>,
    week_start: Weekday,
}

/// What a rule counts by. Variants are only ever added at the end.
#[derive(Serialize, Deserialize)]
enum Counted {
    Daily,
    Weekly,
    Monthly,
    Yearly,
    /// With the months and the places in a period that narrow it.
    Narrowed {
        frequency: Frequency,
        by_month: Vec<u8>,
        by_set_pos: Vec<i16>,
    },
}

impl From<Repeat> for Stored {
    fn from(it: Repeat) -> Self {
        let plain = it.by_month.is_empty() && it.by_set_pos.is_empty();
        let frequency = match it.frequency {
            frequency if !plain => {
                Counted::Narrowed { frequency, by_month: it.by_month, by_set_pos: it.by_set_pos }
            }
            Frequency::Daily => Counted::Daily,
            Frequency::Weekly => Counted::Weekly,
            Frequency::Monthly => Counted::Monthly,
            Frequency::Yearly => Counted::Yearly,
        };
        Self {
            frequency,
            interval: it.interval,
            count: it.count,
            until: it.until,
            by_day: it.by_day,
            by_month_day: it.by_month_day,
            week_start: it.week_start,
        }
    }
}

impl From<Stored> for Repeat {
    fn from(it: Stored) -> Self {
        let (frequency, by_month, by_set_pos) = match it.frequency {
            Counted::Daily => (Frequency::Daily, vec![], vec![]),
            Counted::Weekly => (Frequency::Weekly, vec![], vec![]),
            Counted::Monthly => (Frequency::Monthly, vec![], vec![]),
            Counted::Yearly => (Frequency::Yearly, vec![], vec![]),
            Counted::Narrowed { frequency, by_month, by_set_pos } => (frequency, by_month, by_set_pos),
        };
        Self {
            frequency,
            interval: it.interval,
            count: it.count,
            until: it.until,
            by_day: it.by_day,
            by_month_day: it.by_month_day,
            by_month,
            by_set_pos,
            week_start: it.week_start,
        }
    }
}

impl Serialize for Repeat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Stored::from(self.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Repeat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Stored::deserialize(deserializer).map(Self::from)
    }
}
