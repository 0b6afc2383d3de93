//! Texts of a calendar: their escapes undone, made fit to stand in one line, kept back where they may say who somebody is.

use super::bounds::LONGEST_TITLE;
use crate::domain::{identifier, plain_text};

/// A text in one line: escapes undone, breaks and runs of blanks as one blank, without what controls a terminal.
pub(super) fn in_one_line(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => plain.push(' '),
                Some(other) => plain.push(other),
                None => {}
            },
            _ => plain.push(letter),
        }
    }
    let kept: String = plain.chars().filter(|it| it.is_whitespace() || plain_text::is_kept(*it)).collect();
    let line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST_TITLE).collect()
}

/// Whether a text may hold the number of a patient, or of a telephone: ten digits with nothing but signs and blanks between.
pub(super) fn holds_ten_digits(text: &str) -> bool {
    let mut digits = 0;
    for letter in text.chars() {
        if letter.is_numeric() {
            digits += 1;
        } else if letter.is_alphabetic() {
            digits = 0;
        }
        if digits >= 10 {
            return true;
        }
    }
    !identifier::scan(text).is_empty()
}

/// Whether a title says that its meeting was called off, as Outlook does.
pub(super) fn says_called_off(title: &str) -> bool {
    let begin = title.trim_start().to_lowercase();
    begin.starts_with("canceled:") || begin.starts_with("cancelled:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_breaks() {
        for (value, line) in [
            (r"Boxing Day\, substitute\; board holiday", "Boxing Day, substitute; board holiday"),
            (r"2 January\n(substitute)", "2 January (substitute)"),
            (r"a\Nb\n\n c", "a b c"),
            (r"back\\slash\", r"back\slash"),
            ("  \u{1b}[1mred\t", "[1mred"),
            ("", ""),
        ] {
            assert_eq!(in_one_line(value), line, "{value}");
        }
    }

    #[test]
    fn ten_digits_of_any_spacing() {
        for text in ["0101701234", "010170 1234", "01 01 70 12 34", "CHI:010-170-12.34", "0131 496 0123"] {
            assert!(holds_ten_digits(text), "{text}");
        }
        for text in ["", "Room 12, 3 Dec 2026", "12345 and 67890", "call at 09:30"] {
            assert!(!holds_ten_digits(text), "{text}");
        }
    }

    #[test]
    fn called_off_by_title() {
        for (title, is) in
            [("Canceled: MDT", true), (" CANCELLED: MDT", true), ("Cancelled", false), ("MDT", false)]
        {
            assert_eq!(says_called_off(title), is, "{title}");
        }
    }
}
