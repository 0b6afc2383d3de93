//! Who came in, who was refused what and who left: a file of lines beside the journal, of the newest some thousands.
//!
//! It says nothing about the rota, so it is no part of the journal, of its revisions, or of a backup. A line that cannot be
//! read is left out.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use crate::domain::SignIn;

/// The most bytes of the file; then it becomes the older one of two.
const MOST: u64 = 2 << 20;

/// Adds a line to the file of a store's folder.
pub(super) fn note(dir: &Path, sign_in: &SignIn) -> io::Result<()> {
    let path = path(dir);
    if fs::metadata(&path).is_ok_and(|it| it.len() > MOST) {
        fs::rename(&path, older(dir))?;
    }
    let mut line = serde_json::to_vec(sign_in)?;
    line.push(b'\n');
    OpenOptions::new().append(true).create(true).mode(0o600).open(&path)?.write_all(&line)
}

/// The newest so many, the oldest of them first. Only those are read in full, and the older file where it must be.
pub(super) fn read(dir: &Path, at_most: usize) -> io::Result<Vec<SignIn>> {
    let mut found = vec![];
    for path in [path(dir), older(dir)] {
        let bytes = match fs::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            bytes => bytes?,
        };
        let lines = bytes.rsplit(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok());
        found.extend(lines.take(at_most.saturating_sub(found.len())));
        if found.len() >= at_most {
            break;
        }
    }
    found.reverse();
    Ok(found)
}

/// Writes both files anew into another folder, with every text as `text` has it.
pub(super) fn rewrite(dir: &Path, into: &Path, text: impl Fn(&str) -> Option<String>) -> io::Result<()> {
    for (from, to) in [(path(dir), path(into)), (older(dir), older(into))] {
        let bytes = match fs::read(from) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            bytes => bytes?,
        };
        let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(to)?;
        let mut out = io::BufWriter::new(&file);
        for line in bytes.split(|byte| *byte == b'\n') {
            let Ok(mut sign_in) = serde_json::from_slice::<SignIn>(line) else { continue };
            for said in [&mut sign_in.who, &mut sign_in.words] {
                *said = text(said).unwrap_or_else(|| std::mem::take(said));
            }
            serde_json::to_writer(&mut out, &sign_in)?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
        drop(out);
        file.sync_all()?;
    }
    Ok(())
}

fn path(dir: &Path) -> PathBuf {
    dir.join("sign-ins")
}

fn older(dir: &Path) -> PathBuf {
    dir.join("sign-ins-older")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Passage;

    #[test]
    fn lines_are_kept_in_two_files_and_damage_costs_one_line() {
        let dir = tempfile::tempdir().unwrap();
        let sign_in = |at| SignIn {
            at,
            what: Passage::In,
            who: "morag".to_owned(),
            from: "10.0.0.1:4".to_owned(),
            words: "x".repeat(4000),
        };
        assert_eq!(read(dir.path(), 9).unwrap(), []);
        for at in 0..700 {
            note(dir.path(), &sign_in(at)).unwrap();
        }
        let size = |path: PathBuf| fs::metadata(path).unwrap().len();
        assert!(size(path(dir.path())) < MOST && size(older(dir.path())) < MOST + 5000);
        assert_eq!(read(dir.path(), 2).unwrap(), [sign_in(698), sign_in(699)]);
        assert_eq!(read(dir.path(), usize::MAX).unwrap().len(), 700);
        fs::write(path(dir.path()), b"\xff{}\n[[[[\n").unwrap();
        note(dir.path(), &sign_in(700)).unwrap();
        assert_eq!(read(dir.path(), 1).unwrap(), [sign_in(700)]);
    }
}
