//! What is marked on the Day screen: the session's facts, and what it asks of whoever looks.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::asks::{asks, keys};
use super::super::facts::Facts;
use super::super::text::wrap;
use super::super::{Canvas, DrawContext, busy, columns, lines, pane, sessions};
use super::people::{self, PersonDay, hours};
use crate::app::{WeekView, changes, say_repeat, words};
use crate::command::Command;
use crate::domain::{Date, Moment, PersonId, Status, counted};
use crate::rota::Booked;

/// Columns of a fact's name.
const NAME: usize = 10;
/// From so many columns on, what is asked stands beside the facts.
const ASKED_BESIDE: u16 = 100;

/// Below the lanes: the facts, and beside them what is asked; on a narrow screen all that the marked person does.
pub(super) fn draw_below(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    let app = context.app;
    let Some(person) = &app.selection.person else { return };
    if area.height < 2 {
        return;
    }
    if area.width < ASKED_BESIDE {
        let Some(top) = area.rows().next() else { return };
        lines(canvas, top, [pane::rule(columns(area), context, &of_person(context, view, person))]);
        let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
        // The cursor stays on the lane.
        let cursor = canvas.cursor();
        sessions::draw(canvas, body, context, view, &app.selection);
        if let Some(at) = cursor {
            canvas.set_cursor(at);
        }
        return;
    }
    let [left, right] = pane::split(canvas, area, context, area.width * 4 / 7);
    let (title, facts) = facts(context, view, columns(left).saturating_sub(2));
    pane::draw(canvas, left, context, &title, facts);
    let asked = asked(context, columns(right).saturating_sub(2));
    pane::draw(canvas, right, context, "What it asks of you", asked);
}

/// Beside the lanes: the facts, what is asked, and what of the day is not marked yet.
pub(super) fn draw_pane(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    let app = context.app;
    if app.selection.person.is_none() {
        return;
    }
    let wide = columns(area).saturating_sub(2);
    let (title, of_facts) = facts(context, view, wide);
    let mut all = Facts::new(wide, NAME, context);
    all.heading(&title);
    all.extend([Line::default()]);
    all.extend(of_facts);
    all.heading("What it asks of you");
    all.extend(asked(context, wide));
    let day = app.selection.day;
    if day <= app.today() {
        all.heading("Not marked yet");
        let open = unmarked(view, day, app.now);
        let text = match open.as_slice() {
            [] => "nothing: all that is over is marked".to_owned(),
            some => {
                let who = words::people(some.iter().copied(), app.shown());
                format!("{} of {who}", counted(unmarked_count(view, day, app.now), "session"))
            }
        };
        all.extend(wrap(&text, wide).into_iter().map(|words| Line::styled(words, context.theme.text)));
    }
    pane::draw_lines(canvas, area, context, all.lines());
}

/// Those who have sessions that are over and that nobody said anything about.
fn unmarked(view: &WeekView, day: Date, now: Moment) -> Vec<&PersonId> {
    let mut people: Vec<&PersonId> =
        over(view, day, now).flat_map(|booked| &booked.booking().people).collect();
    people.sort();
    people.dedup();
    people
}

fn unmarked_count(view: &WeekView, day: Date, now: Moment) -> usize {
    over(view, day, now).count()
}

fn over(view: &WeekView, day: Date, now: Moment) -> impl Iterator<Item = &Booked> {
    use super::block::Class;
    let is_over = move |booked: &&Booked| {
        booked.end <= now
            && booked.booking().status == Status::Planned
            && matches!(Class::of(booked), Class::Contact | Class::Group)
    };
    view.rota.sessions_on(day).filter(is_over)
}

/// A person's day in a title: `Eilidh 9–12:30`.
fn of_person(context: DrawContext, view: &WeekView, person: &PersonId) -> String {
    let app = context.app;
    let day = app.selection.day;
    let pieces = view.rota.shifts_of_on(person, day).flat_map(|shift| &shift.pieces);
    let times: Vec<String> = pieces.map(|piece| hours(piece.start, piece.end)).collect();
    let times = if times.is_empty() { "not in".to_owned() } else { times.join(" ") };
    let left =
        app.left_to_cover(view.to_cover(person, day)).map_or(String::new(), |left| format!(", {left}"));
    let holiday = view.rota.holiday(day).map_or(String::new(), |holiday| format!(", {holiday}"));
    format!("{} {times}{holiday}{left}", app.state.display_name(person))
}

/// The title of what is marked, and what is known of it.
fn facts(context: DrawContext, view: &WeekView, columns: usize) -> (String, Vec<Line<'static>>) {
    let DrawContext { app, theme } = context;
    let state = app.shown();
    let Some(booked) = app.selection.session.as_ref().and_then(|id| view.session(id)) else {
        let Some(person) = &app.selection.person else { return (String::new(), vec![]) };
        let mut facts = Facts::new(columns, NAME, context);
        let day = app.selection.day;
        let of = PersonDay::of(view, person, day);
        let many = of.sessions.len();
        if many == 0 && !of.shifts.iter().any(|shift| !shift.pieces.is_empty()) {
            let absent = people::absent(app, view, &of, day);
            facts.extend(wrap(&absent, columns).into_iter().map(|words| Line::styled(words, theme.text)));
            return (app.state.display_name(person).to_owned(), facts.lines());
        }
        facts.put("booked", &if many == 0 { "nothing".to_owned() } else { counted(many, "session") });
        facts.put("at", &format!("{}: nothing", app.selection.time));
        facts.put("calendar", &busy::of_day(view, person, day).join("; "));
        facts.extend(keys(columns, context, &[Command::Add, Command::NextSession]));
        return (of_person(context, view, person), facts.lines());
    };
    let booking = booked.booking();
    let title = format!(
        "{} {} {} {}",
        words::what(booking, state),
        words::times(booked.start, booked.end),
        theme.signs.dot,
        words::people(&booking.people, state)
    );
    let mut facts = Facts::new(columns, NAME, context);
    facts.put("who", &who(context, booked));
    facts.put("families", &words::families(&booking.families));
    let place = booked.place.as_ref().and_then(|id| state.place(id)).map_or("", |place| place.name.as_str());
    facts.put("where", place);
    facts.put("parts", &parts(context, booked));
    facts.put("repeats", &repeats(context, booked));
    let status = words::status(booking.status).unwrap_or("planned");
    let because = booking.reason.as_ref().map_or(String::new(), |reason| format!(": {reason}"));
    facts.put("status", &format!("{status}{because}"));
    facts.put("note", booking.note.as_deref().unwrap_or_default());
    if let Some(change) = view.change_of(&booked.id) {
        let (verb, _) = changes::in_words(change, state, app.today());
        facts.put("changed", &format!("{} {verb} after publishing", theme.signs.changed));
    }
    if let Some(by) = app.fresh.session(&booked.id) {
        facts.put("changed", &format!("{} by {by}, just now", theme.signs.fresh));
    }
    (title, facts.lines())
}

/// Who is in it and as what: `Eilidh leads; Shona; with Ruth; Greg is away`.
fn who(context: DrawContext, booked: &Booked) -> String {
    let state = context.app.shown();
    let booking = booked.booking();
    let mut parts = vec![];
    let named = |id: &PersonId| {
        let name = state.display_name(id).to_owned();
        match &booking.lead {
            _ if booking.shadow.contains(id) => format!("{name} is along to learn"),
            _ if booked.away.contains(id) => format!("{name} is away"),
            Some(lead) if lead == id && booking.people.len() > 1 => format!("{name} leads"),
            _ => name,
        }
    };
    if booking.people.is_empty() {
        parts.push("nobody yet".to_owned());
    }
    parts.extend(booking.people.iter().map(named));
    parts.extend(booking.with.iter().map(|id| format!("with {}", named(id))));
    let beside =
        booking.shadow.iter().filter(|id| !booking.people.contains(id) && !booking.with.contains(id));
    parts.extend(beside.map(named));
    parts.join("; ")
}

/// What a group's session is made of.
fn parts(context: DrawContext, booked: &Booked) -> String {
    let group = booked.booking().group.as_ref().and_then(|id| context.app.shown().group(id));
    group.map_or(String::new(), |group| {
        let all = [("set-up", group.setup), ("session", group.length), ("debrief", group.debrief)];
        let some = all.iter().filter(|(_, minutes)| minutes.0 > 0);
        some.map(|(name, minutes)| format!("{name} {minutes}")).collect::<Vec<_>>().join(", ")
    })
}

fn repeats(context: DrawContext, booked: &Booked) -> String {
    let series = booked.series.as_ref().and_then(|id| context.app.shown().records.series.get(id));
    series.map_or(String::new(), |series| {
        let other = if sessions::differs(booked, &series.item) { "; this one is changed" } else { "" };
        format!("{}{other}", say_repeat(&series.item.repeat))
    })
}

/// What the selected session asks, and the day of the selected person.
fn asked(context: DrawContext, columns: usize) -> Vec<Line<'static>> {
    let app = context.app;
    let nothing = if app.selection.session.is_some() { "nothing: it is as it should be" } else { "nothing" };
    asks(columns, context, &app.asked_of_session(), nothing)
}
