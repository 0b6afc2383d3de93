//! How things repeat, in plain words: written in quick add and in the form, shown there, and changed for a series some of
//! whose occurrences were changed by hand.

use std::sync::Arc;

use tandem::app::quick::{QuickContext, Written, read};
use tandem::app::{FormLayer, Layer};
use tandem::domain::*;

use super::{Sitting, example_state, on_paper, sitting, the};

fn form(sitting: &Sitting) -> &FormLayer {
    match sitting.app.layers.last() {
        Some(Layer::Form(form)) => form,
        _ => panic!("no form is open: {:?}", sitting.app.said.notice),
    }
}

fn writes(sitting: &mut Sitting, field: &str, text: &str) {
    sitting.goes_to(field).rewrites(text);
}

fn problem(sitting: &Sitting) -> String {
    form(sitting).inputs.iter().find_map(|field| field.problem.clone()).unwrap_or_default()
}

/// What a line is taken for on the Week screen, with Eilidh selected on Wednesday 2 December: the rule, the first one, and
/// the words it is told in.
fn taken(line: &str) -> Result<(String, String, String), String> {
    let owner = sitting();
    let eilidh: PersonId = the("eilidh");
    let reading = read(line, &QuickContext { person: Some(&eilidh), ..owner.app.quick_setting() });
    match (reading.written, reading.problem) {
        (Some(written), None) => {
            let words = owner.app.in_words(&written);
            let Written::Series(booking, rule) = written else { panic!("{line} is {words}") };
            Ok((rule.to_string(), booking.start.to_string(), words))
        }
        (_, problem) => Err(problem.unwrap_or_default()),
    }
}

#[test]
fn a_line_says_how_it_comes_again_in_plain_words() {
    for (line, rule, first) in [
        ("every tue thu 14 notes", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-12-03T14:00"),
        ("every tue, thu and fri 14 notes", "FREQ=WEEKLY;BYDAY=TU,TH,FR", "2026-12-03T14:00"),
        (
            "14 notes every 2 weeks tue thu until 31/3/2027",
            "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270331;BYDAY=TU,TH",
            "2026-12-03T14:00",
        ),
        (
            "every month on the last working day 15 notes",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2026-12-31T15:00",
        ),
        ("notes 15 every month on the first mon", "FREQ=MONTHLY;BYDAY=1MO", "2026-12-07T15:00"),
        (
            "every year in mar and sep on the first mon 10 team meeting",
            "FREQ=YEARLY;BYDAY=1MO;BYMONTH=3,9",
            "2027-03-01T10:00",
        ),
        ("every weekday 9 notes", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-12-02T09:00"),
        ("every day 9 notes 10 times", "FREQ=DAILY;COUNT=10", "2026-12-02T09:00"),
        ("thu 9 notes every 4 weeks", "FREQ=WEEKLY;INTERVAL=4", "2026-12-03T09:00"),
        ("every tue 9 notes", "FREQ=WEEKLY", "2026-12-08T09:00"),
        ("every mon 10 notes", "FREQ=WEEKLY", "2026-12-07T10:00"),
        ("every 14 notes thu", "FREQ=WEEKLY", "2026-12-03T14:00"),
        ("monthly 9 notes 15/12", "FREQ=MONTHLY", "2026-12-15T09:00"),
        ("every month on the 1st and 15th 9 notes", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-15T09:00"),
        ("every tue 10/12 9 notes", "FREQ=WEEKLY", "2026-12-15T09:00"),
    ] {
        let (found, start, _) = taken(line).unwrap_or_else(|wrong| panic!("{line}: {wrong}"));
        assert_eq!((found.as_str(), start.as_str()), (rule, first), "{line}");
    }
    let (_, _, words) = taken("every tue thu 14 notes until 31/3/2027").unwrap();
    assert!(words.starts_with("every Tue and Thu until 31 Mar 2027, from Thu 3 Dec 14:00"), "{words}");
    for (line, said) in [
        ("thu 14 notes 10 times", "“times” is for what repeats"),
        ("every tue 14 notes 10 times until 31/3/2027", "write one end only"),
        ("every day 9 notes until 30/11/2026", "this would end before the first one"),
        ("every year in feb on the 30th 9 notes", "no day ever fits that"),
        ("every blue moon 9 notes", "is not known here"),
    ] {
        let wrong = taken(line).expect_err(line);
        assert!(wrong.contains(said), "{line}: {wrong}");
    }
}

fn rule(sitting: &Sitting, id: &SeriesId) -> String {
    sitting.app.state.records.series.get(id).unwrap().item.repeat.to_string()
}

#[test]
fn the_form_shows_words_and_takes_words_or_a_rule() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-02").press("a").types("every month on the last working day 7 notes aisha");
    sitting.press("enter").saved(1);
    let series = sitting.booked("aisha", "2026-12-31T07:00").series.clone().unwrap();
    sitting.on("aisha", "2026-12-31T07:00").press("enter");
    assert_eq!(sitting.value("Repeats"), "every month on the last working day");
    writes(&mut sitting, "Applies to", "all");
    writes(&mut sitting, "Repeats", "every so often");
    assert!(problem(&sitting).contains("“so often” was not understood: write such as every Tue and Thu"));
    writes(&mut sitting, "Repeats", "every tue");
    sitting.press("enter").open(1);
    let said = problem(&sitting);
    assert!(
        said.contains(
            "“every Tue” does not fall on Thu 31 Dec 2026; the next day it falls on is Tue 5 Jan 2027"
        ),
        "{said}"
    );
    writes(&mut sitting, "Repeats", "FREQ=MONTHLY;BYDAY=-1TH");
    sitting.press("enter").open(0).saved(2);
    assert_eq!(rule(&sitting, &series), "FREQ=MONTHLY;BYDAY=-1TH");
    sitting.press("enter");
    assert_eq!(sitting.value("Repeats"), "every month on the last Thu");
}

/// A weekly series of Aisha's of which one was moved by hand, one was done, and one left out.
fn with_changes_by_hand() -> Sitting {
    let booking = |start: &str| Booking {
        people: vec![the("aisha")],
        ..Booking::new(the("notes"), the(start), Minutes(30))
    };
    let series = Series {
        id: the("own"),
        booking: booking("2026-12-01T07:00"),
        repeat: the("FREQ=WEEKLY;BYDAY=TU,TH"),
        except: vec![the("2026-12-22"), the("2026-12-24")],
    };
    let by_hand = |id: &str, start: &str, status| Session {
        id: the(id),
        series: Some(the("own")),
        booking: Booking { status, ..booking(start) },
    };
    let changes: Vec<Change> = vec![
        series.into(),
        by_hand("own-20261203", "2026-12-03T07:00", Status::Done).into(),
        by_hand("own-20261208", "2026-12-09T07:15", Status::Planned).into(),
        by_hand("own-20261210", "2026-12-11T07:15", Status::Planned).into(),
    ];
    on_paper(Arc::new(example_state().preview(&changes).unwrap()), "owner")
}

#[test]
fn what_was_changed_by_hand_and_has_no_place_under_a_new_rule_stays_on_its_own() {
    let mut sitting = with_changes_by_hand();
    sitting.on("aisha", "2026-12-01T07:00").press("enter");
    assert_eq!(sitting.value("Repeats"), "every Tue and Thu");
    writes(&mut sitting, "Repeats", "every tue");
    writes(&mut sitting, "Applies to", "all");
    sitting.press("enter").open(0).saved(1);
    let series = sitting.app.state.records.series.get(&the::<SeriesId>("own")).unwrap().item.clone();
    assert_eq!(
        (series.repeat.to_string(), &series.except),
        ("FREQ=WEEKLY;BYDAY=TU".into(), &vec![the("2026-12-22")])
    );
    // That of a Tuesday is still one of it; those of Thursdays are sessions of their own, as they were.
    assert_eq!(sitting.booked("aisha", "2026-12-09T07:15").series, Some(the("own")));
    let done = sitting.booked("aisha", "2026-12-03T07:00");
    assert_eq!((done.series.clone(), done.booking().status), (None, Status::Done));
    let moved = sitting.booked("aisha", "2026-12-11T07:15");
    assert_eq!((moved.series.clone(), moved.booking().status), (None, Status::Planned));
    assert_eq!(check::check_all(&sitting.app.state).len(), 0);
    sitting.press("u");
    assert_eq!(sitting.booked("aisha", "2026-12-11T07:15").series, Some(the("own")));
}

#[test]
fn what_was_done_ahead_of_the_end_of_a_series_stays_on_its_own() {
    let mut sitting = with_changes_by_hand();
    let done = |sitting: &Sitting| sitting.booked("aisha", "2026-12-03T07:00").series.clone();
    assert_eq!(done(&sitting), Some(the("own")));
    // From the second one on, of which the first was done already.
    sitting.on("aisha", "2026-12-03T07:00").press("X down enter").saved(1);
    assert_eq!(done(&sitting), None);
    assert_eq!(check::check_all(&sitting.app.state).len(), 0);
}
