//! Whether a workbook that is there already was written here.

use std::io::{Cursor, Read as _};

/// Who the workbooks written here say made them.
pub(super) const MAKER: &str = "Tandem";

/// Where a workbook says who made it.
const PROPERTIES: &str = "docProps/core.xml";

/// The most of it that is read, in bytes.
const LONGEST_PROPERTIES: u64 = 64 * 1024;

/// Whether a file is a workbook that says it was made here.
#[must_use]
pub fn is_workbook_of_ours(file: &[u8]) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(file)) else { return false };
    let Ok(properties) = archive.by_name(PROPERTIES) else { return false };
    let mut text = String::new();
    let is_read = properties.take(LONGEST_PROPERTIES).read_to_string(&mut text).is_ok();
    is_read && text.contains(&format!("<dc:creator>{MAKER}</dc:creator>"))
}
