//! The week in sentences, for whoever listens to it: a line for each team and person, and below it one for each day that they are
//! in; the days on which they are not are told together. Who and when comes first, then what is amiss, then the rest.

use ratatui::layout::{Constraint, Layout, Rect};

use super::super::asks::keys;
use super::super::listing::Listing;
use super::super::spoken::{said, sentences, session};
use super::super::text::wrap;
use super::super::{Canvas, DrawContext, columns, lines};
use super::cell::Content;
use super::layout::{Entry, entries};
use super::{heading, words};
use crate::app::{Asked, RosterLine, WeekView};
use crate::command::Command;
use crate::domain::{Date, PersonId};
use ratatui::text::Line;

/// The rows below the sentences, for the session that is selected and the keys that help; and the rows from which they are there.
const ROOM_BELOW: (u16, u16) = (3, 8);

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    let below = if area.height >= ROOM_BELOW.1 { ROOM_BELOW.0 } else { 0 };
    let [area, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(below)]).areas(area);
    let app = context.app;
    let roster = app.roster(view);
    let roster: Vec<_> =
        roster.lines.into_iter().map(|line| (line.clone(), app.is_open(line.team.as_ref()))).collect();
    let mut spoken = Spoken { context, view, list: Listing::new(columns(area), context), marked: false };
    for entry in entries(&roster) {
        match entry {
            Entry::Heading(team, post, begins) => {
                let team = team.and_then(|id| app.state.team(id)).map_or("Others", |team| team.name.as_str());
                let facts = heading::facts(true, team, post, context, view).join(", ");
                spoken.put(0, false, &sentences([if begins { team } else { "" }, &said(&facts)]));
            }
            Entry::Open(line) => spoken.open(line),
            Entry::Folded(line) => spoken.folded(line),
        }
    }
    spoken.end();
    spoken.list.draw(canvas, area);
    lines(canvas, below, selected(context, view, columns(below)));
}

/// What is said, line by line.
struct Spoken<'a> {
    context: DrawContext<'a>,
    view: &'a WeekView,
    list: Listing<'a>,
    /// Whether the marked line was said: somebody may stand in two places.
    marked: bool,
}

impl Spoken<'_> {
    /// Puts a text in as many lines as it takes, set in by so many columns.
    fn put(&mut self, set_in: usize, marked: bool, text: &str) {
        let theme = self.context.theme;
        let room = self.list.columns().saturating_sub(set_in + 4);
        for (n, text) in wrap(text, room).into_iter().enumerate() {
            let mut line = self.list.begin(marked && n == 0);
            line.put(" ".repeat(set_in + 2 * usize::from(n > 0)), theme.text);
            line.put(text, if marked { theme.strong } else { theme.text });
            self.list.push(line);
        }
    }

    /// Somebody with all there is to say, and their days.
    fn open(&mut self, line: &RosterLine) {
        let DrawContext { app, .. } = self.context;
        let person = &line.person;
        let mut parts = vec![app.state.display_name(person).to_owned()];
        if let Some(hours) = self.view.hours.person(person) {
            let load = hours.load_percent().filter(|load| *load > 0);
            parts.extend(load.map(|load| format!("load {load}%")));
            let worked = hours.worked().0;
            if worked > 0 {
                parts.push(format!("direct {}%", (hours.direct.0 * 200 + worked) / (2 * worked)));
            }
        }
        parts.extend(app.asked_of_person(person).iter().map(alarm));
        self.put(0, false, &sentences(parts));
        let mut off: Vec<String> = vec![];
        for day in self.view.rota.week().days() {
            let marked = self.is_marked(person, day);
            match self.day(person, day) {
                Some(text) => self.put(1, marked, &text),
                None if marked => self.put(1, true, &sentences([&self.named(day), "not in"])),
                None => off.push(weekday(day)),
            }
            self.marked |= marked;
        }
        if !off.is_empty() {
            self.put(1, false, &format!("Not in {}.", off.join(", ")));
        }
    }

    /// Somebody of a team that is folded: their times alone, in one line; with the days, once they are marked.
    fn folded(&mut self, line: &RosterLine) {
        let DrawContext { app, .. } = self.context;
        let person = &line.person;
        if app.selection.person.as_ref() == Some(person) && !self.marked {
            return self.open(line);
        }
        let times = |day: Date| {
            let presence = super::cell::presence(self.view, app.shown(), person, (day, app.today()))?;
            Some(said(&format!("{} {presence}", weekday(day))))
        };
        let times: Vec<String> = self.view.rota.week().days().filter_map(times).collect();
        let times = if times.is_empty() { "not in".to_owned() } else { times.join(", ") };
        self.put(0, false, &sentences([app.state.display_name(person), &times]));
    }

    /// A day of somebody; `None` where they are not in and nothing asks for them.
    fn day(&self, person: &PersonId, day: Date) -> Option<String> {
        let DrawContext { app, .. } = self.context;
        let content = Content::of(self.view, app.shown(), person, day, "", app.now);
        let asked = app.asked_on(person, day);
        if content.times.is_none()
            && content.extra.is_none()
            && content.away.is_none()
            && content.booked == 0
            && asked.is_empty()
        {
            return None;
        }
        let mut parts = vec![self.named(day)];
        parts.extend(asked.iter().map(alarm));
        let away = content.away.map(|away| match away {
            "LEAVE" => "on leave".to_owned(),
            "LEAVE asked" => "leave asked for".to_owned(),
            other => other.to_owned(),
        });
        // What asks for a look says already that leave is asked for.
        let is_told =
            away.as_ref().is_some_and(|away| parts.iter().any(|it| it.to_lowercase().contains(away)));
        parts.extend(away.filter(|_| !is_told));
        parts.extend(content.times.as_deref().map(said));
        parts.extend(content.extra.as_deref().map(|extra| format!("extra {}", said(extra))));
        parts.extend(content.things.iter().filter_map(|forms| Some(said(forms.first()?))));
        parts.extend((content.own > 0).then(|| format!("{} of their own work", content.own)));
        parts.extend(content.is_done.then(|| "all done".to_owned()));
        if self.view.changed_for(person, day) {
            parts.push("changed since it was published".to_owned());
        }
        parts.extend(app.fresh.day(person, day).map(|by| format!("changed by {by} just now")));
        let others = app.present_users.at(person, day);
        parts.extend((!others.is_empty()).then(|| format!("{} looks here too", others.join(", "))));
        Some(sentences(parts))
    }

    /// The public holidays; and of a week with nothing in it what can be done about that.
    fn end(&mut self) {
        for (day, holiday) in self.view.rota.holidays() {
            self.put(0, false, &format!("{} is a public holiday: {holiday}.", weekday(*day)));
        }
        if self.view.rota.sessions().is_empty() {
            self.put(0, false, &words::empty(self.context));
        }
    }

    fn is_marked(&self, person: &PersonId, day: Date) -> bool {
        let selection = &self.context.app.selection;
        !self.marked && selection.person.as_ref() == Some(person) && selection.day == day
    }

    /// A day by its name: `Wednesday, today`.
    fn named(&self, day: Date) -> String {
        let today = if day == self.context.app.today() { ", today" } else { "" };
        format!("{}{today}", weekday(day))
    }
}

/// What asks for a look, with how pressing it is: `Amber: leave asked for, 7 sessions`.
fn alarm(asked: &Asked) -> String {
    format!("{}: {}", asked.severity.word(), said(&asked.words))
}

fn weekday(day: Date) -> String {
    day.naive().format("%A").to_string()
}

/// The session that is selected on the marked day, and the keys that help with what the day asks.
fn selected(context: DrawContext, view: &WeekView, columns: usize) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let selection = &app.following.rested.selection;
    let Some(person) = &selection.person else { return vec![] };
    let of = selection.session.as_ref().and_then(|id| view.session(id));
    let words = of.map_or_else(
        || "No session is selected.".to_owned(),
        |booked| format!("Selected: {}", session(context, booked, person)),
    );
    let mut steps: Vec<Command> = vec![];
    for step in app.asked_of_day(person, selection.day).into_iter().flat_map(|asked| asked.steps) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    let mut rows: Vec<Line> = wrap(&words, columns.saturating_sub(2))
        .into_iter()
        .take(2)
        .map(|words| Line::styled(format!(" {words}"), theme.text))
        .collect();
    rows.extend(keys(columns, context, &steps));
    rows
}
