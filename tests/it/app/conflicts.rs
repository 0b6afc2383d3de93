//! Two people change the same: nothing is lost, and nothing wins silently.

use tandem::app::Layer;
use tandem::domain::*;

use super::{Sitting, at_a_desk, records, the};

/// A desk, and two seats before it: one moves a session by an hour while the other has it picked up and has not seen it
/// move.
fn two() -> (Sitting, Sitting, Sitting) {
    let desk = at_a_desk("owner");
    let (mut one, mut other) = (desk.beside("fiona"), desk.beside("owner"));
    other.on("aisha", "2026-12-03T14:25").press("m");
    one.on("aisha", "2026-12-03T14:25").press("m > enter").open(0).saved(1);
    (desk, one, other)
}

fn start(sitting: &Sitting) -> String {
    match sitting.record(&Key::Session((the("2026-W49"), the("c4-phone-thu-20261203")))) {
        Some(Record::Session(session)) => session.booking.start.to_string(),
        other => panic!("{other:?}"),
    }
}

fn fields(sitting: &Sitting) -> Vec<[String; 4]> {
    match sitting.app.layers.last() {
        Some(Layer::Conflict(layer)) => {
            let fields = layer.conflicts.iter().flat_map(|conflict| &conflict.fields).cloned();
            fields.map(|field| [field.name, field.before, field.mine, field.theirs]).collect()
        }
        _ => panic!("nothing conflicts: {:?}", sitting.app.said.notice),
    }
}

#[test]
fn a_clash_shows_before_mine_and_theirs_and_loses_nothing() {
    let (_desk, _, mut other) = two();
    other.press(". enter").open(2).sees("Somebody got there first").sees("changed by Fiona");
    let start = ["start", "2026-12-03T14:25", "2026-12-03T14:40", "2026-12-03T15:25"].map(str::to_owned);
    assert_eq!(fields(&other), [start]);
    // Back to the draft, which is still there.
    other.press("esc").open(1).sees("not saved yet").saved(0);
    other.press("enter").open(2);
}

#[test]
fn mine_takes_the_place_of_theirs_and_can_be_taken_back() {
    let (_desk, _, mut other) = two();
    other.press(". enter enter").open(0).saved(1).says("Move Phone call");
    assert_eq!(start(&other), "2026-12-03T14:40");
    other.press("u");
    assert_eq!(start(&other), "2026-12-03T15:25");
}

#[test]
fn mine_leaves_alone_what_i_did_not_touch() {
    let desk = at_a_desk("owner");
    let (mut one, mut other) = (desk.beside("owner"), desk.beside("fiona"));
    other.on("aisha", "2026-12-03T14:25").press("enter").goes_to("When").rewrites("15:00");
    one.on("aisha", "2026-12-03T14:25").press("enter").goes_to("When").rewrites("16:00");
    one.goes_to("Note").rewrites("new words").press("enter").open(0).saved(1);
    other.press("enter").open(2).sees("Save mine instead of theirs").press("enter").open(0).saved(1);
    let booked = other.booked("aisha", "2026-12-03T15:00");
    assert_eq!(booked.booking().note.as_deref(), Some("new words"));
}

#[test]
fn theirs_stays_where_i_say_so() {
    let (_desk, one, mut other) = two();
    other.press(". enter down").sees("Keep theirs, and drop mine");
    other.press("enter").open(0).saved(0).says("Nothing to change");
    assert_eq!(start(&other), "2026-12-03T15:25");
    assert_eq!(start(&one), "2026-12-03T15:25");
}

#[test]
fn what_each_of_two_changed_can_be_kept() {
    let desk = at_a_desk("owner");
    let (mut one, mut other) = (desk.beside("aisha"), desk.beside("owner"));
    other.on("aisha", "2026-12-03T14:25").press("m");
    one.on("aisha", "2026-12-03T14:25").press("d enter").saved(1);
    other.press("> enter").open(2).sees("Somebody got there first").sees("Save both");
    other.press("enter").open(0).saved(1).says("Move Phone call");
    assert_eq!(other.booked("aisha", "2026-12-03T15:25").booking().status, Status::Done);
    other.press("u");
    assert_eq!(other.booked("aisha", "2026-12-03T14:25").booking().status, Status::Done);
}

#[test]
fn the_very_same_is_no_clash() {
    let (_desk, _, mut other) = two();
    other.press("> enter").open(0);
    assert_eq!(start(&other), "2026-12-03T15:25");
}

#[test]
fn what_has_no_layer_of_its_own_clashes_too() {
    let desk = at_a_desk("owner");
    let (mut one, mut other) = (desk.beside("aisha"), desk.beside("owner"));
    other.on("aisha", "2026-12-03T14:25");
    one.on("aisha", "2026-12-03T14:25").press("d enter").saved(1);
    other.press("M enter").open(1).sees("Somebody got there first").press("down enter").open(0);
    assert_eq!(other.booked("aisha", "2026-12-03T14:25").booking().status, Status::Done);
}

#[test]
fn what_somebody_removed_meanwhile_is_not_brought_back_by_a_key_that_was_asked_about() {
    for (key, reason) in [("d", ""), ("x", "no"), ("-", ""), ("+", "")] {
        let desk = at_a_desk("owner");
        let mut morag = desk.beside("morag");
        morag
            .at("shona", "2026-12-17")
            .press("a")
            .types("thu 17/12 16:30 notes 15m shona")
            .press("enter")
            .saved(1);
        let mut other = desk.beside("owner");
        other.on("shona", "2026-12-17T16:30").press(key).open(1);
        morag.press("u");
        other.types(reason).press("enter").sees("Somebody got there first").saved(0);
    }
}

#[test]
fn an_occurrence_that_somebody_took_off_the_rota_is_not_put_back_unasked() {
    for much in ["X enter", "X down enter"] {
        for (settled, back) in [("down enter", false), ("enter", true)] {
            let desk = at_a_desk("owner");
            let (mut owner, mut fiona) = (desk.beside("owner"), desk.beside("fiona"));
            fiona.on("aisha", "2026-12-10T14:25").press("m");
            owner.on("aisha", "2026-12-10T14:25").press(much).saved(1);
            fiona.press("> enter").open(2).sees("Somebody got there first").sees("removed by ").saved(0);
            fiona.press(settled).open(0);
            let week = tandem::rota::RotaWeek::of(&fiona.app.state, the("2026-W50")).unwrap();
            let aisha: PersonId = the("aisha");
            let calls: Vec<String> = week
                .sessions_of(&aisha)
                .filter(|it| {
                    it.start.date() == the("2026-12-10") && it.booking().activity.as_str() == "phone"
                })
                .map(|it| it.start.to_string())
                .collect();
            let wanted: &[&str] = if back { &["2026-12-10T15:25"] } else { &[] };
            assert_eq!(calls, wanted, "{much}, {settled}: {:?}", fiona.app.said.notice);
        }
    }
}

#[test]
fn mine_takes_the_place_of_what_was_shown_and_of_nothing_that_came_after() {
    let (_desk, mut one, mut other) = two();
    other.press(". enter").open(2).sees("2026-12-03T15:25");
    // While the question stands, it is moved again.
    one.on("aisha", "2026-12-03T15:25").press("m > enter").open(0);
    other.press("enter").open(2).sees("Somebody got there first").sees("2026-12-03T16:25");
    assert_eq!(start(&other), "2026-12-03T16:25");
    other.press("enter").open(0);
    assert_eq!(start(&other), "2026-12-03T14:40");
}

#[test]
fn what_went_meanwhile_is_brought_back_by_nobody_who_may_not_know_whose_it_is() {
    let desk = at_a_desk("owner");
    let mut booking = Booking::new(the("phone"), the("2026-12-03T17:00"), Minutes(30));
    (booking.people, booking.families) = (vec![the("eilidh"), the("aisha")], vec![the("c4"), the("a2")]);
    booking.note = Some("ring C4 first".into());
    let session = Session { id: the("late-c4"), series: None, booking };
    let mut owner = desk.beside("owner");
    owner.import(vec![session.clone().into()]).unwrap();
    // A lead who may not know the family has it picked up while it is taken out.
    let (mut morag, mut fiona) = (desk.beside("morag"), desk.beside("fiona"));
    morag.on("eilidh", "2026-12-03T17:00").press("m");
    fiona.on("aisha", "2026-12-03T17:00").press("X enter").saved(1);
    morag.press("> enter").sees("Somebody got there first").sees("removed by Fiona");
    // With the family of another team she brings nothing back herself; and nothing is kept under another name.
    morag.press("enter").sees("Ask their lead to book it");
    owner.news();
    assert!(owner.record(&Key::Session((the("2026-W49"), session.id.clone()))).is_none());
    let ids = |sitting: &Sitting| -> Vec<String> {
        let sheet = sitting.app.state.sheet(the("2026-W49")).unwrap().clone();
        sheet.sessions.keys().map(ToString::to_string).filter(|id| id.starts_with("x-")).collect()
    };
    assert_eq!(ids(&owner), [""; 0], "nothing is kept under a name that stands for another");
}

#[test]
fn two_who_edit_the_same_of_the_service_see_both_versions() {
    for (keys, field) in [
        ("F right enter", "Name"),
        ("F right right enter", "Name"),
        ("F right right right enter", "Title"),
        ("F right right right right enter", "Name"),
        ("F right right right right right right enter", "Title"),
        ("F right right right right right right right enter", "Title"),
        ("G e", "Title"),
        ("K e", "Needs"),
        ("O e", "Name"),
    ] {
        let desk = at_a_desk("owner");
        let (mut one, mut other) = (desk.beside("owner"), desk.beside("owner"));
        other.press(keys).goes_to(field).rewrites("mine");
        one.press(keys).goes_to(field).rewrites("theirs").press("enter").open(0).saved(1);
        other.press("enter").open(2).sees("Somebody got there first");
        let clash = fields(&other);
        let is_it = |[.., mine, theirs]: &[String; 4]| mine.contains("mine") && theirs.contains("theirs");
        assert!(clash.iter().any(is_it), "{keys}: {clash:?}");
        other.press("enter").open(0).saved(1);
        assert!(records(&other.app.state).iter().any(|it| format!("{it:?}").contains("\"mine\"")), "{keys}");
    }
}

#[test]
fn an_answer_to_what_was_taken_back_clashes() {
    let request = super::asks_to_cover("aisha", "catriona");
    let desk = at_a_desk("owner");
    super::bring_in(desk.desk(), vec![request.into()], "Aisha asks");
    let (mut aisha, mut catriona) = (desk.beside("aisha"), desk.beside("catriona"));
    catriona.press("I").sees("asked on Mon 30 Nov");
    aisha.press("I").sees("no answer yet from a team lead").press("end x").saved(1);
    catriona.press("y").sees("Somebody got there first").saved(0);
    catriona.press("down enter").open(0).saved(0);
    let is = catriona.app.state.records.requests.values().next().unwrap().item.step();
    assert_eq!(is, RequestStep::Withdrawn);
}
