//! Adding from one line: sessions, series and leave; what is proposed, what is said, what stays open when refused.

use tandem::app::Layer;
use tandem::domain::*;
use tandem::rules::Flag;

use super::{at_a_desk, sitting, the};

#[test]
fn one_line_adds_a_session_and_selects_it() {
    let mut sitting = sitting();
    sitting.at("aisha", "2026-12-03").press("a").open(1).types("thu 15:30 phone c4 20m");
    assert_eq!(sitting.remark().unwrap(), "Thu 3 Dec 15:30–15:50 · Phone call C4 (Aisha)");
    assert!(sitting.app.preview.is_some());
    sitting.press("enter").open(0).says("Add Thu 3 Dec 15:30–15:50").saved(1);
    assert!(sitting.app.preview.is_none());
    let booked = sitting.booked("aisha", "2026-12-03T15:30");
    assert_eq!(sitting.app.selection.session, Some(booked.id.clone()));
    assert_eq!(booked.booking().minutes, Minutes(20));
    sitting.press("u").says("Undid");
    assert!(sitting.bookings("aisha", "2026-12-03T15:30").is_empty());
}

#[test]
fn a_line_shows_what_it_clears_of_how_things_stand() {
    let mut sitting = sitting();
    sitting.press("a").types("thu 15 supervision shona dr-nair");
    let due = |flags: &[Flag]| {
        flags.iter().any(|it| it.rule == "supervision.due" && it.subject.id == "shona/clinical")
    };
    let preview = sitting.app.preview.as_ref().unwrap();
    assert!(due(&preview.flags.clears), "{:?}", preview.flags.clears);
    assert!(!due(&preview.view.as_ref().unwrap().flags));
    sitting.press("esc");
    assert!(due(&sitting.app.view().unwrap().flags));
}

#[test]
fn what_lands_in_another_week_is_shown_there() {
    let mut sitting = sitting();
    sitting.press("a").types("2026-12-16 16 notes shona").press("enter").open(0).saved(1);
    assert_eq!(sitting.app.selection.day, the("2026-12-16"));
    assert_eq!(sitting.app.selection.person, Some(the("shona")));
    assert_eq!(sitting.app.selected().unwrap().start, the("2026-12-16T16:00"));
}

#[test]
fn a_series_is_added_and_comes_again() {
    let mut sitting = sitting();
    sitting.press("a").types("every tue 16 supervision eilidh dr-nair until 22/12");
    assert!(
        sitting.remark().unwrap().starts_with("every week until 22 Dec 2026, from Tue 8 Dec 16:00–17:00")
    );
    sitting.press("enter").open(0).saved(1);
    for day in ["08", "15", "22"] {
        let booked = sitting.booked("eilidh", &format!("2026-12-{day}T16:00"));
        assert_eq!(booked.booking().with, [the::<PersonId>("dr-nair")]);
        assert_eq!(booked.booking().track, Some(Track::Clinical));
    }
    assert!(sitting.bookings("eilidh", "2026-12-29T16:00").is_empty());
    sitting.press("a").types("every tue 17 supervision eilidh dr-nair").press("enter").open(0).saved(2);
    assert_ne!(
        sitting.booked("eilidh", "2026-12-08T16:00").series,
        sitting.booked("eilidh", "2026-12-08T17:00").series
    );
}

#[test]
fn leave_is_added_as_approved_by_a_lead_and_as_asked_for_by_a_peer() {
    let mut owner = sitting();
    owner.press("a").types("fri leave aisha").press("enter").open(0).saved(1);
    let key = (the("aisha"), the("2026-12-04"), LeaveKind::Annual, 0);
    let state = |record: Option<Record>| match record {
        Some(Record::Leave(leave)) => leave.state,
        other => panic!("{other:?}"),
    };
    assert_eq!(state(owner.record(&Key::Leave(key.clone()))), LeaveState::Approved);
    let mut peer = at_a_desk("aisha");
    peer.at("aisha", "2026-12-04").press("a").types("fri leave").press("enter").open(0).saved(1);
    assert_eq!(state(peer.record(&Key::Leave(key))), LeaveState::Requested);
}

#[test]
fn tab_completes_with_the_marked_proposal() {
    let mut sitting = sitting();
    sitting.press("a").types("thu 16 supervision eil").press("tab");
    assert_eq!(sitting.written(), "thu 16 supervision eilidh ");
    sitting.types("dr").press("down tab");
    let second = sitting.written().to_owned();
    sitting.rewrites("thu 16 supervision eilidh dr").press("tab");
    let first = sitting.written().to_owned();
    assert_ne!(first, second);
    assert!(first.contains(" dr-") && second.contains("eilidh "), "{first} / {second}");
    sitting.rewrites("thu 16 supervision eilidh dr").press("down up tab");
    assert_eq!(sitting.written(), first);
    sitting.rewrites("thu 16 nonesuch").press("tab");
    assert_eq!(sitting.written(), "thu 16 nonesuch");
}

#[test]
fn a_line_that_is_not_whole_says_what_is_missing_and_stays() {
    let mut sitting = sitting();
    sitting.press("a enter").open(1).sees("write what, when and who");
    sitting.types("thu phone c4").press("enter").open(1).sees("say when: 14 or 14:30").saved(0);
    assert!(sitting.app.preview.is_none());
    sitting.types(" 15:40 aisha").press("enter").open(0).saved(1);
    sitting.press("a").types("anything").press("esc").open(0).saved(1);
}

#[test]
fn a_refused_line_stays_open_with_what_was_written() {
    let mut lead = at_a_desk("morag");
    lead.press("a").types("thu 15:40 notes aisha").press("enter").open(1);
    lead.regrets("you lead Ailsa MBU").saved(0);
    assert_eq!(lead.written(), "thu 15:40 notes aisha");
    assert!(lead.app.preview.is_some());
    lead.rewrites("fri 8:30 restraint eilidh")
        .press("enter")
        .open(2)
        .sees("Not saved")
        .sees("never done by anyone in a peer role")
        .press("esc")
        .open(1);
    lead.rewrites("fri 8:30 notes eilidh").press("enter").open(0).says("Add Fri 4 Dec").saved(1);
    lead.press("u").says("Undid: Add Fri 4 Dec").press("U").says("Redid: Add Fri 4 Dec").saved(3);
    lead.press("ctrl-r").regrets("there is nothing to redo");
}

#[test]
fn pasted_text_is_written_where_text_is_taken() {
    let mut sitting = sitting();
    sitting.input(tandem::app::Input::Pasted("thu 16 phone c4".into()));
    sitting.regrets("Open a line to paste into").open(0).press("a");
    sitting.input(tandem::app::Input::Pasted("thu 16\nphone\tc4 \u{1b}[31m".into()));
    assert_eq!(sitting.written(), "thu 16 phone c4 [31m");
    sitting.press("ctrl-u");
    sitting.input(tandem::app::Input::Pasted("thu 16\nphone\tc4\naisha\n".into()));
    sitting.press("enter").open(0).saved(1);
}

#[test]
fn what_is_previewed_shows_the_flags_that_it_adds() {
    let mut sitting = sitting();
    sitting.press("a").types("thu 10:30 home-visit c9 aisha");
    let preview = sitting.app.preview.as_ref().unwrap();
    assert!(
        preview.flags.adds.iter().any(|flag| flag.rule == "clash.double_booked"),
        "{:?}",
        preview.flags.adds
    );
    assert!(matches!(sitting.app.layers.last(), Some(Layer::Line(_))));
}
