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
mod row;
mod syntax;
mod value;
mod write;

pub use fault::{Fault, Faults};
pub use import::{Import, import, import_for};
pub use write::{write, write_one, write_whole};

use crate::domain::TableName;

/// The version of the format that is read and written.
pub const FORMAT: i64 = 1;

/// The longest file that is read, in bytes.
pub const LONGEST_FILE: usize = 64 * 1024 * 1024;

/// The tables in the order of the contract, in which they are read and written.
const ORDER: [TableName; 23] = {
    use TableName as T;
    [
        T::Service,
        T::Policy,
        T::Place,
        T::Travel,
        T::Team,
        T::Person,
        T::Post,
        T::Share,
        T::Shift,
        T::Training,
        T::Course,
        T::Activity,
        T::Family,
        T::Group,
        T::Session,
        T::Series,
        T::Supervision,
        T::Leave,
        T::Toil,
        T::Carry,
        T::Holiday,
        T::Organisation,
        T::Sheet,
    ]
};
