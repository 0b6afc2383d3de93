//! The number formats of a workbook, by the style of a cell.

use std::collections::BTreeMap;

use super::serial::NumberFormat;
use super::xml::{self, Piece};

/// The format of each style, in order.
pub(super) fn formats(styles: &[u8]) -> Result<Vec<NumberFormat>, String> {
    let (mut spelled, mut formats, mut is_in) = (BTreeMap::new(), vec![], false);
    xml::each(styles, |piece| {
        match piece {
            Piece::Open(tag) if tag.name == "cellXfs" => is_in = true,
            Piece::Close(name) if name == "cellXfs" => is_in = false,
            Piece::Open(tag) if tag.name == "numFmt" => {
                if let (Some(Ok(id)), Some(code)) =
                    (tag.get("numFmtId").map(str::parse::<u32>), tag.get("formatCode"))
                {
                    spelled.insert(id, NumberFormat::spelled(code));
                }
            }
            Piece::Open(tag) if tag.name == "xf" && is_in => {
                let id = tag.get("numFmtId").and_then(|it| it.parse::<u32>().ok()).unwrap_or(0);
                let format = spelled.get(&id).copied();
                formats.push(format.unwrap_or_else(|| NumberFormat::built_in(id)));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(formats)
}
