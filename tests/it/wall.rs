//! The wall chart of leave, and whether leave can be as it is written: patterns, shift rows, holidays, part days, both
//! sharers away.

use tandem::domain::*;
use tandem::rota::absence::{AbsenceError, absence_error};
use tandem::rota::wall::{Wall, WallCell};

use crate::build::{Build, parse};

/// Ann Mon to Wed and Bo Wed to Fri, sharing a post; both mornings on Wednesday.
fn shared() -> Build {
    Build::service(Nation::Scotland)
        .person("ann")
        .person("bo")
        .post("post", "36:00")
        .share("post", "ann", "18:00", "2026-01-05", "", "mon 09:00-15:00, tue 09:00-15:00, wed 09:00-12:00")
        .share(
            "post",
            "bo",
            "18:00",
            "2026-01-05",
            "2026-12-31",
            "wed 09:00-12:00, thu 09:00-15:00, fri 09:00-15:00",
        )
}

fn cell(build: &Build, person: &str, date: &str) -> WallCell {
    let (state, mut wall) = (build.state(), Wall::default());
    wall.cover(&state, parse(date), 1);
    let line = wall.lines().iter().find(|line| line.person.as_str() == person).unwrap();
    wall.cell(line, parse(date)).unwrap().clone()
}

#[test]
fn a_day_is_worked_by_pattern_unless_rows_say_otherwise() {
    let build = shared();
    for (person, date, works) in [
        ("ann", "2026-11-30", true),
        ("ann", "2026-12-03", false),
        ("bo", "2026-11-30", false),
        ("bo", "2026-12-04", true),
    ] {
        assert_eq!(cell(&build, person, date).works, works, "{person} {date}");
    }
    let swapped =
        shared().row("ann", "2026-11-30", 0, "", "", "").row("ann", "2026-12-03", 0, "09:00-15:00", "", "");
    assert!(!cell(&swapped, "ann", "2026-11-30").works);
    assert!(cell(&swapped, "ann", "2026-12-03").works);
    // After the share's last day there is nothing to be away from.
    assert!(cell(&build, "bo", "2026-12-31").on && !cell(&build, "bo", "2027-01-01").on);
}

#[test]
fn leave_shows_on_each_of_its_days_and_part_of_a_day_as_such() {
    let build = shared()
        .leave("ann", LeaveKind::Annual, "2026-11-30", "2026-12-01")
        .leave("bo", LeaveKind::Carer, "2026-12-03T09:00", "2026-12-03T12:00")
        .leave("bo", LeaveKind::Study, "2026-12-04T08:00", "2026-12-04T16:00")
        .leave_in(LeaveState::Declined, "bo", LeaveKind::Annual, "2026-12-02", "2026-12-02");
    let kind = |person, date| cell(&build, person, date).leave.map(|leave| leave.kind);
    assert_eq!(kind("ann", "2026-11-29"), None);
    assert_eq!(kind("ann", "2026-11-30"), Some(LeaveKind::Annual));
    assert_eq!(kind("ann", "2026-12-01"), Some(LeaveKind::Annual));
    assert_eq!(kind("ann", "2026-12-02"), None);
    assert_eq!(kind("bo", "2026-12-02"), None);
    assert!(!cell(&build, "ann", "2026-11-30").part);
    assert!(cell(&build, "bo", "2026-12-03").part);
    // Times that take all of the day are no part.
    assert!(!cell(&build, "bo", "2026-12-04").part);
}

#[test]
fn agreed_leave_goes_before_asked_for_and_the_graver_kind_before_the_other() {
    let build = shared()
        .leave_in(LeaveState::Requested, "ann", LeaveKind::Sick, "2026-11-30", "2026-11-30")
        .leave("ann", LeaveKind::Annual, "2026-11-30", "2026-12-01")
        .leave("ann", LeaveKind::Sick, "2026-12-01", "2026-12-01");
    assert_eq!(cell(&build, "ann", "2026-11-30").leave.unwrap().kind, LeaveKind::Annual);
    assert_eq!(cell(&build, "ann", "2026-12-01").leave.unwrap().kind, LeaveKind::Sick);
}

#[test]
fn all_who_share_are_away_where_each_has_leave_that_holds_a_working_day() {
    let ann = |from: &str, to: &str| shared().leave("ann", LeaveKind::Annual, from, to);
    let both = ann("2026-11-30", "2026-12-02").leave_in(
        LeaveState::Requested,
        "bo",
        LeaveKind::Annual,
        "2026-12-02",
        "2026-12-04",
    );
    let away = |build: &Build, date| {
        let cells = [cell(build, "ann", date).all_away, cell(build, "bo", date).all_away];
        assert_eq!(cells[0], cells[1], "{date}");
        cells[0]
    };
    assert!(!away(&both, "2026-12-01"));
    assert!(away(&both, "2026-12-02"));
    assert!(!away(&both, "2026-12-03"));
    // Part of the morning is left to Bo.
    let part =
        ann("2026-12-02", "2026-12-02").leave("bo", LeaveKind::Toil, "2026-12-02T09:00", "2026-12-02T11:00");
    assert!(!away(&part, "2026-12-02"));
    let whole =
        ann("2026-12-02", "2026-12-02").leave("bo", LeaveKind::Toil, "2026-12-02T09:00", "2026-12-02T12:00");
    assert!(away(&whole, "2026-12-02"));
    // On a public holiday nobody is missed, and at a weekend nobody works.
    let all = shared().leave("ann", LeaveKind::Annual, "2026-12-21", "2026-12-31").leave(
        "bo",
        LeaveKind::Annual,
        "2026-12-21",
        "2026-12-31",
    );
    assert!(away(&all, "2026-12-24") && !away(&all, "2026-12-25") && !away(&all, "2026-12-26"));
}

#[test]
fn days_that_are_known_stay_and_those_that_come_into_sight_are_worked_out() {
    let (state, mut wall) = (shared().state(), Wall::default());
    wall.cover(&state, parse("2026-11-30"), 7);
    let first = wall.day(parse("2026-11-30")).unwrap().clone();
    // Of another state, what is known is not looked at again: whoever keeps a wall forgets it when the state moves on.
    let other = shared().leave("ann", LeaveKind::Annual, "2026-11-30", "2026-12-31").state();
    wall.cover(&other, parse("2026-11-30"), 14);
    assert_eq!(wall.day(parse("2026-11-30")), Some(&first));
    assert!(wall.day(parse("2026-12-08")).unwrap().cells.iter().any(|cell| cell.leave.is_some()));
    assert!(wall.day(parse("2026-12-14")).is_none());
    assert_eq!(wall.shown(parse("2026-12-07"), 7).len(), 2);
}

fn leave(person: &str, kind: LeaveKind, from: &str, to: &str) -> Leave {
    let span = if from.contains('T') {
        LeaveSpan::Times { from: parse(from), to: parse(to) }
    } else {
        LeaveSpan::Days { from: parse(from), to: parse(to) }
    };
    Leave { person: parse(person), kind, span, state: LeaveState::Requested, number: 0 }
}

#[test]
fn leave_that_cannot_be_is_told_with_what_is_possible() {
    let mark = |state| SheetMark { state, ..SheetMark::draft(parse("2026-W48")) };
    let build = shared()
        .person("cy")
        .leave("ann", LeaveKind::Annual, "2026-12-07", "2026-12-08")
        .leave_in(LeaveState::Requested, "ann", LeaveKind::Study, "2026-12-09", "2026-12-09")
        .leave_in(LeaveState::Declined, "ann", LeaveKind::Annual, "2026-12-14", "2026-12-14")
        .put(mark(SheetState::Closed));
    let state = build.state();
    let against = |leave: &Leave| absence_error(&state, leave, None);
    let annual = |person, from, to| leave(person, LeaveKind::Annual, from, to);
    for (from, to) in [("2026-12-03", "2026-12-02"), ("2026-12-03T10:00", "2026-12-03T10:00")] {
        assert_eq!(against(&annual("ann", from, to)), Some(AbsenceError::Backwards), "{from} {to}");
    }
    assert_eq!(against(&annual("ann", "2026-12-02", "2026-12-02")), None);
    // 731 days are possible, 732 are not.
    assert_eq!(against(&leave("ann", LeaveKind::Parental, "2027-01-01", "2028-12-31")), None);
    assert_eq!(
        against(&leave("ann", LeaveKind::Parental, "2027-01-01", "2029-01-01")),
        Some(AbsenceError::TooLong)
    );
    assert_eq!(against(&annual("cy", "2026-12-02", "2026-12-02")), Some(AbsenceError::NoShare));
    let (first, last) = (parse("2026-01-05"), Some(parse("2026-12-31")));
    assert_eq!(
        against(&annual("bo", "2027-01-01", "2027-01-02")),
        Some(AbsenceError::NoShareThen { first, last })
    );
    assert_eq!(against(&annual("bo", "2026-12-31", "2027-01-02")), None);
    let (week, possible) = (parse("2026-W48"), parse("2026-11-30"));
    assert_eq!(
        against(&annual("ann", "2026-11-29", "2026-12-01")),
        Some(AbsenceError::Closed { week, possible })
    );
    assert_eq!(against(&annual("ann", "2026-11-30", "2026-12-01")), None);
    // The first day that is free lies after the study leave that follows.
    let overlap = against(&annual("ann", "2026-12-08", "2026-12-10"));
    let Some(AbsenceError::Overlaps { other, free }) = overlap else { panic!("{overlap:?}") };
    assert_eq!((other.span.first_day(), free), (parse("2026-12-07"), parse("2026-12-10")));
    assert_eq!(against(&annual("ann", "2026-12-10", "2026-12-10")), None);
    assert_eq!(against(&annual("ann", "2026-12-14", "2026-12-14")), None);
    // Whoever falls ill on leave is ill; and a leave does not overlap itself.
    assert_eq!(against(&leave("ann", LeaveKind::Sick, "2026-12-08", "2026-12-08")), None);
    let of_monday = |key: &&LeaveKey| key.1 == parse("2026-12-07");
    let mine = state.records.leave.keys().find(of_monday).unwrap().clone();
    assert_eq!(absence_error(&state, &annual("ann", "2026-12-07", "2026-12-08"), Some(&mine)), None);
}

#[test]
fn nobody_is_in_on_a_public_holiday_but_whoever_has_a_shift_written_for_it() {
    let build = shared()
        .row("ann", "2026-12-25", 0, "09:00-12:00", "", "")
        .leave_in(LeaveState::Requested, "bo", LeaveKind::Annual, "2026-12-17", "2026-12-17")
        .leave("bo", LeaveKind::Annual, "2026-12-18", "2026-12-18")
        .leave("bo", LeaveKind::Carer, "2026-12-10T09:00", "2026-12-10T12:00");
    for (person, date, is_in) in [
        ("bo", "2026-12-25", false),
        ("ann", "2026-12-25", true),
        ("ann", "2026-12-28", false),
        ("bo", "2026-12-24", true),
        // What is only asked for takes nothing yet; leave for part of a day leaves the rest.
        ("bo", "2026-12-17", true),
        ("bo", "2026-12-18", false),
        ("bo", "2026-12-10", true),
        ("bo", "2026-12-14", false),
    ] {
        assert_eq!(cell(&build, person, date).is_in(), is_in, "{person} {date}");
    }
    assert!(cell(&build, "bo", "2026-12-25").holiday && !cell(&build, "ann", "2026-12-25").holiday);
}
