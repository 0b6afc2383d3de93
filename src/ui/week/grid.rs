//! The grid: people by team and post down, days across; below it, or beside it, the marked day.

use std::ops::Range;
use std::sync::Arc;

use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::text::Line;

use super::super::present_users::looking;
use super::super::text::{Strip, width};
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to, selection};
use super::cell::CellForm;
use super::layout::{Layout, PANE};
use super::rows::{OfPerson, Rows};
use super::signs::put_signs;
use super::{ahead, below, words};
use crate::app::{Backdrop, WeekView};
use crate::domain::Date;

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
    lines(canvas, grid, [days(layout, context)]);
    lines(canvas, words_area, told);
    if is_each {
        below::draw_pane(canvas, pane, context, view);
        ahead::draw(canvas, rest, context, view);
    } else {
        below::draw(canvas, rest, context, view);
    }
    let body = Rect { y: grid.y + 1, height: grid.height.saturating_sub(1), ..grid };
    let marked = marked(&rows, context).next().map_or(0..0, |it| it.rows.clone());
    let first = scroll_to(marked.start, rows.lines.len(), usize::from(body.height));
    for (line, row) in rows.lines.iter().skip(first).zip(body.rows()) {
        canvas.write(line, row);
    }
    let backdrop = context.app.following.backdrop.clone();
    let drawn = Arc::new(DrawnGrid { backdrop, rows, days: grid, body, first });
    canvas.begin_over(drawn.clone());
    draw_selection(canvas, &drawn, context);
    true
}

/// Draws who and what is selected anew where nothing else has changed since the grid was drawn; says whether that was so.
pub(in crate::ui) fn draw_step(canvas: &mut Canvas, context: DrawContext) -> bool {
    let drawn = canvas.stands::<DrawnGrid>().filter(|drawn| drawn.holds(context));
    let Some(drawn) = drawn else { return false };
    canvas.lift();
    draw_selection(canvas, &drawn, context);
    true
}

/// Where a grid stands, and what else was drawn with it.
struct DrawnGrid {
    backdrop: Backdrop,
    rows: Arc<Rows>,
    /// Where the days are named.
    days: Rect,
    body: Rect,
    /// The first of the lines that is in sight.
    first: usize,
}

impl DrawnGrid {
    /// Whether all but who and what is selected would be drawn where and as it was.
    fn holds(&self, context: DrawContext) -> bool {
        let first = || {
            let marked = marked(&self.rows, context).next().map_or(0, |it| it.rows.start);
            scroll_to(marked, self.rows.lines.len(), usize::from(self.body.height))
        };
        // What is open lies over the grid, and over what would be drawn of it here.
        let is_bare = context.app.layers.is_empty();
        is_bare && self.backdrop == context.app.following.backdrop && self.first == first()
    }

    /// Where lines are to be seen, from a column on.
    fn in_sight(&self, of: &Range<usize>, x: usize, wide: usize) -> Option<Rect> {
        let y = self.body.y + cells(of.start.checked_sub(self.first)?);
        let area = Rect { x: self.body.x + cells(x), y, width: cells(wide), height: cells(of.len()) };
        Some(area.intersection(self.body)).filter(|area| !area.is_empty())
    }
}

/// The lines of whoever is selected.
fn marked<'a>(rows: &'a Rows, context: DrawContext<'a>) -> impl Iterator<Item = &'a OfPerson> {
    rows.people.iter().filter(move |it| Some(&it.person) == context.app.selection.person.as_ref())
}

/// Draws over the grid who and what is selected, and the name of the day.
fn draw_selection(canvas: &mut Canvas, drawn: &DrawnGrid, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let layout = &drawn.rows.layout;
    let column = column(layout, context);
    if let Some(column) = column {
        let mut name = Strip::new(layout.room);
        name.put(day_name(app.selection.day, layout, context), theme.near);
        let area =
            Rect { x: drawn.days.x + cells(column) + 1, width: cells(layout.room), height: 1, ..drawn.days };
        draw_over(canvas, area.intersection(drawn.days), name);
    }
    for it in marked(&drawn.rows, context) {
        let columns = width(&it.name);
        if let Some(area) = drawn.in_sight(&it.rows, 1, columns) {
            let mut name = Strip::new(columns);
            put_signs(&mut name, &it.name, columns, theme.near, theme);
            draw_over(canvas, Rect { height: 1, ..area }, name);
        }
    }
    let marked = marked(&drawn.rows, context).next().map_or(0..0, |it| it.rows.clone());
    let cell = column.and_then(|column| drawn.in_sight(&marked, column, layout.room + 1));
    if let Some(cell) = cell {
        canvas.cover(cell);
        selection::select_block(canvas, cell, context);
    }
}

fn draw_over(canvas: &mut Canvas, area: Rect, line: Strip) {
    canvas.cover(area);
    lines(canvas, area, [line.line()]);
}

/// The rows that are kept for the marked day.
fn least_below(area: Rect) -> u16 {
    4.min(area.height / 3)
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

/// The name of a day.
fn day_name(day: Date, layout: &Layout, context: DrawContext) -> String {
    let is_holiday = context.app.view().is_some_and(|view| view.rota.holiday(day).is_some());
    let name = format!("{} {}{}", day.weekday(), day.day(), if is_holiday { "*" } else { "" });
    let full = format!("{name} today");
    if day == context.app.today() && width(&full) <= layout.room { full } else { name }
}

/// The names of the days.
fn days(layout: &Layout, context: DrawContext) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let mut line = Strip::new(layout.columns);
    // What the figures below the names are, where they stand without a word.
    let names = if layout.form == CellForm::Two { " load %" } else { "" };
    line.put_fit(names, layout.names, theme.quiet);
    for day in &layout.days {
        let style = if *day == app.today() { theme.strong } else { theme.text };
        let name = day_name(*day, layout, context);
        line.put(" ", theme.text);
        line.put(&name, style);
        let rest = layout.room.saturating_sub(width(&name));
        line.put_fit(looking(&app.present_users.at_day(*day), rest.saturating_sub(1)), rest, theme.quiet);
    }
    line.line()
}
