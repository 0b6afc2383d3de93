//! Who came in, who was refused what and who left, kept for a year; and, in a file of their own, the strangers, so that however
//! many of them knock nothing of a colleague's is lost.

use std::io;
use std::path::Path;

use super::lines::{Line, Lines};
use super::notices::StoreNotice;
use crate::domain::{SignIn, Stranger, counted};

/// How long sign-ins are kept, in seconds: a year at least, for as long again at most.
const YEAR: i64 = 366 * 86_400;
/// The most bytes of a file of sign-ins, of which there are two: some two hundred thousand lines. It takes a script that runs
/// commands without a pause to fill them in less than a year.
const LARGEST_FILE_BYTES: u64 = 32 << 20;
/// The most bytes of a file of strangers, of which there are two: some ten thousand lines.
const MOST_OF_STRANGERS: u64 = 2 << 20;

/// Those who signed in.
const SIGN_INS: Lines<SignIn> = Lines::new("sign-ins", LARGEST_FILE_BYTES, YEAR);
/// Those who did not.
const STRANGERS: Lines<Stranger> = Lines::new("strangers", MOST_OF_STRANGERS, YEAR);

impl Line for SignIn {
    fn at(&self) -> i64 {
        self.at
    }

    fn texts(&mut self) -> Vec<&mut String> {
        vec![&mut self.who, &mut self.words]
    }
}

impl Line for Stranger {
    fn at(&self) -> i64 {
        self.at
    }

    fn texts(&mut self) -> Vec<&mut String> {
        self.names.iter_mut().chain(&mut self.words).collect()
    }
}

/// The names of the files.
pub(super) fn names() -> impl Iterator<Item = String> {
    SIGN_INS.names().into_iter().chain(STRANGERS.names())
}

/// Adds a sign-in to those of a store's folder.
pub(super) fn note(dir: &Path, sign_in: SignIn) -> io::Result<()> {
    SIGN_INS.note(dir, &[sign_in])
}

/// Adds strangers to those of a store's folder.
pub(super) fn note_strangers(dir: &Path, strangers: &[Stranger]) -> io::Result<()> {
    STRANGERS.note(dir, strangers)
}

/// The newest so many sign-ins, the oldest of them first.
pub(super) fn read(dir: &Path, at_most: usize) -> io::Result<Vec<SignIn>> {
    SIGN_INS.read(dir, at_most)
}

/// The newest so many lines of strangers, the oldest of them first.
pub(super) fn strangers(dir: &Path, at_most: usize) -> io::Result<Vec<Stranger>> {
    STRANGERS.read(dir, at_most).map(Stranger::summed)
}

/// That lines of sign-ins cannot be read, where it is so.
pub(super) fn unread(dir: &Path) -> Option<StoreNotice> {
    let many = Some(SIGN_INS.unread(dir)).filter(|many| *many > 0)?;
    Some(StoreNotice::repair(format!(
        "{} of who signed in cannot be read and {} left out of the list: the rota is not touched by it",
        counted(many as u64, "line"),
        if many == 1 { "is" } else { "are" }
    )))
}

/// Writes all of it anew into another folder, with every text as `text` has it.
pub(super) fn rewrite(dir: &Path, into: &Path, text: impl Fn(&str) -> Option<String>) -> io::Result<()> {
    SIGN_INS.rewrite(dir, into, &text)?;
    STRANGERS.rewrite(dir, into, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SignInEvent;

    #[test]
    fn a_flood_of_strangers_pushes_out_no_sign_in() {
        let dir = tempfile::tempdir().unwrap();
        let morag = SignIn {
            at: 0,
            what: SignInEvent::In,
            who: "morag".to_owned(),
            from: "socket".to_owned(),
            words: "by account 7".to_owned(),
        };
        note(dir.path(), morag.clone()).unwrap();
        let flood = |minute: i64| Stranger {
            at: minute * 60,
            from: "10.0.0.1".to_owned(),
            times: 10_000,
            names: vec!["root".to_owned()],
            words: vec!["x".repeat(200)],
        };
        for minute in (0..60_000).step_by(500) {
            let many: Vec<Stranger> = (minute..minute + 500).map(flood).collect();
            note_strangers(dir.path(), &many).unwrap();
        }
        let size: u64 = STRANGERS
            .names()
            .iter()
            .map(|name| std::fs::metadata(dir.path().join(name)).unwrap().len())
            .sum();
        assert!(size < 2 * MOST_OF_STRANGERS + (1 << 20), "{size} bytes");
        assert_eq!(strangers(dir.path(), 1).unwrap(), [flood(59_999)]);
        assert_eq!(read(dir.path(), usize::MAX).unwrap(), [morag]);
    }
}
