//! The local file whose columns are added to payroll's list.

use std::path::Path;

use super::super::common::file_name;
use crate::cli::{Common, Failure};
use crate::seat::unread;

/// The most that such a file can be, in bytes.
const LONGEST_JOINED: usize = 10 * 1024 * 1024;

/// Reads it; the error says why it cannot be.
pub fn read(common: &Common, file: &Path) -> Result<Vec<u8>, Failure> {
    match common.read(file, LONGEST_JOINED) {
        Err(error) => Err(Failure::Input(format!("{} cannot be read: {}", file_name(file), unread(&error)))),
        Ok(bytes) if bytes.len() > LONGEST_JOINED => Err(Failure::Input(format!(
            "{} is longer than 10 MiB, the most such a file can be",
            file_name(file)
        ))),
        Ok(bytes) => Ok(bytes),
    }
}
