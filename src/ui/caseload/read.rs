//! The caseload for whoever listens to it: a sentence for each worker, and below it one for each of their families.

use ratatui::layout::Rect;

use super::super::listing::Listing;
use super::super::spoken::sentences;
use super::super::text::wrap;
use super::super::{Canvas, DrawContext, columns};
use super::{bar, row};
use crate::app::screen::caseload::CaseloadRow;
use crate::planner::caseload::Caseload;

/// Columns of a line of anything: what a worker carries is told whole.
const WHOLE: usize = 400;

pub(super) fn draw(canvas: &mut Canvas, area: Rect, context: DrawContext, found: &Caseload) {
    let screen = &context.app.screens.caseload;
    let wide = columns(area);
    let mut list = Listing::new(wide, context);
    for (at, of_row) in screen.rows.iter().enumerate() {
        let (text, set_in) = match of_row {
            CaseloadRow::Head(head) => {
                let drawn = bar::head(WHOLE, context, found, head).line().to_string();
                (sentences(drawn.split("  ")), 0)
            }
            CaseloadRow::Family(at) => match found.lines.get(*at) {
                Some(line) => (row::sentences_of(context, line), 1),
                None => continue,
            },
        };
        let marked = screen.at == Some(at);
        for (n, words) in wrap(&text, wide.saturating_sub(4)).into_iter().enumerate() {
            let mut line = list.begin(marked && n == 0);
            line.put(" ".repeat(set_in + 2 * usize::from(n > 0)), context.theme.text);
            line.put(words, context.theme.text);
            list.push(line);
        }
    }
    list.draw(canvas, area);
}
