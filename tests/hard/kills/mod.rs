//! `kill -9` at random moments: of a loop of imports, of a screen in which keys make edits, and of a server at which five edit.

mod clients;
mod imports;
mod screen;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;

use tempfile::TempDir;

use crate::chance::Chance;
use crate::marks::Marks;
use crate::program::{EXAMPLE, run_over};
use crate::terminal::{Terminal, Waited};

/// Rounds after which a new store is begun, so that the last is as quick as the first.
const ROUNDS_A_STORE: u64 = 25;
/// How long an answer may take that nobody kills.
const PATIENCE: Duration = Duration::from_secs(20);

/// A store with the example service in it, and the marks of what was done there.
struct Ground {
    folder: TempDir,
    marks: Marks,
}

impl Ground {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        assert!(run_over(&folder.path().join("store"), &["import", EXAMPLE]).is_done());
        Self { folder, marks: Marks::default() }
    }

    fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }
}

/// Somebody who adds one session after the other at a screen, each with a mark in its note, until the screen ends.
struct Typist<'a> {
    terminal: &'a mut Terminal,
    /// Who has time for it.
    person: &'a str,
    /// Tells the marks of those who type at once apart.
    name: &'a str,
    chance: Chance,
}

/// What came of somebody's typing.
#[derive(Default)]
struct Typed {
    /// The marks of what the screen said is saved.
    saved: Vec<String>,
    /// What was waited for in vain, and the screen, where that was not because it ended.
    stuck: Option<String>,
}

/// The days of the week that screens open on: as they are typed, and as they are shown.
const DAYS: [(&str, &str); 5] = [
    ("mon", "Mon 30 Nov"),
    ("tue", "Tue 1 Dec"),
    ("wed", "Wed 2 Dec"),
    ("thu", "Thu 3 Dec"),
    ("fri", "Fri 4 Dec"),
];
/// The day that the clock is pinned to.
const TODAY: &str = "2026-11-30";

impl Typist<'_> {
    /// Types until the screen ends, which `is_killed` says somebody has seen to by now.
    fn type_on(mut self, is_killed: &AtomicBool) -> Typed {
        let mut typed = Typed::default();
        for number in 1.. {
            let mark = format!("{}-{number:05}", self.name);
            let (hour, minute) = (8 + self.chance.below(9), number % 60);
            let (day, shown) = *self.chance.one_of(&DAYS);
            let line = format!("{day} {hour}:{minute:02} notes {} 5m \"{mark}\"", self.person);
            let saved = format!("Saved: Add {shown} {hour:02}:{minute:02}");
            for (keys, answer) in [("a", "Add ·"), (&line, &mark), ("\r", &saved)] {
                self.terminal.types(keys);
                match self.terminal.sees(answer, PATIENCE) {
                    Waited::Seen => {}
                    Waited::Never if !is_killed.load(Relaxed) => {
                        let screen = self.terminal.screen();
                        typed.stuck = Some(format!("no {answer:?} after {keys:?}:\n{screen}"));
                        return typed;
                    }
                    Waited::Ended | Waited::Never => return typed,
                }
            }
            typed.saved.push(mark);
        }
        typed
    }
}
