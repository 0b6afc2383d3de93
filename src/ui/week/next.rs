//! Where there is room for next to nothing: what the marked person does next.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::text::wrap;
use super::super::{Canvas, DrawContext, columns, lines};
use crate::app::{WeekView, words};
use crate::rota::Booked;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, view: &WeekView) {
    let DrawContext { app, theme } = context;
    let Some(person) = &app.selection.person else { return };
    let name = app.state.display_name(person);
    let is_next = |booked: &&Booked| booked.counts() && booked.has(person) && booked.end > app.now;
    let said = match view.rota.sessions_of(person).find(is_next) {
        Some(booked) => {
            let families = match words::families(&booked.booking().families) {
                families if families.is_empty() => families,
                families => format!(" {families}"),
            };
            let what = words::what(booked.booking(), &app.state);
            let day = words::day(booked.start.date(), app.today());
            format!("{name}: {day} {} {what}{families}", booked.start.time())
        }
        None => format!("{name}: nothing more in {}", words::short_week(app.selection.week(), app.today())),
    };
    let rows = wrap(&said, columns(area)).into_iter().map(|words| Line::styled(words, theme.text));
    lines(canvas, area, rows);
}
