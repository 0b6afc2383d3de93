//! The days of a week side by side, each with the same hours from left to right.

use super::super::text::Strip;
use super::super::theme::Theme;
use crate::app::screen::posts::{PostStrip, Sharer, SharerPresence};
use crate::domain::{Date, Moment};

/// Columns before the days.
pub(super) const NAME: usize = 11;
/// What stands over the figures at the end.
pub(super) const FIGURES: &str = "hours  meet direct";
/// Columns of a day on which nobody is in anywhere.
const NARROW: usize = 4;
/// The fewest columns of a day.
const NARROWEST_DAY: usize = 7;

/// How days and hours fall.
pub(super) struct Axis {
    cells: [usize; 7],
    /// Minutes of the day, from the first hour to the last.
    from: i32,
    to: i32,
}

impl Axis {
    /// The axis of some strips in so many columns; `None` where there is no room for it.
    pub(super) fn of(strips: &[PostStrip], columns: usize) -> Option<Self> {
        let stretches =
            || strips.iter().flat_map(|strip| &strip.sharers).flat_map(|sharer| &sharer.stretches);
        let starts = stretches().map(|it| it.start.time().minutes().0).min().unwrap_or(9 * 60);
        let ends = stretches().map(|it| end_on(it.start.date(), it.end)).max().unwrap_or(17 * 60);
        let (from, to) = (starts / 60 * 60, (ends + 59) / 60 * 60);
        let busy: Vec<usize> = (0..7)
            .filter(|day| {
                *day < 5 || stretches().any(|it| it.start.date().weekday().num_days_from_monday() == *day)
            })
            .filter_map(|day| usize::try_from(day).ok())
            .collect();
        let idle = 7 - busy.len();
        let room = columns.checked_sub(NAME + FIGURES.len() + idle * NARROW)?;
        let each = room / busy.len().max(1);
        let mut cells = [NARROW; 7];
        for (day, cell) in cells.iter_mut().enumerate() {
            if busy.contains(&day) {
                *cell = each;
            }
        }
        (each >= NARROWEST_DAY).then_some(Self { cells, from, to: to.max(from + 60) })
    }

    /// The columns of each day, Monday first.
    pub(super) fn cells(&self) -> [usize; 7] {
        self.cells
    }

    /// When a sharer is in, and when leave or a holiday takes it.
    pub(super) fn sharer(&self, line: &mut Strip, theme: &Theme, strip: &PostStrip, sharer: &Sharer) {
        for (day, cell) in strip.week.days().zip(self.cells) {
            for (from, to) in self.columns(cell) {
                let at = i32::midpoint(from, to);
                let here = sharer.stretches.iter().find(|it| meets(day, (at, at + 1), (it.start, it.end)));
                match here {
                    Some(it) if it.is != SharerPresence::In => line.put("░", theme.quiet),
                    Some(_) => line.put("█", theme.text),
                    None => line.put("·", theme.quiet),
                }
            }
            line.put(" ", theme.text);
        }
    }

    /// When they are together, when they hand over, and on which days nobody is in.
    pub(super) fn together(&self, line: &mut Strip, theme: &Theme, strip: &PostStrip) {
        for (day, cell) in strip.week.days().zip(self.cells) {
            if strip.nobody.contains(&day) {
                let words =
                    ["nobody in", "nobody", "∅"].into_iter().find(|it| it.len() < cell).unwrap_or("∅");
                line.put_fit(words, cell, theme.amber);
                continue;
            }
            for (from, to) in self.columns(cell) {
                let at = i32::midpoint(from, to);
                let any = |spans: &[(Moment, Moment)], of| spans.iter().any(|span| meets(day, of, *span));
                // A handover is short: it is there wherever it is in a column at all.
                if any(&strip.handovers, (from, to)) {
                    line.put("◆", theme.good);
                } else if any(&strip.together, (at, at + 1)) {
                    line.put("═", theme.strong);
                } else {
                    line.put(" ", theme.text);
                }
            }
            line.put(" ", theme.text);
        }
    }

    /// The minutes of the day that each column of a cell stands for, its last column left free.
    fn columns(&self, cell: usize) -> impl Iterator<Item = (i32, i32)> {
        let many = i32::try_from(cell.saturating_sub(1)).unwrap_or(0);
        let (from, long) = (self.from, self.to - self.from);
        (0..many).map(move |n| (from + n * long / many, from + (n + 1) * long / many))
    }
}

/// Whether minutes of a day meet the time between two moments; those of the next day are after all of them.
fn meets(day: Date, (from, to): (i32, i32), (start, end): (Moment, Moment)) -> bool {
    start.date() == day && start.time().minutes().0 < to && from < end_on(day, end)
}

/// The minute of a day at which something ends that started on it.
fn end_on(day: Date, end: Moment) -> i32 {
    end.date().days_since(day).clamp(0, 1) * 1440 + end.time().minutes().0
}
