//! What a part came to, in figures; those that must be 0 fail it where they are not.

use std::collections::BTreeMap;
use std::time::Instant;

/// What must never be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// Something that was acknowledged is gone, and it is not said.
    Lost,
    /// It panicked, or ended by a signal of its own.
    Panic,
    /// It ended badly without a word.
    Silent,
    /// It said what is not so, or what no person can read.
    Words,
    /// It did not end, or did not answer.
    Hang,
}

const COLUMNS: [(Wrong, &str); 5] = [
    (Wrong::Lost, "lost"),
    (Wrong::Panic, "panics"),
    (Wrong::Silent, "silent ends"),
    (Wrong::Words, "wrong words"),
    (Wrong::Hang, "hangs"),
];

/// Faults that are told in full; of more only the number is.
const TOLD: usize = 20;

/// The figures of a part.
pub struct Figures {
    part: String,
    began: Instant,
    rounds: u64,
    acknowledged: u64,
    notes: BTreeMap<String, u64>,
    faults: Vec<(Wrong, String)>,
}

impl Figures {
    /// Those of a part that begins now.
    pub fn of(part: &str) -> Self {
        let (notes, faults) = (BTreeMap::new(), vec![]);
        Self { part: part.to_owned(), began: Instant::now(), rounds: 0, acknowledged: 0, notes, faults }
    }

    /// Counts a round, with how many changes were acknowledged in it.
    pub fn round(&mut self, acknowledged: usize) {
        self.rounds += 1;
        self.acknowledged += acknowledged as u64;
        if self.rounds.is_multiple_of(50) {
            eprintln!("{}: {} rounds in {} s", self.part, self.rounds, self.began.elapsed().as_secs());
        }
    }

    /// Counts rounds that were counted elsewhere.
    pub fn rounds(&mut self, count: u64) {
        self.rounds += count;
    }

    /// Counts how often something came of it that may be, to show what was tried.
    pub fn note(&mut self, what: &str) {
        self.note_many(what, 1);
    }

    /// Counts so many of it at once.
    pub fn note_many(&mut self, what: &str, count: u64) {
        *self.notes.entry(what.to_owned()).or_default() += count;
    }

    /// Takes down what must not be.
    pub fn fault(&mut self, wrong: Wrong, told: impl Into<String>) {
        let told = told.into();
        eprintln!("{}: {wrong:?}: {told}", self.part);
        self.faults.push((wrong, told));
    }

    /// Prints the figures, and fails where one is not what it must be.
    pub fn close(self) {
        let Self { part, began, rounds, acknowledged, notes, faults } = self;
        let seconds = began.elapsed().as_secs_f64();
        let count = |wrong| faults.iter().filter(|it| it.0 == wrong).count();
        let names: Vec<&str> = COLUMNS.iter().map(|it| it.1).collect();
        let counts = COLUMNS.map(|(wrong, name)| format!("{:>width$}", count(wrong), width = name.len()));
        println!("\n| {:<28} | {:>9} | {:>12} | {} |", "part", "rounds", "acknowledged", names.join(" | "));
        println!(
            "| {part:<28} | {rounds:>9} | {acknowledged:>12} | {} | in {seconds:.0} s",
            counts.join(" | ")
        );
        for (what, count) in notes {
            println!("  {count:>8} × {what}");
        }
        let told: Vec<String> =
            faults.iter().take(TOLD).map(|(wrong, told)| format!("{wrong:?}: {told}")).collect();
        assert!(faults.is_empty(), "{part}: {} faults:\n{}", faults.len(), told.join("\n"));
        assert!(rounds > 0, "{part}: nothing was done");
    }
}
