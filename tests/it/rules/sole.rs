//! Sole working, boundaries and the training that sessions need.

use tandem::domain::*;
use tandem::rules::Severity::{self, Amber, Red};

use super::{flags, flags_on, only, pair, short};
use crate::build::{Build, parse};

fn visit(family: impl Fn(&mut Family), session: impl Fn(&mut Booking)) -> Build {
    pair().role("nurse", Role::Colleague).place("glens", PlaceKind::Area).family("f1", family).session(
        "s1",
        "home-visit",
        "2026-12-01T10:00",
        60,
        "a",
        move |booking| {
            booking.families = vec![parse("f1")];
            session(booking);
        },
    )
}

#[test]
fn a_lone_visit_is_amber_where_it_was_looked_at_and_red_where_not() {
    let of = |visited: Visit| only(&flags(&visit(move |f| f.visit = visited, |_| {}), "sole.visit"));
    assert_eq!(of(Visit::AloneOk), Some(Amber));
    assert_eq!(of(Visit::InPairs), Some(Red));
    assert_eq!(of(Visit::Unassessed), Some(Red));
    let with = visit(|f| f.visit = Visit::InPairs, |b| b.with = vec![parse("nurse")]);
    assert_eq!(only(&flags(&with, "sole.visit")), None);
    let pair = visit(|f| f.visit = Visit::InPairs, |b| b.people.push(parse("b")));
    assert_eq!(only(&flags(&pair, "sole.visit")), None);
    let cancelled = visit(|_| {}, |b| b.status = Status::Cancelled);
    assert_eq!(only(&flags(&cancelled, "sole.visit")), None);
}

#[test]
fn where_no_telephone_finds_a_signal_a_buddy_is_named() {
    let ok = |f: &mut Family| {
        f.visit = Visit::AloneOk;
        f.area = Some(parse("glens"));
    };
    let low = |build: Build| {
        build.put(Place {
            id: parse("glens"),
            name: "Glens".into(),
            kind: PlaceKind::Area,
            low_signal: true,
            until: None,
        })
    };
    assert_eq!(only(&flags(&visit(ok, |_| {}), "sole.visit")), Some(Amber));
    assert_eq!(only(&flags(&low(visit(ok, |_| {})), "sole.visit")), Some(Red));
    let mut person = Person::new(parse("a"), "A".into(), parse("team"), Role::PeerWorker);
    person.buddy = Some(parse("b"));
    assert_eq!(only(&flags(&low(visit(ok, |_| {})).put(person), "sole.visit")), Some(Amber));
}

#[test]
fn the_first_visit_is_never_made_alone() {
    let rule = "sole.first_visit";
    assert_eq!(short(&flags(&visit(|_| {}, |_| {}), rule)), ["red session s1 [a]"]);
    let earlier = |start: &str, status: Status| {
        visit(|_| {}, |_| {}).session("s0", "joint-visit", start, 60, "b", move |b| {
            b.families = vec![parse("f1")];
            b.with = vec![parse("nurse")];
            b.status = status;
        })
    };
    assert_eq!(short(&flags(&earlier("2025-03-04T10:00", Status::Done), rule)), [""; 0]);
    assert_eq!(short(&flags(&earlier("2026-12-01T09:00", Status::Planned), rule)), [""; 0]);
    assert_eq!(flags(&earlier("2026-11-04T10:00", Status::Missed), rule).len(), 1);
    assert_eq!(flags(&earlier("2026-12-01T11:00", Status::Planned), rule).len(), 1);
    // A visit planned before the referral is entered is judged like any other.
    let late = visit(|f| f.referred = parse("2027-01-04"), |_| {});
    assert_eq!(flags(&late, rule).len(), 1);
    // A series of visits: only its first one is the first.
    let series = pair().family("f1", |_| {}).series(
        "visits",
        "FREQ=WEEKLY",
        "",
        crate::build::booking("home-visit", "2026-11-24T10:00", 60, "a", |b| b.families = vec![parse("f1")]),
    );
    assert_eq!(flags_on(&series, rule, "2026-W48", "2026-11-24").len(), 1);
    assert_eq!(flags(&series, rule).len(), 0);
}

fn group(people: &str, and: impl Fn(&mut Booking)) -> Build {
    pair()
        .role("nurse", Role::Colleague)
        .role("greg", Role::Colleague)
        .group("walk", "base", 0, 60, 0)
        .session("s1", "exercise", "2026-12-02T10:00", 60, people, move |booking| {
            booking.group = Some(parse("walk"));
            and(booking);
        })
}

#[test]
fn a_group_takes_two_with_a_peer_among_them() {
    let of = |people: &str, and: fn(&mut Booking)| only(&flags(&group(people, and), "sole.group"));
    assert_eq!(of("a b", |_| {}), None);
    assert_eq!(of("a", |_| {}), Some(Red));
    assert_eq!(of("a", |b| b.with = vec![parse("nurse")]), None);
    assert_eq!(of("nurse", |b| b.with = vec![parse("greg")]), Some(Amber));
    assert_eq!(of("a", |b| b.shadow = vec![parse("b")]), Some(Red));
    assert_eq!(of("nurse", |_| {}), Some(Red));
    assert_eq!(
        only(&flags(
            &group("a b", |_| {}).policy("sole.group.facilitators", PolicyValue::Number(3000)),
            "sole.group"
        )),
        Some(Red)
    );
}

#[test]
fn whoever_is_along_to_learn_does_not_make_the_number() {
    let rule = "boundary.shadow";
    let of = |people: &str, and: fn(&mut Booking)| only(&flags(&group(people, and), rule));
    assert_eq!(of("a", |b| b.shadow = vec![parse("b")]), Some(Red));
    assert_eq!(of("a", |_| {}), None);
    assert_eq!(of("a b", |b| b.shadow = vec![parse("greg")]), None);
    let pairs = |shadow: &'static str| {
        visit(
            |f| f.visit = Visit::InPairs,
            move |b| b.shadow = shadow.split_whitespace().map(parse).collect(),
        )
    };
    assert_eq!(only(&flags(&pairs("b"), rule)), Some(Red));
    assert_eq!(only(&flags(&pairs(""), rule)), None);
}

#[test]
fn alone_in_a_home_or_a_venue_is_within_base_hours() {
    let of = |start: &str, minutes, with: &'static str| {
        let build =
            pair().place("hall", PlaceKind::Venue).session("s1", "outing", start, minutes, "a", move |b| {
                b.place = Some(parse("hall"));
                b.with = with.split_whitespace().map(parse).collect();
            });
        only(&flags(&build, "sole.outside_hours"))
    };
    assert_eq!(of("2026-12-01T17:00", 60, ""), None);
    assert_eq!(of("2026-12-01T17:00", 61, ""), Some(Red));
    assert_eq!(of("2026-12-01T17:00", 61, "b"), None);
    assert_eq!(of("2026-12-01T07:59", 30, ""), Some(Red));
    assert_eq!(of("2026-12-05T09:00", 60, ""), None);
}

/// Peers `a` on Monday and `b` on a day of their own, of one team.
fn apart(b: &str) -> Build {
    Build::service(Nation::Scotland)
        .person("a")
        .person("b")
        .post("post", "12:00")
        .share("post", "a", "6:00", "2026-01-05", "", "mon 09:00-15:00")
        .share("post", "b", "6:00", "2026-01-05", "", b)
        .holiday("2026-11-30", "St Andrew's Day", false)
}

#[test]
fn an_hour_with_another_peer_is_company_enough() {
    let of = |b: &str| short(&flags(&apart(b), "sole.isolated"));
    assert_eq!(of("mon 14:00-20:00"), [""; 0]);
    assert_eq!(of("mon 14:01-20:00"), ["red person a [a]", "red person b [b]"]);
    // The week before was another matter: amber.
    let once = apart("mon 14:01-20:00").row("b", "2026-11-23", 0, "09:00-15:00", "", "");
    assert_eq!(short(&flags(&once, "sole.isolated")), ["amber person a [a]", "amber person b [b]"]);
    // A week without shifts is no working week: what counts is the last one that was.
    let away = apart("mon 14:01-20:00")
        .leave("a", LeaveKind::Annual, "2026-11-23", "2026-11-29")
        .leave("b", LeaveKind::Annual, "2026-11-23", "2026-11-29")
        .row("b", "2026-11-16", 0, "09:00-15:00", "", "");
    assert_eq!(short(&flags(&away, "sole.isolated")), ["amber person a [a]", "amber person b [b]"]);
}

#[test]
fn the_only_peer_in_for_two_weeks_is_red() {
    let rule = "sole.only_peer";
    let away = |from: &str| pair().leave("b", LeaveKind::Sick, from, "2026-12-06");
    assert_eq!(short(&flags(&pair(), rule)), [""; 0]);
    let found = flags(&away("2026-11-30"), rule);
    assert_eq!(short(&found), ["amber team team [a]"]);
    assert_eq!(short(&flags(&away("2026-11-23"), rule)), ["red team team [a]"]);
    // A day on which both are in is a day together, wherever the others have time.
    assert_eq!(short(&flags(&away("2026-12-01"), rule)), [""; 0]);
    // Leave that is only asked for leaves both in.
    let asked = pair().leave_in(LeaveState::Requested, "b", LeaveKind::Sick, "2026-11-23", "2026-12-06");
    assert_eq!(short(&flags(&asked, rule)), [""; 0]);
}

#[test]
fn what_is_not_a_peers_is_refused_and_joint_work_has_a_colleague() {
    let of = |rule, activity: &str, people: &str, with: &'static str| -> Option<Severity> {
        let build = pair().role("nurse", Role::Colleague).session(
            "s1",
            activity,
            "2026-12-02T10:00",
            30,
            people,
            move |b| {
                b.with = with.split_whitespace().map(parse).collect();
            },
        );
        only(&flags(&build, rule))
    };
    assert_eq!(of("boundary.never", "restraint", "nurse", ""), None);
    assert_eq!(of("boundary.never", "restraint", "nurse", "a"), Some(Red));
    assert_eq!(of("boundary.not_peer", "medication-check", "a", ""), Some(Red));
    assert_eq!(of("boundary.not_peer", "phone", "a", ""), None);
    assert_eq!(of("boundary.joint", "joint-visit", "a", ""), Some(Red));
    assert_eq!(of("boundary.joint", "joint-visit", "a", "b"), Some(Red));
    assert_eq!(of("boundary.joint", "joint-visit", "a", "nurse"), None);
}

#[test]
fn whoever_leads_holds_the_course_on_the_day() {
    let rule = "training.needed";
    let with = |person: &str, on: &str, expires: &str, lead: Option<&'static str>| {
        let build = pair()
            .put(Training {
                person: parse(person),
                course: parse("bookbug-session-leader"),
                state: TrainingState::Done,
                on: Some(parse(on)),
                expires: Some(parse(expires)),
            })
            .session("s1", "bookbug", "2026-12-02T10:00", 60, "a b", move |b| b.lead = lead.map(parse));
        short(&flags(&build, rule))
    };
    assert_eq!(with("a", "2026-12-02", "2026-12-02", None), [""; 0]);
    assert_eq!(with("a", "2026-12-03", "2027-12-02", None), ["red session s1 [a+b]"]);
    assert_eq!(with("a", "2026-01-02", "2026-12-01", None), ["red session s1 [a+b]"]);
    assert_eq!(with("a", "2026-01-02", "2027-12-01", Some("a")), [""; 0]);
    assert_eq!(with("a", "2026-01-02", "2027-12-01", Some("b")), ["red session s1 [a+b]"]);
    let empty = pair().session("s1", "bookbug", "2026-12-02T10:00", 60, "", |_| {});
    assert_eq!(only(&flags(&empty, rule)), None);
}

#[test]
fn a_group_has_its_own_number_and_who_is_named_twice_counts_once() {
    let own = |number| {
        let mut group = Group {
            id: parse("walk"),
            title: "Walk".into(),
            activity: parse("exercise"),
            place: parse("base"),
            setup: Minutes::ZERO,
            length: Minutes::hours(1),
            debrief: Minutes::ZERO,
            facilitators: None,
            capacity: Capacity::default(),
            invited: vec![],
            checklist: vec![],
        };
        group.facilitators = number;
        group
    };
    let of = |people: &str, number| only(&flags(&group(people, |_| {}).put(own(number)), "sole.group"));
    assert_eq!(of("a", Some(1)), None);
    assert_eq!(of("a b", Some(3)), Some(Red));
    assert_eq!(of("a b nurse", Some(3)), None);
    let twice = group("a", |b| b.with = vec![parse("a")]);
    assert_eq!(only(&flags(&twice, "sole.group")), Some(Red));
    let learning = group("a b", |b| b.shadow = vec![parse("b")]);
    assert_eq!(only(&flags(&learning, "sole.group")), Some(Red));
    // Without a group of its own the policy's number holds.
    let open = |people: &str| pair().session("s1", "drop-in", "2026-12-02T10:00", 60, people, |_| {});
    assert_eq!(only(&flags(&open("a"), "sole.group")), Some(Red));
    assert_eq!(only(&flags(&open("a b"), "sole.group")), None);
}

#[test]
fn the_last_working_week_is_looked_for_eight_weeks_back() {
    // Together in W40, away since: of W48 that is eight weeks back, of W49 nine.
    let away = |from: &str, to: &str| {
        let build = apart("mon 14:01-20:00").row("b", "2026-09-28", 0, "15:00-21:00", "", "");
        ["a", "b"].into_iter().fold(build, |build, person| build.leave(person, LeaveKind::Annual, from, to))
    };
    let last = |week, to: &str| {
        let found = flags_on(&away("2026-10-05", to), "sole.isolated", week, "2026-12-02");
        found.first().map(|flag| flag.severity)
    };
    assert_eq!(last("2026-W48", "2026-11-22"), Some(Red));
    assert_eq!(last("2026-W49", "2026-11-29"), Some(Amber));
}

#[test]
fn a_team_of_one_peer_is_said_to_be_that_and_others_are_named_as_away() {
    let of = |build: &Build| flags(build, "sole.only_peer").remove(0);
    let alone = of(&Build::service(Nation::Scotland).person("a").post("post", "6:00").share(
        "post",
        "a",
        "6:00",
        "2026-01-05",
        "",
        "mon 09:00-15:00",
    ));
    assert_eq!(alone.message, "Team never has two peers in this week");
    assert_eq!(&*alone.why, "A is the only peer in Team. It has been like this for 2 weeks or more.");
    assert_eq!(alone.remedies, ["Bring in a peer from another team for some hours"]);
    let away = of(&pair().leave("b", LeaveKind::Sick, "2026-11-30", "2026-12-06"));
    assert!(away.why.starts_with("Of A and B, no more than one is there on any day"), "{}", away.why);
    assert!(away.remedies.contains(&"Look at who is on leave together"));
}

#[test]
fn who_is_in_holds_a_share_and_no_leave_that_takes_the_day() {
    let rule = "sole.only_peer";
    // Part of a day leaves somebody in; all its paid minutes take them out.
    let part = |to: &str| {
        pair()
            .leave("b", LeaveKind::Annual, "2026-11-30", "2026-12-01")
            .leave("b", LeaveKind::Annual, "2026-12-02T09:00", to)
            .leave("b", LeaveKind::Annual, "2026-12-03", "2026-12-04")
    };
    assert_eq!(short(&flags(&part("2026-12-02T14:59"), rule)), [""; 0]);
    assert_eq!(short(&flags(&part("2026-12-02T15:00"), rule)), ["amber team team [a]"]);
    // Who has left is not in; before the last day is two weeks past it is amber.
    let left = |until: &str| pair().share("post", "b", "18:00", "2026-01-05", until, "wed 09:00-15:00");
    assert_eq!(short(&flags(&left("2026-11-29"), rule)), ["amber team team [a]"]);
    assert_eq!(short(&flags(&left("2026-11-30"), rule)), [""; 0]);
    assert_eq!(short(&flags(&left("2026-11-22"), rule)), ["red team team [a]"]);
    let longer = left("2026-11-22").policy("sole.only_peer.weeks", PolicyValue::Number(3000));
    assert_eq!(short(&flags(&longer, rule)), ["amber team team [a]"]);
}
