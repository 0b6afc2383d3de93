//! The grid: people by team and post down, days across; below it, or beside it, the marked day.

use std::ops::Range;

use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::text::Line;

use super::super::present_users::looking;
use super::super::text::{Strip, width};
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to, selection};
use super::cell::CellForm;
use super::layout::{Layout, PANE};
use super::rows::Rows;
use super::signs::put_signs;
use super::{ahead, below, words};
use crate::app::WeekView;

/// Draws the grid where days are wide enough for one; says whether they are.
pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) -> bool {
    let size = (columns(area), usize::from(area.height));
    let Some(rows) = Rows::of(canvas, size, context) else { return false };
    let layout = &rows.layout;
    let is_each = layout.form == CellForm::Each;
    let [area, pane] = if is_each {
        Split::horizontal([Constraint::Min(0), Constraint::Length(cells(PANE))]).areas(area)
    } else {
        [area, Rect::default()]
    };
    explain(canvas, context);
    let told = words::lines(layout, rows.once.as_ref(), context, view);
    let needed = rows.lines.len() + 1;
    let least = if is_each { 0 } else { 5 };
    let told_rows = if needed + told.len() + least <= usize::from(area.height) { told.len() } else { 0 };
    let grid_height = cells(needed).min(area.height.saturating_sub(least_below(area)));
    let [grid, words_area, rest] = Split::vertical([
        Constraint::Length(grid_height),
        Constraint::Length(cells(told_rows)),
        Constraint::Min(0),
    ])
    .areas(area);
    lines(canvas, grid, [days(layout, context, view)]);
    let body = Rect { y: grid.y + 1, height: grid.height.saturating_sub(1), ..grid };
    draw_body(canvas, body, context, &rows);
    lines(canvas, words_area, told);
    if is_each {
        below::draw_pane(canvas, pane, context, view);
        ahead::draw(canvas, rest, context, view);
    } else {
        below::draw(canvas, rest, context, view);
    }
    true
}

/// Draws the lines that are in sight, and over them who and what is selected.
fn draw_body(canvas: &mut Canvas, body: Rect, context: DrawContext, rows: &Rows) {
    let DrawContext { app, theme } = context;
    let layout = &rows.layout;
    let selected = app.selection.person.as_ref();
    let of_selected = || rows.people.iter().filter(|it| Some(&it.person) == selected);
    let marked = of_selected().next().map_or(0..0, |it| it.rows.clone());
    let first = scroll_to(marked.start, rows.lines.len(), usize::from(body.height));
    for (line, row) in rows.lines.iter().skip(first).zip(body.rows()) {
        canvas.write(line, row);
    }
    let in_sight = |of: &Range<usize>, x: usize, wide: usize| {
        let y = body.y + cells(of.start.checked_sub(first)?);
        let area = Rect { x: body.x + cells(x), y, width: cells(wide), height: cells(of.len()) };
        Some(area.intersection(body))
    };
    for it in of_selected() {
        let columns = width(&it.name);
        if let Some(area) = in_sight(&it.rows, 1, columns) {
            let mut name = Strip::new(columns);
            put_signs(&mut name, &it.name, columns, theme.near, theme);
            lines(canvas, area, [name.line()]);
        }
    }
    let cell = column(layout, context).and_then(|column| in_sight(&marked, column, layout.room + 1));
    if let Some(cell) = cell {
        selection::select(canvas, cell, context);
    }
}

/// The rows that are kept for the marked day.
fn least_below(area: Rect) -> u16 {
    5.min(area.height / 3)
}

/// What the signs of the grid mean.
fn explain(canvas: &mut Canvas, context: DrawContext) {
    canvas.explain(context.theme.signs.done, "all done", "all done");
    canvas.explain(context.theme.signs.dot, "not in", "not in");
    if !context.app.state.records.requests.is_empty() {
        canvas.explain("asked ?", "not agreed yet", "not agreed yet");
    }
    canvas.explain("+1", "one more", "one more");
    canvas.explain("+2", "two more", "two more");
}

/// The column before the marked cell.
fn column(layout: &Layout, context: DrawContext) -> Option<usize> {
    let at = layout.days.iter().position(|day| *day == context.app.selection.day)?;
    Some(layout.names + at * (layout.room + 1))
}

/// The names of the days.
fn days(layout: &Layout, context: DrawContext, view: &WeekView) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let mut line = Strip::new(layout.columns);
    line.put_fit("", layout.names, theme.text);
    for day in &layout.days {
        let here = *day == app.selection.day;
        let style = match (here, *day == app.today()) {
            (true, _) => theme.near,
            (false, true) => theme.strong,
            (false, false) => theme.text,
        };
        let name = format!("{} {}", day.weekday(), day.day());
        let holiday = if view.rota.holiday(*day).is_some() { "*" } else { "" };
        let full = format!("{name}{holiday} today");
        let is_full = *day == app.today() && width(&full) <= layout.room;
        let name = if is_full { full } else { format!("{name}{holiday}") };
        line.put(" ", theme.text);
        line.put(&name, style);
        let rest = layout.room.saturating_sub(width(&name));
        line.put_fit(looking(&app.present_users.at_day(*day), rest.saturating_sub(1)), rest, theme.quiet);
    }
    line.line()
}
