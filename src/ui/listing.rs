//! Lines one below the other of which one is marked: scrolled so that it is in sight, with the terminal's cursor on it.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::text::Strip;
use super::{Canvas, DrawContext, cells, columns, lines, scroll_to};

/// The lines of a list, with its headings.
pub(super) struct Listing<'a> {
    columns: usize,
    context: DrawContext<'a>,
    rows: Vec<Line<'static>>,
    marked: Option<usize>,
    heading: Option<String>,
}

impl<'a> Listing<'a> {
    /// An empty list of so many columns.
    pub(super) fn new(columns: usize, context: DrawContext<'a>) -> Self {
        Self { columns, context, rows: vec![], marked: None, heading: None }
    }

    /// Opens a part of the list under its heading, unless it is the part that is open.
    pub(super) fn under(&mut self, heading: &str) {
        if self.heading.as_deref() == Some(heading) {
            return;
        }
        let mut line = Strip::new(self.columns);
        line.put(format!(" {heading}"), self.context.theme.strong);
        self.rows.push(line.line());
        self.heading = Some(heading.to_owned());
    }

    /// Begins a line with its marker.
    pub(super) fn begin(&mut self, marked: bool) -> Strip {
        if marked {
            self.marked = Some(self.rows.len());
        }
        let theme = self.context.theme;
        let mut line = Strip::new(self.columns);
        line.put(if marked { theme.signs.marker } else { " " }, theme.strong);
        line
    }

    /// Adds a line.
    pub(super) fn push(&mut self, line: Strip) {
        self.rows.push(line.line());
    }

    /// Draws as many lines as fit, the marked one among them.
    pub(super) fn draw(self, canvas: &mut Canvas, area: Rect) {
        let fit = usize::from(area.height);
        let first = scroll_to(self.marked.unwrap_or(0), self.rows.len(), fit);
        if let Some(at) = self.marked.and_then(|marked| marked.checked_sub(first)).filter(|at| *at < fit)
            && self.context.app.layers.is_empty()
            && columns(area) > 0
        {
            canvas.set_cursor((area.x, area.y + cells(at)));
        }
        lines(canvas, area, self.rows.into_iter().skip(first));
    }
}
