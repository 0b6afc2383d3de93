//! Who may do what: one function over role, relation and change.
//!
//! Leads edit all of their team, and what belongs to no team. Peers ask for leave, mark their own sessions, and keep
//! their own private themes and training. Supervisors read. The account that owns the store may do everything.

use std::collections::BTreeSet;

use super::belonging::teams_of;
use super::own_work::{may_plan, supports};
use super::whom::{lead_in_full, whom_to_ask};
use super::{redaction, requests};
use crate::domain::calendar::Date;
use crate::domain::change::{Author, Edit};
use crate::domain::id::{CourseId, PersonId, SessionId, TeamId};
use crate::domain::record::{
    BusyOf, EPDS_COURSE, Feed, Key, LeaveState, Person, Record, Role, Scale, Session, SheetState, Status,
};
use crate::domain::state::State;

/// Whether an author may make an edit; the error says in words who may.
pub fn may(state: &State, author: &Author, edit: &Edit) -> Result<(), String> {
    if matches!(edit.key, Key::Purge(_)) {
        return Err("only `tandem purge` records a purge, and it cannot be undone".to_owned());
    }
    taken_by_trained(state, edit)?;
    let Author::Person(id) = author else {
        return Ok(());
    };
    // A service with nobody in it yet is set up by whoever is there.
    if state.records.people.is_empty() {
        return Ok(());
    }
    let Some(person) = state.person(id) else {
        return Err(format!(
            "nobody here is called {id}: ask a team lead to add you, or name another with --as"
        ));
    };
    // Whoever says which account is whom says who comes in as whom.
    if matches!(edit.key, Key::Account(_)) {
        return Err(format!("only the account that owns the store can change {}, with --as owner", edit.key));
    }
    if matches!(edit.key, Key::KeptApart(_)) {
        return Err(
            "what somebody is kept apart from is private: the account that owns the store enters it for them"
                .to_owned(),
        );
    }
    if matches!(edit.key, Key::PublicKey(_)) && is_own_key(id, edit) {
        return Ok(());
    }
    if let Key::HandoverMark(reader) = &edit.key {
        return if reader == id {
            Ok(())
        } else {
            Err("only the person whose handover it is can mark it as read".to_owned())
        };
    }
    // Whoever has a calendar brings its times in themselves.
    if matches!(&edit.key, Key::Busy((BusyOf::Person(whose), ..)) if whose == id) {
        return Ok(());
    }
    if let Key::KeptWords((whose, _)) = &edit.key {
        let refused = "the words that somebody was to send are nobody else's";
        return if whose == id.as_str() { Ok(()) } else { Err(refused.to_owned()) };
    }
    if matches!(edit.key, Key::Feed(_)) {
        return may_link(person, edit);
    }
    if let Key::ImportSource((whose, ..)) = &edit.key {
        let refused = "what a source brought in is kept for whoever brought it in";
        return if whose == id.as_str() { Ok(()) } else { Err(refused.to_owned()) };
    }
    if matches!(edit.key, Key::StaffRequest(_)) {
        return requests::may_step(state, person, edit);
    }
    if let Some(Record::AcceptedRisk(risk)) = &edit.after
        && risk.by != id.as_str()
        && !matches!(&edit.before, Some(Record::AcceptedRisk(before)) if before.by == risk.by)
    {
        return Err("a risk is accepted in one's own name: say that it is you".to_owned());
    }
    if edit.key != Key::Person(id.clone()) && themes_differ(edit) {
        return Err("only they can say what to ask them about first".to_owned());
    }
    if let Some(Record::AcceptedRisk(risk)) = &edit.after
        && person.role == Role::TeamLead
        && state.records.teams.len() > 1
        && teams_of(state, &Record::AcceptedRisk(risk.clone())).is_empty()
    {
        return Err("that is every team's, or nobody's: ask the owner to accept it".to_owned());
    }
    match person.role {
        Role::TeamLead => lead_may(state, person, edit),
        _ if may_plan(state, person, edit) => Ok(()),
        role if role.is_peer() && peer_may(state, person, edit) => Ok(()),
        role => {
            let teams = edit.before.iter().chain(&edit.after).flat_map(|it| teams_of(state, it));
            let lead = whom_to_ask(state, person, &teams.collect::<Vec<_>>());
            let own = match role {
                Role::Supervisor => "supervisors can only read, and book the supervision that they give",
                Role::Colleague => "colleagues can only read the rota",
                _ => {
                    "you can ask for leave, mark your own sessions, keep your themes and training, and plan \
                     your own contacts, desk work and debriefs in weeks that are drafts"
                }
            };
            Err(format!("{} is for a team lead to change; ask {lead}: {own}", edit.what(state)))
        }
    }
}

/// Whether somebody may make or withdraw a link to a calendar: of their own rota, and a lead of their team's; what they made they
/// may always withdraw.
fn may_link(person: &Person, edit: &Edit) -> Result<(), String> {
    let is_theirs = |feed: &Feed| {
        let own = feed.person.as_ref() == Some(&person.id);
        own || person.role == Role::TeamLead
            && feed.person.is_none()
            && feed.team.as_ref() == Some(&person.team)
    };
    let may = |record: &Record, is_gone: bool| match record {
        Record::Feed(feed) => is_theirs(feed) || is_gone && feed.by == person.id.as_str(),
        _ => false,
    };
    let is_gone = edit.after.is_none();
    if edit.before.iter().chain(&edit.after).all(|record| may(record, is_gone)) {
        return Ok(());
    }
    Err("a calendar link is for the person whose rota it shows to make, and a team's for its lead".to_owned())
}

/// Whether it may be handed from one team to another.
pub(super) fn is_shared(key: &Key) -> bool {
    matches!(key, Key::Session(_) | Key::Series(_) | Key::Group(_))
}

pub(super) fn is_lead<'a>(state: &'a State, id: &PersonId) -> Option<&'a Person> {
    state.person(id).filter(|person| person.role == Role::TeamLead)
}

/// Whether an author leads a team, or is the account that owns the store.
#[must_use]
pub fn leads(state: &State, author: &Author) -> bool {
    author.person().is_none_or(|id| is_lead(state, id).is_some())
}

/// Whether somebody may read the summary of a quarter; the error says who may.
pub fn may_summarise(state: &State, author: &Author) -> Result<(), String> {
    if leads(state, author) {
        return Ok(());
    }
    Err("the summary of a quarter is for team leads; ask yours to show you".to_owned())
}

/// Whether somebody may have families forgotten, and of which team; of every one where it is `None`.
pub fn may_purge(state: &State, author: &Author) -> Result<Option<TeamId>, String> {
    let Author::Person(id) = author else { return Ok(None) };
    let of = is_lead(state, id).map(|lead| Some(lead.team.clone()));
    of.ok_or_else(|| "only a team lead, or the account that owns the store, can forget families".to_owned())
}

/// An EPDS is taken by those who are trained in it, whoever writes it down.
fn taken_by_trained(state: &State, edit: &Edit) -> Result<(), String> {
    let Some(Record::Measure(it)) = &edit.after else { return Ok(()) };
    if it.scale != Scale::Epds {
        return Ok(());
    }
    epds_taker(state, &it.by, it.on)
}

/// Whether somebody may take an EPDS on a day; the error says what they lack.
pub fn epds_taker(state: &State, person: &PersonId, on: Date) -> Result<(), String> {
    let course = CourseId::parse(EPDS_COURSE).map_err(|error| error.to_string())?;
    if state.holds(person, &course, on) {
        return Ok(());
    }
    let title = state.course(&course).map_or(EPDS_COURSE, |course| course.title.as_str());
    Err(format!(
        "an EPDS is taken by somebody trained in it, and {} has not done {title}: ask somebody who has",
        state.display_name(person)
    ))
}

/// Whom an author sees in full, drafts and all: everybody where it is `None`, else themselves and those they supervise.
#[must_use]
pub fn in_full_view(state: &State, author: &Author) -> Option<BTreeSet<PersonId>> {
    let Author::Person(me) = author else { return None };
    let person = state.person(me)?;
    if person.role == Role::TeamLead {
        return None;
    }
    let named = state.records.supervision.values().map(|row| &row.item);
    let supervised = named.filter(|it| it.supervisor == *me).map(|it| it.person.clone());
    Some(supervised.chain([me.clone()]).collect())
}

/// The teams whose weeks somebody publishes and closes: a lead their own, the account that owns the store every one.
#[must_use]
pub fn teams_led(state: &State, author: &Author) -> Vec<TeamId> {
    match author {
        Author::Owner => state.records.teams.keys().cloned().collect(),
        Author::Person(id) => is_lead(state, id).map(|lead| lead.team.clone()).into_iter().collect(),
    }
}

/// Whether the limits that were agreed with somebody are an author's to read: their own, or of whom they lead.
#[must_use]
pub fn may_read_agreed(state: &State, author: &Author, of: &Person) -> bool {
    author.person() == Some(&of.id) || teams_led(state, author).contains(&of.team)
}

/// Whether an edit of what holds for a week as a whole leaves every team alone but the lead's own.
fn leaves_others_alone(state: &State, lead: &Person, edit: &Edit) -> bool {
    let said = |record: &Option<Record>| match record {
        Some(Record::Sheet(mark)) => (mark.state, mark.published),
        _ => (SheetState::Draft, None),
    };
    let only_reasons = matches!(edit.key, Key::Sheet(_)) && said(&edit.before) == said(&edit.after);
    let sheet = edit.key.week().and_then(|week| state.sheet(week));
    let goes_by_it = |team: &TeamId| sheet.is_none_or(|sheet| !sheet.team_marks.contains_key(team));
    only_reasons || state.records.teams.keys().all(|team| *team == lead.team || !goes_by_it(team))
}

fn lead_may(state: &State, lead: &Person, edit: &Edit) -> Result<(), String> {
    if matches!(edit.key, Key::Sheet(_) | Key::Edition(_)) && !leaves_others_alone(state, lead, edit) {
        let yours = state.team(&lead.team).map_or(lead.team.as_str(), |team| team.name.as_str());
        return Err(format!(
            "{} is for every team, and you lead {yours}: do it for your own team's week, or ask the owner to \
             do it for all",
            edit.what(state)
        ));
    }
    if matches!(edit.key, Key::Team(_)) && edit.before.is_none() {
        return Err("a new team is for the owner to add: ask whoever looks after Tandem here".to_owned());
    }
    // It must be the lead's own, both as it was and as it will be; but a session may be handed to another team by the lead
    // whose it was. An occurrence that is not stored, before or after, is as its series gives it.
    let is_given = edit.before.is_none() || edit.after.is_none();
    let given = state.given_occurrence(&edit.key).filter(|_| is_given).map(Record::from);
    let of_others = |record: &Record| {
        let teams = teams_of(state, record);
        let is_own = teams.is_empty() || teams.contains(&lead.team);
        teams.into_iter().next().filter(|_| !is_own)
    };
    let was_there = edit.before.is_some() || given.is_some();
    let was = edit.before.iter().chain(&given).find_map(of_others);
    let becomes = edit.after.as_ref().and_then(of_others).filter(|_| !(is_shared(&edit.key) && was_there));
    match was.or(becomes) {
        Some(team) => {
            let name = |team: &TeamId| state.team(team).map_or(team.to_string(), |team| team.name.clone());
            let (theirs, yours) = (name(&team), name(&lead.team));
            let lead = lead_in_full(state, &team);
            Err(format!("{} belongs to {theirs}, and you lead {yours}: ask {lead}", edit.what(state)))
        }
        None if redaction::is_of_others(lead, state, edit) => {
            Err(format!("ask their lead: {} is with families of another team", edit.what(state)))
        }
        None if redaction::names_others(lead, state, edit) => {
            Err("ask their lead: this tells of a family of another team".to_owned())
        }
        None => Ok(()),
    }
}

/// Whether a key is somebody's own, as it was and as it will be.
fn is_own_key(me: &PersonId, edit: &Edit) -> bool {
    let mine = |record: &Record| matches!(record, Record::PublicKey(key) if key.person == *me);
    edit.before.iter().chain(&edit.after).all(mine)
}

fn peer_may(state: &State, peer: &Person, edit: &Edit) -> bool {
    let me = &peer.id;
    let mut versions = edit.before.iter().chain(&edit.after);
    match &edit.key {
        // Asking for leave, asking differently, and withdrawing what was asked for.
        Key::Leave((person, ..)) => {
            let asked = |record: &Record| match record {
                Record::Leave(it) => matches!(it.state, LeaveState::Requested | LeaveState::Cancelled),
                _ => false,
            };
            person == me && versions.all(asked)
        }
        Key::LeaveAsked((person, ..)) | Key::Training((person, _)) | Key::Refresher((person, _)) => {
            person == me
        }
        Key::Person(person) => person == me && only_themes_differ(edit),
        // Her measures, for those who support her.
        Key::Measure((family, ..)) => supports(state, me, family),
        // Ticking a reminder of a session of one's own, or to a family one supports.
        Key::ReminderSent((family, session)) => supports(state, me, family) || is_in(state, me, session),
        Key::CallNote(_) => {
            versions.all(|record| matches!(record, Record::CallNote(it) if it.by.as_ref() == Some(me)))
        }
        Key::Session(_) => only_mark_differs(state, me, edit),
        _ => false,
    }
}

/// Whether somebody is in a session, as it is stored or as its series gives it.
fn is_in(state: &State, me: &PersonId, session: &SessionId) -> bool {
    let stored =
        state.sheets.values().find_map(|sheet| sheet.sessions.get(session)).map(|row| &row.item.booking);
    let series = || session.occurrence_of().and_then(|(id, _)| state.records.series.get(&id));
    stored.or_else(|| series().map(|row| &row.item.booking)).is_some_and(|booking| booking.involves(me))
}

/// Whether an edit changes what somebody who is there is to be asked about first.
fn themes_differ(edit: &Edit) -> bool {
    matches!((&edit.before, &edit.after), (Some(Record::Person(before)), Some(Record::Person(after)))
        if before.ask_first != after.ask_first)
}

fn only_themes_differ(edit: &Edit) -> bool {
    let (Some(Record::Person(before)), Some(Record::Person(after))) = (&edit.before, &edit.after) else {
        return false;
    };
    let themes = after.ask_first.clone();
    Person { ask_first: themes, ..Person::clone(before) } == **after
}

/// Whether an edit does nothing but mark a session of one's own as planned, done or missed, perhaps with a note.
fn only_mark_differs(state: &State, me: &PersonId, edit: &Edit) -> bool {
    let session = |record: &Option<Record>| match record {
        Some(Record::Session(session)) => Some(Session::clone(session)),
        Some(_) => None,
        // Where nothing is stored, an occurrence is as its series says.
        None => state.given_occurrence(&edit.key),
    };
    let (Some(before), Some(after)) = (session(&edit.before), session(&edit.after)) else {
        return false;
    };
    let markable = |status| matches!(status, Status::Planned | Status::Done | Status::Missed);
    let mut marked = before.clone();
    marked.booking.status = after.booking.status;
    marked.booking.note.clone_from(&after.booking.note);
    marked.booking.reason.clone_from(&after.booking.reason);
    let is_mine = before.booking.people.contains(me) || before.booking.lead.as_ref() == Some(me);
    is_mine && markable(before.booking.status) && markable(after.booking.status) && marked == after
}
