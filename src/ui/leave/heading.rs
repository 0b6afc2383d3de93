//! What is marked on the chart, in words.

use ratatui::text::Line;

use super::super::DrawContext;
use super::super::giving_way::{Part, fitted};
use super::super::spoken::{said, sentences};
use super::super::text::Strip;
use crate::app::screen::leave;
use crate::app::words;
use crate::domain::{Date, Leave, LeaveState, PersonId};

/// What is marked on the chart, in a line; the last of it gives way first.
pub(super) fn marked(wide: usize, context: DrawContext) -> Line<'static> {
    let DrawContext { app, theme } = context;
    if !theme.signs.boxes {
        let who = app.selection.person.as_ref().map_or_else(String::new, |person| {
            let told = day_of(context, person, app.screens.leave.day).join(", ");
            format!("{}: {told}", app.state.display_name(person))
        });
        return Line::styled(format!(" {}", sentences([said(&days(context)), said(&who)])), theme.strong);
    }
    let mut parts = vec![Part::new(0, [format!(" {}", days(context))])];
    if let Some(person) = &app.selection.person {
        let name = app.state.display_name(person);
        let told = day_of(context, person, app.screens.leave.day);
        let first = told.first().map_or_else(String::new, |first| format!(": {first}"));
        parts.push(Part::new(0, [format!(" {} {name}{first}", theme.signs.dot)]));
        parts.extend(told.iter().skip(1).map(|part| Part::new(0, [format!(", {part}")])));
    }
    let order: Vec<usize> = (0..parts.len()).rev().collect();
    let mut line = Strip::new(wide);
    for (at, (_, words)) in fitted(&parts, &order, wide.saturating_sub(1)).into_iter().enumerate() {
        line.put(words, if at == 0 { theme.strong } else { theme.text });
    }
    line.put(" ", theme.text);
    let rest = line.left();
    line.put(theme.signs.rule.repeat(rest), theme.rule);
    line.line()
}

/// The marked days: `Wed 2 Dec 2026`, `Thu 3 Dec – Fri 4 Dec 2026, 2 days marked`.
pub(super) fn days(context: DrawContext) -> String {
    let (first, last) = context.app.screens.leave.marked();
    if first == last {
        return words::dated(first);
    }
    let many = last.days_since(first) + 1;
    format!("{} – {}, {many} days marked", words::day_before(first, last), words::dated(last))
}

/// How a person's day stands, a few words each, what matters most first.
pub(super) fn day_of(context: DrawContext, person: &PersonId, day: Date) -> Vec<String> {
    let app = context.app;
    let wall = &app.screens.leave.wall;
    let of_person = wall.lines().iter().filter(|line| line.person == *person);
    let cells: Vec<_> = of_person.filter_map(|line| wall.cell(line, day)).filter(|cell| cell.on).collect();
    if cells.is_empty() {
        return vec!["no share of a post".to_owned()];
    }
    let mut told = vec![];
    if let Some(leave) = leave::leave_on(app, person, day) {
        let kind = kind(context, &leave);
        let span = words::span(leave.span, app.today());
        let one_day = leave.span.first_day() == leave.span.last_day() && !cells.iter().any(|cell| cell.part);
        told.push(if one_day { kind } else { format!("{kind}, {span}") });
    }
    let holiday = wall.day(day).and_then(|day| day.holiday.clone());
    if let Some(holiday) = holiday {
        told.push(format!("public holiday, {holiday}"));
        if cells.iter().any(|cell| cell.is_in()) {
            told.push("in all the same".to_owned());
        }
    } else if told.is_empty() {
        told.push(if cells.iter().any(|cell| cell.works) { "in" } else { "not in" }.to_owned());
    } else if !cells.iter().any(|cell| cell.works) {
        told.push("not a working day".to_owned());
    }
    if cells.iter().any(|cell| cell.all_away) {
        told.push("nobody who shares the post is in".to_owned());
    }
    told
}

/// What kind of leave it is, as far as whoever looks may know, and that it is only asked for where it is.
pub(super) fn kind(context: DrawContext, it: &Leave) -> String {
    let kind = if leave::knows_kind(context.app, it) {
        format!("{} leave", it.kind)
    } else {
        words::kind_in_public(it.kind).to_owned()
    };
    let asked = if it.state == LeaveState::Requested { " asked for" } else { "" };
    format!("{kind}{asked}")
}
