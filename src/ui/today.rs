//! What is told of today, in a line or two: now, who is in, who is away, what has no cover, what comes next, who is out alone. It is
//! about today even where another week is in view; parts of it give way whole.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::giving_way::{Part, fitted};
use super::text::Strip;
use super::{Canvas, DrawContext, lines};
use crate::app::{App, words};
use crate::domain::{PersonId, State};
use crate::report::today::Today;

/// The places of the parts.
const NOW: usize = 0;
const PRESENT: usize = 1;
const AWAY: usize = 2;
const COVER: usize = 3;
const NEXT: usize = 4;
const ALONE: usize = 5;
const PART: usize = 6;
const OWN: usize = 7;

/// What gives way in one line, first things first: leave asked for later days; from when people come in later, and what comes
/// next; then names give way to some of them, and those to how many they are. Who is in, who is away, what has no cover and who
/// is out alone is always answered.
const ORDER: &[usize] = &[
    AWAY, PRESENT, PART, NEXT, ALONE, NEXT, AWAY, COVER, ALONE, NOW, PART, ALONE, PRESENT, PRESENT, AWAY,
    ALONE, PRESENT, COVER, AWAY, ALONE, PRESENT, OWN,
];

/// In two lines, what stands in each, and what of that gives way.
const LINES: [(&[usize], &[usize]); 2] = {
    const FIRST: &[usize] = &[NOW, PRESENT, AWAY];
    const SECOND: &[usize] = &[COVER, NEXT, ALONE, PART, OWN];
    [
        (FIRST, &[AWAY, PRESENT, NOW, AWAY, PRESENT, AWAY, PRESENT, AWAY, PRESENT, PRESENT]),
        (SECOND, &[PART, NEXT, ALONE, NEXT, PART, ALONE, COVER, ALONE, ALONE, COVER, ALONE, OWN]),
    ]
};

/// From so many columns on its parts stand further apart.
const WIDE: usize = 100;

/// Whether a screen shows it, and there is something to tell of.
pub(super) fn is_told(app: &App) -> bool {
    app.screen.shows_sessions() && app.state.service().is_some() && app.week_of_today().is_some()
}

pub(super) fn draw(canvas: &mut Canvas, rows: Rect, told: Vec<Line<'static>>) {
    lines(canvas, rows, told);
}

/// What is told in so many columns: in one line, and in two where that names fewer people and there is room for them.
pub(super) fn told(all: usize, may_be_two: bool, context: DrawContext) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    let Some(view) = app.week_of_today() else { return vec![] };
    let mut people: Vec<PersonId> = vec![];
    for line in &app.roster(view).lines {
        if !people.contains(&line.person) {
            people.push(line.person.clone());
        }
    }
    let state = &app.state;
    let today = Today::of(state, &view.rota, &view.flags, &people, app.now);
    let gap = if all < WIDE { 2 } else { 3 };
    let own = app.me.person().filter(|own| state.person(own).is_some_and(|own| own.role.is_peer()));
    let own = own.map(|own| today.own_in_words(own)).unwrap_or_default();
    let parts = [
        Part::new(0, now(app)),
        Part::new(2, today.present_in_words(state)),
        Part::new(gap, today.away_in_words(state)),
        Part::new(gap, today.uncovered_in_words(state)),
        Part::new(gap, today.next_in_words(state)),
        Part::new(gap, today.alone_in_words(state)),
        Part::new(gap, today.part_in_words()),
        Part::new(gap, own),
    ];
    let parts = if theme.signs.boxes { parts } else { parts.map(Part::spoken) };
    let room = all.saturating_sub(2);
    let mut in_one = parts.clone();
    if fitted(&in_one, ORDER, room).get(NEXT).is_some_and(|(_, form)| form.is_empty()) {
        // Without what comes next the rest may be told in full.
        in_one[NEXT] = Part::default();
    }
    let one: Vec<(usize, String)> = fitted(&in_one, ORDER, room);
    let plain = theme.text;
    let cover = if today.uncovered.is_empty() { plain } else { theme.red };
    let alone = if today.alone.iter().any(|out| out.is_now) { theme.near } else { plain };
    let styles = [theme.strong, plain, plain, cover, plain, alone, theme.quiet, plain];
    let drawn = |forms: &mut dyn Iterator<Item = (usize, (usize, String))>| {
        let mut line = Strip::new(all);
        line.put(" ", Style::new());
        for (at, (gap, form)) in forms {
            line.put(" ".repeat(gap), Style::new());
            line.put(form, styles.get(at).copied().unwrap_or(plain));
        }
        line.line()
    };
    if !may_be_two || names_all(&today, state, &one) {
        return vec![drawn(&mut one.into_iter().enumerate())];
    }
    let each = LINES.map(|(places, order)| {
        let only: Vec<Part> = parts
            .iter()
            .enumerate()
            .map(|(at, part)| if places.contains(&at) { part.clone() } else { Part::default() })
            .collect();
        drawn(&mut fitted(&only, order, room).into_iter().enumerate())
    });
    each.into()
}

/// Whether parts in some forms name everybody who is in, away or out alone, the public holiday, and what has no cover.
fn names_all(today: &Today, state: &State, told: &[(usize, String)]) -> bool {
    let says = |at: usize, words: &str| told.get(at).is_some_and(|(_, form)| form.contains(words));
    let names = |at: usize, person: &PersonId| says(at, state.display_name(person));
    let later = today.later.iter().map(|(_, who)| *who);
    today.present.iter().copied().chain(later).all(|who| names(PRESENT, who))
        && today.away.iter().all(|who| names(AWAY, who))
        && today.alone.iter().all(|out| names(ALONE, out.who))
        && today.uncovered.iter().all(|booked| says(COVER, &booked.start.time().to_string()))
        && today.holiday.is_none_or(|name| says(PRESENT, name))
}

/// What the clock says; with the day where another is in view.
fn now(app: &App) -> Vec<String> {
    let (time, today) = (app.now.time(), app.today());
    let is_in_view = if app.screen.shows_one_day() {
        app.selection.day == today
    } else {
        app.selection.week() == today.week()
    };
    if is_in_view {
        vec![format!("Today {time}"), time.to_string()]
    } else {
        vec![format!("Today, {} {time}", words::day(today, today)), format!("Today {time}")]
    }
}
