//! What stands for a day of somebody, in letters, with its style, and how what is left is said: the same on every chart of leave.

use ratatui::style::Style;

use super::super::DrawContext;
use crate::app::screen::leave::glyph;
use crate::domain::{Leave, Minutes};
use crate::rota::wall::WallCell;

/// A leave by its letter: `A`, and `A?` while it is only asked for.
pub(super) fn letters(context: DrawContext, leave: &Leave) -> String {
    let letter = glyph(context.app, leave);
    if letter.is_lowercase() { format!("{}?", letter.to_ascii_uppercase()) } else { letter.to_string() }
}

/// The style of a day of leave.
pub(super) fn style(context: DrawContext, cell: &WallCell, leave: &Leave) -> Style {
    let theme = context.theme;
    match () {
        () if cell.all_away => theme.red,
        () if !cell.works => theme.quiet,
        () if glyph(context.app, leave).is_lowercase() => theme.amber,
        () => theme.good,
    }
}

/// Time that may be less than none: `−9:30`.
pub(super) fn signed(minutes: Minutes) -> String {
    if minutes < Minutes::ZERO { format!("−{}", minutes.abs()) } else { minutes.to_string() }
}
