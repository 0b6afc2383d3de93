//! The whole program over one year and over ten: opening to the first frame, a key to its frame, bytes sent, memory.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::wildcard_imports)]

#[path = "sitting/mod.rs"]
mod sitting;
#[path = "team/mod.rs"]
mod team;

use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use divan::Bencher;
use sitting::Sitting;
use tempfile::TempDir;

/// How often each thing that is compared is done.
const ROUNDS: usize = 41;

/// What is typed, one key after the other, after what was pressed before without being timed.
const KEYS: &[(&str, &str, &str)] = &[
    ("a cursor move", "", "down up right left"),
    ("the next week", "", "n n n n"),
    ("opening quick add", "", "a"),
    ("a letter in quick add", "a", "w e d space 1 1 : 3 0 space p h o n e"),
    ("picking a session up", "", "m"),
    ("moving what is picked up", "m", ". . right left > <"),
    ("the Day screen", "", "2"),
    ("a cursor move on the Day screen", "2", "down up right left"),
    ("the People screen", "", "3"),
    ("the Leave screen", "", "7"),
    ("a week, a month and a year of leave on", "7", "n . > <"),
    ("a letter in a leave form", "7 enter tab tab", "ctrl-u 2 0 2 7"),
    ("help", "", "?"),
    ("the finder", "", "/"),
    ("a letter in the finder", "/", "p e r s o n"),
    ("the form", "", "e"),
];

fn main() {
    if let Some(dir) = std::env::var_os("TANDEM_BENCH_MEMORY") {
        return report_memory(Path::new(&dir));
    }
    divan::main();
    compare_openings();
    compare_keys();
    compare_memory();
}

/// A store of so many years, filled once.
fn store(years: i32) -> &'static Path {
    static STORES: LazyLock<[TempDir; 2]> = LazyLock::new(|| {
        [1, 10].map(|years| {
            let dir = tempfile::tempdir().unwrap();
            team::fill(dir.path(), years);
            dir
        })
    });
    STORES[usize::from(years == 10)].path()
}

/// From nothing to the first frame that shows the week.
#[divan::bench(args = [1, 10], sample_count = 20)]
fn open(bencher: Bencher<'_, '_>, years: i32) {
    let dir = store(years);
    bencher.bench_local(|| Sitting::open(dir, team::now(years)));
}

fn compare_openings() {
    let mut times = [1, 10].map(|years| {
        let mut times: Vec<Duration> = vec![];
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let sitting = Sitting::open(store(years), team::now(years));
            times.push(start.elapsed());
            drop(sitting);
        }
        median(times)
    });
    let ratio = times[1].as_secs_f64() / times[0].as_secs_f64();
    for it in &mut times {
        *it = Duration::from_micros(u64::try_from(it.as_micros()).unwrap());
    }
    println!("opening to the first frame: one year {:?}, ten years {:?}, {ratio:.2} ×", times[0], times[1]);
}

/// Prints what a key costs at 200 by 50 over ten years, from the key to the bytes of its frame.
fn compare_keys() {
    println!("a key to its frame, 200 × 50, ten years: median, slowest, bytes of a frame (median)");
    let mut sitting = Sitting::open(store(10), team::now(10));
    println!("  the first frame, drawn whole: {} bytes", sitting.first_frame());
    for (what, before, keys) in KEYS {
        let (mut times, mut bytes) = (vec![], vec![]);
        for _ in 0..ROUNDS {
            sitting.start_again();
            before.split_whitespace().for_each(|key| drop(sitting.press(key)));
            for key in keys.split_whitespace() {
                let start = Instant::now();
                let frame = sitting.press(key);
                times.push(start.elapsed());
                bytes.push(frame.len());
            }
        }
        let slowest = *times.iter().max().unwrap();
        bytes.sort_unstable();
        println!("  {what:32} {:>10.1?} {slowest:>10.1?} {:>7}", median(times), bytes[bytes.len() / 2]);
    }
}

/// Prints what a process that has ten years open keeps in memory.
fn compare_memory() {
    for years in [1, 10] {
        let program = std::env::current_exe().unwrap();
        let mut child = std::process::Command::new(program);
        child.env("TANDEM_BENCH_MEMORY", store(years)).env("TANDEM_BENCH_YEARS", years.to_string());
        println!("resident with {years} years open, after a year was looked at:");
        child.status().unwrap();
    }
}

fn report_memory(dir: &Path) {
    let years = std::env::var("TANDEM_BENCH_YEARS").unwrap().parse().unwrap();
    let mut sitting = Sitting::open(dir, team::now(years));
    println!("  on the first week {} MB", resident_megabytes());
    for _ in 0..52 {
        sitting.press("b");
    }
    println!("  after 52 weeks back {} MB", resident_megabytes());
}

fn resident_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() >> 10
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
