//! Text on its way in: what is typed and pasted is tidied, said where that changes it, and found however it was written.

use std::sync::Arc;

use tandem::app::Input;
use tandem::domain::*;

use super::{Sitting, empty, example_state, letter, on_paper, sitting, the};

fn pastes<'a>(sitting: &'a mut Sitting, text: &str) -> &'a mut Sitting {
    sitting.input(Input::Pasted(text.to_owned()));
    sitting
}

#[test]
fn what_turns_the_words_after_it_round_is_not_pasted_and_named() {
    let mut sitting = sitting();
    sitting.press("a").types("thu 16 phone c4 eilidh ");
    pastes(&mut sitting, "\"\u{202e}abc note\"").regrets("U+202E (right-to-left override)");
    assert_eq!(sitting.written(), "thu 16 phone c4 eilidh ");
    pastes(&mut sitting, "\u{feff}\"see\u{a0}the\u{200b} \u{2067}note\u{2069}\"");
    sitting.says("Pasted, leaving out what cannot be seen: U+200B (zero-width space), U+2067");
    assert_eq!(sitting.written(), "thu 16 phone c4 eilidh \"see the note\"");
    sitting.press("enter").open(0).saved(1);
    let booked = sitting.booked("eilidh", "2026-12-03T16:00");
    assert_eq!(booked.booking().note.as_deref(), Some("see the note"));
}

#[test]
fn what_nobody_sees_is_not_typed() {
    let mut sitting = sitting();
    sitting.press("a").types("thu\u{a0}16");
    assert_eq!(sitting.written(), "thu 16", "the space of another keyboard");
    for unseen in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{200f}', '\u{feff}', '\u{ad}', '\u{9b}', '\u{7}'] {
        sitting.gives(letter(unseen));
        sitting.regrets(&format!("U+{:04X}", u32::from(unseen)));
        assert_eq!(sitting.written(), "thu 16", "{unseen:?}");
    }
    // A joiner joins letters of scripts that are spelled with it.
    sitting.rewrites("a\u{200d}b می\u{200c}خ");
    assert_eq!(sitting.written(), "ab می\u{200c}خ");
}

#[test]
fn an_accent_is_one_letter_with_what_it_stands_on() {
    let mut sitting = sitting();
    sitting.press("a").types("xbe\u{301}a");
    assert_eq!(sitting.written(), "xbéa");
    // The cursor stays where it was.
    sitting.press("home right right right").gives(letter('\u{301}'));
    assert_eq!(sitting.written(), "xbé\u{301}a");
    sitting.gives(letter('o'));
    assert_eq!(sitting.written(), "xbé\u{301}oa");
}

/// The example with a person in it who is called so.
fn with(name: &str) -> Arc<State> {
    let state = example_state();
    let person = Person::new(the("bea-1"), name.to_owned(), the("ailsa"), Role::PeerWorker);
    Arc::new(state.preview(&[person.into()]).unwrap())
}

#[test]
fn somebody_is_found_however_the_name_was_written() {
    let (one, two) = ("Be\u{301}a Quinn", "B\u{e9}a Quinn");
    for kept in [one, two] {
        for written in ["be\u{301}a", "b\u{e9}a", "B\u{c9}A", "BE\u{301}A", "be\u{301}a-quinn"] {
            let mut sitting = on_paper(with(kept), "owner");
            sitting.press("a");
            pastes(&mut sitting, &format!("thu 11 phone 30m {written}"));
            let remark = sitting.remark();
            assert!(
                remark.as_ref().is_ok_and(|it| it.contains(kept.split(' ').next().unwrap())),
                "{written:?}: {remark:?}"
            );
            sitting.press("esc").press("/").types(written.trim_end_matches("-quinn"));
            let Some(tandem::app::Layer::Finder(finder)) = sitting.app.layers.last() else {
                panic!("no finder")
            };
            assert_eq!(finder.list.item().map(|it| it.label.as_str()), Some(kept), "{written:?}");
        }
    }
}

#[test]
fn an_id_is_made_without_accents_and_two_of_one_name_are_two() {
    let mut sitting = empty();
    sitting.open(1).press("down enter").open(2);
    for (field, value) in [
        ("Service", "Service"),
        ("Team", "Team"),
        ("Team lead", "Béa Quinn"),
        ("Post", "Post"),
        ("Person 1", "be\u{301}a quinn"),
    ] {
        pastes(sitting.goes_to(field), value);
    }
    let Some(tandem::app::Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form") };
    let values: Vec<&str> = form.inputs.iter().map(|field| field.text.value()).collect();
    assert!(values.contains(&"béa quinn"), "{values:?}");
    sitting.press("enter").open(1).saved(1);
    assert_eq!(sitting.app.state.person(&the("bea")).unwrap().name, "béa quinn");
    assert_eq!(sitting.app.state.person(&the("bea-quinn")).unwrap().name, "Béa Quinn");
}

#[test]
fn a_long_paste_is_cut_and_said_and_a_line_takes_no_more() {
    let mut sitting = sitting();
    sitting.press("a");
    pastes(&mut sitting, &"mon\r\n".repeat(1 << 18)).regrets("Only the first 400 letters were pasted");
    assert_eq!(sitting.written().chars().count(), 400);
    assert!(!sitting.written().contains(['\r', '\n']));
    sitting.types("more").press("home").types("more");
    pastes(&mut sitting, "more");
    assert_eq!(sitting.written().chars().count(), 400);
    sitting.press("enter").open(1).saved(0).press("backspace esc").open(0);
}
