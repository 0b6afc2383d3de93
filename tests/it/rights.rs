//! Who may do what, as a table.

#![allow(clippy::unnecessary_wraps, reason = "what is there before and after an edit may be nothing")]

use tandem::domain::*;

use crate::years::{self, person, the};

pub fn state() -> State {
    let mut changes = years::service();
    let ailsa = changes.iter().find_map(|change| match change {
        Change::Put(Record::Team(team)) => Some(Team::clone(team)),
        _ => None,
    });
    changes.push(Team { id: the("strathmore"), name: "Strathmore".into(), ..ailsa.unwrap() }.into());
    for (id, role, team) in [
        ("lead", Role::TeamLead, "ailsa"),
        ("other-lead", Role::TeamLead, "strathmore"),
        ("peer", Role::PeerWorker, "ailsa"),
        ("volunteer", Role::Volunteer, "ailsa"),
        ("far", Role::PeerWorker, "strathmore"),
        ("supervisor", Role::Supervisor, "ailsa"),
        ("colleague", Role::Colleague, "ailsa"),
    ] {
        changes.push(Person::new(the(id), id.into(), the(team), role).into());
    }
    let mut series = years::session(years::first_week(), 0).booking;
    series.people = vec![the("peer")];
    series.start = the("2026-11-30T09:00");
    changes.push(
        Series {
            id: the("mdt"),
            booking: series,
            repeat: Repeat::every(1, Frequency::Weekly),
            except: vec![],
        }
        .into(),
    );
    State::default().preview(&changes).unwrap()
}

fn may(state: &State, who: &str, before: Option<Record>, after: Option<Record>) -> bool {
    let key = before.as_ref().or(after.as_ref()).unwrap().key();
    let author = if who == "owner" { Author::Owner } else { Author::Person(the(who)) };
    rights::may(state, &author, &Edit { key, before, after }).is_ok()
}

fn leave(who: &str, state: LeaveState) -> Option<Record> {
    let span = LeaveSpan::Days { from: the("2026-12-03"), to: the("2026-12-04") };
    Some(Leave { person: the(who), kind: LeaveKind::Annual, span, state, number: 0 }.into())
}

fn decision(who: &str) -> Option<Record> {
    let (kind, state, by) = (LeaveKind::Annual, LeaveState::Approved, "lead".to_owned());
    let (from, at) = (the("2026-12-03"), Instant(29_000_000));
    let reason = String::new();
    Some(Decision { person: the(who), from, kind, number: 0, state, by, at, reason }.into())
}

fn read(who: &str) -> Option<Record> {
    Some(HandoverMark { person: the(who), rev: 1, at: Instant(29_000_000) }.into())
}

fn session(who: &[&str], change: impl FnOnce(&mut Booking)) -> Option<Record> {
    let mut session = years::session(the("2026-W49"), 1);
    session.booking.people = who.iter().map(|id| the(id)).collect();
    session.booking.note = None;
    change(&mut session.booking);
    Some(session.into())
}

/// What, before, after, and who may.
type Row<'a> = (&'a str, Option<Record>, Option<Record>, &'a str);

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn who_may_do_what() {
    use LeaveState::{Approved, Cancelled, Requested};
    let state = state();
    let themes = |who: &str| {
        let mut person = Person::clone(state.person(&the(who)).unwrap());
        person.ask_first = vec!["loss".into()];
        Some(Record::from(person))
    };
    let renamed = |who: &str| {
        let mut person = Person::clone(state.person(&the(who)).unwrap());
        person.name = "Somebody".into();
        Some(Record::from(person))
    };
    let is = |who: &str| Some(Record::from(Person::clone(state.person(&the(who)).unwrap())));
    let training = |who: &str| {
        let (on, expires) = (None, None);
        Some(Record::from(Training {
            person: the(who),
            course: the("wrap"),
            state: TrainingState::Requested,
            on,
            expires,
        }))
    };
    let plan = |who: &[&str]| session(who, |_| {});
    let done = |who: &[&str]| session(who, |it| it.status = Status::Done);
    let occurrence = |change: fn(&mut Booking)| {
        let series = &state.records.series.get(&the::<SeriesId>("mdt")).unwrap().item;
        let mut booking = series.booking.clone();
        booking.start = the("2026-12-07T09:00");
        change(&mut booking);
        Some(Record::from(Session { id: the("mdt-20261207"), series: Some(the("mdt")), booking }))
    };
    let unit = |name| Some(Record::from(years::place("unit", name)));
    let mark = Some(Record::from(SheetMark::draft(the("2026-W49"))));
    let published = SheetMark { state: SheetState::Published, ..SheetMark::draft(the("2026-W49")) };
    let of_team = |team: &str| Some(Record::from(TeamMark { team: the(team), mark: published.clone() }));

    let rows: &[Row<'_>] = &[
        ("asks for leave", None, leave("peer", Requested), "owner lead peer"),
        ("asks for leave of a volunteer", None, leave("volunteer", Requested), "owner lead volunteer"),
        ("takes leave", None, leave("peer", Approved), "owner lead"),
        ("approves", leave("peer", Requested), leave("peer", Approved), "owner lead"),
        ("withdraws", leave("peer", Requested), None, "owner lead peer"),
        ("calls off", leave("peer", Requested), leave("peer", Cancelled), "owner lead peer"),
        ("drops approved leave", leave("peer", Approved), None, "owner lead"),
        ("decides", None, decision("peer"), "owner lead"),
        ("decides for another team", None, decision("far"), "owner other-lead"),
        ("ticks the handover", None, read("peer"), "owner peer"),
        ("ticks the handover as a supervisor", None, read("supervisor"), "owner supervisor"),
        ("leave of another team", None, leave("far", Requested), "owner other-lead far"),
        ("marks done", plan(&["peer"]), done(&["peer"]), "owner lead peer"),
        ("takes the mark back", done(&["peer"]), plan(&["peer"]), "owner lead peer"),
        (
            "marks missed, with a note",
            plan(&["peer"]),
            session(&["peer"], |it| {
                it.status = Status::Missed;
                it.note = Some("nobody home".into());
            }),
            "owner lead peer",
        ),
        ("marks another's", plan(&["volunteer"]), done(&["volunteer"]), "owner lead volunteer"),
        (
            "calls a session off",
            plan(&["peer"]),
            session(&["peer"], |it| it.status = Status::Cancelled),
            "owner lead",
        ),
        (
            "marks and moves",
            plan(&["peer"]),
            session(&["peer"], |it| {
                it.status = Status::Done;
                it.minutes = Minutes(90);
            }),
            "owner lead",
        ),
        ("books", None, plan(&["peer"]), "owner lead"),
        ("removes a session", plan(&["peer"]), None, "owner lead"),
        ("hands to the other team", plan(&["peer"]), plan(&["far"]), "owner lead"),
        ("takes from the other team", plan(&["far"]), plan(&["far", "peer"]), "owner other-lead"),
        ("books for the other team", None, plan(&["far"]), "owner other-lead"),
        ("books nobody", None, plan(&[]), "owner lead other-lead"),
        ("marks an occurrence", None, occurrence(|it| it.status = Status::Done), "owner lead peer"),
        ("unmarks an occurrence", occurrence(|it| it.status = Status::Done), None, "owner lead peer"),
        ("moves an occurrence", None, occurrence(|it| it.minutes = Minutes(90)), "owner lead"),
        ("own themes", is("peer"), themes("peer"), "owner peer"),
        ("own name", is("peer"), renamed("peer"), "owner lead"),
        ("themes of a supervisor", is("supervisor"), themes("supervisor"), "owner"),
        ("own training", None, training("peer"), "owner lead peer"),
        ("a place", unit("The unit"), unit("Ailsa"), "owner lead other-lead"),
        ("a reason kept with a week", None, mark, "owner lead other-lead"),
        ("publishes for every team", None, Some(published.clone().into()), "owner"),
        ("publishes for a team", None, of_team("ailsa"), "owner lead"),
        ("opens a team's again", of_team("ailsa"), None, "owner lead"),
    ];
    let everybody =
        ["owner", "lead", "other-lead", "peer", "volunteer", "far", "supervisor", "colleague", "nobody"];
    for (what, before, after, who) in rows {
        let allowed: Vec<&str> =
            everybody.into_iter().filter(|it| may(&state, it, before.clone(), after.clone())).collect();
        assert_eq!(allowed.join(" "), *who, "{what}");
    }
}

#[test]
fn nobody_takes_a_person_of_another_team_and_a_new_service_is_anybodys() {
    let state = state();
    let far = Person::clone(state.person(&the("far")).unwrap());
    let mut taken = far.clone();
    taken.team = the("ailsa");
    assert!(!may(&state, "lead", Some(far.into()), Some(taken.into())));
    let first = Person::new(person(1), "First".into(), the("ailsa"), Role::TeamLead);
    assert!(may(&State::default(), "anybody", None, Some(first.into())));
}

#[test]
fn a_refusal_names_what_it_is_about_as_people_call_it() {
    let state = state();
    let says = |who: &str, after: Option<Record>| {
        let key = after.as_ref().unwrap().key();
        rights::may(&state, &Author::Person(the(who)), &Edit { key, before: None, after }).unwrap_err()
    };
    let shift = ShiftRow {
        person: the("far"),
        date: the("2026-12-03"),
        number: 0,
        time: None,
        unpaid: Minutes::ZERO,
        place: None,
        post: None,
    };
    for (said, start) in [
        (
            says("lead", leave("far", LeaveState::Approved)),
            "far's time off belongs to Strathmore, and you lead ",
        ),
        (says("lead", Some(shift.into())), "far's working time belongs to Strathmore, and you lead "),
        (says("colleague", session(&["peer"], |_| {})), "“One-to-one” on "),
        (says("peer", leave("far", LeaveState::Approved)), "far's time off is for a team lead to change; "),
    ] {
        assert!(said.starts_with(start), "{said}");
    }
}

#[test]
fn a_risk_is_accepted_by_the_lead_of_whom_it_is_about_in_their_own_name() {
    let state = state();
    let risk = |kind: &str, id: &str, by: &str| {
        let subject = (kind.to_owned(), id.to_owned());
        let (rule, reason) = ("workload.load".to_owned(), "known".to_owned());
        Some(Record::from(AcceptedRisk {
            rule,
            subject,
            until: the("2026-12-31"),
            reason,
            by: by.to_owned(),
        }))
    };
    let who = ["lead", "other-lead", "peer", "supervisor", "colleague"];
    let may_accept = |kind: &str, id: &str| -> Vec<&str> {
        who.into_iter().filter(|it| may(&state, it, None, risk(kind, id, it))).collect()
    };
    for (kind, id, lead) in [
        ("person", "peer", "lead"),
        ("person", "far", "other-lead"),
        ("shift", "far@2026-12-02", "other-lead"),
        ("supervision", "peer/line", "lead"),
        ("team", "strathmore", "other-lead"),
        ("sheet", "2026-W49/ailsa", "lead"),
        ("session", "mdt-20261207", "lead"),
    ] {
        assert_eq!(may_accept(kind, id), [lead], "{kind}/{id}");
    }
    assert!(may_accept("sheet", "2026-W49").is_empty(), "that is every team's");
    assert!(may_accept("session", "to-come").is_empty(), "nobody knows whose that would be");
    assert!(may(&state, "owner", None, risk("person", "far", "owner")));
    assert!(!may(&state, "lead", None, risk("person", "peer", "owner")), "in somebody else's name");
    let there = risk("person", "peer", "owner");
    assert!(may(&state, "lead", there.clone(), there), "what stands there may stay");
}

#[test]
fn busy_times_are_brought_in_by_whose_they_are_and_by_their_lead() {
    let state = state();
    let busy = |whose: BusyOf| {
        let (start, end) = (the("2026-12-03T10:00"), the("2026-12-03T11:00"));
        let how = HowBusy::Busy;
        Some(Record::from(Busy { whose, start, end, how, source: None, uid: "k".into(), number: 0 }))
    };
    let all = ["owner", "lead", "other-lead", "peer", "volunteer", "far", "supervisor", "colleague"];
    let who = |whose: &BusyOf| -> Vec<&str> {
        let both = |it: &&&str| {
            let one = may(&state, it, None, busy(whose.clone()));
            assert_eq!(one, may(&state, it, busy(whose.clone()), None), "{it} takes out what they bring in");
            one
        };
        all.iter().filter(both).copied().collect()
    };
    for (whose, may) in [
        ("peer", &["owner", "lead", "peer"][..]),
        ("volunteer", &["owner", "lead", "volunteer"]),
        ("far", &["owner", "other-lead", "far"]),
        ("supervisor", &["owner", "lead", "supervisor"]),
        ("colleague", &["owner", "lead", "colleague"]),
        ("other-lead", &["owner", "other-lead"]),
    ] {
        assert_eq!(who(&BusyOf::Person(the(whose))), may, "{whose}");
    }
    let place = state.records.places.keys().next().unwrap().clone();
    assert_eq!(who(&BusyOf::Place(place)), ["owner", "lead", "other-lead"]);
}
