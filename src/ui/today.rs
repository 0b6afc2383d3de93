//! The line of today: now, who is in, who is away, what has no cover, what comes next, who is out alone. It is about today even
//! where another week is in view; parts of it give way whole.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::giving_way::{Part, fitted};
use super::text::Strip;
use super::{Canvas, DrawContext, columns, lines};
use crate::app::{App, words};
use crate::domain::PersonId;
use crate::report::today::Today;

/// The place of what comes next.
const NEXT: usize = 4;

/// What gives way, first things first: leave asked for later days; from when people come in later, and what comes next; what is
/// nothing anyway is said shorter; then names give way to initials, and those to how many they are. Who is in, who is away, what
/// has no cover and who is out alone is always answered.
const ORDER: &[usize] = {
    const NOW: usize = 0;
    const PRESENT: usize = 1;
    const AWAY: usize = 2;
    const COVER: usize = 3;
    const ALONE: usize = 5;
    const PART: usize = 6;
    &[
        AWAY, PRESENT, PART, NEXT, ALONE, NEXT, AWAY, COVER, ALONE, NOW, PART, PRESENT, PRESENT, AWAY, ALONE,
        PRESENT, COVER, AWAY, ALONE, ALONE, PRESENT,
    ]
};

/// From so many columns on its parts stand further apart.
const WIDE: usize = 100;

/// Whether a screen shows it, and there is something to tell of.
pub(super) fn is_told(app: &App) -> bool {
    app.screen.shows_sessions() && app.state.service().is_some() && app.week_of_today().is_some()
}

pub(super) fn draw(canvas: &mut Canvas, row: Rect, context: DrawContext) {
    let DrawContext { app, theme } = context;
    let Some(view) = app.week_of_today() else { return };
    let mut people: Vec<PersonId> = vec![];
    for line in &app.roster(view).lines {
        if !people.contains(&line.person) {
            people.push(line.person.clone());
        }
    }
    let state = &app.state;
    let today = Today::of(state, &view.rota, &view.flags, &people, app.now);
    let all = columns(row);
    let gap = if all < WIDE { 2 } else { 3 };
    let mut parts = [
        Part::new(0, now(app)),
        Part::new(2, today.present_in_words(state)),
        Part::new(gap, today.away_in_words(state)),
        Part::new(gap, today.uncovered_in_words(state)),
        Part::new(gap, today.next_in_words(state)),
        Part::new(gap, today.alone_in_words(state)),
        Part::new(gap, today.part_in_words()),
    ];
    parts = if theme.signs.boxes { parts } else { parts.map(Part::spoken) };
    let room = all.saturating_sub(2);
    if fitted(&parts, ORDER, room).get(NEXT).is_some_and(|(_, form)| form.is_empty()) {
        // Without what comes next the rest may be told in full.
        parts[NEXT] = Part::default();
    }
    let plain = theme.text;
    let cover = if today.uncovered.is_empty() { plain } else { theme.red };
    let alone = if today.alone.iter().any(|out| out.is_now) { theme.near } else { plain };
    let styles = [theme.strong, plain, plain, cover, plain, alone, theme.quiet];
    let mut line = Strip::new(all);
    line.put(" ", Style::new());
    for ((gap, form), style) in fitted(&parts, ORDER, room).iter().zip(styles) {
        line.put(" ".repeat(*gap), Style::new());
        line.put(form, style);
    }
    lines(canvas, row, [line.line()]);
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
