//! Workload and wellbeing.

use tandem::domain::*;
use tandem::rules::Severity::{self, Amber, Note, Red};

use super::{flags, only, pair, short};
use crate::build::{Build, parse};

/// A family of `a` whose contacts ask for so many minutes a week, writing up left out.
fn asking(minutes: i32) -> Build {
    pair().policy("workload.load.notes", PolicyValue::Duration(Minutes::ZERO)).family("f1", |family| {
        family.worker = Some(parse("a"));
        family.every_days = Some(7);
        family.minutes = Some(Minutes(minutes));
    })
}

#[test]
fn a_load_of_85_percent_is_worth_a_look_and_over_a_hundred_is_too_much() {
    // The contract is 18:00, 1080 minutes: 85 percent are 918.
    let found = |minutes| only(&flags(&asking(minutes), "workload.load"));
    assert_eq!(found(917), None);
    assert_eq!(found(918), Some(Amber));
    assert_eq!(found(1080), Some(Amber));
    assert_eq!(found(1081), Some(Red));
    // Nothing is available: no flag.
    let away = asking(1081).leave("a", LeaveKind::Sick, "2026-11-30", "2026-12-06");
    assert_eq!(only(&flags(&away, "workload.load")), None);
}

#[test]
fn direct_work_may_be_sixty_percent() {
    // A week of 18:00: 60 percent are 648 minutes, 70 are 756.
    let with = |last: i32| {
        pair()
            .session("s1", "phone", "2026-11-30T09:00", 330, "a", |_| {})
            .session("s2", "phone", "2026-12-01T09:00", 300, "a", |_| {})
            .session("s3", "phone", "2026-12-02T09:00", last, "a", |_| {})
    };
    let found = |last| only(&flags(&with(last), "workload.direct_share"));
    assert_eq!(found(18), None);
    assert_eq!(found(19), Some(Amber));
    assert_eq!(found(126), Some(Amber));
    assert_eq!(found(127), Some(Red));
    let figure = flags(&with(126), "workload.direct_share")[0].figure.unwrap();
    assert_eq!(figure.to_string(), "70%");
}

#[test]
fn a_short_week_says_nothing_of_a_share() {
    let with = |hours: &str| {
        Build::service(Nation::Scotland)
            .person("a")
            .post("p", "4:00")
            .share("p", "a", "4:00", "2026-01-05", "", &format!("tue 09:00-{hours}"))
            .session("s1", "phone", "2026-12-01T09:00", 230, "a", |_| {})
    };
    assert_eq!(only(&flags(&with("12:59"), "workload.direct_share")), None);
    assert_eq!(only(&flags(&with("13:00"), "workload.direct_share")), Some(Red));
}

fn day(sessions: &[(&str, &str, i32)]) -> Build {
    sessions.iter().enumerate().fold(pair(), |build, (n, (activity, time, minutes))| {
        build.session(&format!("s{n}"), activity, &format!("2026-12-01T{time}"), *minutes, "a", |_| {})
    })
}

fn of_day(rule: &str, sessions: &[(&str, &str, i32)]) -> Option<Severity> {
    only(&flags(&day(sessions), rule))
}

#[test]
fn four_contacts_a_day_are_enough() {
    let many = |n: usize| -> Vec<(&str, &str, i32)> {
        [
            ("phone", "09:00", 30),
            ("bookbug", "10:00", 30),
            ("phone", "11:00", 30),
            ("phone", "12:00", 30),
            ("phone", "13:00", 30),
        ]
        .into_iter()
        .take(n)
        .chain([("notes", "14:00", 60)])
        .collect()
    };
    assert_eq!(of_day("workload.contacts_a_day", &many(4)), None);
    assert_eq!(of_day("workload.contacts_a_day", &many(5)), Some(Amber));
    let found = flags(&day(&many(5)), "workload.contacts_a_day");
    assert_eq!((found[0].start, found[0].end), (found[0].end, found[0].start));
    assert_eq!(found[0].start.unwrap().to_string(), "2026-12-01");
    // To shadow is not to carry.
    let shadowed =
        day(&many(4)).session("s9", "phone", "2026-12-01T13:00", 30, "b", |b| b.shadow = vec![parse("a")]);
    assert_eq!(only(&flags(&shadowed, "workload.contacts_a_day")), None);
}

#[test]
fn three_heavy_sessions_in_a_row_are_a_run_unless_there_is_a_pause() {
    let rule = "workload.heavy_in_a_row";
    let run = |third: &'static str| {
        [("one-to-one", "09:00", 45), ("one-to-one", "09:45", 45), ("one-to-one", third, 45)]
    };
    assert_eq!(of_day(rule, &run("10:30")), Some(Amber));
    assert_eq!(of_day(rule, &run("10:44")), Some(Amber));
    assert_eq!(of_day(rule, &run("10:45")), None);
    // A session that is not direct is a pause if it is long enough; a light direct one is neither.
    let with = |between: &'static str, minutes| {
        [
            ("one-to-one", "09:00", 45),
            ("one-to-one", "09:45", 45),
            (between, "10:30", minutes),
            ("one-to-one", "10:45", 45),
        ]
    };
    assert_eq!(of_day(rule, &with("notes", 15)), None);
    assert_eq!(of_day(rule, &with("notes", 14)), Some(Amber));
    assert_eq!(of_day(rule, &with("phone", 15)), Some(Amber));
}

#[test]
fn only_what_lies_wholly_between_two_heavy_sessions_is_a_pause() {
    let rule = "workload.heavy_in_a_row";
    let beside = |time: &'static str, minutes: i32| {
        let heavy = ["10:00", "10:45", "11:30"].map(|time| ("one-to-one", time, 45));
        // The id of what lies beside them comes before theirs, and after them: it is the same plan.
        let before = [&[("notes", time, minutes)], &heavy[..]].concat();
        let after = [&heavy[..], &[("notes", time, minutes)]].concat();
        [before, after].map(|sessions| of_day(rule, &sessions))
    };
    // Beside the second and the third, from the start of the first, over all of them.
    for (time, minutes) in [("11:00", 45), ("10:00", 30), ("10:45", 45), ("09:00", 240)] {
        assert_eq!(beside(time, minutes), [Some(Amber); 2], "{time}");
    }
    // A quarter of an hour between two of them is a pause, whatever goes on before it.
    let between = |start: &'static str, minutes| {
        [
            ("one-to-one", "09:00", 45),
            ("one-to-one", "09:45", 45),
            ("notes", start, minutes),
            ("one-to-one", "10:45", 45),
        ]
    };
    assert_eq!(of_day(rule, &between("10:30", 15)), None);
    assert_eq!(of_day(rule, &between("10:29", 16)), Some(Amber));
    assert_eq!(of_day(rule, &between("10:30", 16)), Some(Amber));
    // Two halves of a pause, either side of a call, are none.
    let halves = [
        ("one-to-one", "09:00", 45),
        ("one-to-one", "09:45", 45),
        ("phone", "10:44", 7),
        ("one-to-one", "11:05", 45),
    ];
    assert_eq!(of_day(rule, &halves), Some(Amber));
}

#[test]
fn ten_minutes_a_contact_are_there_to_write_up() {
    // A shift of 6:00: two contacts fill all but 20 or 19 minutes.
    let rule = "workload.no_write_up";
    assert_eq!(of_day(rule, &[("phone", "09:00", 170), ("phone", "11:50", 170)]), None);
    assert_eq!(of_day(rule, &[("phone", "09:00", 170), ("phone", "11:50", 171)]), Some(Amber));
    // Desk work counts; a meeting does not.
    assert_eq!(of_day(rule, &[("phone", "09:00", 340), ("notes", "14:40", 20)]), None);
    assert_eq!(of_day(rule, &[("phone", "09:00", 340), ("mdt", "14:40", 20)]), Some(Amber));
}

#[test]
fn two_and_a_half_hours_are_the_longest_stretch() {
    let rule = "workload.no_pause";
    assert_eq!(of_day(rule, &[("phone", "09:00", 150)]), None);
    assert_eq!(of_day(rule, &[("phone", "09:00", 151)]), Some(Amber));
    assert_eq!(of_day(rule, &[("phone", "09:00", 60), ("notes", "10:14", 77)]), Some(Amber));
    assert_eq!(of_day(rule, &[("phone", "09:00", 60), ("notes", "10:15", 77)]), None);
    let found = flags(&day(&[("phone", "09:00", 151)]), rule);
    assert_eq!(found[0].end.unwrap().to_string(), "2026-12-01T11:31");
}

#[test]
fn three_of_four_weeks_over_contract_are_giving_too_much() {
    let rule = "workload.giving_too_much";
    let with = |weeks: &[(&str, &str)]| {
        weeks
            .iter()
            .fold(pair(), |build, (date, end)| build.row("a", date, 0, &format!("09:00-{end}"), "", ""))
    };
    let (w48, w47, w46) = ("2026-11-26", "2026-11-19", "2026-11-12");
    assert_eq!(only(&flags(&with(&[(w48, "09:30"), (w47, "09:30"), (w46, "09:30")]), rule)), Some(Amber));
    assert_eq!(only(&flags(&with(&[(w48, "09:30"), (w47, "09:30"), (w46, "09:29")]), rule)), None);
    assert_eq!(only(&flags(&with(&[(w48, "09:30"), (w47, "09:30"), ("2026-11-05", "09:30")]), rule)), None);
    // Supervision that did not happen in a week over contract.
    let missed = |status, end: &str| {
        with(&[("2026-12-03", end)])
            .session("sup", "supervision", "2026-12-01T10:00", 60, "a", move |b| b.status = status)
    };
    assert_eq!(only(&flags(&missed(Status::Missed, "09:01"), rule)), Some(Amber));
    assert_eq!(only(&flags(&missed(Status::Done, "09:01"), rule)), None);
}

#[test]
fn a_new_starter_is_watched_over_from_three_months_to_six() {
    let found = |started: &str| {
        let mut person = Person::new(parse("a"), "A".into(), parse("team"), Role::PeerWorker);
        person.started = Some(parse(started));
        only(&flags(&pair().put(person), "workload.new_starter"))
    };
    assert_eq!(found("2026-09-06"), Some(Note));
    assert_eq!(found("2026-09-07"), None);
    assert_eq!(found("2026-05-30"), Some(Note));
    assert_eq!(found("2026-05-29"), None);
}

#[test]
fn a_week_with_more_than_forty_percent_open_is_quiet() {
    // 18:00 on shift: 648 minutes booked leave 40 percent open.
    let with = |last: i32| {
        pair()
            .session("s1", "phone", "2026-11-30T09:00", 330, "a b", |_| {})
            .session("s2", "notes", "2026-12-01T09:00", 300, "a", |_| {})
            .session("s3", "notes", "2026-12-02T09:00", last, "a", |_| {})
            .session("s4", "notes", "2026-12-03T09:00", 360, "b", |_| {})
            .session("s5", "notes", "2026-12-04T09:00", 360, "b", |_| {})
    };
    assert_eq!(short(&flags(&with(18), "workload.quiet_week")), [""; 0]);
    assert_eq!(short(&flags(&with(17), "workload.quiet_week")), ["note person a [a]"]);
}

#[test]
fn two_heavy_sessions_are_no_run() {
    let two = [("one-to-one", "09:00", 45), ("phone", "09:45", 15), ("one-to-one", "10:00", 45)];
    assert_eq!(of_day("workload.heavy_in_a_row", &two), None);
    // Who is along to learn carries nothing: for them it is as long a pause as it lasts.
    let rule = "workload.heavy_in_a_row";
    let run = |people: &str, shadow: &'static str| {
        let ends = [("one-to-one", "09:00", 45), ("one-to-one", "09:45", 45), ("one-to-one", "11:15", 45)];
        let build = day(&ends).session("mid", "one-to-one", "2026-12-01T10:30", 45, people, move |b| {
            b.shadow = shadow.split_whitespace().map(parse).collect();
        });
        short(&flags(&build, rule))
    };
    assert_eq!(run("a", ""), ["amber person a [a]"]);
    assert_eq!(run("b", "a"), [""; 0]);
}

#[test]
fn what_goes_on_into_monday_takes_the_open_time_of_it() {
    // A night session until 09:20 leaves of 09:00 to 15:00, with 325 minutes of calls, fifteen to write them up.
    let night = |minutes| {
        pair().session("night", "notes", "2026-11-29T23:00", minutes, "a", |_| {}).session(
            "s1",
            "phone",
            "2026-11-30T09:30",
            325,
            "a b",
            |_| {},
        )
    };
    let found = |build: Build| {
        let mut found = flags(&build, "workload.no_write_up");
        found.retain(|flag| flag.people == [parse::<PersonId>("a")]);
        only(&found)
    };
    assert_eq!(found(night(625)), None);
    assert_eq!(found(night(626)), Some(Amber));
}

#[test]
fn supervision_that_is_missed_within_the_contract_says_nothing() {
    let missed = |end: &str| {
        pair().row("a", "2026-12-02", 0, &format!("09:00-{end}"), "", "").session(
            "sup",
            "supervision",
            "2026-12-01T10:00",
            60,
            "a",
            |b| b.status = Status::Missed,
        )
    };
    assert_eq!(only(&flags(&missed("15:00"), "workload.giving_too_much")), None);
    assert_eq!(only(&flags(&missed("15:01"), "workload.giving_too_much")), Some(Amber));
}
