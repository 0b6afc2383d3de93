//! Who could be in a session: everybody of the kind that is wanted who is free then, the best fitting first, with why.

use crate::domain::apart::{is_apart_from_family, is_apart_from_place, is_apart_from_team};
use crate::domain::{
    ActivityKind, Complexity, CourseId, Date, Family, Minutes, Person, PersonId, PlaceId, PlaceKind, Role,
    SessionId, TeamId, TeamKind,
};
use crate::rota::{Booked, RotaWeek, Span, minutes_of, starts_later, without};
use crate::rules::{MODULES, RuleContext, modules_in_words};

use super::week_context::{is_free, is_in, leaves_break};
use super::words;

/// For how many days after the start somebody is in their induction, as the plan of a joiner lays it out.
const INDUCTION: i32 = 42;

/// Whom a session is looking for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CandidateKind {
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
pub struct CandidateQuery<'s> {
    /// The session.
    pub booked: &'s Booked,
    /// All the time it takes, with the way there and back where that goes along.
    pub span: Span,
    /// Whose place is taken, if anybody's.
    pub instead_of: Option<&'s PersonId>,
    /// Whom it is looking for.
    pub who: CandidateKind,
}

/// Somebody who could be in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// How well it fits, 0–100.
    pub score: u8,
    /// Why, in a few words each.
    pub reasons: Vec<String>,
    /// What the score is made of.
    pub factors: ScoreFactors,
}

/// What speaks for and against somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreFactors {
    /// Whether they share the post of whose place is taken.
    pub shares_the_post: bool,
    /// Whether they are on shift then.
    pub presence: Availability,
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
pub enum Availability {
    /// All of it.
    On,
    /// In that day; so much of it is outside the shift.
    Longer(Minutes),
    /// Not in that day; so much would be extra.
    Off(Minutes),
    /// Nobody writes their shifts down.
    Unknown,
}

impl ScoreFactors {
    fn score(self) -> u8 {
        let presence = match self.presence {
            Availability::On => 30,
            Availability::Longer(_) => 10,
            Availability::Off(_) => 0,
            Availability::Unknown => 20,
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
pub fn fits(rules: &RuleContext<'_>, rota: &RotaWeek, query: &CandidateQuery<'_>) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = rules
        .state
        .people()
        .filter(|person| is_wanted(rules, person, query))
        .filter(|person| is_free(rules, rota, &person.id, query.span, &[]))
        .filter(|person| leaves_break(rota, &person.id, query.span, &[]))
        .map(|person| candidate(rules, rota, person, query))
        .collect();
    all.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.person.cmp(&b.person)));
    all
}

fn is_wanted(rules: &RuleContext<'_>, person: &Person, query: &CandidateQuery<'_>) -> bool {
    let role = match query.who {
        CandidateKind::Peer => person.role.is_peer(),
        CandidateKind::Colleague => !person.role.is_peer(),
        CandidateKind::Role(role) => person.role == role,
        CandidateKind::Anybody => true,
    };
    let date = query.booked.start.date();
    role && !query.booked.involves(&person.id)
        && !rules.has_left(&person.id, date)
        && starts_later(rules.state, &person.id, date).is_none()
        && !starts_anew_against_agreement(rules, person, query.booked)
        && !is_kept_apart(rules, person, query)
        && !is_a_guest_on_a_ward(rules, person, query)
        && query.instead_of.is_none_or(|gone| may_lead(rules, &person.id, query, gone, date))
}

/// Whether it would be a new start for somebody with whom none was agreed.
fn starts_anew_against_agreement(rules: &RuleContext<'_>, person: &Person, booked: &Booked) -> bool {
    person.boundaries.iter().any(|limit| limit == "no-new-starts")
        && booked.kind == Some(ActivityKind::Contact)
        && families(rules, booked).any(|family| !is_of(family, &person.id))
}

/// Whether somebody is kept apart from a team, the place or a family of the session: they are left out, and nothing says
/// why.
fn is_kept_apart(rules: &RuleContext<'_>, person: &Person, query: &CandidateQuery<'_>) -> bool {
    let mut teams = teams(rules, query).into_iter().filter_map(|id| rules.state.team(id));
    let (state, booked) = (rules.state, query.booked);
    teams.any(|team| is_apart_from_team(state, &person.id, team))
        || booked.place.as_ref().is_some_and(|place| is_apart_from_place(state, &person.id, place))
        || booked.booking().families.iter().any(|it| is_apart_from_family(state, &person.id, it))
}

/// Whether it is on a ward, and they are a volunteer of another team than the ward's: who comes onto a ward is for the ward
/// to agree on, not for a rota to suggest.
fn is_a_guest_on_a_ward(rules: &RuleContext<'_>, person: &Person, query: &CandidateQuery<'_>) -> bool {
    let of_session = teams(rules, query);
    let is_ward = |id: &TeamId| rules.state.team(id).is_some_and(|team| team.kind == TeamKind::Mbu);
    let place = query.booked.place.as_ref().and_then(|id| rules.state.place(id));
    let on_ward =
        place.is_some_and(|place| place.kind == PlaceKind::Mbu) || of_session.iter().any(|id| is_ward(id));
    let own = is_ward(&person.team) && of_session.contains(&&person.team);
    person.role == Role::Volunteer && on_ward && !own
}

/// Whether the courses it needs are held by those who would lead it once this person is in another's place.
fn may_lead(
    rules: &RuleContext<'_>,
    person: &PersonId,
    query: &CandidateQuery<'_>,
    gone: &PersonId,
    date: Date,
) -> bool {
    let booking = query.booked.booking();
    let led = match &booking.lead {
        Some(lead) if lead == gone => vec![person],
        Some(lead) => vec![lead],
        None => booking.people.iter().filter(|it| *it != gone).chain([person]).collect(),
    };
    needs(rules, query.booked)
        .iter()
        .all(|course| led.iter().any(|leader| rules.state.holds(leader, course, date)))
}

fn needs<'b>(rules: &'b RuleContext<'_>, booked: &Booked) -> &'b [CourseId] {
    rules.state.activity(&booked.booking().activity).map_or(&[], |activity| activity.needs.as_slice())
}

fn families<'b>(rules: &'b RuleContext<'_>, booked: &'b Booked) -> impl Iterator<Item = &'b Family> {
    booked.booking().families.iter().filter_map(|reference| rules.state.family(reference))
}

fn is_of(family: &Family, person: &PersonId) -> bool {
    family.worker.as_ref() == Some(person) || family.backup.as_ref() == Some(person)
}

fn candidate(
    rules: &RuleContext<'_>,
    rota: &RotaWeek,
    person: &Person,
    query: &CandidateQuery<'_>,
) -> Candidate {
    let mut reasons: Vec<String> = vec![];
    let date = query.booked.start.date();
    let shares_the_post = query.instead_of.is_some_and(|gone| share_a_post(rules, gone, &person.id, date));
    if shares_the_post {
        reasons.push("shares the post".to_owned());
    }
    let presence = presence(rules, rota, &person.id, query);
    reasons.push(presence.words().to_owned());
    let (familiar, new) = knows(rules, rota, person, query.booked, &mut reasons);
    let needs = needs(rules, query.booked);
    let trained = !needs.is_empty() && needs.iter().all(|course| rules.state.holds(&person.id, course, date));
    if trained {
        reasons.push("has done the course for it".to_owned());
    }
    let of_the_team = teams(rules, query).contains(&&person.team);
    if let Some(team) = rules.state.team(&person.team).filter(|_| !of_the_team) {
        reasons.push(format!("from {}", team.name));
    }
    let mut reserve = new;
    let mut holds_back = |points: i32, reason: Option<&str>| {
        reserve += points;
        reasons.extend(reason.map(str::to_owned));
    };
    if query.booked.place.is_some() && !has_time_for_the_way(rules, rota, person, query) {
        holds_back(15, Some("little travel time"));
    }
    if let Some(reason) = not_ready_alone(rules, person, query) {
        holds_back(30, Some(&reason));
    }
    match person.role {
        Role::Volunteer => holds_back(10, Some("a volunteer")),
        Role::TeamLead => holds_back(3, Some("leads the team")),
        Role::Supervisor if !matches!(query.who, CandidateKind::Role(_)) => holds_back(6, Some("supervises")),
        _ if query.who == CandidateKind::Anybody && person.role.is_peer() => holds_back(5, None),
        _ => {}
    }
    // What somebody wants to be asked about first counts and is never named.
    let asks = |family: &Family| family.themes.iter().any(|theme| person.ask_first.contains(theme));
    if families(rules, query.booked).any(asks) {
        holds_back(10, Some("ask first"));
    }
    let factors = ScoreFactors { shares_the_post, presence, familiar, trained, of_the_team, reserve };
    Candidate { person: person.id.clone(), score: factors.score(), reasons, factors }
}

/// Why somebody is not yet one to go alone, where they would be alone in a family's home: they are still in the weeks of their
/// induction, or modules of theirs are lacking.
fn not_ready_alone(rules: &RuleContext<'_>, person: &Person, query: &CandidateQuery<'_>) -> Option<String> {
    let (booked, date) = (query.booked, query.booked.start.date());
    let others = booked.attendance().filter(|who| Some(*who) != query.instead_of).count();
    if !person.role.is_peer() || !booked.home || others > 0 {
        return None;
    }
    if person.started.is_some_and(|started| date < started.plus_days(INDUCTION)) {
        return Some("still in induction, and would be alone in a home".to_owned());
    }
    match MODULES.iter().filter(|id| !has_done(rules, person, id, date)).count() {
        0 => None,
        lacking => Some(format!("would be alone with {} still to do", modules_in_words(lacking))),
    }
}

fn has_done(rules: &RuleContext<'_>, person: &Person, id: &str, date: Date) -> bool {
    CourseId::parse(id).is_ok_and(|course| rules.state.holds(&person.id, &course, date))
}

fn presence(
    rules: &RuleContext<'_>,
    rota: &RotaWeek,
    person: &PersonId,
    query: &CandidateQuery<'_>,
) -> Availability {
    match is_in(rules, rota, person, query.span) {
        Some(true) => return Availability::On,
        None => return Availability::Unknown,
        Some(false) => {}
    }
    let present = rota.shifts_around(person).flat_map(|shift| &shift.pieces).map(|piece| piece.span);
    let extra = minutes_of(without([query.span], present));
    let in_that_day = rota.shifts_of_on(person, query.booked.start.date()).next().is_some();
    if in_that_day { Availability::Longer(extra) } else { Availability::Off(extra) }
}

impl Availability {
    fn words(self) -> &'static str {
        match self {
            Self::On => "on shift and free then",
            Self::Longer(_) => "in that day, for longer than the shift",
            Self::Off(_) => "not on shift then, so it would be extra time",
            Self::Unknown => "free then, as far as the rota knows",
        }
    }
}

/// What speaks for somebody because of the families: they support one, step in for one, or have met one; and what speaks
/// against a volunteer who would be new to one with much to carry.
fn knows(
    rules: &RuleContext<'_>,
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
    for family in families(rules, booked).filter(|it| !it.reference.is_stand_in()).take(3) {
        let called = family.reference.called();
        let weeks = [-2, -1].into_iter().filter_map(|back| rules.rota(rota.week().plus(back)));
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
            (15, format!("{called}'s backup worker"))
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

pub fn share_a_post(rules: &RuleContext<'_>, one: &PersonId, other: &PersonId, date: Date) -> bool {
    let on = |person| rules.state.shares_of(person).filter(|share| share.is_on(date));
    on(one).any(|share| on(other).any(|it| it.post == share.post))
}

/// The teams a session belongs to: of whoever's place is taken, else of those in it, and of its families.
fn teams<'b>(rules: &'b RuleContext<'_>, query: &'b CandidateQuery<'_>) -> Vec<&'b TeamId> {
    let of = |person: &PersonId| rules.state.person(person).map(|person| &person.team);
    let people = query.instead_of.into_iter().chain(query.booked.booking().everyone());
    people.filter_map(of).chain(families(rules, query.booked).map(|family| &family.team)).collect()
}

/// Whether the way from the session before, and to the one after, can be made in the time between.
fn has_time_for_the_way(
    rules: &RuleContext<'_>,
    rota: &RotaWeek,
    person: &Person,
    query: &CandidateQuery<'_>,
) -> bool {
    let (place, but) = (query.booked.place.as_ref(), Some(&query.booked.id));
    way_fits(rules, rota, &person.id, place, but, query.span)
}

/// Whether somebody can be at a place for some time, coming from where they were and going where they will be; one session
/// left out.
pub fn way_fits(
    rules: &RuleContext<'_>,
    rota: &RotaWeek,
    person: &PersonId,
    place: Option<&PlaceId>,
    but: Option<&SessionId>,
    span: Span,
) -> bool {
    let Some(place) = place else { return true };
    let date = rules.zone.moment(span.start).date();
    let placed = || {
        rota.worked_by(person).filter(|it| {
            it.start.date() == date
                && Some(&it.id) != but
                && it.kind != Some(ActivityKind::Travel)
                && it.place.as_ref().is_some_and(|other| other != place)
        })
    };
    let needs = |other: &Booked| {
        other.place.as_ref().and_then(|other| rules.state.travel_minutes(other, place)).unwrap_or_default()
    };
    let before = placed().filter(|it| it.span.end <= span.start).max_by_key(|it| it.span.end);
    let after = placed().find(|it| it.span.start >= span.end);
    before.is_none_or(|it| Span::new(it.span.end, span.start).minutes() >= needs(it))
        && after.is_none_or(|it| Span::new(span.end, it.span.start).minutes() >= needs(it))
}

/// What to say of several people, each with the first reason for them.
pub fn named(rules: &RuleContext<'_>, fits: &[&Candidate]) -> String {
    words::people(fits.iter().map(|fit| &fit.person), rules.state)
}
