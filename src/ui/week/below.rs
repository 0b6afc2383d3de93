//! The day that is marked: its sessions, and what it asks of whoever looks. Below the grid, or in a pane beside it.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::super::asks::asks_within;
use super::super::present_users::looking;
use super::super::text::Strip;
use super::super::{Canvas, DrawContext, cells, columns, lines, sessions};
use super::{cell, waiting};
use crate::app::{Asked, WeekView, words};
use crate::domain::{Date, PersonId};

/// The columns from which what is asked stands beside the sessions.
const BESIDE: u16 = 100;

/// Draws the marked day in what is left below the grid.
pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    let [heading, below] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    draw_under(canvas, heading, below, context, view);
}

/// The day of the person the selection rests on, with all there is to say of it.
fn draw_under(canvas: &mut Canvas, heading: Rect, below: Rect, context: DrawContext, view: &WeekView) {
    let theme = context.theme;
    let rested = &context.app.following.rested.selection;
    let Some(person) = &rested.person else { return };
    let day = rested.day;
    let title = title(context, view, person, day);
    let asked = context.app.asked_of_day(person, day);
    if heading.width >= BESIDE {
        let left = heading.width * 4 / 7;
        let mut line = title_line(context, &title, usize::from(left));
        line.put(theme.signs.meets, theme.rule);
        let line = {
            let mut whole = Strip::new(columns(heading));
            whole.append(line);
            whole.put_whole(" What it asks of you ", theme.strong);
            let rest = whole.left();
            whole.put(theme.signs.rule.repeat(rest), theme.rule);
            whole
        };
        lines(canvas, heading, [line.line()]);
        let [list, edge, right] =
            Layout::horizontal([Constraint::Length(left), Constraint::Length(1), Constraint::Min(0)])
                .areas(below);
        sessions::draw(canvas, list, context, view, rested);
        let edges = (0..below.height).map(|_| Line::styled(theme.signs.edge, theme.rule));
        lines(canvas, edge, edges);
        draw_asked(canvas, right, context, &asked);
        return;
    }
    let mut line = title_line(context, &title, columns(heading));
    let rest = line.left();
    line.put(theme.signs.rule.repeat(rest), theme.rule);
    lines(canvas, heading, [line.line()]);
    // What is asked comes first, as long as some of the day stays in sight.
    let many = view.sessions(person, day).count().max(1);
    let room = usize::from(below.height).saturating_sub(many.min(1));
    let rows = if asked.is_empty() { 0 } else { asked_lines(context, &asked, columns(below), room).len() };
    let [top, list] = Layout::vertical([Constraint::Length(cells(rows)), Constraint::Min(0)]).areas(below);
    draw_asked(canvas, top, context, &asked);
    sessions::draw(canvas, list, context, view, rested);
}

/// Draws the marked day in a pane beside the grid.
pub(super) fn draw_pane(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    let theme = context.theme;
    let rested = &context.app.following.rested.selection;
    let Some(person) = &rested.person else { return };
    let day = rested.day;
    let [edge, area] = Layout::horizontal([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let edges = (0..edge.height).map(|_| Line::styled(theme.signs.edge, theme.rule));
    lines(canvas, edge, edges);
    let mut heading = Strip::new(columns(area));
    put_title(&mut heading, &title(context, view, person, day), context);
    let many = cells(view.sessions(person, day).count().max(1)).min(area.height / 2);
    let [top, _, list, _, asked_area] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(many),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(area);
    lines(canvas, top, [heading.line()]);
    sessions::draw(canvas, list, context, view, rested);
    let asked = context.app.asked_of_day(person, day);
    let asked_area = waiting::draw(canvas, asked_area, context);
    draw_asked(canvas, asked_area, context, &asked);
}

/// Draws what is asked, in as many lines as there is room for.
pub(super) fn draw_asked(canvas: &mut Canvas, area: Rect, context: DrawContext, asked: &[Asked]) {
    let rows = asked_lines(context, asked, columns(area), usize::from(area.height));
    let set_in = Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(1), ..area };
    lines(canvas, set_in, rows);
}

fn asked_lines(context: DrawContext, asked: &[Asked], columns: usize, rows: usize) -> Vec<Line<'static>> {
    asks_within((columns.saturating_sub(2), rows), context, asked, "nothing")
}

/// Who and when, and when they are in; then the holiday, what is left to cover, who changed it just now and who else looks there:
/// the last are left out first where there is no room.
fn title(context: DrawContext, view: &WeekView, person: &PersonId, day: Date) -> Vec<String> {
    let DrawContext { app, theme } = context;
    let dot = theme.signs.dot;
    let mut title =
        vec![app.state.display_name(person).to_owned(), format!(" {dot} {}", words::day(day, app.today()))];
    title.extend(
        cell::presence(view, &app.state, person, (day, app.today())).map(|presence| format!("  {presence}")),
    );
    title.extend(app.left_to_cover(view.to_cover(person, day)).map(|left| format!(" {dot} {left}")));
    title.extend(view.rota.holiday(day).map(|holiday| format!(" {dot} {holiday}")));
    title.extend(app.fresh.day(person, day).map(|by| format!(" {} {by}, just now", theme.signs.fresh)));
    title.push(looking(&app.present_users.at(person, day), 20));
    title
}

/// Puts the parts of a title, as many as there is room for.
fn put_title(line: &mut Strip, title: &[String], context: DrawContext) {
    for part in title {
        if !line.put_whole(part, context.theme.strong) {
            break;
        }
    }
}

/// The heading of a part with its title, and a rule after it, with a column left at the end.
fn title_line(context: DrawContext, title: &[String], columns: usize) -> Strip {
    let theme = context.theme;
    let mut line = Strip::new(columns + 1);
    line.leave_room(1, |line| {
        line.put(format!("{} ", theme.signs.rule), theme.rule);
        put_title(line, title, context);
        line.put_whole(" ", theme.text);
        let rest = line.left();
        line.put(theme.signs.rule.repeat(rest), theme.rule);
    });
    line
}
