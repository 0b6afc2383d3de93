//! The letters of a file of lines: UTF-8, UTF-16, else those of Windows.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text, and what its bytes were read as.
pub(super) struct Decoded {
    pub text: String,
    pub encoding: &'static str,
}

/// Reads the letters; the error says why there are none.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, (usize, String)> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return wide(rest, UTF_16LE, "utf-16le");
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return wide(rest, UTF_16BE, "utf-16be");
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        let zeros = |at: usize| bytes.iter().skip(at).step_by(2).take(2000).filter(|it| **it == 0).count();
        let looked_at = (bytes.len() / 2).min(2000);
        return match (zeros(0), zeros(1)) {
            (even, odd) if odd * 2 > looked_at && even * 8 < looked_at => wide(bytes, UTF_16LE, "utf-16le"),
            (even, odd) if even * 2 > looked_at && odd * 8 < looked_at => wide(bytes, UTF_16BE, "utf-16be"),
            _ => Err((1, "this is no table: it holds bytes that no text has".to_owned())),
        };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.to_owned(), encoding: "utf-8" }),
        Err(error)
            if error.error_len().is_none()
                && !bytes.is_ascii()
                && has_wide_letters(bytes, error.valid_up_to()) =>
        {
            let lines = bytes.split(|it| *it == b'\n').count();
            Err((lines, "the file is cut short: it ends in the middle of a letter".to_owned()))
        }
        Err(_) => Ok(Decoded {
            text: WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
            encoding: "windows-1252",
        }),
    }
}

/// Whether letters beyond ASCII stand before a place, so that the rest is UTF-8 as well.
fn has_wide_letters(bytes: &[u8], before: usize) -> bool {
    bytes.get(..before).is_some_and(|it| !it.is_ascii())
}

fn wide(bytes: &[u8], encoding: &'static Encoding, name: &'static str) -> Result<Decoded, (usize, String)> {
    if bytes.len() % 2 == 1 {
        return Err((1, "the file is cut short: it ends in the middle of a letter of UTF-16".to_owned()));
    }
    let (text, is_damaged) = encoding.decode_without_bom_handling(bytes);
    if is_damaged {
        return Err((1, "this is no text in UTF-16, as it begins: save the file as UTF-8 first".to_owned()));
    }
    Ok(Decoded { text: text.into_owned(), encoding: name })
}
