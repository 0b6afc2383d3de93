//! The team file: the whole of a team as text, read into changes and written from a state.
//!
//! Reading collects every fault it can find before it gives up; nothing is half imported. The contract is `format = 1`.

mod baseline;
mod fault;
mod format;
mod given;
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

pub use fault::{TeamFileFault, TeamFileFaults};
pub use format::{FORMAT, LONGEST_FILE};
pub use import::{Import, import, import_for};
pub use write::{row_of, write};
