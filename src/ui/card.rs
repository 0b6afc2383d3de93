//! A card: all there is to say of one thing, as headings and facts, one below the other.

use ratatui::text::Line;

use super::DrawContext;
use super::spoken::heard;
use super::text::{Strip, wrap};

/// Columns of a fact's name.
const NAME: usize = 17;

/// A card that is written line by line.
pub(super) struct Card<'a> {
    columns: usize,
    context: DrawContext<'a>,
    lines: Vec<Line<'static>>,
}

impl<'a> Card<'a> {
    /// An empty card of so many columns.
    pub(super) fn new(columns: usize, context: DrawContext<'a>) -> Self {
        Self { columns, context, lines: vec![] }
    }

    /// The columns of a fact beside its name.
    pub(super) fn room(&self) -> usize {
        self.columns.saturating_sub(NAME + 1)
    }

    /// Adds a heading.
    pub(super) fn heading(&mut self, text: &str) {
        let mut line = Strip::new(self.columns);
        let is_drawn = self.context.theme.signs.boxes;
        line.put(if is_drawn { text.to_owned() } else { heard(text) }, self.context.theme.strong);
        self.lines.push(line.line());
    }

    /// Adds text over as many lines as it takes.
    pub(super) fn text(&mut self, text: &str) {
        for words in wrap(text, self.columns.saturating_sub(3)) {
            let mut line = Strip::new(self.columns);
            line.put(format!("  {words}"), self.context.theme.text);
            self.lines.push(line.line());
        }
    }

    /// Adds a fact on one line.
    pub(super) fn fact(&mut self, name: &str, text: &str) {
        if !self.context.theme.signs.boxes {
            return self.say(name, text);
        }
        let mut line = Strip::new(self.columns);
        line.put_fit(format!("  {name}"), NAME, self.context.theme.quiet);
        line.put(text, self.context.theme.text);
        self.lines.push(line.line());
    }

    /// Adds a fact over as many lines as it takes.
    pub(super) fn facts(&mut self, name: &str, text: &str) {
        if !self.context.theme.signs.boxes {
            return self.say(name, text);
        }
        for (n, words) in wrap(text, self.room()).iter().enumerate() {
            self.fact(if n == 0 { name } else { "" }, words);
        }
    }

    /// Adds a fact as it is read aloud: its name, and what it says.
    fn say(&mut self, name: &str, text: &str) {
        let text = if name.is_empty() { heard(text) } else { format!("{name}: {}", heard(text)) };
        self.text(&text);
    }

    /// Adds a line that is put together elsewhere.
    pub(super) fn push(&mut self, line: Strip) {
        self.lines.push(line.line());
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The lines, at most so many; where there are more, the last one says how many are not shown.
    pub(super) fn lines(mut self, most: usize) -> Vec<Line<'static>> {
        let all = self.lines.len();
        if all > most && most > 1 {
            self.lines.truncate(most - 1);
            let mut rest = Strip::new(self.columns);
            rest.put(format!("  and {} more lines", all + 1 - most), self.context.theme.quiet);
            self.lines.push(rest.line());
        }
        self.lines
    }
}
