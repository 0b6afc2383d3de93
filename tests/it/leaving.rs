//! Somebody leaves: every session after the last day has its answer, what was before stays, and nothing names them any more
//! that goes on.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::select;
use tandem::domain::check::check_all;
use tandem::domain::*;
use tandem::exchange::example;
use tandem::planner::Requester;
use tandem::planner::leaving::{LeavingPart, LeavingPlan, LeavingRequest, given, plan, questions};
use tandem::rota::{Booked, RotaWeek};
use tandem::rules::RuleContext;

use crate::app::{example_state, the};

fn asked() -> Requester<'static> {
    Requester { now: example::now(), by: "morag" }
}

/// Somebody leaves, and each question is answered as it is suggested, or with nobody.
fn leaves(state: &State, person: &str, last: &str, answered: bool) -> (LeavingRequest, LeavingPlan) {
    let rules = RuleContext::new(state, example::now().date());
    let all = questions(&rules, &the(person), the(last), asked());
    let to: BTreeMap<LeavingPart, Option<PersonId>> =
        all.into_iter().map(|it| (it.part, it.suggested.filter(|_| answered))).collect();
    let request = LeavingRequest { person: the(person), last: the(last), to, reason: "has left".into() };
    let plan = plan(&rules, &request, asked()).unwrap();
    (request, plan)
}

fn weeks(state: &State, last: Date) -> BTreeSet<Week> {
    let first = example::now().date().week().min(last.week());
    first.to(last.week().plus(20)).chain(state.weeks()).collect()
}

fn sessions(state: &State, last: Date) -> Vec<Booked> {
    let rotas = weeks(state, last).into_iter().map(|week| RotaWeek::of(state, week).unwrap());
    rotas.flat_map(|rota| rota.sessions().to_vec()).collect()
}

fn told(plan: &LeavingPlan) -> String {
    let part = |name: &str, all: &[String]| format!("{name}\n  {}\n", all.join("\n  "));
    [
        part("hours", &plan.hours),
        part("families", &plan.families),
        part("people", &plan.people),
        part("given", &plan.given),
        part("without", &plan.without),
        part("off", &plan.off),
        part("rest", &plan.rest),
        part("left", &plan.left),
        format!("own {}", plan.own),
    ]
    .concat()
}

#[test]
fn half_of_a_shared_post_leaves_with_families_a_group_and_supervision() {
    let (_, plan) = leaves(&example_state(), "aisha", "2026-12-11", true);
    insta::assert_snapshot!(told(&plan));
}

#[test]
fn what_nobody_takes_over_ends_or_is_cancelled_and_says_so() {
    let (_, plan) = leaves(&example_state(), "aisha", "2026-12-11", false);
    insta::assert_snapshot!(told(&plan));
    let cancelled = plan.changes.iter().filter_map(|change| match change {
        Change::Put(Record::Session(it)) if it.booking.status == Status::Cancelled => Some(it),
        _ => None,
    });
    for session in cancelled {
        assert_eq!(session.booking.reason.as_deref(), Some("has left"));
        assert_eq!(session.booking.cancelled_by.as_deref(), Some("morag"));
    }
}

#[test]
fn leave_and_places_after_the_day_end_with_it() {
    let leave = |from: &str, to: &str| Leave {
        person: the("aisha"),
        kind: LeaveKind::Annual,
        span: LeaveSpan::Days { from: the(from), to: the(to) },
        state: LeaveState::Approved,
        number: 0,
    };
    let (beyond, later) = (leave("2027-01-25", "2027-02-05"), leave("2027-03-01", "2027-03-05"));
    let (on, state) = (Some(the("2027-02-20")), TrainingState::Booked);
    let course = Training { person: the("aisha"), course: the("wrap"), state, on, expires: None };
    let before =
        example_state().preview(&[beyond.clone().into(), later.clone().into(), course.into()]).unwrap();
    let (_, plan) = leaves(&before, "aisha", "2027-01-29", true);
    let after = before.preview(&plan.changes).unwrap();
    let of = |it: &Leave| after.records.leave.get(&it.key()).unwrap().item.clone();
    assert_eq!(of(&beyond).span, LeaveSpan::Days { from: the("2027-01-25"), to: the("2027-01-29") });
    assert_eq!(of(&later).state, LeaveState::Cancelled);
    assert!(after.training_ahead(&the("aisha"), &the("wrap")).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, ..ProptestConfig::default() })]

    #[test]
    fn nothing_after_the_day_is_left_without_an_answer(
        person in select(vec!["aisha", "eilidh", "shona", "catriona", "leanne", "dr-nair", "morag", "ruth", "kirsty"]),
        last in select(vec!["2026-12-02", "2026-12-11", "2026-12-24", "2027-01-29", "2027-03-26"]),
        answered: bool,
    ) {
        let state = example_state();
        prop_assume!(state.person(&the(person)).is_some());
        let (request, plan) = leaves(&state, person, last, answered);
        let after = state.preview(&plan.changes).unwrap();
        prop_assert_eq!(check_all(&after), check_all(&state));
        let keys: BTreeSet<Key> = plan.changes.iter().map(Change::key).collect();
        prop_assert_eq!(keys.len(), plan.changes.len(), "each record is changed once");
        let (person, last): (PersonId, Date) = (the(person), the(last));
        let (was, is) = (sessions(&state, last), sessions(&after, last));
        let planned = |it: &&Booked| it.booking().status == Status::Planned && it.start.date() > last && it.start > example::now();
        let left: Vec<_> = is.iter().filter(planned).filter(|it| it.involves(&person)).map(|it| &it.id).collect();
        prop_assert!(left.is_empty(), "{left:?}");
        // Nobody was there before and nobody is now: the group is called off rather than left to nobody.
        let bare = |all: &[Booked]| all.iter().filter(planned).filter(|it| it.booking().everyone().next().is_none()).count();
        prop_assert_eq!(bare(&was), bare(&is));
        // What was up to the day is as it was.
        let up_to = |all: &[Booked]| -> Vec<(Moment, Booking)> {
            let mut all: Vec<_> = all.iter().filter(|it| it.start.date() <= last).map(|it| (it.start, it.dated_booking())).collect();
            all.sort_by_key(|(start, booking)| (*start, booking.derived_id(), booking.note.clone()));
            all
        };
        prop_assert_eq!(up_to(&was), up_to(&is));
        prop_assert!(after.shares_of(&person).all(|it| it.until.is_some_and(|until| until <= last)));
        // Families stay with them up to the day, and go to whoever is named when a lead hands them over after it.
        prop_assert!(state.known_families().all(|it| after.family(&it.reference).unwrap() == it) || last < example::now().date());
        let rules = RuleContext::new(&after, last.plus_days(1));
        let planned: Vec<Succession> = after.records.successions.values().map(|row| Succession::clone(&row.item)).collect();
        let handed = after.preview(&given(&rules, &planned, asked())).unwrap();
        prop_assert_eq!(check_all(&handed), check_all(&state));
        prop_assert!(handed.records.successions.is_empty());
        prop_assert!(handed.known_families().all(|it| it.status == FamilyStatus::Closed
            || (it.worker.as_ref() != Some(&person) && it.backup.as_ref() != Some(&person) && it.key_worker.as_ref() != Some(&person))));
        for family in state.known_families().filter(|it| it.worker.as_ref() == Some(&person) && it.status != FamilyStatus::Closed) {
            let to = request.taker(&LeavingPart::Worker(family.reference.clone()));
            prop_assert_eq!(handed.family(&family.reference).unwrap().worker.as_ref(), to);
            prop_assert_eq!(after.worker_on(family, last), Some(&person));
            prop_assert_eq!(after.worker_on(family, last.plus_days(1)), to);
        }
        prop_assert!(after.people().all(|it| it.buddy.as_ref() != Some(&person)));
        let supervises = after.records.supervision.values().any(|row| row.item.supervisor == person);
        prop_assert!(!supervises);
        prop_assert!(after.person(&person).is_some(), "history stays");
        prop_assert_eq!(request.person, person);
    }
}

#[test]
fn who_takes_several_families_is_told_how_many_and_who_leaves_soon_is_a_poor_match() {
    let state = example_state();
    let rules = RuleContext::new(&state, example::now().date());
    let families = questions(&rules, &the("aisha"), the("2026-12-18"), asked());
    let of = |who: &str| {
        let families = families.iter().filter(|it| matches!(it.part, LeavingPart::Worker(_)));
        families.filter(|it| it.suggested == Some(the(who))).map(|it| it.why.clone()).collect::<Vec<_>>()
    };
    let whys = of("catriona");
    assert!(whys.len() > 1, "{families:?}");
    for (n, why) in whys.iter().enumerate() {
        let sum = format!("; {} so far", n + 1);
        assert_eq!(why.contains(&sum), n > 0, "{why}");
    }
    // Once she leaves, nobody is matched with her first, and it says why.
    let (_, plan) = leaves(&state, "aisha", "2026-12-31", true);
    let after = state.preview(&plan.changes).unwrap();
    let rules = RuleContext::new(&after, example::now().date());
    let family = after.family(&the("c7")).unwrap();
    let all = tandem::planner::caseload::matches(&rules, family);
    assert_ne!(all.first().map(|it| it.person.clone()), Some(the("aisha")));
    let hers = all.iter().find(|it| it.person == the("aisha")).unwrap();
    assert!(hers.reasons.first().is_some_and(|it| it.contains("leaves on")), "{:?}", hers.reasons);
}

/// How full somebody is before and after, as it is said of a family: `58% full, 66% with C5`.
fn percents(why: &str) -> Option<(i64, i64)> {
    let (before, rest) = why.split_once("% full, ")?;
    Some((before.rsplit(' ').next()?.parse().ok()?, rest.split_once('%')?.0.parse().ok()?))
}

#[test]
fn whoever_gets_a_third_family_is_counted_with_the_first_two() {
    let state = example_state();
    let rules = RuleContext::new(&state, example::now().date());
    let all = questions(&rules, &the("aisha"), the("2026-12-18"), asked());
    let mut full: BTreeMap<PersonId, i64> = BTreeMap::new();
    let mut again = 0;
    for it in all.iter().filter(|it| matches!(it.part, LeavingPart::Worker(_))) {
        let (Some(who), Some((before, after))) = (it.suggested.clone(), percents(&it.why)) else { continue };
        if let Some(known) = full.insert(who, after) {
            assert_eq!(before, known, "{all:#?}");
            again += 1;
        }
    }
    assert!(again > 0, "{all:#?}");
}

#[test]
fn nobody_is_given_a_family_before_they_have_started() {
    let state = example_state();
    let late = |from: &str| {
        let who: PersonId = the("catriona");
        let changes: Vec<Change> = state
            .shares_of(&who)
            .flat_map(|it| {
                [Change::Remove(Key::Share(it.key())), Share { from: the(from), ..it.clone() }.into()]
            })
            .collect();
        state.preview(&changes).unwrap()
    };
    let suggested = |state: &State| {
        let rules = RuleContext::new(state, example::now().date());
        let all = questions(&rules, &the("aisha"), the("2026-12-18"), asked());
        all.into_iter()
            .filter(|it| matches!(it.part, LeavingPart::Worker(_)))
            .filter_map(|it| it.suggested)
            .collect::<BTreeSet<PersonId>>()
    };
    assert!(suggested(&state).contains(&the("catriona")));
    // By the day after the last one she is there.
    assert!(suggested(&late("2026-12-14")).contains(&the("catriona")));
    let later = late("2027-01-11");
    assert!(!suggested(&later).contains(&the("catriona")));
    let rules = RuleContext::new(&later, example::now().date());
    let all = tandem::planner::caseload::matches(&rules, later.family(&the("c8")).unwrap());
    let hers = all.iter().find(|it| it.person == the("catriona")).unwrap();
    assert_eq!(hers.reasons.first().map(String::as_str), Some("starts on Mon 11 Jan 2027"));
}
