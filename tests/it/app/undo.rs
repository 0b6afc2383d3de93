//! Undo and redo at a seat: what is asked first, what a key that is held down does, and the way back from an empty store.

use tandem::app::{Effect, Input, Layer, ScreenId};

use super::{Sitting, at_a_desk, empty, key, records, the};

/// What the open list is called, and what it offers.
fn question(sitting: &Sitting) -> (String, Vec<String>) {
    let Some(Layer::List(list)) = sitting.app.layers.last() else {
        panic!("nothing is asked: {:?}", sitting.app.said.notice);
    };
    (list.title.clone(), list.items.iter().map(|it| format!("{}: {}", it.label, it.detail)).collect())
}

#[test]
fn a_held_undo_stops_before_the_import_and_its_question_stays_open() {
    let mut owner = at_a_desk("owner");
    let before = records(&owner.app.state);
    for minutes in ["30m", "40m", "45m"] {
        owner.at("aisha", "2026-12-03").press("a").types(&format!("thu 16:30 notes {minutes} aisha"));
        owner.press("enter").open(0);
    }
    owner.saved(3);
    for _ in 0..40 {
        owner.press("u");
    }
    assert_eq!(records(&owner.app.state), before, "the import was taken back");
    owner.open(1).saved(6);
    let (title, offered) = question(&owner);
    let state = owner.app.state.clone();
    assert_eq!(title, "Undoing this takes back the import of 19 Feb 2025");
    let teams = state.records.teams.len();
    let people = state.people().count();
    assert_eq!(offered[0], "Leave it as it is: nothing is changed");
    assert!(
        offered[1].starts_with(&format!("Take it back: {teams} teams, {people} people, ")),
        "{offered:?}"
    );
    assert!(offered[1].ends_with(" records in all"), "{offered:?}");
    // The safe choice is marked; Esc and Enter both leave everything as it is.
    owner.sees("Leave it as it is").press("enter").open(0).saved(6);
    owner.press("u").open(1).press("esc").open(0).saved(6);
    assert_eq!(records(&owner.app.state), before);
    // What was undone before is done again all the same.
    owner.press("U U U").saved(9);
}

#[test]
fn keys_wait_until_the_desk_has_taken_something_back() {
    let mut owner = at_a_desk("owner");
    let undo = |effects: &[Effect]| effects.iter().filter(|it| matches!(it, Effect::Turn(..))).count();
    assert_eq!(undo(&owner.app.update(Input::Key(key("u")))), 1);
    for name in ["u", "u", "down", "enter"] {
        assert_eq!(owner.app.update(Input::Key(key(name))).len(), 0, "{name} was not held back");
    }
    let effects = owner.app.update(Input::Refused("there is nothing of yours to undo".into()));
    assert_eq!(undo(&effects), 1, "one after the other");
    let effects = owner.app.update(Input::Refused("there is nothing of yours to undo".into()));
    assert_eq!(undo(&effects), 1);
}

#[test]
fn from_the_welcome_everything_comes_back() {
    let mut owner = at_a_desk("owner");
    let before = records(&owner.app.state);
    owner.press("u down enter").says("Undid: The example service").sees("Welcome to Tandem");
    owner.sees("Bring back what was undone").sees("U brings back what was undone: The example service");
    assert!(owner.app.state.service().is_none());
    // Somebody who opens it again finds the same.
    let mut again = owner.beside("owner");
    again.sees("U brings back what was undone: The example service");
    again.press("U").open(2);
    let (title, offered) = question(&again);
    assert!(title.starts_with("Redoing this brings back a lot"), "{title}");
    assert!(offered[1].starts_with("Bring it back: "), "{offered:?}");
    again.press("esc").open(1).press("up enter").open(2).press("down enter").open(0);
    again.says("Redid: The example service");
    assert_eq!(records(&again.app.state), before);
    owner.news();
    owner.open(0);
    owner.press("U").regrets("there is nothing to redo");
}

#[test]
fn the_welcome_of_a_store_that_was_always_empty_brings_nothing_back() {
    let mut owner = empty();
    assert_eq!(owner.listed().len(), 3);
    owner.press("U").regrets("there is nothing to redo").open(1);
    owner.press("u").regrets("there is nothing of yours to undo").open(1);
}

#[test]
fn a_set_up_is_asked_about_and_comes_back_until_something_else_was_done() {
    let mut owner = empty();
    owner.press("down enter");
    for (field, text) in [("Service", "Harbour"), ("Team", "Ailsa"), ("Person 1", "Eilidh Ramsay")] {
        owner.goes_to(field).rewrites(text);
    }
    owner.press("enter").open(1).saved(1).press("enter").open(0);
    owner.press("u").open(1);
    let (title, offered) = question(&owner);
    assert!(title.starts_with("Undoing this takes back the set-up of "), "{title}");
    assert!(offered[1].starts_with("Take it back: 1 team, 1 person, "), "{offered:?}");
    owner.press("down enter").sees("Welcome to Tandem").sees("Set up Harbour");
    // So few records come back at once, from any page: the history too.
    owner.press("H").open(0);
    assert_eq!(owner.app.screen, ScreenId::History);
    owner.press("U").says("Redid: Set up Harbour");
    owner.press("1 u down enter").sees("Welcome to Tandem");
    owner.press("enter").sees("Harbour Peer Service");
    owner.press("U").regrets("\"Set up Harbour\" was undone, and then you did something else");
}

#[test]
fn what_a_lead_hands_to_another_team_she_can_take_back() {
    let mut fiona = at_a_desk("fiona");
    let before = records(&fiona.app.state);
    // Her notes come every week; on this day Eilidh of another team would write them.
    fiona.on("aisha", "2026-12-03T13:45").press("m");
    // Her own team stands first, and the others below it.
    let is_there = |sitting: &Sitting| matches!(sitting.app.layers.last(), Some(Layer::Moving(it)) if it.holder == Some(the("eilidh")));
    for _ in 0..10 {
        if !is_there(&fiona) {
            fiona.press("down");
        }
    }
    assert!(is_there(&fiona));
    fiona.press("enter").open(0).saved(1);
    assert_ne!(records(&fiona.app.state), before);
    fiona.press("u").says("Undid: Move Notes (Eilidh)");
    assert_eq!(records(&fiona.app.state), before);
}

#[test]
fn undo_and_redo_are_in_the_history() {
    let mut owner = at_a_desk("owner");
    owner.press("u down enter").press("U down enter").press("H");
    let summaries: Vec<&str> =
        owner.app.screens.history.lines.iter().map(|line| line.summary.as_str()).collect();
    assert_eq!(
        summaries,
        ["Redid: The example service", "Undid: The example service", "The example service"]
    );
    assert_eq!(owner.app.screens.history.undone_by(1), None);
    assert_eq!(owner.app.screens.history.undone_by(2), Some(3));
}

#[test]
fn what_others_did_in_the_meantime_is_not_lost_by_a_yes() {
    let mut owner = at_a_desk("owner");
    owner.press("u").open(1);
    let mut morag = owner.beside("morag");
    morag.on("eilidh", "2026-12-02T11:30").press("d enter").saved(1);
    owner.news();
    owner
        .press("down enter")
        .regrets("\"The example service\" was not undone: later changes depend")
        .saved(0);
    assert!(owner.app.state.service().is_some());
    // Whoever did nothing undoes nothing.
    let mut eilidh = owner.beside("eilidh");
    eilidh.press("u").regrets("there is nothing of yours to undo");
}

#[test]
fn the_history_is_there_before_any_service_is() {
    let mut owner = at_a_desk("owner");
    owner.press("u down enter").sees("Welcome to Tandem");
    owner.press("H").sees("Undid: The example service").press("4").sees("Nothing is here yet: 1 goes back");
    owner.press("1").sees("Welcome to Tandem");
}
