//! The store that is damaged, what it is known to hold, and an older copy of it.

use std::path::{Path, PathBuf};

use tandem::domain::{Record, Rev};
use tandem::store::{Store, StoreError};
use tempfile::TempDir;

use crate::marks::file_with;
use crate::program::{EXAMPLE, copy, files_in, run_over};
use crate::server::Server;

/// Changes before the older copy was taken, and after.
const CHANGES: usize = 8;

/// What a store holds.
pub struct Held {
    /// The records and the sheets, each with the revision that it is of.
    pub rows: Vec<(Rev, Record)>,
    /// The revisions that its history can tell of, read from its end.
    pub history: Vec<Rev>,
}

/// A store that is whole.
pub struct Sample {
    folder: TempDir,
    /// What it holds.
    pub held: Held,
    /// Its files, and its working store as a whole.
    pub files: Vec<PathBuf>,
}

impl Sample {
    /// One with a checkpoint, or without.
    pub fn new(has_checkpoint: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (good, older) = (folder.path().join("good"), folder.path().join("older"));
        assert!(run_over(&good, &["import", EXAMPLE]).is_done());
        add(&good, 0, folder.path());
        // It makes a key of its own, and notes who comes in.
        Server::start(&good, &[]).kill();
        copy(&good, &older);
        add(&good, CHANGES, folder.path());
        if has_checkpoint {
            let (mut store, _) = Store::open(&good, "hard").unwrap();
            store.write_checkpoint();
            store.close().unwrap();
            copy(&good, &older);
            add(&good, 2 * CHANGES, folder.path());
        }
        let mut files = files_in(&good);
        files.push(PathBuf::from("working"));
        // The lock holds a name for people, and is written anew at each opening.
        files.retain(|it| it != Path::new("lock"));
        let held = held(&good).unwrap();
        Self { folder, held, files }
    }

    /// Where the whole one is.
    pub fn good(&self) -> PathBuf {
        self.folder.path().join("good")
    }

    /// Where an older copy of it is.
    pub fn older(&self) -> PathBuf {
        self.folder.path().join("older")
    }

    /// Another copy, to be damaged.
    pub fn copy(&self, name: &str) -> PathBuf {
        let bad = self.folder.path().join(name);
        copy(&self.good(), &bad);
        bad
    }
}

fn add(store: &Path, from: usize, files: &Path) {
    for number in from..from + CHANGES {
        let file = file_with(&format!("d{number:05}"), files);
        assert!(run_over(store, &["import", file.to_str().unwrap()]).is_done());
    }
}

/// What a store holds, read with the library.
pub fn held(dir: &Path) -> Result<Held, StoreError> {
    let (mut store, mut state) = Store::open(dir, "hard")?;
    for week in state.weeks().collect::<Vec<_>>() {
        state = state.with_sheet(week, store.sheet(week)?.into());
    }
    let mut history = vec![];
    let mut before = Rev::MAX;
    // It ends in an error where it cannot be read any further back.
    while let Ok(page) = store.entries_before(before, 50) {
        let Some(oldest) = page.last() else { break };
        before = oldest.rev;
        history.extend(page.iter().map(|it| it.rev));
    }
    history.reverse();
    let _ = store.close();
    Ok(Held { rows: state.rows().collect(), history })
}
