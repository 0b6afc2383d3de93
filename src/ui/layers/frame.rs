//! What layers are drawn in: a window, a drawer, a field of text; and that more lies below.

use ratatui::layout::{Constraint, Flex, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear, Padding};

use crate::command::Command;
use crate::domain::counted;
use crate::ui::spoken::heard;
use crate::ui::text::cut;
use crate::ui::{Canvas, DrawContext, cells, columns};

/// A frame of at most so many columns and rows in the middle, with a title; gives the room inside.
pub(super) fn window(
    canvas: &mut Canvas,
    area: Rect,
    context: DrawContext,
    title: &str,
    (wide, high): (u16, u16),
) -> Rect {
    // What stands alone begins where reading does.
    let flex = if context.shows_only_layer() { Flex::Start } else { Flex::Center };
    let [row] = Layout::vertical([Constraint::Length(high.min(area.height))]).flex(flex).areas(area);
    let [whole] = Layout::horizontal([Constraint::Length(wide.min(area.width))]).flex(flex).areas(row);
    framed(canvas, whole, context, title)
}

/// The same of a frame that grows: it is put in the middle as if it were as high as it is for certain, and moves up only
/// where it would not fit otherwise.
pub(super) fn growing_window(
    canvas: &mut Canvas,
    area: Rect,
    context: DrawContext,
    title: &str,
    (wide, (certain, high)): (u16, (u16, u16)),
) -> Rect {
    if context.shows_only_layer() {
        return window(canvas, area, context, title, (wide, high));
    }
    let (wide, high) = (wide.min(area.width), high.min(area.height));
    let x = area.x + (area.width - wide) / 2;
    let middle = area.y + area.height.saturating_sub(certain) / 2;
    let y = middle.min(area.y + area.height - high);
    framed(canvas, Rect { x, y, width: wide, height: high }, context, title)
}

/// A frame at the bottom of an area, over its whole width; gives the room inside.
pub(super) fn drawer(canvas: &mut Canvas, area: Rect, context: DrawContext, title: &str, high: u16) -> Rect {
    let high = high.min(area.height);
    let below = if context.shows_only_layer() { 0 } else { area.height - high };
    let whole = Rect { y: area.y + below, height: high, ..area };
    framed(canvas, whole, context, title)
}

/// That more lies below than there is room for, with the key that shows it.
pub(super) fn more_below(context: DrawContext, more: usize, command: Command) -> Line<'static> {
    let key = context.app.keys.map.key_of(command, context.app.scopes());
    let key = key.map(|key| format!(": {key}")).unwrap_or_default();
    Line::styled(format!(" and {}{key}", counted(more, "more line")), context.theme.strong)
}

fn framed(canvas: &mut Canvas, whole: Rect, context: DrawContext, title: &str) -> Rect {
    let theme = context.theme;
    canvas.put(Clear, whole);
    let title = if theme.signs.boxes { title.to_owned() } else { heard(title) };
    let title = format!(" {} ", cut(&title, columns(whole).saturating_sub(4)));
    let block = Block::new().style(theme.ground).title(title).title_style(theme.strong);
    let block = if theme.signs.boxes && whole.width > 8 && whole.height > 2 {
        block
            .border_type(BorderType::Rounded)
            .borders(ratatui::widgets::Borders::ALL)
            .border_style(theme.rule)
    } else if whole.height > 1 {
        block.padding(Padding::top(0)).borders(ratatui::widgets::Borders::NONE)
    } else {
        Block::new()
    };
    let inner = block.inner(whole);
    canvas.put(block, whole);
    inner
}

/// Draws a text field; with its cursor, which is kept in sight, else from its beginning.
pub(super) fn field(canvas: &mut Canvas, area: Rect, text: &tui_input::Input, style: Style, cursor: bool) {
    if area.width == 0 || area.height == 0 {
        return;
    }
    let room = columns(area);
    let scroll = if cursor { text.visual_scroll(room.saturating_sub(1).max(1)) } else { 0 };
    let shown = ratatui::widgets::Paragraph::new(text.value().to_owned())
        .style(style)
        .scroll((0, u16::try_from(scroll).unwrap_or(0)));
    canvas.put(shown, Rect { height: 1, ..area });
    if cursor {
        let at = text.visual_cursor().saturating_sub(scroll).min(room.saturating_sub(1));
        canvas.set_cursor((area.x + cells(at), area.y));
    }
}
