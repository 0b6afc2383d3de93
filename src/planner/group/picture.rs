//! How each group stands: who is invited, with whom somebody was in touch, and its sessions, past and ahead.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::domain::{
    ActivityKind, Date, FamilyRef, Group, GroupId, Moment, PersonId, PlaceId, SessionId, Status, Week,
};
use crate::rota::{Booked, RotaWeek};
use crate::rules::RuleContext;

/// The weeks that are looked through: eight back, twelve ahead.
#[must_use]
pub fn weeks_shown(today: Date) -> RangeInclusive<Week> {
    today.week().plus(-8)..=today.week().plus(12)
}

/// Whether somebody was in touch with a family before it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriorContact {
    /// They were, on a day where one is noted.
    Made(Option<Date>),
    /// A contact with it is planned before the group.
    Booked(Moment),
    /// Nobody was.
    Missing,
}

/// A family that is invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// The family.
    pub family: FamilyRef,
    /// Whether somebody was in touch.
    pub contact: PriorContact,
    /// Whether it is on the waiting list.
    pub waits: bool,
    /// How many of the sessions shown, and held, it came to.
    pub came: usize,
}

/// A session of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Its session.
    pub session: SessionId,
    /// When it starts, set-up included.
    pub start: Moment,
    /// When it ends, debrief included.
    pub end: Moment,
    /// Who runs it.
    pub people: Vec<PersonId>,
    /// Colleagues who are there.
    pub with: Vec<PersonId>,
    /// Who leads it.
    pub lead: Option<PersonId>,
    /// Who of them is away, or no longer here, while it is still planned.
    pub away: Vec<PersonId>,
    /// The families it is for; of one that was held, those who came.
    pub families: Vec<FamilyRef>,
    /// Where it is.
    pub place: Option<PlaceId>,
    /// What became of it.
    pub status: Status,
}

/// How a group stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPicture {
    /// The group.
    pub group: GroupId,
    /// Who is invited, in order; those over the maximum wait.
    pub invited: Vec<Invited>,
    /// Its sessions of the weeks shown that are still to come, by start.
    pub ahead: Vec<Sitting>,
    /// Those that are over, by start.
    pub past: Vec<Sitting>,
}

impl Sitting {
    /// Those who run it and are there.
    pub fn there(&self) -> impl Iterator<Item = &PersonId> {
        self.people.iter().filter(|person| !self.away.contains(person))
    }

    /// Colleagues who are there with them.
    pub fn companions(&self) -> impl Iterator<Item = &PersonId> {
        self.with.iter().filter(|person| !self.away.contains(person))
    }
}

impl GroupPicture {
    /// The next session that is planned.
    #[must_use]
    pub fn next(&self) -> Option<&Sitting> {
        self.ahead.iter().find(|it| it.status == Status::Planned)
    }

    /// The first session to come that is planned somewhere else than where the group meets, as a rule; and whether it meets
    /// there from then on.
    #[must_use]
    pub fn elsewhere(&self, group: &Group) -> Option<(&Sitting, &PlaceId, bool)> {
        let mut planned = self.ahead.iter().filter(|it| it.status == Status::Planned);
        let (first, place) = planned
            .by_ref()
            .filter_map(|it| Some((it, it.place.as_ref()?)))
            .find(|(_, place)| **place != group.place)?;
        let later: Vec<&Sitting> = planned.collect();
        let stays = !later.is_empty() && later.iter().all(|it| it.place.as_ref() == Some(place));
        Some((first, place, stays))
    }

    /// Those with whom nobody was in touch yet, those first with whom nothing is planned.
    #[must_use]
    pub fn unmet(&self) -> Vec<&Invited> {
        let unmet = self.invited.iter().filter(|it| !matches!(it.contact, PriorContact::Made(_)));
        let (missing, planned): (Vec<_>, Vec<_>) = unmet.partition(|it| it.contact == PriorContact::Missing);
        [missing, planned].concat()
    }
}

/// Every group, by title, as far as each week is shown: `part` gives what of it is.
#[must_use]
pub fn pictures(
    rules: &RuleContext<'_>,
    now: Moment,
    part: impl Fn(Arc<RotaWeek>) -> Arc<RotaWeek>,
) -> Vec<GroupPicture> {
    let (first, last) = weeks_shown(rules.today).into_inner();
    let rotas: Vec<_> = first.to(last).filter_map(|week| rules.rota(week)).map(part).collect();
    let mut groups: Vec<&Group> = rules.state.records.groups.values().map(|row| &*row.item).collect();
    groups.sort_by_key(|group| (&group.title, &group.id));
    groups.into_iter().map(|group| picture(rules, &rotas, group, now)).collect()
}

fn picture(rules: &RuleContext<'_>, rotas: &[Arc<RotaWeek>], group: &Group, now: Moment) -> GroupPicture {
    let of_group = |booked: &&Booked| booked.booking().group.as_ref() == Some(&group.id);
    let all = rotas.iter().flat_map(|rota| rota.sessions()).filter(of_group).map(sitting);
    let (past, ahead): (Vec<Sitting>, Vec<Sitting>) = all.partition(|it| it.end <= now);
    let before = ahead.iter().find(|it| it.status == Status::Planned).map_or(now, |it| it.start);
    let most = usize::try_from(group.capacity.most).unwrap_or(usize::MAX);
    let booked_with = |family: &FamilyRef| {
        let calls = rotas.iter().flat_map(|rota| rota.sessions()).filter(|it| {
            let booking = it.booking();
            it.kind == Some(ActivityKind::Contact)
                && booking.status == Status::Planned
                && booking.families.contains(family)
        });
        calls.map(|it| it.start).find(|start| *start >= now && *start < before)
    };
    let invited = group.invited.iter().enumerate().map(|(n, it)| {
        let family = &it.family;
        let noted = it.precontact.filter(|date| *date <= before.date());
        let contact = if noted.is_some() || rules.history().met_before(family, &group.id, before) {
            PriorContact::Made(noted)
        } else {
            booked_with(family).map_or(PriorContact::Missing, PriorContact::Booked)
        };
        let held = past.iter().filter(|it| it.status == Status::Done);
        let came = held.filter(|it| it.families.contains(family)).count();
        Invited { family: family.clone(), contact, waits: n >= most, came }
    });
    GroupPicture { group: group.id.clone(), invited: invited.collect(), ahead, past }
}

fn sitting(booked: &Booked) -> Sitting {
    let booking = booked.booking();
    Sitting {
        session: booked.id.clone(),
        start: booked.start,
        end: booked.end,
        people: booking.people.clone(),
        with: booking.with.clone(),
        lead: booking.lead.clone(),
        away: booked.away.clone(),
        families: booking.families.clone(),
        place: booked.place.clone(),
        status: booking.status,
    }
}
