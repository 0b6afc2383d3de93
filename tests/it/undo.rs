//! The floor of undo at the desk: what takes a yes, to what it is said, and what can be done again or no more.

use std::path::Path;

use tandem::desk::Desk;
use tandem::domain::*;
use tandem::exchange::example;
use tandem::store::Store;

use crate::desk::{author, desk, proposal, redo, turn, undo};
use crate::store::all;
use crate::years::{place, the};

/// What a refusal asks about.
fn asked(refused: Result<String, Refusal>) -> Reversal {
    match refused {
        Err(Refusal::Asks(asks)) => *asks,
        other => panic!("nothing was asked: {other:?}"),
    }
}

fn words(refused: Result<String, Refusal>) -> String {
    match refused {
        Err(Refusal::NotUndone(words)) => words,
        other => panic!("{other:?}"),
    }
}

/// The example service, imported into an empty store.
fn imported(dir: &Path) -> Desk {
    let desk = Desk::open(dir, "test").unwrap();
    let changes = example::changes().unwrap();
    let import = Proposal { cause: Cause::Imported, ..proposal("owner", "Imported team.toml", changes) };
    desk.commit(import).wait().unwrap();
    desk
}

#[test]
fn an_import_is_taken_back_only_with_a_yes_to_just_that() {
    let dir = tempfile::tempdir().unwrap();
    let desk = imported(dir.path());
    let before = all(&desk.state());
    let asks = asked(undo(&desk, "owner"));
    let state = desk.state();
    assert_eq!((asks.turn, asks.floor, asks.rev), (UndoDirection::Back, Floor::Import, 1));
    assert_eq!(asks.summary, "Imported team.toml");
    assert_eq!(asks.teams, state.records.teams.len());
    assert_eq!(asks.people, state.people().count());
    assert_eq!(asks.families, state.records.families.len());
    assert_eq!(asks.records, desk.log(0, 1).wait().unwrap()[0].edits.len());
    assert_eq!(all(&desk.state()), before, "it was taken back all the same");
    // A yes to something else is no yes to this.
    desk.commit(proposal("owner", "a base", vec![place("base", "Base").into()])).wait().unwrap();
    let refused = words(turn(&desk, "owner", UndoDirection::Back, Consent::To(asks.rev)));
    assert!(refused.contains("nothing was undone") && refused.contains("a base"), "{refused}");
    assert_eq!(undo(&desk, "owner").unwrap(), "Undid: a base");
    assert_eq!(
        turn(&desk, "owner", UndoDirection::Back, Consent::To(1)).unwrap(),
        "Undid: Imported team.toml"
    );
    assert!(desk.state().service().is_none());
    // To bring as much back takes a yes too; after a restart as well.
    desk.close().wait().unwrap();
    let desk = Desk::open(dir.path(), "test").unwrap();
    let asks = asked(redo(&desk, "owner"));
    assert_eq!((asks.turn, asks.floor), (UndoDirection::Again, Floor::Many));
    assert_eq!(desk.redoable(Author::Owner).wait().unwrap().as_deref(), Some("Imported team.toml"));
    let done = turn(&desk, "owner", UndoDirection::Again, Consent::Whatever).unwrap();
    assert_eq!(done, "Redid: Imported team.toml");
    assert!(desk.state().service().is_some());
    // What was brought back is an import all the same.
    assert_eq!(asked(undo(&desk, "owner")).floor, Floor::Import);
    desk.close().wait().unwrap();
    let desk = Desk::open(dir.path(), "test").unwrap();
    assert_eq!(asked(undo(&desk, "owner")).floor, Floor::Import);
}

#[test]
fn an_entry_is_taken_back_by_its_revision_whatever_came_after_it() {
    let dir = tempfile::tempdir().unwrap();
    let desk = imported(dir.path());
    let den = |name: &str| vec![place("den", name).into()];
    desk.commit(proposal("morag", "a den", den("Den"))).wait().unwrap();
    desk.commit(proposal("fiona", "a hall", vec![place("lodge", "Hall").into()])).wait().unwrap();
    desk.commit(proposal("morag", "a shed", vec![place("shed", "Shed").into()])).wait().unwrap();
    let take = |by: &str, rev: Rev, consent| {
        let asker = (author(by), "local", Instant(29_000_002));
        desk.take_back(rev, asker, consent).wait().map(|receipt| receipt.summary)
    };
    // It is asked first, whatever it is.
    let asks = asked(take("morag", 2, Consent::Ask));
    assert_eq!((asks.floor, asks.rev, asks.records, asks.summary.as_str()), (Floor::Chosen, 2, 1, "a den"));
    assert!(desk.state().place(&the("den")).is_some());
    assert!(words(take("fiona", 2, Consent::Whatever)).contains("not yours"));
    assert_eq!(take("morag", 2, Consent::Whatever).unwrap(), "Undid: a den");
    assert!(desk.state().place(&the("den")).is_none() && desk.state().place(&the("shed")).is_some());
    // It is gone already; what took it back can be taken back itself, which does it again.
    for consent in [Consent::Ask, Consent::Whatever] {
        assert!(words(take("morag", 2, consent)).contains("entry 2 was already taken back by entry 5"));
    }
    assert_eq!(asked(take("morag", 5, Consent::Ask)).turn, UndoDirection::Again);
    assert_eq!(take("morag", 5, Consent::Whatever).unwrap(), "Redid: a den");
    assert!(desk.state().place(&the("den")).is_some());
    // The owner takes back anybody's, but not over a later change.
    assert_eq!(take("owner", 3, Consent::Whatever).unwrap(), "Undid: a hall");
    desk.commit(proposal("fiona", "another name", den("Harbour"))).wait().unwrap();
    assert!(words(take("owner", 2, Consent::Ask)).contains("Fiona has changed the place"));
    for (rev, why) in [(0, "no entry 0"), (99, "the latest is 8")] {
        assert!(words(take("owner", rev, Consent::Ask)).contains(why), "{rev}");
    }
    // What was chosen is done again like any other; what is next to be taken back is what was.
    assert_eq!(redo(&desk, "owner").unwrap(), "Redid: a hall");
    assert_eq!(undo(&desk, "owner").unwrap(), "Undid: a hall");
}

#[test]
fn a_small_import_and_a_set_up_are_asked_about_and_brought_back_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let changes = vec![place("base", "Base").into()];
    let import = Proposal { cause: Cause::Imported, ..proposal("morag", "Imported places.toml", changes) };
    desk.commit(import).wait().unwrap();
    let asks = asked(undo(&desk, "morag"));
    assert_eq!((asks.floor, asks.records, asks.people), (Floor::Import, 1, 0));
    turn(&desk, "morag", UndoDirection::Back, Consent::To(asks.rev)).unwrap();
    assert_eq!(redo(&desk, "morag").unwrap(), "Redid: Imported places.toml");
    turn(&desk, "morag", UndoDirection::Back, Consent::Whatever).unwrap();
    let asks = asked(undo(&desk, "owner"));
    assert_eq!((asks.floor, asks.summary.as_str()), (Floor::SetUp, "set up"));
    turn(&desk, "owner", UndoDirection::Back, Consent::To(asks.rev)).unwrap();
    assert_eq!(redo(&desk, "owner").unwrap(), "Redid: set up");
}

#[test]
fn more_than_fifty_records_are_asked_about_either_way() {
    for (many, asks) in [(MOST_UNASKED, false), (MOST_UNASKED + 1, true)] {
        let dir = tempfile::tempdir().unwrap();
        let desk = desk(dir.path());
        let places = (0..many).map(|n| place(&format!("p-{n}"), "Hall").into()).collect();
        desk.commit(proposal("morag", "many halls", places)).wait().unwrap();
        for way in [UndoDirection::Back, UndoDirection::Again] {
            let turned = turn(&desk, "morag", way, Consent::Ask);
            if asks {
                let asks = asked(turned);
                assert_eq!((asks.turn, asks.floor, asks.records), (way, Floor::Many, many));
                turn(&desk, "morag", way, Consent::To(asks.rev)).unwrap();
            } else {
                turned.unwrap();
            }
        }
    }
}

#[test]
fn what_was_undone_and_then_passed_over_says_why_it_cannot_be_redone() {
    let dir = tempfile::tempdir().unwrap();
    let first = desk(dir.path());
    turn(&first, "owner", UndoDirection::Back, Consent::Whatever).unwrap();
    first
        .commit(proposal("owner", "Another service", vec![Service::new("B".into(), Nation::Wales).into()]))
        .wait()
        .unwrap();
    for desk in [first.clone(), {
        first.close().wait().unwrap();
        Desk::open(dir.path(), "test").unwrap()
    }] {
        if desk.log(0, 1).wait().is_err() {
            continue;
        }
        let why = words(redo(&desk, "owner"));
        assert!(why.contains("\"set up\" was undone") && why.contains("\"Another service\""), "{why}");
        assert_eq!(desk.redoable(Author::Owner).wait().unwrap(), None);
    }
}

#[test]
fn after_a_restore_what_came_before_it_is_asked_about() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let first = desk(dir.path());
    first.commit(proposal("morag", "a base", vec![place("base", "Base").into()])).wait().unwrap();
    let file = other.path().join("team.backup");
    first.backup(&file, false).wait().unwrap();
    first.commit(proposal("morag", "a hall", vec![place("hall", "Hall").into()])).wait().unwrap();
    first.close().wait().unwrap();
    let fresh = other.path().join("fresh");
    for data in [dir.path(), fresh.as_path()] {
        let restored = Store::restore(&file, data, "test").unwrap();
        let desk = Desk::open(data, "test").unwrap();
        let asks = asked(undo(&desk, "morag"));
        assert_eq!((asks.floor, asks.summary.as_str(), asks.rev), (Floor::Restore, "a base", restored.rev));
        // What was done since is taken back as ever.
        desk.commit(proposal("morag", "a hall", vec![place("hall", "Hall").into()])).wait().unwrap();
        assert_eq!(undo(&desk, "morag").unwrap(), "Undid: a hall");
        assert_eq!(redo(&desk, "morag").unwrap(), "Redid: a hall");
        assert_eq!(undo(&desk, "morag").unwrap(), "Undid: a hall");
        assert_eq!(asked(undo(&desk, "morag")).summary, "a base");
        desk.close().wait().unwrap();
    }
}

#[test]
fn a_yes_gives_nobody_a_right_that_they_have_not() {
    let dir = tempfile::tempdir().unwrap();
    let desk = desk(dir.path());
    let mut changes: Vec<Change> = (0..60).map(|n| place(&format!("p-{n}"), "Hall").into()).collect();
    changes.push(place("base", "Base").into());
    desk.commit(proposal("morag", "many halls", changes)).wait().unwrap();
    let Some((_, Record::Person(morag))) = desk.state().get(&Key::Person(the("morag"))).unwrap() else {
        panic!("nobody is there");
    };
    let peer = Person { role: Role::PeerWorker, ..Person::clone(&morag) };
    desk.commit(proposal("owner", "no lead any more", vec![peer.into()])).wait().unwrap();
    let refused = turn(&desk, "morag", UndoDirection::Back, Consent::Whatever);
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
    assert_eq!(
        desk.state().records.places.len(),
        61 + usize::from(desk.state().place(&the("unit")).is_some())
    );
    // Nobody takes back what somebody else did, however much they agree to it.
    assert_eq!(
        words(turn(&desk, "eilidh", UndoDirection::Back, Consent::Whatever)),
        "there is nothing of yours to undo"
    );
    assert_eq!(author("owner"), Author::Owner);
}
