//! A list to choose from: what is typed, the lines that match, the marked one in sight.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::spoken::said;
use super::super::text::{Strip, fit, width, wrap};
use super::super::{Canvas, DrawContext, cells, columns, lines, scroll_to, selection};
use super::frame::{field, window};
use crate::app::ListLayer;

/// The most columns of a list.
const WIDE: u16 = 96;

/// How many lines are measured for the column of their names; a year of sessions has thousands.
const MEASURED: usize = 400;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, layer: &ListLayer, top: bool) {
    let theme = context.theme;
    let typing = u16::from(layer.narrows);
    let across = columns(area).min(usize::from(WIDE)).saturating_sub(2);
    // What is narrowed by typing can be thousands: of that only the lines in sight are put together.
    let few = if layer.narrows { vec![] } else { rows(context, layer, across, (0, usize::MAX)) };
    let all: usize = if layer.narrows { layer.items.len() } else { few.iter().map(Vec::len).sum() };
    let high = cells(all).saturating_add(2 + typing).clamp(4, area.height.max(4));
    let room = window(canvas, area, context, &layer.title, (WIDE, high));
    if layer.narrows {
        let line = Rect { height: room.height.min(1), ..room };
        let mut prompt = Strip::new(2);
        prompt.put("> ", theme.key);
        lines(canvas, line, [prompt.line()]);
        let text = Rect { x: line.x + 2.min(line.width), width: line.width.saturating_sub(2), ..line };
        field(canvas, text, &layer.text, theme.strong, top);
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
    if layer.narrows {
        let first = scroll_to(layer.marked, layer.shown.len(), fits);
        lines(canvas, rest, rows(context, layer, across, (first, fits)).into_iter().flatten());
        let at = layer.marked.saturating_sub(first);
        if top && at < fits {
            selection::choose(canvas, Rect { y: rest.y + cells(at), height: 1, ..rest }, context);
        }
        return;
    }
    let above: usize = few.iter().take(layer.marked).map(Vec::len).sum();
    let first = scroll_to(above, all, fits);
    let marked_lines = few.get(layer.marked).map_or(1, Vec::len);
    lines(canvas, rest, few.into_iter().flatten().skip(first));
    let at = above.saturating_sub(first);
    if top && at < fits {
        let high = cells(marked_lines.min(fits - at));
        selection::focus(canvas, Rect { y: rest.y + cells(at), height: high, ..rest }, context);
    }
}

/// The lines of some items, from one on: one in a list that is narrowed by typing, else as many as the detail takes.
fn rows(
    context: DrawContext,
    layer: &ListLayer,
    across: usize,
    (first, many): (usize, usize),
) -> Vec<Vec<Line<'static>>> {
    let theme = context.theme;
    let shown = || layer.shown.iter().filter_map(|at| layer.items.get(*at));
    let wide = shown().take(MEASURED).map(|item| width(&item.label)).max().unwrap_or(0).min(across * 3 / 5);
    let rows = shown().skip(first).take(many).map(|item| {
        let base = if item.unavailable.is_some() { theme.quiet } else { theme.text };
        let mut line = Strip::new(across);
        line.put(" ", theme.text);
        if !theme.signs.boxes {
            // Read aloud, there are no columns.
            let detail = if item.detail.is_empty() { String::new() } else { format!(": {}", item.detail) };
            let told = said(&format!("{}{detail}.", item.label));
            if layer.narrows {
                line.put(told, base);
                return vec![line.line()];
            }
            let set_in = |(n, words): (usize, String)| {
                Line::styled(format!("{}{words}", " ".repeat(if n == 0 { 2 } else { 4 })), base)
            };
            return wrap(&told, across.saturating_sub(5)).into_iter().enumerate().map(set_in).collect();
        }
        line.put(fit(&item.label, wide), base);
        if layer.narrows {
            line.put(format!("  {}", item.detail), theme.quiet);
            return vec![line.line()];
        }
        let mut details = wrap(&item.detail, across.saturating_sub(wide + 3)).into_iter();
        line.put(format!("  {}", details.next().unwrap_or_default()), theme.quiet);
        let below = details.map(|words| {
            let mut line = Strip::new(across);
            line.put(" ".repeat(wide + 3), theme.quiet);
            line.put(words, theme.quiet);
            line.line()
        });
        std::iter::once(line.line()).chain(below).collect()
    });
    rows.collect()
}
