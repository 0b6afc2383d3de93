//! A list to choose from: what is typed, the lines that match, the marked one in sight.

use ratatui::layout::Rect;

use super::super::text::{Strip, fit, width};
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to};
use super::frame::{field, window};
use crate::app::ListLayer;

/// How many lines are measured for the column of their names; a year of sessions has thousands.
const MEASURED: usize = 400;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, layer: &ListLayer, top: bool) {
    let theme = context.theme;
    let typing = u16::from(layer.narrows);
    let high = cells(layer.items.len()).saturating_add(2 + typing).clamp(4, area.height.max(4));
    let room = window(canvas, area, context, &layer.title, (96, high));
    if layer.narrows {
        let line = Rect { height: room.height.min(1), ..room };
        let mut prompt = Strip::new(2);
        prompt.put("> ", theme.key);
        lines(canvas, line, [prompt.line()]);
        let text = Rect { x: line.x + 2.min(line.width), width: line.width.saturating_sub(2), ..line };
        field(canvas, text, &layer.text, theme.heading, top);
    }
    let rest =
        Rect { y: room.y + typing.min(room.height), height: room.height.saturating_sub(typing), ..room };
    if layer.shown.is_empty() {
        let mut none = Strip::new(columns(rest));
        none.put(" nothing matches", theme.quiet);
        lines(canvas, rest, [none.line()]);
        return;
    }
    let fits = usize::from(rest.height);
    let first = scroll_to(layer.marked, layer.shown.len(), fits);
    let shown = || layer.shown.iter().filter_map(|at| layer.items.get(*at));
    let wide =
        shown().take(MEASURED).map(|item| width(&item.label)).max().unwrap_or(0).min(columns(rest) * 3 / 5);
    let rows = shown().enumerate().skip(first).map(|(n, item)| {
        let marked = n == layer.marked;
        let base = if item.unavailable.is_some() { theme.quiet } else { theme.text };
        let mut line = Strip::new(columns(rest));
        line.put(if marked { theme.signs.marker } else { " " }, theme.near);
        line.put(fit(&item.label, wide), if marked { base.patch(theme.selected) } else { base });
        line.put(format!("  {}", item.detail), theme.quiet);
        line.line()
    });
    lines(canvas, rest, rows);
    let at = layer.marked.saturating_sub(first);
    if top && !layer.narrows && at < fits {
        canvas.set_cursor((rest.x, rest.y + cells(at)));
    }
}
