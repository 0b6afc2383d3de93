//! Red and amber of the last weeks: a small column and a number for each.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::spark::column;
use super::super::text::Strip;
use super::super::{Canvas, DrawContext, columns, lines};
use crate::app::screen::risks;
use crate::app::screen::risks::Trend;
use crate::rules::Severity;

/// The lines that a trend takes: the weeks, red, amber. Where there is one line less, the weeks are left out.
pub(super) const LINES: u16 = 3;

/// Columns of what stands before the numbers.
const NAME: usize = 19;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    if area.height + 1 < LINES {
        return;
    }
    let weeks = risks::trend_shown(context.app);
    let [red, amber] = [Severity::Red, Severity::Amber];
    if !context.theme.signs.boxes {
        return lines(canvas, area, read_aloud(columns(area), context, &weeks));
    }
    let rows = [
        weeks_line(columns(area), context, &weeks),
        row(columns(area), context, &weeks, red),
        row(columns(area), context, &weeks, amber),
    ];
    lines(canvas, area, rows.into_iter().skip(usize::from(area.height < LINES)));
}

/// The columns of one week: a sign or a space, a number, a space.
fn cell(weeks: &[Trend]) -> usize {
    let most = weeks.iter().filter_map(|(_, counts)| *counts).map(|it| it.red.max(it.amber)).max();
    (most.unwrap_or(0).to_string().len() + 2).max(4)
}

/// The last of the weeks, as many as fit.
fn fitting(columns: usize, weeks: &[Trend]) -> &[Trend] {
    let fit = columns.saturating_sub(NAME) / cell(weeks);
    weeks.get(weeks.len().saturating_sub(fit)..).unwrap_or_default()
}

fn weeks_line(columns: usize, context: DrawContext, weeks: &[Trend]) -> Line<'static> {
    let theme = context.theme;
    let shown = fitting(columns, weeks);
    let mut line = Strip::new(columns);
    line.put_fit(" Flags a week", NAME, theme.quiet);
    for (n, (week, _)) in shown.iter().enumerate() {
        let style = if n + 1 == shown.len() { theme.strong } else { theme.quiet };
        line.put(format!("{:>wide$} ", format!("W{:02}", week.number()), wide = cell(weeks) - 1), style);
    }
    line.line()
}

fn row(columns: usize, context: DrawContext, weeks: &[Trend], severity: Severity) -> Line<'static> {
    let theme = context.theme;
    let shown = fitting(columns, weeks);
    let number = |(_, counts): &Trend| counts.map(|counts| counts.get(severity));
    let most = shown.iter().filter_map(number).max().unwrap_or(0);
    let mut line = Strip::new(columns);
    let name = format!(" {} {severity}, {} weeks", theme.sign(severity), shown.len());
    line.put_fit(name, NAME, theme.severity(severity));
    for week in shown {
        let (column, text) = match number(week) {
            Some(count) => (column(count, most), count.to_string()),
            None => (" ", theme.signs.nothing.to_owned()),
        };
        line.put(column, theme.severity(severity));
        line.put(format!("{text:>wide$} ", wide = cell(weeks) - 2), theme.text);
    }
    line.line()
}

fn read_aloud(columns: usize, context: DrawContext, weeks: &[Trend]) -> Vec<Line<'static>> {
    let theme = context.theme;
    let sentence = |severity: Severity| {
        let numbers: Vec<String> = weeks
            .iter()
            .map(|(_, counts)| counts.map_or("unknown".to_owned(), |counts| counts.get(severity).to_string()))
            .collect();
        let mut line = Strip::new(columns);
        line.put(format!(" {severity}, the last {} weeks: {}", weeks.len(), numbers.join(" ")), theme.text);
        line.line()
    };
    vec![sentence(Severity::Red), sentence(Severity::Amber)]
}
