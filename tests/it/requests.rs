//! Requests: who may take which step, who sees them, what a file may say of them, and what agreeing lets somebody change.

use tandem::desk::Desk;
use tandem::domain::*;
use tandem::exchange::team_file;

use crate::app::example_state;
use crate::desk::{proposal, undo};
use crate::rights;
use crate::years::the;

fn request(by: &str, to: &str) -> StaffRequest {
    StaffRequest {
        sessions: vec![the("mdt-20261207")],
        days: vec![the("2026-12-07")],
        asked: Some(the("2026-12-02")),
        ..StaffRequest::new(the("r-1"), RequestKind::Cover, by, the(to))
    }
}

#[expect(clippy::unnecessary_wraps, reason = "what is there before and after an edit may be nothing")]
fn at(it: &StaffRequest, state: RequestState, by: Option<&str>) -> Option<Record> {
    Some(StaffRequest { state, decided_by: by.map(Into::into), ..it.clone() }.into())
}

#[test]
fn each_step_is_somebodys() {
    use RequestState::{Agreed, Asked, Declined, Withdrawn};
    let state = rights::state();
    let it = request("peer", "volunteer");
    let (asked, agreed) = (at(&it, Asked, None), at(&it, Agreed, None));
    let other = at(&StaffRequest { days: vec![the("2026-12-08")], ..it.clone() }, Agreed, None);
    let of_today = StaffRequest { reminded: Some(the("2026-12-04")), ..it.clone() };
    let (reminded, reminded_agreed) = (at(&of_today, Asked, None), at(&of_today, Agreed, None));
    let rows: &[(&str, Option<Record>, Option<Record>, &str)] = &[
        ("asks", None, asked.clone(), "owner peer"),
        ("asks for a supervisor", None, at(&request("supervisor", "peer"), Asked, None), "owner"),
        ("asks for a lead", None, at(&request("lead", "peer"), Asked, None), "owner lead"),
        ("asks and agrees at once", None, agreed.clone(), "owner"),
        ("takes the asking back", asked.clone(), None, "owner peer"),
        ("agrees", asked.clone(), agreed.clone(), "owner volunteer"),
        ("agrees to something else", asked.clone(), other, "owner"),
        ("agrees for good", asked.clone(), at(&it, Agreed, Some("volunteer")), "owner"),
        ("declines", asked.clone(), at(&it, Declined, None), "owner volunteer"),
        ("changes her mind", agreed.clone(), at(&it, Declined, None), "owner volunteer"),
        ("takes an answer back", agreed.clone(), asked.clone(), "owner volunteer"),
        ("reminds", asked.clone(), reminded.clone(), "owner peer"),
        ("reminds of what is agreed", agreed.clone(), reminded_agreed, "owner peer"),
        ("withdraws", asked.clone(), at(&it, Withdrawn, None), "owner peer"),
        ("withdraws what is agreed", agreed.clone(), at(&it, Withdrawn, None), "owner peer"),
        ("carries it out", agreed.clone(), at(&it, Agreed, Some("lead")), "owner lead"),
        ("in another's name", agreed.clone(), at(&it, Agreed, Some("other-lead")), "owner"),
        ("refuses it", agreed.clone(), at(&it, Declined, Some("lead")), "owner lead"),
        ("takes the decision back", at(&it, Agreed, Some("lead")), agreed, "owner lead"),
        ("answers what was withdrawn", at(&it, Withdrawn, None), at(&it, Agreed, None), "owner"),
        ("removes what was answered", at(&it, Declined, None), None, "owner"),
    ];
    for (what, before, after, who) in rows {
        let everybody =
            ["owner", "lead", "other-lead", "peer", "volunteer", "far", "supervisor", "colleague", "nobody"];
        let may = |who: &&str| {
            let author = if *who == "owner" { Author::Owner } else { Author::Person(the(who)) };
            let key = Key::StaffRequest(it.id.clone());
            let edit = Edit { key, before: before.clone(), after: after.clone() };
            tandem::domain::rights::may(&state, &author, &edit).is_ok()
        };
        let allowed: Vec<&str> = everybody.into_iter().filter(may).collect();
        assert_eq!(allowed.join(" "), *who, "{what}");
    }
}

#[test]
fn a_request_is_seen_by_those_who_ask_and_are_asked_and_by_their_leads() {
    let state = example_state();
    let mut it = request("aisha", "catriona");
    it.note = Some("C4 would like it early".into());
    let state = state.preview(&[it.clone().into()]).unwrap();
    let entry = |edit: Edit| Entry {
        rev: 1,
        at: Instant(29_000_000),
        by: "aisha".into(),
        from: "local".into(),
        cause: Cause::Edited,
        summary: "Ask Catriona".into(),
        reason: None,
        edits: vec![edit],
    };
    let asked = Edit { key: Key::StaffRequest(it.id.clone()), before: None, after: Some(it.clone().into()) };
    for (who, sees) in [
        ("aisha", true),
        ("catriona", true),
        ("fiona", true),
        ("morag", false),
        ("eilidh", false),
        ("isla", false),
        ("nobody-here", false),
    ] {
        let redaction = Redaction::before(&Author::Person(the(who)), &state);
        assert_eq!(redaction.over(&state).records.requests.len(), usize::from(sees), "{who}");
        for edit in [asked.clone(), asked.inverse()] {
            assert_eq!(redaction.entry(&entry(edit)).is_some(), sees, "{who}");
        }
    }
    // Whoever sees it and may not know the family reads nothing of her.
    let far = state.preview(&[StaffRequest { to: the("eilidh"), ..it }.into()]).unwrap();
    let shown = Redaction::before(&Author::Person(the("eilidh")), &far).over(&far);
    let note = shown.records.requests.values().next().unwrap().item.note.clone().unwrap();
    assert!(!note.contains("C4") && note.ends_with("would like it early"), "{note}");
}

#[test]
fn a_request_that_cannot_be_is_told_at_its_place() {
    let request = |change: &[(&str, &str)]| {
        let mut keys = vec![
            ("id", "\"r-1\""),
            ("kind", "\"cover\""),
            ("by", "\"aisha\""),
            ("to", "\"catriona\""),
            ("state", "\"asked\""),
            ("days", "[\"2026-12-03\"]"),
        ];
        keys.retain(|it| change.iter().all(|new| new.0 != it.0));
        keys.extend(change.iter().copied().filter(|it| !it.1.is_empty()));
        let keys: Vec<String> = keys.iter().map(|(key, value)| format!("{key} = {value}")).collect();
        let file = format!("{}\n[[request]]\n{}\n", team_file::write(&example_state()), keys.join("\n"));
        match team_file::import(&file, &State::default()) {
            Ok(_) => String::new(),
            Err(faults) => faults.to_string(),
        }
    };
    assert_eq!(request(&[]), "");
    for (change, says) in [
        (&[("kind", "\"favour\"")][..], "kind"),
        (&[("state", "\"open\"")], "asked, agreed, declined, withdrawn"),
        (&[("by", "\"aysha\"")], "there is no person `aysha`; did you mean `aisha`?"),
        (&[("to", "\"catrina\"")], "there is no person `catrina`; did you mean `catriona`?"),
        (&[("to", "\"aisha\"")], "`aisha` asks already"),
        (&[("days", "")], "say what it is about"),
        (
            &[("days", "[\"2026-12-03\", \"2026-12-04\"]"), ("sessions", "[\"s-1\"]")],
            "write the day of each session",
        ),
        (&[("kind", "\"swap\""), ("by", "\"owner\"")], "two people swap"),
        (
            &[("kind", "\"swap\""), ("days", "[\"2026-12-03\", \"2026-12-04\", \"2026-12-05\"]")],
            "a swap is of one day, or of two",
        ),
        (&[("decided_by", "\"fiona\"")], "only what was agreed is decided on"),
        (&[("instead_of", "\"catriona\"")], "is who is asked"),
    ] {
        let found = request(change);
        assert!(found.contains(says), "{change:?}: {found}");
    }
}

/// The example service at a desk, with a request of Aisha's to Catriona about the call on Thursday, and that call.
fn asked(dir: &std::path::Path, policy: &str) -> (Desk, StaffRequest, Session) {
    let desk = Desk::open(dir, "test").unwrap();
    let mut changes = tandem::exchange::example::changes().unwrap();
    let value = PolicyValue::Word(policy.into());
    changes.push(Setting { key: "requests.cover".into(), values: vec![(None, value)] }.into());
    desk.commit(proposal("owner", "set up", changes)).wait().unwrap();
    let rota = tandem::rota::RotaWeek::of(&desk.state(), the("2026-W49")).unwrap();
    let start: Moment = the("2026-12-03T14:25");
    let call = rota.sessions_of(&the("aisha")).find(|it| it.start == start).unwrap();
    let it = StaffRequest {
        sessions: vec![call.id.clone()],
        days: vec![start.date()],
        ..request("aisha", "catriona")
    };
    let call = Session { id: call.id.clone(), series: call.series.clone(), booking: call.dated_booking() };
    desk.commit(proposal("aisha", "ask", vec![it.clone().into()])).wait().unwrap();
    (desk, it, call)
}

#[test]
fn agreeing_lets_nobody_change_more_than_was_asked_for() {
    let agreed = |it: &StaffRequest| StaffRequest {
        state: RequestState::Agreed,
        decided_by: Some("catriona".into()),
        ..it.clone()
    };
    let dir = tempfile::tempdir().unwrap();
    let (desk, it, call) = asked(dir.path(), "told only");
    let covered = Session { booking: it.carried_into(&call.booking), ..call.clone() };
    assert_eq!(covered.booking.people, [the::<PersonId>("catriona")]);
    let later = |minutes| {
        let mut later = covered.clone();
        later.booking.minutes = Minutes(minutes);
        later
    };
    let commit = |changes: Vec<Change>| desk.commit(proposal("catriona", "agree", changes)).wait();
    let refused = |changes| matches!(commit(changes), Err(Refusal::Forbidden(_)));
    assert!(refused(vec![covered.clone().into()]), "without agreeing");
    assert!(refused(vec![agreed(&it).into(), later(45).into()]), "longer than it is");
    let other = StaffRequest { sessions: vec![the("mdt-20261207")], ..agreed(&it) };
    assert!(refused(vec![other.into(), covered.clone().into()]), "another request");
    commit(vec![agreed(&it).into(), covered.clone().into()]).unwrap();
    undo(&desk, "catriona").unwrap();
    let there = desk.state().records.requests.get(&it.id).unwrap().item.clone();
    assert_eq!(*there, it);
    // Where a lead decides, nothing of it is hers to do.
    let dir = tempfile::tempdir().unwrap();
    let (desk, it, _) = asked(dir.path(), "lead decides");
    let carried = desk.commit(proposal("catriona", "agree", vec![agreed(&it).into(), covered.into()])).wait();
    assert!(matches!(carried, Err(Refusal::Forbidden(_))), "{carried:?}");
}
