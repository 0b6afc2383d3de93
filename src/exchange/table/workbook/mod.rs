//! Workbooks: what is packed (`archive`) is unpacked part by part, as tags and texts (`xml`), and read cell by cell (`xlsx` with
//! `sheet`, `strings` and `styles`; `ods`). Numbers become days, times and lengths by their formats (`serial`).

mod archive;
mod merged;
mod ods;
mod serial;
mod sheet;
mod strings;
mod styles;
mod xlsx;
mod xml;

use super::cell::Table;
use archive::Archive;

/// What is said of a file that is protected by a password, or of a format of before 2007: they look alike.
const OLD: &str =
    "this is a workbook of a kind that was used before 2007 (.xls): open it and save it as .xlsx";
const PASSWORD: &str =
    "it is protected by a password (it is an OLE2 file, not a zip); save a copy without one";

/// How a workbook begins, packed or in the kind of file of before.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || is_ole(bytes)
}

fn is_ole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

/// The sheets of a workbook; the error says why there are none.
pub(super) fn read(bytes: &[u8], with_hidden: bool) -> Result<Vec<Table>, String> {
    if is_ole(bytes) {
        // A stream of an old workbook is called so; one that is encrypted has none.
        let is_old = ["Workbook", "Book"].iter().any(|name| holds(bytes, name));
        let is_locked = ["EncryptedPackage", "EncryptionInfo"].iter().any(|name| holds(bytes, name));
        return Err(if is_old && !is_locked { OLD } else { PASSWORD }.to_owned());
    }
    let mut archive = Archive::open(bytes)?;
    let tables = match () {
        () if archive.has("content.xml") => ods::read(&mut archive, with_hidden)?,
        () if archive.has("xl/workbook.bin") => {
            return Err("this is a workbook of a kind that is not read (.xlsb): save it as .xlsx".to_owned());
        }
        () if archive.has("xl/workbook.xml") || archive.has("_rels/.rels") => {
            xlsx::read(&mut archive, with_hidden)?
        }
        () => return Err("this is packed, but it is no workbook: save the table as .xlsx or .csv".to_owned()),
    };
    if tables.is_empty() {
        return Err("there is no sheet in it".to_owned());
    }
    Ok(tables)
}

/// Whether bytes hold a name as such files write them.
fn holds(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).take(4 << 20).any(|it| it == wide)
}
