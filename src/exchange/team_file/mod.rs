//! The team file: the whole of a team as text, read into changes and written from a state.
//!
//! Reading collects every fault it can find before it gives up; nothing is half imported. The contract is `format = 1`.

mod fault;
mod given;
mod ground;
mod import;
mod kept;
mod numbering;
mod read;
mod reader;
mod row;
mod syntax;
mod tables;
mod value;
mod write;

pub use fault::{Fault, Faults};
pub use import::{Import, import, import_for};
pub use write::{row_of, write};

/// The version of the format that is read and written.
pub const FORMAT: i64 = 1;

/// The longest file that is read, in bytes.
pub const LONGEST_FILE: usize = 64 * 1024 * 1024;
