//! The Week screen: people by days, in the richest form that there is room for; on narrow terminals one person's agenda instead
//! of a cut grid, and on the smallest what they do next. Where it is read aloud it is sentences.

mod agenda;
mod ahead;
mod below;
mod cell;
mod grid;
mod heading;
mod layout;
mod name;
mod next;
mod rows;
mod signs;
mod spoken;
mod waiting;
mod words;

use ratatui::layout::Rect;

use super::text::{Strip, wrap};
use super::{Canvas, DrawContext, columns, lines};
use crate::app::Visibility;
use crate::domain::SheetState;

/// The columns and rows of a screen below which there is room for the next session alone.
const LEAST: (u16, u16) = (40, 10);
/// The rows from which there is a grid.
const GRID_ROWS: u16 = 10;

pub(in crate::ui) use grid::draw_step;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext) {
    let (screen, app) = (canvas.area(), context.app);
    let quiet = |words: &str| {
        let said = wrap(words, columns(area).saturating_sub(2)).into_iter().map(|words| {
            let mut line = Strip::new(columns(area));
            line.put(format!(" {words}"), context.theme.quiet);
            line.line()
        });
        said.collect::<Vec<_>>()
    };
    let Some(view) = app.view() else {
        let week = app.selection.week();
        return lines(canvas, area, quiet(&format!("Reading week {} of {} …", week.number(), week.year())));
    };
    if view.roster.lines.is_empty() {
        let words = match app.visibility() {
            Visibility::DraftsOf(_) if app.sheet_state() == SheetState::Draft => {
                "This week is still a draft, with nothing in it for you yet. You see all of it once it is published."
            }
            _ => "Nobody has a share of a post in this week, and nothing is booked.",
        };
        return lines(canvas, area, quiet(words));
    }
    if !context.theme.signs.boxes {
        return spoken::draw(canvas, area, context, view);
    }
    if screen.width < LEAST.0 || screen.height < LEAST.1 {
        return next::draw(canvas, area, context, view);
    }
    if area.height < GRID_ROWS || !grid::draw(canvas, area, context, view) {
        agenda::draw(canvas, area, context, view);
    }
}
