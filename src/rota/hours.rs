//! The hours of a week: what each person worked, and what became of each post (the contract's H and P).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{ActivityKind, Instant, Minutes, PersonId, Post, PostId, Share, State, Week, Zone};

use super::booked::Booked;
use super::load::{Load, demand_of};
use super::shift::{AwayReason, Shift};
use super::span::{Span, merged, minutes_of, without};
use super::week::RotaWeek;

/// One person's hours of a week; all in minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonHours {
    /// Whose.
    pub person: PersonId,
    /// Of which week.
    pub week: Week,
    /// The hours of the shares on in it; of a part week, the part.
    pub contract: Minutes,
    /// Paid time of the shifts that are left.
    pub shift: Minutes,
    /// Time in sessions outside every shift, no minute twice.
    pub outside: Minutes,
    /// Paid time that approved leave takes.
    pub leave: Minutes,
    /// Paid time that observed holidays take.
    pub holiday: Minutes,
    /// Time in direct sessions; of a group, its length alone.
    pub direct: Minutes,
    /// Time in sessions of kind travel.
    pub travel: Minutes,
    /// Time in sessions of kind meeting.
    pub meeting: Minutes,
    /// Shift time that no session takes.
    pub open: Minutes,
    /// What the caseload and the week's sessions ask of what is there; `None` when nothing is.
    pub load: Option<Load>,
}

impl PersonHours {
    /// Shift and outside time together.
    #[must_use]
    pub fn worked(&self) -> Minutes {
        self.shift + self.outside
    }

    /// What is over the contract, leave and holidays counted as worked; negative when under it.
    #[must_use]
    pub fn balance(&self) -> Minutes {
        self.worked() + self.leave + self.holiday - self.contract
    }

    /// The load in percent, rounded, halves up.
    #[must_use]
    pub fn load_percent(&self) -> Option<i64> {
        self.load.map(Load::percent)
    }
}

/// One post's hours of a week; all in minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostWeekHours {
    /// The post.
    pub post: PostId,
    /// What it is funded for on the Monday; nothing when the funding ended before it.
    pub funded: Minutes,
    /// What its sharers are contracted for.
    pub shared: Minutes,
    /// What nobody holds.
    pub vacant: Minutes,
    /// What was worked for it.
    pub worked: Minutes,
    /// Paid time when two or more of its sharers are there.
    pub overlap: Minutes,
    /// Who has a share of it on in the week, by id.
    pub sharers: Vec<PersonId>,
}

/// Everybody's hours of a week, and every post's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekHours {
    /// People by id.
    pub people: Vec<PersonHours>,
    /// Posts by id.
    pub posts: Vec<PostWeekHours>,
}

impl WeekHours {
    /// The hours of a week that was worked out of the same state.
    #[must_use]
    pub fn of(state: &State, rota: &RotaWeek) -> Self {
        Self::knowing(state, rota, None)
    }

    /// The hours of the same week after an edit that touched sessions of some people alone.
    #[must_use]
    pub fn after(&self, state: &State, rota: &RotaWeek, whose: &BTreeSet<PersonId>) -> Self {
        Self::knowing(state, rota, Some((self, whose)))
    }

    /// Works the hours out, but for what is known: all of it, without those of some people.
    fn knowing(state: &State, rota: &RotaWeek, known: Option<(&Self, &BTreeSet<PersonId>)>) -> Self {
        let known = |person: &PersonId| {
            let (hours, without) = known?;
            if without.contains(person) { None } else { hours.person(person) }
        };
        let week = rota.week();
        let mut on: BTreeMap<&PersonId, Vec<&Share>> = BTreeMap::new();
        let mut ever: BTreeSet<&PersonId> = BTreeSet::new();
        for share in state.shares() {
            ever.insert(&share.person);
            if is_on_in(share, week) {
                on.entry(&share.person).or_default().push(share);
            }
        }
        let worked_sessions = rota
            .people_in_sessions()
            .filter(|person| ever.contains(person) && rota.worked_by(person).next().is_some());
        let listed: BTreeSet<&PersonId> =
            on.keys().copied().chain(rota.people_with_rows()).chain(worked_sessions).collect();

        let demand = demand_of(state, week.monday(), |person| known(person).is_none());
        let mut outside: BTreeMap<&PostId, Minutes> = BTreeMap::new();
        let mut people = Vec::with_capacity(listed.len());
        for person in listed {
            let shares = on.get(person).map_or(&[][..], Vec::as_slice);
            let hours = known(person).cloned().unwrap_or_else(|| {
                let contract = shares.iter().map(|share| contract_in(share, week, rota.zone())).sum();
                let mut hours = person_hours(state, rota, person, contract);
                let available = contract - hours.leave - hours.holiday;
                let asked = demand.get(person).copied().unwrap_or_default();
                hours.load = Load::new(asked.plus_minutes(session_demand(rota, person)), available);
                hours
            });
            if let Some(share) = largest(shares) {
                *outside.entry(&share.post).or_default() += hours.outside;
            }
            people.push(hours);
        }
        let posts = state.records.posts.values().map(|row| {
            let given = outside.get(&row.item.id).copied().unwrap_or_default();
            post_hours(state, &row.item, rota, &on, given)
        });
        Self { people, posts: posts.collect() }
    }

    /// One person's hours.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> Option<&PersonHours> {
        let at = self.people.binary_search_by(|hours| hours.person.cmp(id)).ok()?;
        self.people.get(at)
    }

    /// One post's hours.
    #[must_use]
    pub fn post(&self, id: &PostId) -> Option<&PostWeekHours> {
        let at = self.posts.binary_search_by(|hours| hours.post.cmp(id)).ok()?;
        self.posts.get(at)
    }
}

/// Whether a share is on on any day of a week.
#[must_use]
pub fn is_on_in(share: &Share, week: Week) -> bool {
    share.from <= week.sunday() && share.until.is_none_or(|until| week.monday() <= until)
}

/// The minutes of a share that fall to a week: all of them, or by its pattern the part of the days it is on.
///
/// Share minutes × paid pattern minutes on those days ÷ all of that week's pattern, to the nearest minute, halves up;
/// without pattern minutes × days ÷ 7.
#[must_use]
pub fn contract_in(share: &Share, week: Week, zone: Zone) -> Minutes {
    let on = |weekday| share.is_on(week.day(weekday));
    let days_on = week.days().filter(|day| share.is_on(*day)).count();
    if days_on == 7 {
        return share.hours;
    }
    let (mut part, mut whole) = (0, 0);
    for shift in share.pattern.week_of(week.monday(), share.from) {
        let (start, end) = shift.time.on(week.day(shift.weekday));
        let paid = (Span::between(zone, start, end).minutes() - shift.unpaid).at_least_zero().0;
        whole += i64::from(paid);
        if on(shift.weekday) {
            part += i64::from(paid);
        }
    }
    if whole == 0 {
        (part, whole) = (i64::try_from(days_on).unwrap_or(0), 7);
    }
    let minutes = (2 * i64::from(share.hours.0) * part + whole).div_euclid(2 * whole);
    Minutes(i32::try_from(minutes).unwrap_or(i32::MAX))
}

/// The share that a person's time outside shifts goes to: most hours, then the lowest post.
fn largest<'a>(shares: &[&'a Share]) -> Option<&'a Share> {
    shares.iter().copied().min_by_key(|share| (-share.hours, &share.post))
}

fn person_hours(state: &State, rota: &RotaWeek, person: &PersonId, contract: Minutes) -> PersonHours {
    let shifts = rota.shifts_of(person);
    let sessions: Vec<&Booked> = rota.worked_by(person).collect();
    let mine = sessions.iter().map(|session| session.span);
    let busy = merged(rota.worked_around(person).map(|session| session.span));
    let present = rota.shifts_around(person).flat_map(|shift| &shift.pieces).map(|piece| piece.span);
    let of_kind = |kind| {
        let those = sessions.iter().filter(|session| session.kind == Some(kind));
        those.map(|session| session.booking().minutes).sum()
    };
    let direct = sessions.iter().filter(|session| session.direct && session.works(person));
    let open = shifts.iter().flat_map(|shift| &shift.pieces).map(|piece| {
        let taken: Minutes = busy.iter().map(|span| span.shared(piece.span)).sum();
        (piece.paid() - taken).at_least_zero()
    });
    let taken = |what: fn(AwayReason) -> bool| shifts.iter().map(|shift| shift.taken_by(what)).sum();
    PersonHours {
        person: person.clone(),
        week: rota.week(),
        contract,
        shift: shifts.iter().map(Shift::paid).sum(),
        outside: minutes_of(without(mine, present)),
        leave: taken(|by| matches!(by, AwayReason::Leave(_))),
        holiday: taken(|by| by == AwayReason::Holiday),
        direct: direct.map(|session| direct_minutes(state, session)).sum(),
        travel: of_kind(ActivityKind::Travel),
        meeting: of_kind(ActivityKind::Meeting),
        open: open.sum(),
        load: None,
    }
}

/// The minutes of a session with families: of a group, at most its length.
fn direct_minutes(state: &State, session: &Booked) -> Minutes {
    let booking = session.booking();
    let group = booking.group.as_ref().and_then(|id| state.group(id));
    group.map_or(booking.minutes, |group| booking.minutes.min(group.length))
}

/// The minutes of the week's groups, meetings, learning and supervision that a person is in.
fn session_demand(rota: &RotaWeek, person: &PersonId) -> Minutes {
    use ActivityKind::{Group, Learning, Meeting, Supervision};
    let asked = |session: &&Booked| matches!(session.kind, Some(Group | Meeting | Learning | Supervision));
    rota.worked_by(person).filter(asked).map(|session| session.booking().minutes).sum()
}

fn post_hours(
    state: &State,
    post: &Post,
    rota: &RotaWeek,
    on: &BTreeMap<&PersonId, Vec<&Share>>,
    outside: Minutes,
) -> PostWeekHours {
    let week = rota.week();
    let lapsed = post.funded_until.is_some_and(|until| until < week.monday());
    let funded = if lapsed { Minutes::ZERO } else { state.post_hours(post, week.monday()) };
    let mut shared = Minutes::ZERO;
    let mut sharers = vec![];
    let mut present = vec![];
    for (person, shares) in on {
        let here: Vec<&&Share> = shares.iter().filter(|share| share.post == post.id).collect();
        if here.is_empty() {
            continue;
        }
        shared += here.iter().map(|share| contract_in(share, week, rota.zone())).sum();
        let shifts = rota.shifts_of(person).iter().filter(|shift| shift.post.as_ref() == Some(&post.id));
        present.push(merged(shifts.flat_map(Shift::paid_spans)));
        sharers.push((*person).clone());
    }
    let of_post = rota.shifts().iter().filter(|shift| shift.post.as_ref() == Some(&post.id));
    PostWeekHours {
        post: post.id.clone(),
        funded,
        shared,
        vacant: (funded - shared).at_least_zero(),
        worked: of_post.map(Shift::paid).sum::<Minutes>() + outside,
        overlap: together(&present),
        sharers,
    }
}

/// The minutes when two or more of some people are there; each list is one person's, in order, without overlaps.
#[must_use]
pub fn together(present: &[Vec<Span>]) -> Minutes {
    when_together(present).into_iter().map(Span::minutes).sum()
}

/// When two or more of some people are there, in order; each list is one person's, in order, without overlaps.
#[must_use]
pub fn when_together(present: &[Vec<Span>]) -> Vec<Span> {
    let mut comings: Vec<(Instant, i32)> =
        present.iter().flatten().flat_map(|span| [(span.start, 1), (span.end, -1)]).collect();
    comings.sort_unstable();
    let (mut there, mut since) = (0, None);
    let mut spans = vec![];
    for (at, change) in comings {
        if let Some(since) = since.filter(|_| there >= 2) {
            spans.push(Span::new(since, at));
        }
        there += change;
        since = Some(at);
    }
    merged(spans)
}
