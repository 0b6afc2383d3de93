//! Quick add: which day a weekday is, so that nothing is planned on a day that is over, and the words that people use.

use tandem::app::quick::{QuickContext, Reading, Written, read};
use tandem::domain::*;

use super::{example_state, the};

/// What a line is taken for on a day, with a day in view and Eilidh marked.
fn reading(line: &str, today: &str, view: &str) -> Reading {
    let (state, eilidh): (_, PersonId) = (example_state(), the("eilidh"));
    let setting = QuickContext {
        state: &state,
        today: the(today),
        day: the(view),
        time: None,
        team: None,
        person: Some(&eilidh),
        approves: true,
    };
    read(line, &setting)
}

fn starts(line: &str, today: &str, view: &str) -> Result<String, String> {
    let reading = reading(line, today, view);
    match reading.written {
        Some(Written::Session(it) | Written::Series(it, _)) => Ok(it.start.date().to_string()),
        Some(Written::Leave(leave)) => Ok(leave.span.moments().0.date().to_string()),
        None => Err(reading.problem.unwrap_or_default()),
    }
}

#[test]
fn a_weekday_that_is_over_is_the_next_one_and_it_says_so() {
    for (line, today, view, meant, over) in [
        // On a Saturday, and on a Wednesday.
        ("fri 9 visit c9 aisha", "2026-12-05", "2026-12-05", "2026-12-11", Some("Fri 4 Dec is over")),
        ("mon 9 notes", "2026-12-02", "2026-12-02", "2026-12-07", Some("Mon 30 Nov is over")),
        ("mon-wed leave", "2026-12-02", "2026-12-02", "2026-12-07", Some("Mon 30 Nov is over")),
        ("mon to wed leave", "2026-12-02", "2026-12-02", "2026-12-07", Some("Mon 30 Nov is over")),
        (
            "weekly until 31 mar mon 9 notes",
            "2026-12-02",
            "2026-12-02",
            "2026-12-07",
            Some("Mon 30 Nov is over"),
        ),
        ("wed 9 notes", "2026-12-02", "2026-12-02", "2026-12-02", None),
        ("sun 9 notes", "2026-12-05", "2026-12-05", "2026-12-06", None),
        // In a week to come each weekday is of that week.
        ("mon 9 notes", "2026-12-02", "2026-12-16", "2026-12-14", None),
        // Over new year.
        ("mon 9 notes", "2026-12-31", "2026-12-31", "2027-01-04", Some("Mon 28 Dec is over")),
        // What is written out is that day.
        ("30 nov 9 notes", "2026-12-02", "2026-12-02", "2026-11-30", None),
        ("last fri 9 notes", "2026-12-02", "2026-12-02", "2026-11-27", None),
        ("w49 mon 9 notes", "2026-12-02", "2026-12-02", "2026-11-30", None),
        ("mon w50 9 notes", "2026-12-02", "2026-12-02", "2026-12-07", None),
        // Who is ill says so afterwards.
        ("mon sick", "2026-12-02", "2026-12-02", "2026-11-30", None),
        ("mon-wed ill", "2026-12-02", "2026-12-02", "2026-11-30", None),
    ] {
        assert_eq!(starts(line, today, view).as_deref(), Ok(meant), "{line} on {today}");
        let supposed = reading(line, today, view).supposed.join("; ");
        assert_eq!(supposed.contains("is over"), over.is_some(), "{line}: {supposed}");
        assert!(supposed.contains(over.unwrap_or_default()), "{line}: {supposed}");
    }
}

#[test]
fn in_a_week_that_is_over_it_is_asked_which_one_is_meant() {
    for (line, said) in [
        (
            "fri 9 notes",
            "“fri” is over in the week that is shown: write 27 nov for that, or 4 dec for the next",
        ),
        (
            "mon-wed leave",
            "“mon-wed” is over in the week that is shown: write 23 nov for that, or 7 dec for the next",
        ),
    ] {
        assert_eq!(starts(line, "2026-12-02", "2026-11-25").err().as_deref(), Some(said), "{line}");
    }
    for line in ["27 nov 9 notes", "fri 27 nov 9 notes", "w48 fri 9 notes", "last fri 9 notes"] {
        assert_eq!(starts(line, "2026-12-02", "2026-11-25").as_deref(), Ok("2026-11-27"), "{line}");
    }
    assert_eq!(starts("fri sick", "2026-12-02", "2026-11-25").as_deref(), Ok("2026-11-27"));
}

#[test]
fn the_marked_day_is_said_to_be_over() {
    let of = |view: &str| reading("9 notes 30m", "2026-12-02", view).supposed.join("; ");
    assert!(of("2026-11-30").contains("Mon 30 Nov, the marked day, which is over"), "{}", of("2026-11-30"));
    assert!(!of("2026-12-02").contains("over"));
}

#[test]
fn the_words_that_people_use_are_understood() {
    for (line, activity) in [
        ("thu 14 visits c4 aisha", "home-visit"),
        ("thu 14 Calls c4 aisha", "phone"),
        ("thu 14 phone c4 aisha", "phone"),
        ("thu 14 phones c4 aisha", "phone"),
        ("thu 14 coffee c4 aisha", "outing"),
        ("thu 14 meet c4 aisha", "one-to-one"),
        ("thu 14 meeting c4 aisha", "one-to-one"),
        ("thu 14 walks c4 aisha", "walk"),
        ("thu 14 team meeting aisha", "team-meeting"),
        ("thu 14 home visits c4 aisha", "home-visit"),
        ("thu 14 supervisions aisha dr priya nair", "supervision"),
    ] {
        match reading(line, "2026-12-02", "2026-12-02") {
            Reading { written: Some(Written::Session(it)), .. } => {
                assert_eq!(it.activity, the(activity), "{line}");
            }
            other => panic!("{line}: {:?}", other.problem),
        }
    }
    let asked = starts("thu 14 meeting aisha", "2026-12-02", "2026-12-02").unwrap_err();
    assert!(asked.contains("could be mdt, network-meeting, team-meeting"), "{asked}");
}

#[test]
fn people_are_known_by_any_of_their_names() {
    for name in [
        "priya nair",
        "PRIYA NAIR",
        "Priya",
        "nair",
        "dr priya nair",
        "Dr Nair",
        "dr. nair",
        "dr-nair",
        "Dr. Priya Nair",
    ] {
        match reading(&format!("thu 14 supervision eilidh {name}"), "2026-12-02", "2026-12-02") {
            Reading { written: Some(Written::Session(it)), .. } => {
                assert_eq!((it.people, it.with), (vec![the("eilidh")], vec![the("dr-nair")]), "{name}");
            }
            other => panic!("{name}: {:?}", other.problem),
        }
    }
}

#[test]
fn a_month_alone_is_asked_for_its_day() {
    for (line, said) in [
        (
            "weekly fri 9 notes until february",
            "“until february” could be until 31 jan or until 28 feb: write one of them",
        ),
        ("weekly fri 9 notes until Dec", "“Dec” is a month: write a day of it, such as 31 dec"),
        ("february 9:30 notes", "“february” is a month: write a day of it, such as 1 feb"),
    ] {
        assert_eq!(starts(line, "2026-12-02", "2026-12-02").err().as_deref(), Some(said), "{line}");
    }
}

#[test]
fn nothing_absurd_is_proposed() {
    for (line, said) in [
        ("thu 14 talk c4", "“talk” is not known here: write a day, what, or who"),
        ("thu 14 kofee c4", "“kofee” is not known here: write a day, what, or who"),
        ("thu 14 visitng c4", "“visitng” is not known here: did you mean visiting?"),
        ("thu 14 bokbug aisha", "“bokbug” is not known here: did you mean bookbug?"),
    ] {
        assert_eq!(starts(line, "2026-12-02", "2026-12-02").err().as_deref(), Some(said), "{line}");
    }
}

#[test]
fn an_hour_without_its_half_of_the_day_is_one_of_the_working_day() {
    for (line, times) in [
        ("half past one fri notes", "13:30–14:00"),
        ("half past 1 fri notes", "13:30–14:00"),
        // As it is said here, half two is half past two.
        ("half 2 fri notes", "14:30–15:00"),
        ("half two fri notes", "14:30–15:00"),
        ("quarter to 1 fri notes", "12:45–13:15"),
        ("fri quarter to 3 notes", "14:45–15:15"),
        ("fri 2 notes", "14:00–14:30"),
        ("2 notes fri", "14:00–14:30"),
        ("4 dec 2 notes", "14:00–14:30"),
        ("tomorrow 5 notes", "17:00–17:30"),
        ("fri 2-3 notes", "14:00–15:00"),
        ("fri 4:30 notes", "16:30–17:00"),
        ("fri 02:00 notes", "02:00–02:30"),
        ("fri 2am notes", "02:00–02:30"),
        ("fri 9 notes", "09:00–09:30"),
    ] {
        // How it was read stands under the line.
        let told: Vec<String> =
            reading(line, "2026-12-01", "2026-12-01").told.into_iter().map(|it| it.words).collect();
        assert!(told.contains(&times.to_owned()), "{line}: {told:?}");
    }
    // A number that may as well be the day is asked about: there is no day beside it, or it is that day's.
    for line in ["2 notes", "fri 4 notes"] {
        let problem = starts(line, "2026-12-01", "2026-12-01").unwrap_err();
        assert!(problem.contains("or a day"), "{line}: {problem}");
    }
}

#[test]
fn weeks_ahead_are_counted_as_they_are_said() {
    for (line, meant) in [
        ("in 2 weeks 10 notes", "2026-12-16"),
        ("10 notes in two weeks", "2026-12-16"),
        ("in a fortnight 10 notes", "2026-12-16"),
        ("tue in 2 weeks 10 notes", "2026-12-15"),
        ("in 2 weeks fri 10 notes", "2026-12-18"),
        ("mon in a fortnight 10 notes", "2026-12-14"),
        // Two weeks after the Tuesday that comes, and one.
        ("tue fortnight 10 notes", "2026-12-22"),
        ("tuesday fortnight 10 notes", "2026-12-22"),
        ("a fortnight on tue 10 notes", "2026-12-22"),
        ("10 notes tue week", "2026-12-15"),
        ("fri fortnight 10 notes", "2026-12-18"),
        ("today fortnight 10 notes", "2026-12-16"),
    ] {
        assert_eq!(starts(line, "2026-12-02", "2026-12-02").as_deref(), Ok(meant), "{line}");
    }
}
