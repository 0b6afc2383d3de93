//! Whose lines a chart has: people's whom whoever asks may read of, and of all others the team's as a whole.

use std::collections::BTreeSet;

use super::ChartAsked;
use crate::domain::{Person, PersonId, Team};

/// Whose line it is.
pub(super) enum Whose<'a> {
    /// One person's.
    One(&'a Person),
    /// A team's as a whole.
    All(&'a Team),
}

/// The lines for some people, team by team.
pub(super) fn whose<'a>(asked: &ChartAsked<'a>, people: &BTreeSet<&PersonId>) -> Vec<Whose<'a>> {
    let mut lines = vec![];
    let teams = asked.state.records.teams.values().map(|row| &*row.item);
    for team in teams.filter(|team| asked.team.is_none_or(|it| *it == team.id)) {
        let mut there: Vec<&Person> =
            asked.state.people().filter(|it| it.team == team.id && people.contains(&it.id)).collect();
        there.retain(|it| asked.person.is_none_or(|person| *person == it.id));
        there.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
        let (own, others): (Vec<&Person>, Vec<&Person>) =
            there.into_iter().partition(|it| asked.may_read(it));
        lines.extend(own.into_iter().map(Whose::One));
        if !others.is_empty() {
            lines.push(Whose::All(team));
        }
    }
    lines
}
