//! Power cuts while several import at once: alone, one after the other, or through a server that owns the store.

mod disk;

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

use crate::chance::{Chance, number};
use crate::figures::Figures;
use crate::marks::{Marks, file_with};
use crate::program::{EXAMPLE, Ended, PATIENCE, Running, judge_words, run_over, tandem};
use disk::{Disk, Kind};

/// How long is written at most before the power goes.
const WRITING: Duration = Duration::from_millis(900);
/// Rounds after which a new store is begun.
const ROUNDS_A_STORE: u64 = 25;
/// How many write through a server at once.
const WRITERS: usize = 3;

#[test]
#[ignore = "takes minutes, and root; see tests/hard/main.rs"]
fn power_cuts_on_ext4() {
    power_cuts(Kind::Ext4);
}

#[test]
#[ignore = "takes minutes, and root; see tests/hard/main.rs"]
fn power_cuts_on_xfs() {
    power_cuts(Kind::Xfs);
}

fn power_cuts(kind: Kind) {
    let Some(disk) = Disk::new(kind) else { return };
    let part = format!("power cuts: {kind:?}").to_lowercase();
    let mut figures = Figures::of(&part);
    let mut chance = Chance::of(&part);
    let mut marks = Marks::default();
    for round in 0..number("HARD_CUTS", 200) {
        let store = disk.place().join(format!("store-{}", round / ROUNDS_A_STORE));
        if !store.exists() {
            marks = Marks::default();
            run_over(&store, &["import", EXAMPLE]).judge(&mut figures, "the first import");
        }
        let (before, told) = (marks.count(), format!("round {round}"));
        let writing = Writing { store: &store, files: disk.beside(), marks: Mutex::new(marks) };
        let wait = chance.within(WRITING);
        marks = if round.is_multiple_of(2) {
            figures.note("cut while one import ran after the other");
            writing.until_cut(&disk, 1, wait, &mut figures, &told)
        } else {
            figures.note("cut while three imported through a server");
            let server = server(&store);
            let marks = writing.until_cut(&disk, WRITERS, wait, &mut figures, &told);
            let (ended, _) = server.end_by(Instant::now());
            judge_words(&ended.err, &mut figures, &told);
            marks
        };
        disk.back();
        marks.look_for(&store, &mut figures, &told);
        figures.round(marks.count() - before);
    }
    figures.close();
}

/// A server over a store, once it listens.
fn server(store: &Path) -> Running {
    let socket = store.join("tandem.sock");
    // That of the one before, which had no time to take it away.
    let _ = std::fs::remove_file(&socket);
    let server = Running::start(tandem(store, &["serve", "--no-ssh"]));
    let until = Instant::now() + PATIENCE;
    while !socket.exists() && Instant::now() < until {
        thread::sleep(Duration::from_millis(2));
    }
    server
}

/// Imports that are begun until the power goes.
struct Writing<'a> {
    store: &'a Path,
    /// Where the team files are written, off the disk.
    files: &'a Path,
    marks: Mutex<Marks>,
}

impl Writing<'_> {
    /// Has some write at once and cuts the power after a while; gives the marks.
    fn until_cut(
        self,
        disk: &Disk,
        writers: usize,
        wait: Duration,
        figures: &mut Figures,
        told: &str,
    ) -> Marks {
        let is_cut = AtomicBool::new(false);
        let ended = thread::scope(|scope| {
            let all: Vec<_> = (0..writers).map(|_| scope.spawn(|| self.write_on(&is_cut))).collect();
            thread::sleep(wait);
            is_cut.store(true, SeqCst);
            disk.cut();
            all.into_iter().flat_map(|it| it.join().unwrap()).collect::<Vec<_>>()
        });
        for end in ended {
            end.judge(figures, told);
        }
        self.marks.into_inner().unwrap()
    }

    fn write_on(&self, is_cut: &AtomicBool) -> Vec<Ended> {
        let mut ends = vec![];
        while !is_cut.load(SeqCst) {
            let mark = self.marks.lock().unwrap().begin();
            let file = file_with(&mark, self.files);
            let ended = run_over(self.store, &["import", file.to_str().unwrap()]);
            // Both file systems let a sync that is under way at that very moment succeed, and do not write it. When the power
            // goes nobody is told anything any more, so what is told after it went does not count.
            if ended.is_done() && !is_cut.load(SeqCst) {
                self.marks.lock().unwrap().acknowledge(mark);
            }
            ends.push(ended);
        }
        ends
    }
}
