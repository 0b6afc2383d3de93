//! The case of a family, opened from where it is marked: who may, of which of several, and that it keeps up with the state.

use std::sync::Arc;

use tandem::app::{Input, Layer, Paragraph};
use tandem::domain::*;

use super::{Sitting, at_a_desk, bring_in, example_state, on_paper, sitting, the};

fn marked(author: &str, family: &str) -> Sitting {
    let mut sitting = on_paper(example_state(), author);
    sitting.press("K");
    sitting.app.screens.caseload.marked = Some(the(family));
    sitting.input(Input::Resized(120, 40));
    sitting
}

fn title(sitting: &Sitting) -> Option<&str> {
    match sitting.app.layers.last() {
        Some(Layer::Case(case)) => Some(&case.page.title),
        _ => None,
    }
}

fn says(sitting: &Sitting) -> String {
    let Some(Layer::Case(case)) = sitting.app.layers.last() else { panic!("no case is open") };
    let line = |it: &Paragraph| match it {
        Paragraph::Fact(name, what) | Paragraph::Course { name, said: what, .. } => {
            format!("{name}: {what}\n")
        }
        Paragraph::Heading(text) => format!("{text}\n"),
        _ => String::new(),
    };
    case.page.paragraphs.iter().map(line).collect()
}

#[test]
fn one_key_opens_the_case_of_the_marked_family() {
    let mut sitting = marked("owner", "c4");
    sitting.press("i");
    assert_eq!(title(&sitting), Some("Case C4"));
    assert!(says(&sitting).contains("For a review meeting") && says(&sitting).contains("Contacts so far"));
    sitting.press("down pagedown pageup up esc").open(0);
}

#[test]
fn in_a_cell_it_is_that_of_the_session_and_of_several_one_is_chosen() {
    let mut eilidh = on_paper(example_state(), "eilidh");
    eilidh.on("eilidh", "2026-12-02T11:30");
    let families = eilidh.app.selected().unwrap().booking().families.clone();
    assert!(families.len() > 1, "a group");
    eilidh.press("i").open(1);
    let Some(Layer::List(list)) = eilidh.app.layers.last() else { panic!("no list") };
    assert_eq!(list.items.len(), families.len());
    eilidh.press("enter");
    assert_eq!(title(&eilidh), Some(&*format!("Case {}", families[0].called())));
    eilidh.press("esc").open(0);
    // Somebody's day without a family has nothing to open, and says so.
    eilidh.on("eilidh", "2026-12-02T09:00").press("i").open(0);
    assert!(eilidh.app.said.notice.as_ref().unwrap().text.contains("no family is marked"));
}

#[test]
fn a_peer_opens_those_of_the_families_she_is_with_and_is_told_whom_to_ask_for_others() {
    let mut aisha = on_paper(example_state(), "aisha");
    aisha.press("K");
    let state = example_state();
    for line in &aisha.app.screens.caseload.found.clone().unwrap().lines {
        let family = state.family(&line.family.reference).unwrap();
        let named = [&family.worker, &family.backup, &family.key_worker];
        assert!(named.contains(&&Some(the("aisha"))), "{}", family.reference);
        aisha.app.screens.caseload.marked = Some(family.reference.clone());
        aisha.input(Input::Resized(120, 40));
        aisha.press("i");
        assert_eq!(title(&aisha), Some(&*format!("Case {}", family.reference.called())));
        aisha.press("esc");
    }
    // In a group with a family that is somebody else's, that one's case is not hers to open.
    let mut other = state.family(&the("a3")).unwrap().clone();
    (other.worker, other.backup) = (Some(the("shona")), None);
    let mut eilidh = on_paper(Arc::new(state.preview(&[other.into()]).unwrap()), "eilidh");
    eilidh.on("eilidh", "2026-12-02T11:30").press("i").open(1);
    let Some(Layer::List(list)) = eilidh.app.layers.last() else { panic!("no list") };
    let refused: Vec<_> =
        list.items.iter().filter_map(|it| Some((&*it.label, it.unavailable.as_deref()?))).collect();
    let words = "A3's case is for those who are with the family to read: ask Shona or a team lead";
    assert_eq!(refused, [("A3", words)]);
}

#[test]
fn it_keeps_up_with_the_state() {
    let mut lead = at_a_desk("fiona");
    lead.press("K");
    lead.app.screens.caseload.marked = Some(the("c4"));
    lead.input(Input::Resized(120, 40));
    lead.press("i");
    let before = says(&lead);
    let mut family = lead.app.state.family(&the("c4")).unwrap().clone();
    family.needs.push("travel-help".into());
    bring_in(lead.desk(), vec![family.into()], "She needs help with travel");
    lead.news();
    assert_ne!(says(&lead), before);
    assert!(says(&lead).contains("Needs help with travel"));
}

#[test]
fn a_case_of_somebody_who_may_not_know_it_any_more_is_closed() {
    let mut sitting = marked("owner", "c4");
    sitting.press("i");
    assert!(title(&sitting).is_some());
    let gone = sitting.app.state.preview(&[Change::Remove(Key::Family(the("c4")))]);
    sitting.input(Input::State(Arc::new(gone.unwrap()), vec![]));
    sitting.open(0);
}

#[test]
fn at_every_size_it_is_drawn() {
    let mut all = sitting();
    all.press("K i");
    for (columns, rows) in
        [(1, 1), (2, 3), (10, 4), (40, 10), (80, 24), (149, 20), (150, 9), (200, 50), (400, 3)]
    {
        all.input(Input::Resized(columns, rows));
        for keys in ["down", "pagedown", "pagedown", "pagedown", "pageup"] {
            all.press(keys);
            all.screen();
        }
    }
}
