//! How the minutes of a day fall on columns.

/// Minutes of a quarter-hour.
const QUARTER: i32 = 15;
/// The most columns of a quarter-hour: wider tells nothing more.
const WIDEST: usize = 8;
/// From so many on a quarter-hour has whole columns; below that an hour has.
const FEW: usize = 4;

/// The time across, in minutes since the day began, and the columns that it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    from: i32,
    to: i32,
    columns: usize,
}

impl Axis {
    /// The axis of a time in so many columns: as many whole columns to the quarter-hour as there is room for. Where those are few,
    /// so that each counts, as many whole ones to the hour; where not even that, all of it falls on the columns there are.
    pub(super) fn new(from: i32, to: i32, room: usize) -> Self {
        let from = from.div_euclid(60) * 60;
        let to = (to + QUARTER - 1).div_euclid(QUARTER) * QUARTER;
        let to = to.max(from + 60);
        let quarters = usize::try_from((to - from) / QUARTER).unwrap_or(1).max(1);
        let columns = match ((room / quarters).min(WIDEST), room * 4 / quarters) {
            (_, 0) => room,
            (0..FEW, hour) => hour * quarters / 4,
            (quarter, _) => quarter * quarters,
        };
        Self { from, to, columns }
    }

    /// The columns that it takes.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// The column in which a minute falls, from the left; what lies outside falls on the edge.
    pub(super) fn column(&self, minute: i32) -> usize {
        let along = i64::from((minute.clamp(self.from, self.to)) - self.from);
        let all = i64::from(self.to - self.from).max(1);
        let columns = i64::try_from(self.columns).unwrap_or(0);
        usize::try_from(along * columns / all).unwrap_or(0)
    }

    /// Whether a minute lies on it.
    pub(super) fn holds(&self, minute: i32) -> bool {
        (self.from..self.to).contains(&minute)
    }

    /// The full hours on it, in minutes since the day began.
    pub(super) fn hours(&self) -> impl Iterator<Item = i32> + use<> {
        (self.from / 60..).map(|hour| hour * 60).take_while({
            let to = self.to;
            move |minute| *minute < to
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_quarter_of_an_hour_is_as_wide_as_whole_columns_allow() {
        for (from, to, room, columns, at_noon) in [
            (9 * 60, 15 * 60, 107, 96, 48),
            (9 * 60, 15 * 60, 144, 144, 72),
            (9 * 60, 15 * 60, 68, 66, 33),
            (9 * 60 + 15, 15 * 60 + 9, 107, 100, 48),
            (9 * 60, 15 * 60, 12, 12, 6),
            (9 * 60, 15 * 60, 0, 0, 0),
            (21 * 60, 33 * 60, 100, 96, 0),
        ] {
            let axis = Axis::new(from, to, room);
            assert_eq!((axis.columns(), axis.column(12 * 60)), (columns, at_noon), "{from} {to} {room}");
        }
    }

    proptest! {
        #[test]
        fn later_never_stands_before_earlier(
            from in 0..1440_i32, long in 0..2880_i32, room in 0..300_usize, at in 0..4000_i32, by in 0..600_i32,
        ) {
            let axis = Axis::new(from, from + long, room);
            prop_assert!(axis.columns() <= room);
            prop_assert!(axis.column(at) <= axis.column(at + by));
            prop_assert!(axis.column(at) <= axis.columns());
            prop_assert!(axis.hours().count() <= 50);
        }
    }
}
