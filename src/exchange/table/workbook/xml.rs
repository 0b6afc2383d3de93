//! The parts of a workbook as tags and texts.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A tag as it opens: its name without its prefix.
#[derive(Debug)]
pub(super) struct Tag {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// What an attribute says, by its name without its prefix.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute is there and says yes.
    pub fn is_so(&self, name: &str) -> bool {
        matches!(self.get(name), Some("1" | "true" | "on"))
    }

    fn of(start: &BytesStart<'_>) -> Self {
        let local = |name: &str| name.rsplit(':').next().unwrap_or_default().to_owned();
        let mut written = start.attributes();
        let attributes = written.with_checks(false).flatten().take(64).map(|it| {
            let value = it.value.into_owned();
            let value = quick_xml::escape::unescape(&value).map(Cow::into_owned).unwrap_or(value);
            (local(it.key.as_ref()), value)
        });
        Self { name: local(start.name().as_ref()), attributes: attributes.collect() }
    }
}

/// What stands in such a part, piece by piece.
#[derive(Debug)]
pub(super) enum Piece {
    /// A tag opens.
    Open(Tag),
    /// A tag closes; its name without its prefix.
    Close(String),
    /// Letters.
    Text(String),
}

/// Goes through the pieces of a part; the error says that it is not whole.
pub(super) fn each(bytes: &[u8], mut look: impl FnMut(Piece) -> Result<(), String>) -> Result<(), String> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0,
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0,
        bytes => String::from_utf8_lossy(bytes),
    };
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| super::archive::CUT_SHORT.to_owned())? {
            Event::Start(start) => {
                depth += 1;
                look(Piece::Open(Tag::of(&start)))?;
            }
            Event::Empty(start) => {
                let tag = Tag::of(&start);
                let name = tag.name.clone();
                look(Piece::Open(tag))?;
                look(Piece::Close(name))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                let name = end.local_name().as_ref().to_owned();
                look(Piece::Close(name))?;
            }
            Event::Text(text) => look(Piece::Text(text.to_string()))?,
            Event::CData(text) => look(Piece::Text(text.to_string()))?,
            Event::GeneralRef(named) => {
                let letter = match &*named {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => named.resolve_char_ref().ok().flatten(),
                };
                if let Some(letter) = letter {
                    look(Piece::Text(letter.to_string()))?;
                }
            }
            Event::Eof if depth > 0 => return Err(super::archive::CUT_SHORT.to_owned()),
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}
