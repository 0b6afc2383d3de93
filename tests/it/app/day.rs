//! The Day screen: everybody of the week stands in it somewhere, whatever the day is like.

use std::sync::Arc;

use tandem::app::Input;
use tandem::domain::*;

use super::{Sitting, example_state, on_paper, screen_of, sitting, the};

/// The example with sessions added for Eilidh on Wednesday: activity, start, minutes.
fn with(sessions: &[(&str, &str, i32)]) -> Arc<State> {
    let added = sessions.iter().enumerate().map(|(n, (activity, start, minutes))| {
        let mut booking = Booking::new(the(activity), the(start), Minutes(*minutes));
        booking.people = vec![the("eilidh")];
        Change::from(Session { id: the(&format!("added-{n}")), series: None, booking })
    });
    Arc::new(example_state().preview(&added.collect::<Vec<_>>()).unwrap())
}

fn shown(sitting: &mut Sitting, (columns, rows): (u16, u16)) -> String {
    sitting.input(Input::Resized(columns, rows));
    screen_of(&sitting.app, columns, rows)
}

#[test]
fn everybody_of_the_week_stands_in_every_day_of_it() {
    let mut sitting = sitting();
    sitting.press("2");
    for day in 0..7 {
        sitting.app.selection.day = the::<Date>("2026-11-30").plus_days(day);
        for size in [(60, 24), (80, 24), (100, 24), (120, 40), (150, 30), (200, 50)] {
            let screen = shown(&mut sitting, size);
            for name in ["Eilidh", "Shona", "Leanne", "Aisha", "Catriona"] {
                let is_counted = screen.contains("above or below");
                assert!(screen.contains(name) || is_counted, "{name} on day {day} at {size:?}:\n{screen}");
            }
        }
    }
}

#[test]
fn who_is_in_has_a_lane_and_who_is_not_is_said_with_when_they_are_next() {
    let mut sitting = sitting();
    sitting.press("2");
    let screen = shown(&mut sitting, (120, 40));
    for words in [
        "─ 1 in ─",
        "═ 2 in ═",
        "10:40┇",
        "▌BookBug",
        "▎C9 home visit",
        "with Ruth",
        "HARBOUR FAMILIES  Leanne is not in today; next Fri 4 Dec 13–16",
        "What it asks of you",
    ] {
        assert!(screen.contains(words), "{words}:\n{screen}");
    }
    // Another day has no now; and leave that is asked for stands with the name.
    sitting.at("aisha", "2026-12-03");
    let screen = shown(&mut sitting, (120, 40));
    assert!(!screen.contains("10:40┇") && screen.contains("LEAVE asked"), "{screen}");
}

#[test]
fn sessions_at_the_same_time_stand_one_below_the_other() {
    let state = with(&[("phone", "2026-12-02T11:30", 60), ("learning", "2026-12-02T11:45", 30)]);
    let mut sitting = on_paper(state, "owner");
    sitting.press("2");
    let screen = shown(&mut sitting, (200, 50));
    for words in ["BookBug", "Phone call", "Learning"] {
        assert!(screen.contains(words), "{words}:\n{screen}");
    }
    // With one row for three of them, those that have no place are counted.
    let screen = shown(&mut sitting, (80, 12));
    assert!(screen.contains("+2"), "{screen}");
}

#[test]
fn a_night_is_whole_and_goes_on_in_the_morning_after_it() {
    let mut sitting = on_paper(with(&[("ward-time", "2026-12-02T22:00", 600)]), "owner");
    sitting.press("2");
    let screen = shown(&mut sitting, (200, 50));
    assert!(screen.contains("Time on the ward") && screen.contains("7:00"), "{screen}");
    sitting.at("eilidh", "2026-12-03");
    let screen = shown(&mut sitting, (200, 50));
    assert!(screen.contains("since Wed 22:00"), "{screen}");
    assert!(!screen.contains("Eilidh is not in"), "{screen}");
}

#[test]
fn a_peer_sees_the_references_of_no_family_that_is_kept_from_them() {
    let mut greg = on_paper(example_state(), "greg");
    greg.press("2");
    let screen = shown(&mut greg, (200, 50));
    for family in ["A1", "A2", "A5"] {
        assert!(!screen.contains(family), "{family}:\n{screen}");
    }
}
