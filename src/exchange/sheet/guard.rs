//! Texts that a spreadsheet would run are made plain by one `'` in front, and read again without it.

use std::borrow::Cow;

/// What a spreadsheet takes for the beginning of something to work out, and the sign that keeps it from it.
const BEGINNINGS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// A text as it stands in a CSV file: with one `'` in front where a spreadsheet would run it, and where it begins with one.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(BEGINNINGS) && !is_value(text) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

/// The text that stands in a CSV file of ours: without the `'` in front.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// Whether a text is a number or a time, with a sign perhaps: no date begins with one.
fn is_value(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let two = |part: &str| part.len() == 2 && digits(part);
    let is_number = match unsigned.split_once(['.', ',']) {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(unsigned),
    };
    let mut parts = unsigned.split(':');
    let is_time = parts.next().is_some_and(digits)
        && parts.next().is_some_and(two)
        && parts.clone().count() < 2
        && parts.all(two);
    is_number || is_time
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_run_gets_one_sign_and_no_value_does() {
        for text in [
            "=1+1",
            "@SUM(A1)",
            "-1+cmd|' /C calc'!A0",
            "+44 131 496 0000",
            "\tx",
            "\rx",
            "'x",
            "''",
            "-",
            "-7:1",
            "-.5",
            "+1e5",
        ] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in [
            "-7:12",
            "-7.20",
            "+3",
            "-7,20",
            "7:12",
            "-123:00:30",
            "x=1",
            "",
            "30/11/2026",
            "2026-11-30",
            " =1",
        ] {
            assert_eq!(guarded(text), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_written_is_read_again(text in "[='@+\\-\t\r0-9.:a ]{0,8}") {
            let kept = guarded(&text);
            proptest::prop_assert_eq!(unguarded(&kept), &text);
        }
    }
}
