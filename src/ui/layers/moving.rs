//! A session that is picked up: where it would be, how much of its series goes along, what it adds and clears.

use ratatui::layout::Rect;

use super::super::text::Strip;
use super::super::{Canvas, DrawContext, columns, lines};
use super::frame::drawer;
use crate::app::{Moving, words};

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, moving: &Moving) {
    let DrawContext { app, theme } = context;
    let room = drawer(canvas, area, context, "Moving", 4);
    let booking = &moving.booking;
    let end = app.state.zone().after(booking.start, booking.minutes);
    let mut line = Strip::new(columns(room));
    line.put(words::session(booking, &app.state), theme.strong);
    line.put(
        format!(
            " {} {} {}",
            theme.signs.dot,
            words::day(booking.start.date(), app.today()),
            words::times(booking.start, end)
        ),
        theme.amber,
    );
    if moving.from.as_ref().is_some_and(|from| from.series.is_some()) {
        line.put(format!(" {} {}", theme.signs.dot, moving.reach.words()), theme.text);
    }
    let mut second = Strip::new(columns(room));
    match (&moving.problem, moving.changes.is_empty()) {
        (Some(problem), _) => second.put(words::capital(problem), theme.amber),
        (None, true) => second.put("where it was", theme.quiet),
        (None, false) => second.put("the flags it would add and clear are on the line below", theme.quiet),
    }
    lines(canvas, room, [line.line(), second.line()]);
}
