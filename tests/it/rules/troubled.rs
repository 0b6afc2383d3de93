//! A service in which every rule of the catalogue finds something around W49: what edits play upon.

use std::collections::BTreeSet;

use tandem::domain::*;
use tandem::rota::RotaWeek;
use tandem::rules::{Flag, REGISTRY, RuleCheck, flags_of_weeks, standing_flags};

use super::pair;
use crate::build::{Build, parse};

/// The day it is.
pub const TODAY: &str = "2026-12-02";

/// A contact of D with a family.
fn contact(build: Build, id: &str, activity: &str, start: &str, family: &'static str) -> Build {
    build.session(id, activity, start, 45, "d", |booking| booking.families = vec![parse(family)])
}

/// A and B, who share a post; C, who works every day; D, alone in a team of their own; E and F, who never meet.
fn people() -> Build {
    let mut newcomer = Person::new(parse("d"), "D".into(), parse("two"), Role::PeerWorker);
    newcomer.started = Some(parse("2026-09-01"));
    newcomer.ask_first = vec!["stillbirth".into()];
    let two = Team {
        id: parse("two"),
        name: "Two".into(),
        kind: TeamKind::ThirdSector,
        place: Some(parse("hall")),
        beds: None,
        open: vec![parse("fri 09:00-13:00")],
        peers_wanted: 1,
        funded_until: None,
    };
    let hall = Place {
        id: parse("hall"),
        name: "Hall".into(),
        kind: PlaceKind::Venue,
        low_signal: false,
        until: Some(parse("2026-12-20")),
    };
    let every = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| format!("{day} 09:00-17:00"));
    pair()
        .put(two)
        .put(hall)
        .put(newcomer)
        .person("c")
        .person("e")
        .person("f")
        .role("nair", Role::Supervisor)
        .role("nurse", Role::Colleague)
        .place("home", PlaceKind::Area)
        .travel("hall", "home", 25)
        .post("small", "30:00")
        .post("large", "40:00")
        .post("four", "4:00")
        .share("small", "c", "40:00", "2026-01-05", "", &every.join(", "))
        .share("four", "d", "4:00", "2026-01-05", "", "tue 09:00-13:00")
        .share("large", "e", "6:00", "2026-01-05", "2027-01-31", "mon 09:00-15:00")
        .share("large", "f", "6:00", "2026-01-05", "", "tue 09:00-15:00")
}

/// D's families, one for each thing there is to say of a family.
fn families(build: Build) -> Build {
    let of_d = |family: &mut Family| {
        family.worker = Some(parse("d"));
        family.every_days = Some(7);
    };
    build
        .family("f1", |f| {
            of_d(f);
            f.area = Some(parse("home"));
            f.born = Some(DateOrMonth::Date(parse("2025-12-20")));
            f.themes = vec!["stillbirth".into()];
        })
        .family("f2", |f| (f.loss, f.worker) = (true, Some(parse("d"))))
        .family("f3", |f| {
            of_d(f);
            f.status = FamilyStatus::Reduced;
            f.every_days = Some(28);
        })
        .family("f4", |f| f.status = FamilyStatus::Referred)
        .family("f5", |f| {
            of_d(f);
            f.minutes = Some(Minutes::hours(2));
        })
}

/// What A, B and D do, and what clashes with it.
fn sessions(build: Build) -> Build {
    let at = |place: &'static str| move |booking: &mut Booking| booking.place = Some(parse(place));
    let with = |who: &'static str| move |booking: &mut Booking| booking.with = vec![parse(who)];
    let supervised = |status: Status| {
        move |booking: &mut Booking| {
            booking.status = status;
            booking.with = vec![parse("nurse")];
            booking.cancelled_by = (status == Status::Cancelled).then(|| "nair".into());
        }
    };
    let starts = ["09:00", "09:45", "10:30", "11:15", "12:00"];
    let day = starts.iter().enumerate().fold(build, |build, (n, start)| {
        let id = format!("d{n}");
        contact(build, &id, "one-to-one", &format!("2026-12-01T{start}"), "f3")
    });
    let day = contact(day, "visit", "home-visit", "2026-12-02T19:00", "f1");
    let day = contact(day, "later", "phone", "2026-12-08T10:00", "f3");
    contact(day, "again", "phone", "2026-12-09T10:00", "f3")
        .session("both", "phone", "2026-12-02T10:00", 60, "a", at("hall"))
        .session("twice", "phone", "2026-12-02T10:30", 60, "a", |_| {})
        .session("far", "phone", "2026-12-02T11:40", 30, "a", at("home"))
        .session("late", "phone", "2026-12-02T20:00", 30, "a", |b| b.note = Some("190485 1231".into()))
        .session("away", "phone", "2026-12-03T10:00", 30, "b", |_| {})
        .session("nobody", "phone", "2026-12-03T11:00", 30, "", |_| {})
        .session("mdt", "mdt", "2026-12-03T12:00", 60, "nurse", |_| {})
        .session("meeting", "mdt", "2026-11-30T12:00", 60, "e", |_| {})
        .session("sup", "supervision", "2026-11-30T10:00", 60, "a", with("nair"))
        .session("held", "supervision", "2026-11-25T10:00", 60, "a", supervised(Status::Done))
        .session("off-1", "supervision", "2026-11-26T10:00", 60, "a", supervised(Status::Cancelled))
        .session("off-2", "supervision", "2026-11-27T10:00", 60, "a", supervised(Status::Cancelled))
        .session("never", "restraint", "2026-12-03T13:00", 10, "a", |_| {})
        .session("pills", "medication-check", "2026-12-03T13:00", 10, "a", |_| {})
        .session("review", "care-review", "2026-12-03T13:20", 30, "a", |_| {})
        .busy("a", "2026-12-03T13:30", "2026-12-03T14:00", HowBusy::Busy)
        .session("bookbug", "bookbug", "2026-12-03T14:00", 60, "a", |booking| {
            booking.group = Some(parse("g"));
            booking.families = vec![parse("f2")];
            booking.shadow = vec![parse("c")];
        })
}

/// What was agreed, asked for, learned and promised.
fn records(build: Build) -> Build {
    let group = Group {
        id: parse("g"),
        title: "BookBug".into(),
        activity: parse("bookbug"),
        place: parse("hall"),
        setup: Minutes::ZERO,
        length: Minutes::hours(1),
        debrief: Minutes::ZERO,
        facilitators: None,
        capacity: Capacity { least: 0, most: 1 },
        invited: ["f2", "f5"].map(|it| Invitation { family: parse(it), precontact: None }).to_vec(),
        checklist: vec![ChecklistItem::new("Key".into(), false)],
    };
    let training = |course: &str, state| Training {
        person: parse("a"),
        course: parse(course),
        state,
        on: Some(parse("2025-01-01")),
        expires: Some(parse("2026-12-01")),
    };
    build
        .put(group)
        .put(training("bookbug-session-leader", TrainingState::Done))
        .put(training("wrap", TrainingState::NoPlace))
        .put(Supervision {
            person: parse("a"),
            track: Track::Clinical,
            supervisor: parse("nair"),
            every_days: None,
            last: Some(parse("2026-09-01")),
        })
        .put(Supervision {
            person: parse("b"),
            track: Track::Clinical,
            supervisor: parse("nair"),
            every_days: None,
            last: Some(parse("2026-09-01")),
        })
        .leave("nair", LeaveKind::Annual, "2026-11-30", "2026-11-30")
        .leave("b", LeaveKind::Annual, "2026-12-03", "2026-12-03")
        .leave("e", LeaveKind::Annual, "2026-12-07", "2026-12-08")
        .leave_in(LeaveState::Requested, "f", LeaveKind::Annual, "2026-12-07", "2026-12-08")
        .row("b", "2026-12-04", 0, "14:00-22:00", "", "")
        .row("b", "2026-12-05", 0, "06:00-10:00", "", "")
}

/// Leave that is too much, too little, below the law, and earned long ago.
fn leave(build: Build) -> Build {
    let h = Person::new(parse("h"), "H".into(), parse("team"), Role::TeamLead);
    let earned =
        Toil { person: parse("a"), date: parse("2026-09-01"), minutes: Minutes(60), note: None, number: 0 };
    build
        .put(h)
        .post("third", "18:00")
        .share("third", "h", "18:00", "2027-01-04", "", "wed 09:00-15:00, thu 09:00-15:00, fri 09:00-15:00")
        .policy("leave.untaken.months", PolicyValue::Number(6000))
        .leave("b", LeaveKind::Annual, "2026-06-01", "2026-07-19")
        .put(earned)
        .series(
            "ends",
            "FREQ=WEEKLY;COUNT=4",
            "",
            crate::build::booking("outing", "2026-11-24T15:00", 30, "d", |_| {}),
        )
}

/// All of it; W50 went out and was changed since.
pub fn state() -> State {
    let state = leave(records(sessions(families(people())))).state();
    let week: Week = parse("2026-W50");
    let mark = SheetMark { state: SheetState::Published, ..SheetMark::draft(week) };
    let edition = RotaWeek::of(&state, week).unwrap().edition("morag", Instant(0));
    let moved = Session {
        id: parse("later"),
        series: None,
        booking: crate::build::booking("phone", "2026-12-08T11:00", 45, "d", |b| {
            b.families = vec![parse("f3")];
        }),
    };
    state.preview(&[mark.into(), edition.into(), moved.into()]).unwrap()
}

#[test]
fn every_rule_of_the_catalogue_finds_something_there() {
    let (state, today) = (state(), parse::<Date>(TODAY));
    let week = today.week();
    let mut found: BTreeSet<&str> =
        flags_of_weeks(&state, week.plus(-1).to(week.plus(1)), today).iter().map(|flag| flag.rule).collect();
    found.extend(standing_flags(&state, today).iter().map(|flag| flag.rule));
    // Beyond the official lists of public holidays.
    found.extend(flags_of_weeks(&state, [parse("2029-W02")], today).iter().map(|flag| flag.rule));
    let all = REGISTRY.iter().map(|rule| rule.slug);
    assert_eq!(all.filter(|rule| !found.contains(rule)).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn what_is_found_of_people_by_themselves_is_about_one_of_them_each() {
    let (state, today) = (state(), parse::<Date>(TODAY));
    let week = today.week();
    let flags = flags_of_weeks(&state, week.plus(-1).to(week.plus(1)), today);
    let by_themselves = |flag: &&Flag| matches!(flag.rule().judge, RuleCheck::Person { .. });
    let rules: BTreeSet<&str> = flags.iter().filter(by_themselves).map(|flag| flag.rule).collect();
    assert!(rules.len() > 15, "{rules:?}");
    for flag in flags.iter().filter(by_themselves) {
        assert_eq!(flag.people.len(), 1, "{flag:?}");
    }
}
