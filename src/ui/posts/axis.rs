//! The days of a week side by side, each with the same hours from left to right.

use super::super::text::Strip;
use super::super::theme::Theme;
use crate::app::screen::posts::{PostStrip, Sharer, SharerPresence};
use crate::domain::{Date, Moment, Week};

/// Columns before the days.
pub(super) const NAME: usize = 12;
/// What stands over the figures at the end, and how wide each of them is: where there is room, and where there is little.
const FIGURES: [(&str, [usize; 3]); 3] =
    [("  a week  meetings  direct", [8, 10, 8]), (" a week  meet direct", [7, 6, 7]), ("", [0; 3])];
/// Where a handover is.
pub(super) const HANDOVER: &str = "H";
/// Columns between two days.
const GAP: usize = 2;
/// The minutes that a column may stand for, the finest first.
const STEPS: [i32; 4] = [15, 30, 60, 120];

/// How days and hours fall.
pub(super) struct Axis {
    /// The weekdays that stand side by side, Monday being none.
    days: Vec<i32>,
    /// Minutes of the day, from the first hour to the last.
    from: i32,
    to: i32,
    /// Minutes of a column.
    step: i32,
    /// What stands over the figures behind the days, and how wide each is; nothing where there is no room for them.
    pub(super) figures: (&'static str, [usize; 3]),
}

impl Axis {
    /// The axis of some strips in so many columns: the finest for which there is room; `None` where there is none. Saturday and
    /// Sunday stand there where somebody is in. What meetings and direct work come to gives way before the days do.
    pub(super) fn of(strips: &[PostStrip], columns: usize) -> Option<Self> {
        let stretches =
            || strips.iter().flat_map(|strip| &strip.sharers).flat_map(|sharer| &sharer.stretches);
        let starts = stretches().map(|it| it.start.time().minutes().0).min().unwrap_or(9 * 60);
        let ends = stretches().map(|it| end_on(it.start.date(), it.end)).max().unwrap_or(17 * 60);
        let (from, to) = (starts / 60 * 60, (ends + 59) / 60 * 60);
        let to = to.max(from + 60);
        let is_in = |day: i32| {
            stretches()
                .any(|it| i64::from(it.start.date().weekday().num_days_from_monday()) == i64::from(day))
        };
        let days: Vec<i32> = (0..7).filter(|day| *day < 5 || is_in(*day)).collect();
        let forms = STEPS.into_iter().flat_map(|step| FIGURES.map(|figures| (step, figures)));
        let fits = |(step, (title, _)): &(i32, (&str, [usize; 3]))| {
            NAME + days.len() * (columns_of(from, to, *step) + GAP) + title.len() <= columns
        };
        let (step, figures) = forms.into_iter().find(fits)?;
        Some(Self { days, from, to, step, figures })
    }

    /// The days that stand side by side in a week.
    pub(super) fn days(&self, week: Week) -> impl Iterator<Item = Date> {
        self.days.iter().map(move |day| week.monday().plus_days(*day))
    }

    /// The columns of a day, the gap after it included.
    pub(super) fn day_columns(&self) -> usize {
        columns_of(self.from, self.to, self.step) + GAP
    }

    /// What a column stands for: `Half an hour is one column, 9:00 to 16:00.`
    pub(super) fn in_words(&self) -> String {
        let each = match self.step {
            15 => "A quarter of an hour",
            30 => "Half an hour",
            60 => "An hour",
            _ => "Two hours",
        };
        let clock = |minutes: i32| format!("{}:{:02}", minutes / 60 % 24, minutes % 60);
        format!("{each} is one column, {} to {}.", clock(self.from), clock(self.to))
    }

    /// When a sharer is in, and when leave or a holiday takes it.
    pub(super) fn sharer(&self, line: &mut Strip, theme: &Theme, strip: &PostStrip, sharer: &Sharer) {
        for day in self.days(strip.week) {
            for (from, to) in self.columns() {
                let at = i32::midpoint(from, to);
                let here = sharer.stretches.iter().find(|it| meets(day, (at, at + 1), (it.start, it.end)));
                match here {
                    Some(it) if it.is != SharerPresence::In => line.put(theme.signs.away, theme.quiet),
                    Some(_) => line.put(theme.signs.present, theme.text),
                    None => line.put(theme.signs.dot, theme.rule),
                }
            }
            line.put(" ".repeat(GAP), theme.text);
        }
    }

    /// When they are together, and when they hand over: the columns up to the last of them.
    pub(super) fn together(&self, theme: &Theme, strip: &PostStrip) -> String {
        let mut row = String::new();
        for day in self.days(strip.week) {
            for (from, to) in self.columns() {
                let at = i32::midpoint(from, to);
                let any = |spans: &[(Moment, Moment)], of| spans.iter().any(|span| meets(day, of, *span));
                // A handover is short: it is there wherever it is in a column at all.
                row.push_str(match () {
                    () if any(&strip.handovers, (from, to)) => HANDOVER,
                    () if any(&strip.together, (at, at + 1)) => theme.signs.together,
                    () => " ",
                });
            }
            row.push_str(&" ".repeat(GAP));
        }
        row.trim_end().to_owned()
    }

    /// The minutes of the day that each column stands for.
    fn columns(&self) -> impl Iterator<Item = (i32, i32)> + use<> {
        let (from, step) = (self.from, self.step);
        let many = i32::try_from(columns_of(from, self.to, step)).unwrap_or(0);
        (0..many).map(move |n| (from + n * step, from + (n + 1) * step))
    }
}

/// The columns that a day takes, where each stands for so many minutes.
fn columns_of(from: i32, to: i32, step: i32) -> usize {
    usize::try_from((to - from + step - 1) / step.max(1)).unwrap_or(0)
}

/// Whether minutes of a day meet the time between two moments; those of the next day are after all of them.
fn meets(day: Date, (from, to): (i32, i32), (start, end): (Moment, Moment)) -> bool {
    start.date() == day && start.time().minutes().0 < to && from < end_on(day, end)
}

/// The minute of a day at which something ends that started on it.
fn end_on(day: Date, end: Moment) -> i32 {
    end.date().days_since(day).clamp(0, 1) * 1440 + end.time().minutes().0
}
