//! Lines one below the other of which one is selected, scrolled so that it is in sight.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::spoken::said;
use super::text::{Strip, wrap};
use super::{Canvas, DrawContext, cells, lines, page_of, scroll_to, selection};
use crate::domain::counted;

/// How many of so many lines fit into an area where they are read aloud: where not all do, a line says how many more there are.
pub(super) fn fit_beside_more(all: usize, area: Rect) -> usize {
    let fit = usize::from(area.height);
    if all > fit && fit > 2 { fit - 1 } else { fit }
}

/// How many lines of a list stand before and after those in sight, in words; `None` where all are in sight.
pub(super) fn more(all: usize, first: usize, fit: usize) -> Option<String> {
    let below = all.saturating_sub(first + fit);
    match (first, below) {
        (0, 0) => None,
        (0, below) => Some(format!("And {} below.", counted(below, "more line"))),
        (above, 0) => Some(format!("The end. {} above.", counted(above, "more line"))),
        (above, below) => Some(format!("And {} below, {above} above.", counted(below, "more line"))),
    }
}

/// The lines of a list, with its headings.
pub(super) struct Listing<'a> {
    columns: usize,
    context: DrawContext<'a>,
    rows: Vec<Line<'static>>,
    marked: Option<usize>,
    /// From which column on how many are selected of the marked line, where not all are.
    cell: Option<(u16, u16)>,
    heading: Option<String>,
}

impl<'a> Listing<'a> {
    /// An empty list of so many columns.
    pub(super) fn new(columns: usize, context: DrawContext<'a>) -> Self {
        Self { columns, context, rows: vec![], marked: None, cell: None, heading: None }
    }

    /// The columns of its lines.
    pub(super) fn columns(&self) -> usize {
        self.columns
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

    /// Begins a line with the room for its marker.
    pub(super) fn begin(&mut self, marked: bool) -> Strip {
        if marked {
            self.marked = Some(self.rows.len());
        }
        let mut line = Strip::new(self.columns);
        line.put(" ", self.context.theme.text);
        line
    }

    /// Of the marked line only a cell is selected: so many columns after its gutter, which is at this one.
    pub(super) fn select_cell(&mut self, gutter: usize, wide: usize) {
        self.cell = Some((cells(gutter), cells(wide + 1)));
    }

    /// Adds a line.
    pub(super) fn push(&mut self, line: Strip) {
        self.rows.push(line.line());
    }

    /// Adds what is read aloud of one thing: a text without a sign in it, over as many lines as it takes.
    pub(super) fn say(&mut self, marked: bool, text: &str) {
        let theme = self.context.theme;
        for (n, words) in wrap(&said(text), self.columns.saturating_sub(4)).into_iter().enumerate() {
            let mut line = self.begin(marked && n == 0);
            line.put(if n == 0 { " " } else { "   " }, theme.text);
            line.put(words, if marked { theme.strong } else { theme.text });
            self.push(line);
        }
    }

    /// Draws as many lines as fit, the marked one among them. Read aloud, the last says how many more there are.
    pub(super) fn draw(self, canvas: &mut Canvas, area: Rect) {
        let (marked, all) = (self.marked.unwrap_or(0), self.rows.len());
        let is_read = !self.context.theme.signs.boxes;
        let fit = if is_read { fit_beside_more(all, area) } else { usize::from(area.height) };
        let first = if is_read { page_of(marked, all, fit) } else { scroll_to(marked, all, fit) };
        let more = more(all, first, fit).filter(|_| is_read && fit < usize::from(area.height));
        let more = more.map(|words| Line::styled(format!(" {words}"), self.context.theme.quiet));
        lines(canvas, area, self.rows.into_iter().skip(first).take(fit).chain(more));
        if let Some(at) = self.marked.and_then(|marked| marked.checked_sub(first)).filter(|at| *at < fit) {
            let row = Rect { y: area.y + cells(at), height: 1, ..area };
            let of_cell = |(x, width)| Rect { x: area.x + x, width, ..row }.intersection(row);
            let row = self.cell.map_or(row, of_cell);
            selection::select(canvas, row, self.context);
        }
    }
}
