//! The Training screen and the role card: what stands, what follows, what is written down, and the words to show.

use tandem::app::screen::training;
use tandem::app::{Layer, Paragraph, ScreenId};
use tandem::domain::*;
use tandem::report::training::Mark;

use super::{Sitting, at_a_desk, example_state, on_paper, the};

fn at(sitting: &mut Sitting, person: &str, course: &str) {
    sitting.app.selection.person = Some(the(person));
    sitting.app.screens.training.course = Some(the(course));
    sitting.input(tandem::app::Input::Resized(120, 40));
}

fn mark(sitting: &Sitting, person: &str, course: &str) -> Option<Mark> {
    sitting.app.screens.training.matrix.as_ref().unwrap().mark(&the(person), &the(course))
}

fn page(sitting: &Sitting) -> String {
    let Some(Layer::Page(page)) = sitting.app.layers.last() else { panic!("no page is open") };
    let said = page.paragraphs.iter().map(|paragraph| match paragraph {
        Paragraph::Heading(text) | Paragraph::Text(text) => text.clone(),
        Paragraph::Fact(name, text) | Paragraph::Course { name, said: text, .. } => format!("{name}: {text}"),
        Paragraph::Key(..) => String::new(),
    });
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn people_by_courses_with_what_follows() {
    let mut sitting = at_a_desk("morag");
    sitting.press("L");
    assert_eq!(sitting.app.screen, ScreenId::Training);
    assert_eq!(mark(&sitting, "shona", "bookbug-session-leader"), Some(Mark::Booked));
    assert_eq!(mark(&sitting, "eilidh", "bookbug-session-leader"), Some(Mark::Done));
    assert_eq!(mark(&sitting, "aisha", "wrap"), Some(Mark::Requested));
    assert_eq!(mark(&sitting, "shona", "wrap"), None);
    at(&mut sitting, "shona", "bookbug-session-leader");
    sitting.sees("Shona Baird · BookBug Session Leader").sees("booked 20 Jan 2027");
    sitting.sees("may not lead BookBug; may join and learn").sees("all seven are done");
    sitting.press("right left down up");
    let marked = training::marked(&sitting.app).unwrap();
    assert_eq!((marked.0.as_str(), marked.1.as_str()), ("shona", "bookbug-session-leader"));
}

#[test]
fn a_training_that_ran_out_says_which_sessions_it_touches() {
    let out = |expires: &str| {
        let row = Training {
            person: the("eilidh"),
            course: the("bookbug-session-leader"),
            state: TrainingState::Done,
            on: Some(the("2025-03-18")),
            expires: Some(the(expires)),
        };
        let state = example_state().preview(&[row.into()]).unwrap();
        let mut sitting = on_paper(std::sync::Arc::new(state), "owner");
        sitting.press("L");
        at(&mut sitting, "eilidh", "bookbug-session-leader");
        let touched = training::effects(&sitting.app).unwrap().touched;
        let days = touched.into_iter().map(|it| it.start.date().to_string()).collect::<Vec<_>>();
        (mark(&sitting, "eilidh", "bookbug-session-leader"), days)
    };
    let (before, days) = out("2026-12-01");
    assert_eq!(before, Some(Mark::Expired));
    assert_eq!(days.first().map(String::as_str), Some("2026-12-02"));
    let (soon, later) = out("2026-12-09");
    assert_eq!(soon, Some(Mark::Expiring));
    assert_eq!(later, days[2..], "those up to the day it runs out are not touched");
    assert_eq!(out("2028-01-01"), (Some(Mark::Done), vec![]));
}

#[test]
fn a_cell_is_written_with_what_is_there_and_wrong_days_are_said_at_the_field() {
    let mut sitting = at_a_desk("morag");
    sitting.press("L");
    at(&mut sitting, "shona", "bookbug-session-leader");
    sitting.press("enter").open(1);
    assert_eq!(sitting.written(), "bookbug-session-leader booked 2027-01-20");
    sitting.rewrites("bookbug-session-leader done 2026-11-20 until 2026-11-01");
    sitting.sees("would expire before it was done").press("enter").open(1);
    sitting.rewrites("bookbug-session-leader done 2026-11-20").press("enter").open(0).saved(1);
    assert_eq!(mark(&sitting, "shona", "bookbug-session-leader"), Some(Mark::Done));
    assert!(training::effects(&sitting.app).unwrap().may_not_lead.is_empty());
    let mut other = at_a_desk("eilidh");
    other.press("L");
    at(&mut other, "shona", "wrap");
    other.press("enter").open(0).regrets("team lead");
    at(&mut other, "eilidh", "adult-protection");
    other.press("enter").open(1).types("requested").press("enter").saved(1);
    assert_eq!(mark(&other, "eilidh", "adult-protection"), Some(Mark::Requested));
}

#[test]
fn what_is_to_go_before_anybody_is_alone() {
    let row = |course: &str| Training {
        person: the("aisha"),
        course: the(course),
        state: TrainingState::Booked,
        on: Some(the("2027-01-12")),
        expires: None,
    };
    let state = example_state().preview(&[row("nes-3").into(), row("nes-5").into()]).unwrap();
    let mut sitting = on_paper(std::sync::Arc::new(state), "owner");
    sitting.press("L");
    at(&mut sitting, "aisha", "nes-3");
    sitting.sees("to go: NES 3 Stigma, NES 5 Assessment; until then not alone");
    sitting.press("!").open(1).sees("of the seven NES modules still to do");
}

#[test]
fn one_key_shows_the_role_card() {
    let mut sitting = at_a_desk("fiona");
    sitting.press("3").at("catriona", "2026-12-02").press("o").open(1);
    let said = page(&sitting);
    for words in [
        "with families: ",
        "with a colleague: Care review, Joint visit",
        "not a peer's: Clinical assessment, Medication check",
        "never: Restraint",
        "may not yet: lead BookBug",
        "This is not part of a peer worker's role.",
    ] {
        assert!(said.contains(words), "no {words:?} in\n{said}");
    }
    assert!(!said.contains("ask me first"), "what to ask about first is nobody else's: {said}");
    sitting.press("esc L").at("eilidh", "2026-12-02").press("o").open(1);
    assert!(!page(&sitting).contains("agreed limits"), "what was agreed is between her and her lead");
    sitting.press("esc 3").at("isla", "2026-12-02").press("o").open(1);
    assert!(page(&sitting).contains("not in a peer role"));
}

#[test]
fn agreed_limits_are_read_by_herself_her_lead_and_the_owner() {
    for (who, reads) in [
        ("eilidh", true),
        ("morag", true),
        ("owner", true),
        ("shona", false),
        ("fiona", false),
        ("isla", false),
        ("dr-nair", false),
    ] {
        let mut sitting = at_a_desk(who);
        sitting.press("3").at("eilidh", "2026-12-02");
        assert_eq!(sitting.screen().contains("no new starts"), reads, "{who}\n{}", sitting.screen());
        if sitting.press("o").app.layers.len() == 1 {
            assert_eq!(sitting.screen().contains("no new starts"), reads, "{who}\n{}", sitting.screen());
        }
    }
}

#[test]
fn a_medication_check_is_refused_with_words_to_show() {
    let mut sitting = at_a_desk("fiona");
    sitting.at("catriona", "2026-12-02").press("a").types("thu 14 medication-check catriona c1 30m");
    sitting.press("enter").open(2);
    assert!(sitting.saved.is_empty());
    sitting.sees("not part of a peer role").sees("You can show a colleague this").press("esc").open(1);
    sitting.rewrites("thu 14 restraint catriona").press("enter").open(2);
    assert!(sitting.saved.is_empty());
    sitting.sees("never");
}
