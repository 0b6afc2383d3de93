//! The sessions of one person on one day, one a line, with all there is to say of each.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::text::Strip;
use super::{Canvas, DrawContext, busy, columns, lines, scroll_to, selection};
use crate::app::{Selection, WeekView, changes, words};
use crate::domain::{Booking, Date, PersonId, Series};
use crate::report::inbox::{asked_about, asked_of};
use crate::rota::Booked;
use crate::rules::Severity;

/// Draws the sessions of the person and the day of a selection; its session is marked and kept in sight.
pub(super) fn draw(
    canvas: &mut Canvas,
    area: Rect,
    context: DrawContext,
    view: &WeekView,
    selection: &Selection,
) {
    let Selection { person: Some(person), session, day, .. } = selection else { return };
    let day = *day;
    let all: Vec<&Booked> = view.sessions(person, day).collect();
    let marked = all.iter().position(|booked| Some(&booked.id) == session.as_ref());
    let fit = usize::from(area.height);
    let first = scroll_to(marked.unwrap_or(0), all.len(), fit);
    let rows = all.iter().skip(first).map(|booked| line(columns(area), context, view, booked, person));
    let quiet = |words: String| {
        let mut line = Strip::new(columns(area));
        line.put_whole(format!("  {words}"), context.theme.quiet);
        line.line()
    };
    let busy = busy::of_day(view, person, day).into_iter().map(quiet);
    if all.is_empty() {
        let none = quiet(nothing(context, view, person, day));
        lines(canvas, area, std::iter::once(none).chain(busy));
        return;
    }
    lines(canvas, area, rows.chain(busy));
    if let Some(at) = marked.and_then(|marked| marked.checked_sub(first)).filter(|at| *at < fit) {
        let row = Rect { y: area.y + super::cells(at), height: 1, ..area };
        selection::set_aside(canvas, row, context);
    }
}

fn nothing(context: DrawContext, view: &WeekView, person: &PersonId, day: Date) -> String {
    let there = view.rota.shifts_of_on(person, day).any(|shift| !shift.pieces.is_empty());
    let name = context.app.state.display_name(person);
    match view.rota.holiday(day) {
        Some(holiday) if !there => format!("{holiday}: {name} is not in"),
        _ if there => format!("{name} is in, with nothing booked"),
        _ => format!("{name} is not in"),
    }
}

/// One session: marker, time, what, for whom, with whom, where, what became of it, its flags.
pub(super) fn line(
    columns: usize,
    context: DrawContext,
    view: &WeekView,
    booked: &Booked,
    person: &PersonId,
) -> Line<'static> {
    let DrawContext { app, theme } = context;
    let booking = booked.booking();
    let drafted = app.preview.is_some() && app.state.rev() < row_rev(context, booked);
    let base = theme.status(booking.status).unwrap_or_else(|| theme.kind(booked.kind));
    let style = if drafted { theme.amber } else { base };
    let mut line = Strip::new(columns);
    line.put(" ", theme.text);
    line.put(format!("{} ", words::times(booked.start, booked.end)), style);
    if columns >= 60 {
        let minutes = format!("{:>3}m ", booking.minutes.0);
        line.put(minutes, theme.quiet);
    }
    let mut what = words::what(booking, &app.state);
    if !booking.families.is_empty() {
        what = format!("{what} {}", words::families(&booking.families));
    }
    if !line.put_whole(&what, style) {
        line.put_whole(words::brief(booking, &app.state), style);
    }
    if view.to_cover(person, booked.start.date()).any(|left| left.id == booked.id) {
        let needs = if booked.start > app.now { " needs cover" } else { " to mark" };
        line.put_whole(needs, theme.severity(Severity::Red));
    }
    for request in asked_about(&app.state, booked) {
        let sign = if theme.signs.boxes { " ? " } else { ", " };
        line.put_whole(format!("{sign}{}", asked_of(&app.state, request)), theme.amber);
    }
    if let Some(mark) = view.mark_of(|flag| flag.is_about_session(&booked.id)) {
        line.put_whole(format!(" {}", theme.mark(mark)), theme.of_mark(mark));
    }
    if let Some(change) = view.change_of(&booked.id) {
        let (verb, _) = changes::in_words(change, &app.state, app.today());
        if !line.put_whole(format!(" {} {verb} after publishing", theme.signs.changed), theme.quiet) {
            line.put_whole(format!(" {}", theme.signs.changed), theme.quiet);
        }
    }
    if let Some(by) = app.fresh.session(&booked.id)
        && !line.put_whole(format!(" {} {by}, just now", theme.signs.fresh), theme.strong)
    {
        line.put_whole(format!(" {}", theme.signs.fresh), theme.strong);
    }
    if let Some(status) = words::status(booking.status) {
        let style = theme.status(booking.status).unwrap_or(theme.text);
        if !line.put_whole(format!(" {status}"), style) {
            line.put_whole(format!(" {}", status.split(' ').next().unwrap_or_default()), style);
        }
    }
    // What there is no room for is left out whole, from the end.
    for detail in details(context, booked, person) {
        if !line.put_whole(format!(" {} {detail}", theme.signs.dot), theme.quiet) {
            break;
        }
    }
    line.line()
}

/// The revision that last touched a session.
fn row_rev(context: DrawContext, booked: &Booked) -> u64 {
    let key = crate::domain::Key::Session((booked.start.week(), booked.id.clone()));
    let shown = context.app.shown();
    let stored = shown.get(&key).ok().flatten().map_or(0, |(rev, _)| rev);
    let series = booked.series.as_ref().and_then(|id| shown.records.series.get(id)).map_or(0, |row| row.rev);
    if booked.touched() || booked.series.is_none() { stored } else { series }
}

fn details(context: DrawContext, booked: &Booked, person: &PersonId) -> Vec<String> {
    let state = &context.app.state;
    let booking = booked.booking();
    let mut parts = vec![];
    let beside: Vec<&PersonId> =
        booking.people.iter().chain(&booking.with).filter(|id| *id != person).collect();
    if !beside.is_empty() {
        let (away, there): (Vec<&PersonId>, Vec<_>) =
            beside.into_iter().partition(|id| booked.away.contains(*id));
        if !there.is_empty() {
            parts.push(format!("with {}", words::people(there, state)));
        }
        if !away.is_empty() {
            let are = if away.len() == 1 { "is" } else { "are" };
            parts.push(format!("{} {are} away", words::people(away, state)));
        }
    }
    if booking.shadow.contains(person) {
        parts.push("along to learn".to_owned());
    } else if !booking.shadow.is_empty() {
        parts.push(format!("{} along to learn", words::people(&booking.shadow, state)));
    }
    if let Some(lead) = booking.lead.as_ref().filter(|_| booking.people.len() > 1) {
        parts.push(format!("{} leads", state.display_name(lead)));
    }
    if let Some(place) = booked.place.as_ref().and_then(|id| state.place(id)) {
        parts.push(place.name.clone());
    }
    if let Some(series) = booked.series.as_ref().and_then(|id| state.records.series.get(id)) {
        parts.push(
            if differs(booked, &series.item) { "changed from its series" } else { "repeats" }.to_owned(),
        );
    }
    parts.extend(booking.reason.clone());
    parts.extend(booking.note.as_ref().map(|note| format!("“{note}”")));
    parts
}

/// Whether an occurrence is other than its series says, beyond what became of it.
pub(super) fn differs(booked: &Booked, series: &Series) -> bool {
    let (own, rule) = (booked.booking(), &series.booking);
    let usual = Booking {
        start: own.start,
        status: own.status,
        reason: own.reason.clone(),
        cancelled_by: own.cancelled_by.clone(),
        note: own.note.clone(),
        ..rule.clone()
    };
    booked.start.time() != rule.start.time()
        || series.id.rule_date(&booked.id) != Some(booked.start.date())
        || usual != *own
}
