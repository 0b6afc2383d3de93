//! Picking a session up, moving it and putting it down, and how many keys that takes.

use std::collections::BTreeSet;

use tandem::app::{Layer, SeriesScope};
use tandem::domain::*;
use tandem::rota::RotaWeek;
use tandem::rules::{Flag, flags_of_week, standing_flags};

use super::{Sitting, at_a_desk, records, sitting, the};

fn moving(sitting: &Sitting) -> &tandem::app::Moving {
    match sitting.app.layers.last() {
        Some(Layer::Moving(moving)) => moving,
        _ => panic!("nothing is picked up: {:?}", sitting.app.said.notice),
    }
}

#[test]
fn an_hour_later_takes_three_keys_and_undoing_one() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25");
    let before = records(&sitting.app.state);
    sitting.keys = 0;
    sitting.press("m > enter").open(0).saved(1).says("Move Phone call C4 (Aisha) to Thu 3 Dec 15:25");
    assert_eq!(sitting.keys, 3);
    let moved = sitting.booked("aisha", "2026-12-03T15:25");
    assert_eq!((moved.touched(), sitting.app.selection.session.clone()), (true, Some(moved.id)));
    assert_eq!(sitting.booked("aisha", "2026-12-10T14:25").booking().status, Status::Planned);
    sitting.press("u");
    assert_eq!(sitting.keys, 4);
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn how_much_of_a_series_was_moved_is_said() {
    for (wider, said) in [
        ("", "Move Phone call C4 (Aisha) to Thu 10 Dec 15:25"),
        ("w", "Move Phone call C4 (Aisha) to Thu 10 Dec 15:25, this and all later ones"),
        ("w w", "Move Phone call C4 (Aisha) to Thu 10 Dec 15:25, the whole series"),
    ] {
        let mut sitting = sitting();
        sitting.on("aisha", "2026-12-10T14:25").press("m >").press(wider).press("enter").open(0).saved(1);
        assert_eq!(sitting.app.said.notice.clone().unwrap().text, said, "{wider}");
    }
}

#[test]
fn to_the_next_person_takes_three_keys() {
    let mut sitting = sitting();
    sitting.on("eilidh", "2026-12-02T10:20");
    sitting.keys = 0;
    sitting.press("m j enter").open(0).saved(1);
    assert_eq!(sitting.keys, 3);
    let person = sitting.app.selection.person.clone().unwrap();
    assert_eq!(person, the("shona"));
    assert_eq!(sitting.booked("shona", "2026-12-02T10:20").booking().people, [person]);
    assert!(sitting.bookings("eilidh", "2026-12-02T10:20").is_empty());
}

#[test]
fn every_step_moves_by_what_it_says() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25").press("m");
    for (keys, start, minutes) in [
        (".", "2026-12-03T14:40", 30),
        (", ,", "2026-12-03T14:10", 30),
        (">", "2026-12-03T15:10", 30),
        ("< <", "2026-12-03T13:10", 30),
        ("right", "2026-12-04T13:10", 30),
        ("left h", "2026-12-02T13:10", 30),
        ("l", "2026-12-03T13:10", 30),
        ("+ +", "2026-12-03T13:10", 40),
        ("- ( (", "2026-12-03T13:10", 25),
        ("( ( ( ( ( (", "2026-12-03T13:10", 5),
    ] {
        sitting.press(keys);
        let booking = &moving(&sitting).booking;
        assert_eq!((booking.start, booking.minutes), (the(start), Minutes(minutes)), "{keys}");
        assert_eq!(sitting.app.selection.day, booking.start.date());
        assert!(sitting.app.preview.is_some());
    }
    sitting.press("esc").open(0).saved(0);
    assert!(sitting.app.preview.is_none());
    sitting.booked("aisha", "2026-12-03T14:25");
}

#[test]
fn on_the_day_screen_the_arrows_move_by_time() {
    let mut sitting = sitting();
    sitting.press("2").on("aisha", "2026-12-03T14:25").press("m right right left");
    assert_eq!(moving(&sitting).booking.start, the("2026-12-03T14:40"));
    sitting.press("]");
    assert_eq!(moving(&sitting).booking.start, the("2026-12-04T14:40"));
    // A quarter-hour is the same key wherever a session is moved.
    sitting.press(".");
    assert_eq!(moving(&sitting).booking.start, the("2026-12-04T14:55"));
}

#[test]
fn what_is_put_down_where_it_was_changes_nothing() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25").press("m > < enter").open(0).saved(0);
}

#[test]
fn a_move_of_this_and_later_ones_cuts_the_series_in_two() {
    let mut sitting = at_a_desk("owner");
    sitting.on("aisha", "2026-12-10T14:25");
    let before = records(&sitting.app.state);
    sitting.press("m w");
    assert_eq!(moving(&sitting).reach, SeriesScope::Later);
    sitting.press("right > enter").open(0).saved(1);
    let earlier = sitting.series("c4-phone-thu");
    assert_eq!(earlier.repeat.until, Some(Until::Date(the("2026-12-09"))));
    let moved = sitting.booked("aisha", "2026-12-11T15:25");
    let later = sitting.series(moved.series.as_ref().unwrap().as_str());
    assert_eq!(later.booking.start, the("2026-12-11T15:25"));
    sitting.booked("aisha", "2026-12-03T14:25");
    sitting.booked("aisha", "2026-12-18T15:25");
    assert!(sitting.bookings("aisha", "2026-12-17T14:25").is_empty());
    sitting.press("u").says("Undid: Move");
    assert_eq!(records(&sitting.app.state), before);
    sitting.press("U").says("Redid: Move").booked("aisha", "2026-12-18T15:25");
}

#[test]
fn a_move_of_the_whole_series_takes_its_exceptions_along() {
    let mut sitting = at_a_desk("owner");
    sitting.on("aisha", "2026-12-04T15:00");
    let before = records(&sitting.app.state);
    sitting.press("m w w");
    assert_eq!(moving(&sitting).reach, SeriesScope::All);
    sitting.press(". enter").open(0).saved(1);
    let series = sitting.series("aisha-directory");
    assert_eq!(series.booking.start, the("2026-11-06T15:15"));
    assert_eq!(series.except, [the::<Date>("2026-12-25"), the("2027-01-01")]);
    // What was done was done at its time.
    assert_eq!(sitting.booked("aisha", "2026-11-13T15:00").booking().status, Status::Done);
    sitting.booked("aisha", "2026-12-11T15:15");
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn widening_goes_round_and_is_not_for_single_sessions() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-10T14:25").press("m w w w");
    assert_eq!(moving(&sitting).reach, SeriesScope::This);
    sitting.press("esc").on("aisha", "2026-12-04T13:45").press("m w");
    assert_eq!(moving(&sitting).reach, SeriesScope::This);
}

#[test]
fn a_duplicate_is_another_session_and_leaves_the_first_alone() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-04T13:45").press("D right right right enter").open(0).saved(1);
    let (first, second) =
        (sitting.booked("aisha", "2026-12-04T13:45"), sitting.booked("aisha", "2026-12-07T13:45"));
    assert_ne!(first.id, second.id);
    assert_eq!(first.booking().families, second.booking().families);
    assert_eq!(sitting.app.selection.session, Some(second.id));
}

#[test]
fn a_lead_is_told_that_another_teams_session_is_not_theirs() {
    let mut lead = at_a_desk("morag");
    lead.on("aisha", "2026-12-03T14:25").press("m").regrets("you lead Ailsa MBU").open(0);
    lead.on("shona", "2026-12-03T10:35").press("m > enter").open(0).saved(1);
}

/// What is worked out once is brought to the next look; a draft must not be judged by what it has changed.
#[test]
fn the_flags_of_what_is_moved_are_those_of_a_fresh_look() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-03T14:25");
    let today = sitting.app.today();
    let mut weeks = BTreeSet::new();
    for key in "m right right right right > down left left left left left left left left w up w".split(' ') {
        sitting.press(key);
        let Some(preview) = &sitting.app.preview else { continue };
        let week = sitting.app.selection.week();
        weeks.insert(week);
        let mut fresh = flags_of_week(&preview.state, week, today);
        fresh.extend(standing_flags(&preview.state, today));
        fresh.sort_by(Flag::in_order);
        let view = preview.view.as_ref().unwrap();
        assert_eq!(format!("{:#?}", view.flags), format!("{fresh:#?}"), "after {key} in {week}");
        let rota = RotaWeek::of(&preview.state, week).unwrap();
        assert_eq!(view.rota.sessions(), rota.sessions(), "after {key} in {week}");
    }
    assert!(weeks.len() > 1, "{weeks:?}");
}
