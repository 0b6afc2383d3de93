//! Text that fits: cut and padded by the columns it takes on screen, never in the middle of a letter.

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// A text cut to so many columns, with an ellipsis where it was cut.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let Some(room) = columns.checked_sub(1) else {
        return String::new();
    };
    let mut taken = 0;
    let mut short = String::new();
    for letter in text.graphemes(true) {
        taken += letter.width();
        if taken > room {
            break;
        }
        short.push_str(letter);
    }
    short.push('…');
    short
}

/// A text cut or padded to exactly so many columns.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    let mut fitted = cut(text, columns);
    let missing = columns.saturating_sub(fitted.width());
    fitted.extend(std::iter::repeat_n(' ', missing));
    fitted
}

/// A text in lines of at most so many columns, broken between words; a word that is too long is broken anywhere.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines: Vec<String> = vec![];
    let mut line = String::new();
    for word in text.split_whitespace() {
        let gap = usize::from(!line.is_empty());
        if line.width() + gap + word.width() <= columns {
            line.extend((gap == 1).then_some(' '));
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.graphemes(true) {
            if line.width() + letter.width() > columns && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(letter);
        }
    }
    lines.push(line);
    lines
}

/// A line that is built from left to right and stops at its width.
#[derive(Debug)]
pub struct Strip {
    spans: Vec<Span<'static>>,
    left: usize,
}

impl Strip {
    /// An empty strip of so many columns.
    #[must_use]
    pub fn new(columns: usize) -> Self {
        Self { spans: vec![], left: columns }
    }

    /// The columns that are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.left
    }

    /// Adds a text as far as it fits.
    pub fn put(&mut self, text: impl AsRef<str>, style: Style) {
        let text = cut(text.as_ref(), self.left);
        self.left -= text.width().min(self.left);
        if !text.is_empty() {
            self.spans.push(Span::styled(text, style));
        }
    }

    /// Adds a text cut or padded to so many columns, as far as they are there.
    pub fn put_fit(&mut self, text: impl AsRef<str>, columns: usize, style: Style) {
        let columns = columns.min(self.left);
        self.put(fit(text.as_ref(), columns), style);
    }

    /// Adds a text only if all of it fits; says whether it did.
    pub fn put_whole(&mut self, text: impl AsRef<str>, style: Style) -> bool {
        let fits = text.as_ref().width() <= self.left;
        if fits {
            self.put(text, style);
        }
        fits
    }

    /// Fills up so that a text of so many columns still fits at the end.
    pub fn space_before(&mut self, columns: usize) {
        let gap = self.left.saturating_sub(columns);
        self.put(" ".repeat(gap), Style::new());
    }

    /// The line.
    #[must_use]
    pub fn line(self) -> Line<'static> {
        Line::from(self.spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_by_columns_and_never_within_a_letter() {
        assert_eq!(cut("Eilidh", 6), "Eilidh");
        assert_eq!(cut("Eilidh", 4), "Eil…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("x", 0), "");
        assert_eq!(fit("日本", 5), "日本 ");
    }

    #[test]
    fn text_is_wrapped_between_words() {
        assert_eq!(wrap("who is alone", 6), ["who is", "alone"]);
        assert_eq!(wrap("safeguarding is ours", 5), ["safeg", "uardi", "ng is", "ours"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("日本語", 0), ["日", "本", "語"]);
    }

    #[test]
    fn a_strip_stops_at_its_width() {
        let mut strip = Strip::new(6);
        strip.put("abc", Style::new());
        assert!(!strip.put_whole("defg", Style::new()));
        strip.put("defg", Style::new());
        assert_eq!(strip.left(), 0);
        assert_eq!(strip.line().to_string(), "abcde…");
    }
}
