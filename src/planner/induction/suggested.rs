//! Who could be beside a joiner, as the team has it; and what they learn.

use std::collections::BTreeMap;

use crate::domain::{CourseId, Date, Person, PersonId, PostId, Role, State, TeamId, Track};

/// The courses that a peer is to have done, beside what the service asks of everybody (source: the role descriptor).
const OF_A_PEER: [&str; 5] =
    ["mental-health-first-aid", "suicide-prevention", "child-protection", "adult-protection", "scqf-7"];
/// How many modules there are.
const MODULES: usize = 7;

/// Who could be beside a joiner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SuggestedSupport {
    /// Who manages their work: a lead of the team.
    pub line: Option<PersonId>,
    /// Who supervises most peers of the team clinically.
    pub clinical: Option<PersonId>,
    /// Who mentors most of them.
    pub mentor: Option<PersonId>,
    /// Who shares the post, else another peer of the team.
    pub buddy: Option<PersonId>,
    /// The peers of the team.
    pub shadow: Vec<PersonId>,
    /// The team's colleagues, and of each other team its lead or a peer.
    pub meet: Vec<PersonId>,
}

/// Who could be beside somebody who joins a team, in a post, on a day.
#[must_use]
pub fn suggested(state: &State, team: &TeamId, post: Option<&PostId>, on: Date) -> SuggestedSupport {
    let is_in = |person: &Person| state.shares_of(&person.id).any(|share| share.is_on(on));
    let of_team = |person: &&Person| person.team == *team;
    let peers: Vec<PersonId> = state
        .people()
        .filter(of_team)
        .filter(|it| it.role.is_peer() && is_in(it))
        .map(|it| it.id.clone())
        .collect();
    let partner = post.and_then(|post| state.shares_in(post).find(|share| share.is_on(on)));
    let lead = |team: &TeamId| state.people().find(|it| it.team == *team && it.role == Role::TeamLead);
    let other =
        |team: &TeamId| lead(team).or_else(|| state.people().find(|it| it.team == *team && is_in(it)));
    let colleagues = state.people().filter(of_team).filter(|it| it.role == Role::Colleague);
    let others = state.records.teams.keys().filter(|other| *other != team).filter_map(other);
    SuggestedSupport {
        line: lead(team).map(|it| it.id.clone()),
        clinical: most(state, team, Track::Clinical)
            .or_else(|| state.people().find(|it| it.role == Role::Supervisor).map(|it| it.id.clone())),
        mentor: most(state, team, Track::Mentor),
        buddy: partner.map(|share| share.person.clone()).or_else(|| peers.first().cloned()),
        shadow: peers,
        meet: colleagues.chain(others).map(|it| it.id.clone()).collect(),
    }
}

/// Who supervises most of a team on a track.
fn most(state: &State, team: &TeamId, track: Track) -> Option<PersonId> {
    let named = state.records.supervision.values().map(|row| &*row.item).filter(|it| it.track == track);
    let of_team = named.filter(|it| state.person(&it.person).is_some_and(|person| person.team == *team));
    let mut many: BTreeMap<&PersonId, i32> = BTreeMap::new();
    for it in of_team {
        *many.entry(&it.supervisor).or_default() += 1;
    }
    many.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0))).map(|(id, _)| id.clone())
}

/// The courses that somebody who joins has to do: those that everybody must have, of a peer also those of the role.
#[must_use]
pub fn courses_to_do(state: &State, role: Role) -> Vec<CourseId> {
    let all = state.courses();
    let is_of_role = |id: &CourseId| role.is_peer() && OF_A_PEER.contains(&id.as_str());
    let is_module = |id: &CourseId| modules(state).contains(id);
    all.into_iter()
        .filter(|it| !is_module(&it.id) && (it.mandatory || is_of_role(&it.id)))
        .map(|it| it.id.clone())
        .collect()
}

/// The seven modules, those left out that somebody holds.
#[must_use]
pub fn modules_to_do(state: &State, person: Option<&PersonId>, on: Date) -> Vec<CourseId> {
    let is_held = |id: &CourseId| person.is_some_and(|person| state.holds(person, id, on));
    modules(state).into_iter().filter(|id| !is_held(id)).collect()
}

fn modules(state: &State) -> Vec<CourseId> {
    let ids = (1..=MODULES).filter_map(|n| CourseId::parse(&format!("nes-{n}")).ok());
    ids.filter(|id| state.course(id).is_some()).collect()
}
