//! What waits for whoever sits here, in a few lines of the pane beside the week: the oldest of it, and the key of the inbox.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::text::Strip;
use super::super::{Canvas, DrawContext, cells, columns, lines};
use crate::app::screen::inbox::inbox;
use crate::command::Command;
use crate::report::inbox::{InboxItem, InboxPart};

/// The most things that are named.
const NAMED: usize = 3;
/// The rows that are left to what the day asks.
const LEFT: u16 = 12;

/// Draws it at the foot of an area, where there is room, and gives what is left of that.
pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) -> Rect {
    let inbox = inbox(context.app);
    let waiting: Vec<&InboxItem> = inbox.items.iter().filter(|item| item.part == InboxPart::Answer).collect();
    let set_in = Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(1), ..area };
    let rows = told(context, &waiting, columns(set_in));
    let height = cells(rows.len());
    if rows.is_empty() || area.height < height.saturating_add(LEFT) {
        return area;
    }
    let y = area.bottom().saturating_sub(height);
    lines(canvas, Rect { y, height, ..set_in }, rows);
    Rect { height: area.height.saturating_sub(height.saturating_add(1)), ..area }
}

fn told(context: DrawContext, waiting: &[&InboxItem], columns: usize) -> Vec<Line<'static>> {
    let DrawContext { app, theme } = context;
    if waiting.is_empty() {
        return vec![];
    }
    let mut heading = Strip::new(columns);
    heading.put_whole("Waiting for you", theme.strong);
    if let Some(key) = app.keys.map.key_of(Command::ShowInbox, app.screen.scopes()) {
        heading.put_whole("   ", theme.text);
        heading.put_whole(&key, theme.key);
        heading.put_whole(" inbox", theme.text);
    }
    let mut rows = vec![heading.line()];
    for item in waiting.iter().take(NAMED) {
        let mut line = Strip::new(columns);
        line.put_whole(format!("  {}", item.kind.word()), theme.amber);
        line.put_whole(format!("  {}", item.what), theme.text);
        rows.push(line.line());
    }
    let more = waiting.len().saturating_sub(NAMED);
    if more > 0 {
        let mut line = Strip::new(columns);
        line.put_whole(format!("  and {more} more"), theme.quiet);
        rows.push(line.line());
    }
    rows
}
