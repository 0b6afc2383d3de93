//! Tables read: what comes of files as other programs write them, and of files that are wrong.

mod damaged;
mod lines;
mod sourced;
mod workbooks;

use tandem::domain::State;
use tandem::exchange::example;
use tandem::exchange::table::{self, TableAsked, TableKind, TableRead, TableRows};

/// The example service.
fn service() -> State {
    State::default().preview(&example::changes().unwrap()).unwrap()
}

/// A file read as a kind of table.
fn read_as(bytes: &[u8], kind: TableKind) -> TableRead {
    table::read(bytes, &TableAsked { kind: Some(kind), ..TableAsked::default() }, &service())
}

/// The rows as a program has them.
fn rows(read: &TableRead) -> serde_json::Value {
    match read.rows.as_ref().unwrap() {
        TableRows::Staff(rows) => serde_json::to_value(rows),
        TableRows::Leave(rows) => serde_json::to_value(rows),
        TableRows::Hours(rows) => serde_json::to_value(rows),
        TableRows::Caseload(rows) => serde_json::to_value(rows),
        TableRows::Duties(shifts, leave, off) => serde_json::to_value((shifts, leave, off)),
    }
    .unwrap()
}

/// Each fault: its row, column and words.
fn faults(read: &TableRead) -> Vec<(usize, String, String)> {
    let told = read.faults.iter();
    told.map(|it| (it.place.number(), it.column.clone().unwrap_or_default(), it.message.clone())).collect()
}

/// The warnings by their codes.
fn codes(read: &TableRead) -> Vec<String> {
    read.warnings.iter().map(|it| it.code.to_string()).collect()
}
