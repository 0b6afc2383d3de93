//! The Training screen: people by courses, a sign in each cell; below, what follows from the marked one.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::Line as Row;

use super::card::Card;
use super::listing::Listing;
use super::text::Strip;
use super::theme::Theme;
use super::{Canvas, DrawContext, columns, lines, scroll_to};
use crate::app::screen::training;
use crate::app::{in_a_row, words};
use crate::domain::{CourseId, Training, TrainingState};
use crate::report::training::{Mark, Matrix};

/// Columns of a name, and of a cell.
const NAME: usize = 11;
const CELL: usize = 4;

/// What the signs mean.
const LEGEND: &[(&str, &str)] = &[
    ("✓", "done"),
    ("◆", "runs out soon"),
    ("▲", "ran out"),
    ("○", "booked"),
    ("?", "requested"),
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
    let heading = u16::from(area.height >= 4);
    let [top, middle, below] =
        Layout::vertical([Constraint::Length(heading), Constraint::Min(0), Constraint::Length(about)])
            .areas(area);
    let fit = columns(middle).saturating_sub(NAME + 1) / CELL;
    let first = scroll_to(context.app.screens.training.column(), matrix.courses.len(), fit.max(1));
    let shown = matrix.courses.get(first..).unwrap_or_default();
    let shown = shown.get(..fit.min(shown.len())).unwrap_or_default();
    lines(canvas, top, [header(columns(top), context, shown)]);
    let mut list = Listing::new(columns(middle), context);
    for person in &matrix.people {
        one(&mut list, context, matrix, person, shown);
    }
    list.draw(canvas, middle);
    let card = card(columns(below), context);
    lines(canvas, below, card.lines(usize::from(below.height)));
}

fn header(columns: usize, context: DrawContext, shown: &[CourseId]) -> Row<'static> {
    let DrawContext { app, theme } = context;
    let mut line = Strip::new(columns);
    line.put_fit("", NAME + 1, theme.text);
    for course in shown {
        let marked = Some(course) == app.screens.training.course.as_ref();
        let style = if marked { theme.near } else { theme.quiet };
        line.put_fit(short(context, course), CELL, style);
    }
    line.line()
}

/// A course in three letters: `N4`, `BSL`, `WRA`.
fn short(context: DrawContext, course: &CourseId) -> String {
    if let Some(number) = course.as_str().strip_prefix("nes-") {
        return format!("N{number}");
    }
    let title = context.app.state.course(course).map_or(course.as_str(), |course| course.title.as_str());
    let words: Vec<&str> = title.split_whitespace().collect();
    match words.as_slice() {
        [one] => one.chars().take(3).collect(),
        several => several.iter().filter_map(|word| word.chars().next()).take(3).collect(),
    }
}

fn one(
    list: &mut Listing,
    context: DrawContext,
    matrix: &Matrix,
    person: &crate::domain::PersonId,
    shown: &[CourseId],
) {
    let DrawContext { app, theme } = context;
    let state = &app.state;
    let team = state.person(person).and_then(|it| state.team(&it.team));
    list.under(team.map_or("", |team| team.name.as_str()));
    let here = app.selection.person.as_ref() == Some(person);
    let mut line = list.begin(here);
    line.put_fit(state.display_name(person), NAME - 1, if here { theme.near } else { theme.text });
    line.put(" ", theme.text);
    for (n, course) in shown.iter().enumerate() {
        let (sign, style) = sign(theme, matrix.mark(person, course));
        if here && Some(course) == app.screens.training.course.as_ref() {
            list.select_cell(NAME + n * CELL, 1);
        }
        line.put(sign, style);
        line.put_fit("", CELL - 1, theme.text);
    }
    list.push(line);
}

fn sign(theme: &Theme, mark: Option<Mark>) -> (&'static str, Style) {
    let drawn = theme.signs.boxes;
    match mark {
        Some(Mark::Done) => (if drawn { "✓" } else { "D" }, theme.good),
        Some(Mark::Expiring) => (if drawn { "◆" } else { "A" }, theme.amber),
        Some(Mark::Expired) => (if drawn { "▲" } else { "R" }, theme.red),
        Some(Mark::Booked) => (if drawn { "○" } else { "B" }, theme.quiet),
        Some(Mark::Requested) => ("?", theme.quiet),
        Some(Mark::NoPlace) => (if drawn { "×" } else { "X" }, theme.amber),
        None => (if drawn { "·" } else { "-" }, theme.quiet),
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
    let legend = LEGEND.iter().map(|(sign, what)| format!("{sign} {what}"));
    if theme.signs.boxes {
        card.text(&legend.collect::<Vec<_>>().join("  "));
    } else {
        card.text("D done, A runs out soon, R ran out, B booked, ? requested, X no place, - nothing noted");
    }
    card
}
