//! (b) A screen on a pseudo-terminal in which keys make edits.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

use rustix::process::{Signal, kill_process};

use super::{Ground, PATIENCE, ROUNDS_A_STORE, TODAY, Typist};
use crate::chance::{Chance, number};
use crate::figures::{Figures, Wrong};
use crate::program::{judge_words, tandem};
use crate::terminal::{Terminal, Waited};

/// How long somebody types at most before the kill.
const TYPING: Duration = Duration::from_millis(1500);

#[test]
#[ignore = "takes minutes; see tests/hard/main.rs"]
fn kills_of_a_screen() {
    let mut figures = Figures::of("kill -9: screen");
    let mut chance = Chance::of("screen");
    let mut ground = Ground::new();
    for round in 0..number("HARD_KILLS", 300) {
        if round > 0 && round.is_multiple_of(ROUNDS_A_STORE) {
            ground = Ground::new();
        }
        let told = format!("round {round}");
        let mut terminal = Terminal::open(&tandem(&ground.store(), &["--today", TODAY]));
        if terminal.sees("[Week]", PATIENCE) != Waited::Seen {
            figures.fault(Wrong::Hang, format!("{told}: it did not open:\n{}", terminal.screen()));
        }
        let (pid, wait, is_killed) = (terminal.pid(), chance.within(TYPING), AtomicBool::new(false));
        let name = format!("r{round}");
        let typist =
            Typist { terminal: &mut terminal, person: "eilidh", name: &name, chance: Chance::of(&name) };
        let typed = thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(wait);
                is_killed.store(true, Relaxed);
                kill_process(pid, Signal::KILL).unwrap();
            });
            typist.type_on(&is_killed)
        });
        terminal.kill();
        judge_words(&terminal.written(), &mut figures, &told);
        let saved = typed.saved.len();
        for mark in typed.saved {
            ground.marks.acknowledge(mark);
        }
        if let Some(stuck) = typed.stuck {
            figures.fault(Wrong::Hang, format!("{told}: {stuck}"));
        }
        ground.marks.look_for(&ground.store(), &mut figures, &told);
        figures.round(saved);
    }
    figures.close();
}
