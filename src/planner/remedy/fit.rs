//! Who could be in a session: everybody of the kind that is wanted who is free then, the best fitting first, with why.

use crate::domain::{
    ActivityKind, Complexity, CourseId, Date, Family, Person, PersonId, Role, TrainingState,
};
use crate::rota::{Booked, RotaWeek, Span};
use crate::rules::Room;

use super::matter::{is_free, is_in, leaves_break};
use super::words;

/// Whom a session is looking for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A peer.
    Peer,
    /// Somebody who is not a peer: a nurse, a therapist, a lead.
    Colleague,
    /// Somebody of a role.
    Role(Role),
    /// Anybody; colleagues of the team rather than peers.
    Anybody,
}

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Seek<'s> {
    /// The session.
    pub booked: &'s Booked,
    /// All the time it takes, with the way there and back where that goes along.
    pub span: Span,
    /// Whose place is taken, if anybody's.
    pub instead_of: Option<&'s PersonId>,
    /// Whom it is looking for.
    pub who: Who,
}

/// Somebody who could be in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Who.
    pub person: PersonId,
    /// How well it fits, 0–100.
    pub score: u8,
    /// Why, in a few words each.
    pub reasons: Vec<String>,
}

/// Everybody who could be in a session, the best fitting first. Who is on leave or in another session is left out, and so
/// is who would lead in another's place without the course that it needs.
#[must_use]
pub fn fits(room: &Room<'_>, rota: &RotaWeek, seek: &Seek<'_>) -> Vec<Fit> {
    let mut all: Vec<Fit> = room
        .state
        .people()
        .filter(|person| is_wanted(room, person, seek))
        .filter(|person| is_free(room, rota, &person.id, seek.span, &[]))
        .map(|person| fit(room, rota, person, seek))
        .collect();
    all.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.person.cmp(&b.person)));
    all
}

fn is_wanted(room: &Room<'_>, person: &Person, seek: &Seek<'_>) -> bool {
    let role = match seek.who {
        Who::Peer => person.role.is_peer(),
        Who::Colleague => !person.role.is_peer(),
        Who::Role(role) => person.role == role,
        Who::Anybody => true,
    };
    let date = seek.booked.start.date();
    role && !seek.booked.involves(&person.id)
        && !room.has_left(&person.id, date)
        && !starts_anew_against_agreement(room, person, seek.booked)
        && seek.instead_of.is_none_or(|gone| may_lead(room, &person.id, seek, gone, date))
}

/// Whether it would be a new start for somebody with whom none was agreed.
fn starts_anew_against_agreement(room: &Room<'_>, person: &Person, booked: &Booked) -> bool {
    person.boundaries.iter().any(|limit| limit == "no-new-starts")
        && booked.kind == Some(ActivityKind::Contact)
        && families(room, booked).any(|family| !is_of(family, &person.id))
}

/// Whether the courses it needs are held by those who would lead it once this person is in another's place.
fn may_lead(room: &Room<'_>, person: &PersonId, seek: &Seek<'_>, gone: &PersonId, date: Date) -> bool {
    let booking = seek.booked.booking();
    let led = match &booking.lead {
        Some(lead) if lead == gone => vec![person],
        Some(lead) => vec![lead],
        None => booking.people.iter().filter(|it| *it != gone).chain([person]).collect(),
    };
    needs(room, seek.booked).iter().all(|course| led.iter().any(|leader| holds(room, leader, course, date)))
}

fn needs<'b>(room: &'b Room<'_>, booked: &Booked) -> &'b [CourseId] {
    room.state.activity(&booked.booking().activity).map_or(&[], |activity| activity.needs.as_slice())
}

fn holds(room: &Room<'_>, person: &PersonId, course: &CourseId, date: Date) -> bool {
    room.state.records.training.get(&(person.clone(), course.clone())).is_some_and(|row| {
        row.item.state == TrainingState::Done
            && row.item.on.is_none_or(|on| on <= date)
            && row.item.expires.is_none_or(|expires| date <= expires)
    })
}

fn families<'b>(room: &'b Room<'_>, booked: &'b Booked) -> impl Iterator<Item = &'b Family> {
    booked.booking().families.iter().filter_map(|reference| room.state.family(reference))
}

fn is_of(family: &Family, person: &PersonId) -> bool {
    family.worker.as_ref() == Some(person) || family.backup.as_ref() == Some(person)
}

fn fit(room: &Room<'_>, rota: &RotaWeek, person: &Person, seek: &Seek<'_>) -> Fit {
    let mut score = 20_i32;
    let mut reasons: Vec<String> = vec![];
    let mut counts = |points: i32, reason: Option<String>| {
        score += points;
        reasons.extend(reason);
    };
    if seek.instead_of.is_some_and(|gone| share_a_post(room, gone, &person.id, seek.booked.start.date())) {
        counts(20, Some("shares the post".to_owned()));
    }
    match is_in(room, rota, &person.id, seek.span) {
        Some(true) if leaves_break(rota, &person.id, seek.span, &[]) => {
            counts(30, Some("on shift and free then".to_owned()));
        }
        Some(true) => counts(5, Some("on shift then, at the cost of the break".to_owned())),
        Some(false) if rota.shifts_of_on(&person.id, seek.booked.start.date()).next().is_some() => {
            counts(10, Some("in that day, for longer than the shift".to_owned()));
        }
        Some(false) => counts(0, Some("not on shift then: it would be extra time".to_owned())),
        None => counts(20, Some("free then, as far as the rota knows".to_owned())),
    }
    knows(room, rota, person, seek.booked, &mut counts);
    let (needs, date) = (needs(room, seek.booked), seek.booked.start.date());
    if !needs.is_empty() && needs.iter().all(|course| holds(room, &person.id, course, date)) {
        counts(10, Some("has the course for it".to_owned()));
    }
    let team = teams(room, seek);
    match room.state.team(&person.team) {
        _ if team.contains(&&person.team) => counts(10, None),
        Some(team) => counts(-10, Some(format!("of {}", team.name))),
        None => counts(-10, None),
    }
    if seek.booked.place.is_some() && !has_time_for_the_way(room, rota, person, seek) {
        counts(-15, Some("little time for the way".to_owned()));
    }
    match person.role {
        Role::Volunteer => counts(-10, Some("a volunteer".to_owned())),
        Role::TeamLead => counts(-3, Some("leads the team".to_owned())),
        Role::Supervisor if !matches!(seek.who, Who::Role(_)) => counts(-6, Some("supervises".to_owned())),
        _ if seek.who == Who::Anybody && person.role.is_peer() => counts(-5, None),
        _ => {}
    }
    // Themes somebody wants to be asked about first count, and are never named.
    let asks = |family: &Family| family.themes.iter().any(|theme| person.ask_first.contains(theme));
    if families(room, seek.booked).any(asks) {
        counts(-10, None);
    }
    let score = u8::try_from(score.clamp(0, 100)).unwrap_or(0);
    Fit { person: person.id.clone(), score, reasons }
}

/// What speaks for somebody because of the families: they support one, step in for one, or have met one.
fn knows(
    room: &Room<'_>,
    rota: &RotaWeek,
    person: &Person,
    booked: &Booked,
    counts: &mut impl FnMut(i32, Option<String>),
) {
    if booked.booking().group.is_some() || !person.role.is_peer() {
        return;
    }
    for family in families(room, booked).take(3) {
        let called = family.reference.as_str().to_uppercase();
        let weeks = [-2, -1].into_iter().filter_map(|back| room.rota(rota.week().plus(back)));
        let met = || {
            let met = |rota: &RotaWeek| {
                let mut with = rota.sessions_of(&person.id).filter(|it| it.counts());
                with.any(|it| it.booking().families.contains(&family.reference))
            };
            met(rota) || weeks.into_iter().any(|rota| met(&rota))
        };
        if family.worker.as_ref() == Some(&person.id) {
            counts(20, Some(format!("supports {called}")));
        } else if family.backup.as_ref() == Some(&person.id) {
            counts(15, Some(format!("is {called}'s backup")));
        } else if met() {
            counts(10, Some(format!("has met {called}")));
        } else if person.role == Role::Volunteer && family.complexity == Complexity::High {
            counts(-30, Some(format!("would be new to {called}")));
        } else {
            counts(0, Some(format!("would be new to {called}")));
        }
    }
}

fn share_a_post(room: &Room<'_>, one: &PersonId, other: &PersonId, date: Date) -> bool {
    let on = |person| room.state.shares_of(person).filter(|share| share.is_on(date));
    on(one).any(|share| on(other).any(|it| it.post == share.post))
}

/// The teams a session belongs to: of whoever's place is taken, else of those in it, and of its families.
fn teams<'b>(room: &'b Room<'_>, seek: &'b Seek<'_>) -> Vec<&'b crate::domain::TeamId> {
    let of = |person: &PersonId| room.state.person(person).map(|person| &person.team);
    let people = seek.instead_of.into_iter().chain(seek.booked.booking().everyone());
    people.filter_map(of).chain(families(room, seek.booked).map(|family| &family.team)).collect()
}

/// Whether the way from the session before, and to the one after, can be made in the time between.
fn has_time_for_the_way(room: &Room<'_>, rota: &RotaWeek, person: &Person, seek: &Seek<'_>) -> bool {
    way_fits(room, rota, &person.id, seek.booked, seek.span)
}

/// Whether somebody can be at a session's place for some time, coming from where they were and going where they will be.
pub(super) fn way_fits(
    room: &Room<'_>,
    rota: &RotaWeek,
    person: &PersonId,
    booked: &Booked,
    span: Span,
) -> bool {
    let Some(place) = &booked.place else { return true };
    let date = room.zone.moment(span.start).date();
    let placed = || {
        rota.sessions_of_on(person, date).filter(|it| {
            it.counts()
                && it.id != booked.id
                && it.kind != Some(ActivityKind::Travel)
                && it.place.as_ref().is_some_and(|other| other != place)
        })
    };
    let needs = |other: &Booked| {
        other.place.as_ref().and_then(|other| room.state.travel_minutes(other, place)).unwrap_or_default()
    };
    let before = placed().filter(|it| it.span.end <= span.start).max_by_key(|it| it.span.end);
    let after = placed().find(|it| it.span.start >= span.end);
    before.is_none_or(|it| Span::new(it.span.end, span.start).minutes() >= needs(it))
        && after.is_none_or(|it| Span::new(span.end, it.span.start).minutes() >= needs(it))
}

/// What to say of several people, each with the first reason for them.
pub(super) fn named(room: &Room<'_>, fits: &[&Fit]) -> String {
    words::people(room.state, fits.iter().map(|fit| &fit.person))
}
