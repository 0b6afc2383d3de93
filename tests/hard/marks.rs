//! Changes that can be told apart, each with a mark of its own in what it writes; and whether all are there afterwards.

use std::fs;
use std::path::{Path, PathBuf};

use crate::figures::{Figures, Wrong};
use crate::program::run_over;

/// The changes of a store: those whose author was told that they are saved, and how many were begun.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    acknowledged: Vec<String>,
    begun: usize,
}

impl Marks {
    /// The mark of another change.
    pub fn begin(&mut self) -> String {
        self.begun += 1;
        format!("k{:05}", self.begun)
    }

    /// Takes down that somebody was told that a change is saved.
    pub fn acknowledge(&mut self, mark: String) {
        self.acknowledged.push(mark);
    }

    /// How many were acknowledged.
    pub fn count(&self) -> usize {
        self.acknowledged.len()
    }

    /// Takes down what is missing in a text in which each mark stands in quotes.
    pub fn look_in(&self, text: &str, figures: &mut Figures, round: &str) {
        for mark in self.acknowledged.iter().filter(|it| !text.contains(&format!("\"{it}\""))) {
            figures.fault(Wrong::Lost, format!("{round}: the change {mark} was acknowledged and is gone"));
        }
    }

    /// Opens the store as somebody would after a kill or a power cut: it must be whole, say nothing of damage, and hold
    /// everything that was acknowledged, in the rota and in the history.
    pub fn look_for(&self, store: &Path, figures: &mut Figures, round: &str) {
        let check = run_over(store, &["check"]);
        check.judge(figures, round);
        for line in check.err.lines() {
            figures.note(&without_numbers(line));
        }
        if !check.is_done() {
            let told = format!("{round}: the check found {}", check.words());
            return figures.fault(Wrong::Lost, told);
        }
        let export = run_over(store, &["export", "--format", "team"]);
        export.judge(figures, round);
        self.look_in(&export.out, figures, round);
        let log = run_over(store, &["log", "--json"]);
        log.judge(figures, round);
        let rows: Vec<serde_json::Value> = serde_json::from_str(&log.out).unwrap_or_default();
        let revs: Vec<u64> = rows.iter().filter_map(|it| it["rev"].as_u64()).collect();
        if revs.len() < self.count() || !revs.iter().copied().eq(1..=revs.len() as u64) {
            let told = format!("{round}: {} acknowledged, and the log has {revs:?}", self.count());
            figures.fault(Wrong::Lost, told);
        }
    }
}

/// A team file that adds one thing with a mark, in a folder.
pub fn file_with(mark: &str, folder: &Path) -> PathBuf {
    let file = folder.join(format!("{mark}.toml"));
    let text = format!("format = 1\n\n[[organisation]]\nid = \"{mark}\"\nname = \"{mark}\"\n");
    fs::write(&file, text).unwrap();
    file
}

/// A line with what differs from one time to the next left out.
fn without_numbers(line: &str) -> String {
    let line: String = line.chars().map(|it| if it.is_ascii_digit() { '#' } else { it }).collect();
    let words = line.split(' ').map(|it| if it.contains('/') { "PATH" } else { it });
    words.collect::<Vec<_>>().join(" ")
}
