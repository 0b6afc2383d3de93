//! What is known of a state is used again for what comes of it, and the flags are those of judging from nothing.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use tandem::domain::*;
use tandem::exchange::example;
use tandem::rules::{
    Flag, RuleCache, RuleContext, flags_of_week, judge_standing, judge_week, standing_flags,
};

use super::troubled;
use crate::{states, touched};

/// What somebody does next; an index picks from what there is.
#[derive(Clone, Debug)]
enum Step {
    /// Writes a record, new or in place of the one with its key.
    Write(Index),
    /// Takes a record out.
    Remove(Index),
    /// Moves a session, as one of its own or as an occurrence, by so many days.
    Move(Index, i32),
    /// Takes back what was done last.
    Undo,
    /// A week is read from the disk, or dropped from memory.
    Turn(Index),
    /// The day is over.
    Sleep,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => any::<Index>().prop_map(Step::Write),
        3 => any::<Index>().prop_map(Step::Remove),
        3 => (any::<Index>(), -9..10_i32).prop_map(|(which, days)| Step::Move(which, days)),
        2 => Just(Step::Undo),
        2 => any::<Index>().prop_map(Step::Turn),
        1 => Just(Step::Sleep),
    ]
}

/// Somebody at work on a state, who knows what was worked out so far.
struct AtWork {
    state: State,
    today: Date,
    /// What takes back each thing that was done.
    done: Vec<Vec<Change>>,
    /// The weeks that are on disk only.
    away: BTreeSet<Week>,
    known: RuleCache,
}

impl AtWork {
    fn on(state: State, today: Date) -> Self {
        Self { state, today, done: vec![], away: BTreeSet::new(), known: RuleCache::default() }
    }

    /// What is here of the state.
    fn here(&self) -> State {
        self.state.clone().without_sheets(|week| !self.away.contains(&week))
    }

    fn take(&mut self, step: &Step, drawer: &[Record]) {
        match step {
            Step::Write(which) => self.change(vec![Change::Put(which.get(drawer).clone())]),
            Step::Remove(which) => {
                let keys: Vec<Key> = self.state.rows().map(|(_, record)| record.key()).collect();
                self.change(vec![Change::Remove(which.get(&keys).clone())]);
            }
            Step::Move(which, days) => self.move_one(*which, *days),
            Step::Undo => {
                let Some(changes) = self.done.pop() else { return };
                self.state = self.state.preview(&changes).unwrap();
            }
            Step::Turn(which) => {
                let weeks: Vec<Week> = self.state.weeks().collect();
                let Some(week) = (!weeks.is_empty()).then(|| *which.get(&weeks)) else { return };
                if !self.away.remove(&week) {
                    self.away.insert(week);
                }
            }
            Step::Sleep => self.today = self.today.plus_days(1),
        }
    }

    fn move_one(&mut self, which: Index, days: i32) {
        let from = self.today.week();
        let near = from.plus(-1).to(from.plus(1));
        let booked: Vec<_> = near
            .filter_map(|week| tandem::rota::RotaWeek::of(&self.state, week).ok())
            .flat_map(|rota| rota.sessions().to_vec())
            .collect();
        let Some(booked) = (!booked.is_empty()).then(|| which.get(&booked)) else { return };
        let mut booking = booked.dated_booking();
        booking.start = booking.start.date().plus_days(days).at(booking.start.time());
        let moved = Session { id: booked.id.clone(), series: booked.series.clone(), booking };
        self.change(vec![moved.into()]);
    }

    /// Makes changes. A session's id is its own, so that one with it in another week gives way.
    fn change(&mut self, mut changes: Vec<Change>) {
        for change in changes.clone() {
            let Key::Session((week, id)) = change.key() else { continue };
            let elsewhere =
                self.state.sheets().filter(|(at, it)| *at != week && it.sessions.contains_key(&id));
            changes.extend(elsewhere.map(|(week, _)| Change::Remove(Key::Session((week, id.clone())))));
        }
        let edits = self.state.edits_of(&changes).unwrap();
        let back = edits.into_iter().map(|edit| edit.before.map_or(Change::Remove(edit.key), Change::Put));
        self.done.push(back.collect());
        self.state = self.state.preview(&changes).unwrap();
    }

    /// Looks at some weeks and at how things stand, starting from what is known.
    fn look(&mut self, weeks: &[Week]) -> Result<(), TestCaseError> {
        let state = self.here();
        let rules = RuleContext::knowing(&state, self.today, std::mem::take(&mut self.known));
        for week in weeks {
            agree(&judge_week(&rules, *week), &flags_of_week(&state, *week, self.today))?;
        }
        agree(&judge_standing(&rules), &standing_flags(&state, self.today))?;
        self.known = rules.into_cache();
        Ok(())
    }
}

fn agree(known: &[Flag], from_nothing: &[Flag]) -> Result<(), TestCaseError> {
    let told = |flags: &[Flag]| flags.iter().map(|flag| format!("{flag:?}")).collect::<Vec<_>>();
    prop_assert_eq!(told(known), told(from_nothing));
    Ok(())
}

fn looks_agree(mut at_work: AtWork, steps: &[Step], drawer: &[Record]) -> Result<(), TestCaseError> {
    let week = at_work.today.week();
    let weeks = [week.plus(-1), week, week.plus(1), week.plus(4)];
    at_work.look(&weeks)?;
    for (n, step) in steps.iter().enumerate() {
        let before = at_work.here();
        at_work.take(step, drawer);
        touched::assert_told(&before, &at_work.here(), week);
        // Some of what is known is older than the last step.
        at_work.look(if n % 3 == 1 { &weeks[1..2] } else { &weeks })?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_flags_are_those_of_judging_from_nothing(
        records in states::records(),
        drawer in states::records(),
        day in states::BUSY,
        steps in vec(step(), 1..24),
    ) {
        let changes: Vec<Change> = records.into_iter().map(Change::Put).collect();
        let state = State::default().preview(&changes).unwrap();
        let today = Date::new(2026, 1, 1).unwrap().plus_days(day);
        looks_agree(AtWork::on(state, today), &steps, &drawer)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn so_they_are_where_every_rule_finds_something(steps in vec(step(), 1..24)) {
        let state = troubled::state();
        let drawer: Vec<Record> = state.rows().map(|(_, record)| record).collect();
        looks_agree(AtWork::on(state, troubled::TODAY.parse().unwrap()), &steps, &drawer)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn so_they_are_in_the_example_service(steps in vec(step(), 8)) {
        let state = State::default().preview(&example::changes().unwrap()).unwrap();
        let drawer: Vec<Record> = state.rows().map(|(_, record)| record).collect();
        looks_agree(AtWork::on(state, example::now().date()), &steps, &drawer)?;
    }
}
