//! (a) One import after the other, killed at any moment of one.

use std::time::{Duration, Instant};

use super::{Ground, ROUNDS_A_STORE};
use crate::chance::{Chance, number};
use crate::figures::Figures;
use crate::marks::file_with;
use crate::program::{Running, tandem};

#[test]
#[ignore = "takes minutes; see tests/hard/main.rs"]
fn kills_of_imports() {
    let mut figures = Figures::of("kill -9: import loop");
    let mut chance = Chance::of("imports");
    let mut ground = Ground::new();
    // What one import takes, as the last whole one did.
    let mut usual = Duration::from_millis(100);
    for round in 0..number("HARD_KILLS", 300) {
        if round > 0 && round.is_multiple_of(ROUNDS_A_STORE) {
            ground = Ground::new();
        }
        let before = ground.marks.count();
        let until = Instant::now() + chance.within(usual * 3);
        loop {
            let mark = ground.marks.begin();
            let file = file_with(&mark, ground.folder());
            let began = Instant::now();
            let (ended, is_killed) =
                Running::start(tandem(&ground.store(), &["import", file.to_str().unwrap()])).end_by(until);
            if is_killed {
                figures.note(&format!("killed {}", which_part(began.elapsed(), usual)));
                break;
            }
            ended.judge(&mut figures, &format!("round {round}"));
            usual = began.elapsed();
            if ended.is_done() {
                ground.marks.acknowledge(mark);
            }
        }
        ground.marks.look_for(&ground.store(), &mut figures, &format!("round {round}"));
        figures.round(ground.marks.count() - before);
    }
    figures.close();
}

/// In which part of an import it was killed, to show that no moment is left out.
fn which_part(at: Duration, usual: Duration) -> &'static str {
    match at.as_micros() * 4 / usual.as_micros().max(1) {
        0 => "in its first quarter",
        1 => "in its second quarter",
        2 => "in its third quarter",
        3 => "in its last quarter",
        _ => "when it took longer than the one before",
    }
}
