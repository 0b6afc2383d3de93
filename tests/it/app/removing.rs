//! Removing sessions: one, of a series this one, later ones, or all; what happened stays.

use tandem::domain::*;

use super::{at_a_desk, records, sitting, the};

#[test]
fn a_single_session_goes_at_once_and_comes_back() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-04T13:45");
    let before = records(&sitting.app.state);
    sitting.press("X").open(0).saved(1).says("Remove Wellbeing measure C9 (Aisha)");
    assert!(sitting.bookings("aisha", "2026-12-04T13:45").is_empty());
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before);
}

#[test]
fn one_of_a_series_becomes_an_exception() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-10T14:25").press("delete").open(1);
    let offered: Vec<&str> = sitting.listed().iter().map(|item| item.label.as_str()).collect();
    assert_eq!(offered, ["This one only", "This and all later ones", "The whole series"]);
    sitting.press("enter").open(0).saved(1);
    assert_eq!(sitting.series("c4-phone-thu").except, [the::<Date>("2026-12-10")]);
    sitting.booked("aisha", "2026-12-17T14:25");
}

#[test]
fn this_and_later_ones_end_the_series() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-10T14:25").press("X down enter").open(0).saved(1);
    sitting.says("Remove Phone call C4 (Aisha), this and all later ones");
    assert_eq!(sitting.series("c4-phone-thu").repeat.until, Some(Until::Date(the("2026-12-09"))));
    sitting.booked("aisha", "2026-12-03T14:25");
    assert!(sitting.bookings("aisha", "2026-12-17T14:25").is_empty());
}

#[test]
fn of_a_whole_series_what_is_done_stays() {
    let mut sitting = at_a_desk("owner");
    sitting.on("aisha", "2026-12-03T14:25");
    let before = records(&sitting.app.state);
    // The weeks before are closed, and keep what was done in them as it was.
    sitting.press("X down down").sees("is closed and stays as it is").press("enter").open(1).saved(0);
    assert_eq!(records(&sitting.app.state), before);
    sitting.press("esc").open(0);
    assert_eq!(sitting.booked("aisha", "2026-11-26T14:25").booking().status, Status::Done);
}
