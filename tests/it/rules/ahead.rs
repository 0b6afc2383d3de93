//! What lies ahead counts however far it is: what is stored by itself, and what comes of a series that goes on.

use tandem::domain::*;
use tandem::rules::Severity::{self, Amber};
use tandem::rules::{Flag, RuleCache, RuleContext, judge_standing, judge_week, weeks_of_record};

use super::{flags_on, only, pair, short, standing};
use crate::build::{Build, booking, parse};

const TODAY: &str = "2026-12-02";

/// Planned for A, so far ahead that no number of weeks would reach it by chance.
fn far(build: Build, activity: &str, and: impl Fn(&mut Booking)) -> Build {
    build.session("far", activity, "2029-03-05T10:00", 30, "a", and)
}

/// The same as a series that starts then.
fn far_series(build: Build, activity: &str, and: impl Fn(&mut Booking)) -> Build {
    build.series("far", "FREQ=WEEKLY", "", booking(activity, "2029-03-05T10:00", 30, "a", and))
}

#[test]
fn a_family_in_loss_mode_is_kept_from_what_is_far_ahead_too() {
    let lost = || pair().family("f1", |f| f.loss = true);
    let with_family = |b: &mut Booking| b.families = vec![parse("f1")];
    let found = |build: Build| short(&standing(&build, "case.loss", TODAY));
    assert_eq!(found(far(lost(), "bookbug-home", with_family)), ["red family f1 []"]);
    assert_eq!(found(far_series(lost(), "bookbug-home", with_family)), ["red family f1 []"]);
    assert_eq!(found(far(lost(), "phone", with_family)), [""; 0]);
    let called_off = |b: &mut Booking| (b.families, b.status) = (vec![parse("f1")], Status::Cancelled);
    assert_eq!(found(far(lost(), "bookbug-home", called_off)), [""; 0]);
}

#[test]
fn a_course_that_runs_out_is_told_of_where_something_far_ahead_needs_it() {
    let held = || {
        pair().put(Training {
            person: parse("a"),
            course: parse("bookbug-home"),
            state: TrainingState::Done,
            on: None,
            expires: Some(parse("2026-12-20")),
        })
    };
    let found = |build: Build| only(&standing(&build, "training.expiring", TODAY));
    assert_eq!(found(held()), None);
    assert_eq!(found(far(held(), "bookbug-home", |_| {})), Some(Amber));
    assert_eq!(found(far_series(held(), "bookbug-home", |_| {})), Some(Amber));
    // Somebody who is away is not in it; of a series there are others.
    let off = |build: Build| build.leave("a", LeaveKind::Annual, "2029-03-05", "2029-03-05");
    assert_eq!(found(off(far(held(), "bookbug-home", |_| {}))), None);
    assert_eq!(found(off(far_series(held(), "bookbug-home", |_| {}))), Some(Amber));
}

#[test]
fn a_contact_alone_far_ahead_asks_for_the_modules_of_its_day() {
    let done = |expires: Option<&'static str>| {
        (1..=7).fold(pair(), |build, n| {
            build.put(Training {
                person: parse("a"),
                course: parse(&format!("nes-{n}")),
                state: TrainingState::Done,
                on: None,
                expires: expires.map(parse),
            })
        })
    };
    let found = |build: Build| only(&standing(&build, "training.solo_before_modules", TODAY));
    assert_eq!(found(far(pair(), "phone", |_| {})), Some(Amber));
    assert_eq!(found(far_series(pair(), "phone", |_| {})), Some(Amber));
    assert_eq!(found(far_series(pair(), "phone", |b| b.with = vec![parse("b")])), None);
    assert_eq!(found(far(done(None), "phone", |_| {})), None);
    assert_eq!(found(far(done(Some("2029-03-04")), "phone", |_| {})), Some(Amber));
    assert_eq!(found(far(done(Some("2029-03-05")), "phone", |_| {})), None);
    assert_eq!(found(far_series(done(Some("2029-03-05")), "phone", |_| {})), Some(Amber));
}

#[test]
fn a_share_that_ends_touches_the_groups_of_every_week_ahead() {
    let ending = Build::service(Nation::Scotland)
        .person("a")
        .post("post", "18:00")
        .group("songs", "base", 0, 30, 0)
        .share("post", "a", "18:00", "2026-01-05", "2027-03-10", "mon 09:00-15:00");
    let with = |start: &str| {
        let build = ending_with(&ending, start);
        standing(&build, "share.ending", TODAY).pop().unwrap().message.clone()
    };
    assert!(with("2026-12-07T10:00").ends_with("0 families and 1 group"), "{}", with("2026-12-07T10:00"));
    assert!(with("2027-03-08T10:00").ends_with("0 families and 1 group"), "{}", with("2027-03-08T10:00"));
    assert!(with("2026-11-30T10:00").ends_with("0 families and 0 groups"), "{}", with("2026-11-30T10:00"));
}

fn ending_with(build: &Build, start: &str) -> Build {
    let state = build.state();
    let all = state.rows().fold(Build::default(), |build, (_, record)| build.put(record));
    all.session("sing", "bookbug", start, 30, "a", |b| b.group = Some(parse("songs")))
}

fn due(and: impl Fn(Build) -> Build) -> Option<Severity> {
    let supervision = Supervision {
        person: parse("a"),
        track: Track::Clinical,
        supervisor: parse("dr"),
        every_days: None,
        last: Some(parse("2026-10-30")),
    };
    only(&standing(&and(pair().role("dr", Role::Supervisor).put(supervision)), "supervision.due", TODAY))
}

#[test]
fn supervision_that_is_booked_far_ahead_is_booked() {
    assert_eq!(due(|build| build), Some(Amber));
    assert_eq!(due(|build| far(build, "supervision", |_| {})), None);
    assert_eq!(due(|build| far_series(build, "supervision", |_| {})), None);
    assert_eq!(due(|build| far_series(build, "supervision", |b| b.track = Some(Track::Line))), Some(Amber));
}

#[test]
fn of_supervision_that_repeats_the_first_that_is_not_missed_is_booked() {
    let weekly = |build: Build| {
        build.series(
            "talk",
            "FREQ=WEEKLY",
            "",
            booking("supervision", "2026-11-03T10:00", 60, "a", |b| b.with = vec![parse("dr")]),
        )
    };
    let off = |until: &'static str| {
        due(move |build| weekly(build).leave("a", LeaveKind::Annual, "2026-12-07", until))
    };
    assert_eq!(off("2026-12-13"), None);
    assert_eq!(off("2028-12-13"), None);
    // Of one that ends within the leave all are missed.
    let ends = |build: Build| {
        let talk = booking("supervision", "2026-11-03T10:00", 60, "a", |_| {});
        build.series("talk", "FREQ=WEEKLY;UNTIL=20261215", "", talk)
    };
    assert_eq!(
        due(|build| ends(build).leave("a", LeaveKind::Annual, "2026-12-07", "2026-12-20")),
        Some(Amber)
    );
}

/// A weekly call of A from November on that comes for the last time on 9 December.
fn calls(build: Build) -> Build {
    let call = booking("phone", "2026-11-04T10:00", 30, "a", |_| {});
    build.series("x", "FREQ=WEEKLY;UNTIL=20261209", "", call)
}

/// The same with its last one changed.
fn with_last(start: &str, status: Status) -> Build {
    let booking = booking("phone", start, 30, "a", |b| b.status = status);
    calls(pair()).put(Session { id: parse("x-20261209"), series: Some(parse("x")), booking })
}

fn ends(build: &Build, week: &str) -> Vec<Flag> {
    flags_on(build, "roster.ends", week, TODAY)
}

#[test]
fn a_series_goes_on_where_something_of_its_kind_comes_however_much_later() {
    let both = ["2026-W49", "2026-W50"];
    let found = |build: Build| both.map(|week| only(&ends(&build, week)));
    assert_eq!(found(calls(pair())), [Some(Amber); 2]);
    assert_eq!(found(far(calls(pair()), "phone", |_| {})), [None; 2]);
    assert_eq!(found(far_series(calls(pair()), "phone", |_| {})), [None; 2]);
    assert_eq!(found(far(calls(pair()), "mdt", |_| {})), [Some(Amber); 2]);
    // Whoever is away then is not in it.
    let off = |build: Build| build.leave("a", LeaveKind::Annual, "2029-03-01", "2029-03-30");
    assert_eq!(found(off(far(calls(pair()), "phone", |_| {}))), [Some(Amber); 2]);
    assert_eq!(found(off(far_series(calls(pair()), "phone", |_| {}))), [None; 2]);
}

#[test]
fn whoever_has_left_by_the_end_of_a_series_is_told_nothing_of_it() {
    let leaves = |last: &str| {
        let build = Build::service(Nation::England).person("a").post("p", "8:00");
        calls(build.share("p", "a", "8:00", "2026-01-05", last, "wed 09:00-17:00"))
    };
    assert_eq!(only(&ends(&leaves("2026-12-08"), "2026-W50")), None);
    assert_eq!(only(&ends(&leaves("2026-12-09"), "2026-W50")), Some(Amber));
}

#[test]
fn a_series_ends_with_the_last_that_takes_place() {
    let of = |start: &str, status| with_last(start, status);
    let on = |build: &Build, week: &str| {
        let flags = ends(build, week);
        only(&flags).map(|_| flags[0].message.to_string())
    };
    let says = |date: &str| Some(format!("The last Phone call with A is on {date}"));
    // Moved, it is the last one on its own day.
    let moved = of("2027-03-09T10:00", Status::Planned);
    assert_eq!(on(&moved, "2026-W49"), None);
    assert_eq!(on(&moved, "2027-W09"), says("Tue 9 Mar 2027"));
    assert_eq!(on(&of("2026-12-16T10:00", Status::Planned), "2026-W51"), says("Wed 16 Dec"));
    // Cancelled or missed, it is none, and the one before it was the last.
    for status in [Status::Cancelled, Status::Missed] {
        let none = of("2026-12-09T10:00", status);
        assert_eq!(on(&none, "2026-W49"), says("Wed 2 Dec 2026"));
        assert_eq!(on(&none, "2026-W50"), None);
    }
    assert_eq!(on(&of("2026-12-09T11:00", Status::Planned), "2026-W50"), says("Wed 9 Dec 2026"));
}

#[test]
fn what_a_screen_reads_holds_every_week_ahead_that_has_a_sheet() {
    let state = far(pair(), "phone", |_| {}).state();
    let weeks = weeks_of_record(&state, parse(TODAY));
    assert_eq!((*weeks.start(), *weeks.end()), (parse("2026-W19"), parse("2029-W10")));
    let none = weeks_of_record(&pair().state(), parse(TODAY));
    assert_eq!(*none.end(), parse("2027-W01"));
    // Of more sheets than can be held, the nearest.
    let many = (0..200).fold(pair(), |build, n| {
        let day = parse::<Date>("2026-12-07").plus_days(7 * n);
        build.session(&format!("s{n}"), "phone", &format!("{day}T10:00"), 30, "a", |_| {})
    });
    assert_eq!(*weeks_of_record(&many.state(), parse(TODAY)).end(), parse::<Week>("2026-W49").plus(110));
}

#[test]
fn what_is_booked_far_ahead_is_judged_anew_as_it_changes() {
    let state = far(calls(pair().family("f1", |f| f.loss = true)), "bookbug-home", |b| {
        b.families = vec![parse("f1")];
    })
    .state();
    let (week, today) = (parse("2026-W50"), parse(TODAY));
    let slugs = |state: &State, known: RuleCache| {
        let rules = RuleContext::knowing(state, today, known);
        let all = [judge_week(&rules, week), judge_standing(&rules)].concat();
        let found = ["roster.ends", "case.loss"].map(|rule| all.iter().any(|flag| flag.rule == rule));
        (found, rules.into_cache())
    };
    let (found, known) = slugs(&state, RuleCache::default());
    assert_eq!(found, [false, true]);
    let after = state.preview(&[Change::Remove(Key::Session((parse("2029-W10"), parse("far"))))]).unwrap();
    let (found, known) = slugs(&after, known);
    assert_eq!(found, [true, false]);
    assert_eq!(slugs(&state, known).0, [false, true]);
}

#[test]
fn no_leave_however_long_keeps_a_series_from_an_answer() {
    let build = far_series(calls(pair()), "phone", |_| {});
    let build = build.leave("a", LeaveKind::Sick, "2026-12-10", "2199-12-31");
    assert_eq!(only(&ends(&build, "2026-W50")), Some(Amber));
}
