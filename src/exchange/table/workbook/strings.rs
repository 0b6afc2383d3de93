//! The texts that the cells of a workbook share.

use std::sync::Arc;

use super::xml::{self, Piece};

/// The texts in order, without how they are pronounced.
pub(super) fn shared(part: &[u8]) -> Result<Vec<Arc<str>>, String> {
    let (mut texts, mut text, mut is_text, mut is_aside) = (vec![], String::new(), false, false);
    xml::each(part, |piece| {
        match piece {
            Piece::Open(tag) => match tag.name.as_str() {
                "si" => text.clear(),
                "t" => is_text = true,
                "rPh" => is_aside = true,
                _ => {}
            },
            Piece::Close(name) => match name.as_str() {
                "si" => texts.push(text.as_str().into()),
                "t" => is_text = false,
                "rPh" => is_aside = false,
                _ => {}
            },
            Piece::Text(letters) if is_text && !is_aside => text.push_str(&letters),
            Piece::Text(_) => {}
        }
        Ok(())
    })?;
    Ok(texts)
}
