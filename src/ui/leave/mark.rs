//! What stands for a day or a week of somebody, in letters, with its style: the same on every chart of leave.

use ratatui::style::Style;

use super::super::DrawContext;
use crate::app::screen::leave::glyph;
use crate::domain::Leave;
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
