//! The day that is marked: its sessions, and what it asks of whoever looks. Below the grid, or in a pane beside it.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::super::present_users::looking;
use super::super::text::{Strip, width, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines, sessions};
use super::cell;
use crate::app::{WeekView, words};
use crate::command::Command;
use crate::domain::{Date, PersonId};
use crate::rules::{Flag, Severity};

/// The columns from which what is asked stands beside the sessions.
const BESIDE: u16 = 100;
/// Where an edge is drawn between two parts.
const EDGE: &str = "│";

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
    let asked = asks(context, view, person, day);
    if heading.width >= BESIDE {
        let left = heading.width * 4 / 7;
        let mut line = title_line(context, &title, usize::from(left));
        if theme.signs.boxes {
            line.put("┬", theme.rule);
        } else {
            line.put(" ", theme.rule);
        }
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
        let edges =
            (0..below.height).map(|_| Line::styled(if theme.signs.boxes { EDGE } else { " " }, theme.rule));
        lines(canvas, edge, edges);
        let rows = told(context, &asked, columns(right), usize::from(right.height));
        lines(canvas, right, rows);
        return;
    }
    let mut line = title_line(context, &title, columns(heading));
    let rest = line.left();
    line.put(theme.signs.rule.repeat(rest), theme.rule);
    lines(canvas, heading, [line.line()]);
    // What is asked comes first, as long as some of the day stays in sight.
    let many = view.sessions(person, day).count().max(1);
    let room = usize::from(below.height).saturating_sub(many.min(1));
    let rows = if asked.is_empty() { vec![] } else { told(context, &asked, columns(below), room) };
    let [top, list] =
        Layout::vertical([Constraint::Length(cells(rows.len())), Constraint::Min(0)]).areas(below);
    lines(canvas, top, rows);
    sessions::draw(canvas, list, context, view, rested);
}

/// Draws the marked day in a pane beside the grid.
pub(super) fn draw_pane(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    let theme = context.theme;
    let rested = &context.app.following.rested.selection;
    let Some(person) = &rested.person else { return };
    let day = rested.day;
    let [edge, area] = Layout::horizontal([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let edges =
        (0..edge.height).map(|_| Line::styled(if theme.signs.boxes { EDGE } else { " " }, theme.rule));
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
    let asked = asks(context, view, person, day);
    let rows = told(context, &asked, columns(asked_area), usize::from(asked_area.height));
    lines(canvas, asked_area, rows);
}

/// Who and when, and when they are in; then the holiday, what is left to cover, who changed it just now and who else looks there:
/// the last are left out first where there is no room.
fn title(context: DrawContext, view: &WeekView, person: &PersonId, day: Date) -> Vec<String> {
    let DrawContext { app, theme } = context;
    let dot = theme.signs.dot;
    let mut title =
        vec![app.state.display_name(person).to_owned(), format!(" {dot} {}", words::day(day, app.today()))];
    title.extend(cell::presence(view, &app.state, person, day).map(|presence| format!("  {presence}")));
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

/// What a person's day asks of whoever looks, the gravest first, then what asks for them whatever the day; what is alike is told
/// once, with how many more there are.
pub(super) fn asks<'v>(
    context: DrawContext,
    view: &'v WeekView,
    person: &'v PersonId,
    day: Date,
) -> Vec<(&'v Flag, usize)> {
    let today = context.app.today();
    let of_day = view.flags.iter().filter(|flag| day >= today && cell::is_of_cell(flag, person, day));
    let of_person =
        view.flags_of(person).filter(|flag| flag.severity != Severity::Note && cell::day_of(flag).is_none());
    let mut told: Vec<(&Flag, usize)> = vec![];
    for flag in of_day.chain(of_person) {
        let same =
            |(first, _): &&mut (&Flag, usize)| first.rule == flag.rule && first.severity == flag.severity;
        match told.iter_mut().find(same) {
            Some((_, more)) => *more += 1,
            None => told.push((flag, 0)),
        }
    }
    told
}

/// What is asked, in lines; of more than fit, how many there are.
pub(super) fn told(
    context: DrawContext,
    asked: &[(&Flag, usize)],
    columns: usize,
    rows: usize,
) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let indented = |words: String, style| Line::styled(format!("   {words}"), style);
    if asked.is_empty() {
        let mut line = Strip::new(columns);
        line.put_whole(" Nothing here asks for you.", theme.quiet);
        return vec![line.line()];
    }
    let mut lines: Vec<Line> = vec![];
    for (at, (flag, more)) in asked.iter().enumerate() {
        let message = match more {
            0 => flag.message.to_string(),
            more => format!("{} (and {more} more like it)", flag.message),
        };
        let sign = theme.sign(flag.severity);
        let wrapped = wrap(&message, columns.saturating_sub(4));
        let left = asked.len() - at;
        // Of several the first is told in any case; how many follow it, where there is a line for that.
        let kept = usize::from(left > 1 && at > 0);
        if lines.len() + wrapped.len() + kept > rows {
            if lines.len() < rows {
                let words =
                    if at == 0 { format!("{left} things to look at") } else { format!("and {left} more") };
                lines.push(indented(words, theme.quiet));
            }
            break;
        }
        for (row, words) in wrapped.into_iter().enumerate() {
            let mut line = Strip::new(columns);
            let start = if row == 0 { format!(" {sign} ") } else { "   ".to_owned() };
            line.put(start, theme.severity(flag.severity));
            line.put(words, theme.text);
            lines.push(line.line());
        }
    }
    let keys: Vec<(String, &str)> = [Command::Why, Command::CoverDay]
        .into_iter()
        .filter(|command| app.following.rested.situation.reason_against(*command).is_none())
        .filter_map(|command| Some((app.keys.map.key_of(command, app.screen.scopes())?, command.label())))
        .collect();
    let said = keys.iter().map(|(key, label)| width(key) + width(label) + 4).sum::<usize>();
    if lines.len() < rows && said < columns && columns < 80 {
        let mut line = Strip::new(columns);
        line.put("  ", theme.text);
        for (key, label) in keys {
            line.put(format!(" {key}"), theme.key);
            line.put(format!(" {label} "), theme.quiet);
        }
        lines.push(line.line());
    }
    lines
}
