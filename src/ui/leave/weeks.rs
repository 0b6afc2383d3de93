//! Five weeks by day: who is in, who is away and why, as far as whoever looks may know.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::text::Strip;
use super::super::{Canvas, DrawContext, cells, columns, lines, pane, selection};
use super::mark::{self, DayMark};
use super::told;
use crate::app::screen::leave::{self, DAYS_SHOWN, LeavePane};
use crate::app::words;
use crate::domain::Date;
use crate::rota::wall::WallLine;

/// Rows above the first person.
const HEADS: usize = 3;
/// Columns of a name.
const NAME: usize = 12;
/// Columns of a day: what is marked, and three for what it is.
const DAY: usize = 4;

/// The columns that it takes.
pub(super) const WIDE: usize = NAME + DAYS_SHOWN * DAY;

/// The lines of it, its heading first.
pub(super) fn lines_of(context: DrawContext, wide: usize) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let from = app.screens.leave.day.week().monday();
    let days: Vec<Date> =
        (0..DAYS_SHOWN).filter_map(|n| Some(from.plus_days(i32::try_from(n).ok()?))).collect();
    let title = format!("Five weeks from {}, by day", words::day(from, app.today()));
    let mut all = vec![pane::rule(wide, context, &title)];
    let mut weeks = Strip::new(wide);
    let mut numbers = Strip::new(wide);
    weeks.put_fit("", NAME, theme.text);
    numbers.put_fit("", NAME, theme.text);
    for week in days.chunks(7) {
        let Some(monday) = week.first() else { continue };
        let said = format!(" W{:02}  {}", monday.week().number(), words::date(*monday));
        let said = said.rsplit_once(' ').map_or(said.clone(), |(said, _)| said.to_owned());
        weeks.put_fit(said, week.len() * DAY, theme.strong);
        for day in week {
            let letter: String = day.weekday().to_string().chars().take(1).collect();
            let style = if *day == app.today() { theme.strong } else { theme.quiet };
            numbers.put(" ", theme.text);
            numbers.put(format!("{:<3}", format!("{letter}{}", day.day())), style);
        }
    }
    all.extend([weeks.line(), numbers.line()]);
    let shown = leave::chart_lines(app);
    all.extend(shown.iter().map(|line| person(context, wide, line, &days)));
    all.extend(told::uncovered(context, wide, &days));
    all
}

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    lines(canvas, area, lines_of(context, columns(area)));
    let app = context.app;
    let (from, to) = app.screens.leave.marked();
    let start = app.screens.leave.day.week().monday();
    let shown = leave::chart_lines(app);
    let row = shown.iter().position(|line| Some(&line.person) == app.selection.person.as_ref());
    let (before, many) = (from.days_since(start).max(0), to.days_since(from.max(start)) + 1);
    if let (Some(row), Ok(before), Ok(many)) = (row, usize::try_from(before), usize::try_from(many)) {
        let marked = Rect {
            x: area.x + cells(NAME + before * DAY),
            y: area.y + cells(HEADS + row),
            width: cells(many * DAY),
            height: 1,
        };
        let marked = marked.intersection(area);
        if app.screens.leave.part == LeavePane::Chart {
            selection::select(canvas, marked, context);
        } else {
            selection::set_aside(canvas, marked, context);
        }
    }
}

fn person(context: DrawContext, wide: usize, line: &WallLine, days: &[Date]) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let here = app.selection.person.as_ref() == Some(&line.person);
    let mut strip = Strip::new(wide);
    strip.put(" ", theme.text);
    let name = app.state.display_name(&line.person);
    strip.put_fit(name, NAME - 1, if here { theme.strong } else { theme.text });
    for day in days {
        let (text, style) = of_day(context, line, *day);
        strip.put(" ", style);
        strip.put_fit(text, DAY - 1, style);
    }
    strip.line()
}

fn of_day(context: DrawContext, line: &WallLine, day: Date) -> (String, Style) {
    let theme = context.theme;
    let wall = &context.app.screens.leave.wall;
    let Some(cell) = wall.cell(line, day) else { return (String::new(), theme.quiet) };
    match DayMark::of(context, cell) {
        DayMark::Off => (String::new(), theme.quiet),
        DayMark::Leave(leave) => {
            let half = if cell.part { "½" } else { "" };
            (format!("{half}{}", mark::letters(context, leave)), mark::style(context, cell, leave))
        }
        DayMark::Holiday => ("PH".to_owned(), theme.quiet),
        DayMark::In => ("in".to_owned(), theme.text),
        DayMark::Out => (theme.signs.dot.to_owned(), theme.rule),
    }
}
