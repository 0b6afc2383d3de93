//! Who may look back at what, as a table; and what is left out of what they see.

use tandem::domain::audit::{may_see_sign_ins, seen_by};
use tandem::domain::*;

use crate::rights::state;
use crate::years::{self, the};

const EVERYBODY: [&str; 9] =
    ["owner", "lead", "other-lead", "peer", "volunteer", "far", "supervisor", "colleague", "nobody"];

fn author(who: &str) -> Author {
    if who == "owner" { Author::Owner } else { Author::Person(the(who)) }
}

fn entry(by: &str, edits: Vec<Edit>) -> Entry {
    Entry {
        rev: 2,
        at: Instant(29_927_200),
        by: by.into(),
        from: "10.0.0.4:5022".into(),
        cause: Cause::Edited,
        summary: "Move Phone call C9".into(),
        reason: Some("C9 asked for it".into()),
        edits,
    }
}

fn sees(state: &State, who: &str, entry: &Entry) -> Option<audit::EntryView> {
    let author = author(who);
    seen_by(state, &author, &Redaction::before(&author, state), entry)
}

fn added(record: impl Into<Record>) -> Edit {
    let after = record.into();
    Edit { key: after.key(), before: None, after: Some(after) }
}

fn session(who: &[&str]) -> Session {
    let mut session = years::session(the("2026-W49"), 1);
    session.booking.people = who.iter().map(|id| the(id)).collect();
    session
}

fn handed(from: &[&str], to: &[&str]) -> Edit {
    let (before, after) = (Record::from(session(from)), Record::from(session(to)));
    Edit { key: after.key(), before: Some(before), after: Some(after) }
}

fn leave(who: &str) -> Edit {
    let span = LeaveSpan::Days { from: the("2026-12-03"), to: the("2026-12-04") };
    let (kind, state) = (LeaveKind::Wellbeing, LeaveState::Approved);
    added(Leave { person: the(who), kind, span, state, number: 0 })
}

fn amendment(people: &[&str]) -> Edit {
    added(Amendment {
        week: the("2026-W49"),
        number: 1,
        at: Instant(0),
        by: "lead".into(),
        summary: "x".into(),
        reason: "y".into(),
        people: people.iter().map(|id| the(id)).collect(),
    })
}

fn edition(who: &[&str]) -> Edit {
    let (at, by, presence) = (Instant(0), "lead".into(), vec![]);
    added(Edition { week: the("2026-W49"), at, by, sessions: vec![session(who)], presence })
}

#[test]
fn who_sees_what() {
    let state = state();
    let account = |who: &str| added(Account { uid: 1000, person: the(who) });
    let family = |team: &str, worker: &str| {
        let mut family = Family::new(the("c1"), the(team), FamilyStatus::Active, the("2026-10-01"));
        family.worker = Some(the(worker));
        added(family)
    };
    let supervision = added(Supervision {
        person: the("volunteer"),
        track: Track::Line,
        supervisor: the("supervisor"),
        every_days: None,
        last: None,
    });
    let mark = added(SheetMark::draft(the("2026-W49")));
    let rows: &[(&str, Entry, &str)] = &[
        ("a session of one team", entry("lead", vec![added(session(&["peer"]))]), "owner lead peer"),
        ("one of the other", entry("other-lead", vec![added(session(&["far"]))]), "owner other-lead far"),
        ("handed over", entry("lead", vec![handed(&["peer"], &["far"])]), "owner lead other-lead peer far"),
        (
            "of both teams",
            entry("owner", vec![added(session(&["peer", "far"]))]),
            "owner lead other-lead peer far",
        ),
        ("leave", entry("lead", vec![leave("volunteer")]), "owner lead volunteer"),
        ("leave that one asked for", entry("far", vec![leave("far")]), "owner other-lead far"),
        ("what one did oneself", entry("supervisor", vec![leave("far")]), "owner other-lead far supervisor"),
        (
            "what is about no team",
            entry("owner", vec![added(years::place("hall", "Hall"))]),
            "owner lead other-lead",
        ),
        ("a week's mark", entry("lead", vec![mark]), "owner lead other-lead"),
        ("a week as published", entry("lead", vec![edition(&["far"])]), "owner lead other-lead far"),
        ("why a week changed", entry("x", vec![amendment(&["far"])]), "owner other-lead far"),
        ("why, for nobody", entry("x", vec![amendment(&[])]), "owner lead other-lead"),
        ("a family", entry("lead", vec![family("ailsa", "peer")]), "owner lead peer"),
        (
            "a family of the other team",
            entry("x", vec![family("strathmore", "peer")]),
            "owner other-lead peer",
        ),
        ("supervision", entry("lead", vec![supervision]), "owner lead volunteer supervisor"),
        ("an account", entry("owner", vec![account("far")]), "owner other-lead far"),
        ("nothing", entry("peer", vec![]), "owner peer"),
    ];
    for (what, entry, who) in rows {
        let found: Vec<&str> =
            EVERYBODY.into_iter().filter(|who| sees(&state, who, entry).is_some()).collect();
        assert_eq!(found.join(" "), *who, "{what}");
    }
}

#[test]
fn of_an_entry_about_several_each_sees_their_part() {
    let state = state();
    let all = entry(
        "owner",
        vec![
            leave("peer"),
            leave("far"),
            added(session(&["volunteer"])),
            added(years::place("hall", "Hall")),
        ],
    );
    for (who, many) in [("owner", 4), ("lead", 3), ("other-lead", 2), ("peer", 1), ("volunteer", 1)] {
        let seen = sees(&state, who, &all).unwrap();
        assert_eq!((seen.entry.edits.len(), seen.hidden), (many, 4 - many), "{who}");
        assert_eq!((seen.entry.rev, seen.entry.by.as_str()), (2, "owner"));
    }
}

#[test]
fn what_the_rota_keeps_back_the_history_keeps_back_too() {
    let state = state();
    let c9 = Family::new(the("c9"), the("strathmore"), FamilyStatus::Active, the("2026-10-01"));
    let state = state.preview(&[c9.into()]).unwrap();
    let mut joint = session(&["peer", "far"]);
    joint.booking.families = vec![the("c9")];
    joint.booking.note = Some("C9 likes tea".into());
    let mut person = Person::clone(state.person(&the("peer")).unwrap());
    (person.conflict, person.ask_first) = (Some("a patient once".into()), vec!["loss".into()]);
    let entry = entry("other-lead", vec![added(joint), added(person)]);
    let said = |who: &str| format!("{:?}", sees(&state, who, &entry)).to_lowercase();
    for (who, family, conflict, themes) in [
        ("owner", true, true, true),
        ("other-lead", true, false, false),
        ("lead", false, false, false),
        ("peer", false, false, true),
    ] {
        let said = said(who);
        assert_eq!(said.contains("c9"), family, "{who}: {said}");
        assert_eq!(said.contains("patient"), conflict, "{who}: {said}");
        assert_eq!(said.contains("loss"), themes, "{who}: {said}");
    }
    assert!(said("lead").contains("move phone call a family"));
}

#[test]
fn who_came_in_is_for_leads_and_the_owner() {
    let state = state();
    let may: Vec<&str> =
        EVERYBODY.into_iter().filter(|who| may_see_sign_ins(&state, &author(who)).is_ok()).collect();
    assert_eq!(may, ["owner", "lead", "other-lead"]);
}
