//! The Day screen: a lane for everybody who is in, by team, the time across; below or beside it the marked session with what
//! it asks, and on wide screens the rest of the week.

mod about;
mod axis;
mod block;
mod hyphen;
mod lane;
mod layout;
mod people;
mod plain;
mod plan;
mod rest;
mod team;

use ratatui::layout::{Constraint, Layout, Rect};

use super::text::{Strip, width, wrap};
use super::{Canvas, DrawContext, cells, columns, lines, pane, selection};
use crate::app::Visibility;
use crate::domain::{Date, SheetState};
use axis::Axis;
use lane::{NAME, minute};
use people::TeamDay;
use plan::{Plan, Row};

/// From so many columns on, the pane stands beside the lanes, so many of its own.
const BESIDE: u16 = 150;
const PANE: u16 = 44;
/// Where there are so many columns and rows left below the lanes, the days after it are told there too.
const WIDE: u16 = 100;
const ROOMY: u16 = 15;
/// The fewest columns and rows of lanes; below them the day is told in words.
const LANES: (u16, u16) = (44, 6);

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let Some(view) = context.app.view() else { return said(canvas, area, context, "Reading this week …") };
    if view.roster.lines.is_empty() {
        return said(canvas, area, context, nobody(context));
    }
    let day = context.app.selection.day;
    let teams = people::teams(context.app, view, day);
    if !context.theme.signs.boxes || area.width < LANES.0 || area.height < LANES.1 {
        return plain::draw(canvas, area, context, &teams);
    }
    let beside = area.width >= BESIDE && area.height >= 20;
    let [left, right] =
        if beside { pane::split(canvas, area, context, area.width - PANE) } else { [area, Rect::default()] };
    let axis = axis_of(&teams, day, columns(left).saturating_sub(NAME));
    let plan = Plan::of(context, view, &teams, (columns(left), usize::from(left.height)), beside);
    let [top, lanes, below] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(cells(plan.height)), Constraint::Min(0)])
            .areas(left);
    lines(canvas, top, [axis_row(columns(top), context, &axis)]);
    draw_rows(canvas, lanes, context, &plan, &axis);
    now_line(canvas, lanes, context, &plan, &axis);
    explain(canvas, context);
    if beside {
        about::draw_pane(canvas, right, context, view);
        rest::draw(canvas, below, context, view);
    } else {
        // What is left over on a day with few people tells of the days after it.
        let of_pane = if below.width >= WIDE && below.height >= ROOMY { 9 } else { below.height };
        let [of_pane, after] =
            Layout::vertical([Constraint::Length(of_pane), Constraint::Min(0)]).areas(below);
        about::draw_below(canvas, of_pane, context, view);
        rest::draw(canvas, after, context, view);
    }
}

/// What the signs and lines of the lanes mean; the edges of blocks are explained where one is drawn.
fn explain(canvas: &mut Canvas, context: DrawContext) {
    let signs = &context.theme.signs;
    for (sign, means) in [
        (signs.travel, "travel"),
        (signs.several_in, "two peers in"),
        (signs.done, "done"),
        (signs.missed, "missed"),
        (signs.now, "now"),
    ] {
        canvas.explain(sign, means, means);
    }
}

fn said(canvas: &mut Canvas, area: Rect, context: DrawContext, words: &str) {
    let said = wrap(words, columns(area).saturating_sub(2)).into_iter().map(|words| {
        let mut line = Strip::new(columns(area));
        line.put(format!(" {words}"), context.theme.quiet);
        line.line()
    });
    lines(canvas, area, said);
}

/// Why nobody stands here.
fn nobody(context: DrawContext) -> &'static str {
    match context.app.visibility() {
        Visibility::DraftsOf(_) if context.app.sheet_state() == SheetState::Draft => {
            "This week is still a draft, with nothing in it for you yet. You see all of it once it is published."
        }
        _ => "Nobody has a share of a post in this week, and nothing is booked.",
    }
}

/// From the earliest start to the latest end of the day; of an empty one from nine to five. A night is shown whole.
fn axis_of(teams: &[TeamDay], day: Date, room: usize) -> Axis {
    let there = || teams.iter().flat_map(|team| &team.there);
    let shifts = there().flat_map(|of| &of.shifts).map(|shift| (shift.start, shift.end));
    let sessions = there().flat_map(|of| &of.sessions).map(|booked| (booked.start, booked.end));
    let times: Vec<(i32, i32)> =
        shifts.chain(sessions).map(|(start, end)| (minute(day, start), minute(day, end))).collect();
    let from = times.iter().map(|(from, _)| *from).min().unwrap_or(9 * 60).max(0);
    let to = times.iter().map(|(_, to)| *to).max().unwrap_or(17 * 60).min(36 * 60);
    Axis::new(from, to, room)
}

/// Which hours stand where; today, where now is.
fn axis_row(columns: usize, context: DrawContext, axis: &Axis) -> ratatui::text::Line<'static> {
    let DrawContext { app, theme } = context;
    let now = minute(app.selection.day, app.now);
    let now = axis.holds(now).then(|| (axis.column(now), format!("{}{}", clock(now), theme.signs.now)));
    // The letters of now end at its column.
    let taken = now.as_ref().map(|(at, text)| ((at + 1).saturating_sub(width(text)), *at));
    let mut marks: Vec<(usize, String, ratatui::style::Style)> = vec![];
    if let (Some((_, text)), Some((from, _))) = (&now, taken) {
        marks.push((from, text.clone(), theme.strong));
    }
    for hour in axis.hours() {
        let at = axis.column(hour);
        let room = axis.column(hour + 60).saturating_sub(at);
        let long = clock(hour);
        let text = if width(&long) < room { long } else { (hour / 60 % 24).to_string() };
        let end = at + width(&text);
        let is_free = taken.is_none_or(|(from, to)| end < from || at > to);
        if is_free && width(&text) < room.max(1) + 1 && end <= axis.columns() {
            marks.push((at, text, theme.quiet));
        }
    }
    marks.sort_by_key(|(at, ..)| *at);
    let mut line = Strip::new(columns);
    line.put_fit("", NAME, theme.text);
    let mut at = 0;
    for (place, text, style) in marks {
        line.put(" ".repeat(place.saturating_sub(at)), theme.text);
        at = place.max(at) + width(&text);
        line.put(text, style);
    }
    line.line()
}

/// A minute of the day: `9:00`.
fn clock(minute: i32) -> String {
    format!("{}:{:02}", minute.div_euclid(60) % 24, minute.rem_euclid(60))
}

fn draw_rows(canvas: &mut Canvas, area: Rect, context: DrawContext, plan: &Plan, axis: &Axis) {
    let mut y = area.y;
    for row in plan.shown() {
        let height = cells(plan.height_of(row)).min(area.bottom().saturating_sub(y));
        let at = Rect { y, height, ..area };
        match row {
            Row::Team(team) => lines(canvas, at, [team::line(columns(at), context, team, axis)]),
            Row::Person(of) => lane::draw(canvas, at, context, of, axis),
            Row::Words(title, words, marked) => {
                let mut line = Strip::new(columns(at));
                let theme = context.theme;
                line.put(" ", theme.text);
                line.put(title, theme.strong);
                line.put(words, if *marked { theme.strong } else { theme.quiet });
                lines(canvas, at, [line.line()]);
                if *marked {
                    selection::select(canvas, at, context);
                }
            }
            Row::Gap => {}
        }
        y = y.saturating_add(height);
    }
}

/// Where now is, down through the lanes, wherever nothing stands.
fn now_line(canvas: &mut Canvas, area: Rect, context: DrawContext, plan: &Plan, axis: &Axis) {
    let DrawContext { app, theme } = context;
    let now = minute(app.selection.day, app.now);
    if !axis.holds(now) {
        return;
    }
    let x = area.x.saturating_add(cells(NAME + axis.column(now)));
    let mut y = area.y;
    for row in plan.shown() {
        let height = cells(plan.height_of(row));
        if matches!(row, Row::Person(_)) && x < area.right() {
            for y in y..y.saturating_add(height).min(area.bottom()) {
                if let Some(cell) = canvas.cells_mut().cell_mut((x, y)).filter(|cell| cell.symbol() == " ") {
                    cell.set_symbol(theme.signs.now);
                    cell.set_style(theme.rule);
                }
            }
        }
        y = y.saturating_add(height);
    }
}
