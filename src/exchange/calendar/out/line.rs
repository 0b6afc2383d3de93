//! The lines of a calendar: at most 75 octets each, cut between letters, and what stands in a text with a meaning escaped.

use unicode_segmentation::UnicodeSegmentation as _;

/// The most octets of a line, its end left out (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// Adds a line, folded where it is long.
pub fn line(out: &mut String, text: &str) {
    let mut room = LONGEST_LINE;
    for letter in text.graphemes(true) {
        // A letter that is longer than a line is no letter; its characters then go one by one.
        let whole = letter.len() < LONGEST_LINE;
        let parts: Vec<&str> =
            if whole { vec![letter] } else { letter.split_inclusive(|_: char| true).collect() };
        for part in parts {
            if part.len() > room {
                out.push_str("\r\n ");
                room = LONGEST_LINE - 1;
            }
            room -= part.len();
            out.push_str(part);
        }
    }
    out.push_str("\r\n");
}

/// Adds a property whose value is text.
pub fn text(out: &mut String, name: &str, value: &str) {
    line(out, &format!("{name}:{}", escaped(value)));
}

/// A text with what has a meaning in one escaped; what no text holds is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(
            escaped("BookBug — Siân, Zoë; (x\\y)\nline 2\u{7}"),
            "BookBug — Siân\\, Zoë\\; (x\\\\y)\\nline 2"
        );
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_letter_is_cut() {
        for text in ["Siân, Zoë ".repeat(40), "👩‍👩‍👧‍👦".repeat(30), "e\u{301}".repeat(90), "\u{301}".repeat(200)]
        {
            let mut out = String::new();
            super::text(&mut out, "SUMMARY", &text);
            assert!(out.ends_with("\r\n"));
            let lines: Vec<&str> = out.trim_end_matches("\r\n").split("\r\n").collect();
            assert!(lines.iter().all(|line| line.len() <= 75), "{lines:?}");
            let unfolded = out.replace("\r\n ", "").replace("\\,", ",");
            assert_eq!(unfolded.trim_end(), format!("SUMMARY:{text}").trim_end());
        }
    }
}
