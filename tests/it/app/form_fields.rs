//! The fields of a form: which are shown first, what typing does to what stands there, and from when on it is said what is
//! wrong.

use super::{Sitting, at_a_desk, sitting};

/// The labels of the fields that are shown.
fn shown(sitting: &Sitting) -> Vec<&str> {
    let form = sitting.form();
    form.shown().into_iter().map(|at| &*form.inputs[at].label).collect()
}

fn at(sitting: &Sitting) -> &str {
    &sitting.form().inputs[sitting.form().at].label
}

/// What matters first of a referral.
const FIRST: [&str; 6] = ["Reference", "Team", "Worker", "Key worker", "Every", "Baby"];

#[test]
fn the_six_fields_that_matter_most_come_first_and_going_on_shows_the_rest() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("K a");
    assert_eq!(shown(&sitting), FIRST);
    let folded = sitting.form().folded();
    sitting.sees("Ctrl-O more: backup, referred");
    sitting.press("tab tab tab tab tab");
    assert_eq!((at(&sitting), sitting.form().folded()), ("Baby", folded));
    sitting.press("down");
    assert_eq!((at(&sitting), sitting.form().folded()), ("Backup", 0));
    assert!(!sitting.screen().contains("Ctrl-O more"));
    // The key does the same from anywhere; going back over the first one does, too.
    sitting.press("esc a ctrl-o");
    assert_eq!((at(&sitting), sitting.form().folded()), ("Backup", 0));
    sitting.press("esc a shift-tab");
    assert_eq!((at(&sitting), sitting.form().folded()), ("Reminders", 0));
}

#[test]
fn a_field_that_says_something_is_never_folded_away() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("K a").goes_to("Visits").rewrites("in-pairs").goes_to("Needs").rewrites("sleep");
    sitting.goes_to("Reference").rewrites("c11").press("enter").open(0).saved(1);
    sitting.app.screens.caseload.marked = Some(super::the("c11"));
    sitting.press("e");
    let labels = shown(&sitting);
    assert_eq!(labels[..6], ["Team", "Worker", "Key worker", "Every", "Baby", "Backup"]);
    assert_eq!(labels[6..], ["Visits", "Needs"]);
    // How far it reaches is asked of every one of a series.
    let mut owner = super::sitting();
    owner.on("aisha", "2026-12-03T14:25").press("e");
    assert!(shown(&owner).contains(&"Applies to"), "{:?}", shown(&owner));
    // Where all of them fit, nothing is folded away.
    owner.press("esc 0 enter");
    assert_eq!(owner.form().folded(), 0);
    assert!(!owner.screen().contains("Ctrl-O more"));
}

#[test]
fn typing_replaces_what_stood_there_until_a_key_edits_it() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-04T13:45").press("enter").goes_to("When").types("15:35");
    assert_eq!(sitting.value("When"), "15:35");
    sitting.press("esc esc enter");
    let was = sitting.value("When").to_owned();
    let (but_last, last) = was.split_at(was.len() - 1);
    for (keys, typed, becomes) in [
        ("end", "5", format!("{was}5")),
        ("home", "1", format!("1{was}")),
        ("left", "1", format!("{but_last}1{last}")),
        ("backspace", "5", format!("{but_last}5")),
        ("", "thu", "thu".to_owned()),
        ("", " x", format!("{was} x")),
    ] {
        sitting.press("esc esc enter tab").press(keys).types(typed);
        assert_eq!(sitting.value("When"), becomes, "{keys:?} {typed:?}");
    }
    // A paste does as typing does; what was typed is not replaced again.
    sitting.press("esc esc enter tab");
    sitting.input(tandem::app::Input::Pasted("2026-12-".into()));
    sitting.press("tab shift-tab").types("03");
    assert_eq!(sitting.value("When"), "2026-12-03");
}

#[test]
fn a_field_is_emptied_with_one_key_that_is_hinted() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-04T13:45").press("enter tab").sees("Ctrl-U clear").press("ctrl-u");
    assert_eq!(sitting.value("When"), "");
    assert!(sitting.entry("When").shown_problem().is_some());
}

#[test]
fn proposals_are_of_the_field_alone() {
    let mut sitting = sitting();
    sitting.on("aisha", "2026-12-04T13:45").press("enter").goes_to("Who").types("c");
    let kinds = |sitting: &Sitting| sitting.form().proposals.iter().map(|it| it.kind).collect::<Vec<_>>();
    assert!(!kinds(&sitting).is_empty() && kinds(&sitting).iter().all(|kind| *kind == "person"));
    sitting.press("tab").types("a");
    assert!(!kinds(&sitting).is_empty() && kinds(&sitting).iter().all(|kind| *kind == "family"));
    sitting.goes_to("Note").types("c");
    assert!(kinds(&sitting).is_empty());
}

#[test]
fn a_hint_is_told_from_a_text() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("K a ctrl-o").sees("(a place, by name)").sees("(0:45)");
}

#[test]
fn nothing_is_wrong_before_a_field_was_touched_or_a_save_was_tried() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("K a tab tab shift-tab");
    assert_eq!(sitting.form().problem(), None);
    assert!(!sitting.screen().contains("write the local reference"));
    // What is wrong elsewhere is not said for what was written here.
    sitting.goes_to("Worker").types("shonna");
    assert_eq!(
        sitting.form().problem().as_deref(),
        Some("Worker: nobody here is called “shonna”; did you mean Shona?")
    );
    sitting.press("ctrl-u enter").open(1).saved(0).sees("write the local reference");
    assert_eq!(at(&sitting), "Reference");
    sitting.press("esc a").types("morag");
    assert!(sitting.form().problem().unwrap().contains("looks like a name"));
}
