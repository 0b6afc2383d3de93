//! Files that somebody named.

use std::path::Path;

use crate::store::named;

/// Whether a file stands for standard input.
pub fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// A file by its name, in one line.
pub fn file_name(file: &Path) -> String {
    named(file)
}
