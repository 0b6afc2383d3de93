//! Occurrences and exceptions of dates that the rule never gives: refused on every way in, named with the nearest date.

use tandem::desk::Desk;
use tandem::domain::check::{check_all, check_touched};
use tandem::domain::*;
use tandem::exchange::team_file;

use crate::app::the;
use crate::build::{Build, booking};
use crate::rules::pair;

const FILE: &str = r#"format = 1
[service]
name = "S"
nation = "scotland"
[[team]]
id = "t"
name = "Team"
kind = "community"
[[person]]
id = "ann"
name = "Ann"
team = "t"
role = "peer-worker"
[[series]]
id = "sup"
activity = "notes"
start = "2026-07-15T12:30"
minutes = 60
people = ["ann"]
repeat = "FREQ=MONTHLY;BYDAY=3WE;UNTIL=20261130"
except = ["2026-09-16", "EXCEPT"]
[[session]]
id = "sup-GHOST"
series = "sup"
activity = "notes"
start = "2026-08-25T12:30"
minutes = 60
people = ["ann"]
"#;

fn file(except: &str, ghost: &str) -> String {
    FILE.replace("EXCEPT", except).replace("GHOST", ghost)
}

#[test]
fn a_file_is_refused_at_the_line_with_the_date_and_the_nearest() {
    let good = file("2026-10-21", "20260819");
    assert!(team_file::import(&good, &State::default()).is_ok());
    let faults = team_file::import(&file("2026-09-17", "20260820"), &State::default()).unwrap_err();
    let said: Vec<(usize, &str)> = faults.shown.iter().map(|it| (it.line, it.message.as_str())).collect();
    let [(21, except), (23, ghost)] = said.as_slice() else { panic!("{said:?}") };
    assert!(except.contains("2026-09-17 is not a date of the rule FREQ=MONTHLY"), "{except}");
    assert!(except.ends_with("the nearest one is 2026-09-16"), "{except}");
    assert!(ghost.contains("`sup-20260820`: 2026-08-20 is not a date"), "{ghost}");
    assert!(ghost.ends_with("the nearest one is 2026-08-19"), "{ghost}");
    // After its end, before its start, after its last one.
    for ghost in ["20261216", "20260617"] {
        assert!(team_file::import(&file("2026-10-21", ghost), &State::default()).is_err(), "{ghost}");
    }
    // A replaced occurrence may stand on a date that is an exception: the rule gives it all the same.
    assert!(team_file::import(&file("2026-08-19", "20260819"), &State::default()).is_ok());
}

#[test]
fn a_file_that_brings_another_rule_alone_is_refused_where_it_leaves_an_occurrence_behind() {
    let good = team_file::import(&file("2026-10-21", "20260819"), &State::default()).unwrap();
    let state = State::default().preview(&good.changes).unwrap();
    let part = "format = 1\n[[series]]\nid = \"sup\"\nactivity = \"notes\"\nstart = \"2026-07-09T12:30\"\nminutes = 60\n\
                people = [\"ann\"]\nrepeat = \"FREQ=MONTHLY;BYDAY=2TH\"\n";
    let faults = team_file::import(part, &state).unwrap_err().to_string();
    assert!(faults.starts_with("8:10:") && faults.contains("2026-08-19 was changed by hand"), "{faults}");
}

fn weekly() -> Build {
    pair().series("mdt", "FREQ=WEEKLY;BYDAY=TU", "", booking("notes", "2026-12-01T10:00", 30, "a", |_| {}))
}

fn occurrence(id: &str, start: &str) -> Session {
    Session { id: the(id), series: Some(the("mdt")), booking: booking("notes", start, 30, "a", |_| {}) }
}

fn proposal(changes: Vec<Change>) -> Proposal {
    Proposal {
        author: Author::Owner,
        from: "local".into(),
        at: Instant(29_000_000),
        cause: Cause::Edited,
        summary: "A change".into(),
        overrides: vec![],
        reason: None,
        changes: changes.into_iter().map(|change| (change, Seen::Any)).collect(),
    }
}

fn all_of(state: &State) -> Vec<Change> {
    state.rows().map(|(_, record)| Change::Put(record)).collect()
}

#[test]
fn the_desk_refuses_ghosts_and_rules_that_would_make_some_even_of_weeks_that_are_on_disk() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::open(dir.path(), "test").unwrap();
    desk.commit(proposal(all_of(&weekly().state()))).wait().unwrap();
    let refused = |change: Change| match desk.commit(proposal(vec![change])).wait() {
        Err(Refusal::Unsound(words)) => words.join("; "),
        other => panic!("{other:?}"),
    };
    let words = refused(occurrence("mdt-20261209", "2026-12-10T10:00").into());
    assert!(words.contains("the nearest one is 2026-12-08"), "{words}");
    // An occurrence far ahead, taken to another week; then the desk comes back with nothing loaded.
    desk.commit(proposal(vec![occurrence("mdt-20270601", "2027-06-14T10:00").into()])).wait().unwrap();
    desk.close().wait().unwrap();
    let desk = Desk::open(dir.path(), "test").unwrap();
    let series = desk.state().records.series.values().next().unwrap().item.clone();
    assert!(!desk.state().is_loaded(the("2027-W22")), "it is to be read for this");
    let shorter = Series {
        repeat: Repeat { until: Some(Until::Date(the("2027-05-31"))), ..series.repeat.clone() },
        ..Series::clone(&series)
    };
    let words = match desk.commit(proposal(vec![shorter.into()])).wait() {
        Err(Refusal::Unsound(words)) => words.join("; "),
        other => panic!("{other:?}"),
    };
    assert!(words.contains("the one on 2027-06-01 was changed by hand"), "{words}");
    // A rule that still gives it is taken.
    let twice: Repeat = the("FREQ=WEEKLY;BYDAY=TU,TH");
    let wider = Series { repeat: twice, ..Series::clone(&series) };
    desk.commit(proposal(vec![wider.into()])).wait().unwrap();
}

#[test]
fn what_stood_in_an_older_store_keeps_nobody_from_other_work() {
    // As it could be kept before this was looked at.
    let ghost = occurrence("mdt-20261209", "2026-12-10T10:00");
    let build = weekly().put(ghost.clone());
    let before = build.state();
    assert_eq!(check_all(&before).len(), 1);
    let done = Session { booking: Booking { status: Status::Done, ..ghost.booking.clone() }, ..ghost };
    let after = before.preview(&[done.clone().into()]).unwrap();
    assert_eq!(check_touched(&before, &after, &[Record::from(done).key()]), []);
    let series = before.records.series.values().next().unwrap().item.clone();
    let odd = Series { except: vec![the("2026-12-09")], ..Series::clone(&series) };
    let before = before.preview(&[odd.clone().into()]).unwrap();
    let more = Series { except: vec![the("2026-12-09"), the("2026-12-15")], ..odd.clone() };
    let after = before.preview(&[more.clone().into()]).unwrap();
    assert_eq!(check_touched(&before, &after, &[Record::from(more).key()]), []);
    let wrong = Series { except: vec![the("2026-12-09"), the("2026-12-16")], ..odd };
    let after = before.preview(&[wrong.clone().into()]).unwrap();
    assert_eq!(check_touched(&before, &after, &[Record::from(wrong).key()]).len(), 1);
}
