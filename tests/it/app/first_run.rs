//! The first run: the example, the short set-up, a team file.

use tandem::app::Layer;
use tandem::domain::*;
use tandem::rota::RotaWeek;

use super::{Sitting, empty, owner_at_home, the};

fn welcomed(sitting: &mut Sitting) {
    sitting.open(1).sees("Welcome to Tandem").press("esc").open(1);
    sitting.press("ctrl-q");
    assert!(sitting.left);
}

/// The fields in which a set-up is written here, one after the other.
const FIELDS: [&str; 11] = [
    "Service",
    "Nation",
    "Team",
    "Kind of team",
    "Team lead",
    "Post",
    "Hours a week",
    "First person",
    "Days of first",
    "Second person",
    "Days of second",
];

fn write(sitting: &mut Sitting, texts: &[&str]) {
    for (field, text) in FIELDS.iter().zip(texts) {
        sitting.goes_to(field).rewrites(text);
    }
}

#[test]
fn an_empty_store_welcomes_and_can_be_left() {
    welcomed(&mut empty());
}

#[test]
fn the_example_is_one_key_away() {
    let mut owner = empty();
    owner.press("enter").open(0).saved(1).sees("Harbour Peer Service").sees("Eilidh");
    owner.press("u").sees("Undoing this takes back").press("down enter");
    owner.says("Undid: The example service").sees("Welcome to Tandem");
}

#[test]
fn the_set_up_makes_a_week() {
    let mut owner = empty();
    owner.press("down enter").sees("Set up");
    write(
        &mut owner,
        &[
            "Harbour",
            "scotland",
            "Ailsa MBU",
            "mbu",
            "Morag Sinclair",
            "Peer support worker",
            "28:48",
            "Eilidh Ramsay",
            "mon tue wed",
            "Shona Baird",
            "wed, thu 09:30-15:24 break 0:30, fri",
        ],
    );
    owner.press("enter").open(0).saved(1).says("Set up Harbour").sees("Eilidh").sees("Shona");
    let week = RotaWeek::of(&owner.app.state, the("2026-W49")).unwrap();
    for (person, days) in [("eilidh", 3), ("shona", 3)] {
        let shifts = week.shifts_of(&the(person));
        assert_eq!(shifts.len(), days, "{person}");
        let share = owner.app.state.shares().find(|share| share.person == the(person)).unwrap();
        assert_eq!(share.hours, Minutes(14 * 60 + 24));
    }
    assert_eq!(owner.app.state.person(&the("morag")).unwrap().role, Role::TeamLead);
    owner.press("a").types("thu 14 notes shona").press("enter").open(0).saved(2);
}

#[test]
fn whoever_sets_up_what_they_lead_has_a_seat_of_their_own_from_then_on() {
    let mut owner = owner_at_home(true, false);
    owner.press("down enter");
    write(
        &mut owner,
        &["Harbour", "scotland", "Ailsa MBU", "mbu", "Morag Sinclair", "Peer", "28:48", "Eilidh Ramsay"],
    );
    owner.press("enter").open(0).saved(1);
    assert_eq!(owner.app.state.account(1234), Some(&the("morag")));
    // Where nobody leads, the account stays the owner's.
    let mut owner = owner_at_home(true, false);
    owner.press("down enter");
    write(&mut owner, &["Harbour", "scotland", "Ailsa MBU", "mbu", "", "Peer", "28:48", "Eilidh Ramsay"]);
    owner.press("enter").open(0).saved(1);
    assert_eq!(owner.app.state.account(1234), None);
}

#[test]
fn the_set_up_says_what_is_missing_and_can_be_left_for_another_start() {
    let mut owner = empty();
    owner.press("down enter enter").saved(0);
    let Some(Layer::Form(form)) = owner.app.layers.last() else { panic!("no form is open") };
    assert_eq!(form.problem().as_deref(), Some("Service: write a name, in letters"));
    for (field, wrong) in [
        ("Nation", "atlantis"),
        ("Kind of team", "odd"),
        ("Hours a week", "200:00"),
        ("Days of first", "someday"),
        ("First person", "…"),
    ] {
        let was = owner.value(field).to_owned();
        owner.goes_to(field).rewrites(wrong);
        assert!(owner.entry(field).shown_problem().is_some(), "{field} takes {wrong}");
        owner.rewrites(&was);
    }
    owner.press("esc");
    welcomed(&mut owner);
}

#[test]
fn two_people_of_one_name_get_ids_of_their_own() {
    let mut owner = empty();
    owner.press("down enter");
    write(
        &mut owner,
        &[
            "Harbour",
            "wales",
            "Team",
            "community",
            "Ann",
            "Peer",
            "20:00",
            "Ann Reid",
            "mon",
            "Ann Boyd",
            "tue",
        ],
    );
    owner.press("enter");
    if owner.saved.is_empty() {
        let Some(Layer::Form(form)) = owner.app.layers.last() else { panic!("{:?}", owner.app.said.notice) };
        assert!(form.problem().is_some() || owner.app.said.notice.is_some());
    } else {
        owner.sound();
        assert_eq!(owner.app.state.people().count(), 3);
    }
}

#[test]
fn a_team_file_is_read_from_its_path() {
    let mut owner = empty();
    owner.press("down down enter").types("/nonesuch.toml").press("enter").saved(0).open(2);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("team.toml");
    std::fs::write(&path, "format = 1\n\n[service]\nname = \"Ours\"\nnation = \"wales\"\n").unwrap();
    owner.rewrites(path.to_str().unwrap()).press("enter").open(0).saved(1).sees("Ours");
}
