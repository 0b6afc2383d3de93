//! Who asks, answers, takes back and decides on requests.
//!
//! Each step is somebody's: who asks takes it back, who is asked answers, a lead of either decides. Where a team's policy is
//! that leads are told only, and where a lead asked, agreeing carries it out.

use super::proposals::{is_told_only, may_propose};
use super::told_only::agreeing_is_enough;
use crate::domain::change::{Author, Edit};
use crate::domain::id::PersonId;
use crate::domain::record::{Person, Record, RequestStep, Role, StaffRequest};
use crate::domain::state::State;

/// Whether somebody may make an edit of a request; the error says who may.
pub(super) fn may_step(state: &State, me: &Person, edit: &Edit) -> Result<(), String> {
    let version = |record: &Option<Record>| match record {
        Some(Record::StaffRequest(it)) => Some(it.clone()),
        _ => None,
    };
    let (before, after) = (version(&edit.before), version(&edit.after));
    let is_asker = |it: &StaffRequest| it.by == me.id.as_str();
    match (before.as_deref(), after.as_deref()) {
        (None, Some(it)) if is_told_only(state, me, it) => may_propose(state, me, it),
        (None, Some(it)) if it.step() != RequestStep::Asked => Err(
            "a new request is asked and nothing more: whoever is asked answers it, and a team lead decides"
                .to_owned(),
        ),
        (None, Some(it)) if !is_asker(it) => {
            Err("you can ask in your own name only: put yourself down as the one who asks".to_owned())
        }
        (None, Some(_)) if !(me.role.is_peer() || me.role == Role::TeamLead) => {
            Err("requests are for peer workers and team leads to make; you can answer those made to you"
                .to_owned())
        }
        (None, Some(it)) => may_propose(state, me, it),
        (None, None) => Ok(()),
        (Some(it), None) if is_asker(it) && it.step() == RequestStep::Asked => Ok(()),
        (Some(it), None) => Err(only_asker(state, it)),
        (Some(was), Some(is)) => may_go(state, me, was, is),
    }
}

/// Whether a request may go from one version to another, or back.
fn may_go(state: &State, me: &Person, was: &StaffRequest, is: &StaffRequest) -> Result<(), String> {
    use RequestStep::{Agreed, Asked, CarriedOut, Declined, Refused, Withdrawn};
    let (is_asker, is_asked) = (was.by == me.id.as_str(), was.to == me.id);
    if !was.asks_the_same(is) {
        let may = is_asker && is.by == was.by && (was.step(), is.step()) == (Asked, Asked);
        return if may { may_propose(state, me, is) } else { Err(only_asker(state, was)) };
    }
    if was.reminded != is.reminded && !is_asker {
        return Err(only_asker(state, was));
    }
    let steps = [was.step().min(is.step()), was.step().max(is.step())];
    let decided = [was, is].into_iter().find_map(|it| it.decided_by.as_deref());
    let in_own_name = decided.is_none_or(|by| by == me.id.as_str());
    match steps {
        [Asked | Agreed, Agreed | Declined] if is_asked => Ok(()),
        [Asked, CarriedOut] if is_asked && in_own_name && agreeing_is_enough(state, was) => Ok(()),
        // What is proposed is a lead's to decide at once: nobody else has to agree.
        [Asked, CarriedOut | Refused] if was.is_proposal() && in_own_name && decides(state, me, was) => {
            Ok(())
        }
        [Asked, CarriedOut] if is_asked => {
            Err("this is for a team lead to decide on once you agree".to_owned())
        }
        [Asked, Withdrawn] if is_asker => Ok(()),
        // Not back: nobody can say for whoever was asked that they had agreed.
        [Agreed, Withdrawn] if is_asker && was.step() == Agreed => Ok(()),
        [Agreed, CarriedOut | Refused] if in_own_name && decides(state, me, was) => Ok(()),
        [Agreed, CarriedOut | Refused] => Err(match team_names(state, was) {
            names if names.is_empty() => "a team lead decides on this".to_owned(),
            names => format!("a team lead of {} decides on this", names.join(" or ")),
        }),
        [Asked | Agreed, Withdrawn] => Err(only_asker(state, was)),
        [one, other] if one == other => Ok(()),
        [Asked | Agreed, _] => Err(format!("only {} can answer this", state.display_name(&was.to))),
        _ => Err("this request was answered already: look at how it stands now".to_owned()),
    }
}

fn only_asker(state: &State, it: &StaffRequest) -> String {
    let by = it.asker().map_or("the owner".to_owned(), |by| state.display_name(&by).to_owned());
    format!("only {by}, who asked, can change this or take it back")
}

fn team_names(state: &State, it: &StaffRequest) -> Vec<String> {
    let mut names: Vec<String> = vec![];
    for person in it.people() {
        let team = state.person(&person).and_then(|person| state.team(&person.team));
        let Some(team) = team.filter(|team| !names.contains(&team.name)) else { continue };
        names.push(team.name.clone());
    }
    names
}

/// Whether somebody is a lead of whoever asks or is asked.
fn decides(state: &State, me: &Person, it: &StaffRequest) -> bool {
    let is_of_team = |id: PersonId| state.person(&id).is_some_and(|person| person.team == me.team);
    me.role == Role::TeamLead && it.people().any(is_of_team)
}

/// Whether an author decides on what is agreed: a lead of who asks or of who is asked, and the owner.
#[must_use]
pub fn decides_on(state: &State, author: &Author, it: &StaffRequest) -> bool {
    author.person().is_none_or(|id| state.person(id).is_some_and(|me| decides(state, me, it)))
}
