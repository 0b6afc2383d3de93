//! Two panes side by side under one rule: what is marked, and what it asks; as many lines as fit, and how many do not.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

use super::spoken::heard;
use super::text::{Strip, width};
use super::{Canvas, DrawContext, columns, lines};

/// A rule with a title: `─ C2 · with Catriona ───────`.
pub(super) fn rule(columns: usize, context: DrawContext, title: &str) -> Line<'static> {
    let theme = context.theme;
    let mut line = Strip::new(columns);
    if !theme.signs.boxes {
        line.put(format!(" {}", heard(title)), theme.strong);
        return line.line();
    }
    line.put(format!("{} ", theme.signs.rule), theme.rule);
    // What does not fit is left out, the last of it first.
    let mut title = title;
    while width(title) > line.left() {
        let Some((shorter, _)) = title.rsplit_once(' ') else { break };
        title = shorter.trim_end_matches([' ', '·']);
    }
    line.put(title, theme.strong);
    if line.left() > 0 {
        line.put(" ", theme.text);
    }
    let rest = line.left();
    line.put(theme.signs.rule.repeat(rest), theme.rule);
    line.line()
}

/// Draws a pane: a rule with its title, and its lines.
pub(super) fn draw(
    canvas: &mut Canvas,
    area: Rect,
    context: DrawContext,
    title: &str,
    of_pane: Vec<Line<'static>>,
) {
    let Some(top) = area.rows().next() else { return };
    lines(canvas, top, [rule(columns(area), context, title)]);
    let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
    draw_lines(canvas, body, context, of_pane);
}

/// Draws as many lines as fit, set in by a column; where there are more, the last row says how many.
pub(super) fn draw_lines(canvas: &mut Canvas, area: Rect, context: DrawContext, mut all: Vec<Line<'static>>) {
    let set_in =
        Rect { x: area.x.saturating_add(1).min(area.right()), width: area.width.saturating_sub(1), ..area };
    let room = usize::from(area.height);
    if all.len() > room && room > 1 {
        let more = format!("and {} more lines", all.len() + 1 - room);
        all.truncate(room - 1);
        all.push(Line::styled(more, context.theme.quiet));
    }
    lines(canvas, set_in, all);
}

/// Where a list stands and where what is marked on it does: beside it with a border between them, where both have room, else
/// below it in as many rows as are given. Read aloud, it comes after it.
pub(super) fn list_and_card(
    canvas: &mut Canvas,
    area: Rect,
    context: DrawContext,
    (list, card): (u16, u16),
    below: Constraint,
) -> [Rect; 2] {
    if context.theme.signs.boxes && area.width > list.saturating_add(card) {
        let [left, right] = split(canvas, area, context, area.width - card);
        return [
            left,
            Rect {
                x: right.x.saturating_add(1).min(right.right()),
                width: right.width.saturating_sub(1),
                ..right
            },
        ];
    }
    Layout::vertical([Constraint::Min(0), below]).areas(area)
}

/// The area left of a border and the one right of it; the border stands between them.
pub(super) fn split(canvas: &mut Canvas, area: Rect, context: DrawContext, left: u16) -> [Rect; 2] {
    let left = left.min(area.width);
    let border = if context.theme.signs.boxes { "│" } else { " " };
    for row in area.rows() {
        let at = Rect { x: row.x.saturating_add(left), width: u16::from(left < area.width), ..row };
        if width(border) == 1 {
            canvas.write(&Line::styled(border, context.theme.rule), at);
        }
    }
    let right = area.width.saturating_sub(left.saturating_add(1));
    [
        Rect { width: left, ..area },
        Rect { x: area.x.saturating_add(left).saturating_add(1).min(area.right()), width: right, ..area },
    ]
}
