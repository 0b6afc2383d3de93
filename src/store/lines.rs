//! A file of lines beside the journal, of the newest some time: when it is full, or old, it becomes the older one of two.
//!
//! What it holds says nothing about the rota, so it is no part of the journal, of its revisions, or of a backup. A line that
//! cannot be read is left out.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::files::own_file;

/// How many bytes are read from the end of a file first, for its newest lines.
const FIRST_LOOK: u64 = 64 << 10;
/// The longest first line that is looked at, in bytes.
const LONGEST_FIRST_LINE_BYTES: u64 = 64 << 10;

/// What stands in such a file.
pub(super) trait Line: Serialize + DeserializeOwned {
    /// When it was, in seconds since 1970 in UTC.
    fn at(&self) -> i64;
    /// Its texts that somebody wrote.
    fn texts(&mut self) -> Vec<&mut String>;
}

/// A kind of file of lines, and how much of it is kept.
pub(super) struct Lines<L> {
    /// The name of the file.
    name: &'static str,
    /// The most bytes of one of the two files, give or take a line.
    most: u64,
    /// How many seconds a file goes on for; it ends sooner only where it is full.
    span: i64,
    line: PhantomData<fn() -> L>,
}

impl<L: Line> Lines<L> {
    pub(super) const fn new(name: &'static str, most: u64, span: i64) -> Self {
        Self { name, most, span, line: PhantomData }
    }

    /// The names of both files.
    pub(super) fn names(&self) -> [String; 2] {
        [self.name.to_owned(), format!("{}-older", self.name)]
    }

    /// Adds lines to the file of a store's folder.
    pub(super) fn note(&self, dir: &Path, lines: &[L]) -> io::Result<()> {
        let Some(last) = lines.last() else { return Ok(()) };
        let [path, older] = self.paths(dir);
        let is_full = fs::metadata(&path).is_ok_and(|it| it.len() > self.most);
        if is_full || first::<L>(&path).is_some_and(|it| last.at().saturating_sub(it.at()) > self.span) {
            fs::rename(&path, older)?;
        }
        let mut bytes = vec![];
        for line in lines {
            serde_json::to_writer(&mut bytes, line)?;
            bytes.push(b'\n');
        }
        own_file().append(true).open(&path)?.write_all(&bytes)
    }

    /// The newest so many, the oldest of them first. Only as much is read as that takes.
    pub(super) fn read(&self, dir: &Path, at_most: usize) -> io::Result<Vec<L>> {
        let mut found = vec![];
        for path in self.paths(dir) {
            let left = at_most.saturating_sub(found.len());
            if left == 0 {
                break;
            }
            match newest(&path, left) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                lines => found.extend(lines?),
            }
        }
        found.reverse();
        Ok(found)
    }

    /// How many lines of both files cannot be read.
    pub(super) fn unread(&self, dir: &Path) -> usize {
        let files = self.paths(dir).into_iter().filter_map(|path| fs::read(path).ok());
        let unread = |bytes: Vec<u8>| {
            let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
            lines.filter(|line| serde_json::from_slice::<L>(line).is_err()).count()
        };
        files.map(unread).sum()
    }

    /// Writes both files anew into another folder, with every text as `text` has it.
    pub(super) fn rewrite(
        &self,
        dir: &Path,
        into: &Path,
        text: impl Fn(&str) -> Option<String>,
    ) -> io::Result<()> {
        for (from, to) in self.paths(dir).into_iter().zip(self.paths(into)) {
            let bytes = match fs::read(from) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                bytes => bytes?,
            };
            let file = own_file().write(true).truncate(true).open(to)?;
            let mut out = io::BufWriter::new(&file);
            for line in bytes.split(|byte| *byte == b'\n') {
                let Ok(mut line) = serde_json::from_slice::<L>(line) else { continue };
                for said in line.texts() {
                    *said = text(said).unwrap_or_else(|| std::mem::take(said));
                }
                serde_json::to_writer(&mut out, &line)?;
                out.write_all(b"\n")?;
            }
            out.flush()?;
            drop(out);
            file.sync_all()?;
        }
        Ok(())
    }

    fn paths(&self, dir: &Path) -> [PathBuf; 2] {
        self.names().map(|name| dir.join(name))
    }
}

/// The first line of a file, where it can be read.
fn first<L: Line>(path: &Path) -> Option<L> {
    let mut line = vec![];
    BufReader::new(File::open(path).ok()?.take(LONGEST_FIRST_LINE_BYTES))
        .read_until(b'\n', &mut line)
        .ok()?;
    serde_json::from_slice(&line).ok()
}

/// The newest so many lines of a file, the newest first: its end is read, and more of it until that is enough.
fn newest<L: Line>(path: &Path, at_most: usize) -> io::Result<Vec<L>> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut look = FIRST_LOOK;
    loop {
        let from = length.saturating_sub(look);
        let mut bytes = vec![];
        file.seek(SeekFrom::Start(from))?;
        (&file).take(length - from).read_to_end(&mut bytes)?;
        // What the look begins with is the rest of a line, as a rule.
        let whole = if from == 0 { Some(0) } else { bytes.iter().position(|it| *it == b'\n') };
        let lines = whole.and_then(|it| bytes.get(it..)).unwrap_or_default().rsplit(|byte| *byte == b'\n');
        let found: Vec<L> =
            lines.filter_map(|line| serde_json::from_slice(line).ok()).take(at_most).collect();
        if found.len() >= at_most || from == 0 {
            return Ok(found);
        }
        look = look.saturating_mul(4);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{SignIn, SignInEvent};

    const DAY: i64 = 86_400;

    fn sign_in(at: i64) -> SignIn {
        SignIn {
            at,
            what: SignInEvent::In,
            who: "morag".to_owned(),
            from: "10.0.0.1:4".to_owned(),
            words: "x".repeat(4000),
        }
    }

    #[test]
    fn lines_are_kept_in_two_files_and_damage_costs_one_line() {
        let dir = tempfile::tempdir().unwrap();
        let lines: Lines<SignIn> = Lines::new("lines", 2 << 20, i64::MAX);
        assert_eq!(lines.read(dir.path(), 9).unwrap(), []);
        for at in 0..700 {
            lines.note(dir.path(), &[sign_in(at)]).unwrap();
        }
        let size = |name: &str| fs::metadata(dir.path().join(name)).unwrap().len();
        assert!(size("lines") < 2 << 20 && size("lines-older") < (2 << 20) + 5000);
        assert_eq!(lines.read(dir.path(), 2).unwrap(), [sign_in(698), sign_in(699)]);
        for many in [17, 60, 300, 699, usize::MAX] {
            let read = lines.read(dir.path(), many).unwrap();
            assert_eq!(read.len(), many.min(700));
            assert!(read.iter().map(|it| it.at).eq(700 - i64::try_from(read.len()).unwrap()..700));
        }
        fs::write(dir.path().join("lines"), b"\xff{}\n[[[[\n").unwrap();
        lines.note(dir.path(), &[sign_in(700)]).unwrap();
        assert_eq!(lines.read(dir.path(), 1).unwrap(), [sign_in(700)]);
    }

    #[test]
    fn a_file_goes_on_for_its_span_however_few_lines_it_has() {
        let dir = tempfile::tempdir().unwrap();
        let lines: Lines<SignIn> = Lines::new("lines", 2 << 20, 366 * DAY);
        for day in 0..1000 {
            lines.note(dir.path(), &[SignIn { words: String::new(), ..sign_in(day * DAY) }]).unwrap();
            let kept = lines.read(dir.path(), usize::MAX).unwrap();
            let oldest = kept.first().unwrap().at;
            assert!(day * DAY - oldest >= (day * DAY).min(366 * DAY), "day {day}: {oldest}");
            assert!(kept.len() <= 2 * 367);
        }
    }
}
