//! A peer asks, the other finds it in the inbox and agrees, a lead decides, and all see the week changed; and what else
//! becomes of requests.

use tandem::app::Layer;
use tandem::app::screen::inbox;
use tandem::domain::*;
use tandem::report::inbox::InboxPart;

use super::{Sitting, at_a_desk, records, screen_of};

const CALL: &str = "2026-12-03T14:25";

fn write(sitting: &mut Sitting, name: &str, text: &str) {
    let Some(Layer::Form(form)) = sitting.app.layers.last_mut() else { panic!("no form is open") };
    form.at = form.inputs.iter().position(|it| it.label == name).expect("no such field");
    sitting.rewrites(text);
}

fn wrong(sitting: &Sitting) -> String {
    let Some(Layer::Form(form)) = sitting.app.layers.last() else { panic!("no form is open") };
    form.problem().unwrap_or_default()
}

/// Aisha at a desk, who has asked Catriona to cover a call.
fn asked() -> Sitting {
    let mut aisha = at_a_desk("aisha");
    aisha.on("aisha", CALL).press("r").open(1);
    write(&mut aisha, "Ask to", "cover");
    write(&mut aisha, "Whom", "catriona");
    write(&mut aisha, "Note", "I am at the dentist");
    aisha.press("enter").open(0).saved(1).says("Ask Catriona to cover Phone call C4");
    aisha
}

fn who_does(sitting: &Sitting, start: &str) -> Vec<String> {
    let start: Moment = start.parse().unwrap();
    let rota = tandem::rota::RotaWeek::of(&sitting.app.state, start.date().week()).unwrap();
    let call = rota
        .sessions_on(start.date())
        .find(|it| it.start == start && it.booking().activity.as_str() == "phone");
    call.unwrap().booking().people.iter().map(ToString::to_string).collect()
}

fn waiting(sitting: &Sitting) -> Vec<String> {
    let inbox = inbox::inbox(&sitting.app);
    let answer = inbox.items.iter().filter(|item| item.part == InboxPart::Answer);
    answer.map(|item| format!("{} {}", item.kind.word(), item.what)).collect()
}

fn let_stand(sitting: &mut Sitting) {
    while matches!(sitting.app.layers.last(), Some(Layer::Line(_))) {
        sitting.types("agreed with the team").press("enter");
    }
}

#[test]
fn a_peer_asks_the_other_agrees_the_lead_decides_and_undo_puts_all_back() {
    let mut aisha = asked();
    let mut catriona = aisha.beside("catriona");
    let mut fiona = aisha.beside("fiona");
    assert_eq!(waiting(&catriona), ["Cover Phone call C4, Thu 3 Dec at 14:25"]);
    assert!(waiting(&fiona).iter().all(|it| !it.starts_with("Cover")), "{:?}", waiting(&fiona));
    // Asked is not agreed: the session is Aisha's, and the week says that somebody is asked.
    assert_eq!(who_does(&catriona, CALL), ["aisha"]);
    aisha.at("aisha", "2026-12-03").press("1");
    assert!(
        screen_of(&aisha.app, 200, 50).contains("asked ? Catriona"),
        "{}",
        screen_of(&aisha.app, 200, 50)
    );
    catriona.press("I y").open(0).saved(1).says("a team lead decides");
    assert_eq!(who_does(&catriona, CALL), ["aisha"]);
    fiona.news();
    assert!(
        waiting(&fiona).contains(&"Cover Phone call C4, Thu 3 Dec at 14:25".to_owned()),
        "{:?}",
        waiting(&fiona)
    );
    let before = records(&fiona.app.state);
    fiona.press("I");
    while !inbox::marked(&fiona.app).is_some_and(|item| item.is_agreed) {
        fiona.press("down");
    }
    fiona.press("enter enter");
    let_stand(&mut fiona);
    fiona.open(0).saved(1).says("Catriona agreed to cover Phone call C4");
    for sitting in [&mut aisha, &mut catriona, &mut fiona] {
        sitting.news();
        assert_eq!(who_does(sitting, CALL), ["catriona"], "{}", sitting.app.me);
    }
    let told = inbox::inbox(&aisha.app);
    let told =
        told.items.iter().find(|it| it.part == InboxPart::Information && it.kind.word() == "Cover").unwrap();
    assert!(told.standing.contains("agreed today by Fiona"), "{}", told.standing);
    fiona.press("u");
    assert_eq!(records(&fiona.app.state), before);
    aisha.news();
    assert_eq!(who_does(&aisha, CALL), ["aisha"]);
}

#[test]
fn what_is_declined_stays_as_it_was_and_whoever_asked_reads_why() {
    let mut aisha = asked();
    let mut catriona = aisha.beside("catriona");
    catriona.press("I x").types("I am with C1 then").press("enter").open(0).saved(1).says("Decline to cover");
    aisha.news();
    let inbox = inbox::inbox(&aisha.app);
    let item = inbox.items.iter().find(|item| item.kind.word() == "Cover").unwrap();
    assert_eq!((item.part, item.standing.as_str()), (InboxPart::Information, "declined today"));
    assert!(item.more.contains("I am with C1 then"), "{}", item.more);
    assert_eq!(who_does(&aisha, CALL), ["aisha"]);
    catriona.press("u");
    assert_eq!(waiting(&catriona).len(), 1, "an answer can be taken back, too");
}

#[test]
fn whoever_asked_takes_it_back_and_an_answer_that_comes_then_is_shown_as_a_clash() {
    let mut aisha = asked();
    let mut catriona = aisha.beside("catriona");
    aisha.press("I");
    while inbox::marked(&aisha.app).is_none_or(|item| item.kind.word() != "Cover") {
        aisha.press("down");
    }
    aisha.press("x").open(0).saved(2).says("Take back");
    catriona.press("I y");
    assert!(matches!(catriona.app.layers.last(), Some(Layer::Conflict(_))), "{:?}", catriona.app.said.notice);
    catriona.press("esc").news();
    assert!(waiting(&catriona).is_empty());
}

#[test]
fn where_leads_are_told_only_agreeing_carries_it_out() {
    let owner = at_a_desk("owner");
    let told_only =
        Setting { key: "requests.cover".into(), values: vec![(None, PolicyValue::Word("told only".into()))] };
    owner.desk().commit(crate::desk::proposal("owner", "policy", vec![told_only.into()])).wait().unwrap();
    let mut aisha = owner.beside("aisha");
    aisha.on("aisha", CALL).press("r");
    write(&mut aisha, "Ask to", "cover");
    write(&mut aisha, "Whom", "catriona");
    aisha.press("enter").saved(1);
    let before = records(&aisha.app.state);
    let mut catriona = aisha.beside("catriona");
    catriona.press("I y").open(0).saved(1).says("Catriona agreed to cover");
    assert_eq!(who_does(&catriona, CALL), ["catriona"]);
    let fiona = aisha.beside("fiona");
    let inbox = inbox::inbox(&fiona.app);
    let told = inbox.items.iter().find(|item| item.kind.word() == "Cover").expect("the lead is told");
    assert_eq!((told.part, told.standing.as_str()), (InboxPart::Information, "agreed and done today"));
    // She can take back what she did, sessions and all.
    catriona.press("u");
    aisha.news();
    assert_eq!(records(&aisha.app.state), before);
}

#[test]
fn a_request_about_what_has_moved_says_so_and_is_not_to_be_answered() {
    let aisha = asked();
    let mut catriona = aisha.beside("catriona");
    let mut fiona = aisha.beside("fiona");
    fiona.on("aisha", CALL).press("m right enter");
    let_stand(&mut fiona);
    catriona.news();
    let inbox = inbox::inbox(&catriona.app);
    let item = inbox.items.iter().find(|item| item.kind.word() == "Cover").unwrap();
    assert_eq!(item.part, InboxPart::Information);
    assert!(item.standing.starts_with("nothing to answer: it has moved to Fri 4 Dec"), "{}", item.standing);
}

#[test]
fn two_swap_their_days_and_each_has_the_others_hours() {
    let mut eilidh = at_a_desk("eilidh");
    eilidh.at("eilidh", "2026-12-07").press("r");
    write(&mut eilidh, "Whom", "shona");
    write(&mut eilidh, "For", "fri 11 dec");
    eilidh.press("enter").open(0).saved(1).says("Ask Shona to swap Mon 7 Dec for Fri 11 Dec");
    let mut shona = eilidh.beside("shona");
    shona.press("I y").saved(1);
    let mut morag = eilidh.beside("morag");
    let day = |sitting: &Sitting, who: &str, day: &str| {
        let date: Date = day.parse().unwrap();
        let rota = tandem::rota::RotaWeek::of(&sitting.app.state, date.week()).unwrap();
        let person: PersonId = who.parse().unwrap();
        rota.shifts_of_on(&person, date).map(|it| (it.start, it.end)).collect::<Vec<_>>()
    };
    let (monday, friday) = (day(&morag, "eilidh", "2026-12-07"), day(&morag, "shona", "2026-12-11"));
    morag.press("I");
    while !inbox::marked(&morag.app).is_some_and(|item| item.is_agreed) {
        morag.press("down");
    }
    morag.press("enter enter");
    let_stand(&mut morag);
    morag.saved(1);
    assert_eq!(day(&morag, "shona", "2026-12-07"), monday);
    assert_eq!(day(&morag, "eilidh", "2026-12-11"), friday);
    assert!(day(&morag, "eilidh", "2026-12-07").is_empty() && day(&morag, "shona", "2026-12-11").is_empty());
}

#[test]
fn the_form_says_what_is_lacking() {
    let mut aisha = at_a_desk("aisha");
    aisha.on("aisha", CALL).press("r enter");
    assert_eq!(wrong(&aisha), "Whom: name somebody to ask");
    write(&mut aisha, "Whom", "aisha");
    assert!(wrong(&aisha).contains("that is you: name somebody else"), "{}", wrong(&aisha));
    write(&mut aisha, "Whom", "catriona");
    write(&mut aisha, "For", "thu 10 dec");
    assert!(wrong(&aisha).contains("not published for Catriona yet"), "{}", wrong(&aisha));
    write(&mut aisha, "For", "fri 27 nov");
    assert!(wrong(&aisha).contains("that day is over"), "{}", wrong(&aisha));
}

#[test]
fn everything_that_waits_stands_in_the_inbox_and_opens_where_it_is_decided() {
    let mut fiona = at_a_desk("fiona");
    fiona.press("I");
    assert!(screen_of(&fiona.app, 120, 40).contains("For you to answer"));
    assert_eq!(inbox::marked(&fiona.app).unwrap().kind.word(), "Leave");
    fiona.press("enter").open(1);
    assert!(matches!(fiona.app.layers.last(), Some(Layer::Form(_))));
    fiona.press("esc y").open(1).press("esc");
    let mut isla = fiona.beside("isla");
    isla.press("I");
    assert!(screen_of(&isla.app, 120, 40).contains("Nothing waits for you"));
    isla.press("enter y x").open(0);
}

/// Aisha at a desk, the week after published for everybody.
fn with_a_published_week() -> Sitting {
    let mut aisha = at_a_desk("aisha");
    let mark = SheetMark { state: SheetState::Published, ..SheetMark::draft("2026-W50".parse().unwrap()) };
    super::bring_in(aisha.desk(), vec![mark.into()], "Published");
    aisha.news();
    aisha
}

/// What Aisha writes of a call of her own in that week.
const OWN_CALL: &str = "thu 10 dec 16:00 phone c4 20m";

fn booked_then(sitting: &Sitting) -> bool {
    let start: Moment = "2026-12-10T16:00".parse().unwrap();
    let rota = tandem::rota::RotaWeek::of(&sitting.app.state, start.date().week()).unwrap();
    rota.sessions_on(start.date()).any(|it| it.start == start && it.booking().activity.as_str() == "phone")
}

#[test]
fn her_own_contact_in_a_published_week_is_proposed_and_booked_once_the_lead_agrees() {
    let mut aisha = with_a_published_week();
    aisha.at("aisha", "2026-12-10").press("a").types(OWN_CALL).sees("is published: this asks Fiona");
    aisha.lacks("is for a team lead to change");
    aisha.press("enter").open(0).saved(1).says("Ask Fiona to book Phone call C4, Thu 10 Dec at 16:00");
    assert!(!booked_then(&aisha), "asked is not booked");
    aisha.at("aisha", "2026-12-10").press("1");
    let screen = screen_of(&aisha.app, 200, 50);
    assert!(screen.contains("asked ? 16:00"), "{screen}");
    let mut fiona = aisha.beside("fiona");
    let proposal = "Proposal Phone call C4, Thu 10 Dec at 16:00".to_owned();
    assert!(waiting(&fiona).contains(&proposal), "{:?}", waiting(&fiona));
    // It is nobody else's to read or decide.
    assert!(!waiting(&aisha.beside("catriona")).contains(&proposal));
    fiona.press("I");
    while inbox::marked(&fiona.app).is_none_or(|item| item.kind.word() != "Proposal") {
        fiona.press("down");
    }
    fiona.press("y");
    let_stand(&mut fiona);
    fiona.open(0).saved(1).says("Fiona agreed to book Phone call C4");
    assert!(booked_then(&fiona));
    aisha.news();
    assert!(booked_then(&aisha));
    assert!(!screen_of(&aisha.app, 200, 50).contains("asked ? 16:00"));
    fiona.press("u");
    assert!(!booked_then(&fiona), "it can be taken back");
}

#[test]
fn in_a_draft_her_own_contact_is_booked_at_once_and_another_s_is_refused_with_whom_to_ask() {
    let mut aisha = at_a_desk("aisha");
    aisha.at("aisha", "2026-12-10").press("a").types(OWN_CALL).press("enter").open(0).saved(1);
    assert!(booked_then(&aisha));
    aisha.press("a").types("thu 10 dec 15:00 notes 20m catriona").press("enter").saved(1);
    aisha.regrets("ask Fiona").regrets(", team lead of");
}

#[test]
fn a_forged_proposal_is_refused_at_the_desk() {
    let aisha = with_a_published_week();
    let state = aisha.desk().state();
    let proposed = |family: &str| ProposedSession {
        activity: "phone".parse().unwrap(),
        start: "2026-12-10T16:00".parse().unwrap(),
        minutes: Minutes(20),
        along: vec![],
        with: vec![],
        families: vec![family.parse().unwrap()],
        place: None,
        note: None,
    };
    let asked = |to: &str, family: &str| {
        let (by, now) = ("aisha".parse().unwrap(), "2026-12-02T10:40".parse().unwrap());
        let proposed = tandem::planner::Proposed::New(vec![proposed(family)]);
        tandem::planner::asks_lead(&state, &by, to.parse().unwrap(), proposed, now).unwrap()
    };
    let commit = |who: &str, changes: Vec<Change>| {
        let proposal = Proposal {
            author: Author::Person(who.parse().unwrap()),
            from: "elsewhere".into(),
            at: Instant(29_000_000),
            cause: Cause::Edited,
            summary: "forged".into(),
            overrides: vec![],
            reason: Some("forged".into()),
            changes: changes.into_iter().map(|change| (change, Seen::Any)).collect(),
        };
        aisha.desk().commit(proposal).wait()
    };
    let good = asked("fiona", "c4");
    let booked = good.proposed().next().unwrap();
    let session = Session { id: "s-forged".parse().unwrap(), series: None, booking: booked };
    let by_herself =
        StaffRequest { state: RequestState::Agreed, decided_by: Some("aisha".into()), ..good.clone() };
    for (what, who, changes) in [
        ("somebody else's family", "aisha", vec![asked("fiona", "a1").into()]),
        ("to somebody who decides nothing", "aisha", vec![asked("catriona", "c4").into()]),
        ("in another's name", "catriona", vec![good.clone().into()]),
        ("decided by herself", "aisha", vec![by_herself.clone().into()]),
        ("the session with it", "aisha", vec![good.clone().into(), session.clone().into()]),
        ("the session alone", "aisha", vec![session.clone().into()]),
    ] {
        assert!(matches!(commit(who, changes), Err(Refusal::Forbidden(_))), "{what}");
    }
    commit("aisha", vec![good.into()]).unwrap();
    for who in ["aisha", "catriona"] {
        let forged = StaffRequest { decided_by: Some(who.into()), ..by_herself.clone() };
        let answer = commit(who, vec![forged.into(), session.clone().into()]);
        assert!(matches!(answer, Err(Refusal::Forbidden(_))), "{who} carries it out");
    }
}
