//! Who could be in a session: everybody of the kind that is wanted who is free then, the best fitting first, with why.

use crate::domain::apart::{is_apart_from_family, is_apart_from_place, is_apart_from_team};
use crate::domain::{
    ActivityKind, Complexity, CourseId, Date, Family, Minutes, Person, PersonId, PlaceId, PlaceKind, Role,
    SessionId, TeamId, TeamKind,
};
use crate::rota::{Booked, RotaWeek, Span, minutes_of, without};
use crate::rules::Room;

use super::scene::{is_free, is_in, leaves_break};
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
    /// What the score is made of.
    pub merits: Merits,
}

/// What speaks for and against somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merits {
    /// Whether they share the post of whose place is taken.
    pub shares_the_post: bool,
    /// Whether they are on shift then.
    pub presence: Presence,
    /// How well they know the families: 20 for each that they support, 15 as backup, 10 for one that they have met.
    pub familiar: i32,
    /// Whether the session needs courses and they hold them.
    pub trained: bool,
    /// Whether they are of a team that the session belongs to.
    pub of_the_team: bool,
    /// Points off: for the way, the role, and what they are to be asked about first.
    pub reserve: i32,
}

/// Whether somebody is on shift for some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// All of it.
    On,
    /// In that day; so much of it is outside the shift.
    Longer(Minutes),
    /// Not in that day; so much would be extra.
    Off(Minutes),
    /// Nobody writes their shifts down.
    Unknown,
}

impl Merits {
    fn score(self) -> u8 {
        let presence = match self.presence {
            Presence::On => 30,
            Presence::Longer(_) => 10,
            Presence::Off(_) => 0,
            Presence::Unknown => 20,
        };
        let score = 20
            + if self.shares_the_post { 20 } else { 0 }
            + presence
            + self.familiar
            + if self.trained { 10 } else { 0 }
            + if self.of_the_team { 10 } else { -10 }
            - self.reserve;
        u8::try_from(score.clamp(0, 100)).unwrap_or(0)
    }
}

/// Everybody who could be in a session, the best fitting first. Who is on leave or in another session is left out, and so
/// is whose only break it would take, and who would lead in another's place without the course that it needs.
#[must_use]
pub fn fits(room: &Room<'_>, rota: &RotaWeek, seek: &Seek<'_>) -> Vec<Fit> {
    let mut all: Vec<Fit> = room
        .state
        .people()
        .filter(|person| is_wanted(room, person, seek))
        .filter(|person| is_free(room, rota, &person.id, seek.span, &[]))
        .filter(|person| leaves_break(rota, &person.id, seek.span, &[]))
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
        && !is_kept_apart(room, person, seek)
        && !is_a_guest_on_a_ward(room, person, seek)
        && seek.instead_of.is_none_or(|gone| may_lead(room, &person.id, seek, gone, date))
}

/// Whether it would be a new start for somebody with whom none was agreed.
fn starts_anew_against_agreement(room: &Room<'_>, person: &Person, booked: &Booked) -> bool {
    person.boundaries.iter().any(|limit| limit == "no-new-starts")
        && booked.kind == Some(ActivityKind::Contact)
        && families(room, booked).any(|family| !is_of(family, &person.id))
}

/// Whether somebody is kept apart from a team, the place or a family of the session: they are left out, and nothing says
/// why.
fn is_kept_apart(room: &Room<'_>, person: &Person, seek: &Seek<'_>) -> bool {
    let mut teams = teams(room, seek).into_iter().filter_map(|id| room.state.team(id));
    let (state, booked) = (room.state, seek.booked);
    teams.any(|team| is_apart_from_team(state, &person.id, team))
        || booked.place.as_ref().is_some_and(|place| is_apart_from_place(state, &person.id, place))
        || booked.booking().families.iter().any(|it| is_apart_from_family(state, &person.id, it))
}

/// Whether it is on a ward, and they are a volunteer of another team than the ward's: who comes onto a ward is for the ward
/// to agree on, not for a rota to suggest.
fn is_a_guest_on_a_ward(room: &Room<'_>, person: &Person, seek: &Seek<'_>) -> bool {
    let of_session = teams(room, seek);
    let is_ward = |id: &TeamId| room.state.team(id).is_some_and(|team| team.kind == TeamKind::Mbu);
    let place = seek.booked.place.as_ref().and_then(|id| room.state.place(id));
    let on_ward =
        place.is_some_and(|place| place.kind == PlaceKind::Mbu) || of_session.iter().any(|id| is_ward(id));
    let own = is_ward(&person.team) && of_session.contains(&&person.team);
    person.role == Role::Volunteer && on_ward && !own
}

/// Whether the courses it needs are held by those who would lead it once this person is in another's place.
fn may_lead(room: &Room<'_>, person: &PersonId, seek: &Seek<'_>, gone: &PersonId, date: Date) -> bool {
    let booking = seek.booked.booking();
    let led = match &booking.lead {
        Some(lead) if lead == gone => vec![person],
        Some(lead) => vec![lead],
        None => booking.people.iter().filter(|it| *it != gone).chain([person]).collect(),
    };
    needs(room, seek.booked)
        .iter()
        .all(|course| led.iter().any(|leader| room.state.holds(leader, course, date)))
}

fn needs<'b>(room: &'b Room<'_>, booked: &Booked) -> &'b [CourseId] {
    room.state.activity(&booked.booking().activity).map_or(&[], |activity| activity.needs.as_slice())
}

fn families<'b>(room: &'b Room<'_>, booked: &'b Booked) -> impl Iterator<Item = &'b Family> {
    booked.booking().families.iter().filter_map(|reference| room.state.family(reference))
}

fn is_of(family: &Family, person: &PersonId) -> bool {
    family.worker.as_ref() == Some(person) || family.backup.as_ref() == Some(person)
}

fn fit(room: &Room<'_>, rota: &RotaWeek, person: &Person, seek: &Seek<'_>) -> Fit {
    let mut reasons: Vec<String> = vec![];
    let date = seek.booked.start.date();
    let shares_the_post = seek.instead_of.is_some_and(|gone| share_a_post(room, gone, &person.id, date));
    if shares_the_post {
        reasons.push("shares the post".to_owned());
    }
    let presence = presence(room, rota, &person.id, seek);
    reasons.push(presence.words().to_owned());
    let (familiar, new) = knows(room, rota, person, seek.booked, &mut reasons);
    let needs = needs(room, seek.booked);
    let trained = !needs.is_empty() && needs.iter().all(|course| room.state.holds(&person.id, course, date));
    if trained {
        reasons.push("has done the course for it".to_owned());
    }
    let of_the_team = teams(room, seek).contains(&&person.team);
    if let Some(team) = room.state.team(&person.team).filter(|_| !of_the_team) {
        reasons.push(format!("of {}", team.name));
    }
    let mut reserve = new;
    let mut holds_back = |points: i32, reason: Option<&str>| {
        reserve += points;
        reasons.extend(reason.map(str::to_owned));
    };
    if seek.booked.place.is_some() && !has_time_for_the_way(room, rota, person, seek) {
        holds_back(15, Some("little travel time"));
    }
    match person.role {
        Role::Volunteer => holds_back(10, Some("a volunteer")),
        Role::TeamLead => holds_back(3, Some("leads the team")),
        Role::Supervisor if !matches!(seek.who, Who::Role(_)) => holds_back(6, Some("supervises")),
        _ if seek.who == Who::Anybody && person.role.is_peer() => holds_back(5, None),
        _ => {}
    }
    // What somebody wants to be asked about first counts and is never named.
    let asks = |family: &Family| family.themes.iter().any(|theme| person.ask_first.contains(theme));
    if families(room, seek.booked).any(asks) {
        holds_back(10, Some("ask first"));
    }
    let merits = Merits { shares_the_post, presence, familiar, trained, of_the_team, reserve };
    Fit { person: person.id.clone(), score: merits.score(), reasons, merits }
}

fn presence(room: &Room<'_>, rota: &RotaWeek, person: &PersonId, seek: &Seek<'_>) -> Presence {
    match is_in(room, rota, person, seek.span) {
        Some(true) => return Presence::On,
        None => return Presence::Unknown,
        Some(false) => {}
    }
    let present = rota.shifts_around(person).flat_map(|shift| &shift.pieces).map(|piece| piece.span);
    let extra = minutes_of(without([seek.span], present));
    let in_that_day = rota.shifts_of_on(person, seek.booked.start.date()).next().is_some();
    if in_that_day { Presence::Longer(extra) } else { Presence::Off(extra) }
}

impl Presence {
    fn words(self) -> &'static str {
        match self {
            Self::On => "on shift and free then",
            Self::Longer(_) => "in that day, for longer than the shift",
            Self::Off(_) => "not on shift then: it would be extra time",
            Self::Unknown => "free then, as far as the rota knows",
        }
    }
}

/// What speaks for somebody because of the families: they support one, step in for one, or have met one; and what speaks
/// against a volunteer who would be new to one with much to carry.
fn knows(
    room: &Room<'_>,
    rota: &RotaWeek,
    person: &Person,
    booked: &Booked,
    reasons: &mut Vec<String>,
) -> (i32, i32) {
    let (mut familiar, mut reserve) = (0, 0);
    if booked.booking().group.is_some() || !person.role.is_peer() {
        return (familiar, reserve);
    }
    // Who is with a family is said to whoever may know her.
    for family in families(room, booked).filter(|it| !it.reference.is_stand_in()).take(3) {
        let called = family.reference.called();
        let weeks = [-2, -1].into_iter().filter_map(|back| room.rota(rota.week().plus(back)));
        let met = || {
            let met = |rota: &RotaWeek| {
                let mut with = rota.worked_by(&person.id);
                with.any(|it| it.booking().families.contains(&family.reference))
            };
            met(rota) || weeks.into_iter().any(|rota| met(&rota))
        };
        let (points, reason) = if family.worker.as_ref() == Some(&person.id) {
            (20, format!("supports {called}"))
        } else if family.backup.as_ref() == Some(&person.id) {
            (15, format!("is {called}'s backup"))
        } else if met() {
            (10, format!("has met {called}"))
        } else {
            let much = person.role == Role::Volunteer && family.complexity == Complexity::High;
            reserve += if much { 30 } else { 0 };
            (0, format!("would be new to {called}"))
        };
        familiar += points;
        reasons.push(reason);
    }
    (familiar, reserve)
}

pub fn share_a_post(room: &Room<'_>, one: &PersonId, other: &PersonId, date: Date) -> bool {
    let on = |person| room.state.shares_of(person).filter(|share| share.is_on(date));
    on(one).any(|share| on(other).any(|it| it.post == share.post))
}

/// The teams a session belongs to: of whoever's place is taken, else of those in it, and of its families.
fn teams<'b>(room: &'b Room<'_>, seek: &'b Seek<'_>) -> Vec<&'b TeamId> {
    let of = |person: &PersonId| room.state.person(person).map(|person| &person.team);
    let people = seek.instead_of.into_iter().chain(seek.booked.booking().everyone());
    people.filter_map(of).chain(families(room, seek.booked).map(|family| &family.team)).collect()
}

/// Whether the way from the session before, and to the one after, can be made in the time between.
fn has_time_for_the_way(room: &Room<'_>, rota: &RotaWeek, person: &Person, seek: &Seek<'_>) -> bool {
    let (place, but) = (seek.booked.place.as_ref(), Some(&seek.booked.id));
    way_fits(room, rota, &person.id, place, but, seek.span)
}

/// Whether somebody can be at a place for some time, coming from where they were and going where they will be; one session
/// left out.
pub fn way_fits(
    room: &Room<'_>,
    rota: &RotaWeek,
    person: &PersonId,
    place: Option<&PlaceId>,
    but: Option<&SessionId>,
    span: Span,
) -> bool {
    let Some(place) = place else { return true };
    let date = room.zone.moment(span.start).date();
    let placed = || {
        rota.worked_by(person).filter(|it| {
            it.start.date() == date
                && Some(&it.id) != but
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
pub fn named(room: &Room<'_>, fits: &[&Fit]) -> String {
    words::people(fits.iter().map(|fit| &fit.person), room.state)
}
