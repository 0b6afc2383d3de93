//! Somebody leaves: one form, a page for each kind of thing, saved as one entry and taken back as one.

use tandem::app::Input;
use tandem::domain::*;
use tandem::exchange::team_file;

use super::{Sitting, at_a_desk, records, sitting, the};

fn leaves(sitting: &mut Sitting, person: &str) {
    sitting.press("3");
    sitting.app.selection.person = Some(the(person));
    sitting.press("alt-v");
}

#[test]
fn a_leaver_hands_all_over_at_once_and_it_is_taken_back_at_once() {
    let mut sitting = at_a_desk("fiona");
    let before = records(&sitting.app.state);
    leaves(&mut sitting, "aisha");
    sitting.sees("Aisha leaves").sees("1 of 4");
    sitting.rewrites("fri 18 dec 2026").press("enter").sees("2 of 4").sees("C8");
    sitting.press("enter").sees("3 of 4").sees("Wellbeing Group");
    sitting.press("enter").sees("4 of 4").sees("Aisha keeps the families until then").sees("are vacant from");
    assert!(sitting.saved.is_empty());
    sitting.press("enter").sees("To send").sees("would you take").press("esc").open(0).saved(1);
    let state = sitting.app.state.clone();
    assert!(state.person(&the("aisha")).is_some(), "she is ended, not deleted");
    assert!(state.shares_of(&the("aisha")).all(|it| it.until == Some(the("2026-12-18"))));
    let hers = |state: &State| {
        state
            .known_families()
            .filter(|it| it.worker == Some(the("aisha")) && it.status != FamilyStatus::Closed)
            .count()
    };
    assert!(hers(&state) > 0, "they stay with her up to the day");
    let next = |day: &str| {
        let of = |it: &&Family| {
            it.status != FamilyStatus::Closed && state.worker_on(it, the(day)) == Some(&the("aisha"))
        };
        state.known_families().filter(of).count()
    };
    assert_eq!((next("2026-12-18"), next("2026-12-19")), (hers(&state), 0));
    sitting.press("u");
    assert_eq!(records(&sitting.app.state), before);
    let file = team_file::write(&sitting.desk().state());
    let again = team_file::import(&file, &State::default()).unwrap();
    assert_eq!(team_file::write(&State::default().preview(&again.changes).unwrap()), file);
}

#[test]
fn what_cannot_be_is_said_where_it_is_written() {
    let mut sitting = sitting();
    leaves(&mut sitting, "aisha");
    sitting.press("enter").rewrites("aisha").press("enter");
    let here = &sitting.form().inputs[sitting.form().at];
    assert_eq!(here.shown_problem(), Some("Aisha leaves: name somebody else"));
    sitting.press("ctrl-u").sees("nobody yet: it waits in the inbox");
    // Nobody is meant where a place is marked.
    let mut sitting = super::sitting();
    sitting.press("F alt-v").sees("Nobody is selected");
    // A peer is told whose it is.
    let mut sitting = at_a_desk("eilidh");
    leaves(&mut sitting, "eilidh");
    assert!(sitting.app.layers.is_empty());
}

#[test]
fn another_teams_lead_sees_no_family_of_theirs() {
    let mut state = (*super::example_state()).clone();
    // Somebody of Ailsa supports a family of Strathmore too.
    let family = state.family(&the("c8")).unwrap().clone();
    state = state.preview(&[Family { worker: Some(the("eilidh")), ..family }.into()]).unwrap();
    let mut sitting = super::on_paper(std::sync::Arc::new(state), "owner");
    leaves(&mut sitting, "eilidh");
    assert!(sitting.form().inputs.iter().any(|it| it.label == "C8"), "the owner sees it");
    let mut sitting = at_a_desk("morag");
    leaves(&mut sitting, "eilidh");
    let is_theirs = |label: &str| label.starts_with('C') && label.bytes().any(|b| b.is_ascii_digit());
    assert!(sitting.form().inputs.iter().all(|it| !is_theirs(&it.label)));
    // She of Strathmore is not hers to end.
    let mut sitting = at_a_desk("morag");
    leaves(&mut sitting, "aisha");
    assert!(sitting.app.layers.is_empty());
    sitting.sees("belongs to Strathmore");
}

#[test]
fn each_page_at_each_size() {
    let mut sitting = sitting();
    leaves(&mut sitting, "aisha");
    sitting.rewrites("fri 18 dec 2026");
    for page in 1..=4 {
        for size in [(80, 24), (120, 40), (200, 50)] {
            sitting.app.surface.size = size;
            insta::assert_snapshot!(format!("leaver_{page}_{}x{}", size.0, size.1), sitting.screen());
        }
        sitting.app.surface.size = (120, 40);
        if page < 4 {
            sitting.press("enter");
        }
    }
}

fn marked_in_inbox(sitting: &Sitting) -> String {
    tandem::app::screen::inbox::marked(&sitting.app).map(|it| it.what).unwrap_or_default()
}

/// Goes on to the page of what it comes to.
fn to_the_end(sitting: &mut Sitting) -> &mut Sitting {
    while !sitting.screen().contains(": what it comes to") {
        sitting.press("enter").open(1);
    }
    sitting
}

#[test]
fn a_lead_who_leaves_a_team_without_another_is_told_what_that_means() {
    let mut sitting = super::on_paper(super::example_state(), "owner");
    sitting.app.surface.size = (200, 50);
    leaves(&mut sitting, "fiona");
    to_the_end(&mut sitting).sees("has no lead then");
    // Where somebody else leads it too, there is nothing to say.
    let state = super::example_state();
    let aisha = Person { role: Role::TeamLead, ..state.person(&the("aisha")).unwrap().clone() };
    let state = state.preview(&[aisha.into()]).unwrap();
    let mut sitting = super::on_paper(std::sync::Arc::new(state), "owner");
    sitting.app.surface.size = (200, 50);
    leaves(&mut sitting, "fiona");
    to_the_end(&mut sitting);
    assert!(!sitting.screen().contains("has no lead then"));
}

#[test]
fn who_takes_over_from_another_team_or_as_a_volunteer_is_said() {
    let state = super::example_state();
    let volunteer = Person { role: Role::Volunteer, ..state.person(&the("catriona")).unwrap().clone() };
    let state = state.preview(&[volunteer.into()]).unwrap();
    let mut sitting = super::on_paper(std::sync::Arc::new(state), "owner");
    sitting.app.surface.size = (200, 50);
    leaves(&mut sitting, "aisha");
    sitting.press("enter").rewrites("catriona").sees(", a volunteer");
    sitting.rewrites("eilidh").sees("of Ailsa");
}

#[test]
fn families_go_over_in_the_inbox_from_the_day_after_and_whoever_gets_them_is_told() {
    let mut lead = at_a_desk("fiona");
    leaves(&mut lead, "aisha");
    lead.rewrites("fri 18 dec 2026").press("enter enter enter enter").press("esc").open(0).saved(1);
    let taker = {
        let family = lead.app.state.family(&the("c8")).unwrap().clone();
        lead.app.state.worker_on(&family, the("2026-12-19")).unwrap().clone()
    };
    let mut theirs = lead.beside(taker.as_str());
    theirs.press("I").sees("to you").sees("Aisha is with them until then").sees("from Sat 19 Dec");
    // Not before the day.
    lead.press("I").lacks("Aisha has left: hand over");
    lead.input(Input::Now(the("2026-12-19T09:00")));
    lead.press("1 I").sees("Aisha has left: hand over the families");
    while !marked_in_inbox(&lead).contains("Aisha has left: hand over") {
        lead.press("down");
    }
    lead.press("enter").open(1).sees("Hand over as planned").press("enter").open(0).saved(2);
    lead.lacks("Aisha has left: hand over the families");
    let of = |it: &Family| it.status != FamilyStatus::Closed && it.worker == Some(the("aisha"));
    assert!(!lead.app.state.known_families().any(of));
    theirs.news();
    theirs.input(Input::Now(the("2026-12-19T09:00")));
    theirs.press("1 I").sees("is with you now").sees("given to you today");
    lead.press("u");
    assert!(lead.app.state.known_families().any(of));
}
