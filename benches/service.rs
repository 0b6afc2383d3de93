//! What it costs to keep a large service: sixty people and two thousand families. Opening each form of the Service screen, the inbox and a
//! family's case; deleting and renaming a place, a post, a person and an activity, each from the key to its frame, saved by the desk.
//!
//! Wanted: each under 50 ms; beside each stands how often a cursor move fits into it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::wildcard_imports, clippy::string_slice)]

#[path = "large/mod.rs"]
mod large;
#[path = "sitting/mod.rs"]
mod sitting;
#[path = "../tests/it/years.rs"]
mod years;

use std::time::{Duration, Instant};

use large::{contacts, now, records, the};
use sitting::Sitting;
use tandem::domain::*;

/// How often each thing is done.
const ROUNDS: usize = 11;

/// What is done: what is pressed before without being timed, and the keys that are timed together.
const DEEDS: &[(&str, &str, &str)] = &[
    ("a cursor move", "F right right", "down"),
    ("the Service screen", "", "F"),
    ("the form of the service", "F", "enter"),
    ("the form of a team", "F right", "enter"),
    ("the form of a person", "F right right", "enter"),
    ("the form of a post", "F right right right", "enter"),
    ("the form of a place", "F right right right right", "enter"),
    ("the form of travel", "F right right right right right", "enter"),
    ("the form of an activity", "F right right right right right right", "enter"),
    ("the form of a course", "F right right right right right right right", "enter"),
    ("the form of a holiday", "F right right right right right right right right", "enter"),
    ("a letter of a person's name", "F right right enter", "a"),
    ("a letter of a place's name", "F right right right right enter", "a"),
    ("the Inbox", "", "I"),
    ("a case", "K", "i"),
    ("renaming a person", "F right right enter a", "enter"),
    ("renaming a post", "F right right right enter a", "enter"),
    ("renaming a place", "F right right right right enter a", "enter"),
    ("renaming an activity", "F right right right right right right enter a", "enter"),
    ("deleting a person", "F right right", "X"),
    ("deleting a post", "F right right right", "X"),
    ("deleting a place", "F right right right right", "X"),
    ("deleting an activity", "F right right right right right right", "X"),
];

fn main() {
    println!("a key to its frame, 200 x 50, saved where it saves: median, slowest, cursor moves");
    let mut move_of_cursor = None;
    for (what, before, keys) in DEEDS {
        let mut times: Vec<Duration> = vec![];
        let dir = tempfile::tempdir().unwrap();
        years::fill_with(dir.path(), [records(), spare(), contacts()].into_iter());
        let mut sitting = Sitting::open_as(dir.path(), now(), Author::Owner);
        for _ in 0..ROUNDS {
            sitting.start_again();
            before.split(' ').filter(|key| !key.is_empty()).for_each(|key| drop(sitting.press(key)));
            let open = sitting.layers();
            let start = Instant::now();
            keys.split(' ').for_each(|key| drop(sitting.press(key)));
            times.push(start.elapsed());
            // What is named elsewhere stays, and saying by what costs as much.
            let regret = sitting.regrets().filter(|_| !what.starts_with("deleting"));
            assert_eq!(regret, None, "{what}");
            assert!(!what.starts_with("the form") || sitting.layers() > open, "{what}: no form is open");
        }
        let slowest = *times.iter().max().unwrap();
        times.sort_unstable();
        let median = times[times.len() / 2];
        let one = *move_of_cursor.get_or_insert(median);
        println!(
            "  {what:30} {median:>10.1?} {slowest:>10.1?} {:>7.1}",
            median.as_secs_f64() / one.as_secs_f64()
        );
    }
}

/// Things that stand first and that nothing names, so that each can go.
fn spare() -> Vec<Change> {
    let mut all = vec![];
    for n in 0..ROUNDS {
        let name = format!("0 spare {n:02}");
        let id = format!("spare-{n:02}");
        let place = Place {
            id: the(&id),
            name: name.clone(),
            kind: PlaceKind::Venue,
            low_signal: false,
            until: None,
        };
        let post = Post {
            id: the(&id),
            title: name.clone(),
            team: the("team"),
            hours: Minutes::hours(18),
            band: None,
            funded_until: None,
        };
        let mut activity = built_in_activities().into_iter().next().unwrap();
        (activity.id, activity.title) = (the(&id), name.clone());
        let person = Person::new(the(&id), name, the("team"), Role::Colleague);
        all.extend([Change::from(place), post.into(), activity.into(), person.into()]);
    }
    all
}
