//! The store: a commit against a bare append and sync on the same disk, and opening after one year and after ten.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::wildcard_imports)]

#[path = "../tests/it/years.rs"]
mod years;

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use divan::Bencher;
use tandem::domain::State;
use tandem::store::Store;

fn main() {
    divan::main();
    compare_commits();
}

/// Opening: a divan bench for each number of years, over a store filled once.
#[divan::bench(args = [1, 10], sample_count = 20)]
fn open(bencher: Bencher<'_, '_>, years: i32) {
    let dir = tempfile::tempdir().unwrap();
    years::fill(dir.path(), years);
    bencher.bench_local(|| {
        let (store, state) = Store::open(dir.path(), "bench").unwrap();
        store.close().unwrap();
        state
    });
}

/// Reading one week of ten years.
#[divan::bench(args = [1, 10])]
fn load_a_week(bencher: Bencher<'_, '_>, years: i32) {
    let dir = tempfile::tempdir().unwrap();
    years::fill(dir.path(), years);
    let (mut store, _) = Store::open(dir.path(), "bench").unwrap();
    bencher.bench_local(|| store.sheet(years::first_week().plus(20)).unwrap());
}

/// Prints how many times a bare append and sync one commit into a store of some years takes.
fn compare_commits() {
    const ROUNDS: usize = 400;
    for years in [1, 10] {
        let dir = tempfile::tempdir().unwrap();
        years::fill(dir.path(), years);
        let (mut store, state) = Store::open(dir.path(), "bench").unwrap();
        let week = years::first_week().plus(20);
        let mut state: State = state.with_sheet(week, store.sheet(week).unwrap().into());
        let (mut commits, mut behind, mut bare) = (vec![], vec![], vec![]);
        let mut file = File::create(dir.path().join("bare")).unwrap();
        for n in 0..ROUNDS {
            let mut session = years::session(week, n % 200);
            session.booking.note = Some(format!("round {n}"));
            let (entry, after) = years::entry(&state, &[session.into()]);
            let start = Instant::now();
            store.append(&entry, &after).unwrap();
            commits.push(start.elapsed());
            let start = Instant::now();
            store.catch_up();
            behind.push(start.elapsed());
            state = after;
            let start = Instant::now();
            file.write_all(&[7; 400]).and_then(|()| file.sync_data()).unwrap();
            bare.push(start.elapsed());
        }
        store.close().unwrap();
        let (commit, behind, bare) = (median(commits), median(behind), median(bare));
        let ratio = commit.as_secs_f64() / bare.as_secs_f64();
        println!(
            "a commit after {years} years: {ratio:.2} × a bare append and sync ({commit:?} against {bare:?})"
        );
        println!("  then the working store follows in {behind:?}");
        println!("  the store takes {} MB", size(dir.path()) >> 20);
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn size(dir: &Path) -> u64 {
    let files = std::fs::read_dir(dir).unwrap().map(Result::unwrap);
    files.map(|it| if it.path().is_dir() { size(&it.path()) } else { it.metadata().unwrap().len() }).sum()
}
