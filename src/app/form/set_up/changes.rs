//! What the set-up comes to: the service and the team where they are new, the post, its people and their shares.

use super::sharers::{NAMES, Shared};
use super::there::{person_called, team_called};
use super::values::{SetUpForm, Values};
use super::{LEAD, POST, SUPERVISOR, TEAM};
use crate::app::form::Findings;
use crate::domain::{
    Account, Change, Date, Key, OpenHours, Person, PersonId, Post, Role, Service, Share, State, Supervision,
    Team, TeamId, TeamKind, Track,
};
use crate::planner::edit::free_id;

/// The days on which a new team is open, until its own are written.
const OPEN_DAYS: [&str; 5] = ["mon", "tue", "wed", "thu", "fri"];

/// What is said where something is wrong with a field, which says more.
const TO_FILL_IN: &str = "some fields are still to fill in";

impl SetUpForm {
    /// The changes that set it up.
    pub(super) fn changes(
        &self,
        values: Values,
        shared: Vec<Shared>,
        (base, today): (&State, Date),
        found: &mut Findings<Self>,
    ) -> Result<Vec<Change>, String> {
        let Values { service, nation, team, kind, lead, supervisor, post, hours, .. } = values;
        let mut sharers: Vec<PersonId> = vec![];
        let mut changes: Vec<Change> = vec![];
        if self.is_first {
            changes.push(Service::new(service, nation).into());
        }
        let team_id = if let Some(there) = team_called(base, &team) {
            there
        } else {
            let id = free_id(&team, "team", |id| base.team(id).is_some());
            let id = found.part(&TEAM, id).ok_or(TO_FILL_IN)?;
            changes.push(new_team(id.clone(), team, kind).into());
            id
        };
        let post_id = free_id(&post, "post", |id| base.post(id).is_some());
        let post_id = found.part(&POST, post_id).ok_or(TO_FILL_IN)?;
        let (band, funded_until) = (None, None);
        let id = post_id.clone();
        changes.push(Post { id, title: post, team: team_id.clone(), hours, band, funded_until }.into());
        for Shared { at, name, hours, pattern } in shared {
            let person = if let Some(there) = person_called(base, &name) {
                there
            } else {
                let made = new_person(base, (&name, &team_id), Role::PeerWorker, &changes);
                let field = NAMES.get(at).unwrap_or(&POST);
                let made = found.part(field, made).ok_or(TO_FILL_IN)?;
                let id = made.id.clone();
                changes.push(made.into());
                id
            };
            sharers.push(person.clone());
            let (post, until) = (post_id.clone(), None);
            changes.push(Share { post, person, hours, from: self.from, until, pattern }.into());
        }
        // A service that is running was looked after until today: what is due is counted from now on.
        let supervised = |supervisor: &PersonId, track| {
            let new =
                sharers.iter().filter(|it| !base.records.supervision.contains_key(&((*it).clone(), track)));
            let row = |person: &PersonId| Supervision {
                person: person.clone(),
                track,
                supervisor: supervisor.clone(),
                every_days: None,
                last: Some(today),
            };
            new.map(|person| Change::from(row(person))).collect::<Vec<_>>()
        };
        if let Some(name) = supervisor {
            let id = if let Some(there) = person_called(base, &name) {
                there
            } else {
                let made = new_person(base, (&name, &team_id), Role::Supervisor, &changes);
                let made = found.part(&SUPERVISOR, made).ok_or(TO_FILL_IN)?;
                let id = made.id.clone();
                changes.push(made.into());
                id
            };
            changes.extend(supervised(&id, Track::Clinical));
        }
        let mut leads = base.people().filter(|it| it.role == Role::TeamLead && it.team == team_id);
        if let Some(lead) = leads.next() {
            changes.extend(supervised(&lead.id, Track::Line));
        }
        if let Some(lead) = lead {
            let lead = found.part(&LEAD, new_person(base, (&lead, &team_id), Role::TeamLead, &changes));
            let lead = lead.ok_or(TO_FILL_IN)?;
            // Whoever set up what they lead has a seat of their own at this account.
            let account = self.account.map(|uid| Account { uid, person: lead.id.clone() }.into());
            changes.extend(supervised(&lead.id, Track::Line));
            changes.push(lead.into());
            changes.extend(account);
        }
        Ok(changes)
    }
}

fn new_team(id: TeamId, name: String, kind: TeamKind) -> Team {
    let open = OPEN_DAYS.iter().filter_map(|day| format!("{day} 09:00-17:00").parse::<OpenHours>().ok());
    let (place, beds, open, peers_wanted, funded_until) = (None, None, open.collect(), 1, None);
    Team { id, name, kind, place, beds, open, peers_wanted, funded_until }
}

/// Somebody new; an id of the short name where nobody has that, else of the whole one.
fn new_person(
    base: &State,
    (name, team): (&str, &TeamId),
    role: Role,
    so_far: &[Change],
) -> Result<Person, String> {
    let is_so_far = |id: &PersonId| so_far.iter().any(|change| change.key() == Key::Person(id.clone()));
    let taken = |id: &PersonId| base.person(id).is_some() || is_so_far(id);
    let namesake = so_far.iter().any(|change| match change {
        Change::Put(crate::domain::Record::Person(it)) => it.name == name,
        _ => false,
    });
    if namesake {
        return Err(format!("two people are called {name}: add a second name"));
    }
    let first = name.split_whitespace().next().unwrap_or(name);
    let short = free_id::<PersonId>(first, "person", |_| false)?;
    let id = if taken(&short) { free_id(name, "person", taken)? } else { short };
    Ok(Person::new(id, name.to_owned(), team.clone(), role))
}
