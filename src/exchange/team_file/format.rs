//! The format of a team file: its version, and how long a file may be.

/// The version of the format that is read and written.
pub const FORMAT: i64 = 1;

/// The longest file that is read, in bytes.
pub const LONGEST_FILE: usize = 64 * 1024 * 1024;
