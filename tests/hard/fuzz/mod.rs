//! Noise for whatever reads what comes from outside: journals, team files, calendars, terminals, the socket, quick add. Inputs are made
//! from right ones by chance that can be had again; none may panic, or take longer than a person waits.

mod calendar;
mod frames;
mod journal;
mod keys;
mod line;
mod mutate;
mod team_file;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use crate::chance::{Chance, number};
use crate::figures::{Figures, Wrong};

/// How long one input may take.
const SLOW: Duration = Duration::from_secs(1);
/// After how long it is given up: it never comes back.
const NEVER: Duration = Duration::from_secs(30);
/// Faults after which a target is left: more would say the same.
const ENOUGH: usize = 10;

/// Feeds a target with inputs that `make` makes. `take` gives whether there was anything in it.
fn feed(
    name: &str,
    usual: u64,
    mut make: impl FnMut(&mut Chance) -> Vec<u8>,
    mut take: impl FnMut(&[u8]) -> bool,
) {
    let mut figures = Figures::of(&format!("fuzz: {name}"));
    let mut chance = Chance::of(name);
    let watch = Watch::new(name);
    let (mut faults, mut full) = (0, 0);
    for input in 0..number("HARD_INPUTS", usual) {
        let bytes = make(&mut chance);
        watch.begins(input);
        let began = Instant::now();
        let taken = catch_unwind(AssertUnwindSafe(|| take(&bytes)));
        let told = || format!("input {input}: {}", bytes.escape_ascii());
        figures.rounds(1);
        match taken {
            Ok(is_full) => full += u64::from(is_full),
            Err(_) => figures.fault(Wrong::Panic, told()),
        }
        if began.elapsed() > SLOW {
            figures.fault(Wrong::Hang, told());
        } else if taken.is_ok() {
            continue;
        }
        faults += 1;
        if faults == ENOUGH {
            break;
        }
    }
    figures.note_many("had something in them that could be read", full);
    figures.close();
}

/// Ends the harness where an input never comes back: nothing else can.
struct Watch {
    /// The input that is being taken, and how often it was looked at.
    input: Arc<AtomicU64>,
    is_over: Arc<AtomicBool>,
}

impl Watch {
    fn new(name: &str) -> Self {
        let watch = Self { input: Arc::new(AtomicU64::new(0)), is_over: Arc::default() };
        let (input, is_over, name) = (watch.input.clone(), watch.is_over.clone(), name.to_owned());
        thread::spawn(move || {
            let (mut last, mut since) = (u64::MAX, Instant::now());
            while !is_over.load(Relaxed) {
                thread::sleep(Duration::from_millis(100));
                let now = input.load(Relaxed);
                if now != last {
                    (last, since) = (now, Instant::now());
                } else if since.elapsed() > NEVER {
                    eprintln!("fuzz: {name}: Hang: input {now} never came back");
                    std::process::exit(101);
                }
            }
        });
        watch
    }

    fn begins(&self, input: u64) {
        self.input.store(input, Relaxed);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.is_over.store(true, Relaxed);
    }
}
