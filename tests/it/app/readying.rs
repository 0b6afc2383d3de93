//! What a team has ready before somebody starts: ticked item by item, and brought to the lead's inbox in time.

use tandem::app::Layer;
use tandem::domain::*;

use super::{at_a_desk, sitting, the};

#[test]
fn a_list_is_started_ticked_and_unticked_and_stays_open() {
    let mut sitting = at_a_desk("morag");
    sitting.press("3");
    sitting.app.selection.person = Some(the("shona"));
    sitting.press("alt-t").sees("Shona has no list yet").press("enter").sees("To have ready for Shona");
    let ready = |sitting: &super::Sitting| {
        let person = sitting.app.state.person(&the("shona")).unwrap().clone();
        person.checklist.iter().map(|it| it.done).collect::<Vec<_>>()
    };
    assert!(ready(&sitting).iter().all(|done| !done));
    sitting.press("down enter").sees("1 of 8 ready");
    assert_eq!(ready(&sitting)[..2], [false, true]);
    assert!(matches!(sitting.app.layers.last(), Some(Layer::List(_))));
    sitting.press("enter").sees("0 of 8 ready").press("esc u");
    assert_eq!(ready(&sitting)[..2], [false, true], "each tick is taken back by itself");
    // Whoever may not read it finds nothing of it.
    let sitting = at_a_desk("eilidh");
    assert!(sitting.app.state.person(&the("shona")).unwrap().checklist.is_empty());
}

#[test]
fn it_reaches_the_leads_inbox_when_the_start_is_near_and_something_is_open() {
    for (started, done, waits) in [
        ("2026-12-07", false, true),
        ("2026-12-07", true, false),
        ("2027-02-01", false, false),
        ("2026-11-20", false, true),
        ("2026-09-01", false, false),
    ] {
        let mut state = (*super::example_state()).clone();
        let mut person = state.person(&the("shona")).unwrap().clone();
        person.started = Some(the(started));
        person.checklist = vec![ChecklistItem::new("A desk".into(), done)];
        state = state.preview(&[person.into()]).unwrap();
        for (author, leads) in [("morag", true), ("fiona", false), ("eilidh", false)] {
            let mut sitting = super::on_paper(std::sync::Arc::new(state.clone()), author);
            sitting.press("I");
            let there = sitting.screen().contains("not ready");
            assert_eq!(there, waits && leads, "{started} {done} {author}");
        }
    }
    let mut sitting = sitting();
    sitting.press("I");
    assert!(!sitting.screen().contains("not ready"));
}
