//! What is planned by whoever does it: a peer's own work in drafts, what stands ready for a group, supervision that one gives.

#![allow(
    clippy::unnecessary_wraps,
    clippy::ref_option,
    reason = "what is there before and after an edit may be nothing"
)]

use tandem::domain::*;

use crate::rights::state as service;
use crate::years::the;

/// The service of the rights, with a family of the peer's, a group that the peer runs, and supervision; the week after is
/// published, and the one after that is closed.
fn state() -> State {
    let mut family = Family::new(the("c1"), the("ailsa"), FamilyStatus::Active, the("2026-11-02"));
    family.worker = Some(the("peer"));
    let other = Family::new(the("c2"), the("ailsa"), FamilyStatus::Active, the("2026-11-02"));
    let mut meets = Booking::new(the("bookbug"), the("2026-12-02T11:00"), Minutes(90));
    (meets.people, meets.group) = (vec![the("peer")], Some(the("songs")));
    let series = Series {
        id: the("songs-wed"),
        booking: meets,
        repeat: Repeat::every(1, Frequency::Weekly),
        except: vec![],
    };
    let supervision = Supervision {
        person: the("peer"),
        track: Track::Clinical,
        supervisor: the("supervisor"),
        every_days: None,
        last: None,
    };
    let mark = |week: &str, state| SheetMark { state, ..SheetMark::draft(the(week)) };
    let changes: Vec<Change> = vec![
        family.into(),
        other.into(),
        group().into(),
        series.into(),
        supervision.into(),
        mark("2026-W50", SheetState::Published).into(),
        mark("2026-W51", SheetState::Closed).into(),
    ];
    service().preview(&changes).unwrap()
}

fn group() -> Group {
    Group {
        id: the("songs"),
        title: "Songs".into(),
        activity: the("bookbug"),
        place: the("unit"),
        setup: Minutes(15),
        length: Minutes(60),
        debrief: Minutes(15),
        facilitators: None,
        capacity: Capacity::default(),
        invited: vec![Invitation { family: the("c1"), precontact: None }],
        checklist: vec![ChecklistItem::new("the mats".into(), false)],
    }
}

fn booked(activity: &str, start: &str, change: impl FnOnce(&mut Booking)) -> Option<Record> {
    let mut booking = Booking::new(the(activity), the(start), Minutes(30));
    booking.people = vec![the("peer")];
    change(&mut booking);
    Some(Session { id: the("s-1"), series: None, booking }.into())
}

const DRAFT: &str = "2026-12-03T14:00";
const PUBLISHED: &str = "2026-12-10T14:00";
const CLOSED: &str = "2026-12-17T14:00";

/// Everybody who may make an edit and leads nobody.
fn who_may(state: &State, before: &Option<Record>, after: &Option<Record>) -> String {
    let key = before.as_ref().or(after.as_ref()).unwrap().key();
    let edit = Edit { key, before: before.clone(), after: after.clone() };
    let may = |who: &&str| rights::may(state, &Author::Person(the(who)), &edit).is_ok();
    let all = ["peer", "volunteer", "far", "supervisor", "colleague"];
    all.into_iter().filter(may).collect::<Vec<_>>().join(" ")
}

#[test]
fn peers_plan_their_own_work_in_drafts_and_supervisors_what_they_give() {
    let state = state();
    let call = |start: &str| booked("phone", start, |it| it.families = vec![the("c1")]);
    let with = |activity: &str, change: fn(&mut Booking)| booked(activity, DRAFT, change);
    let supervision = |start: &str| {
        booked("supervision", start, |it| {
            (it.with, it.track) = (vec![the("supervisor")], Some(Track::Clinical));
        })
    };
    let is = || Some(Record::from(group()));
    let group = |change: fn(&mut Group)| {
        let mut after = group();
        change(&mut after);
        Some(Record::from(after))
    };
    let row = |last: Option<&str>, every_days| {
        Some(Record::from(Supervision {
            person: the("peer"),
            track: Track::Clinical,
            supervisor: the("supervisor"),
            every_days,
            last: last.map(the),
        }))
    };
    for (what, before, after, who) in [
        ("books her own family", None, call(DRAFT), "peer"),
        ("moves it", call(DRAFT), call("2026-12-04T10:00"), "peer"),
        ("takes it out", call(DRAFT), None, "peer"),
        ("in a published week", None, call(PUBLISHED), ""),
        ("out of a published week", call(PUBLISHED), None, ""),
        ("in a closed week", None, call(CLOSED), ""),
        ("somebody else's family", None, with("phone", |it| it.families = vec![the("c2")]), ""),
        ("a contact with nobody", None, with("phone", |_| {}), ""),
        ("a quiet-time task", None, with("quiet-task", |_| {}), "peer"),
        ("a debrief", None, with("debrief", |_| {}), "peer"),
        ("a debrief with another", None, with("debrief", |it| it.with = vec![the("volunteer")]), ""),
        ("another's task", None, with("quiet-task", |it| it.people = vec![the("volunteer")]), "volunteer"),
        ("a task for two", None, with("notes", |it| it.people.push(the("volunteer"))), ""),
        ("hers goes to another", call(DRAFT), with("phone", |it| it.people = vec![the("volunteer")]), ""),
        ("a meeting", None, with("mdt", |_| {}), ""),
        ("a group", None, with("bookbug", |it| it.group = Some(the("songs"))), ""),
        ("what is no peer's", None, with("medication-check", |it| it.families = vec![the("c1")]), ""),
        ("supervision that is given", None, supervision(DRAFT), "supervisor"),
        ("and in a published week", None, supervision(PUBLISHED), "supervisor"),
        ("and not in a closed one", None, supervision(CLOSED), ""),
        (
            "with somebody who is not theirs",
            None,
            booked("supervision", DRAFT, |it| {
                (it.people, it.with) = (vec![the("volunteer")], vec![the("supervisor")]);
            }),
            "",
        ),
        (
            "on another track",
            None,
            booked("supervision", DRAFT, |it| {
                (it.with, it.track) = (vec![the("supervisor")], Some(Track::Line));
            }),
            "",
        ),
        (
            "with a family in it",
            None,
            booked("supervision", DRAFT, |it| {
                (it.with, it.families) = (vec![the("supervisor")], vec![the("c1")]);
            }),
            "",
        ),
        ("when it was last held", row(None, None), row(Some("2026-11-20"), None), "supervisor"),
        ("and how often it is", row(None, None), row(None, Some(7)), ""),
        ("a tick for the group that she runs", is(), group(|it| it.checklist[0].done = true), "peer"),
        ("an idea for it", is(), group(|it| it.checklist.push(ChecklistItem::idea("a walk"))), "peer"),
        (
            "something more to get ready",
            is(),
            group(|it| it.checklist.push(ChecklistItem::new("cake".into(), false))),
            "",
        ),
        ("its list taken away", is(), group(|it| it.checklist.clear()), ""),
        (
            "who was in touch before",
            is(),
            group(|it| it.invited[0].precontact = Some(the("2026-12-01"))),
            "peer",
        ),
        ("who is invited", is(), group(|it| it.invited.clear()), ""),
        ("its place in the day", is(), group(|it| it.setup = Minutes(30)), ""),
    ] {
        assert_eq!(who_may(&state, &before, &after), who, "{what}");
    }
}

#[test]
fn an_occurrence_of_ones_own_may_move_in_a_draft_and_of_what_is_not_ones_own_may_not() {
    let state = state();
    let occurrence = |id: &str, change: fn(&mut Booking)| {
        let key = Key::Session((the("2026-W49"), the(id)));
        let mut session = state.given_occurrence(&key).unwrap();
        change(&mut session.booking);
        Some(Record::from(session))
    };
    // The peer's MDT and group come again each week, and are not theirs to plan.
    for id in ["mdt-20261130", "songs-wed-20261202"] {
        assert_eq!(who_may(&state, &None, &occurrence(id, |it| it.minutes = Minutes(50))), "", "{id}");
    }
    // Nobody makes an occurrence of a series out of something else.
    let task = |it: &mut Booking| {
        (it.activity, it.group, it.families) = (the("quiet-task"), None, vec![]);
    };
    assert_eq!(who_may(&state, &None, &occurrence("mdt-20261130", task)), "");
}

#[test]
fn a_refusal_says_whom_to_ask_by_whole_name_and_role() {
    let state = state();
    let after = booked("phone", PUBLISHED, |it| it.families = vec![the("c1")]);
    let edit = Edit { key: after.as_ref().unwrap().key(), before: None, after };
    let says = |who: &str| rights::may(&state, &Author::Person(the(who)), &edit).unwrap_err();
    assert!(says("peer").contains("ask lead or Person 0, team leads of Ailsa"), "{}", says("peer"));
    assert!(says("supervisor").contains("team leads of Ailsa"), "{}", says("supervisor"));
    let lead = rights::lead_in_full(&state, &the("strathmore"));
    assert_eq!(lead, "other-lead, team lead of Strathmore");
}
