//! A joiner's first weeks: always in their hours, never two things at once, nobody else booked twice, and spread.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use tandem::domain::check::check_all;
use tandem::domain::*;
use tandem::exchange::example;
use tandem::planner::Requester;
use tandem::planner::induction::{
    InductionPlan, InductionRequest, modules_to_do, plan, suggested, to_have_ready,
};
use tandem::rota::{Booked, RotaWeek, Shift};
use tandem::rules::RuleContext;

use crate::app::{example_state, the};

/// Who joins: `mairi`, in a post of her own.
fn joined(team: &str, from: &str, days: &[&str]) -> State {
    let person = Person::new(the("mairi"), "Mairi Stewart".into(), the(team), Role::PeerWorker);
    let hours: Minutes = the("14:24");
    let (band, funded_until) = (None, None);
    let post = Post { id: the("new"), title: "Peer".into(), team: the(team), hours, band, funded_until };
    let pattern = Pattern { weeks: vec![days.iter().map(|day| the(day)).collect()] };
    let (until, from) = (None, the(from));
    let share = Share { post: the("new"), person: the("mairi"), hours, from, until, pattern };
    example_state().preview(&[person.into(), post.into(), share.into()]).unwrap()
}

fn request(state: &State, team: &str, from: &str, weeks: u32) -> InductionRequest {
    let but_her = |all: Vec<PersonId>| all.into_iter().filter(|id| *id != the("mairi")).collect::<Vec<_>>();
    let beside = suggested(&example_state(), &the(team), None, the(from));
    InductionRequest {
        person: the("mairi"),
        team: the(team),
        from: the(from),
        weeks,
        shadow: but_her(beside.shadow.clone()),
        joint: but_her(beside.shadow),
        meet: but_her(beside.meet),
        buddy: beside.buddy,
        line: beside.line,
        clinical: beside.clinical,
        mentor: beside.mentor,
        modules: modules_to_do(state, Some(&the("mairi")), the(from)),
    }
}

fn planned(state: &State, request: &InductionRequest) -> InductionPlan {
    let rules = RuleContext::new(state, example::now().date());
    plan(&rules, request, Requester { now: example::now(), by: "morag" })
}

/// The planned sessions of the weeks, as they would be.
fn sessions(state: &State, from: &str, weeks: u32) -> Vec<Booked> {
    let first = the::<Date>(from).week();
    let weeks = first.to(first.plus(i32::try_from(weeks).unwrap()));
    let rotas = weeks.map(|week| RotaWeek::of(state, week).unwrap());
    rotas.flat_map(|rota| rota.sessions().to_vec()).filter(Booked::counts).collect()
}

/// How many pairs of sessions each person is in at once.
fn at_once(sessions: &[Booked]) -> BTreeMap<PersonId, usize> {
    let mut twice = BTreeMap::new();
    for (n, one) in sessions.iter().enumerate() {
        for other in sessions.iter().skip(n + 1).filter(|other| other.span.overlaps(one.span)) {
            for person in one.attendance().filter(|person| other.has(person)) {
                *twice.entry(person.clone()).or_default() += 1;
            }
        }
    }
    twice
}

fn told(plan: &InductionPlan) -> String {
    let line = |start: Moment, what: &str| format!("{} {} {what}", start.date(), start.time());
    plan.steps.iter().map(|it| line(it.start, &it.what)).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_first_weeks_begin_with_a_welcome_on_the_first_day_in() {
    // Mon 4 Jan 2027 is a public holiday in Scotland.
    let state = joined("ailsa", "2027-01-04", &["mon 09:00-14:00", "tue 09:00-14:00", "wed 09:00-13:24"]);
    let plan = planned(&state, &request(&state, "ailsa", "2027-01-04", 4));
    assert_eq!(plan.first_day, Some(the("2027-01-05")));
    insta::assert_snapshot!(told(&plan));
    let after = state.preview(&plan.changes()).unwrap();
    assert_eq!(check_all(&after), check_all(&state), "it holds together");
    // What colleagues have no time for is said, and nothing else is left out.
    assert!(plan.left.iter().all(|it| it == "catches up with Eilidh"), "{:?}", plan.left);
    // The modules stand in their order, each as a place that is booked.
    let booked = after.trainings().filter(|it| it.person == the("mairi"));
    let mut on: Vec<(CourseId, Option<Date>)> = booked.map(|it| (it.course.clone(), it.on)).collect();
    on.sort();
    assert_eq!(on.len(), 7);
    assert!(on.is_sorted_by_key(|(_, on)| *on), "{on:?}");
    // Clinical supervision is there in time, so that nothing counts as overdue.
    let first = plan.steps.iter().find(|it| it.what.starts_with("first clinical")).unwrap();
    assert!(first.start.date() <= the("2027-01-18"));
}

#[test]
fn nobody_is_taken_to_a_family_that_is_not_theirs_to_see() {
    let mut state = joined("ailsa", "2027-01-04", &["mon 09:00-17:00", "tue 09:00-17:00", "wed 09:00-17:00"]);
    let apart = KeptApart { person: the("mairi"), from: vec!["a1".into(), "a2".into()] };
    let loss = Family { loss: true, ..state.family(&the("a3")).unwrap().clone() };
    state = state.preview(&[apart.into(), loss.into()]).unwrap();
    let it = request(&state, "ailsa", "2027-01-04", 4);
    let plan = planned(&state, &it);
    let mut seen = 0;
    for change in plan.changes() {
        let Change::Put(Record::Session(session)) = change else { continue };
        for family in &session.booking.families {
            assert!(!["a1", "a2", "a3"].contains(&family.as_str()), "{:?}", session.booking);
            seen += 1;
        }
    }
    assert!(seen > 0, "others are seen:\n{}", told(&plan));
}

#[test]
fn what_a_team_has_ready_is_the_same_list_for_everybody_and_nothing_of_it_is_ticked() {
    let ready = to_have_ready();
    assert!(ready.len() > 5 && ready.iter().all(|it| !it.done && !it.is_idea));
}

const DAYS: [&[&str]; 6] = [
    &["mon 09:00-15:00 break 0:30", "tue 09:00-14:54 break 0:30", "wed 09:00-12:30"],
    &["wed 11:00-14:30", "thu 09:30-15:24 break 0:30", "fri 09:30-15:30 break 0:30"],
    &["mon 08:00-10:00", "fri 15:00-18:00"],
    &["thu 09:00-21:00 break 1:00"],
    &["mon 07:00-11:00", "mon 12:00-16:00", "sat 09:00-12:00"],
    &["tue 22:00-06:00"],
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_is_in_their_hours_and_books_nobody_twice(
        team in select(vec!["ailsa", "strathmore", "harbour"]),
        from in select(vec!["2026-12-07", "2026-12-10", "2026-12-21", "2027-01-04", "2027-03-22"]),
        days in select(DAYS.to_vec()),
        weeks in 1..8u32,
    ) {
        let state = joined(team, from, days);
        let it = request(&state, team, from, weeks);
        let plan = planned(&state, &it);
        let after = state.preview(&plan.changes()).unwrap();
        prop_assert_eq!(check_all(&after), check_all(&state));
        let (before, booked) = (sessions(&state, from, weeks), sessions(&after, from, weeks));
        prop_assert_eq!(at_once(&before), at_once(&booked), "{}", told(&plan));
        let hers: Vec<&Booked> = booked.iter().filter(|it| it.involves(&the("mairi"))).collect();
        prop_assert_eq!(hers.len(), plan.steps.len());
        for booked in hers {
            let rota = RotaWeek::of(&after, booked.start.week()).unwrap();
            let shifts = rota.shifts_of(&the("mairi"));
            let paid: Vec<_> = shifts.iter().flat_map(Shift::paid_spans).collect();
            prop_assert!(paid.iter().any(|span| span.covers(booked.span)), "{:?}", booked.start);
        }
        // The same again is the same.
        prop_assert_eq!(told(&planned(&state, &it)), told(&plan));
    }
}
