//! The quiet-time bank: the longest open stretch of a day, what was longest not done first, the break left alone.

use tandem::domain::*;
use tandem::planner::weeks::quiet::tasks;
use tandem::planner::{Remedy, Requester};
use tandem::rules::RuleContext;

use crate::build::{Build, parse};

/// A on Wednesdays from 9 to 15, half an hour of it unpaid, with a contact from 9:15 to 10.
fn service() -> Build {
    Build::service(Nation::Scotland)
        .person("a")
        .post("post", "10:00")
        .share("post", "a", "5:30", "2026-01-05", "", "wed 09:00-15:00 break 0:30")
        .session("one", "one-to-one", "2026-12-02T09:15", 45, "a", |_| {})
}

fn found(state: &State, day: &str, now: &str) -> Vec<Remedy> {
    let rules = RuleContext::new(state, parse("2026-12-02"));
    tasks(&rules, &parse("a"), parse(day), Requester { now: parse(now), by: "A" })
}

/// The session that a remedy books: when, how long and what.
fn booked(remedy: &Remedy) -> (String, i32, String) {
    let session = remedy.changes.iter().find_map(|change| match change {
        Change::Put(Record::Session(session)) => Some(session),
        _ => None,
    });
    let booking = &session.unwrap().booking;
    (booking.start.to_string(), booking.minutes.0, booking.note.clone().unwrap())
}

#[test]
fn the_longest_open_stretch_is_offered_up_to_an_hour() {
    let found = found(&service().state(), "2026-12-02", "2026-12-02T08:00");
    let all: Vec<_> = found.iter().map(booked).collect();
    let (start, minutes, first) = &all[0];
    assert_eq!((start.as_str(), *minutes, first.as_str()), ("2026-12-02T10:00", 60, "Newsletter"));
    assert_eq!(all.len(), 4);
    assert!(found[0].adds.is_empty(), "{:?}", found[0].adds);
    assert!(
        found[0].reasons.iter().any(|reason| reason == "not in the last 8 weeks"),
        "{:?}",
        found[0].reasons
    );
}

#[test]
fn what_is_gone_of_the_day_and_the_break_are_left_alone() {
    let state = service().state();
    let late = |now: &str| found(&state, "2026-12-02", now).first().map(booked);
    // Half an hour of the last is the break, wherever it falls.
    assert_eq!(late("2026-12-02T13:30").unwrap().0, "2026-12-02T13:30");
    assert_eq!(late("2026-12-02T14:45").unwrap().1, 15);
    assert_eq!(late("2026-12-02T14:46"), None);
    assert!(found(&state, "2026-12-03", "2026-12-02T08:00").is_empty(), "A is not in on Thursdays");
    assert!(found(&state, "2026-11-25", "2026-12-02T08:00").is_empty(), "last week is over");
}

#[test]
fn what_was_longest_not_done_comes_first() {
    let state = service()
        .session("n", "quiet-task", "2026-11-25T10:00", 30, "a", |it| it.note = Some("newsletter".into()))
        .session("d", "directory", "2026-11-18T10:00", 30, "a", |_| {})
        .session("x", "quiet-task", "2026-11-11T10:00", 30, "a", |it| it.note = Some("Tidying".into()))
        .state();
    let found = found(&state, "2026-12-02", "2026-12-02T08:00");
    let all: Vec<String> = found.iter().map(|remedy| booked(remedy).2).collect();
    assert_eq!(all, ["Picture board", "Handouts", "Directory calls", "Newsletter"]);
    assert_eq!(found[3].reasons[1], "last on Wed 25 Nov");
}
