//! Days typed without a year around new year: the nearest to the day in view, said with their year where it is another.

use tandem::app::Input;
use tandem::domain::*;

use super::{Sitting, sitting, the};

/// The owner over the example service on a day of the last week of 2026, which goes on into January.
fn on(today: &str) -> Sitting {
    let mut owner = sitting();
    owner.input(Input::Now(the(&format!("{today}T09:00"))));
    owner.at("eilidh", today);
    owner
}

fn goes_to(today: &str, written: &str) -> (String, String) {
    let mut owner = on(today);
    owner.press("g").types(written);
    let remark = owner.remark().unwrap();
    owner.press("enter").open(0);
    (owner.app.selection.day.to_string(), remark)
}

/// What is said of a line of quick add, and of it once it is saved.
fn adds(today: &str, line: &str) -> (Sitting, String) {
    let mut owner = on(today);
    owner.press("a").types(line);
    let remark = owner.remark().unwrap_or_else(|problem| panic!("{line}: {problem}"));
    owner.press("enter").open(0).saved(1);
    (owner, remark)
}

fn leave_of(owner: &Sitting, kind: LeaveKind) -> &Leave {
    let mut all = owner.app.state.records.leave.values().map(|row| &*row.item);
    all.find(|leave| {
        leave.person == the("aisha") && leave.kind == kind && leave.span.last_day() > the("2026-12-20")
    })
    .unwrap()
}

#[test]
fn a_day_to_go_to_is_the_nearest() {
    let said = |day: &str, words: &str| (day.to_owned(), words.to_owned());
    assert_eq!(goes_to("2026-12-31", "2/1"), said("2027-01-02", "Sat 2 Jan 2027"));
    assert_eq!(goes_to("2026-12-31", "2 jan"), said("2027-01-02", "Sat 2 Jan 2027"));
    assert_eq!(goes_to("2026-12-31", "w1"), said("2027-01-04", "Mon 4 Jan 2027"));
    assert_eq!(goes_to("2026-12-31", "30/12"), said("2026-12-30", "Wed 30 Dec"));
    assert_eq!(goes_to("2027-01-02", "28/12"), said("2026-12-28", "Mon 28 Dec 2026"));
    assert_eq!(goes_to("2027-01-02", "w53"), said("2026-12-28", "Mon 28 Dec 2026"));
}

#[test]
fn a_weekday_beside_a_day_is_read_wherever_a_day_is_typed() {
    let said = |day: &str, words: &str| (day.to_owned(), words.to_owned());
    assert_eq!(goes_to("2026-12-31", "fri 8/1"), said("2027-01-08", "Fri 8 Jan 2027"));
    assert_eq!(goes_to("2026-12-31", "friday, 8 jan"), said("2027-01-08", "Fri 8 Jan 2027"));
    assert_eq!(goes_to("2026-12-31", "2027-01-08 fri"), said("2027-01-08", "Fri 8 Jan 2027"));
}

#[test]
fn a_day_that_no_calendar_has_is_said_to_be_so() {
    let mut owner = on("2026-12-31");
    for (written, words) in [
        ("thu 8/1", "8 Jan 2027 is a Friday: write another day"),
        ("31/11", "there is no 31 November: write another day"),
        ("29/2", "there is no 29 February in 2027, the next is 29 feb 2028: write another day"),
        ("w54", "there is no week 54: write another day"),
        ("soon", "\"soon\" is not a day: write a day such as 2026-12-03, thu, 3/12, 3 dec or w49"),
    ] {
        owner.press("g").types(written).press("enter").open(1);
        assert_eq!(owner.remark(), Err(words.to_owned()), "{written}");
        owner.press("esc");
    }
    for line in ["31/11 14 phone c4 eilidh", "30/12 to 31/11 leave aisha", "31 nov 14 phone c4"] {
        owner.press("a").types(line).press("enter").open(1);
        assert_eq!(owner.remark(), Err("there is no 31 November: write another day".to_owned()), "{line}");
        owner.press("esc");
    }
}

#[test]
fn what_is_added_lands_on_the_nearest_day_and_says_so() {
    for line in
        ["4/1 14 phone c4 30m eilidh", "4 jan 14 phone c4 30m eilidh", "4 jan 2027 14 phone c4 30m eilidh"]
    {
        let (mut owner, remark) = adds("2026-12-31", line);
        assert!(remark.contains("Mon 4 Jan 2027 14:00–14:30"), "{remark}");
        owner.says("Mon 4 Jan 2027");
        assert_eq!(owner.app.selection.day, the("2027-01-04"));
        assert_eq!(owner.app.selected().unwrap().start, the("2027-01-04T14:00"));
    }
}

#[test]
fn leave_over_new_year_is_written_as_it_is_said() {
    let days = |from: &str, to: &str| LeaveSpan::Days { from: the(from), to: the(to) };
    for (line, from, to, said) in [
        ("4/1 leave aisha", "2027-01-04", "2027-01-04", "Mon 4 Jan 2027"),
        ("30/12 to 2/1 leave aisha", "2026-12-30", "2027-01-02", "Wed 30 Dec – Sat 2 Jan 2027"),
        ("leave aisha 30/12-2/1", "2026-12-30", "2027-01-02", "Wed 30 Dec – Sat 2 Jan 2027"),
        ("30 dec to 2 jan leave aisha", "2026-12-30", "2027-01-02", "Wed 30 Dec – Sat 2 Jan 2027"),
        // A weekday that is over means the next one.
        ("wed to mon leave aisha", "2027-01-06", "2027-01-11", "Wed 6 Jan 2027 – Mon 11 Jan 2027"),
    ] {
        let (owner, remark) = adds("2026-12-31", line);
        assert_eq!(leave_of(&owner, LeaveKind::Annual).span, days(from, to), "{line}");
        assert!(remark.contains(said), "{line}: {remark}");
    }
    let (owner, _) = adds("2027-01-02", "30/12 sick aisha");
    assert_eq!(leave_of(&owner, LeaveKind::Sick).span, days("2026-12-30", "2026-12-30"));
}

#[test]
fn a_series_goes_on_until_the_first_such_day_after_it_starts() {
    for line in [
        "every mon 10 huddle until 31/3",
        "until 31/3 huddle every mon 10",
        "every mon 10 huddle until 31 mar",
    ] {
        let (owner, _) = adds("2026-12-31", line);
        let until = Some(Until::Date(the("2027-03-31")));
        let series = owner.app.state.records.series.values().map(|row| &row.item);
        let found =
            series.filter(|it| it.repeat.until == until && it.booking.start == the("2027-01-04T10:00"));
        assert_eq!(found.count(), 1, "{line}");
    }
}

#[test]
fn when_a_reminder_is_safe_is_never_cut() {
    let mut owner = sitting();
    owner.input(Input::Now(the("2026-12-30T08:00")));
    owner.press("N");
    owner.sees("Thu 7 Jan 2027 10:10   Wed 6 Jan 2027 13:00 to 15:30");
    owner.sees("Mon 11 Jan 2027 09:55  Fri 8 Jan 2027 09:30 to 16:00");
}

#[test]
fn a_time_and_a_name_are_no_day() {
    let (owner, _) = adds("2026-12-31", "4 jan 1430 phone c4 30m eilidh");
    assert_eq!(owner.app.selected().unwrap().start, the("2027-01-04T14:30"));
    let (owner, _) = adds("2026-12-31", "9.30 phone c4 30m eilidh");
    assert_eq!(owner.app.selected().unwrap().start, the("2026-12-31T09:30"));
}

#[test]
fn forms_read_days_so_and_show_which_is_meant() {
    let mut owner = sitting();
    owner.input(Input::Now(the("2026-12-30T08:00")));
    owner.on("eilidh", "2026-12-30T09:00").press("enter tab ctrl-u").types("4/1");
    let screen = super::screen_of(&owner.app, 120, 40);
    assert!(screen.contains("4/1 ") && screen.contains(" Mon 4 Jan 2027"), "{screen}");
    owner.press("ctrl-u").types("31/11");
    let screen = super::screen_of(&owner.app, 120, 40);
    assert!(screen.contains("there is no 31 November"), "{screen}");
    owner.press("ctrl-u").types("4/1").press("enter").saved(1).says("to Mon 4 Jan 2027 09:00");
    let moved = owner.app.state.rows().any(|(_, record)| match record {
        Record::Session(session) => session.booking.start == the("2027-01-04T09:00"),
        _ => false,
    });
    assert!(moved, "it is on another day");
}

#[test]
fn a_share_changes_from_the_nearest_day_on() {
    let mut owner = on("2026-12-31");
    owner.press("5 enter");
    let form = || "From";
    owner.press("tab tab ctrl-u").types("4/1");
    let screen = super::screen_of(&owner.app, 120, 40);
    assert!(
        screen.contains(form()) && screen.contains("4/1 ") && screen.contains(" Mon 4 Jan 2027"),
        "{screen}"
    );
    assert!(!screen.contains("write that day or a later one"), "{screen}");
}

#[test]
fn the_last_day_of_leave_in_the_form_comes_after_its_first() {
    let mut owner = on("2026-12-31");
    owner.press("7 a tab ctrl-u").types("30/12").press("tab ctrl-u").types("2/1");
    let screen = super::screen_of(&owner.app, 120, 40);
    assert!(screen.contains(" Sat 2 Jan 2027") && screen.contains(" Wed 30 Dec "), "{screen}");
}

#[test]
fn days_of_another_year_are_shown_with_it() {
    let mut owner = on("2027-01-02");
    owner.at("eilidh", "2026-12-30");
    for (columns, rows) in [(80, 24), (120, 40), (200, 50)] {
        let screen = super::screen_of(&owner.app, columns, rows);
        assert!(screen.contains("Wed 30 Dec 2026"), "{columns}: {screen}");
    }
    owner.press("a");
    let screen = super::screen_of(&owner.app, 120, 40);
    assert!(screen.contains("Add · Wed 30 Dec 2026"), "{screen}");
    owner.press("esc").at("eilidh", "2027-01-02");
    let screen = super::screen_of(&owner.app, 120, 40);
    assert!(!screen.contains("Sat 2 Jan 2027"), "this year's days need none: {screen}");
}
