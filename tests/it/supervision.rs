//! Supervision: the best times for one, a team's round, a debrief; and `tandem supervision`.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tandem::domain::*;
use tandem::planner::supervision::{
    Round, SupervisionRequest, days_ahead, debriefs, lines, round, slots, year_around,
};
use tandem::planner::{Remedy, Requester};
use tandem::rota::RotaWeek;
use tandem::rules::{RuleContext, Severity, judge_standing};

use crate::app::{example_state, the};
use crate::build::Build;

const NOW: &str = "2026-12-02T10:40";

fn asked() -> Requester<'static> {
    Requester { now: the(NOW), by: "morag" }
}

fn room(state: &State) -> RuleContext<'_> {
    RuleContext::new(state, the("2026-12-02"))
}

fn booked(remedy: &Remedy) -> &Session {
    match remedy.changes.first() {
        Some(Change::Put(Record::Session(session))) => session,
        other => panic!("{other:?}"),
    }
}

/// What somebody is in on a day, but for one session.
fn busy(state: &State, person: &PersonId, day: Date, but: &SessionId) -> Vec<(Moment, Moment)> {
    let rota = RotaWeek::of(state, day.week()).unwrap();
    let sessions = rota.sessions_of_on(person, day).filter(|it| it.counts() && it.id != *but);
    sessions.map(|it| (it.start, it.end)).collect()
}

/// Two who work Monday to Wednesday, a supervisor whose shifts nobody writes, the last supervision on a day.
fn service(last: &str) -> Build {
    let shared = crate::rules::pair().role("dr", Role::Supervisor);
    ["a", "b"].into_iter().fold(shared, |build, person| {
        build.put(Supervision {
            person: the(person),
            track: Track::Clinical,
            supervisor: the("dr"),
            every_days: None,
            last: Some(the(last)),
        })
    })
}

fn offered(state: &State, person: &str) -> Vec<Remedy> {
    let rules = room(state);
    slots(&rules, &SupervisionRequest::of(&rules, &the(person), Track::Clinical).unwrap(), asked())
}

#[test]
fn every_time_offered_is_one_that_both_can_make_and_the_first_is_near_the_day_it_is_due() {
    let state = example_state();
    let (found, shona): (_, PersonId) = (offered(&state, "shona"), the("shona"));
    assert!(found.len() > 3, "{}", found.len());
    for remedy in &found {
        let session = booked(remedy);
        let booking = &session.booking;
        let end = booking.start.plus_wall(booking.minutes);
        assert_eq!((&*booking.people, &*booking.with), (&[the("shona")][..], &[the("dr-nair")][..]));
        assert_eq!(booking.track, Some(Track::Clinical));
        assert!(booking.start > the(NOW), "{}", remedy.title);
        let day = booking.start.date();
        for person in booking.everyone() {
            let next = state.preview(&remedy.changes).unwrap();
            for (from, to) in busy(&next, person, day, &session.id) {
                assert!(end <= from || to <= booking.start, "{}: {person} is elsewhere", remedy.title);
            }
        }
        let rota = RotaWeek::of(&state, day.week()).unwrap();
        let mut pieces = rota.shifts_of(&shona).iter().flat_map(|shift| &shift.pieces);
        assert!(pieces.any(|it| it.start <= booking.start && end <= it.end), "{}", remedy.title);
        assert!(remedy.adds.iter().all(|flag| flag.severity != Severity::Red), "{}", remedy.title);
        assert!(!remedy.reasons.is_empty());
    }
    let first = booked(&found[0]).booking.start.date();
    assert!(first.days_since(the("2026-12-02")) <= 14, "{first}");
    assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
}

#[test]
fn a_day_with_heavy_sessions_comes_after_one_without() {
    // Due on Monday 7 December; both Monday and Tuesday are free.
    let state = service("2026-11-07").state();
    let day = |state: &State| booked(&offered(state, "a")[0]).booking.start.date();
    assert_eq!(day(&state), the("2026-12-07"));
    let heavy = |build: Build, id: &str, time: &str| {
        build.session(id, "one-to-one", &format!("2026-12-07T{time}"), 30, "a", |_| ())
    };
    let busier = heavy(heavy(service("2026-11-07"), "s1", "09:00"), "s2", "12:30").state();
    assert_ne!(day(&busier), the("2026-12-07"));
    let first = offered(&busier, "a").remove(0);
    assert!(first.reasons.contains(&"no heavy session that day".to_owned()), "{:?}", first.reasons);
}

#[test]
fn leave_of_either_and_a_closed_week_are_passed_over() {
    let free = service("2026-11-07").state();
    assert_eq!(booked(&offered(&free, "a")[0]).booking.start.week(), the("2026-W50"));
    for who in ["a", "dr"] {
        let away = service("2026-11-07").leave(who, LeaveKind::Annual, "2026-12-07", "2026-12-13").state();
        let weeks: Vec<Week> = offered(&away, "a").iter().map(|it| booked(it).booking.start.week()).collect();
        assert!(!weeks.is_empty() && !weeks.contains(&the("2026-W50")), "{who}: {weeks:?}");
    }
    let closed = SheetMark { state: SheetState::Closed, ..SheetMark::draft(the("2026-W50")) };
    let weeks = offered(&service("2026-11-07").put(closed).state(), "a");
    assert!(weeks.iter().all(|it| booked(it).booking.start.week() != the("2026-W50")));
    let gone = service("2026-11-07").leave("dr", LeaveKind::Parental, "2026-12-01", "2027-06-30").state();
    assert!(offered(&gone, "a").is_empty());
}

#[test]
fn who_has_nobody_by_name_is_told_so_and_what_is_booked_moves_the_next_on() {
    let state = service("2026-11-07").state();
    let wish = |state: &State, track| SupervisionRequest::of(&room(state), &the("a"), track);
    let missing = wish(&state, Track::Mentor).unwrap_err();
    assert!(missing.contains("name a supervisor first"), "{missing}");
    assert_eq!(wish(&state, Track::Clinical).unwrap().due, the("2026-12-07"));
    let booked = service("2026-11-07").session("s1", "supervision", "2026-12-08T10:00", 60, "a", |booking| {
        booking.with = vec![the("dr")];
        booking.track = Some(Track::Clinical);
    });
    assert_eq!(wish(&booked.state(), Track::Clinical).unwrap().due, the("2027-01-08"));
}

fn after(state: &State, round: &Round) -> State {
    state.preview(&round.together.as_ref().unwrap().changes).unwrap()
}

#[test]
fn a_round_books_everybody_for_whom_none_is_booked_and_nobody_twice_at_once() {
    let state = example_state();
    let found = round(&room(&state), None, asked());
    assert!(found.each.len() > 4, "{:?}", found.left);
    let next = after(&state, &found);
    let days = days_ahead(the("2026-12-02"));
    let lines = lines(&room(&next), None, *days.start(), *days.end());
    for line in lines.iter().filter(|line| line.named.is_some()) {
        let left = found.left.iter().any(|words| words.contains(next.display_name(&line.person)));
        assert!(line.next(the("2026-12-02")).is_some() || left, "{} {}", line.person, line.track);
    }
    let all: Vec<&Session> = found.each.iter().map(booked).collect();
    for session in &all {
        let booking = &session.booking;
        let end = booking.start.plus_wall(booking.minutes);
        for person in booking.everyone() {
            for (from, to) in busy(&next, person, booking.start.date(), &session.id) {
                assert!(end <= from || to <= booking.start, "{person} is in two places at {from}");
            }
        }
    }
    let amber = |state: &State| {
        let flags = judge_standing(&room(state));
        flags.iter().filter(|it| it.rule == "supervision.due" && it.severity == Severity::Amber).count()
    };
    assert!(amber(&state) > 0);
    assert_eq!(amber(&next), 0);
    let again = round(&room(&next), None, asked());
    assert!(again.each.is_empty() && again.together.is_none());
}

#[test]
fn a_round_is_of_one_team() {
    let state = example_state();
    let found = round(&room(&state), Some(&the("ailsa")), asked());
    let people = found.each.iter().map(|it| booked(it).booking.people[0].clone());
    for person in people {
        assert_eq!(state.person(&person).unwrap().team, the("ailsa"), "{person}");
    }
    assert!(!found.each.is_empty());
}

#[test]
fn a_debrief_comes_soon_after_and_counts_as_no_supervision() {
    let state = example_state();
    let rota = RotaWeek::of(&state, the("2026-W49")).unwrap();
    let visit = rota.sessions_of(&the("catriona")).find(|it| it.heavy && it.start > the(NOW));
    let visit = visit.or_else(|| rota.sessions_of(&the("aisha")).find(|it| it.heavy && it.start > the(NOW)));
    let visit = visit.unwrap();
    let person = visit.booking().people[0].clone();
    let found = debriefs(&room(&state), &person, visit, asked());
    assert!(!found.is_empty());
    for remedy in &found {
        let booking = &booked(remedy).booking;
        assert!(booking.start >= visit.end, "{}", remedy.title);
        assert!(booking.start.date().days_since(visit.start.date()) <= 7, "{}", remedy.title);
        let next = state.preview(&remedy.changes).unwrap();
        let (first, last) = year_around(the("2026-12-02")).into_inner();
        let rhythms = |state: &State| {
            let all = lines(&room(state), None, first.monday(), last.sunday());
            all.into_iter().map(|line| line.rhythm).collect::<Vec<_>>()
        };
        assert_eq!(rhythms(&next), rhythms(&state));
    }
}

#[test]
fn stand_ins_are_told_with_their_reasons_and_what_was_put_off_is_counted() {
    let held = |build: Build, id: &str, day: &str, and: &dyn Fn(&mut Booking)| {
        build.session(id, "supervision", &format!("{day}T10:00"), 60, "a", |booking| {
            (booking.with, booking.track, booking.status) =
                (vec![the("dr")], Some(Track::Clinical), Status::Done);
            and(booking);
        })
    };
    let build = held(service("2026-08-07").role("other", Role::Supervisor), "s1", "2026-10-05", &|it| {
        it.with = vec![the("other")];
        it.reason = Some("dr was ill".into());
    });
    let off = |it: &mut Booking| {
        (it.status, it.cancelled_by) = (Status::Cancelled, Some("dr".into()));
    };
    let state = held(held(build, "s2", "2026-11-02", &off), "s3", "2026-11-23", &off).state();
    let (first, last) = year_around(the("2026-12-02")).into_inner();
    let all = lines(&room(&state), None, first.monday(), last.sunday());
    let line = all.iter().find(|line| line.person == the("a") && line.track == Track::Clinical).unwrap();
    let stood_in: Vec<_> = line.stand_ins().map(|it| (it.supervised.start.date(), it.reason)).collect();
    assert_eq!(stood_in, [(the("2026-10-05"), Some("dr was ill"))]);
    let rhythm = line.rhythm.as_ref().unwrap();
    assert_eq!((rhythm.put_off, rhythm.last), (2, Some(the("2026-10-05"))));
    let missing = all.iter().filter(|line| line.person == the("a") && line.named.is_none());
    assert_eq!(missing.map(|line| line.track).collect::<Vec<_>>(), [Track::Line, Track::Mentor]);
}

#[test]
fn whose_learning_makes_room_for_a_round_is_said_of_each() {
    use crate::build::booking;
    let mine = |activity: &str, start: &str, minutes| booking(activity, start, minutes, "a", |_| {});
    let state = service("2026-11-07")
        .series("full", "FREQ=WEEKLY;BYDAY=MO,TU,WE", "", mine("notes", "2026-11-30T09:00", 240))
        .series("learn", "FREQ=WEEKLY;BYDAY=MO,TU,WE", "", mine("learning", "2026-11-30T13:00", 120))
        .state();
    let found = round(&room(&state), None, asked());
    let together = found.together.unwrap();
    let off = together.changes.iter().filter(|change| match change {
        Change::Put(Record::Session(it)) => it.booking.status == Status::Cancelled,
        _ => false,
    });
    assert_eq!(off.count(), 1, "there is no time but that");
    for remedy in [&together, found.each.iter().find(|it| it.title.starts_with("Book A's")).unwrap()] {
        let said = remedy.reasons.join("; ");
        assert!(said.contains("A's Learning on ") && said.contains("is cancelled"), "{said}");
    }
    // Nobody's in the example without a word.
    let state = example_state();
    let found = round(&room(&state), None, asked());
    for remedy in found.each.iter().chain(&found.together) {
        let said = remedy.reasons.join("; ");
        for change in &remedy.changes {
            let Change::Put(Record::Session(it)) = change else { continue };
            let who = state.display_name(it.booking.everyone().next().unwrap());
            let named = said.contains(&format!("{who}'s ")) && said.contains("cancelled");
            assert!(it.booking.status != Status::Cancelled || named, "{}: {said}", remedy.title);
        }
    }
}

fn tandem(dir: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
    command.env_clear().env("TANDEM_DATA", dir).args(["--today", "2026-12-02"]).args(args).output().unwrap()
}

#[test]
fn the_command_tells_each_line_and_shows_nobody_what_is_not_theirs() {
    let dir = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/exchange/example/harbour.toml");
    assert!(tandem(dir.path(), &["import", example.to_str().unwrap()]).status.success());
    let rows = |args: &[&str]| -> Vec<Value> {
        let all = [args, &["supervision", "--json"]].concat();
        serde_json::from_slice(&tandem(dir.path(), &all).stdout).unwrap()
    };
    let all = rows(&[]);
    let shona = all.iter().find(|row| row["person"] == "shona" && row["track"] == "clinical").unwrap();
    assert_eq!(
        *shona,
        json!({
            "person": "shona", "track": "clinical", "supervisor": "dr-nair", "every_days": null,
            "last": "2026-10-27", "due": "2026-11-27", "next": null, "put_off": 0, "stand_ins": [],
            "severity": "amber",
        })
    );
    let whose = |rows: &[Value]| {
        let mut people: Vec<String> =
            rows.iter().map(|row| row["person"].as_str().unwrap().to_owned()).collect();
        people.dedup();
        people
    };
    assert_eq!(whose(&rows(&["--as", "shona"])), ["shona"]);
    assert_eq!(whose(&rows(&["--as", "dr-nair"])), ["eilidh", "shona"]);
    assert_eq!(whose(&rows(&["--as", "greg"])), [] as [&str; 0]);
    assert_eq!(whose(&rows(&["--as", "morag"])), whose(&all));
    let plain = tandem(dir.path(), &["--plain", "supervision", "--person", "shona"]);
    insta::assert_snapshot!(String::from_utf8(plain.stdout).unwrap());
    let wrong = tandem(dir.path(), &["supervision", "--person", "shone"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("did you mean shona?"));
}

#[test]
fn one_that_falls_into_leave_is_not_booked_but_to_be_moved() {
    let state = example_state();
    let today = the("2026-12-16");
    let line = |state: &State| {
        let (first, last) = year_around(today).into_inner();
        let all = lines(&RuleContext::new(state, today), None, first.monday(), last.sunday());
        all.into_iter().find(|it| it.person == the("eilidh") && it.track == Track::Clinical).unwrap()
    };
    let next = line(&state).next(today).unwrap().start;
    let (from, to) = (next.date(), next.date());
    let leave = Leave {
        person: the("eilidh"),
        kind: LeaveKind::Annual,
        span: LeaveSpan::Days { from, to },
        state: LeaveState::Approved,
        number: 0,
    };
    let line = line(&state.preview(&[leave.into()]).unwrap());
    assert_ne!(line.next(today).map(|it| it.start), Some(next));
    assert_eq!(line.next_missed(today), Some(next));
}

#[test]
fn what_is_overdue_and_booked_says_for_when_and_is_not_booked_again() {
    let before = service("2026-10-07").state();
    let of_a = |state: &State| {
        let found = judge_standing(&room(state));
        let is_it =
            |flag: &&tandem::rules::Flag| flag.rule == "supervision.due" && flag.people.contains(&the("a"));
        found.iter().find(is_it).cloned().unwrap()
    };
    let none = of_a(&before);
    assert!(none.why.contains("None is booked.") && none.remedies.contains(&"Book it now"), "{}", none.why);
    assert!(!tandem::planner::remedies(&room(&before), &none, asked()).is_empty());
    let state = before.preview(&offered(&before, "a")[0].changes).unwrap();
    let start = booked(&offered(&before, "a")[0]).booking.start;
    let flag = of_a(&state);
    let when = tandem::words::when(start, the("2026-12-02"));
    assert!(flag.message.ends_with(&format!("it is booked for {when}")), "{}", flag.message);
    assert!(flag.why.contains(&format!("It is booked for {when}.")), "{}", flag.why);
    assert!(!flag.remedies.contains(&"Book it now"), "{:?}", flag.remedies);
    assert!(tandem::planner::remedies(&room(&state), &flag, asked()).is_empty());
}

#[test]
fn no_time_is_proposed_at_which_either_is_busy_by_their_calendar() {
    let plain = service("2026-11-01").state();
    let best: Vec<Session> = offered(&plain, "a").iter().map(|it| booked(it).clone()).collect();
    let first = best.first().unwrap().booking.start.date();
    let start = first.start().to_string();
    let end = first.plus_days(1).start().to_string();
    for who in ["a", "dr"] {
        let state = service("2026-11-01").busy(who, &start, &end, HowBusy::Busy).state();
        let days: Vec<Date> = offered(&state, "a").iter().map(|it| booked(it).booking.start.date()).collect();
        assert!(!days.is_empty() && !days.contains(&first), "{who}: {days:?}");
    }
}
