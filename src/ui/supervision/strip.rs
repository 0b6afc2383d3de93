//! A year as a strip, a column a week: what was held, is booked, was put off, and how long it has been due.

use std::ops::RangeInclusive;

use ratatui::style::Style;

use super::super::DrawContext;
use super::super::text::Strip;
use super::super::theme::Theme;
use super::monday;
use crate::domain::{Status, Week};
use crate::planner::supervision::SupervisionLine;
use crate::rota::Supervised;

/// What the signs mean, and the same where room is short.
pub(super) const LEGEND: [(&str, &str, &str); 7] = [
    ("●", "held", "held"),
    ("○", "booked", "booked"),
    ("◎", "with a stand-in", "stand-in"),
    ("×", "put off", "put off"),
    ("▽", "due", "due"),
    ("━", "overdue", "late"),
    ("│", "this week", "now"),
];

/// The weeks of a strip.
pub(super) struct Year {
    first: Week,
    last: Week,
}

impl Year {
    /// A strip of some weeks; `None` where so many columns do not hold it.
    pub(super) fn of(weeks: RangeInclusive<Week>, columns: usize) -> Option<Self> {
        let (first, last) = weeks.into_inner();
        let year = Self { first, last };
        (year.weeks().count() <= columns).then_some(year)
    }

    fn weeks(&self) -> impl Iterator<Item = Week> + use<> {
        self.first.to(self.last)
    }

    /// The months over the columns in which they begin.
    pub(super) fn months(&self, line: &mut Strip, theme: &Theme) {
        let mut taken = 0_usize;
        let mut before = None;
        for (n, week) in self.weeks().enumerate() {
            let month = week.monday().month();
            if before != Some(month) && n >= taken {
                let name: String = monday(week).chars().filter(|c| c.is_alphabetic()).collect();
                line.put(&name, theme.quiet);
                taken = n + name.chars().count();
            } else if n >= taken {
                line.put(" ", theme.text);
            }
            before = Some(month);
        }
    }

    /// A line's year.
    pub(super) fn strip(&self, row: &mut Strip, context: DrawContext, line: &SupervisionLine) {
        for week in self.weeks() {
            let (sign, style) = sign(context, line, week);
            row.put(sign, style);
        }
    }
}

fn sign(context: DrawContext, line: &SupervisionLine, week: Week) -> (&'static str, Style) {
    let theme = context.theme;
    let this = context.app.today().week();
    let in_week = || line.held.iter().filter(|it| it.start.week() == week);
    let any = |of: &dyn Fn(&&Supervised) -> bool| in_week().find(of);
    if let Some(it) = any(&|it| it.status.counts() && !line.missed.contains(&it.start)) {
        let style = match it.status {
            Status::Done => theme.good,
            _ if context.app.preview.is_some() && context.app.screens.supervision.is_marked(line) => {
                theme.amber
            }
            _ => theme.strong,
        };
        return match (line.is_stand_in(it), it.status) {
            (true, _) => ("◎", style),
            (false, Status::Done) => ("●", style),
            (false, _) => ("○", style),
        };
    }
    if any(&|_| true).is_some() {
        return ("×", theme.amber);
    }
    let due = line.rhythm.as_ref().map(|rhythm| rhythm.due.week());
    match due {
        // What the record before the rota says is a date like any other.
        _ if line.rhythm.as_ref().and_then(|it| it.last).is_some_and(|last| last.week() == week) => {
            ("●", theme.good)
        }
        Some(due) if due == week => ("▽", line.severity.map_or(theme.text, |it| theme.severity(it))),
        Some(due) if line.severity.is_some() && due < week && week <= this => {
            ("━", line.severity.map_or(theme.text, |it| theme.severity(it)))
        }
        _ if week == this => ("│", theme.strong),
        _ => ("·", theme.quiet),
    }
}
