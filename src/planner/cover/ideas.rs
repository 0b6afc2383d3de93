//! What could be done about a touched session, untried: it goes ahead with the others, somebody takes it, it is at another
//! time, or it does not take place and those it was for are told.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::{ActivityKind, Booking, Change, PersonId, SessionId};
use crate::planner::common::called_off::called_off;
use crate::planner::common::week_context::WeekContext;
use crate::planner::common::{Remedy, RemedyKind, taken, words};
use crate::planner::edit::rebook_this;
use crate::report::absence::away_in_words;
use crate::rota::{Booked, Trip};
use crate::rules::RuleContext;

use super::moves;
use super::rank::{Idea, Way};

/// The most ideas of each kind that are tried for a session.
const TRIED: usize = 4;

/// What sharers of a post book to hand over to each other.
const SHARE_HANDOVER: &str = "share-handover";

/// The ideas for a session that somebody cannot be in, whether they are away or not, or that nobody is in; `contacts` are those that it is the write-up of.
pub(super) fn of(
    context: &WeekContext<'_, '_>,
    booked: &Booked,
    (person, is_away): (Option<&PersonId>, bool),
    contacts: &[&SessionId],
) -> Vec<Idea> {
    let off = |trip: &Trip<'_>, way: Way| off(context, trip, (person, is_away), way);
    let goes_on = person.filter(|person| goes_on_without(context.rules, booked, person));
    let mut ideas: Vec<Idea> = goes_on.map(|person| ahead(context, booked, person)).into_iter().collect();
    let shadows = person.is_some_and(|person| booked.involves(person) && !booked.works(person));
    if shadows || (booked.is_own_work() && goes_on.is_some()) {
        return ideas;
    }
    let trip = Trip::of(context.state(), &context.rota, booked, person.or(booked.booking().people.first()));
    if is_with_oneself(booked, person) {
        let needless = off(&trip, Way::Needless);
        return [needless].into_iter().chain(moves::ideas(context, &trip, person)).collect();
    }
    if booked.is_own_work() {
        let along = with_contacts(context, &trip, person, contacts);
        return along.into_iter().chain([off(&trip, Way::LetGo)]).collect();
    }
    let meeting = matches!(booked.kind, Some(ActivityKind::Meeting | ActivityKind::Network));
    // A meeting that goes on needs nobody in another's place, but that a peer be there.
    if !meeting || goes_on.is_none() || leaves_no_peer(context.rules, booked, person) {
        let takers = taken::takers(context, &trip, person).into_iter().take(TRIED);
        ideas.extend(takers.map(|fit| {
            let way = Way::Taken(fit.factors);
            Idea { remedy: taken::given_to(context, &trip, person, fit), way }
        }));
    }
    if !meeting || booked.booking().everyone().count() <= 2 {
        ideas.extend(moves::ideas(context, &trip, person));
    }
    if !meeting || goes_on.is_none() {
        ideas.push(off(&trip, Way::CalledOff));
    }
    ideas
}

/// The write-up goes to whoever has taken most of the contacts it is on, where they are free then.
fn with_contacts(
    context: &WeekContext<'_, '_>,
    trip: &Trip<'_>,
    person: Option<&PersonId>,
    contacts: &[&SessionId],
) -> Option<Idea> {
    let taken = contacts.iter().filter_map(|id| context.rota.session(id)).filter(|it| it.counts());
    let mut by: BTreeMap<&PersonId, usize> = BTreeMap::new();
    for who in taken.flat_map(|it| &it.booking().people).filter(|who| Some(*who) != person) {
        *by.entry(who).or_default() += 1;
    }
    let (who, _) = by.into_iter().max_by_key(|(who, many)| (*many, Reverse(*who)))?;
    let fit = taken::takers(context, trip, person).into_iter().find(|fit| fit.person == *who)?;
    let remedy = taken::given_to(context, trip, person, fit).because(
        "it is part of what they take \
        on"
        .to_owned(),
    );
    Some(Idea { remedy, way: Way::WithItsContacts })
}

/// A session without somebody in it.
pub(super) fn left_by(rules: &RuleContext<'_>, booked: &Booked, person: &PersonId) -> Vec<Change> {
    rebook_this(rules.state, booked, &left(booked, person))
}

fn left(booked: &Booked, person: &PersonId) -> Booking {
    let mut wanted = booked.dated_booking();
    for list in [&mut wanted.people, &mut wanted.with, &mut wanted.shadow] {
        list.retain(|it| it != person);
    }
    wanted.lead = wanted.lead.filter(|lead| lead != person);
    wanted
}

/// Whether those who are left can go on: with families somebody of the same side, elsewhere anybody. Nobody takes a
/// person's place in their own supervision, nor a supervisor's by chance.
fn goes_on_without(rules: &RuleContext<'_>, booked: &Booked, person: &PersonId) -> bool {
    if !booked.involves(person) || is_with_oneself(booked, Some(person)) {
        return false;
    }
    let others = left(booked, person);
    match booked.kind {
        _ if !booked.works(person) => true,
        Some(ActivityKind::Supervision) => false,
        Some(ActivityKind::Contact | ActivityKind::Group) => {
            others.people.iter().any(|other| rules.is_peer(other) == rules.is_peer(person))
                || (!rules.is_peer(person) && !others.people.is_empty())
        }
        _ => !others.people.is_empty() || !others.with.is_empty(),
    }
}

/// Whether it is a handover between sharers that fewer than two are left for: with oneself there is nothing to hand over.
fn is_with_oneself(booked: &Booked, person: Option<&PersonId>) -> bool {
    let left = booked.booking().everyone().filter(|it| Some(*it) != person && !booked.away.contains(it));
    booked.booking().activity.as_str() == SHARE_HANDOVER && left.count() < 2
}

fn leaves_no_peer(rules: &RuleContext<'_>, booked: &Booked, person: Option<&PersonId>) -> bool {
    let mut others = booked.booking().everyone().filter(|it| Some(*it) != person);
    booked.booking().activity.as_str() == "mdt" && !others.any(|it| rules.is_peer(it))
}

/// The session goes ahead with those who are left.
fn ahead(context: &WeekContext<'_, '_>, booked: &Booked, person: &PersonId) -> Idea {
    let (rules, state) = (context.rules, context.state());
    let (what, when, who) =
        (words::what(rules, booked), words::when(booked.start, rules.today), state.display_name(person));
    let others: Vec<&PersonId> = booked.booking().everyone().filter(|it| *it != person).collect();
    let names = words::people(others.iter().copied(), state);
    let are = if others.len() == 1 { "is" } else { "are" };
    let title = format!("Let {what} on {when} go ahead without {who}");
    let remedy = Remedy::new(RemedyKind::StandDown, title, left_by(rules, booked, person))
        .because(format!("{names} {are} there"));
    let told = words::told(state, booked, Some(person)).filter(|_| booked.works(person));
    let remedy = remedy.tells(told.map(|told| {
        format!(
            "For {told}: {what} on {when} goes ahead without \
        {who}."
        )
    }));
    Idea { remedy, way: Way::GoesAhead }
}

fn off(
    context: &WeekContext<'_, '_>,
    trip: &Trip<'_>,
    (person, is_away): (Option<&PersonId>, bool),
    way: Way,
) -> Idea {
    let reason = match person {
        Some(person) if context.rules.has_left(person, trip.main.start.date()) => {
            format!("{} has left", context.state().display_name(person))
        }
        Some(person) if is_away => away_in_words(context.state().display_name(person)),
        Some(person) => format!("{} cannot take it", context.state().display_name(person)),
        None => "nobody is down for it".to_owned(),
    };
    Idea { remedy: called_off(context, trip, person, &reason), way }
}
