//! The tables of a team file: in which order they stand, and under which heading.

use crate::domain::TableName;

/// The tables in the order of the contract, in which they are read and written.
pub(super) const ORDER: [TableName; 26] = {
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
        T::Accepted,
        T::Request,
        T::Busy,
        T::Organisation,
        T::Sheet,
    ]
};

/// What stands above a row of a table.
pub(super) fn heading(table: TableName) -> String {
    match table {
        TableName::Service | TableName::Policy => format!("[{table}]"),
        _ => format!("[[{table}]]"),
    }
}
