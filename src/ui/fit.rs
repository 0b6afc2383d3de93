//! How much fits into an area, and which part of more is in sight.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::canvas::Canvas;

/// Draws lines one below the other, as many as fit.
pub(super) fn lines(canvas: &mut Canvas, area: Rect, lines: impl IntoIterator<Item = Line<'static>>) {
    for (line, row) in lines.into_iter().zip(area.rows()) {
        canvas.write(&line, row);
    }
}

/// The columns of an area.
pub(super) fn columns(area: Rect) -> usize {
    usize::from(area.width)
}

/// The first line to show so that a marked one is in sight, when so many fit.
pub(super) fn scroll_to(marked: usize, all: usize, fit: usize) -> usize {
    if all <= fit { 0 } else { marked.saturating_sub(fit / 2).min(all - fit) }
}

/// The first line of the page on which a marked one is, when so many fit on each: as one goes from line to line, the others stay
/// where they are. A page has the first lines of the next at its end, so that what goes on for a few lines is in sight.
pub(super) fn page_of(marked: usize, all: usize, fit: usize) -> usize {
    const SHARED: usize = 4;
    let page = fit.saturating_sub(SHARED.min(fit / 2)).max(1);
    if all <= fit { 0 } else { (marked - marked % page).min(all - fit) }
}

/// A small number as a count of columns or rows.
pub(super) fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
