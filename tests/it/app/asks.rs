//! What a marked day asks of whoever looks: each kind of thing in words, the gravest first, with the steps that are theirs to take.

use std::sync::Arc;

use tandem::command::Command::{self, Assign, CoverDay, DecideHere, Why};
use tandem::domain::{Change, Date, Leave, LeaveState, PersonId};
use tandem::rules::Severity::{self, Amber, Red};

use super::{Sitting, example_state, on_paper, screen_of, sitting, the};

/// What is asked on a day, each with how pressing it is, the start of its words, and what helps.
type Expected<'a> = &'a [(Severity, &'a str, &'a [Command])];

fn assert_asked(sitting: &mut Sitting, person: &str, day: &str, expected: Expected) {
    sitting.at(person, day);
    let asked = sitting.app.asked_on(&the(person), the(day));
    assert_eq!(asked.len(), expected.len(), "{person} {day}: {asked:#?}");
    for (asked, (severity, words, steps)) in asked.iter().zip(expected) {
        assert_eq!(asked.severity, *severity, "{asked:?}");
        assert!(asked.words.starts_with(words), "{asked:?} begins with {words}");
        assert_eq!(asked.steps, *steps, "{asked:?}");
    }
}

/// The example with the leave that Aisha asked for agreed.
fn with_leave_agreed() -> Sitting {
    let state = example_state();
    let mut leave = state.records.leave.values().map(|row| &row.item);
    let asked = leave.find(|it| it.state == LeaveState::Requested).unwrap();
    let agreed = Leave { state: LeaveState::Approved, ..Leave::clone(asked) };
    on_paper(Arc::new(state.preview(&[Change::from(agreed)]).unwrap()), "owner")
}

#[test]
fn each_thing_is_asked_with_what_helps() {
    let mut owner = sitting();
    for (person, day, expected) in [
        // Leave that is asked for is decided, and its day can be covered.
        (
            "aisha",
            "2026-12-03",
            &[
                (Amber, "Leave asked for: 2 to cover", &[DecideHere, CoverDay, Why][..]),
                (Amber, "Aisha has 3:20 without a pause on Thu 3 Dec", &[Why]),
            ][..],
        ),
        // Somebody alone comes before what only needs a look.
        (
            "aisha",
            "2026-12-04",
            &[(Red, "Aisha visits C10 alone", &[Why]), (Amber, "Aisha has 3:15 without a pause", &[Why])],
        ),
        // What is over asks nothing, and neither does a day on which nobody is in.
        ("eilidh", "2026-12-01", &[]),
        ("eilidh", "2026-12-03", &[]),
    ] {
        assert_asked(&mut owner, person, day, expected);
    }
}

#[test]
fn what_acts_on_a_session_is_offered_once_it_is_selected() {
    let mut owner = sitting();
    owner.on("aisha", "2026-12-04T10:15");
    let asked = owner.app.asked_on(&the("aisha"), the("2026-12-04"));
    assert_eq!(asked[0].severity, Red);
    assert!(asked[0].steps.contains(&Assign), "{asked:?}");
}

#[test]
fn what_nobody_covers_is_asked_of_whoever_covers() {
    let mut owner = with_leave_agreed();
    owner.at("aisha", "2026-12-03");
    let asked = owner.app.asked_on(&the("aisha"), the("2026-12-03"));
    assert_eq!(asked[0].severity, Red, "{asked:?}");
    assert_eq!(asked[0].steps, [CoverDay, Why], "{asked:?}");
    assert!(!asked.iter().any(|it| it.steps.contains(&DecideHere)), "it is decided: {asked:?}");
}

#[test]
fn whoever_may_not_decide_or_cover_is_offered_neither() {
    let mut aisha = on_paper(example_state(), "aisha");
    assert_asked(
        &mut aisha,
        "aisha",
        "2026-12-03",
        &[(Amber, "Leave asked for: 2 to cover", &[Why]), (Amber, "Aisha has 3:20 without", &[Why])],
    );
    let mut fiona = on_paper(example_state(), "fiona");
    fiona.at("aisha", "2026-12-03");
    let asked = fiona.app.asked_on(&the("aisha"), the("2026-12-03"));
    assert_eq!(asked[0].steps, [DecideHere, CoverDay, Why], "her team's lead may: {asked:?}");
}

#[test]
fn no_day_near_has_its_year_and_nobody_who_is_in_is_covered() {
    let mut owner = sitting();
    let people: Vec<PersonId> =
        owner.app.view().unwrap().roster.lines.iter().map(|line| line.person.clone()).collect();
    for person in people {
        for day in 0..7 {
            let day = the::<Date>("2026-11-30").plus_days(day);
            owner.at(person.as_str(), &day.to_string());
            for asked in owner.app.asked_of_day(&person, day) {
                assert!(!asked.words.contains("2026"), "{asked:?}");
                let is_away = (person.as_str(), day) == ("aisha", the("2026-12-03"));
                assert!(is_away || !asked.steps.contains(&CoverDay), "{person} {day}: {asked:?}");
            }
        }
    }
}

#[test]
fn enter_decides_leave_that_is_asked_for_and_else_edits() {
    let mut owner = sitting();
    owner.at("aisha", "2026-12-03");
    let screen = screen_of(&owner.app, 120, 40);
    assert!(screen.lines().last().unwrap().starts_with(" Enter decide leave"), "{screen}");
    owner.press("enter");
    assert!(owner.form().title.starts_with("Decide"), "{}", owner.form().title);
    owner.press("esc").on("aisha", "2026-12-04T10:15").press("enter");
    assert!(owner.form().title.starts_with("Edit"), "{}", owner.form().title);
    // A worker edits her own session of that day, and is offered no decision.
    let mut aisha = on_paper(example_state(), "aisha");
    aisha.on("aisha", "2026-12-03T14:25");
    let screen = screen_of(&aisha.app, 120, 40);
    assert!(!screen.contains("decide leave"), "{screen}");
    aisha.press("enter");
    assert!(aisha.form().title.starts_with("Edit"), "{}", aisha.form().title);
}

#[test]
fn where_nothing_is_asked_it_says_so() {
    let mut owner = sitting();
    owner.at("joan", "2026-12-03");
    owner.at("catriona", "2026-12-03").press("2");
    let screen = screen_of(&owner.app, 120, 40);
    assert!(screen.contains("✓ nothing"), "{screen}");
}
