//! The Training screen: courses by people, a sign in each cell, so that every course is said by its name; below or beside them,
//! what follows from the marked one.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;

use super::card::Card;
use super::listing::Listing;
use super::spoken::sentences;
use super::text::{Strip, whole_words, width};
use super::theme::Theme;
use super::{Canvas, DrawContext, columns, lines, pane, scroll_to};
use crate::app::screen::training;
use crate::app::{in_a_row, words};
use crate::domain::{CourseId, PersonId, Training, TrainingState};
use crate::report::training::{Mark, Matrix, is_module};

/// The least columns of a course, and the most that a person's column takes.
const COURSE: usize = 16;
const PERSON: usize = 14;
/// From so many columns on, what is marked stands beside the courses, so many columns of its own.
const LIST: u16 = 110;
const CARD: u16 = 62;

/// What the signs mean.
const LEGEND: &[(&str, &str)] = &[
    ("✓", "done"),
    ("◆", "runs out soon"),
    ("▲", "ran out"),
    ("○", "booked"),
    ("?", "asked for"),
    ("×", "no place"),
    ("·", "nothing noted"),
];

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let Some(matrix) = &context.app.screens.training.matrix else { return };
    let about = match area.height {
        30.. => 12,
        18.. => area.height / 2 - 1,
        10.. => area.height / 3,
        _ => 0,
    };
    let [list, below] = pane::list_and_card(canvas, area, context, (LIST, CARD), Constraint::Length(about));
    if context.theme.signs.boxes {
        for (sign, means) in LEGEND {
            canvas.explain(*sign, *means, *means);
        }
        drawn(canvas, list, context, matrix);
    } else {
        read(canvas, list, context, matrix);
    }
    let card = card(columns(below), context);
    lines(canvas, below, card.lines(usize::from(below.height)));
}

/// The columns of a course and of a person, and the people that there is room for.
struct Shape<'m> {
    course: usize,
    person: usize,
    people: &'m [PersonId],
    /// How many people stand before those.
    first: usize,
}

impl<'m> Shape<'m> {
    fn of(columns: usize, context: DrawContext, matrix: &'m Matrix) -> Self {
        let state = &context.app.state;
        let names = matrix.people.iter().map(|id| width(state.display_name(id)));
        let person = (names.max().unwrap_or(0) + 2).clamp(4, PERSON);
        let titles = matrix.courses.iter().map(|id| width(title_of(context, id)));
        let longest = titles.max().unwrap_or(0) + 2;
        // A course is said whole; of people as many as there is room for beside it.
        let course = longest.clamp(COURSE, COURSE.max(columns.saturating_sub(person + 2)));
        let fit = columns.saturating_sub(course + 1) / person;
        let at = matrix.people.iter().position(|id| Some(id) == context.app.selection.person.as_ref());
        let first = scroll_to(at.unwrap_or(0), matrix.people.len(), fit.max(1));
        let people = matrix.people.get(first..).unwrap_or_default();
        Self { course, person, people: people.get(..fit.min(people.len())).unwrap_or_default(), first }
    }

    /// Which people are in sight, where not all of them are.
    fn in_words(&self, all: usize) -> String {
        match self.people.len() {
            shown if shown == all => String::new(),
            0 => format!("{all} people"),
            shown => format!("people {}–{} of {all}", self.first + 1, self.first + shown),
        }
    }
}

fn drawn(canvas: &mut Canvas, area: Rect, context: DrawContext, matrix: &Matrix) {
    let DrawContext { app, theme } = context;
    let heading = u16::from(area.height >= 4);
    let [top, middle] = Layout::vertical([Constraint::Length(heading), Constraint::Min(0)]).areas(area);
    let shape = Shape::of(columns(middle), context, matrix);
    let mut head = Strip::new(columns(top));
    let people = format!(" {}", shape.in_words(matrix.people.len()));
    let is_whole = width(&people) <= shape.course;
    head.put_fit(if is_whole { &people } else { "" }, shape.course + 1, theme.quiet);
    for person in shape.people {
        let marked = app.selection.person.as_ref() == Some(person);
        let style = if marked { theme.near } else { theme.quiet };
        let name = app.state.display_name(person);
        head.put_fit(name, width(name).min(shape.person - 1), style);
        head.put_fit("", shape.person - width(name).min(shape.person - 1), theme.text);
    }
    lines(canvas, top, [head.line()]);
    let mut list = Listing::new(columns(middle), context);
    for course in &matrix.courses {
        list.under(heading_of(context, course));
        let here = app.screens.training.course.as_ref() == Some(course);
        let mut line = list.begin(here);
        line.put_fit(
            whole_words(title_of(context, course), shape.course - 1),
            shape.course - 1,
            if here { theme.near } else { theme.text },
        );
        line.put(" ", theme.text);
        for (n, person) in shape.people.iter().enumerate() {
            let (sign, style) = sign(theme, matrix.mark(person, course));
            if here && app.selection.person.as_ref() == Some(person) {
                list.select_cell(shape.course + n * shape.person, 1);
            }
            line.put(sign, style);
            line.put_fit("", shape.person - 1, theme.text);
        }
        list.push(line);
    }
    list.draw(canvas, middle);
}

/// A line a course, as a sentence: who has it, who waits for it, of whom nothing is noted.
fn read(canvas: &mut Canvas, area: Rect, context: DrawContext, matrix: &Matrix) {
    let app = context.app;
    let mut list = Listing::new(columns(area), context);
    for course in &matrix.courses {
        list.under(heading_of(context, course));
        let here = app.screens.training.course.as_ref() == Some(course);
        let mut parts = vec![];
        for mark in Mark::ALL.iter().copied().map(Some).chain([None]) {
            let people: Vec<&PersonId> =
                matrix.people.iter().filter(|person| matrix.mark(person, course) == mark).collect();
            let all = people.len() == matrix.people.len() && people.len() > 1;
            let who =
                if all { "everybody".to_owned() } else { words::people(people.iter().copied(), &app.state) };
            if !people.is_empty() {
                parts.push(format!("{}: {who}", in_words(mark)));
            }
        }
        let text = format!("{}. {}", title_of(context, course), sentences(parts));
        list.say(here, &text);
    }
    list.draw(canvas, area);
}

fn title_of<'c>(context: DrawContext<'c>, course: &'c CourseId) -> &'c str {
    context.app.state.course(course).map_or(course.as_str(), |course| course.title.as_str())
}

fn heading_of(context: DrawContext, course: &CourseId) -> &'static str {
    let is_mandatory = || context.app.state.course(course).is_some_and(|course| course.mandatory);
    match () {
        () if is_module(course) => "Before anybody is alone with families",
        () if is_mandatory() => "Everybody must have",
        () => "Other courses",
    }
}

fn in_words(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::Done) => "done",
        Some(Mark::Expiring) => "runs out soon",
        Some(Mark::Expired) => "ran out",
        Some(Mark::Booked) => "booked",
        Some(Mark::Requested) => "asked for",
        Some(Mark::NoPlace) => "no place",
        None => "nothing noted",
    }
}

fn sign(theme: &Theme, mark: Option<Mark>) -> (&'static str, Style) {
    match mark {
        Some(Mark::Done) => (theme.signs.done, theme.good),
        Some(Mark::Expiring) => (theme.signs.amber, theme.amber),
        Some(Mark::Expired) => (theme.signs.red, theme.red),
        Some(Mark::Booked) => (theme.signs.note, theme.quiet),
        Some(Mark::Requested) => ("?", theme.amber),
        Some(Mark::NoPlace) => ("×", theme.amber),
        None => (theme.signs.dot, theme.rule),
    }
}

/// How a training stands, in words: `done Mon 3 Jun 2024, holds until …`.
fn stands_in_words(it: &Training) -> String {
    let on = it.on.map(|on| format!(" {}", words::date(on))).unwrap_or_default();
    let until = it.expires.map(|day| format!(", holds until {}", words::date(day))).unwrap_or_default();
    let word = if it.state == TrainingState::NoPlace {
        "there was no place: for the service to solve"
    } else {
        it.state.word()
    };
    format!("{word}{on}{until}")
}

fn card(columns: usize, context: DrawContext<'_>) -> Card<'_> {
    let DrawContext { app, theme } = context;
    let mut card = Card::new(columns, context);
    let (Some((person, course)), Some(effects)) = (training::marked(app), training::effects(app)) else {
        return card;
    };
    let state = &app.state;
    let name = state.person(person).map_or(person.as_str(), |person| person.name.as_str());
    let of = state.course(course);
    let title = of.map_or(course.as_str(), |course| course.title.as_str());
    card.heading(&format!("{name} {} {title}", theme.signs.dot));
    let stands = match &effects.training {
        None => "nothing noted".to_owned(),
        Some(it) => stands_in_words(it),
    };
    card.facts("state", &stands);
    if let Some(it) = &effects.refresher {
        card.facts("refresher", &stands_in_words(it));
    }
    if of.is_some_and(|course| course.mandatory) {
        card.fact("mandatory", "everybody must have it");
    }
    if !effects.may_not_lead.is_empty() {
        let what = effects.may_not_lead.join(", ");
        card.facts("not yet alone", &format!("may not lead {what}; may join and learn"));
    }
    if !effects.touched.is_empty() {
        card.facts("touches", &in_a_row(&effects.touched, app.today()));
    }
    let to_go = match effects.to_go.as_slice() {
        [] => "all seven are done".to_owned(),
        some => format!("to go: {}; until then not alone with families", some.join(", ")),
    };
    card.facts("modules", &to_go);
    if !effects.shadowing.is_empty() {
        card.facts("shadowing", &format!("{}; it covers nobody", in_a_row(&effects.shadowing, app.today())));
    }
    card
}
