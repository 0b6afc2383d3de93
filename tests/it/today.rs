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
    let nothing = "away: nobody | no cover: nothing";
    for (now, words) in [
        (
            "2026-12-01T08:00",
            "in: nobody yet; later ANN from 09:00 | @ | next: 10:00 home visit, ANN | out alone: later ANN with C1 10:00",
        ),
        (
            "2026-12-01T10:40",
            "in: ANN | @ | next: 13:00 phone call, ANN | out alone: ANN with C1 until 11:00",
        ),
        ("2026-12-01T11:00", "in: ANN | @ | next: 13:00 phone call, ANN | out alone: nobody"),
        ("2026-12-01T13:00", "in: ANN | @ | out alone: nobody"),
        ("2026-12-01T15:00", "in: nobody | @ | out alone: nobody"),
        (
            "2026-12-02T10:00",
            "in: ANN; later BO from 11:00 | @ | next: 11:00 share handover, ANN and BO | out alone: nobody",
        ),
        ("2026-12-02T11:30", "in: ANN, BO | @ | out alone: nobody"),
        // Over midnight, and at the weekend.
        ("2026-12-04T23:45", "in: BO | @ | out alone: nobody"),
        ("2026-12-05T00:15", "in: BO | @ | out alone: nobody"),
        ("2026-12-05T02:00", "in: nobody | @ | out alone: nobody"),
        ("2026-12-06T12:00", "in: nobody | @ | out alone: nobody"),
        // A holiday, and the turn of the year.
        ("2026-12-25T21:00", "in: nobody, Christmas Day | away: BO | no cover: nothing | out alone: nobody"),
        ("2027-01-05T09:30", "in: ANN | @ | out alone: nobody"),
    ] {
        assert_eq!(at(&build(), now), words.replace('@', nothing), "{now}");
    }
}

#[test]
fn who_is_ill_is_away_and_leaves_what_has_no_cover() {
    let build = build().leave("ann", LeaveKind::Sick, "2026-12-01", "2026-12-02");
    assert_eq!(
        at(&build, "2026-12-01T08:00"),
        "in: nobody | away: ANN | no cover: 10:00 home visit C1, 13:00 phone call C1 | out alone: nobody"
    );
    // What has begun cannot be covered any more.
    assert_eq!(
        at(&build, "2026-12-01T10:30"),
        "in: nobody | away: ANN | no cover: 13:00 phone call C1 | out alone: nobody"
    );
    assert_eq!(
        at(&build, "2026-12-02T10:00"),
        "in: nobody yet; later BO from 11:00 | away: ANN | no cover: nothing | next: 11:00 share handover, BO | \
         out alone: nobody"
    );
}

#[test]
fn a_part_begins_alike_however_short_it_is_and_names_people_as_long_as_it_can() {
    let state = build().state();
    let rota = RotaWeek::of(&state, parse("2026-W49")).unwrap();
    let people = [parse("ann"), parse("bo")];
    let of = |now: &str| Today::of(&state, &rota, &[], &people, parse(now));
    let before = of("2026-12-01T08:00");
    assert_eq!(
        before.present_in_words(&state),
        [
            "in: nobody yet; later ANN from 09:00",
            "in: nobody yet; later ANN",
            "in: nobody yet; later ANN",
            "in: nobody yet; later ANN",
            "in: nobody yet; later 1",
            "in: nobody yet; later 1"
        ]
    );
    assert_eq!(
        before.alone_in_words(&state),
        [
            "out alone: later ANN with C1 10:00",
            "alone: later ANN 10:00",
            "alone: later ANN",
            "alone: later ANN",
            "alone: later 1",
            "alone: later 1"
        ]
    );
    // Whoever is out alone now is named until there is room for a number only.
    let forms = of("2026-12-01T10:10").alone_in_words(&state);
    assert_eq!(forms.get(4..), Some(&["alone: ANN".to_owned(), "alone: 1".to_owned()][..]), "{forms:?}");
    for now in ["2026-12-01T08:00", "2026-12-01T10:40", "2026-12-02T10:00", "2026-12-05T10:00"] {
        let today = of(now);
        assert!(today.present_in_words(&state).iter().all(|form| form.starts_with("in: ")), "{now}");
        assert!(today.away_in_words(&state).iter().all(|form| form.starts_with("away: ")), "{now}");
        assert!(today.uncovered_in_words(&state).iter().all(|form| form.starts_with("no cover: ")), "{now}");
        assert!(today.alone_in_words(&state).iter().all(|form| form.contains("alone: ")), "{now}");
    }
}

#[test]
fn of_a_draft_only_the_part_is_told_that_somebody_may_see() {
    let state = build().state();
    let rota = RotaWeek::of(&state, parse("2026-W49")).unwrap();
    let of = |person: &str| rota.part_of(&BTreeSet::from([parse(person)]), &state);
    assert_eq!(said(&state, &of("bo"), "2026-12-01T10:40"), "");
    assert!(said(&state, &of("ann"), "2026-12-01T10:40").starts_with("in: ANN | "));
    let christmas = RotaWeek::of(&state, parse("2026-W52")).unwrap();
    let part = christmas.part_of(&BTreeSet::from([parse("bo")]), &state);
    assert_eq!(said(&state, &part, "2026-12-25T10:00"), "Christmas Day | away: BO");
}

#[test]
fn a_family_that_is_kept_from_whoever_looks_is_not_named() {
    let state = build().role("cy", Role::Colleague).state();
    let shown = rights::Redaction::before(&Author::Person(parse("cy")), &state).over(&state);
    let rota = RotaWeek::of(&shown, parse("2026-W49")).unwrap();
    assert_eq!(
        said(&shown, &rota, "2026-12-01T10:40"),
        "in: ANN | away: nobody | no cover: nothing | next: 13:00 phone call, ANN | \
         out alone: ANN with a family until 11:00"
    );
}

#[test]
fn of_many_some_are_named_and_the_others_counted() {
    let names = ["ann", "bea", "cat", "dot", "eve", "flo"];
    let mut build = Build::service(Nation::England).post("post", "200:00");
    for name in names {
        build = build.person(name).share("post", name, "30:00", "2026-01-05", "", "tue 09:00-15:00");
    }
    let state = build.leave("flo", LeaveKind::Sick, "2026-12-01", "2026-12-01").state();
    let rota = RotaWeek::of(&state, parse("2026-W49")).unwrap();
    let people = names.map(parse);
    let today = Today::of(&state, &rota, &[], &people, parse("2026-12-01T10:00"));
    let whole = "in: ANN, BEA, CAT, DOT, EVE";
    assert_eq!(
        today.present_in_words(&state),
        [whole, whole, whole, "in: ANN, BEA, CAT and 2 more", "in: ANN and 4 more", "in: 5"]
    );
    assert!(today.away_in_words(&state).starts_with(&["away: FLO".to_owned()]));
    let before = Today::of(&state, &rota, &[], &people, parse("2026-12-01T08:00"));
    assert_eq!(before.present_in_words(&state).get(2).unwrap(), "in: nobody yet; later ANN and 4 more");
}

#[test]
fn whoever_sees_a_part_alone_is_told_whether_she_is_in_herself() {
    let state = build().state();
    let rota = RotaWeek::of(&state, parse("2026-W49")).unwrap();
    let people = [parse("ann"), parse("bo")];
    let own = |who: &str, now: &str| {
        let part = rota.part_of(&BTreeSet::from([parse(who)]), &state);
        Today::of(&state, &part, &[], &people, parse(now)).own_in_words(&parse(who))
    };
    assert_eq!(own("bo", "2026-12-01T10:00"), ["you: not in today"]);
    assert_eq!(own("ann", "2026-12-01T16:00"), ["you: done for today"]);
    // Who is in is named where it is told who is.
    assert!(own("ann", "2026-12-01T10:00").is_empty() && own("ann", "2026-12-01T08:00").is_empty());
    let all = Today::of(&state, &rota, &[], &people, parse("2026-12-01T10:00"));
    assert!(all.own_in_words(&parse("bo")).is_empty());
}
