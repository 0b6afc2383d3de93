//! Every rule that has remedies, each in a service where it finds something: what is offered, and that it helps.

use std::collections::BTreeSet;

use tandem::domain::*;
use tandem::rules::{REGISTRY, RemedyKind, flags_of_week, standing_flags};

use super::offered;
use crate::build::{Build, parse};
use crate::rules::pair;

/// A rule, a service where it finds something, and the kinds of what is offered, the best first.
type Case = (&'static str, Build, &'static str);

fn families(build: Build) -> Build {
    let looked_at = |family: &mut Family| {
        family.visit = Visit::AloneOk;
        family.worker = Some(parse("a"));
        family.backup = Some(parse("b"));
    };
    ["f1", "f2", "f3", "f4", "f5"].into_iter().fold(build, |build, family| build.family(family, looked_at))
}

/// Two sharers who meet on Wednesday, a nurse and a supervisor, five families, and a group.
fn service() -> Build {
    families(pair()).role("nurse", Role::Colleague).role("dr", Role::Supervisor).group("g", "base", 0, 60, 0)
}

/// A contact with a family: its id, activity, start and minutes.
fn contact(build: Build, id: &str, activity: &str, start: &str, minutes: i32) -> Build {
    let family = format!("f{}", id.chars().last().unwrap());
    build.session(id, activity, start, minutes, "a", move |booking| booking.families = vec![parse(&family)])
}

fn visit(start: &str, and: impl Fn(&mut Family)) -> Build {
    contact(service().family("f1", and), "s1", "home-visit", start, 60)
}

fn day(activity: &str, starts: &[&str], minutes: i32) -> Build {
    starts.iter().enumerate().fold(service(), |build, (n, start)| {
        contact(build, &format!("s{}", n + 1), activity, &format!("2026-12-01T{start}"), minutes)
    })
}

/// A contact on Wednesday, when both sharers are in.
fn wednesday() -> Build {
    contact(service(), "s1", "one-to-one", "2026-12-02T11:00", 45)
}

fn on_leave_on_wednesday(who: &str, build: Build) -> Build {
    build.leave(who, LeaveKind::Annual, "2026-12-02", "2026-12-02")
}

fn group(people: &'static str, and: impl Fn(&mut Booking)) -> Build {
    let holds = Training {
        person: parse("a"),
        course: parse("bookbug-session-leader"),
        state: TrainingState::Done,
        on: None,
        expires: None,
    };
    let build = service().session("s1", "bookbug", "2026-12-02T11:00", 60, people, |booking| {
        booking.group = Some(parse("g"));
        booking.lead = booking.people.first().cloned();
        and(booking);
    });
    build.put(holds)
}

/// Two sharers who never meet.
fn apart() -> Build {
    Build::service(Nation::Scotland)
        .person("a")
        .person("b")
        .post("post", "24:00")
        .share("post", "a", "12:00", "2026-01-05", "", "mon 09:00-15:00, tue 09:00-12:00")
        .share("post", "b", "12:00", "2026-01-05", "", "tue 12:00-15:00, thu 09:00-15:00")
        .holiday("2026-11-30", "St Andrew's Day", false)
}

/// A share of 18:00 of a post of 36:00 that ends in eight weeks; the post's funding on a day.
fn ending(funded: &str) -> Build {
    let post = Post {
        id: parse("post"),
        title: "Peer worker".into(),
        team: parse("team"),
        hours: parse("36:00"),
        band: None,
        funded_until: (!funded.is_empty()).then(|| parse(funded)),
    };
    service().put(post).share("post", "a", "18:00", "2026-01-05", "2027-01-25", "mon 09:00-15:00")
}

fn clashes() -> Vec<Case> {
    let at = |place: &'static str| move |booking: &mut Booking| booking.place = Some(parse(place));
    let supervised = service().session("s1", "supervision", "2026-12-01T10:00", 60, "a", |booking| {
        booking.with = vec![parse("dr")];
    });
    vec![
        (
            "clash.double_booked",
            contact(
                contact(service(), "s1", "one-to-one", "2026-12-02T11:00", 45),
                "s2",
                "phone",
                "2026-12-02T11:30",
                30,
            ),
            "reassign move stand-down",
        ),
        (
            "clash.travel",
            contact(service(), "s1", "one-to-one", "2026-12-01T10:00", 60)
                .place("far", PlaceKind::Area)
                .travel("base", "far", 60)
                .session("s0", "directory", "2026-12-01T11:10", 30, "a", at("far"))
                .session("s1", "directory", "2026-12-01T10:00", 60, "a", at("base")),
            "move",
        ),
        (
            "clash.busy",
            wednesday().busy("a", "2026-12-02T11:00", "2026-12-02T11:45", HowBusy::Busy),
            "reassign move",
        ),
        ("clash.on_leave", on_leave_on_wednesday("a", wednesday()), "reassign move stand-down"),
        (
            "clash.outside_shift",
            contact(
                service().row("a", "2026-12-01", 0, "09:00-14:00", "", ""),
                "s1",
                "phone",
                "2026-12-01T14:30",
                30,
            ),
            "move reassign shift stand-down",
        ),
        (
            "clash.supervisor_away",
            supervised.leave("dr", LeaveKind::Annual, "2026-12-01", "2026-12-01"),
            "move",
        ),
    ]
}

fn long_days() -> Vec<Case> {
    vec![
        (
            "rest.daily",
            service().row("a", "2026-12-01", 0, "09:00-22:00", "1:00", "").row(
                "a",
                "2026-12-02",
                0,
                "08:00-12:00",
                "",
                "",
            ),
            "shift",
        ),
        ("rest.break", service().row("a", "2026-12-01", 0, "09:00-15:30", "", ""), "shift"),
        (
            "workload.direct_share",
            day("one-to-one", &["09:00", "10:00", "11:00", "12:00"], 60)
                .session("s5", "one-to-one", "2026-12-02T09:00", 360, "a", |booking| {
                    booking.families = vec![parse("f5")];
                })
                .row("a", "2026-11-30", 0, "", "", "")
                .row("b", "2026-12-02", 0, "09:00-15:00", "", ""),
            "reassign",
        ),
        ("workload.contacts_a_day", day("phone", &["09:00", "10:00", "11:00", "12:00", "13:00"], 30), "move"),
        ("workload.heavy_in_a_row", day("one-to-one", &["09:00", "09:45", "10:30"], 45), "pause move"),
        ("workload.no_write_up", day("one-to-one", &["09:00", "10:30", "12:00", "13:30"], 90), "move"),
        (
            "workload.no_write_up",
            day("one-to-one", &["09:00", "10:15", "11:30", "12:45"], 75).session(
                "s9",
                "learning",
                "2026-12-01T14:00",
                60,
                "a",
                |_| {},
            ),
            "pause move",
        ),
        ("workload.no_pause", day("phone", &["09:00", "10:00", "11:00"], 60), "pause move"),
    ]
}

fn company() -> Vec<Case> {
    let glen = Place {
        id: parse("glen"),
        name: "Glen".into(),
        kind: PlaceKind::Area,
        low_signal: true,
        until: None,
    };
    vec![
        ("sole.visit", visit("2026-12-02T11:00", |f| f.visit = Visit::InPairs), "join stand-down"),
        (
            "sole.visit",
            visit("2026-12-02T11:00", |f| {
                f.visit = Visit::AloneOk;
                f.area = Some(parse("glen"));
            })
            .put(glen),
            "buddy join stand-down",
        ),
        ("sole.first_visit", visit("2026-12-02T11:00", |f| f.visit = Visit::AloneOk), "join stand-down"),
        ("sole.group", group("a", |_| {}), "join stand-down"),
        ("sole.group", group("", |_| {}), "join stand-down"),
        ("sole.isolated", apart(), "shift"),
        (
            "sole.outside_hours",
            visit("2026-12-02T17:30", |f| f.visit = Visit::AloneOk),
            "move join stand-down",
        ),
        ("share.overlap", apart(), "shift"),
        ("share.ending", ending(""), "renew"),
        (
            "cover.session",
            service().session("s1", "phone", "2026-12-02T11:00", 30, "", |b| b.families = vec![parse("f1")]),
            "reassign stand-down",
        ),
        ("cover.leave", on_leave_on_wednesday("a", wednesday()), "reassign move stand-down"),
        (
            "cover.meeting",
            service().session("s1", "mdt", "2026-12-02T11:00", 30, "", |b| b.with = vec![parse("nurse")]),
            "join",
        ),
        ("supervision.due", overdue(), "book"),
        ("boundary.joint", contact(service(), "s1", "care-review", "2026-12-01T10:00", 45), "join"),
        ("boundary.shadow", group("a", |booking| booking.shadow = vec![parse("b")]), "join"),
    ]
}

/// Clinical supervision that was due a week ago.
fn overdue() -> Build {
    service().put(Supervision {
        person: parse("a"),
        track: Track::Clinical,
        supervisor: parse("dr"),
        every_days: None,
        last: Some(parse("2026-10-23")),
    })
}

/// Families of whom something is flagged, each in a service of two sharers and a nurse.
fn of_families() -> Vec<Case> {
    let with = |and: &dyn Fn(&mut Family)| {
        service().family("f1", |family| {
            family.status = FamilyStatus::Active;
            (family.worker, family.backup) = (Some(parse("a")), Some(parse("b")));
            family.key_worker = Some(parse("nurse"));
            family.visit = Visit::AloneOk;
            family.referred = parse("2026-11-01");
            family.started = Some(parse("2026-11-02"));
            and(family);
        })
    };
    let asks_first = |build: Build| {
        let person = Person::new(parse("a"), "A".into(), parse("team"), Role::PeerWorker);
        build.put(Person { ask_first: vec!["loss".into()], ..person })
    };
    let often = |build: Build| {
        ["2026-12-01T10:00", "2026-12-08T10:00"].into_iter().enumerate().fold(build, |build, (n, start)| {
            build.session(&format!("w{n}"), "phone", start, 30, "a", |booking| {
                booking.families = vec![parse("f1")];
            })
        })
    };
    let baby = |build: Build| {
        build.session("m", "baby-massage", "2026-12-02T13:00", 45, "a", |booking| {
            booking.families = vec![parse("f1"), parse("f2")];
        })
    };
    vec![
        ("case.unallocated", with(&|it| it.worker = None), "match"),
        (
            "case.contact_overdue",
            with(&|it| (it.every_days, it.minutes) = (Some(7), Some(Minutes(45)))),
            "book",
        ),
        ("case.window", with(&|it| it.born = Some(parse("2025-12-10"))), "step"),
        ("case.no_backup", with(&|it| it.backup = None), "match"),
        ("case.no_key_worker", with(&|it| it.key_worker = None), "match"),
        (
            "case.wish",
            often(with(&|it| (it.status, it.every_days) = (FamilyStatus::Reduced, Some(28)))),
            "take-out",
        ),
        ("case.ask_first", asks_first(with(&|it| it.themes = vec!["loss".into()])), "match"),
        ("case.loss", baby(with(&|it| it.loss = true)), "take-out"),
    ]
}

fn cases() -> Vec<Case> {
    clashes().into_iter().chain(long_days()).chain(company()).chain(of_families()).collect()
}

#[test]
fn a_share_goes_on_as_long_as_its_hours_are_there_and_nobody_elses() {
    let now: Moment = parse("2026-11-30T07:00");
    let titles = |build: Build| -> Vec<String> {
        let state = build.state();
        let flags = standing_flags(&state, now.date());
        let flag = flags.iter().find(|flag| flag.rule == "share.ending").unwrap();
        offered(&state, flag, now).into_iter().map(|it| it.title).collect()
    };
    assert_eq!(titles(ending("")), ["Renew A's share of Peer worker, with no end"]);
    assert_eq!(
        titles(ending("2028-03-31")),
        ["Renew A's share of Peer worker, until the funding ends on Fri 31 Mar 2028"]
    );
    // A change of hours that is no change of the end hides nothing, and it is the last row that goes on.
    let changed = ending("").share("post", "a", "18:00", "2026-12-14", "2027-01-25", "tue 09:00-15:00");
    assert_eq!(titles(changed), ["Renew A's share of Peer worker, with no end"]);
    // The money is gone by then, or too soon after for the flag to go.
    assert_eq!(titles(ending("2027-01-25")), [""; 0]);
    assert_eq!(titles(ending("2027-03-01")), [""; 0]);
    let next =
        |hours: &str| ending("").person("c").share("post", "c", hours, "2027-02-01", "", "mon 09:00-15:00");
    assert_eq!(titles(next("18:00")), [""; 0]);
    let fits = |hours: &str| next(hours).post("post", "40:00");
    assert_eq!(titles(fits("4:00")).len(), 1);
    assert_eq!(titles(fits("4:01")), [""; 0]);
    // Both end on the same day: they are renewed together.
    let both = ending("").share("post", "b", "18:00", "2026-01-05", "2027-01-25", "wed 09:00-15:00");
    assert_eq!(titles(both), ["Renew A and B's share of Peer worker, with no end"]);
}

#[test]
fn every_rule_with_remedies_has_some_that_help() {
    let now: Moment = parse("2026-11-30T07:00");
    let mut wrong = vec![];
    for (rule, build, wanted) in cases() {
        let state = build.state();
        let mut flags = flags_of_week(&state, parse("2026-W49"), now.date());
        flags.extend(standing_flags(&state, now.date()));
        let Some(flag) = flags.iter().find(|flag| flag.rule == rule) else {
            wrong.push(format!("{rule} finds nothing"));
            continue;
        };
        let offered = offered(&state, flag, now);
        let mut kinds: Vec<&str> = vec![];
        for remedy in &offered {
            if !kinds.contains(&remedy.kind.word()) {
                kinds.push(remedy.kind.word());
            }
        }
        if kinds.join(" ") != wanted {
            let titles: Vec<&str> = offered.iter().map(|it| it.title.as_str()).collect();
            wrong.push(format!("{rule} ({}): {} wanted, {titles:#?} found", flag.message, wanted));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let told: BTreeSet<&str> = cases().into_iter().map(|(rule, ..)| rule).collect();
    let have: BTreeSet<&str> =
        REGISTRY.iter().filter(|rule| !rule.remedies.is_empty()).map(|rule| rule.slug).collect();
    assert_eq!(told, have, "a case for every rule that has remedies");
}

#[test]
fn the_sessions_of_a_week_help_only_what_is_judged_week_by_week() {
    use RemedyKind::{Book, Match, Renew, Step, TakeOut};
    for rule in REGISTRY.iter().filter(|rule| !rule.is_of_week()) {
        let of_no_week = |kind: &RemedyKind| matches!(kind, Renew | Book | Match | Step | TakeOut);
        assert!(rule.remedies.iter().all(of_no_week), "{}", rule.slug);
    }
}
