//! Names as they are read and proposed.

use super::*;
use crate::domain::{Change, Person, Place, PlaceKind, Role};

/// A state with some people, and places by the sea.
fn state() -> State {
    let person = |(id, name): (&str, &str)| -> Change {
        let team = "team".parse().unwrap();
        Person::new(id.parse().unwrap(), name.to_owned(), team, Role::PeerWorker).into()
    };
    let place = |(id, name): (&str, &str)| -> Change {
        let (id, name) = (id.parse().unwrap(), name.to_owned());
        Place { id, name, kind: PlaceKind::Base, low_signal: false, until: None }.into()
    };
    let people = [
        ("p1", "Ann Brown"),
        ("p2", "Ann Gray"),
        ("p3", "Zoë Øst"),
        ("p4", "Dr Nair"),
        ("p5", "Bo Hill"),
        ("p6", "Bo Hill"),
    ];
    let places = [("base", "Harbour House"), ("hall", "Brae Hall")];
    let all: Vec<Change> = people.into_iter().map(person).chain(places.into_iter().map(place)).collect();
    State::default().preview(&all).unwrap()
}

#[test]
fn somebody_is_found_by_any_beginning_or_word_of_their_name() {
    let state = state();
    let names = NameList::people(&state);
    for (written, id) in [
        ("Ann B", "p1"),
        ("ann g", "p2"),
        ("gray", "p2"),
        ("zoe", "p3"),
        ("ØST", "p3"),
        ("ost", "p3"),
        ("nair", "p4"),
        ("p5", "p5"),
        ("bo hill (p6)", "p6"),
    ] {
        assert_eq!(names.one(written).map(|it| it.to_string()), Ok(id.to_owned()), "{written}");
    }
    for (written, said) in [
        ("ann", "could be Ann B or Ann G"),
        ("a", "could be Ann B or Ann G"),
        ("xavier", "nobody here is called “xavier”"),
        ("nayr", "did you mean Dr Nair?"),
        ("", "write a name"),
    ] {
        let found = names.one(written).unwrap_err();
        assert!(found.contains(said), "{written}: {found}");
    }
    let places = NameList::places(&state);
    assert_eq!(places.one("hall").map(|it| it.to_string()), Ok("hall".to_owned()));
    assert_eq!(places.one("harb").map(|it| places.name(&it)), Ok("Harbour House".to_owned()));
    assert_eq!(places.if_any(""), Ok(None));
}

#[test]
fn a_list_of_names_is_read_as_it_is_said() {
    let state = state();
    let names = NameList::people(&state);
    let read = |written: &str| names.some(written).map(|ids| names.names(&ids));
    for (written, said) in [
        ("Ann B, Ann G", "Ann B, Ann G"),
        ("ann b ann g", "Ann B, Ann G"),
        ("zoe and nair", "Zoë, Dr Nair"),
        ("zoe,nair;ann gray", "Zoë, Dr Nair, Ann G"),
        ("", ""),
    ] {
        assert_eq!(read(written), Ok(said.to_owned()), "{written}");
    }
    assert!(read(" , ").is_err() && read("and").is_err(), "something is written, and nobody named");
    assert!(read("zoe nobody").unwrap_err().contains("“nobody”"));
    assert!(read("ann, zoe").unwrap_err().contains("“ann” could be"));
    let all: Vec<PersonId> = state.people().map(|it| it.id.clone()).collect();
    assert_eq!(names.some(&names.names(&all)), Ok(all), "whoever is shown is read again");
}

#[test]
fn the_name_that_is_being_written_is_proposed() {
    let state = state();
    let names = NameList::people(&state);
    let proposed = |written: &str, is_list| {
        let (from, all) = names.proposals(written, is_list);
        (from, all.into_iter().map(|it| it.insert).collect::<Vec<_>>())
    };
    assert_eq!(proposed("Zoë, an", true), (6, vec!["Ann B".to_owned(), "Ann G".to_owned()]));
    assert_eq!(proposed("zoe g", true), (4, vec!["Ann G".to_owned()]));
    assert_eq!(proposed("zoe ", true).1, [""; 0]);
    assert_eq!(proposed("bo", false), (0, vec!["Bo Hill (p5)".to_owned(), "Bo Hill (p6)".to_owned()]));
}

#[test]
fn of_families_that_are_kept_only_those_that_are_there_already_can_be_written() {
    let hidden: Vec<FamilyRef> = ["a", "b", "c"].map(FamilyRef::stand_in).to_vec();
    let (there, elsewhere) = hidden.split_at(2);
    let names = NameList::families(&state(), there);
    assert_eq!(names.names(there), "a hidden family, a hidden family (2)");
    assert_eq!(names.some("a hidden family, a hidden family (2)"), Ok(there.to_vec()));
    assert_eq!(names.some("a hidden family (2)"), Ok(there[1..].to_vec()));
    assert_eq!(names.names(elsewhere), "");
    assert!(NameList::families(&state(), &[]).some("a hidden family").is_err());
}
