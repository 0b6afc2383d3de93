//! The lines of a calendar: bytes that are unfolded before they become letters, each with the number of its first line.
//!
//! A fold may stand inside a letter; lines end in CR LF, LF or CR; a byte-order mark goes before all.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::bounds::LONGEST_LINE;

/// One line with its folds taken out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ContentLine {
    /// The number of the first line it stands on, from 1.
    pub number: usize,
    pub text: String,
    /// Whether it was longer than is kept.
    pub is_cut: bool,
    /// Whether its bytes were UTF-8.
    pub is_utf8: bool,
    /// Whether a line end came after it; without one the file may have been cut in its middle.
    pub is_ended: bool,
}

/// The bytes without a mark; what is UTF-16 is made UTF-8.
pub(super) fn without_mark(bytes: &[u8]) -> Cow<'_, [u8]> {
    let wide = match bytes {
        [0xff, 0xfe, ..] => UTF_16LE,
        [0xfe, 0xff, ..] => UTF_16BE,
        _ => return Cow::Borrowed(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)),
    };
    let (text, _) = wide.decode_with_bom_removal(bytes);
    Cow::Owned(text.into_owned().into_bytes())
}

/// The lines of a file without its mark, one after the other; empty ones are passed over.
pub(super) struct ContentLines<'b> {
    rest: &'b [u8],
    /// The number of the next line.
    number: usize,
}

/// A line as it stands in the file.
struct FileLine<'b> {
    bytes: &'b [u8],
    is_ended: bool,
    /// What comes after it.
    rest: &'b [u8],
}

impl<'b> ContentLines<'b> {
    pub fn of(bytes: &'b [u8]) -> Self {
        Self { rest: bytes, number: 1 }
    }

    fn peek(&self) -> Option<FileLine<'b>> {
        if self.rest.is_empty() {
            return None;
        }
        let Some(end) = self.rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            return Some(FileLine { bytes: self.rest, is_ended: false, rest: &[] });
        };
        let (bytes, rest) = self.rest.split_at_checked(end)?;
        let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.get(1..)).unwrap_or_default();
        Some(FileLine { bytes, is_ended: true, rest })
    }

    fn take(&mut self, line: &FileLine<'b>) {
        self.rest = line.rest;
        self.number += 1;
    }
}

impl Iterator for ContentLines<'_> {
    type Item = ContentLine;

    fn next(&mut self) -> Option<ContentLine> {
        let (number, first) = loop {
            let line = self.peek()?;
            let number = self.number;
            self.take(&line);
            if !line.bytes.is_empty() {
                break (number, line);
            }
        };
        let mut bytes = vec![];
        let mut is_cut = false;
        let mut is_ended = first.is_ended;
        let mut add = |part: &[u8]| {
            let room = LONGEST_LINE.saturating_sub(bytes.len());
            is_cut |= part.len() > room;
            bytes.extend_from_slice(part.get(..room.min(part.len())).unwrap_or_default());
        };
        add(first.bytes);
        while let Some(line) = self.peek() {
            match line.bytes {
                [] => {}
                [b' ' | b'\t', part @ ..] => {
                    add(part);
                    is_ended = line.is_ended;
                }
                _ => break,
            }
            self.take(&line);
        }
        let whole =
            if is_cut { Ok(String::from_utf8_lossy(&bytes).into_owned()) } else { String::from_utf8(bytes) };
        let is_utf8 = whole.is_ok();
        let text = whole.unwrap_or_else(|error| WINDOWS_1252.decode(error.as_bytes()).0.into_owned());
        Some(ContentLine { number, text, is_cut, is_utf8, is_ended })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<(usize, String)> {
        ContentLines::of(&without_mark(bytes)).map(|line| (line.number, line.text)).collect()
    }

    #[test]
    fn lines_are_unfolded_by_bytes_and_numbered_by_their_first() {
        type Case = (&'static [u8], &'static [(usize, &'static str)]);
        let cases: [Case; 10] = [
            (b"A:1\r\nB:2\r\n", &[(1, "A:1"), (2, "B:2")]),
            (b"A:1\nB:2", &[(1, "A:1"), (2, "B:2")]),
            (b"A:1\rB:2\r", &[(1, "A:1"), (2, "B:2")]),
            (b"\xef\xbb\xbfA:1\n", &[(1, "A:1")]),
            (b"A:1\r\n 2\r\n\t3\r\nB:2", &[(1, "A:123"), (4, "B:2")]),
            // The fold stands between the two bytes of the letter.
            (b"A:Zo\xc3\r\n \xab\r\n", &[(1, "A:Zo\u{eb}")]),
            (b"A:1\r\n  2\r\n", &[(1, "A:1 2")]),
            (b"\n\nA:1\n\n 2\n\nB:2\n", &[(3, "A:12"), (7, "B:2")]),
            (b"\xff\xfeA\0:\0\xeb\0\n\0", &[(1, "A:\u{eb}")]),
            (b"A:Zo\xeb\n", &[(1, "A:Zo\u{eb}")]),
        ];
        for (bytes, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|(n, text)| (*n, (*text).to_owned())).collect();
            assert_eq!(lines(bytes), expected, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn a_line_without_end_is_kept_in_part_and_says_so() {
        let long = [b"A:".as_slice(), &vec![b'x'; LONGEST_LINE + 5]].concat();
        let found: Vec<_> = ContentLines::of(&long).collect();
        assert_eq!(found.len(), 1);
        assert!(found[0].is_cut && !found[0].is_ended && found[0].text.len() == LONGEST_LINE);
    }
}
