//! What kind of file somebody brings in, by what they say, its name, and how it begins.

use std::path::Path;

use super::command::What;
use crate::cli::common::is_stdin;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    TeamFile,
    Calendar,
    Table,
}

/// The kind of a file.
pub(super) fn kind(what: Option<What>, file: &Path, bytes: &[u8]) -> Kind {
    match what {
        Some(What::Team) => return Kind::TeamFile,
        Some(What::Busy | What::Meetings | What::Holidays) => return Kind::Calendar,
        Some(What::Staff | What::Leave | What::Duties | What::Hours | What::Caseload) => return Kind::Table,
        None => {}
    }
    let end = file.extension().map(|it| it.to_string_lossy().to_lowercase()).filter(|_| !is_stdin(file));
    match end.as_deref() {
        Some("ics" | "ical" | "ifb" | "vcs") => return Kind::Calendar,
        Some("csv" | "txt" | "tsv" | "tab" | "xlsx" | "xlsm" | "ods" | "xls" | "xlsb") => return Kind::Table,
        Some("toml") => return Kind::TeamFile,
        _ => {}
    }
    let begins = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let start = begins.get(..15).unwrap_or(begins);
    match () {
        () if start.eq_ignore_ascii_case(b"BEGIN:VCALENDAR") => Kind::Calendar,
        () if bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0") => Kind::Table,
        () if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") => Kind::Table,
        () => Kind::TeamFile,
    }
}
