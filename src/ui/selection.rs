//! The one way in which a selection is drawn, on every screen and in every list: a marker before it, one pair of colours on every
//! cell of it, whatever was drawn there, and the terminal's cursor on its first letter, which screen readers and magnifiers follow.
//!
//! Of several selections in sight one has the focus; the others keep what they are drawn in, with a marker of their own and a
//! line below.

use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::{Canvas, DrawContext};

/// Marks what is selected on a screen: an area whose first column is the gutter. It has the focus unless something is open over
/// the screen.
pub(super) fn select(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    if context.has_focus() { focus(canvas, area, context) } else { set_aside(canvas, area, context) }
}

/// The same of a block of many lines: its first line is marked, with the marker, and the others have a bar of the same before them.
/// What stands in them keeps its colours, and a step from one to the next stays short on a slow line.
pub(super) fn select_block(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    select(canvas, Rect { height: area.height.min(1), ..area }, context);
    if context.has_focus() {
        let bar =
            Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), width: 1, ..area };
        canvas.cells_mut().set_style(bar, context.theme.selection);
    }
}

/// Marks what would be chosen while the cursor is where somebody types.
pub(super) fn choose(canvas: &mut Canvas, area: Rect, context: DrawContext) -> Option<Rect> {
    let theme = context.theme;
    mark(canvas, area, theme.signs.marker, theme.strong, theme.selection)
}

/// Marks what is selected and has the focus.
pub(super) fn focus(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let Some(cells) = choose(canvas, area, context) else { return };
    let is_letter = |at: &Position| canvas.cells().cell(*at).is_some_and(|cell| cell.symbol() != " ");
    let at = cells.positions().find(is_letter).unwrap_or(cells.as_position());
    canvas.set_cursor(at);
}

/// Marks what is selected while something else has the focus.
pub(super) fn set_aside(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let theme = context.theme;
    let line = Style::new().add_modifier(Modifier::UNDERLINED);
    mark(canvas, area, theme.signs.aside, theme.quiet, line);
}

/// Puts a marker in the gutter and a style on the rest of an area, as far as it is on the canvas; gives that rest. An area of one
/// column is its own gutter.
fn mark(canvas: &mut Canvas, area: Rect, marker: &str, of_marker: Style, style: Style) -> Option<Rect> {
    let area = area.intersection(canvas.area());
    let gutter = canvas.cells_mut().cell_mut(area.as_position()).filter(|_| !area.is_empty())?;
    gutter.set_symbol(marker).set_style(of_marker);
    let cells = if area.width > 1 { Rect { x: area.x + 1, width: area.width - 1, ..area } } else { area };
    canvas.cells_mut().set_style(cells, style);
    Some(cells)
}
