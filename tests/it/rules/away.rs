//! Somebody on approved leave, or whose last share has ended, is down for a planned session and not at work: no figure and
//! no rule counts them in it, but those that are about the absence.

use tandem::domain::*;
use tandem::rota::{RotaWeek, WeekHours};
use tandem::rules::Severity::{Amber, Red};
use tandem::rules::flags_of_week;

use super::{W49, flags, only, pair, short, standing};
use crate::build::{Build, booking, parse};

/// On Tuesday A is in from nine to three, and has a full day booked.
fn full_day() -> Build {
    pair()
        .family("f1", |f| f.visit = Visit::AloneOk)
        .session("visit", "home-visit", "2026-12-01T09:30", 60, "a", |b| b.families = vec![parse("f1")])
        .session("phone", "phone", "2026-12-01T10:30", 30, "a", |b| b.families = vec![parse("f1")])
        .session("call", "phone", "2026-12-01T10:45", 30, "a", |b| b.families = vec![parse("f1")])
        .session("mdt", "mdt", "2026-12-01T15:30", 60, "a b", |_| {})
}

fn ill(build: Build) -> Build {
    build.leave("a", LeaveKind::Sick, "2026-12-01", "2026-12-01")
}

fn hours(build: &Build) -> WeekHours {
    let state = build.state();
    WeekHours::of(&state, &RotaWeek::of(&state, parse(W49)).unwrap())
}

#[test]
fn a_day_of_sickness_works_nothing_and_loads_nobody() {
    let well = hours(&full_day()).person(&parse("a")).unwrap().clone();
    assert!(well.outside > Minutes::ZERO && well.direct == Minutes(120) && well.meeting == Minutes(60));
    let off = hours(&ill(full_day())).person(&parse("a")).unwrap().clone();
    let sums = (off.outside, off.direct, off.meeting, off.travel);
    assert_eq!(sums, (Minutes::ZERO, Minutes::ZERO, Minutes::ZERO, Minutes::ZERO));
    assert_eq!(off.leave + off.worked() + off.holiday, off.contract);
    assert_eq!(off.balance(), Minutes::ZERO);
    // The other, who is there, still is.
    assert_eq!(hours(&ill(full_day())).person(&parse("b")).unwrap().meeting, Minutes(60));
}

#[test]
fn only_the_absence_itself_is_flagged() {
    let about_a = |build: &Build| -> Vec<String> {
        let found = flags_of_week(&build.state(), parse(W49), parse("2026-12-02"));
        let mut rules: Vec<String> = found
            .into_iter()
            .filter(|flag| flag.subject.kind == TableName::Session && flag.people == [parse("a")])
            .map(|flag| format!("{} {}", flag.rule, flag.subject.id))
            .collect();
        rules.sort();
        rules
    };
    assert_eq!(
        about_a(&full_day()),
        ["clash.double_booked call", "clash.outside_shift mdt", "sole.first_visit visit", "sole.visit visit"]
    );
    assert_eq!(
        about_a(&ill(full_day())),
        [
            "clash.on_leave call",
            "clash.on_leave mdt",
            "clash.on_leave phone",
            "clash.on_leave visit",
            "cover.leave call",
            "cover.leave phone",
            "cover.leave visit"
        ]
    );
}

#[test]
fn what_was_done_was_worked_and_leave_that_is_asked_for_is_not_yet_an_absence() {
    let done =
        ill(pair()).session("phone", "phone", "2026-12-01T10:30", 30, "a", |b| b.status = Status::Done);
    assert_eq!(hours(&done).person(&parse("a")).unwrap().direct, Minutes(30));
    let planned = pair().session("phone", "phone", "2026-12-01T10:30", 30, "a", |_| {});
    for (state, direct) in [
        (LeaveState::Requested, 30),
        (LeaveState::Declined, 30),
        (LeaveState::Cancelled, 30),
        (LeaveState::Approved, 0),
    ] {
        let build = pair().session("phone", "phone", "2026-12-01T10:30", 30, "a", |_| {}).leave_in(
            state,
            "a",
            LeaveKind::Annual,
            "2026-12-01",
            "2026-12-01",
        );
        assert_eq!(hours(&build).person(&parse("a")).unwrap().direct, Minutes(direct), "{state}");
    }
    assert_eq!(hours(&planned).person(&parse("a")).unwrap().direct, Minutes(30));
}

#[test]
fn a_part_day_takes_only_what_it_overlaps() {
    let of = |from: &str, to: &str| {
        let build = pair().session("phone", "phone", "2026-12-01T10:30", 30, "a", |_| {}).leave(
            "a",
            LeaveKind::Toil,
            from,
            to,
        );
        hours(&build).person(&parse("a")).unwrap().direct
    };
    assert_eq!(of("2026-12-01T09:00", "2026-12-01T10:30"), Minutes(30));
    assert_eq!(of("2026-12-01T09:00", "2026-12-01T10:31"), Minutes::ZERO);
    assert_eq!(of("2026-12-01T10:59", "2026-12-01T12:00"), Minutes::ZERO);
    assert_eq!(of("2026-12-01T11:00", "2026-12-01T12:00"), Minutes(30));
}

#[test]
fn a_group_that_falls_to_one_says_who_is_away() {
    let group = |build: Build| {
        build.group("bugs", "base", 0, 60, 0).session(
            "g",
            "wellbeing-group",
            "2026-12-01T10:00",
            60,
            "a b",
            |b| {
                b.group = Some(parse("bugs"));
            },
        )
    };
    assert_eq!(only(&flags(&group(pair()), "sole.group")), None);
    let found = flags(&group(ill(pair())), "sole.group");
    assert_eq!(only(&found), Some(Red));
    assert_eq!(found[0].message, "bugs takes 2 people to run it and has 1: A is away");
    // Who has left is not there either, and is not said to be away.
    let left = Build::service(Nation::Scotland)
        .person("a")
        .person("b")
        .post("p", "20:00")
        .share("p", "a", "10:00", "2026-01-05", "2026-11-30", "tue 09:00-15:00")
        .share("p", "b", "10:00", "2026-01-05", "", "tue 09:00-15:00");
    let found = flags(&group(left), "sole.group");
    assert_eq!(found[0].message, "bugs takes 2 people to run it and has 1: A has left");
}

#[test]
fn a_companion_who_is_away_leaves_the_other_alone() {
    let visit = |build: Build| {
        build.role("nurse", Role::Colleague).family("f1", |f| f.visit = Visit::InPairs).session(
            "s1",
            "joint-visit",
            "2026-12-01T10:00",
            60,
            "b",
            |b| {
                b.families = vec![parse("f1")];
                b.with = vec![parse("nurse")];
            },
        )
    };
    let away = |build: Build| build.leave("nurse", LeaveKind::Annual, "2026-12-01", "2026-12-04");
    for rule in ["sole.visit", "sole.first_visit", "boundary.joint"] {
        assert_eq!(only(&flags(&visit(pair()), rule)), None, "{rule}");
        assert_eq!(only(&flags(&away(visit(pair())), rule)), Some(Red), "{rule}");
    }
    let found = flags(&away(visit(pair())), "boundary.joint");
    assert_eq!(found[0].message, "Joint visit has no colleague in it: NURSE is away");
}

#[test]
fn whoever_would_lead_and_is_away_does_not_hold_the_course_for_the_others() {
    let bookbug = |build: Build| {
        build
            .put(Training {
                person: parse("a"),
                course: parse("bookbug-session-leader"),
                state: TrainingState::Done,
                on: None,
                expires: None,
            })
            .session("g", "bookbug", "2026-12-01T10:00", 60, "a b", |b| b.lead = Some(parse("a")))
    };
    assert_eq!(only(&flags(&bookbug(pair()), "training.needed")), None);
    assert_eq!(only(&flags(&bookbug(ill(pair())), "training.needed")), Some(Red));
    // With nobody left in it there is nobody to hold it, and it is uncovered.
    let both = ill(pair()).leave("b", LeaveKind::Sick, "2026-12-01", "2026-12-01");
    assert_eq!(only(&flags(&bookbug(both), "training.needed")), None);
}

#[test]
fn after_the_last_share_has_ended_nobody_is_at_work() {
    let of = |until: &str, again: &str| {
        let build = Build::service(Nation::Scotland)
            .person("a")
            .post("p", "20:00")
            .share("p", "a", "10:00", "2026-01-05", until, "tue 09:00-15:00")
            .series("s", "FREQ=WEEKLY", "", booking("phone", "2026-12-01T10:00", 30, "a", |_| {}));
        let build = if again.is_empty() {
            build
        } else {
            build.share("p", "a", "10:00", again, "", "tue 09:00-15:00")
        };
        hours(&build).person(&parse("a")).map(|hours| hours.direct)
    };
    assert_eq!(of("", ""), Some(Minutes(30)));
    assert_eq!(of("2026-12-01", ""), Some(Minutes(30)), "the last day is a day");
    // In the week of the end there is a line still; later there is none, since an uncovered session is not worked.
    assert_eq!(of("2026-11-30", ""), Some(Minutes::ZERO));
    assert_eq!(of("2026-11-29", ""), None);
    assert_eq!(
        of("2026-11-29", "2026-12-28"),
        Some(Minutes(30)),
        "a share that is still to come has not ended"
    );
}

#[test]
fn what_is_planned_after_somebodys_last_day_is_said_to_need_cover_and_not_to_be_worked() {
    let of = |status| {
        Build::service(Nation::Scotland)
            .person("a")
            .post("p", "20:00")
            .share("p", "a", "10:00", "2026-01-05", "2026-11-30", "mon 09:00-15:00")
            .session("call", "phone", "2026-12-01T10:00", 30, "a", move |b| b.status = status)
    };
    let found = flags(&of(Status::Planned), "clash.outside_shift");
    assert_eq!(short(&found), ["amber session call [a]"]);
    assert_eq!(found[0].message, "Phone call on Tue 1 Dec comes after A's last day and needs cover");
    assert!(found[0].why.contains("A's last day is Mon 30 Nov 2026"), "{}", found[0].why);
    assert!(!found[0].why.contains("counts as worked"), "{}", found[0].why);
    // What was done was done, and is worked.
    let found = flags(&of(Status::Done), "clash.outside_shift");
    assert!(found[0].why.contains("counts as worked"), "{}", found[0].why);
}

#[test]
fn supervision_that_its_person_will_miss_does_not_keep_it_from_being_due() {
    let build = |off: bool| {
        let build = pair()
            .role("dr", Role::Supervisor)
            .put(Supervision {
                person: parse("a"),
                track: Track::Clinical,
                supervisor: parse("dr"),
                every_days: None,
                last: Some(parse("2026-10-29")),
            })
            .session("sup", "supervision", "2026-12-08T10:00", 60, "a", |b| b.with = vec![parse("dr")]);
        if off { build.leave("a", LeaveKind::Annual, "2026-12-08", "2026-12-08") } else { build }
    };
    assert_eq!(short(&standing(&build(false), "supervision.due", "2026-12-02")), [""; 0]);
    assert_eq!(only(&standing(&build(true), "supervision.due", "2026-12-02")), Some(Amber));
}

#[test]
fn a_supervisor_who_is_away_is_still_told_of() {
    let build = pair()
        .role("dr", Role::Supervisor)
        .session("sup", "supervision", "2026-12-01T10:00", 60, "a", |b| b.with = vec![parse("dr")])
        .leave("dr", LeaveKind::Annual, "2026-11-30", "2026-12-04");
    assert_eq!(short(&flags(&build, "clash.supervisor_away")), ["red session sup [dr]"]);
}
