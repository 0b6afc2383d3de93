//! What is marked on the Leave screen, and the wall chart as far as it has been in sight.

use super::sums::LeaveSums;
use crate::app::beside::Beside;
use crate::domain::{Date, LeaveKey, YEARS};
use crate::rota::wall::Wall;

/// Columns of a name on the chart.
pub const NAME: u16 = 10;

/// How wide a day is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Two columns a day: a month or two.
    #[default]
    Month,
    /// One column a day: a quarter or half a year.
    Year,
}

impl Scale {
    /// The columns of a day.
    #[must_use]
    pub const fn columns(self) -> u16 {
        match self {
            Self::Month => 2,
            Self::Year => 1,
        }
    }
}

/// Which part of the screen keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeavePane {
    /// The wall chart.
    #[default]
    Chart,
    /// The requests.
    Requests,
}

/// What is marked on the Leave screen.
pub struct LeaveMarks {
    /// The marked day.
    pub day: Date,
    /// The other end of the days that are marked, while some are.
    pub anchor: Option<Date>,
    /// How wide a day is.
    pub scale: Scale,
    /// Which part keys go to.
    pub part: LeavePane,
    /// Which request is marked.
    pub at: usize,
    /// The request that is marked, and what stood beside it.
    pub(super) request: Option<LeaveKey>,
    pub(super) beside: Beside<LeaveKey>,
    /// The chart.
    pub wall: Wall,
    /// What everybody has in the marked leave year, once that is worked out.
    pub sums: Option<LeaveSums>,
    /// The day that was selected elsewhere when one last came here.
    pub(super) came_from: Option<Date>,
    /// The state that the chart was worked out of.
    pub(super) of: Option<std::sync::Arc<crate::domain::State>>,
}

impl LeaveMarks {
    /// The screen at a day.
    #[must_use]
    pub fn at(day: Date) -> Self {
        Self {
            day,
            anchor: None,
            scale: Scale::default(),
            part: LeavePane::default(),
            at: 0,
            request: None,
            beside: Beside::default(),
            wall: Wall::default(),
            sums: None,
            came_from: None,
            of: None,
        }
    }

    /// Comes from a day of another screen: that day is marked, unless it is the one it was left with.
    pub(super) fn come_from(&mut self, day: Date) {
        if self.came_from != Some(day) {
            (self.day, self.came_from) = (day, Some(day));
        }
    }

    /// Marks a day; one that no calendar of ours holds is left alone.
    pub(super) fn go_to(&mut self, day: Date) {
        if YEARS.contains(&day.year()) {
            self.day = day;
        }
    }

    /// The marked days, first and last.
    #[must_use]
    pub fn marked(&self) -> (Date, Date) {
        let other = self.anchor.unwrap_or(self.day);
        (self.day.min(other), self.day.max(other))
    }

    /// The days in sight where so many columns are there for them: the first, a Monday, and how many.
    #[must_use]
    pub fn window(&self, columns: u16) -> (Date, usize) {
        let days = usize::from(columns / self.scale.columns()).max(1);
        let before = i32::try_from(days / 7 / 3).unwrap_or(0);
        (self.day.week().plus(-before).monday(), days)
    }
}
