//! What one screen shows: its cells, where the cursor is, and what the signs on it mean.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::text::{is_plain, width};

/// What one screen shows, or is about to.
#[derive(Clone, Debug, Default)]
pub struct Canvas {
    cells: Buffer,
    cursor: Option<Position>,
    explained: Vec<Explained>,
}

/// A sign that a screen draws, with what it means there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The sign.
    pub sign: String,
    /// What it means, in a few words.
    pub means: String,
    /// The same where room is short.
    pub short: String,
}

impl Canvas {
    /// An empty canvas of so many columns and rows.
    #[must_use]
    pub fn new(size: (u16, u16)) -> Self {
        let mut canvas = Self::default();
        canvas.start(size);
        canvas
    }

    /// Starts afresh: blank, of so many columns and rows, and with no cursor.
    pub fn start(&mut self, (columns, rows): (u16, u16)) {
        self.cells.resize(Rect::new(0, 0, columns, rows));
        self.cells.reset();
        self.cursor = None;
        self.explained.clear();
    }

    /// All of it.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.cells.area
    }

    /// Its cells, row by row.
    #[must_use]
    pub fn cells(&self) -> &Buffer {
        &self.cells
    }

    /// Its cells, to be drawn on.
    pub fn cells_mut(&mut self) -> &mut Buffer {
        &mut self.cells
    }

    /// Where the cursor is; `None` where none is shown.
    #[must_use]
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// Shows the cursor at a place.
    pub fn set_cursor(&mut self, at: impl Into<Position>) {
        self.cursor = Some(at.into());
    }

    /// Says what a sign means that is drawn here, for the line that explains those on the screen: whoever draws one says it. One
    /// that is not to be seen in the end is not explained.
    pub fn explain(&mut self, sign: impl Into<String>, means: impl Into<String>, short: impl Into<String>) {
        let sign = sign.into();
        if !self.explained.iter().any(|it| it.sign == sign) {
            self.explained.push(Explained { sign, means: means.into(), short: short.into() });
        }
    }

    /// The signs that were explained, in order.
    #[must_use]
    pub fn explained(&self) -> &[Explained] {
        &self.explained
    }

    /// Whether a sign is to be seen in an area.
    #[must_use]
    pub fn shows(&self, sign: &str, area: Rect) -> bool {
        let area = area.intersection(self.cells.area);
        area.rows().any(|row| {
            let start = self.cells.index_of(row.x, row.y);
            let cells = self.cells.content.iter().skip(start).take(usize::from(row.width));
            if sign.chars().count() == 1 {
                return cells.into_iter().any(|cell| cell.symbol() == sign);
            }
            cells.map(ratatui::buffer::Cell::symbol).collect::<String>().contains(sign)
        })
    }

    /// Gives all of it a style, which what is drawn on it changes.
    pub fn tint(&mut self, style: Style) {
        for cell in &mut self.cells.content {
            cell.set_style(style);
        }
    }

    /// Draws a widget in an area.
    pub fn put(&mut self, widget: impl Widget, area: Rect) {
        widget.render(area, &mut self.cells);
    }

    /// Writes a line into a row, from the left, as far as it fits: as the line would draw itself, several times as fast where
    /// its letters are plain ones.
    pub fn write(&mut self, line: &Line, row: Rect) {
        let row = Rect { height: 1, ..row }.intersection(self.cells.area);
        if line.alignment.is_some() {
            return line.render(row, &mut self.cells);
        }
        if row.is_empty() || line.spans.iter().all(|span| width(&span.content) == 0) {
            return;
        }
        if line.style != Style::new() {
            self.cells.set_style(row, line.style);
        }
        let mut x = row.x;
        for span in &line.spans {
            let rest = Rect { x, width: row.right().saturating_sub(x), ..row };
            x = x.saturating_add(self.write_span(span, rest));
        }
    }

    /// Writes a span, and says how many columns it took.
    fn write_span(&mut self, span: &Span, rest: Rect) -> u16 {
        if rest.is_empty() {
            return 0;
        }
        if !span.content.chars().all(is_plain) {
            let wide = u16::try_from(span.width()).unwrap_or(u16::MAX);
            if wide > 0 {
                span.render(rest, &mut self.cells);
            }
            return wide;
        }
        let start = self.cells.index_of(rest.x, rest.y);
        let cells = self.cells.content.iter_mut().skip(start).take(usize::from(rest.width));
        let mut took = 0;
        for (cell, letter) in cells.zip(span.content.chars()) {
            cell.set_char(letter).set_style(span.style);
            took += 1;
        }
        took
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier};

    /// Letters of every kind: plain, wide, combining, joined, control.
    fn letters() -> impl Strategy<Value = String> {
        prop_oneof![
            "[ -~]{0,12}",
            "[a–…·─▲é ]{0,8}",
            "[a日e\u{301}\u{200d}\u{fe0f}👩\t\r\n\u{ad}]{0,6}",
            any::<String>(),
        ]
    }

    fn style() -> impl Strategy<Value = Style> {
        prop_oneof![
            Just(Style::new()),
            Just(Style::new().fg(Color::Red)),
            Just(Style::new().bg(Color::Black).add_modifier(Modifier::REVERSED)),
            Just(Style::new().remove_modifier(Modifier::REVERSED)),
        ]
    }

    proptest! {
        #[test]
        fn a_line_is_written_as_it_would_draw_itself(
            spans in prop::collection::vec((letters(), style()), 0..5),
            of_line in style(),
            (x, y, width) in (0..8_u16, 0..3_u16, 0..30_u16),
        ) {
            let spans: Vec<Span> = spans.into_iter().map(|(text, style)| Span::styled(text, style)).collect();
            let line = Line::from(spans).style(of_line);
            let mut drawn = Canvas::new((20, 2));
            drawn.tint(Style::new().fg(Color::Gray));
            drawn.put(Line::from("below what is written"), drawn.area());
            let mut written = drawn.clone();
            let row = Rect::new(x, y, width, 1);
            drawn.put(&line, row);
            written.write(&line, row);
            prop_assert_eq!(written.cells, drawn.cells);
        }
    }

    #[test]
    fn what_was_drawn_is_gone_after_a_fresh_start() {
        let mut canvas = Canvas::new((3, 1));
        canvas.write(&Line::from("abc"), canvas.area());
        canvas.set_cursor((1, 0));
        canvas.start((3, 1));
        assert_eq!((canvas.cells(), canvas.cursor()), (&Buffer::empty(canvas.area()), None));
    }
}
