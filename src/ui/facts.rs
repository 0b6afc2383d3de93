//! Facts one below the other: a name, and beside it what it says over as many lines as that takes.

use ratatui::text::Line;

use super::DrawContext;
use super::spoken::said;
use super::text::{Strip, width, wrap};

/// Facts that are written line by line.
pub(super) struct Facts<'a> {
    columns: usize,
    name: usize,
    context: DrawContext<'a>,
    lines: Vec<Line<'static>>,
}

impl<'a> Facts<'a> {
    /// No facts yet, of so many columns, so many of them for their names.
    pub(super) fn new(columns: usize, name: usize, context: DrawContext<'a>) -> Self {
        Self { columns, name, context, lines: vec![] }
    }

    /// Adds a fact, where it says anything.
    pub(super) fn put(&mut self, name: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let theme = self.context.theme;
        if !theme.signs.boxes {
            let text = format!("{name}: {}", said(text));
            for words in wrap(text.trim_start_matches(": "), self.columns) {
                self.lines.push(Line::styled(words, theme.text));
            }
            return;
        }
        // A name that is too long for its column leads its text.
        let (name, text) =
            if width(name) < self.name { (name, text.to_owned()) } else { ("", format!("{name}: {text}")) };
        for (n, words) in wrap(&text, self.columns.saturating_sub(self.name)).into_iter().enumerate() {
            let mut line = Strip::new(self.columns);
            line.put_fit(if n == 0 { name } else { "" }, self.name, theme.quiet);
            line.put(words, theme.text);
            self.lines.push(line.line());
        }
    }

    /// Adds lines that are put together elsewhere.
    pub(super) fn extend(&mut self, lines: impl IntoIterator<Item = Line<'static>>) {
        self.lines.extend(lines);
    }

    /// Adds a heading, a line apart from what stands above it.
    pub(super) fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        let mut line = Strip::new(self.columns);
        line.put(text, self.context.theme.strong);
        self.lines.push(line.line());
    }

    /// The lines.
    pub(super) fn lines(self) -> Vec<Line<'static>> {
        self.lines
    }
}
