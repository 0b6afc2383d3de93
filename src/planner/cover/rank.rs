//! How well each way of covering a session fits, from 0 to 100.
//!
//! Ways stand in bands, and within a band by their merits less what they add: a meeting that goes on as well without
//! (85–95); the other sharer (70–100); another time with the same people (20–65); somebody else (30–69), of whom whoever
//! knows the family comes before whoever is on shift; calling it off (1–15). Within a band merits outweigh: knowing the
//! family, being there, the training, the team. A flag that is added costs by how pressing it is; the band's floor holds.
//! It is a ranking, not a measurement: two remedies with near scores are a matter for people.

use crate::domain::Minutes;
use crate::planner::remedy::{Merits, Presence};
use crate::rules::{Flag, Severity};

/// How a remedy goes about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It goes ahead with those who are left.
    GoesAhead,
    /// Somebody takes it.
    Taken(Merits),
    /// It is at another time.
    Moved {
        /// So many days away.
        days: i32,
        /// So much later in the day; negative when earlier.
        minutes: Minutes,
        /// Whether something of their own gives way.
        displaces: bool,
    },
    /// It was somebody's own, and nobody waits for it.
    LetGo,
    /// It does not take place.
    CalledOff,
}

/// How well a way fits that adds some flags.
#[must_use]
pub fn score(way: &Way, adds: &[Flag]) -> u8 {
    let burden: i32 = adds.iter().map(|flag| cost(flag.severity)).sum();
    let (floor, ceiling, merit) = match way {
        Way::GoesAhead if adds.is_empty() => (85, 95, 95),
        Way::GoesAhead => (16, 69, 69),
        Way::Taken(merits) if merits.shares_the_post => (70, 100, 70 + points(merits)),
        Way::Taken(merits) => (30, 69, 36 + points(merits)),
        Way::Moved { days, minutes, displaces } => {
            let merit = 65 - days * 3 - minutes.0.abs() / 60 - if *displaces { 8 } else { 0 };
            (20, 65, merit)
        }
        Way::LetGo => (50, 60, 60),
        Way::CalledOff => (1, 15, 15),
    };
    u8::try_from((merit - burden).clamp(floor, ceiling)).unwrap_or(0)
}

/// What a flag that is added costs.
fn cost(severity: Severity) -> i32 {
    match severity {
        Severity::Red => 12,
        Severity::Amber => 3,
        Severity::Note => 1,
    }
}

/// What speaks for somebody: at most 30, less what speaks against.
fn points(merits: &Merits) -> i32 {
    let presence = match merits.presence {
        Presence::On => 9,
        Presence::Unknown => 6,
        Presence::NoBreak => 4,
        Presence::Longer(extra) => 5 - (extra.0 / 30).clamp(0, 3),
        Presence::Off(extra) => 2 - (extra.0 / 120).clamp(0, 2),
    };
    merits.familiar.min(20) * 13 / 20
        + presence
        + if merits.trained { 4 } else { 0 }
        + if merits.of_the_team { 4 } else { -4 }
        - merits.reserve / 3
}
