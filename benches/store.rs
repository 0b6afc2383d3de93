//! The store: a commit against a bare append and sync on the same disk, opening after one year and after ten, and a purge.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::wildcard_imports)]

#[path = "team/mod.rs"]
mod team;

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use divan::Bencher;
use tandem::domain::State;
use tandem::store::{Order, Store};
use team::years;

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

/// Forgetting the families of all but the last years of ten, the whole store written anew; it shows how far it has come.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn purge_of_ten_years(bencher: Bencher<'_, '_>) {
    let dir = tempfile::tempdir().unwrap();
    team::fill(dir.path(), 10);
    let before = team::now(10).date();
    let copies = std::cell::Cell::new(0);
    let copied = || {
        copies.set(copies.get() + 1);
        let copy = dir.path().with_extension(format!("copy-{}", copies.get()));
        std::process::Command::new("cp").arg("-r").arg(dir.path()).arg(&copy).status().unwrap();
        copy
    };
    bencher.with_inputs(copied).bench_local_values(|copy| {
        let (mut store, state) = Store::open(&copy, "bench").unwrap();
        let (families, _) = store.closed_before(before, &mut |_| {}).unwrap();
        assert!(families.len() > 100);
        let (by, from, at) = ("owner".to_owned(), "local".to_owned(), state.zone().instant(team::now(10)));
        let order = Order { by, from, at, before, families };
        let purged = store.purge(&order, &mut |_| {}).unwrap();
        store.close().unwrap();
        std::fs::remove_dir_all(copy).unwrap();
        purged.entries
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
