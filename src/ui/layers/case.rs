//! How a family's case went: beside each other where there is room, what it comes to and its contacts; else one below the
//! other. What is longer than the window is scrolled through.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::{Canvas, DrawContext, cells, columns, lines, pane};
use super::frame::{more_below, window};
use super::page;
use crate::app::CaseLayer;
use crate::command::Command;

/// From so many columns on both parts stand side by side.
const TWO_PARTS: u16 = 150;
/// The most columns of both.
const MOST: u16 = 200;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, case: &CaseLayer) {
    if area.width < TWO_PARTS || !context.theme.signs.boxes {
        return page::draw(canvas, area, context, &case.page);
    }
    let wide = area.width.min(MOST);
    let each = page::paragraphs(context, &case.page, columns(area).min(usize::from(MOST)) / 2 - 4);
    let (about, contacts) = each.split_at(case.about.min(each.len()));
    let parts = [about.concat(), contacts.concat()];
    let longest = parts.iter().map(Vec::len).max().unwrap_or(0);
    let high = cells(longest).saturating_add(2).clamp(8, area.height.max(8));
    let room = window(canvas, area, context, &case.page.title, (wide, high));
    let sides = pane::split(canvas, room, context, room.width / 2);
    for (side, part) in sides.into_iter().zip(parts) {
        draw_part(canvas, side, context, part, usize::from(case.page.scrolled));
    }
    canvas.set_cursor((room.x, room.y));
}

/// What of a part is seen, scrolled past so many lines and never past its end; at the bottom, how much more there is.
fn draw_part(
    canvas: &mut Canvas,
    area: Rect,
    context: DrawContext,
    part: Vec<Line<'static>>,
    scrolled: usize,
) {
    let fit = usize::from(area.height);
    let past = scrolled.min(part.len().saturating_sub(fit));
    let mut shown: Vec<Line<'static>> = part.into_iter().skip(past).collect();
    if shown.len() > fit && fit > 1 {
        let more = more_below(context, shown.len() + 1 - fit, Command::ScrollPageDown);
        shown.truncate(fit - 1);
        shown.push(more);
    }
    lines(canvas, area, shown);
}
