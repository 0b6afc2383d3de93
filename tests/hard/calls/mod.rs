//! Failing system calls, with EIO and ENOSPC, over an import, the rebuild of the working store, a backup and a restore: each
//! single one, and every fiftieth.

mod strace;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::chance::number;
use crate::figures::{Figures, Wrong};
use crate::marks::{Marks, file_with};
use crate::program::{EXAMPLE, Ended, copy, has, run_over};
use strace::{Failing, Traced};

/// What is done while calls fail.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Import,
    Rebuild,
    Backup,
    Restore,
}

#[test]
#[ignore = "takes minutes, and strace; see tests/hard/main.rs"]
fn failing_calls_of_an_import() {
    failing_calls(Deed::Import);
}

#[test]
#[ignore = "takes minutes, and strace; see tests/hard/main.rs"]
fn failing_calls_of_a_rebuild() {
    failing_calls(Deed::Rebuild);
}

#[test]
#[ignore = "takes minutes, and strace; see tests/hard/main.rs"]
fn failing_calls_of_a_backup() {
    failing_calls(Deed::Backup);
}

#[test]
#[ignore = "takes minutes, and strace; see tests/hard/main.rs"]
fn failing_calls_of_a_restore() {
    failing_calls(Deed::Restore);
}

fn failing_calls(deed: Deed) {
    if !has("strace") {
        return;
    }
    let mut figures = Figures::of(&format!("failing calls: {deed:?}").to_lowercase());
    let ground = Ground::new(deed);
    let step = number("HARD_CALLS", 50);
    let traced = Traced::of(&ground.place(), &ground.args(), || ground.again());
    let every = (1..=step).map(|first| Failing::Every { first, step });
    let single = traced
        .calls
        .iter()
        .flat_map(|(call, count)| (1..=*count).map(|number| Failing::One { call: call.clone(), number }));
    for failing in every.chain(single) {
        for error in ["EIO", "ENOSPC"] {
            let told = format!("{error}, {failing:?}");
            ground.again();
            let ended = traced.run(&ground.place(), &ground.args(), &failing, error);
            ended.judge(&mut figures, &told);
            figures.note(&format!("ended with {:?}", ended.code()));
            ground.look_after(&ended, &mut figures, &told);
            figures.round(usize::from(ended.is_done()));
        }
    }
    figures.close();
}

/// Two stores, the later of which has more in it, a backup of that, and a place where the deed is done.
struct Ground {
    folder: TempDir,
    deed: Deed,
    /// What the earlier and the later store hold.
    marks: [Marks; 2],
}

impl Ground {
    fn new(deed: Deed) -> Self {
        let mut ground = Self { folder: tempfile::tempdir().unwrap(), deed, marks: Default::default() };
        let [early, later] = ["early", "later"].map(|it| ground.path(it));
        assert!(run_over(&early, &["import", EXAMPLE]).is_done());
        ground.marks[0] = add_three(&early, Marks::default(), &ground);
        copy(&early, &later);
        ground.marks[1] = add_three(&later, ground.marks[0].clone(), &ground);
        assert!(run_over(&later, &["backup", &ground.file("good.backup")]).is_done());
        file_with("another", ground.folder.path());
        ground
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// The folder of all that the deed may touch.
    fn place(&self) -> PathBuf {
        self.path("place")
    }

    fn store(&self) -> PathBuf {
        self.place().join("store")
    }

    /// Makes everything as it was before the deed.
    fn again(&self) {
        let _ = fs::remove_dir_all(self.place());
        copy(&self.path(if matches!(self.deed, Deed::Restore) { "early" } else { "later" }), &self.store());
        if matches!(self.deed, Deed::Rebuild) {
            fs::remove_dir_all(self.store().join("working")).unwrap();
        }
    }

    /// What the program is told to do.
    fn args(&self) -> Vec<String> {
        let store = self.store().to_str().unwrap().to_owned();
        let deed = match self.deed {
            Deed::Import => vec!["import".to_owned(), self.file("another.toml")],
            Deed::Rebuild => vec!["check".to_owned()],
            Deed::Backup => vec!["backup".to_owned(), self.file("place/new.backup")],
            Deed::Restore => vec!["restore".to_owned(), self.file("good.backup")],
        };
        [vec!["--data".to_owned(), store], deed].concat()
    }

    /// Looks, with nothing failing any more, whether all is there that was acknowledged.
    fn look_after(&self, ended: &Ended, figures: &mut Figures, told: &str) {
        let is_done = ended.is_done();
        // Of a restore that did not end well what was there is there, or what was to come, which has all of that.
        let mut marks = match self.deed {
            Deed::Restore if !is_done => self.marks[0].clone(),
            _ => self.marks[1].clone(),
        };
        if is_done && matches!(self.deed, Deed::Import) {
            marks.acknowledge("another".to_owned());
        }
        marks.look_for(&self.store(), figures, told);
        if is_done && matches!(self.deed, Deed::Backup) {
            let (other, file) = (self.place().join("other"), self.file("place/new.backup"));
            let restored = run_over(&other, &["restore", &file]);
            if !restored.is_done() {
                figures.fault(Wrong::Lost, format!("{told}: the backup is none: {}", restored.err));
            }
            marks.look_for(&other, figures, told);
        }
    }
}

fn add_three(store: &Path, mut marks: Marks, ground: &Ground) -> Marks {
    for _ in 0..3 {
        let mark = marks.begin();
        let file = file_with(&mark, ground.folder.path());
        assert!(run_over(store, &["import", file.to_str().unwrap()]).is_done());
        marks.acknowledge(mark);
    }
    marks
}
