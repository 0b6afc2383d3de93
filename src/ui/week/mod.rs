//! The Week screen: people by days; on narrow terminals one person's agenda instead of a cut grid.

mod agenda;
mod cell;
mod grid;

use ratatui::layout::Rect;

use super::text::{Strip, wrap};
use super::{Canvas, DrawContext, columns, lines};
use crate::app::Visibility;
use crate::domain::SheetState;

/// The columns from which the grid is whole.
const GRID_FROM: u16 = 100;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let Some(view) = context.app.view() else {
        let mut line = Strip::new(columns(area));
        line.put(" Loading this week …", context.theme.quiet);
        lines(canvas, area, [line.line()]);
        return;
    };
    if view.roster.lines.is_empty() {
        let words = match context.app.visibility() {
            Visibility::DraftsOf(_) if context.app.sheet_state() == SheetState::Draft => {
                "This week is still a draft, with nothing in it for you yet. You see all of it once it is published."
            }
            _ => "Nobody has a share of a post in this week, and nothing is booked.",
        };
        let said = wrap(words, columns(area).saturating_sub(2)).into_iter().map(|words| {
            let mut line = Strip::new(columns(area));
            line.put(format!(" {words}"), context.theme.quiet);
            line.line()
        });
        lines(canvas, area, said);
    } else if area.width >= GRID_FROM && area.height >= 12 {
        grid::draw(canvas, area, context, view);
    } else {
        agenda::draw(canvas, area, context, view);
    }
}
