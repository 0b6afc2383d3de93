//! What is judged at today: caseloads, supervision, families, training; and groups.

use tandem::domain::*;
use tandem::rules::Flag;
use tandem::rules::Severity::{self, Amber, Note, Red};

use super::{flags_on, only, pair, short, standing};
use crate::build::{Build, parse};

const TODAY: &str = "2026-12-02";

#[test]
fn twelve_families_make_a_full_time_caseload() {
    // 18:00 of 36:00 is half a post: six families; 1.2 times six is 7.2.
    let with = |families: usize| {
        let build = (0..families)
            .fold(pair(), |build, n| build.family(&format!("f{n}"), |f| f.worker = Some(parse("a"))));
        only(&standing(&build, "workload.caseload", TODAY))
    };
    assert_eq!(with(6), None);
    assert_eq!(with(7), Some(Amber));
    assert_eq!(with(8), Some(Red));
    // Over by just a fifth: six of five.
    let of_five = |families: usize| {
        let build = pair().policy("workload.caseload.per_wte", PolicyValue::Number(10_000));
        let build = (0..families).fold(build, |build, n| {
            build.family(&format!("f{n}"), |family| {
                family.worker = Some(parse("a"));
                family.status = if n == 0 { FamilyStatus::Reduced } else { FamilyStatus::Active };
            })
        });
        // Who is paused or ending is not counted.
        let build = build.family("p1", |f| (f.worker, f.status) = (Some(parse("a")), FamilyStatus::Paused));
        let build = build.family("e1", |f| (f.worker, f.status) = (Some(parse("a")), FamilyStatus::Ending));
        only(&standing(&build, "workload.caseload", TODAY))
    };
    assert_eq!([5, 6, 7].map(of_five), [None, Some(Amber), Some(Red)]);
}

#[test]
fn who_has_no_hours_today_has_no_caseload_to_measure() {
    // Without a share, not yet begun, and gone: three families each. Who is here on the day is measured by their hours.
    let three = |build: Build, who: &str| {
        (0..3).fold(build, |build, n| build.family(&format!("{who}{n}"), |f| f.worker = Some(parse(who))))
    };
    let monday = "mon 09:00-14:00";
    let build = Build::service(Nation::Scotland)
        .role("v", Role::Volunteer)
        .person("new")
        .person("gone")
        .person("now")
        .post("post", "5:00")
        .share("post", "gone", "5:00", "2025-01-06", "2026-11-30", monday)
        .share("post", "now", "5:00", "2026-12-01", "2026-12-31", monday)
        .share("post", "new", "5:00", "2027-01-01", "", monday);
    let build = ["v", "new", "gone", "now"].into_iter().fold(build, three);
    let found = |today| short(&standing(&build, "workload.caseload", today));
    assert_eq!(found("2026-11-30"), ["red person gone [gone]"]);
    assert_eq!(found(TODAY), ["red person now [now]"]);
    assert_eq!(found("2027-01-01"), ["red person new [new]"]);
}

fn supervised(track: Track, last: Option<&str>, and: impl Fn(Build) -> Build) -> Vec<Flag> {
    let supervision = Supervision {
        person: parse("a"),
        track,
        supervisor: parse("nair"),
        every_days: None,
        last: last.map(parse),
    };
    let build = and(pair().role("nair", Role::Supervisor).put(supervision));
    standing(&build, "supervision.due", TODAY)
}

#[test]
fn clinical_supervision_comes_each_month_and_is_red_after_forty_two_days() {
    let on = |last: &str| only(&supervised(Track::Clinical, Some(last), |build| build));
    assert_eq!(on("2026-11-02"), None);
    assert_eq!(on("2026-11-01"), Some(Amber));
    assert_eq!(on("2026-10-21"), Some(Amber));
    assert_eq!(on("2026-10-20"), Some(Red));
    let found = supervised(Track::Clinical, Some("2026-10-20"), |build| build);
    assert_eq!(short(&found), ["red supervision a/clinical [a]"]);
}

#[test]
fn a_month_after_the_last_of_january_is_the_last_of_february() {
    let due = |today: &str| {
        let supervision = Supervision {
            person: parse("a"),
            track: Track::Clinical,
            supervisor: parse("b"),
            every_days: None,
            last: Some(parse("2027-01-31")),
        };
        only(&standing(&pair().put(supervision), "supervision.due", today))
    };
    assert_eq!(due("2027-02-28"), None);
    assert_eq!(due("2027-03-01"), Some(Amber));
}

#[test]
fn the_other_tracks_have_their_own_intervals() {
    let on = |track, last: &str| only(&supervised(track, Some(last), |build| build));
    assert_eq!(on(Track::Line, "2026-10-21"), None);
    assert_eq!(on(Track::Line, "2026-10-20"), Some(Amber));
    assert_eq!(on(Track::Line, "2026-10-07"), Some(Amber));
    assert_eq!(on(Track::Line, "2026-10-06"), Some(Red));
    assert_eq!(on(Track::Mentor, "2026-09-03"), None);
    assert_eq!(on(Track::PeerGroup, "2026-09-02"), Some(Amber));
}

#[test]
fn where_none_was_ever_held_the_start_counts() {
    let started = |date: &'static str| {
        only(&supervised(Track::Clinical, None, move |build| {
            let mut person = Person::new(parse("a"), "A".into(), parse("team"), Role::PeerWorker);
            person.started = Some(parse(date));
            build.put(person)
        }))
    };
    assert_eq!(started("2026-11-18"), None);
    assert_eq!(started("2026-11-17"), Some(Amber));
    assert_eq!(started("2026-10-20"), Some(Red));
}

#[test]
fn a_booking_silences_amber_and_cancelled_ones_reset_nothing() {
    let with = |last: &'static str, start: &'static str, status: Status| {
        only(&supervised(Track::Clinical, Some(last), move |build| {
            build.session("s1", "supervision", start, 60, "a", move |b| b.status = status)
        }))
    };
    assert_eq!(with("2026-11-01", "2026-12-02T10:00", Status::Planned), None);
    assert_eq!(with("2026-10-20", "2026-12-02T10:00", Status::Planned), Some(Red));
    assert_eq!(with("2026-11-01", "2026-11-20T10:00", Status::Done), None);
    assert_eq!(with("2026-11-01", "2026-11-20T10:00", Status::Cancelled), Some(Amber));
}

#[test]
fn long_leave_pushes_supervision_by_its_length() {
    let with = |kind, from: &'static str, to: &'static str| {
        only(&supervised(Track::Clinical, Some("2026-10-20"), move |build| build.leave("a", kind, from, to)))
    };
    // 43 days since; a day of sickness makes it 42, and due on 21 November.
    assert_eq!(with(LeaveKind::Sick, "2026-11-10", "2026-11-10"), Some(Amber));
    assert_eq!(with(LeaveKind::Annual, "2026-11-10", "2026-11-10"), Some(Red));
    assert_eq!(with(LeaveKind::Annual, "2026-11-10", "2026-11-15"), Some(Red));
    assert_eq!(with(LeaveKind::Annual, "2026-11-10", "2026-11-16"), Some(Amber));
    assert_eq!(with(LeaveKind::Sick, "2026-11-10", "2026-11-22"), None);
}

#[test]
fn everybody_has_somebody_named() {
    let with = |tracks: &[Track]| {
        let build = tracks.iter().fold(
            Build::service(Nation::Scotland).person("a").role("nair", Role::Supervisor),
            |build, track| {
                build.put(Supervision {
                    person: parse("a"),
                    track: *track,
                    supervisor: parse("nair"),
                    every_days: None,
                    last: None,
                })
            },
        );
        short(&standing(&build, "supervision.none", TODAY))
    };
    assert_eq!(with(&[]), ["red person a [a]", "amber person a [a]"]);
    assert_eq!(with(&[Track::Clinical, Track::Line]), ["amber person a [a]"]);
    assert_eq!(with(&[Track::Clinical, Track::Line, Track::Mentor]), [""; 0]);
}

#[test]
fn a_stand_in_comes_with_a_reason_and_putting_off_is_counted() {
    let with = |rule: &str, and: &dyn Fn(Build) -> Build| {
        let build = pair().role("nair", Role::Supervisor).role("reid", Role::Supervisor).put(Supervision {
            person: parse("a"),
            track: Track::Clinical,
            supervisor: parse("nair"),
            every_days: None,
            last: Some(parse("2026-11-20")),
        });
        short(&standing(&and(build), rule, TODAY))
    };
    let held = |with: &'static str, reason: Option<&'static str>| {
        move |build: Build| {
            build.session("s1", "supervision", "2026-11-25T10:00", 60, "a", move |b| {
                b.with = vec![parse(with)];
                b.status = Status::Done;
                b.reason = reason.map(Into::into);
            })
        }
    };
    assert_eq!(with("supervision.stand_in", &held("reid", None)), ["amber supervision a/clinical [a]"]);
    assert_eq!(with("supervision.stand_in", &held("reid", Some("on leave"))), [""; 0]);
    assert_eq!(with("supervision.stand_in", &held("nair", None)), [""; 0]);
    let off = |times: usize, last: Status| {
        move |build: Build| {
            let days = ["2026-11-23", "2026-11-24", "2026-11-25"];
            let build = days.iter().take(times).fold(build, |build, day| {
                build.session(&format!("s-{day}"), "supervision", &format!("{day}T10:00"), 60, "a", |b| {
                    b.status = Status::Cancelled;
                    b.cancelled_by = Some("nair".into());
                })
            });
            build.session("last", "supervision", "2026-11-22T10:00", 60, "a", move |b| b.status = last)
        }
    };
    assert_eq!(with("supervision.put_off", &off(1, Status::Cancelled)), [""; 0]);
    assert_eq!(with("supervision.put_off", &off(2, Status::Done)), ["amber supervision a/clinical [a]"]);
}

fn group(and: impl Fn(&mut Group), session: impl Fn(Build) -> Build) -> Build {
    let mut group = Group {
        id: parse("g"),
        title: "Walk".into(),
        activity: parse("exercise"),
        place: parse("hall"),
        setup: Minutes::ZERO,
        length: Minutes(60),
        debrief: Minutes::ZERO,
        facilitators: None,
        capacity: Capacity { least: 2, most: 3 },
        invited: vec![],
        checklist: vec![],
    };
    and(&mut group);
    let families = ["f1", "f2", "f3", "f4"];
    let build = families
        .iter()
        .fold(pair().place("hall", PlaceKind::Venue), |build, family| build.family(family, |_| {}));
    session(
        build
            .put(group)
            .session("s1", "exercise", "2026-12-03T10:00", 60, "a b", |b| b.group = Some(parse("g"))),
    )
}

fn invite(group: &mut Group, families: &str) {
    group.invited = families
        .split_whitespace()
        .map(|family| Invitation { family: parse(family), precontact: None })
        .collect();
}

fn on(build: &Build, rule: &str, today: &str) -> Vec<String> {
    short(&flags_on(build, rule, "2026-W49", today))
}

#[test]
fn a_group_is_neither_too_large_nor_too_small() {
    let of = |families: &'static str, today: &str| {
        on(&group(move |g| invite(g, families), |b| b), "group.size", today)
    };
    assert_eq!(of("f1 f2 f3", "2026-12-01"), [""; 0]);
    assert_eq!(of("f1 f2 f3 f4", "2026-11-01"), ["amber group g []"]);
    assert_eq!(of("f1", "2026-11-30"), ["amber group g []"]);
    assert_eq!(of("f1", "2026-11-29"), [""; 0]);
    assert_eq!(of("f1", "2026-12-04"), [""; 0]);
}

#[test]
fn all_is_ready_three_days_before() {
    let of = |done, today: &str| {
        let build = group(
            move |g| {
                invite(g, "f1 f2");
                g.checklist = vec![ChecklistItem::new("key of the hall".into(), done)];
            },
            |b| b,
        );
        on(&build, "group.checklist", today)
    };
    assert_eq!(of(false, "2026-11-29"), [""; 0]);
    assert_eq!(of(false, "2026-11-30"), ["amber group g []"]);
    assert_eq!(of(true, "2026-11-30"), [""; 0]);
}

#[test]
fn a_venue_that_ends_is_told_eight_weeks_before() {
    let of = |until: &str| {
        let build = group(|g| invite(g, "f1 f2"), |b| b).put(Place {
            id: parse("hall"),
            name: "Hall".into(),
            kind: PlaceKind::Venue,
            low_signal: false,
            until: Some(parse(until)),
        });
        on(&build, "group.venue_ending", TODAY)
    };
    assert_eq!(of("2027-01-29"), [""; 0]);
    assert_eq!(of("2027-01-28"), ["amber group g []"]);
    assert_eq!(of("2026-12-03"), ["amber group g []"]);
    assert_eq!(of("2026-12-02"), ["red group g []"]);
}

#[test]
fn each_family_is_met_before_the_group() {
    let rule = "group.precontact";
    let of = |and: fn(&mut Group), today: &str| on(&group(and, |b| b), rule, today);
    assert_eq!(of(|g| invite(g, "f1"), "2026-11-25"), [""; 0]);
    assert_eq!(of(|g| invite(g, "f1 f2"), "2026-11-26"), ["amber family f1 []", "amber family f2 []"]);
    let called = |g: &mut Group| {
        invite(g, "f1");
        g.invited[0].precontact = Some(parse("2026-12-03"));
    };
    assert_eq!(of(called, TODAY), [""; 0]);
    let contact = |status| {
        group(
            |g| invite(g, "f1"),
            move |build| {
                build.session("c", "phone", "2026-11-20T10:00", 30, "a", move |b| {
                    b.families = vec![parse("f1")];
                    b.status = status;
                })
            },
        )
    };
    assert_eq!(on(&contact(Status::Done), rule, TODAY), [""; 0]);
    assert_eq!(on(&contact(Status::Planned), rule, TODAY), ["amber family f1 []"]);
}

fn case(rule: &str, and: impl Fn(&mut Family)) -> Option<Severity> {
    let build = pair().role("nurse", Role::Colleague).family("f1", |family| {
        family.worker = Some(parse("a"));
        family.backup = Some(parse("b"));
        family.key_worker = Some(parse("nurse"));
        and(family);
    });
    only(&standing(&build, rule, TODAY))
}

#[test]
fn a_family_waits_two_weeks_at_most() {
    let of = |referred: &str, status| {
        case("case.unallocated", |f| {
            f.worker = None;
            f.referred = parse(referred);
            f.status = status;
        })
    };
    assert_eq!(of("2026-11-19", FamilyStatus::Referred), None);
    assert_eq!(of("2026-11-18", FamilyStatus::Referred), Some(Amber));
    assert_eq!(of("2026-11-05", FamilyStatus::Active), Some(Amber));
    assert_eq!(of("2026-11-04", FamilyStatus::Active), Some(Red));
    assert_eq!(of("2026-11-04", FamilyStatus::Paused), None);
}

#[test]
fn contact_is_overdue_by_a_week_and_by_three() {
    let with = |last: &str, and: &dyn Fn(Build) -> Build| {
        let build = pair().family("f1", |f| f.every_days = Some(7)).session(
            "c",
            "phone",
            &format!("{last}T10:00"),
            30,
            "a",
            |b| {
                b.families = vec![parse("f1")];
                b.status = Status::Done;
            },
        );
        only(&standing(&and(build), "case.contact_overdue", TODAY))
    };
    let none = |build| build;
    assert_eq!(with("2026-11-19", &none), None);
    assert_eq!(with("2026-11-18", &none), Some(Amber));
    assert_eq!(with("2026-11-05", &none), Some(Amber));
    assert_eq!(with("2026-11-04", &none), Some(Red));
    let booked = |day: &'static str| {
        move |build: Build| {
            build.session("n", "phone", &format!("{day}T10:00"), 30, "a", |b| b.families = vec![parse("f1")])
        }
    };
    assert_eq!(with("2026-11-04", &booked("2026-12-09")), None);
    assert_eq!(with("2026-11-04", &booked("2026-12-10")), Some(Red));
    // The last contact from before the case came in here counts as one that was done; of the two the newer.
    let before = |day: &'static str| {
        move |build: Build| build.put(LastContact { family: parse("f1"), on: parse(day) })
    };
    assert_eq!(with("2026-11-04", &before("2026-11-19")), None);
    assert_eq!(with("2026-11-04", &before("2026-11-18")), Some(Amber));
    assert_eq!(with("2026-11-19", &before("2026-11-04")), None);
}

#[test]
fn the_window_ends_a_year_after_birth() {
    let of = |born: &str| case("case.window", |f| f.born = Some(parse(born)));
    assert_eq!(of("2026-01-28"), None);
    assert_eq!(of("2026-01-27"), Some(Note));
    assert_eq!(of("2025-12-31"), Some(Note));
    assert_eq!(of("2025-12-30"), Some(Amber));
    assert_eq!(of("2025-12-02"), Some(Amber));
    assert_eq!(of("2025-12-01"), Some(Red));
    // A month is its last day; and in loss mode nothing is counted down.
    assert_eq!(of("2025-11"), Some(Red));
    assert_eq!(of("2025-12"), Some(Note));
    let lost = |review: &str| {
        case("case.window", |f| {
            f.loss = true;
            f.born = Some(parse("2025-12-01"));
            f.review_by = Some(parse(review));
        })
    };
    assert_eq!(lost("2026-12-02"), None);
    assert_eq!(lost("2026-12-01"), Some(Note));
}

#[test]
fn a_unit_has_a_window_of_its_own() {
    let unit = |nation, kind| {
        let mut build = Build::service(nation);
        let state = build.state();
        let mut team = Team::clone(&state.records.teams.values().next().unwrap().item);
        team.kind = kind;
        build = build.put(team);
        build.family("f1", |f| f.born = Some(parse("2025-12-30")))
    };
    let found = |build: &Build| only(&standing(build, "case.window", TODAY));
    let months = |build: Build, key: &str, n: i64| build.policy(key, PolicyValue::Number(n * 1000));
    // Twelve months in a unit, in England too, where it is twenty-four elsewhere.
    for nation in [Nation::Scotland, Nation::England] {
        assert_eq!(found(&unit(nation, TeamKind::Mbu)), Some(Amber));
        assert_eq!(found(&months(unit(nation, TeamKind::Mbu), "case.window.mbu_months", 11)), Some(Red));
        assert_eq!(found(&months(unit(nation, TeamKind::Mbu), "case.window.mbu_months", 24)), None);
        // What is said of other teams is not said of a unit, nor the other way round.
        assert_eq!(found(&months(unit(nation, TeamKind::Mbu), "case.window.months", 24)), Some(Amber));
    }
    assert_eq!(found(&unit(Nation::England, TeamKind::Community)), None);
    let other = months(unit(Nation::Scotland, TeamKind::Community), "case.window.mbu_months", 24);
    assert_eq!(found(&other), Some(Amber));
}

#[test]
fn a_unit_admits_from_thirty_two_weeks_on() {
    let of = |kind, admitted: &str| {
        let team = Team {
            id: parse("unit"),
            name: "Unit".into(),
            kind,
            place: None,
            beds: Some(6),
            open: vec![],
            peers_wanted: 1,
            funded_until: None,
        };
        let build = pair().put(team).family("f1", |f| {
            f.team = parse("unit");
            f.due = Some(parse("2027-01-27"));
            f.admitted = Some(parse(admitted));
        });
        standing(&build, "case.window", TODAY)
    };
    assert_eq!(only(&of(TeamKind::Mbu, "2026-12-02")), None);
    let early = of(TeamKind::Mbu, "2026-12-01");
    assert_eq!(short(&early), ["amber family f1 []"]);
    assert_eq!(early[0].start.unwrap().to_string(), "2026-12-01");
    assert_eq!(only(&of(TeamKind::Community, "2026-12-01")), None);
}

#[test]
fn a_family_has_a_clinician_and_a_backup() {
    assert_eq!(case("case.no_backup", |f| f.backup = None), Some(Note));
    assert_eq!(case("case.no_backup", |_| {}), None);
    assert_eq!(case("case.no_key_worker", |_| {}), None);
    assert_eq!(case("case.no_key_worker", |f| f.key_worker = None), Some(Red));
    assert_eq!(case("case.no_key_worker", |f| f.key_worker = Some(parse("b"))), Some(Red));
}

#[test]
fn a_family_that_asked_for_less_gets_less() {
    // Every ten days is three contacts in 28.
    let with = |many: usize| {
        let days = ["2026-11-30", "2026-12-08", "2026-12-16", "2026-12-27", "2026-12-28"];
        let build = pair().family("f1", |f| {
            f.status = FamilyStatus::Reduced;
            f.every_days = Some(10);
        });
        let build = days.iter().rev().take(many).fold(build, |build, day| {
            build.session(&format!("c-{day}"), "phone", &format!("{day}T10:00"), 30, "a", |b| {
                b.families = vec![parse("f1")];
            })
        });
        only(&standing(&build, "case.wish", TODAY))
    };
    // The last of the days is outside the four weeks.
    assert_eq!(with(4), None);
    assert_eq!(with(5), Some(Amber));
}

#[test]
fn asking_first_says_that_and_not_what_about() {
    let mut person = Person::new(parse("a"), "A".into(), parse("team"), Role::PeerWorker);
    person.ask_first = vec!["stillbirth".into()];
    let with = |theme: &'static str| {
        let build = pair().put(person.clone()).family("f1", move |f| {
            f.worker = Some(parse("a"));
            f.themes = vec![theme.into()];
        });
        standing(&build, "case.ask_first", TODAY)
    };
    let found = with("stillbirth");
    assert_eq!(short(&found), ["amber family f1 [a]"]);
    let said = format!("{:?}", found[0]);
    assert!(!said.contains("stillbirth"), "{said}");
    assert_eq!(only(&with("feeding")), None);
}

#[test]
fn a_family_in_loss_mode_is_not_invited_to_what_is_for_babies() {
    let with = |loss: bool, activity: &str| {
        let build = pair().family("f1", move |f| f.loss = loss).session(
            "s1",
            activity,
            "2026-12-03T10:00",
            60,
            "a b",
            |b| {
                b.families = vec![parse("f1")];
            },
        );
        standing(&build, "case.loss", TODAY)
    };
    let found = with(true, "baby-massage");
    assert_eq!(short(&found), ["red family f1 []"]);
    assert!(!found[0].message.to_lowercase().contains("baby"), "{}", found[0].message);
    assert_eq!(only(&with(true, "cooking")), None);
    assert_eq!(only(&with(false, "baby-massage")), None);
}

#[test]
fn trainings_run_out_and_places_are_missed() {
    let with = |state, expires: &str, mandatory| {
        pair().put(Course { id: parse("wrap"), title: "WRAP".into(), mandatory, valid_months: None }).put(
            Training {
                person: parse("a"),
                course: parse("wrap"),
                state,
                on: Some(parse("2025-01-01")),
                expires: Some(parse(expires)),
            },
        )
    };
    let expiring = |expires: &str, mandatory| {
        only(&standing(&with(TrainingState::Done, expires, mandatory), "training.expiring", TODAY))
    };
    assert_eq!(expiring("2027-02-01", true), None);
    assert_eq!(expiring("2027-01-31", true), Some(Amber));
    assert_eq!(expiring("2026-12-02", true), Some(Amber));
    assert_eq!(expiring("2026-12-01", true), Some(Red));
    assert_eq!(expiring("2026-12-01", false), None);
    let no_place = with(TrainingState::NoPlace, "2027-02-01", false);
    assert_eq!(only(&standing(&no_place, "training.no_place", TODAY)), Some(Note));
}

#[test]
fn modules_come_before_contacts_alone() {
    let with = |modules: usize| {
        let build = pair().session("s1", "phone", "2026-12-03T10:00", 30, "a", |_| {});
        let build = (1..=modules).fold(build, |build, n| {
            build.put(Training {
                person: parse("a"),
                course: parse(&format!("nes-{n}")),
                state: TrainingState::Done,
                on: None,
                expires: None,
            })
        });
        short(&standing(&build, "training.solo_before_modules", TODAY))
    };
    assert_eq!(with(7), [""; 0]);
    assert_eq!(with(6), ["amber person a [a]"]);
}

#[test]
fn standing_rules_pass_by_those_who_have_left() {
    let left = |until: &str| {
        Build::service(Nation::Scotland).person("a").post("p", "6:00").share(
            "p",
            "a",
            "6:00",
            "2026-01-05",
            until,
            "",
        )
    };
    assert_eq!(standing(&left("2026-12-02"), "supervision.none", TODAY).len(), 2);
    assert_eq!(standing(&left("2026-12-01"), "supervision.none", TODAY).len(), 0);
}
