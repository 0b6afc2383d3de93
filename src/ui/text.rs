//! Text that fits: cut and padded by the columns it takes on screen, never in the middle of a letter.

use std::borrow::Cow;

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    let mut letters = 0;
    if text.chars().inspect(|_| letters += 1).all(is_plain) { letters } else { text.width() }
}

/// Whether a letter takes one column whatever stands beside it: of ASCII, of Latin-1 and of the signs that the screens are made
/// of, those that are seen and join nothing. Most texts are of these alone, and need no table of all the letters there are.
#[must_use]
pub fn is_plain(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}' | '‐'..='‧' | '≠' | '─'..='◼')
}

/// A text cut to so many columns, with an ellipsis where it was cut.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    cut_to(text, columns).0.into_owned()
}

/// The same, with the columns that it takes then.
pub(super) fn cut_to(text: &str, columns: usize) -> (Cow<'_, str>, usize) {
    let all = width(text);
    if all <= columns {
        return (text.into(), all);
    }
    let Some(room) = columns.checked_sub(1) else {
        return ("".into(), 0);
    };
    let (mut taken, mut short) = (0, String::new());
    for letter in text.graphemes(true) {
        let after = taken + letter.width();
        if after > room {
            break;
        }
        taken = after;
        short.push_str(letter);
    }
    short.push('…');
    (short.into(), taken + 1)
}

/// As many words of a text as are whole in so many columns, from the first one on.
#[must_use]
pub(super) fn whole_words(text: &str, columns: usize) -> &str {
    let ends = text.match_indices(' ').map(|(at, _)| at).chain([text.len()]);
    let whole = ends.filter_map(|end| text.get(..end)).take_while(|begun| width(begun) <= columns);
    whole.last().unwrap_or_default()
}

/// A text cut or padded to exactly so many columns.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    let (fitted, taken) = cut_to(text, columns);
    let mut fitted = fitted.into_owned();
    fitted.extend(std::iter::repeat_n(' ', columns.saturating_sub(taken)));
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
        let (text, taken) = cut_to(text.as_ref(), self.left);
        self.left -= taken;
        if !text.is_empty() {
            self.spans.push(Span::styled(text.into_owned(), style));
        }
    }

    /// Adds a text cut or padded to so many columns, as far as they are there.
    pub fn put_fit(&mut self, text: impl AsRef<str>, columns: usize, style: Style) {
        let columns = columns.min(self.left);
        self.left -= columns;
        if columns > 0 {
            self.spans.push(Span::styled(fit(text.as_ref(), columns), style));
        }
    }

    /// Adds a text only if all of it fits; says whether it did.
    pub fn put_whole(&mut self, text: impl AsRef<str>, style: Style) -> bool {
        let fits = width(text.as_ref()) <= self.left;
        if fits {
            self.put(text, style);
        }
        fits
    }

    /// Adds the first of some texts of which all fits; says whether one did.
    pub fn put_first<T: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = T>, style: Style) -> bool {
        texts.into_iter().any(|text| self.put_whole(text, style))
    }

    /// Adds what leaves so many columns free, as far as they are there, for what comes after it.
    pub fn leave_room(&mut self, columns: usize, puts: impl FnOnce(&mut Self)) {
        let kept = columns.min(self.left);
        self.left -= kept;
        puts(self);
        self.left += kept;
    }

    /// Adds another strip, as far as it fits.
    pub fn append(&mut self, other: Self) {
        for span in other.spans {
            self.put(&span.content, span.style);
        }
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
    fn a_plain_letter_takes_a_column_and_joins_nothing() {
        for letter in (0..=0xffff).filter_map(char::from_u32).filter(|letter| is_plain(*letter)) {
            assert_eq!(format!("{letter}").width(), 1, "{letter:?}");
            assert_eq!(format!("a{letter}b{letter}{letter}").graphemes(true).count(), 5, "{letter:?}");
        }
    }

    #[test]
    fn words_are_whole_or_absent() {
        for (columns, words) in [(12, "who is alone"), (11, "who is"), (6, "who is"), (5, "who"), (2, "")] {
            assert_eq!(whole_words("who is alone", columns), words, "{columns}");
        }
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
