//! All that becomes of somebody's work when they leave, put together.

use std::collections::BTreeMap;

use crate::domain::{Change, Key, PersonId, Record, State};
use crate::planner::common::Requester;
use crate::planner::edit::{EditError, Edits};
use crate::rules::RuleContext;

use super::families::{asked_to_take, families};
use super::records::{leave_and_courses, of_other_teams, people, shares};
use super::request::LeavingRequest;
use super::sweep::{Sweep, Swept};

/// What becomes of everything, in words by what it is about; and the changes.
#[derive(Clone, Debug, Default)]
pub struct LeavingPlan {
    /// The changes.
    pub changes: Vec<Change>,
    /// What ends: the hours that are vacant then.
    pub hours: Vec<String>,
    /// Who supports families in their place: from the day after on, or where they are gone by now at once.
    pub families: Vec<String>,
    /// Who supervises and looks out in their place, from now on.
    pub people: Vec<String>,
    /// What is booked after the day: who takes it.
    pub given: Vec<String>,
    /// What is booked after the day and goes on without them.
    pub without: Vec<String>,
    /// What is booked after the day, is for others, and ends or is cancelled.
    pub off: Vec<String>,
    /// How many pieces of their own work are taken off the rota; of a series one.
    pub own: usize,
    /// Leave and courses.
    pub rest: Vec<String>,
    /// What to send to those who take families over; nothing where nobody does.
    pub tells: Option<String>,
    /// What is not this lead's to see to.
    pub left: Vec<String>,
}

/// Works out what becomes of everything; the error says in words what is in the way. The weeks from the last day on must be
/// here.
pub fn plan(
    rules: &RuleContext<'_>,
    request: &LeavingRequest,
    asked: Requester<'_>,
) -> Result<LeavingPlan, String> {
    let mut edits = Edits::on(rules.state);
    let unread = |error: EditError| match error {
        EditError::Unread(_) => "these weeks are still loading: wait a moment".to_owned(),
        EditError::Words(words) => words,
    };
    let (changes, families) = families(rules, request, asked);
    let tells = asked_to_take(rules, request);
    edits.make(changes).map_err(unread)?;
    let (changes, in_place) = people(rules.state, request);
    edits.make(changes).map_err(unread)?;
    let mut sweep = Sweep { request, today: rules.today, asked, swept: Swept::default() };
    sweep.run(&mut edits).map_err(unread)?;
    let (changes, rest) = leave_and_courses(rules.state, &request.person, request.last);
    edits.make(changes).map_err(unread)?;
    let (changes, hours) = shares(edits.state(), &request.person, request.last)?;
    edits.make(changes).map_err(unread)?;
    let Swept { given, without, off, own, mut left } = sweep.swept;
    let name = |id: &PersonId| rules.state.display_name(id).to_owned();
    let given = given.into_iter().map(|(to, what)| format!("{what}: {}", name(&to))).collect();
    match of_other_teams(rules.state, &request.person) {
        0 => {}
        1 => left.push("1 family of another team".to_owned()),
        many => left.push(format!("{many} families of other teams")),
    }
    let changes = each_once(rules.state, edits.into_changes());
    Ok(LeavingPlan {
        changes,
        hours,
        families,
        people: in_place,
        given,
        without,
        off,
        own,
        rest,
        tells,
        left,
    })
}

/// What each record comes to in the end, once: one that is there for a moment only is none, and one that is as it was is left
/// alone.
fn each_once(state: &State, changes: Vec<Change>) -> Vec<Change> {
    let last: BTreeMap<Key, Change> = changes.into_iter().map(|change| (change.key(), change)).collect();
    let differs = |(key, change): &(Key, Change)| {
        let was: Option<Record> = state.get(key).ok().flatten().map(|(_, record)| record);
        match change {
            Change::Put(record) => was.as_ref() != Some(record),
            Change::Remove(_) => was.is_some(),
        }
    };
    last.into_iter().filter(differs).map(|(_, change)| change).collect()
}
