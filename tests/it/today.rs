//! Today as a whole, at a moment: who is in, away, out alone, what has nobody, what comes next.

use std::collections::BTreeSet;

use tandem::domain::*;
use tandem::report::today::Today;
use tandem::rota::RotaWeek;
use tandem::rules::flags_of_week;

use crate::build::{Build, parse};

/// Two peers: Ann from Monday to Wednesday, Bo on Wednesday and over the midnight after Friday; Ann out with a family on Tuesday.
fn build() -> Build {
    Build::service(Nation::England)
        .person("ann")
        .person("bo")
        .post("post", "36:00")
        .share("post", "ann", "18:00", "2026-01-05", "", "mon 09:00-15:00, tue 09:00-15:00, wed 09:00-12:00")
        .share("post", "bo", "18:00", "2026-01-05", "", "wed 11:00-15:00, fri 20:00-02:00")
        .place("glen", PlaceKind::Area)
        .family("c1", |family| family.area = Some(parse("glen")))
        .session("visit", "home-visit", "2026-12-01T10:00", 60, "ann", |it| it.families = vec![parse("c1")])
        .session("notes", "notes", "2026-12-01T11:00", 30, "ann", |_| {})
        .session("phone", "phone", "2026-12-01T13:00", 30, "ann", |it| it.families = vec![parse("c1")])
        .session("handover", "share-handover", "2026-12-02T11:00", 30, "ann bo", |_| {})
        .session("late", "phone", "2026-12-04T23:30", 60, "bo", |it| it.families = vec![parse("c1")])
}

fn said(state: &State, rota: &RotaWeek, now: &str) -> String {
    let now: Moment = parse(now);
    let flags = flags_of_week(state, now.week(), now.date());
    let people = [parse("ann"), parse("bo")];
    let today = Today::of(state, rota, &flags, &people, now);
    let parts = [
        today.present_in_words(state),
        today.away_in_words(state),
        today.uncovered_in_words(state),
        today.next_in_words(state),
        today.alone_in_words(state),
    ];
    let first = parts.iter().filter_map(|forms| forms.first().cloned());
    first.collect::<Vec<_>>().join(" | ")
}

fn at(build: &Build, now: &str) -> String {
    let state = build.state();
    let rota = RotaWeek::of(&state, parse::<Moment>(now).week()).unwrap();
    said(&state, &rota, now)
}

#[test]
fn it_tells_of_the_moment_and_of_what_is_still_to_come() {
    let nothing = "away today: nobody | no cover today: nothing";
    for (now, words) in [
        (
            "2026-12-01T08:00",
            "in: nobody yet; ANN from 09:00 | @ | next: 10:00 home visit, ANN | out alone today: ANN with C1 10:00",
        ),
        (
            "2026-12-01T10:40",
            "in: ANN | @ | next: 13:00 phone call, ANN | out alone now: ANN with C1 until 11:00",
        ),
        ("2026-12-01T11:00", "in: ANN | @ | next: 13:00 phone call, ANN | out alone today: nobody"),
        ("2026-12-01T13:00", "in: ANN | @ | out alone today: nobody"),
        ("2026-12-01T15:00", "nobody is in | @ | out alone today: nobody"),
        (
            "2026-12-02T10:00",
            "in: ANN; later BO from 11:00 | @ | next: 11:00 share handover, ANN and BO | out alone today: nobody",
        ),
        ("2026-12-02T11:30", "in: ANN, BO | @ | out alone today: nobody"),
        // Over midnight, and at the weekend.
        ("2026-12-04T23:45", "in: BO | @ | out alone today: nobody"),
        ("2026-12-05T00:15", "in: BO | @ | out alone today: nobody"),
        ("2026-12-05T02:00", "nobody is in | @ | out alone today: nobody"),
        ("2026-12-06T12:00", "nobody is in | @ | out alone today: nobody"),
        // A holiday, and the turn of the year.
        ("2026-12-25T21:00", "Christmas Day: nobody is in | @ | out alone today: nobody"),
        ("2027-01-05T09:30", "in: ANN | @ | out alone today: nobody"),
    ] {
        assert_eq!(at(&build(), now), words.replace('@', nothing), "{now}");
    }
}

#[test]
fn who_is_ill_is_away_and_leaves_what_has_no_cover() {
    let build = build().leave("ann", LeaveKind::Sick, "2026-12-01", "2026-12-02");
    assert_eq!(
        at(&build, "2026-12-01T08:00"),
        "nobody is in | away today: ANN | no cover today: 10:00 home visit C1, 13:00 phone call C1 | out alone today: nobody"
    );
    // What has begun cannot be covered any more.
    assert_eq!(
        at(&build, "2026-12-01T10:30"),
        "nobody is in | away today: ANN | no cover today: 13:00 phone call C1 | out alone today: nobody"
    );
    assert_eq!(
        at(&build, "2026-12-02T10:00"),
        "in: nobody yet; BO from 11:00 | away today: ANN | no cover today: nothing | next: 11:00 share handover, BO | \
         out alone today: nobody"
    );
}

#[test]
fn of_a_draft_only_the_part_is_told_that_somebody_may_see() {
    let state = build().state();
    let rota = RotaWeek::of(&state, parse("2026-W49")).unwrap();
    let of = |person: &str| rota.part_of(&BTreeSet::from([parse(person)]), &state);
    assert_eq!(said(&state, &of("bo"), "2026-12-01T10:40"), "");
    assert!(said(&state, &of("ann"), "2026-12-01T10:40").starts_with("in: ANN | "));
}

#[test]
fn a_family_that_is_kept_from_whoever_looks_is_not_named() {
    let state = build().role("cy", Role::Colleague).state();
    let shown = rights::Redaction::before(&Author::Person(parse("cy")), &state).over(&state);
    let rota = RotaWeek::of(&shown, parse("2026-W49")).unwrap();
    assert_eq!(
        said(&shown, &rota, "2026-12-01T10:40"),
        "in: ANN | away today: nobody | no cover today: nothing | next: 13:00 phone call, ANN | \
         out alone now: ANN with a family until 11:00"
    );
}
