//! The public holidays by name. One that does not fall on its own day has a substitute day; one that was worked out by rule
//! says so.

use crate::domain::Date;

/// A holiday, whatever day it falls on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    NewYear,
    SecondJanuary,
    StPatrick,
    GoodFriday,
    EasterMonday,
    EarlyMay,
    VictoryInEurope,
    Spring,
    Platinum,
    Coronation,
    Boyne,
    Summer,
    Funeral,
    StAndrew,
    Christmas,
    BoxingDay,
}

/// A name as it is on an official list, and as it is where the day was worked out; each on its own day and on a substitute
/// day.
struct Names {
    official: [&'static str; 2],
    worked_out: [&'static str; 2],
}

macro_rules! names {
    ($name:literal) => {
        Names {
            official: [$name, concat!($name, " (substitute day)")],
            worked_out: [concat!($name, " (worked out)"), concat!($name, " (substitute day, worked out)")],
        }
    };
}

impl Holiday {
    /// The month and day that it has each year; `None` for one that moves with Easter or a weekday.
    pub(super) fn own_day(self) -> Option<(u32, u32)> {
        match self {
            Self::NewYear => Some((1, 1)),
            Self::SecondJanuary => Some((1, 2)),
            Self::StPatrick => Some((3, 17)),
            Self::Boyne => Some((7, 12)),
            Self::StAndrew => Some((11, 30)),
            Self::Christmas => Some((12, 25)),
            Self::BoxingDay => Some((12, 26)),
            _ => None,
        }
    }

    /// What it is called on a date.
    pub(super) fn name(self, date: Date, worked_out: bool) -> &'static str {
        let names = match self {
            Self::NewYear => names!("New Year's Day"),
            Self::SecondJanuary => names!("2 January"),
            Self::StPatrick => names!("St Patrick's Day"),
            Self::GoodFriday => names!("Good Friday"),
            Self::EasterMonday => names!("Easter Monday"),
            Self::EarlyMay => names!("Early May bank holiday"),
            Self::VictoryInEurope => names!("Early May bank holiday (VE day)"),
            Self::Spring => names!("Spring bank holiday"),
            Self::Platinum => names!("Platinum Jubilee bank holiday"),
            Self::Coronation => names!("Bank holiday for the coronation"),
            Self::Boyne => names!("Battle of the Boyne"),
            Self::Summer => names!("Summer bank holiday"),
            Self::Funeral => names!("Bank holiday for the State Funeral"),
            Self::StAndrew => names!("St Andrew's Day"),
            Self::Christmas => names!("Christmas Day"),
            Self::BoxingDay => names!("Boxing Day"),
        };
        let [on_its_day, instead] = if worked_out { names.worked_out } else { names.official };
        let moved = self.own_day().is_some_and(|day| day != (date.month(), date.day()));
        if moved { instead } else { on_its_day }
    }
}
