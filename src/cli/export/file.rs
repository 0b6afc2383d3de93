//! Writing what is given out: a file for its owner alone, whole or not at all, and over nothing that somebody else wrote.

use std::io::Write as _;
use std::path::Path;

use super::super::common::file_name;
use crate::cli::Failure;
use crate::exchange::give::is_ours;
use crate::store::plain;

/// The most of a file that is read to see who wrote it, in bytes: where a workbook says so stands at its end.
const READ_TO_KNOW: u64 = 64 * 1024 * 1024;

/// Writes a file beside where it is to be and renames it; the error says why it is not there.
pub fn write(out: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    if !force && is_of_others(out, bytes) {
        return Err(Failure::Input(format!(
            "{} is there already and was not written by Tandem, so it stays as it is: write another, or over it with \
             --force",
            file_name(out)
        )));
    }
    put(out, bytes).map_err(|error| {
        Failure::Input(format!("{} could not be written: {}", file_name(out), plain(&error)))
    })
}

fn put(out: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = out.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new().prefix(".tandem-").tempfile_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    beside.persist(out).map(|_| ()).map_err(|error| error.error)
}

/// Whether a file is there that Tandem did not write.
fn is_of_others(out: &Path, bytes: &[u8]) -> bool {
    use std::io::Read as _;
    let Ok(file) = std::fs::File::open(out) else { return out.symlink_metadata().is_ok() };
    let mut there = vec![];
    file.take(READ_TO_KNOW).read_to_end(&mut there).is_err() || !(there.is_empty() || is_ours(&there, bytes))
}
