//! The grid: people by team and post down, days across; below it, or beside it, the marked day.

use ratatui::layout::{Constraint, Layout as Split, Rect};
use ratatui::style::Style;
use ratatui::text::Line;

use super::super::present_users::looking;
use super::super::text::{Strip, width};
use super::super::theme::Theme;
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to, selection};
use super::cell::{self, CellForm, CellLines, Content, Marks};
use super::layout::{Entry, Layout, PANE, entries};
use super::{ahead, below, heading, name, words};
use crate::app::{RosterLine, WeekView};
use crate::domain::Date;
use crate::rules::Severity;

/// Draws the grid where days are wide enough for one; says whether they are.
pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) -> bool {
    let roster = context.app.roster(view);
    let entries = entries(context.app, &roster.lines);
    let size = (columns(area), usize::from(area.height));
    let once = cell::told_once(view, context.app.today());
    let drawn =
        |layout: &Layout, entry: &Entry| Drawing { layout, context, view, once: once.as_ref() }.rows(entry);
    let Some(layout) = Layout::of(view, &entries, size, |layout, entry| drawn(layout, entry).len()) else {
        return false;
    };
    let is_each = layout.form == CellForm::Each;
    let [area, pane] = if is_each {
        Split::horizontal([Constraint::Min(0), Constraint::Length(cells(PANE))]).areas(area)
    } else {
        [area, Rect::default()]
    };
    let drawing = Drawing { layout: &layout, context, view, once: once.as_ref() };
    explain(canvas, context);
    let mut rows: Vec<Line> = vec![];
    let mut marked = 0..0;
    for entry in &entries {
        let of_entry = drawing.rows(entry);
        if entry.is_of(context) && marked.is_empty() {
            marked = rows.len()..rows.len() + of_entry.len();
        }
        rows.extend(of_entry);
    }
    let told = words::lines(&layout, once.as_ref(), context, view);
    let needed = rows.len() + 1;
    let least = if is_each { 0 } else { 5 };
    let told_rows = if needed + told.len() + least <= usize::from(area.height) { told.len() } else { 0 };
    let grid_height = cells(needed).min(area.height.saturating_sub(least_below(area)));
    let [grid, words_area, rest] = Split::vertical([
        Constraint::Length(grid_height),
        Constraint::Length(cells(told_rows)),
        Constraint::Min(0),
    ])
    .areas(area);
    lines(canvas, grid, [drawing.days()]);
    let body = Rect { y: grid.y + 1, height: grid.height.saturating_sub(1), ..grid };
    let first = scroll_to(marked.start, rows.len(), usize::from(body.height));
    lines(canvas, body, rows.into_iter().skip(first));
    lines(canvas, words_area, told);
    if let (Some(at), Some(column)) = (marked.start.checked_sub(first), drawing.column()) {
        let cell = Rect {
            x: body.x + cells(column.saturating_sub(1)),
            y: body.y + cells(at),
            width: cells(layout.room + 1),
            height: cells(marked.len()),
        };
        selection::select(canvas, cell.intersection(body), context);
    }
    if is_each {
        below::draw_pane(canvas, pane, context, view);
        ahead::draw(canvas, rest, context, view);
    } else {
        below::draw(canvas, rest, context, view);
    }
    true
}

/// The rows that are kept for the marked day.
fn least_below(area: Rect) -> u16 {
    5.min(area.height / 3)
}

/// What the signs of the grid mean.
fn explain(canvas: &mut Canvas, context: DrawContext) {
    canvas.explain("✓", "all done", "all done");
    canvas.explain(context.theme.signs.dot, "not in", "not in");
    canvas.explain("+1", "one more", "one more");
    canvas.explain("+2", "two more", "two more");
}

impl Entry<'_> {
    fn is_of(&self, context: DrawContext) -> bool {
        let person = context.app.selection.person.as_ref();
        matches!(self, Self::Open(line) | Self::Folded(line) if Some(&line.person) == person)
    }
}

/// What the lines of the grid are drawn of.
struct Drawing<'a> {
    layout: &'a Layout,
    context: DrawContext<'a>,
    view: &'a WeekView,
    once: Option<&'a cell::Once>,
}

impl Drawing<'_> {
    /// The column in which the marked cell begins.
    fn column(&self) -> Option<usize> {
        let at = self.layout.days.iter().position(|day| *day == self.context.app.selection.day)?;
        Some(self.layout.names + at * (self.layout.room + 1) + 1)
    }

    /// The names of the days.
    fn days(&self) -> Line<'static> {
        let DrawContext { app, theme } = self.context;
        let mut line = Strip::new(self.layout.columns);
        line.put_fit("", self.layout.names, theme.text);
        for day in &self.layout.days {
            let here = *day == app.selection.day;
            let style = match (here, *day == app.today()) {
                (true, _) => theme.near,
                (false, true) => theme.strong,
                (false, false) => theme.text,
            };
            let name = format!("{} {}", day.weekday(), day.day());
            let holiday = if self.view.rota.holiday(*day).is_some() { "*" } else { "" };
            let full = format!("{name}{holiday} today");
            let is_full = *day == app.today() && width(&full) <= self.layout.room;
            let name = if is_full { full } else { format!("{name}{holiday}") };
            line.put(" ", theme.text);
            line.put(&name, style);
            let rest = self.layout.room.saturating_sub(width(&name));
            line.put_fit(looking(&app.present_users.at_day(*day), rest.saturating_sub(1)), rest, theme.quiet);
        }
        line.line()
    }

    /// The lines of an entry.
    fn rows(&self, entry: &Entry) -> Vec<Line<'static>> {
        match entry {
            Entry::Heading(team, post, begins) => {
                vec![heading::line(self.layout, (*team, *post), *begins, self.context, self.view)]
            }
            Entry::Open(line) => self.person(line, self.layout.form),
            Entry::Folded(line) => self.person(line, CellForm::One),
        }
    }

    fn person(&self, roster: &RosterLine, form: CellForm) -> Vec<Line<'static>> {
        let DrawContext { app, theme } = self.context;
        let person = &roster.person;
        let here = app.selection.person.as_ref() == Some(person);
        let is_folded = form == CellForm::One && self.layout.form != CellForm::One;
        let names = if is_folded {
            let folded = Layout { form: CellForm::One, ..self.layout.clone() };
            name::lines(&folded, person, self.context, self.view)
        } else {
            name::lines(self.layout, person, self.context, self.view)
        };
        let of_days: Vec<Vec<String>> =
            self.layout.days.iter().map(|day| self.cell(roster, *day, form, is_folded)).collect();
        let height = of_days.iter().map(Vec::len).max().unwrap_or(1).max(names.len());
        (0..height)
            .map(|row| {
                let mut line = Strip::new(self.layout.columns);
                line.put(" ", theme.text);
                let style = match (row, here) {
                    (0, true) => theme.near,
                    (0, false) => theme.text,
                    _ => theme.quiet,
                };
                let name = names.get(row).map_or("", String::as_str);
                put_signs(&mut line, name, self.layout.names.saturating_sub(1), style, theme);
                for (day, lines) in self.layout.days.iter().zip(&of_days) {
                    line.put(" ", theme.text);
                    let text = lines.get(row).map_or("", String::as_str);
                    let is_over = *day < app.today() || text == theme.signs.dot;
                    let base =
                        if is_over || row > 0 && form == CellForm::Three { theme.quiet } else { theme.text };
                    let base = if row == 0 && !is_over { theme.text } else { base };
                    put_signs(&mut line, text, self.layout.room, base, theme);
                }
                line.line()
            })
            .collect()
    }

    /// The lines of a cell.
    fn cell(&self, roster: &RosterLine, day: Date, form: CellForm, is_folded: bool) -> Vec<String> {
        let DrawContext { app, theme } = self.context;
        let person = &roster.person;
        let mut content =
            Content::of(self.view, app.shown(), person, day, theme.sign(Severity::Red), app.now);
        if is_folded {
            content.things.clear();
        }
        let flag = cell::gravest(self.view, (person, day), app.today(), self.once);
        let changed = if self.view.changed_for(person, day) { theme.signs.changed } else { "" };
        let fresh = app.fresh.day(person, day).map_or("", |_| theme.signs.fresh);
        let changed = format!("{changed}{fresh}");
        let marks = Marks {
            flag: flag.map_or("", |flag| theme.sign(flag.severity)),
            done: "✓",
            changed: &changed,
            nothing: theme.signs.dot,
        };
        // Whoever else looks there stands at the end of the last line, and the cell makes room.
        let others = looking(&app.present_users.at(person, day), self.layout.room / 2);
        let room = self.layout.room - width(&others);
        let mut lines = CellLines::of(&content, form, room, marks).lines;
        if let Some(last) = lines.last_mut() {
            last.push_str(&others);
        }
        lines
    }
}

/// Puts a text of so many columns, its signs in their colours.
fn put_signs(line: &mut Strip, text: &str, columns: usize, base: Style, theme: &Theme) {
    let mut left = columns.min(line.left());
    for part in text.split_inclusive(|_: char| true) {
        let style = match part {
            part if part == theme.signs.red => theme.red,
            part if part == theme.signs.amber => theme.amber,
            "✓" => theme.good,
            _ => base,
        };
        let wide = width(part);
        if wide > left {
            break;
        }
        line.put(part, style);
        left -= wide;
    }
    line.put_fit("", left, base);
}
