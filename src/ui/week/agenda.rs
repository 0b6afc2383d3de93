//! The agenda of a narrow terminal: who is there at the left, one person's week at the right, day by day.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::super::present_users::looking;
use super::super::text::{Strip, width};
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to, selection, sessions};
use super::below;
use super::cell::{self, Content};
use crate::app::{RosterLine, WeekView, words};
use crate::domain::{Date, PersonId};
use crate::rules::Severity;

/// Columns of the list of people.
const PEOPLE: u16 = 18;
/// The most columns of a name in it; longer ones are initials.
const NAME: usize = 13;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    let Some(person) = &context.app.selection.person else { return };
    let (left, right) = if area.width >= 54 {
        let [left, right] = Layout::horizontal([Constraint::Length(PEOPLE), Constraint::Min(0)]).areas(area);
        (Some(left), right)
    } else {
        (None, area)
    };
    if let Some(left) = left {
        people(canvas, left, context, view);
    }
    agenda(canvas, right, context, view, person);
}

/// Everybody of the week, by team and post, with the gravest of their flags.
fn people(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    let mut rows: Vec<Line> = vec![];
    let mut marked = 0;
    let mut above: Option<RosterLine> = None;
    for roster in &context.app.roster(view).lines {
        if above.as_ref().is_none_or(|above| above.team != roster.team) {
            let team = roster.team.as_ref().and_then(|id| context.app.state.team(id));
            let mut line = Strip::new(columns(area));
            line.put(
                cell::short_team(team.map_or("Others", |team| team.name.as_str()), columns(area)),
                context.theme.quiet,
            );
            rows.push(line.line());
        }
        if context.app.selection.person.as_ref() == Some(&roster.person) {
            marked = rows.len();
        }
        rows.push(name(columns(area), roster, context, view));
        above = Some(roster.clone());
    }
    let first = scroll_to(marked, rows.len(), usize::from(area.height));
    lines(canvas, area, rows.into_iter().skip(first));
}

fn name(columns: usize, roster: &RosterLine, context: DrawContext, view: &WeekView) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let here = app.selection.person.as_ref() == Some(&roster.person);
    let mut line = Strip::new(columns.saturating_sub(1));
    line.put(if here { theme.signs.marker } else { " " }, theme.near);
    let style = if here { theme.near.patch(theme.selection) } else { theme.text };
    let name = app.state.display_name(&roster.person);
    let initials =
        || app.state.person(&roster.person).map_or_else(String::new, crate::domain::Person::initials);
    line.put(if width(name) <= NAME { name.to_owned() } else { initials() }, style);
    let of_day = |day| cell::of_cell(view, (&roster.person, day), app.today(), None);
    let of_days = view.rota.week().days().filter_map(of_day);
    let own = [view.mark_of_load(&roster.person), view.mark_of_person(&roster.person)];
    if let Some(mark) = of_days.chain(own.into_iter().flatten()).min() {
        line.put_whole(format!(" {}", theme.mark(mark)), theme.of_mark(mark));
    }
    if view.rota.week().days().any(|day| app.fresh.day(&roster.person, day).is_some()) {
        line.put_whole(format!(" {}", theme.signs.fresh), theme.strong);
    }
    let mut others: Vec<&str> =
        view.rota.week().days().flat_map(|day| app.present_users.at(&roster.person, day)).collect();
    others.sort_unstable();
    others.dedup();
    line.put(looking(&others, line.left()), theme.quiet);
    line.line()
}

/// One person's week: their figures, then each day, the selected one with its sessions.
fn agenda(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView, person: &PersonId) {
    let app = context.app;
    let days: Vec<Date> = view.rota.week().days().collect();
    let shown: Vec<Date> = days
        .iter()
        .copied()
        .filter(|day| {
            *day == app.selection.day
                || view.rota.shifts_of_on(person, *day).next().is_some()
                || view.sessions(person, *day).next().is_some()
        })
        .collect();
    let above = shown.iter().filter(|day| **day <= app.selection.day).count();
    let below = shown.len() - above;
    let all = usize::from(area.height).saturating_sub(above + below + 1).max(1);
    let room = view.sessions(person, app.selection.day).count().clamp(1, all);
    let heights = [
        Constraint::Length(1),
        Constraint::Length(cells(above)),
        Constraint::Length(cells(room)),
        Constraint::Length(cells(below)),
        Constraint::Length(1),
        Constraint::Min(0),
    ];
    let [top, before, sessions_area, after, _, flagged] = Layout::vertical(heights).areas(area);
    lines(canvas, top, [summary(columns(top), context, view, person)]);
    let line = |day: &Date| day_line(columns(area), context, view, person, *day);
    lines(canvas, before, shown.iter().take(above).map(line));
    if let Some(last) = before.height.checked_sub(1) {
        selection::select(canvas, Rect { y: before.y + last, height: 1, ..before }, context);
    }
    sessions::draw(canvas, sessions_area, context, view, &app.selection);
    lines(canvas, after, shown.iter().skip(above).map(line));
    let asked = app.asked_of_day(person, app.selection.day);
    if !asked.is_empty() {
        below::draw_asked(canvas, flagged, context, &asked);
    }
}

fn summary(columns: usize, context: DrawContext, view: &WeekView, person: &PersonId) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let mut line = Strip::new(columns);
    line.put_whole(app.state.display_name(person), theme.strong);
    if let Some(hours) = view.hours.person(person) {
        line.put_whole(format!("  {}/{} worked", hours.worked(), hours.contract), theme.text);
        let worked = hours.worked().0;
        if worked > 0 {
            line.put_whole(
                format!(", {}% direct", (hours.direct.0 * 200 + worked) / (2 * worked)),
                theme.text,
            );
        }
        if let Some(load) = hours.load_percent() {
            line.put_whole(format!(", load {load}%"), theme.text);
        }
    }
    line.line()
}

fn day_line(
    columns: usize,
    context: DrawContext,
    view: &WeekView,
    person: &PersonId,
    day: Date,
) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let here = day == app.selection.day;
    let style = if here || day == app.today() { theme.strong } else { theme.text };
    let mut line = Strip::new(columns);
    line.put(" ", theme.text);
    let names = view.rota.week().days().map(|day| width(&words::day(day, app.today())));
    line.put_fit(words::day(day, app.today()), names.max().unwrap_or(0).max(10) + 1, style);
    let presence = cell::presence(view, app.shown(), person, (day, app.today()));
    let presence = presence.unwrap_or_else(|| theme.signs.dot.to_owned());
    line.put_whole(&presence, style);
    line.put_fit("", 13_usize.saturating_sub(width(&presence)).max(1), style);
    if let Some(mark) = cell::of_cell(view, (person, day), app.today(), None) {
        line.put_whole(format!("{} ", theme.mark(mark)), theme.of_mark(mark));
    }
    if view.changed_for(person, day) {
        line.put_whole(format!("{} changed ", theme.signs.changed), theme.quiet);
    }
    if let Some(by) = app.fresh.day(person, day) {
        line.put_whole(format!("{} {by}, just now ", theme.signs.fresh), theme.strong);
    }
    let others = looking(&app.present_users.at_day(day), line.left());
    if !others.is_empty() {
        line.put_whole(format!("{} ", others.trim_start()), theme.quiet);
    }
    if let Some(holiday) = view.rota.holiday(day) {
        line.put_whole(format!("{holiday} "), theme.quiet);
    }
    if !here {
        let content = Content::of(view, app.shown(), person, day, theme.sign(Severity::Red), app.now);
        line.put(content.in_line(line.left()), theme.quiet);
    }
    line.line()
}
