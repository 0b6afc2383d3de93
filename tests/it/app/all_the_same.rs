//! Rules that refuse unless a lead gives a reason: it is asked for, kept with the flag, undone with the edit.

use tandem::domain::*;

use super::*;

/// At a desk, in the form of Eilidh's BookBug of Wednesday, with somebody else to lead it.
fn led_by(me: &str, lead: &str) -> Sitting {
    let mut sitting = at_a_desk(me);
    sitting.on("eilidh", "2026-12-02T11:30").press("e").open(1);
    sitting.goes_to("Led by").rewrites(lead);
    sitting
}

#[test]
fn bookbug_takes_shona_as_leader_only_with_a_reason_that_is_kept() {
    let mut sitting = led_by("morag", "shona");
    sitting.sees("needs BookBug Session Leader").press("enter").saved(0).open(2);
    sitting.sees("Why does it go ahead anyway?").press("enter").open(2).saved(0);
    sitting.types("Eilidh is beside her, and the course is next week").press("enter").open(0).saved(1);
    let week: Week = the("2026-W49");
    let mark = sitting.app.state.sheet(week).unwrap().mark.as_ref().unwrap().item.clone();
    let given = mark.overrides.last().unwrap();
    assert_eq!((given.rule.as_str(), given.by.as_str()), ("training.needed", "morag"));
    let flags = sitting.app.view().unwrap().flags.clone();
    let flag = flags.iter().find(|flag| flag.rule == "training.needed").unwrap();
    assert_eq!(flag.given.as_ref().unwrap().reason, "Eilidh is beside her, and the course is next week");
    sitting.press("u").saved(2);
    assert!(!sitting.app.view().unwrap().flags.iter().any(|flag| flag.rule == "training.needed"));
}

#[test]
fn as_the_second_she_is_taken_without_a_word() {
    let mut sitting = at_a_desk("morag");
    sitting.on("eilidh", "2026-12-02T11:30").press("e").open(1);
    sitting.goes_to("When").rewrites("55m").press("enter").saved(1).open(0);
}

#[test]
fn a_peer_is_told_that_it_is_for_a_lead_before_any_reason_is_asked_for() {
    let mut sitting = led_by("shona", "shona");
    sitting.press("enter").saved(0).regrets("for a team lead to change");
}

#[test]
fn a_family_in_loss_mode_is_not_taken_to_what_is_for_babies_without_a_reason() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("a").types("fri 14:30 bookbug-home catriona c7").press("enter").saved(0);
    sitting.sees("Why does it go ahead anyway?").press("esc").saved(0);
}
