//! What was repaired or found damaged, kept in a small file until somebody who may says that they have seen it.
//!
//! A line each. Where the file cannot be written a notice is told all the same, as long as the store is open; that a line
//! cannot be read is told too.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{StoreError, files, named};

/// The most notices in the file.
const MOST_KEPT_NOTICES: usize = 40;

/// Something that was repaired or found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoreNotice {
    /// In a line, for people to read: what, and what to do.
    pub words: String,
    /// Whether something of the journal is damaged or lost, so that a backup would have it too.
    pub is_damage: bool,
    /// Whether somebody has seen it.
    #[serde(default)]
    pub is_dismissed: bool,
}

impl StoreNotice {
    /// Something that was put right, or is to be known.
    pub fn repair(words: String) -> Self {
        Self { words, is_damage: false, is_dismissed: false }
    }

    /// Something that is damaged or lost.
    pub fn damage(words: String) -> Self {
        Self { is_damage: true, ..Self::repair(words) }
    }
}

/// The notices of a store.
#[derive(Debug)]
pub struct StoreNotices {
    path: PathBuf,
    list: Vec<StoreNotice>,
}

impl StoreNotices {
    /// Reads those of a store's folder.
    pub fn read(dir: &Path) -> Self {
        let path = path(dir);
        let bytes = fs::read(&path).unwrap_or_default();
        let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let (read, unread): (Vec<_>, Vec<_>) =
            lines.map(serde_json::from_slice::<StoreNotice>).partition(Result::is_ok);
        let mut list: Vec<StoreNotice> = read.into_iter().flatten().collect();
        if !unread.is_empty() {
            list.push(StoreNotice::repair(format!(
                "{} held notices of earlier repairs and damage, and some cannot be read: `tandem check` \
                 reads the whole store",
                named(&path)
            )));
        }
        Self { path, list }
    }

    /// Those that nobody has dismissed.
    pub fn standing(&self) -> impl Iterator<Item = &StoreNotice> {
        self.list.iter().filter(|it| !it.is_dismissed)
    }

    /// Adds what was done just now.
    pub fn add(&mut self, new: impl IntoIterator<Item = StoreNotice>) {
        let mut is_new = false;
        for notice in new {
            self.list.retain(|it| it.words != notice.words);
            self.list.push(notice);
            is_new = true;
        }
        if is_new {
            // Where it cannot be written it is told as long as the store is open.
            let _ = self.write();
        }
    }

    /// Adds what was found, unless it was found before.
    pub fn find(&mut self, notice: StoreNotice) {
        if self.list.iter().all(|it| it.words != notice.words) {
            self.add([notice]);
        }
    }

    /// Whether any of them has some words, dismissed or not.
    pub fn tell_of(&self, words: &str) -> bool {
        self.list.iter().any(|it| it.words.contains(words))
    }

    /// Dismisses those with these words.
    pub fn dismiss(&mut self, seen: &[String]) -> Result<(), StoreError> {
        let before = self.list.clone();
        for notice in &mut self.list {
            notice.is_dismissed |= seen.contains(&notice.words);
        }
        let written = self.write();
        if written.is_err() {
            self.list = before;
        }
        written
    }

    fn write(&mut self) -> Result<(), StoreError> {
        while self.list.len() > MOST_KEPT_NOTICES {
            let oldest = self.list.iter().position(|it| it.is_dismissed).unwrap_or_default();
            self.list.remove(oldest);
        }
        write(&self.path, &self.list)
    }
}

/// The path of the file in a store's folder.
pub fn path(dir: &Path) -> PathBuf {
    dir.join("notices")
}

/// Writes a file of notices.
pub fn write(path: &Path, list: &[StoreNotice]) -> Result<(), StoreError> {
    let draft = path.with_extension("new");
    let mut bytes = vec![];
    for notice in list {
        serde_json::to_writer(&mut bytes, notice).map_err(|error| StoreError::Damaged(error.to_string()))?;
        bytes.push(b'\n');
    }
    let mut file = files::create(&draft)?;
    let written = file.write_all(&bytes).map_err(StoreError::disk("writing", &draft));
    written.and_then(|()| files::put_in_place(&file, &draft, path)).inspect_err(|_| {
        // Half a draft is of use to nobody.
        let _ = fs::remove_file(&draft);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_stand_until_they_are_dismissed_and_a_finding_is_told_once() {
        let dir = tempfile::tempdir().unwrap();
        let words = |notices: &StoreNotices| -> Vec<String> {
            notices.standing().map(|it| it.words.clone()).collect()
        };
        let mut notices = StoreNotices::read(dir.path());
        notices.add([]);
        assert!(!path(dir.path()).exists(), "nothing to write");
        notices.add([StoreNotice::repair("rebuilt".to_owned())]);
        notices.find(StoreNotice::damage("byte 9".to_owned()));
        let mut again = StoreNotices::read(dir.path());
        assert_eq!(words(&again), ["rebuilt", "byte 9"]);
        again.dismiss(&["rebuilt".to_owned(), "byte 9".to_owned()]).unwrap();
        again.find(StoreNotice::damage("byte 9".to_owned()));
        assert_eq!(words(&StoreNotices::read(dir.path())), [""; 0]);
        // What is done once more is told once more.
        again.add([StoreNotice::repair("rebuilt".to_owned())]);
        assert_eq!(words(&StoreNotices::read(dir.path())), ["rebuilt"]);
        for n in 0..100 {
            again.add([StoreNotice::repair(n.to_string())]);
        }
        assert_eq!(words(&StoreNotices::read(dir.path())).len(), MOST_KEPT_NOTICES);
    }
}
