//! The People screen: everyone at the left; at the right all there is to say of one.

use ratatui::layout::{Constraint, Layout, Rect};

use super::card::Card;
use super::listing::Listing;
use super::{Canvas, DrawContext, columns, lines, pane};
use crate::app::screen::supervision;
use crate::app::{App, words};
use crate::domain::rights::may_read_agreed;
use crate::domain::{Date, Minutes, Pattern, Person, PersonId, Share, TrainingState};

/// Columns of the list, beside what there is to say of one.
const LIST: u16 = 34;
/// From so many columns on, that stands in two cards side by side.
const TWO_CARDS: u16 = 120;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let people = context.app.people_listed();
    let (left, right) = if area.width >= 72 && context.theme.signs.boxes {
        let [left, right] = Layout::horizontal([Constraint::Length(LIST), Constraint::Min(0)]).areas(area);
        (left, right)
    } else {
        let [top, below] = Layout::vertical([Constraint::Percentage(40), Constraint::Min(0)]).areas(area);
        (top, below)
    };
    list(canvas, left, context, &people);
    let person = context.app.selection.person.as_ref().and_then(|id| context.app.state.person(id));
    let Some(person) = person else { return };
    if right.width >= TWO_CARDS {
        let [first, second] = pane::split(canvas, right, context, right.width / 2);
        let second = Rect {
            x: second.x.saturating_add(1).min(second.right()),
            width: second.width.saturating_sub(1),
            ..second
        };
        lines(
            canvas,
            first,
            work(columns(first).saturating_sub(1), context, person).lines(usize::from(first.height)),
        );
        let mut rest = Card::new(columns(second), context);
        others(&mut rest, context.app, person);
        lines(canvas, second, rest.lines(usize::from(second.height)));
    } else {
        let mut card = work(columns(right), context, person);
        others(&mut card, context.app, person);
        lines(canvas, right, card.lines(usize::from(right.height)));
    }
}

fn list(canvas: &mut Canvas, area: Rect, context: DrawContext, people: &[PersonId]) {
    let DrawContext { app, theme } = context;
    let mut list = Listing::new(columns(area).saturating_sub(1), context);
    for person in people.iter().filter_map(|id| app.state.person(id)) {
        list.under(app.state.team(&person.team).map_or(person.team.as_str(), |team| team.name.as_str()));
        let here = app.selection.person.as_ref() == Some(&person.id);
        if !theme.signs.boxes {
            list.say(here, &format!("{}, {}.", person.name, person.role.title()));
            continue;
        }
        let mut line = list.begin(here);
        line.put_fit(&person.name, 18, theme.text);
        line.put(person.role.title(), theme.quiet);
        list.push(line);
    }
    list.draw(canvas, area);
}

/// Who somebody is, what they are there for and who supervises them.
fn work<'a>(columns: usize, context: DrawContext<'a>, person: &Person) -> Card<'a> {
    let DrawContext { app, theme } = context;
    let mut card = Card::new(columns, context);
    card.heading(&format!("{} {} {}", person.name, theme.signs.dot, person.role.title()));
    let team = app.state.team(&person.team).map_or(person.team.as_str(), |team| team.name.as_str());
    card.fact("team", team);
    if let Some(started) = person.started {
        card.fact("started", &words::date(started));
    }
    if let Some(level) = person.nes_level {
        card.fact("level", level.word());
    }
    if let Some(buddy) = &person.buddy {
        card.fact("buddy", app.state.display_name(buddy));
    }
    if !person.boundaries.is_empty() && may_read_agreed(&app.state, &app.me, person) {
        card.facts("agreed limits", &words::limits(person));
    }
    if !person.checklist.is_empty() && may_read_agreed(&app.state, &app.me, person) {
        let done = person.checklist.iter().filter(|it| it.done).count();
        card.fact("made ready", &format!("{done} of {}", person.checklist.len()));
    }
    if app.me.person() == Some(&person.id) && !person.ask_first.is_empty() {
        card.facts("ask me first", &person.ask_first.join(", "));
    }
    shares(&mut card, app, person);
    supervision(&mut card, app, person);
    card
}

/// Whom somebody is with, when they are away and what they have learnt.
fn others(card: &mut Card, app: &App, person: &Person) {
    families(card, app, person);
    leave(card, app, person);
    training(card, app, person);
}

fn shares(card: &mut Card, app: &App, person: &Person) {
    let today = app.today();
    let shares: Vec<&Share> = app.state.shares_of(&person.id).collect();
    if shares.is_empty() {
        return;
    }
    card.heading("Posts");
    for share in shares {
        let title = app.state.post(&share.post).map_or(share.post.as_str(), |post| post.title.as_str());
        let until = share.until.map(|until| format!(", until {}", words::date(until))).unwrap_or_default();
        let over = if share.is_on(today) { "" } else { " (not on today)" };
        let with: Vec<&PersonId> = app
            .state
            .shares_in(&share.post)
            .filter(|other| other.person != person.id && other.is_on(today))
            .map(|other| &other.person)
            .collect();
        let sharers = if with.is_empty() {
            String::new()
        } else {
            format!(", shared with {}", words::people(with, &app.state))
        };
        card.facts(&share.hours.to_string(), &format!("{title}{sharers}{until}{over}"));
        pattern(card, &share.pattern);
    }
}

fn pattern(card: &mut Card, pattern: &Pattern) {
    for (n, week) in pattern.weeks.iter().enumerate() {
        let days: Vec<String> = week.iter().map(ToString::to_string).collect();
        let paid: Minutes = week.iter().map(|shift| shift.time.wall() - shift.unpaid).sum();
        let name = if pattern.weeks.len() > 1 { format!("week {}", n + 1) } else { "days".to_owned() };
        for (m, day) in days.iter().enumerate() {
            card.facts(if m == 0 { &name } else { "" }, day);
        }
        card.fact("", &format!("{paid} a week"));
    }
}

fn supervision(card: &mut Card, app: &App, person: &Person) {
    let rows: Vec<_> = app
        .state
        .records
        .supervision
        .values()
        .map(|row| &row.item)
        .filter(|it| it.person == person.id)
        .collect();
    if rows.is_empty() && !person.role.is_peer() {
        return;
    }
    card.heading("Supervision");
    if rows.is_empty() {
        card.fact("none", "nobody is named yet");
    }
    for it in rows {
        let last = supervision::last_held(app, it)
            .map_or(String::new(), |last| format!(", last {}", words::date(last)));
        let every = it.every_days.map(|days| format!(", every {days} days")).unwrap_or_default();
        card.facts(it.track.word(), &format!("{}{last}{every}", app.state.display_name(&it.supervisor)));
    }
}

fn training(card: &mut Card, app: &App, person: &Person) {
    let rows: Vec<_> = app
        .state
        .records
        .training
        .values()
        .map(|row| &row.item)
        .filter(|it| it.person == person.id)
        .collect();
    if rows.is_empty() {
        return;
    }
    card.heading("Training");
    let title = |id| app.state.course(id).map_or_else(|| id.to_string(), |course| course.title.clone());
    let done: Vec<String> =
        rows.iter().filter(|it| it.state == TrainingState::Done).map(|it| title(&it.course)).collect();
    if !done.is_empty() {
        card.facts("done", &done.join(", "));
    }
    for it in rows.iter().filter(|it| it.state != TrainingState::Done) {
        let on = it.on.map(|on| format!(", {}", words::date(on))).unwrap_or_default();
        card.facts(it.state.word(), &format!("{}{on}", title(&it.course)));
    }
    for it in rows.iter().filter(|it| it.state == TrainingState::Done) {
        if let Some(expires) = it.expires {
            card.facts("holds until", &format!("{}: {}", words::date(expires), title(&it.course)));
        }
    }
}

fn families(card: &mut Card, app: &App, person: &Person) {
    let of = |which: fn(&crate::domain::Family) -> Option<&PersonId>| -> Vec<String> {
        let known = app.state.known_families();
        known
            .filter(|family| family.status != crate::domain::FamilyStatus::Closed)
            .filter(|family| which(family) == Some(&person.id))
            .map(|family| words::family(&family.reference))
            .collect()
    };
    let worker = of(|family| family.worker.as_ref());
    let backup = of(|family| family.backup.as_ref());
    if worker.is_empty() && backup.is_empty() {
        return;
    }
    card.heading("Families");
    for (what, families) in [("with", worker), ("backup for", backup)] {
        if !families.is_empty() {
            card.facts(what, &families.join(" "));
        }
    }
}

fn leave(card: &mut Card, app: &App, person: &Person) {
    let from: Date = app.today();
    let rows = app.state.records.leave.values().map(|row| &row.item);
    let ahead: Vec<String> = rows
        .filter(|it| it.person == person.id && it.span.last_day() >= from)
        .filter(|it| {
            !matches!(it.state, crate::domain::LeaveState::Declined | crate::domain::LeaveState::Cancelled)
        })
        .map(|it| app.leave_in_words(it))
        .collect();
    if !ahead.is_empty() {
        card.heading("Leave ahead");
        for text in ahead {
            card.facts("", &text);
        }
    }
}
