//! The leave that the example service asks about: asked for, decided on and covered as one, and taken back; what is left of
//! a pot, and the sum it comes from.

use tandem::app::Layer;
use tandem::app::screen::leave;
use tandem::domain::*;

use super::{Sitting, at_a_desk, example_state, on_paper, records, the};

fn said(sitting: &Sitting) -> String {
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    sitting.app.remarks_of(form).iter().map(|remark| remark.text.clone()).collect::<Vec<_>>().join("\n")
}

fn wrong(sitting: &Sitting) -> String {
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    form.problem().unwrap_or_default()
}

fn write(sitting: &mut Sitting, name: &str, text: &str) {
    let Some(Layer::Form(form)) = sitting.app.layers.last_mut() else { panic!("no form is open") };
    form.at = form.inputs.iter().position(|it| it.label == name).expect("no such field");
    sitting.rewrites(text);
}

/// The planned sessions that a person works in on a day.
fn sessions(sitting: &Sitting, person: &str, day: &str) -> usize {
    let day: Date = the(day);
    let rota = tandem::rota::RotaWeek::of(&sitting.app.state, day.week()).unwrap();
    let person: PersonId = the(person);
    let of_day = rota.sessions_of(&person).filter(|it| it.start.date() == day);
    of_day.filter(|it| it.booking().status == Status::Planned).count()
}

#[test]
fn leave_is_asked_for_decided_with_cover_and_taken_back_in_under_fifteen_keys() {
    let mut aisha = at_a_desk("aisha");
    // She takes her request back first, so that the story starts from nothing.
    aisha.press("7 right x").saved(1);
    let before = records(&aisha.app.state);
    let mut aisha = aisha.beside("aisha");
    aisha.press("7 right enter").open(1);
    let effects = said(&aisha);
    for words in
        ["Annual leave left in 2026/27: 34:48; after this 29:24.", "C4, C6 and C10", "Wellbeing Group"]
    {
        assert!(effects.contains(words), "{words}: {effects}");
    }
    aisha.press("enter").open(0).saved(1).says("Ask for leave");
    let mut fiona = aisha.beside("fiona");
    let had = sessions(&fiona, "aisha", "2026-12-03");
    fiona.press("7 tab d ctrl-n").open(1);
    assert!(said(&fiona).contains("Annual leave left in 2026/27: "), "{}", said(&fiona));
    let cover = said(&fiona);
    assert!(cover.contains("Phone call C4") && cover.contains("Wellbeing Group"), "{cover}");
    fiona.press("enter").saved(1).says("Approve leave with cover");
    assert!(sessions(&fiona, "aisha", "2026-12-03") < had);
    // What is to be sent to those it touches may be open still.
    while !fiona.app.layers.is_empty() {
        fiona.press("esc");
    }
    fiona.press("u").saved(2);
    aisha.news();
    let asked = leave::marked(&aisha.app).expect("the request is there again");
    assert_eq!(asked.state, LeaveState::Requested);
    assert_eq!(sessions(&fiona, "aisha", "2026-12-03"), had);
    aisha.press("u").saved(2);
    let keys = aisha.keys + fiona.keys;
    assert!(keys < 15, "{keys} keys");
    assert_eq!(records(&aisha.app.state), before);
}

#[test]
fn cover_is_worked_out_when_it_is_chosen_and_saved_with_the_leave_as_one() {
    let mut fiona = on_paper(example_state(), "fiona");
    fiona.press("7 tab d");
    let alone = said(&fiona);
    fiona.press("ctrl-n");
    let covered = said(&fiona);
    assert_ne!(alone, covered);
    assert!(covered.contains("Phone call C4") && covered.contains("clears "), "{covered}");
    fiona.press("ctrl-n");
    assert_eq!(said(&fiona), "", "what is declined does nothing");
    fiona.press("ctrl-n ctrl-n").types("x");
    assert!(wrong(&fiona).contains("approve, approve with cover or decline"));
}

#[test]
fn longer_leave_is_covered_piece_by_piece() {
    let mut aisha = on_paper(example_state(), "aisha");
    aisha.press("7 right x n enter");
    write(&mut aisha, "To", "2026-12-24");
    assert_eq!(wrong(&aisha), "");
    aisha.press("enter").saved(2);
    let mut fiona = on_paper(aisha.app.state.clone(), "fiona");
    fiona.press("7 tab d ctrl-n");
    assert!(wrong(&fiona).contains("bit by bit"), "{}", wrong(&fiona));
    fiona.press("enter").open(1).saved(0);
}

#[test]
fn a_peer_cannot_ask_for_more_than_is_left_and_a_lead_is_warned() {
    let mut aisha = on_paper(example_state(), "aisha");
    aisha.press("7 right x n enter");
    write(&mut aisha, "To", "2027-01-22");
    let words = wrong(&aisha);
    assert!(words.contains("34:48 is left: end on ") && words.contains("or write unpaid leave"), "{words}");
    aisha.press("enter").open(1).saved(1);
    write(&mut aisha, "Kind", "unpaid");
    assert_eq!(wrong(&aisha), "");
    let mut fiona = on_paper(example_state(), "fiona");
    fiona.at("aisha", "2026-12-10").press("7 enter");
    write(&mut fiona, "To", "2027-01-22");
    assert_eq!(wrong(&fiona), "");
    // What she asked for already and nobody has decided on counts.
    let asked = "29:24 is left besides what else is asked for: end on ";
    assert!(said(&fiona).contains(asked), "{}", said(&fiona));
    fiona.press("enter").saved(1);
}

#[test]
fn cover_of_the_marked_leave_is_one_key_away() {
    let mut fiona = on_paper(example_state(), "fiona");
    fiona.at("aisha", "2026-12-03").press("7 C").open(1).sees("Cover · Aisha, Thu 3 Dec");
    // The only one that is asked for is meant from any day, and marked with it.
    fiona.press("esc right C").open(1).sees("Cover · Aisha, Thu 3 Dec");
    let mut aisha = on_paper(example_state(), "aisha");
    aisha.at("aisha", "2026-12-03").press("7 C").open(0).regrets("is not possible");
}

#[test]
fn the_sum_is_shown_and_a_lead_notes_what_is_carried_over() {
    let mut fiona = on_paper(example_state(), "fiona");
    fiona
        .at("aisha", "2026-12-03")
        .press("7 alt-c")
        .open(1)
        .types("7:00")
        .press("tab")
        .types("agreed in March");
    fiona.press("enter").open(0).saved(1).says("Carried over into 2026/27");
    fiona.press("=").open(1);
    for words in
        ["entitled 85:00", "14:24 ÷ 5 × 27 days", "Carried over from the year before: 7:00 (agreed in March)"]
    {
        fiona.sees(words);
    }
    fiona.sees("The law gives at least 80:39");
    fiona.press("esc alt-c").rewrites("0:00").press("enter").saved(2);
    assert!(fiona.app.state.records.carried.is_empty());
    let mut aisha = on_paper(example_state(), "aisha");
    aisha.press("7 =").open(1).sees("Leave of Aisha").press("esc alt-c").regrets("is not possible");
    let mut catriona = on_paper(example_state(), "catriona");
    catriona.press("7").app.selection.person = Some(the("aisha"));
    catriona.press("=").open(0).regrets("Only they and their team lead");
}
