//! The risks planted in the example service, each with what can be done about it.

use tandem::domain::*;
use tandem::exchange::example;
use tandem::planner::{Remedy, RemedyKind};
use tandem::rules::{Flag, RuleContext, judge_week, standing_flags};

use super::offered;
use crate::app::{example_state, the};

/// The flags of a rule in a week of the example service.
fn flags(week: &str, rule: &str) -> Vec<Flag> {
    let state = example_state();
    let rules = RuleContext::new(&state, example::now().date());
    judge_week(&rules, the(week)).iter().filter(|flag| flag.rule == rule).cloned().collect()
}

fn offers(flag: &Flag) -> Vec<Remedy> {
    offered(&example_state(), flag, example::now())
}

fn titles(offered: &[Remedy]) -> Vec<&str> {
    offered.iter().map(|it| it.title.as_str()).collect()
}

#[test]
fn the_lone_visit_up_the_glen_gets_a_buddy_or_company() {
    let flag = flags("2026-W49", "sole.visit").remove(0);
    let offered = offers(&flag);
    assert_eq!(
        titles(&offered),
        [
            "Name Fiona as Aisha's buddy",
            "Name Greg as Aisha's buddy",
            "Name Ruth as Aisha's buddy",
            "Put Greg down too for Home visit C10 on Fri 4 Dec at 10:15",
            "Put Ruth down too for Home visit C10 on Fri 4 Dec at 10:15",
            "Cancel Home visit C10 on Fri 4 Dec at 10:15",
        ]
    );
    assert_eq!(
        offered[0].reasons,
        ["in the same team, and free during the visit", "already Catriona's buddy"]
    );
    let last = offered.last().unwrap();
    assert_eq!(
        last.message.as_deref(),
        Some(
            "For C10: Home visit C10 on Fri 4 Dec at 10:15 will not take place. We will be in touch about another time."
        )
    );
    // The way there and the way back go with it.
    assert_eq!(last.changes.len(), 3);
}

#[test]
fn everything_in_the_leave_that_was_asked_for_can_be_dealt_with() {
    let flags = flags("2026-W49", "clash.on_leave");
    assert_eq!(flags.len(), 7);
    for flag in &flags {
        assert!(!offers(flag).is_empty(), "nothing can be done about {}", flag.message);
    }
    let of = |title: &str| offers(flags.iter().find(|flag| flag.message.contains(title)).unwrap());
    assert_eq!(
        titles(&of("Phone call")),
        [
            "Put Catriona down for Phone call C4 on Thu 3 Dec at 14:25",
            "Cancel Phone call C4 on Thu 3 Dec at 14:25"
        ]
    );
    assert_eq!(
        of("Phone call")[0].reasons,
        ["shares the post", "not on shift then, so it would be extra time", "C4's backup worker"]
    );
    let group = of("Wellbeing Group");
    assert_eq!(group[0].kind, RemedyKind::Reassign);
    assert!(
        group.last().unwrap().message.as_deref().unwrap().starts_with("For C4, C6, C10, C8, C9 and Greg:")
    );
    // Nobody else can do her notes for her, and nobody waits for them.
    let notes = of("Notes");
    assert_eq!(titles(&notes), ["Cancel Notes on Thu 3 Dec at 13:45"]);
    assert_eq!(notes[0].message, None);
}

#[test]
fn a_session_of_somebody_ill_is_cancelled_because_they_are_away() {
    let aisha: PersonId = the("aisha");
    let days = LeaveSpan::Days { from: the("2026-12-03"), to: the("2026-12-03") };
    let ill =
        Leave { person: aisha, kind: LeaveKind::Sick, span: days, state: LeaveState::Approved, number: 0 };
    let state = example_state();
    let state = super::apply(&state, state.edits_of(&[ill.into()]).unwrap());
    let flags = judge_week(&RuleContext::new(&state, example::now().date()), the("2026-W49"));
    let flag = flags.iter().find(|it| it.rule == "clash.on_leave" && it.message.contains("Phone call"));
    let offers = offered(&state, flag.unwrap(), example::now());
    let off = offers.iter().find(|it| it.kind == RemedyKind::StandDown).unwrap();
    let reasons = off.changes.iter().filter_map(|change| match change {
        Change::Put(Record::Session(it)) => it.booking.reason.as_deref(),
        _ => None,
    });
    assert!(
        reasons.clone().count() > 0 && reasons.clone().all(|it| it == "Aisha is away"),
        "{:?}",
        off.changes
    );
}

#[test]
fn a_share_that_ends_can_be_renewed_with_words_to_send() {
    let state = example_state();
    let standing = standing_flags(&state, example::now().date());
    let flag = standing.iter().find(|flag| flag.rule == "share.ending").unwrap();
    let offered = offers(flag);
    assert_eq!(titles(&offered), ["Renew Aisha's share of Peer support worker, Strathmore, with no end"]);
    assert_eq!(offered[0].reasons, ["only once it is agreed: until then it ends on Wed 31 Mar 2027"]);
    assert_eq!(
        offered[0].message.as_deref(),
        Some("Aisha, your share of Peer support worker, Strathmore carries on after Wed 31 Mar 2027.")
    );
}

#[test]
fn a_run_without_a_pause_gets_one_and_the_hours_stay_as_they_are() {
    let flags = flags("2026-W49", "workload.no_pause");
    let ahead: Vec<&Flag> = flags.iter().filter(|flag| !flag.has_passed(example::now())).collect();
    let shona = ahead.iter().find(|flag| flag.people == [the::<PersonId>("shona")]).unwrap();
    let offered = offers(shona);
    assert_eq!(offered[0].title, "Give Shona a pause of 0:15 at 12:30 on Wed 2 Dec, after BookBug");
    assert_eq!(offered[0].reasons, ["the day ends at 14:45, with 0:15 more of it as an unpaid break"]);
    assert!(offered[0].adds.is_empty());
    assert!(offered[0].message.as_deref().unwrap().contains("For A2: One-to-one A2 would be at 12:45."));
}

#[test]
fn what_is_over_is_left_as_it_was() {
    let flags = flags("2026-W49", "workload.no_pause");
    let over: Vec<&Flag> = flags.iter().filter(|flag| flag.has_passed(example::now())).collect();
    assert_eq!(over.len(), 4);
    assert!(over.iter().all(|flag| offers(flag).is_empty()));
    // What is under way is not changed either: of Eilidh's morning only what has not begun could be.
    let closed = flags_of_closed_week();
    assert!(!closed.is_empty());
    assert!(closed.iter().all(|flag| offers(flag).is_empty()));
}

fn flags_of_closed_week() -> Vec<Flag> {
    let state = example_state();
    judge_week(&RuleContext::new(&state, example::now().date()), the("2026-W48")).to_vec()
}

#[test]
fn whatever_is_offered_in_the_example_service_helps() {
    let state = example_state();
    let mut many = 0;
    for week in ["2026-W49", "2026-W50"] {
        for flag in judge_week(&RuleContext::new(&state, example::now().date()), the(week)).iter() {
            many += offers(flag).len();
        }
    }
    assert!(many > 60, "only {many}");
}

#[test]
fn words_never_say_what_is_private() {
    let mut state = State::clone(&example_state());
    let mut aisha = state.person(&the("aisha")).unwrap().clone();
    aisha.conflict = Some("once a patient of the unit".into());
    let mut leave = Leave::clone(&state.records.leave.values().next_back().unwrap().item);
    leave.person = the("catriona");
    leave.kind = LeaveKind::Wellbeing;
    leave.span = LeaveSpan::Days { from: the("2026-12-08"), to: the("2026-12-08") };
    leave.state = LeaveState::Approved;
    state = state.preview(&[aisha.into(), leave.into()]).unwrap();
    let rules = RuleContext::new(&state, example::now().date());
    let themes: Vec<&String> = state.people().flat_map(|person| &person.ask_first).collect();
    assert!(!themes.is_empty());
    for week in ["2026-W49", "2026-W50"] {
        for flag in judge_week(&rules, the(week)).iter() {
            for remedy in offered(&state, flag, example::now()) {
                let words = format!("{} {:?} {:?}", remedy.title, remedy.reasons, remedy.message);
                let private = ["patient", "wellbeing day", "on leave", "bereavement", "no-new-starts"];
                assert!(private.iter().all(|word| !words.contains(word)), "{words}");
                assert!(themes.iter().all(|theme| !words.contains(theme.as_str())), "{words}");
            }
        }
    }
}
