//! What one screen shows: its cells, where the cursor is, and what the signs on it mean.

use std::any::Any;
use std::collections::BTreeSet;
use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
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
    kept: Option<Arc<dyn Any + Send + Sync>>,
    /// What was drawn over what stands, while only that changes.
    over: Option<Overlay>,
    /// The rows that were drawn on since it was last shown; `None` where it was drawn afresh.
    touched: Option<BTreeSet<u16>>,
    /// What whoever showed it last knows it by.
    shown_as: Option<Arc<()>>,
}

/// What is drawn over what stands on a canvas, and can be taken off again.
#[derive(Clone, Debug)]
struct Overlay {
    /// Of what the rest was drawn.
    of: Arc<dyn Any + Send + Sync>,
    /// What it covers, in the order in which it was covered.
    covered: Vec<(Rect, Vec<Cell>)>,
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
        (self.over, self.touched) = (None, None);
    }

    /// From here on something is drawn over what stands, which was drawn of something: as long as that is the same, what is over
    /// it can be lifted off.
    pub(super) fn begin_over<T: Any + Send + Sync>(&mut self, of: Arc<T>) {
        self.over = Some(Overlay { of, covered: vec![] });
    }

    /// What stands below what is drawn over it was drawn of; `None` where nothing can be lifted off.
    pub(super) fn stands<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.over.as_ref()?.of.clone().downcast().ok()
    }

    /// Keeps what an area shows, before it is drawn over.
    pub(super) fn cover(&mut self, area: Rect) {
        let area = area.intersection(self.cells.area);
        let Some(over) = self.over.as_mut() else { return };
        let cells = area.positions().filter_map(|at| self.cells.cell(at).cloned()).collect();
        over.covered.push((area, cells));
        self.touched.iter_mut().for_each(|rows| rows.extend(area.top()..area.bottom()));
    }

    /// Lifts off what is drawn over what stands, and shows no cursor: from here on only that is changed.
    pub(super) fn lift(&mut self) {
        let Some(over) = self.over.as_mut() else { return };
        let mut rows = BTreeSet::new();
        for (area, cells) in over.covered.drain(..).rev() {
            rows.extend(area.top()..area.bottom());
            for (at, before) in area.positions().zip(cells) {
                self.cells.cell_mut(at).into_iter().for_each(|cell| cell.clone_from(&before));
            }
        }
        (self.touched, self.cursor) = (Some(rows), None);
    }

    /// The rows that were drawn on since what was over the rest was lifted off; `None` where all may be other than before.
    #[must_use]
    pub fn touched(&self) -> Option<&BTreeSet<u16>> {
        self.touched.as_ref()
    }

    /// It has been shown as it is: whoever did so can tell by this that it was not drawn on for anybody else since.
    pub fn is_shown(&mut self) -> Arc<()> {
        self.shown_as.insert(Arc::default()).clone()
    }

    /// Whether it was last shown so.
    #[must_use]
    pub fn was_shown_as(&self, shown: &Arc<()>) -> bool {
        self.shown_as.as_ref().is_some_and(|last| Arc::ptr_eq(last, shown))
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

    /// What a screen kept when it was last drawn here; whoever asks finds out whether it still holds.
    pub(super) fn kept<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.kept.clone()?.downcast().ok()
    }

    /// Keeps something for the next time, in place of what was kept before.
    pub(super) fn keep<T: Any + Send + Sync>(&mut self, kept: Arc<T>) {
        self.kept = Some(kept);
    }

    /// The signs that were explained, in order.
    #[must_use]
    pub fn explained(&self) -> &[Explained] {
        &self.explained
    }

    /// Which of some signs are to be seen in an area.
    #[must_use]
    pub fn shows(&self, signs: &[&str], area: Rect) -> Vec<bool> {
        // Hardly a letter of a screen begins a sign: only those that do are compared.
        let mut firsts = [false; 256];
        for first in signs.iter().filter_map(|sign| sign.bytes().next()) {
            firsts.get_mut(usize::from(first)).into_iter().for_each(|first| *first = true);
        }
        let mut found = vec![false; signs.len()];
        for row in area.intersection(self.cells.area).rows() {
            let start = self.cells.index_of(row.x, row.y);
            let cells = self.cells.content.get(start..start + usize::from(row.width)).unwrap_or_default();
            let begins = |cell: &Cell| {
                cell.symbol().bytes().next().and_then(|first| firsts.get(usize::from(first))) == Some(&true)
            };
            for (at, _) in cells.iter().enumerate().filter(|(_, cell)| begins(cell)) {
                for (sign, found) in signs.iter().zip(&mut found).filter(|(_, found)| !**found) {
                    *found = reads(cells.get(at..).unwrap_or_default(), sign);
                }
            }
        }
        found
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

/// Whether some cells begin with a text.
fn reads(cells: &[Cell], text: &str) -> bool {
    let mut rest = text;
    for cell in cells {
        match rest.strip_prefix(cell.symbol()) {
            _ if rest.is_empty() => return true,
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.is_empty()
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
    fn a_sign_is_found_where_it_is_to_be_seen() {
        let mut canvas = Canvas::new((6, 2));
        canvas.write(&Line::from("a▲b +1"), canvas.area());
        let shows = |signs: &[&str], area| canvas.shows(signs, area);
        assert_eq!(shows(&["▲", "◆", "+1", "+2"], canvas.area()), [true, false, true, false]);
        assert_eq!(shows(&["▲", "+1"], Rect::new(2, 0, 3, 1)), [false, false], "beside the area");
        assert_eq!(shows(&["▲"], Rect::new(0, 1, 6, 9)), [false], "in another row");
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
