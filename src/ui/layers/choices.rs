//! A drawer with what could be done, the marked one told in full: what `why` and `cover` have in common.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::text::{fit, wrap};
use super::super::{Brush, Canvas, cells, columns, lines};
use super::{drawer, more_below};
use crate::app::{Choice, words};
use crate::command::Command;

/// Columns of a fact's name.
const NAME: usize = 12;

/// Rows of the week that stay in sight on a tall screen.
const BEHIND: u16 = 12;

/// Lines being put together, and which of them tell what is marked.
pub(super) struct Sheet<'b> {
    pub(super) brush: Brush<'b>,
    columns: usize,
    pub(super) lines: Vec<Line<'static>>,
    /// The first line of what is marked, and the line after its last.
    marked: Option<(usize, usize)>,
}

impl<'b> Sheet<'b> {
    /// An empty sheet for a drawer in an area.
    pub(super) fn new(area: Rect, brush: Brush<'b>) -> Self {
        let edges = if brush.theme.signs.boxes { 2 } else { 0 };
        Self { brush, columns: columns(area).saturating_sub(edges), lines: vec![], marked: None }
    }

    /// Draws it, from as far as it was paged, else so that all of what is marked is in sight.
    pub(super) fn draw(self, canvas: &mut Canvas, area: Rect, title: &str, scrolled: usize) {
        let most = if area.height >= 3 * BEHIND - 6 { area.height - BEHIND } else { area.height };
        let high = cells(self.lines.len()).saturating_add(2).min(most);
        let room = drawer(canvas, area, self.brush, title, high);
        let (all, fits) = (self.lines.len(), usize::from(room.height));
        // The last row says that there is more, where there is.
        let fits = if all > fits && fits > 1 { fits - 1 } else { fits };
        let first = self.first_line(scrolled, fits);
        let at = self.marked.map_or(0, |(from, _)| from.saturating_sub(first));
        let more = all.saturating_sub(first + fits);
        let below = (more > 0).then(|| more_below(self.brush, more, Command::PageDown));
        lines(canvas, room, self.lines.into_iter().skip(first).take(fits).chain(below));
        if all > 0 && at < fits {
            canvas.set_cursor((room.x, room.y + cells(at)));
        }
    }

    fn first_line(&self, scrolled: usize, fits: usize) -> usize {
        let last = self.lines.len().saturating_sub(fits);
        if scrolled > 0 {
            return scrolled.min(last);
        }
        let (from, to) = self.marked.unwrap_or((0, 0));
        to.saturating_sub(fits).min(from).min(last)
    }

    /// A text in a style, wrapped, each line after so many columns.
    pub(super) fn put(&mut self, indent: usize, text: &str, style: Style) {
        for part in wrap(text, self.columns.saturating_sub(indent + 1)) {
            self.lines.push(Line::from(vec![Span::raw(" ".repeat(indent)), Span::styled(part, style)]));
        }
    }

    /// A name and what it is, wrapped beside it.
    pub(super) fn fact(&mut self, name: &str, what: &str) {
        let theme = self.brush.theme;
        let wide = if self.columns < NAME * 3 { 0 } else { NAME };
        for (n, part) in wrap(what, self.columns.saturating_sub(wide + 1)).into_iter().enumerate() {
            let name = if n == 0 { fit(&format!(" {name}"), wide) } else { " ".repeat(wide) };
            self.lines
                .push(Line::from(vec![Span::styled(name, theme.quiet), Span::styled(part, theme.text)]));
        }
    }

    /// Choices, the marked one told in full.
    pub(super) fn choices(&mut self, choices: &[Choice], marked: usize) {
        let theme = self.brush.theme;
        for (n, choice) in choices.iter().enumerate() {
            if n == marked {
                let from = self.lines.len();
                self.marked_choice(choice);
                self.marked = Some((from, self.lines.len()));
            } else {
                let style = if choice.unavailable.is_some() { theme.quiet } else { theme.text };
                self.put(2, &choice.title, style);
            }
        }
    }

    /// The marked choice in full: why it, why not, and what to send.
    fn marked_choice(&mut self, choice: &Choice) {
        let theme = self.brush.theme;
        let style = if choice.unavailable.is_some() { theme.quiet } else { theme.text };
        for (n, part) in wrap(&choice.title, self.columns.saturating_sub(3)).into_iter().enumerate() {
            let marker = if n == 0 { theme.signs.marker } else { " " };
            self.lines.push(Line::from(vec![
                Span::styled(format!("{marker} "), theme.near),
                Span::styled(part, style.patch(theme.selected)),
            ]));
        }
        if let Some(reason) = &choice.unavailable {
            self.put(4, &format!("Not now: {reason}."), theme.amber);
        }
        if !choice.reasons.is_empty() {
            self.put(4, &words::capital(&choice.reasons.join(", ")), theme.quiet);
        }
        if let Some(message) = &choice.message {
            self.put(4, &format!("To send: {message}"), theme.quiet);
        }
    }
}
