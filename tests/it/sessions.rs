//! The sessions of a week: what is stored, what a series' rule gives, and where and until when they are.

use tandem::domain::*;
use tandem::rota::RotaWeek;

use crate::build::{Build, booking, parse};
use crate::hours::ann;

fn plain(_: &mut Booking) {}

fn ids(build: &Build, week: &str) -> Vec<String> {
    let rota = RotaWeek::of(&build.state(), parse(week)).unwrap();
    rota.sessions().iter().map(|s| format!("{} {}", s.id, s.start)).collect()
}

#[test]
fn an_occurrence_is_replaced_moved_or_left_out_by_id() {
    let mdt = |build: Build| {
        build.series(
            "mdt",
            "FREQ=WEEKLY;BYDAY=MO,WE",
            "2026-06-10",
            booking("mdt", "2026-06-01T09:20", 60, "ann", plain),
        )
    };
    assert_eq!(
        ids(&mdt(ann()), "2026-W23"),
        ["mdt-20260601 2026-06-01T09:20", "mdt-20260603 2026-06-03T09:20"]
    );
    assert_eq!(ids(&mdt(ann()), "2026-W24"), ["mdt-20260608 2026-06-08T09:20"]);
    assert!(ids(&mdt(ann()), "2026-W22").is_empty());
    let stored = |start: &str| Session {
        id: parse("mdt-20260608"),
        series: Some(parse("mdt")),
        booking: booking("mdt", start, 60, "bo", plain),
    };
    let here = mdt(ann()).put(stored("2026-06-09T10:00"));
    assert_eq!(ids(&here, "2026-W24"), ["mdt-20260608 2026-06-09T10:00"]);
    let away = mdt(ann()).put(stored("2026-06-16T10:00"));
    assert!(ids(&away, "2026-W24").is_empty());
    assert_eq!(
        ids(&away, "2026-W25"),
        ["mdt-20260615 2026-06-15T09:20", "mdt-20260608 2026-06-16T10:00", "mdt-20260617 2026-06-17T09:20"]
    );
    let rota = RotaWeek::of(&away.state(), parse("2026-W25")).unwrap();
    let touched: Vec<bool> = rota.sessions().iter().map(tandem::rota::Booked::touched).collect();
    assert_eq!(touched, [false, true, false]);
}

#[test]
fn sessions_stand_by_start_then_id() {
    let build = ann()
        .session("b", "notes", "2026-06-08T10:00", 30, "ann", plain)
        .session("c", "notes", "2026-06-08T09:00", 30, "ann", plain)
        .session("a", "notes", "2026-06-08T10:00", 30, "bo", plain);
    assert_eq!(ids(&build, "2026-W24"), ["c 2026-06-08T09:00", "a 2026-06-08T10:00", "b 2026-06-08T10:00"]);
}

#[test]
fn a_session_ends_when_its_minutes_have_passed() {
    let build = ann()
        .session("spring", "ward-time", "2027-03-28T00:30", 60, "ann", plain)
        .session("autumn", "ward-time", "2026-10-25T00:30", 180, "ann", plain)
        .session("sunday", "ward-time", "2026-10-25T23:30", 60, "ann", plain);
    let ends = |week: &str| -> Vec<String> {
        RotaWeek::of(&build.state(), parse(week))
            .unwrap()
            .sessions()
            .iter()
            .map(|s| s.end.to_string())
            .collect()
    };
    assert_eq!(ends("2027-W12"), ["2027-03-28T02:30"]);
    assert_eq!(ends("2026-W43"), ["2026-10-25T02:30", "2026-10-26T00:30"]);
    assert!(ends("2026-W44").is_empty());
}

#[test]
fn a_session_has_a_place_of_its_own_or_its_groups_or_the_familys() {
    let mut family = Family::new(parse("f1"), parse("team"), FamilyStatus::Active, parse("2026-01-05"));
    family.area = Some(parse("shore"));
    let build = ann()
        .place("hall", PlaceKind::Venue)
        .place("shore", PlaceKind::Area)
        .place("screen", PlaceKind::Remote)
        .put(family)
        .group("bugs", "hall", 15, 45, 15)
        .session("a", "bookbug", "2026-06-08T09:00", 75, "ann", |b| {
            b.group = Some(parse("bugs"));
            b.families = vec![parse("f1")];
        })
        .session("b", "bookbug", "2026-06-08T09:00", 75, "ann", |b| {
            b.group = Some(parse("bugs"));
            b.place = Some(parse("base"));
        })
        .session("c", "bookbug", "2026-06-08T09:00", 75, "ann", |b| {
            b.group = Some(parse("bugs"));
            b.place = Some(parse("screen"));
        })
        .session("d", "home-visit", "2026-06-08T09:00", 60, "ann", |b| b.families = vec![parse("f1")])
        .session("e", "phone", "2026-06-08T09:00", 60, "ann", |b| b.families = vec![parse("f1")])
        .session("f", "home-visit", "2026-06-08T09:00", 60, "ann", plain);
    let rota = RotaWeek::of(&build.state(), parse("2026-W24")).unwrap();
    let places: Vec<&str> =
        rota.sessions().iter().map(|s| s.place.as_ref().map_or("", |p| p.as_str())).collect();
    assert_eq!(places, ["hall", "base", "", "shore", "", ""]);
}

#[test]
fn a_week_whose_neighbour_is_not_loaded_is_not_worked_out() {
    let weeks: Vec<Week> = vec![parse("2026-W25")];
    let state = State::new(1, ann().state().records, weeks);
    assert_eq!(RotaWeek::of(&state, parse("2026-W24")).unwrap_err(), NotLoaded(parse("2026-W25")));
    assert_eq!(RotaWeek::of(&state, parse("2026-W26")).unwrap_err(), NotLoaded(parse("2026-W25")));
    assert!(RotaWeek::of(&state, parse("2026-W23")).is_ok());
}
