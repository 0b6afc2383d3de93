//! What asking, agreeing and deciding never do: put two in one place, give a lead's reason for them, reach into another team,
//! or tell of weeks that are not out.

use tandem::app::Layer;
use tandem::domain::*;

use super::{Sitting, at_a_desk, bring_in, the};

const BOOKBUG: &str = "2026-12-07T11:15";

fn write(sitting: &mut Sitting, name: &str, text: &str) {
    let Some(Layer::Form(form)) = sitting.app.layers.last_mut() else { panic!("no form is open") };
    form.at = form.inputs.iter().position(|it| it.label == name).expect("no such field");
    sitting.rewrites(text);
}

fn problem(sitting: &Sitting) -> String {
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    form.problem().unwrap_or_default()
}

/// Fiona asks Aisha, who may not lead it, to take a session of BookBug over.
fn asked_to_lead() -> Sitting {
    let mut fiona = at_a_desk("fiona");
    fiona.on("catriona", BOOKBUG).press("r").open(1);
    write(&mut fiona, "Whom", "aisha");
    fiona.press("enter").open(0).saved(1);
    fiona
}

#[test]
fn what_only_a_lead_may_let_stand_waits_for_a_leads_own_reason() {
    let mut fiona = asked_to_lead();
    let mut aisha = fiona.beside("aisha");
    aisha.press("I").sees("BookBug").press("enter").open(1).sees("then a team lead decides").press("esc");
    aisha.press("y").open(0).saved(1).says("a team lead decides");
    fiona.news();
    let reasons = |sitting: &Sitting| {
        let sheet = sitting.app.state.sheet(the("2026-W50"));
        sheet.map_or(0, |sheet| sheet.marks().flat_map(|mark| &mark.overrides).count())
    };
    let before = reasons(&fiona);
    fiona.press("I down enter").open(1).sees("Carry it out").press("enter").open(1);
    fiona.sees("Why does it go ahead anyway?").saved(1);
    fiona.types("she leads it with Catriona beside her").press("enter").open(0).saved(2);
    assert_eq!(reasons(&fiona), before + 1);
    let state = fiona.app.state.clone();
    let mark = state.sheet(the("2026-W50")).unwrap().marks().find(|mark| !mark.overrides.is_empty()).unwrap();
    assert!(mark.overrides.iter().any(|it| it.reason.contains("beside her")), "{:?}", mark.overrides);
}

#[test]
fn of_two_who_are_asked_for_one_session_one_does_it() {
    let mut aisha = at_a_desk("aisha");
    for whom in ["eilidh", "catriona"] {
        aisha.on("aisha", "2026-12-03T14:25").press("r").open(1);
        write(&mut aisha, "Ask to", "cover");
        write(&mut aisha, "Whom", whom);
        aisha.press("enter").open(0).saved(if whom == "eilidh" { 1 } else { 2 });
    }
    for whom in ["eilidh", "catriona"] {
        aisha.beside(whom).press("I y").open(0).saved(1);
    }
    let mut fiona = aisha.beside("fiona");
    fiona.press("I down enter").open(1).sees("Carry it out").press("enter");
    while matches!(fiona.app.layers.last(), Some(Layer::Line(_))) {
        fiona.types("agreed with the team").press("enter");
    }
    fiona.open(0).saved(1).news();
    assert!(!fiona.screen().contains("yours to decide"), "{}", fiona.screen());
    aisha.news();
    aisha.press("I").sees("Aisha is not in it any more");
}

#[test]
fn a_lead_of_another_team_does_not_ask_about_this_ones_sessions() {
    let mut morag = at_a_desk("morag");
    morag.at("aisha", "2026-12-03").press("r").open(0).regrets("Aisha is in another team");
}

#[test]
fn a_week_that_is_not_out_is_not_read_out_to_whoever_asks() {
    let mut aisha = at_a_desk("aisha");
    aisha.on("aisha", "2026-12-03T14:25").press("r").open(1);
    write(&mut aisha, "Ask to", "swap");
    write(&mut aisha, "Whom", "shona");
    write(&mut aisha, "For", "thu 10 dec");
    assert!(problem(&aisha).contains("not published for Shona yet"), "{}", problem(&aisha));
    assert!(!aisha.screen().contains("Baby massage"), "{}", aisha.screen());
}

#[test]
fn what_two_of_two_teams_agreed_a_lead_of_either_carries_out() {
    let swap = StaffRequest {
        kind: RequestKind::Swap,
        state: RequestState::Agreed,
        sessions: vec![the("c9-visit-20261209"), the("a2-wed-20261209")],
        days: vec![the("2026-12-09"), the("2026-12-09")],
        asked: Some(the("2026-12-01")),
        answered: Some(the("2026-12-02")),
        ..super::asks_to_cover("aisha", "shona")
    };
    let owner = at_a_desk("owner");
    bring_in(owner.desk(), vec![swap.into()], "Aisha and Shona agreed");
    let mut morag = owner.beside("morag");
    morag.press("I down").sees("yours to decide").press("enter").sees("Carry it out").press("enter");
    while matches!(morag.app.layers.last(), Some(Layer::Line(_))) {
        morag.types("agreed with both teams").press("enter");
    }
    let notice = morag.app.said.notice.clone();
    assert!(morag.app.state.records.requests.values().any(|row| row.item.decided_by.is_some()), "{notice:?}");
}
