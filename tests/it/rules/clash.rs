//! Clashes.

use tandem::domain::*;
use tandem::rules::Severity::{Amber, Red};

use super::{flags, only, pair, short};
use crate::build::{Build, parse};

#[test]
fn a_minute_in_two_sessions_is_a_clash_and_touching_is_not() {
    let with = |start: &str| {
        pair().session("s1", "phone", "2026-11-30T09:00", 60, "a", |_| {}).session(
            "s2",
            "phone",
            start,
            30,
            "a b",
            |_| {},
        )
    };
    assert_eq!(short(&flags(&with("2026-11-30T10:00"), "clash.double_booked")), [""; 0]);
    let found = flags(&with("2026-11-30T09:59"), "clash.double_booked");
    assert_eq!(short(&found), ["red session s2 [a]"]);
    assert_eq!(found[0].figure.unwrap().thousandths, 1000);
}

#[test]
fn each_person_and_pair_is_one_clash_and_cancelled_sessions_are_none() {
    let three = |status| {
        pair()
            .session("s1", "phone", "2026-11-30T09:00", 60, "a b", |_| {})
            .session("s2", "phone", "2026-11-30T09:00", 60, "a", |b| b.with = vec![parse("b")])
            .session("s3", "phone", "2026-11-30T09:30", 60, "b", |b| b.status = status)
    };
    let found = short(&flags(&three(Status::Planned), "clash.double_booked"));
    assert_eq!(
        found,
        ["red session s2 [a]", "red session s2 [b]", "red session s3 [b]", "red session s3 [b]"]
    );
    assert_eq!(flags(&three(Status::Cancelled), "clash.double_booked").len(), 2);
}

#[test]
fn a_night_session_clashes_with_the_next_weeks_first() {
    let build = pair().session("night", "phone", "2026-11-29T23:30", 60, "a", |_| {}).session(
        "early",
        "phone",
        "2026-11-30T00:15",
        30,
        "a",
        |_| {},
    );
    assert_eq!(short(&flags(&build, "clash.double_booked")), ["red session early [a]"]);
}

fn travelling(start: &str, between: impl Fn(Build) -> Build) -> Build {
    let build =
        pair().place("hall", PlaceKind::Venue).place("home", PlaceKind::Area).travel("hall", "home", 25);
    let at = |place: &'static str| move |b: &mut Booking| b.place = Some(parse(place));
    between(build).session("s1", "phone", "2026-11-30T09:00", 60, "a", at("hall")).session(
        "s2",
        "phone",
        start,
        60,
        "a",
        at("home"),
    )
}

#[test]
fn the_way_takes_as_long_as_the_team_said() {
    let plain = |build| build;
    assert_eq!(only(&flags(&travelling("2026-11-30T10:25", plain), "clash.travel")), None);
    let found = flags(&travelling("2026-11-30T10:24", plain), "clash.travel");
    assert_eq!(short(&found), ["amber session s2 [a]"]);
    assert_eq!(found[0].figure.unwrap().to_string(), "0:24");
    // Overlapping sessions are a clash of their own.
    assert_eq!(only(&flags(&travelling("2026-11-30T09:30", plain), "clash.travel")), None);
}

#[test]
fn other_sessions_take_time_from_the_way_and_travel_does_not() {
    let with = |activity: &'static str| {
        move |build: Build| build.session("between", activity, "2026-11-30T10:00", 15, "a", |_| {})
    };
    assert_eq!(only(&flags(&travelling("2026-11-30T10:30", with("travel")), "clash.travel")), None);
    assert_eq!(only(&flags(&travelling("2026-11-30T10:30", with("notes")), "clash.travel")), Some(Amber));
}

#[test]
fn a_session_in_leave_is_red_when_it_was_agreed_and_amber_when_asked_for() {
    use LeaveState::{Approved, Cancelled, Requested};
    let with = |state, from: &str, to: &str| {
        pair().leave_in(state, "a", LeaveKind::Annual, from, to).session(
            "s1",
            "phone",
            "2026-11-30T09:00",
            60,
            "a b",
            |_| {},
        )
    };
    let found = |state, from: &str, to: &str| only(&flags(&with(state, from, to), "clash.on_leave"));
    assert_eq!(found(Approved, "2026-11-30", "2026-11-30"), Some(Red));
    assert_eq!(found(Requested, "2026-11-30", "2026-11-30"), Some(Amber));
    assert_eq!(found(Cancelled, "2026-11-30", "2026-11-30"), None);
    assert_eq!(found(Approved, "2026-12-01", "2026-12-01"), None);
    assert_eq!(found(Approved, "2026-11-30T09:59", "2026-11-30T12:00"), Some(Red));
    assert_eq!(found(Approved, "2026-11-30T10:00", "2026-11-30T12:00"), None);
    // Where it is raised, being outside the shift that leave took is not said again; for the other one it is.
    let both = with(Approved, "2026-11-30", "2026-11-30");
    assert_eq!(short(&flags(&both, "clash.outside_shift")), ["amber session s1 [b]"]);
}

#[test]
fn a_shift_row_in_leave_is_one_shift_a_day() {
    let build = pair()
        .row("a", "2026-12-03", 0, "09:00-11:00", "", "")
        .row("a", "2026-12-03", 1, "13:00-15:00", "", "")
        .leave("a", LeaveKind::Sick, "2026-12-03", "2026-12-03");
    let found = flags(&build, "clash.on_leave");
    assert_eq!(short(&found), ["red shift a@2026-12-03 [a]"]);
    assert_eq!(found[0].end.unwrap().to_string(), "2026-12-03T15:00");
    // The pattern gives way to leave by itself.
    assert_eq!(
        flags(&pair().leave("a", LeaveKind::Sick, "2026-11-30", "2026-11-30"), "clash.on_leave").len(),
        0
    );
}

#[test]
fn a_session_may_end_with_the_shift_and_no_minute_later() {
    let with = |minutes| pair().session("s1", "phone", "2026-11-30T14:00", minutes, "a", |_| {});
    assert_eq!(only(&flags(&with(60), "clash.outside_shift")), None);
    let found = flags(&with(61), "clash.outside_shift");
    assert_eq!(short(&found), ["amber session s1 [a]"]);
    assert_eq!(found[0].figure.unwrap().to_string(), "0:01");
    // Somebody who never had a share or a shift has no hours to be outside of.
    let colleague =
        pair().role("c", Role::Colleague).session("s1", "mdt", "2026-11-30T20:00", 60, "c", |_| {});
    assert_eq!(only(&flags(&colleague, "clash.outside_shift")), None);
}

fn supervised(and: impl Fn(Build) -> Build, with: &'static str) -> Build {
    let build = pair().role("nair", Role::Supervisor).role("reid", Role::Supervisor).put(Supervision {
        person: parse("a"),
        track: Track::Clinical,
        supervisor: parse("nair"),
        every_days: None,
        last: None,
    });
    and(build).session("sup", "supervision", "2026-11-30T10:00", 60, "a", move |b| {
        b.with = with.split_whitespace().map(parse).collect();
    })
}

#[test]
fn a_supervisor_on_leave_or_elsewhere_cannot_supervise() {
    let rule = "clash.supervisor_away";
    let away = |build: Build| build.leave("nair", LeaveKind::Annual, "2026-11-30", "2026-11-30");
    assert_eq!(short(&flags(&supervised(away, ""), rule)), ["red session sup [nair]"]);
    assert_eq!(short(&flags(&supervised(away, "reid"), rule)), [""; 0]);
    let asked = |build: Build| {
        build.leave_in(LeaveState::Requested, "nair", LeaveKind::Annual, "2026-11-30", "2026-11-30")
    };
    assert_eq!(short(&flags(&supervised(asked, ""), rule)), [""; 0]);
    let elsewhere =
        |start: &'static str| move |build: Build| build.session("mdt", "mdt", start, 60, "nair", |_| {});
    assert_eq!(
        short(&flags(&supervised(elsewhere("2026-11-30T10:59"), ""), rule)),
        ["red session sup [nair]"]
    );
    assert_eq!(short(&flags(&supervised(elsewhere("2026-11-30T11:00"), ""), rule)), [""; 0]);
}

#[test]
fn a_reason_that_was_given_is_shown_with_its_flag() {
    let reason = Override {
        rule: "clash.double_booked".into(),
        subject: ("session".into(), "s2".into()),
        people: vec![parse("a")],
        by: "morag".into(),
        reason: "they are in the same room".into(),
        at: Instant(0),
    };
    let mut mark = SheetMark::draft(parse("2026-W49"));
    mark.overrides.push(reason);
    let build = pair().put(mark).session("s1", "phone", "2026-12-02T09:00", 60, "a b", |_| {}).session(
        "s2",
        "phone",
        "2026-12-02T09:30",
        60,
        "a b",
        |_| {},
    );
    let given: Vec<bool> =
        flags(&build, "clash.double_booked").iter().map(|flag| flag.given.is_some()).collect();
    assert_eq!(given, [true, false]);
}

#[test]
fn only_a_way_that_the_team_said_is_judged_and_only_within_a_day() {
    let at = |place: &'static str| move |b: &mut Booking| b.place = Some(parse(place));
    let to = |place: &'static str, start: &str, people: &str| {
        let places = pair().place("hall", PlaceKind::Venue).place("home", PlaceKind::Area);
        places
            .place("far", PlaceKind::Area)
            .travel("hall", "home", 25)
            .session("s1", "phone", "2026-11-30T09:00", 60, people, at(place))
            .session("s2", "phone", start, 60, people, at("hall"))
    };
    let found = |build| short(&flags(&build, "clash.travel"));
    // The way back takes as long as the way there, and it takes everybody who goes.
    assert_eq!(
        found(to("home", "2026-11-30T10:24", "a b")),
        ["amber session s2 [a]", "amber session s2 [b]"]
    );
    assert_eq!(found(to("home", "2026-11-30T10:25", "a b")), [""; 0]);
    assert_eq!(found(to("far", "2026-11-30T10:00", "a")), [""; 0]);
    assert_eq!(found(to("hall", "2026-11-30T10:00", "a")), [""; 0]);
    let late = to("home", "2026-12-01T00:05", "a");
    let late = late.session("s1", "phone", "2026-11-30T23:00", 60, "a", at("home"));
    assert_eq!(found(late), [""; 0]);
    // What is said to be on the way is no place to get to, wherever it is said to start.
    let by_way = to("home", "2026-11-30T10:25", "a");
    assert_eq!(found(by_way.session("s3", "travel", "2026-11-30T10:00", 25, "a", at("hall"))), [""; 0]);
}

#[test]
fn leave_that_was_agreed_and_asked_for_is_said_once() {
    let both = pair()
        .leave("a", LeaveKind::Annual, "2026-11-30", "2026-11-30")
        .leave_in(LeaveState::Requested, "a", LeaveKind::Study, "2026-11-30", "2026-12-01")
        .session("s1", "phone", "2026-11-30T09:00", 60, "a", |_| {});
    assert_eq!(short(&flags(&both, "clash.on_leave")), ["red session s1 [a]"]);
}

#[test]
fn who_supervises_is_named_for_the_track_and_whoever_is_there_counts() {
    let rule = "clash.supervisor_away";
    let away = |build: Build| build.leave("nair", LeaveKind::Annual, "2026-11-30", "2026-11-30");
    let on = |track| {
        supervised(away, "").session("sup", "supervision", "2026-11-30T10:00", 60, "a", move |b| {
            b.track = track;
        })
    };
    assert_eq!(short(&flags(&on(Some(Track::Clinical)), rule)), ["red session sup [nair]"]);
    assert_eq!(short(&flags(&on(Some(Track::Line)), rule)), [""; 0]);
    let other = |status: Status| {
        move |build: Build| {
            build.session("mdt", "mdt", "2026-11-30T10:30", 60, "reid", move |b| b.status = status)
        }
    };
    assert_eq!(short(&flags(&supervised(other(Status::Done), "reid"), rule)), ["red session sup [reid]"]);
    assert_eq!(short(&flags(&supervised(other(Status::Cancelled), "reid"), rule)), [""; 0]);
}
