//! The best times for one person's next supervision: both in and free, near the day it is due, away from heavy days, with
//! the named supervisor.

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use crate::domain::{
    ActivityId, Booking, Change, Date, Minutes, Moment, PersonId, PlaceId, Session, Time, Track, counted,
};
use crate::planner::common::baseline::Baseline;
use crate::planner::common::search::{FreeSlot, SlotSearch};
use crate::planner::common::week_context::WeekContext;
use crate::planner::common::{Remedy, RemedyKind, Requester, words};
use crate::planner::edit::new_id;
use crate::rota::{Supervised, supervisions};
use crate::rules::{Rhythm, RuleContext, Severity, track_in_words};

/// How far ahead a time is looked for, in days: three months.
const AHEAD: i32 = 92;

/// The days in which a time is looked for, from a day on.
#[must_use]
pub fn days_ahead(today: Date) -> RangeInclusive<Date> {
    today..=today.plus_days(AHEAD)
}

/// How many times are offered, and how many are tried to have so many.
const OFFERED: usize = 6;
const TRIED: usize = 9;

/// How far back is looked for what they are used to, in days.
const BACK: i32 = 120;

/// A supervision that is to be booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisionRequest {
    /// Who is supervised.
    pub person: PersonId,
    /// On which track.
    pub track: Track,
    /// Who supervises.
    pub supervisor: PersonId,
    /// When it is due.
    pub due: Date,
    minutes: Minutes,
    place: Option<PlaceId>,
    usual: Time,
}

impl SupervisionRequest {
    /// The next supervision of a person on a track, after the one that is booked already where one is; the error says in
    /// words what is missing.
    pub fn of(rules: &RuleContext<'_>, person: &PersonId, track: Track) -> Result<Self, String> {
        let what = format!("{}'s {}", rules.state.display_name(person), track_in_words(track));
        let named = rules.state.records.supervision.get(&(person.clone(), track));
        let Some(named) = named.map(|row| &row.item) else {
            return Err(format!("nobody is named for {what}: name a supervisor first"));
        };
        let rhythm = Rhythm::of(rules, named);
        let due =
            rhythm.map_or(rules.today, |it| it.next.map_or(it.due, |next| it.interval.after(next.date())));
        let known = supervisions(rules.state, rules.today.plus_days(-BACK), *days_ahead(rules.today).end());
        let theirs = |it: &&Supervised| it.person == *person && it.track == track && it.status.counts();
        let last = known.iter().rfind(theirs);
        Ok(Self {
            person: person.clone(),
            track,
            supervisor: named.supervisor.clone(),
            due,
            minutes: last.map_or_else(|| usual_minutes(rules), |it| it.minutes),
            place: usual_place(rules, person),
            usual: last.map_or(LATE_MORNING, |it| it.start.time()),
        })
    }

    fn search<'s>(&'s self, asked: Requester<'_>) -> SlotSearch<'s> {
        SlotSearch {
            people: vec![&self.person, &self.supervisor],
            minutes: self.minutes,
            least: SHORTEST_SUPERVISION,
            place: self.place.as_ref(),
            after: asked.now,
            usual: self.usual,
        }
    }

    /// What it is, in words: `Shona's clinical supervision with Dr Nair`.
    #[must_use]
    pub fn in_words(&self, rules: &RuleContext<'_>) -> String {
        let (who, with) =
            (rules.state.display_name(&self.person), rules.state.display_name(&self.supervisor));
        format!("{who}'s {} with {with}", track_in_words(self.track))
    }

    fn booked_at(&self, rules: &RuleContext<'_>, opening: &FreeSlot, now: Moment) -> Option<Session> {
        let mut booking = Booking::new(activity(rules, "supervision")?, opening.start, opening.minutes);
        booking.people = vec![self.person.clone()];
        booking.with = vec![self.supervisor.clone()];
        booking.track = Some(self.track);
        booking.place.clone_from(&self.place);
        Some(Session { id: new_id(rules.state, &booking, now)?, series: None, booking })
    }
}

/// The least that is worth coming together for.
const SHORTEST_SUPERVISION: Minutes = Minutes(40);

/// The time of day where nobody is used to any.
const LATE_MORNING: Time = match Time::new(11, 0) {
    Some(time) => time,
    None => Time::MIDNIGHT,
};

/// An activity of the catalogue, where the service has it.
pub(super) fn activity(rules: &RuleContext<'_>, id: &str) -> Option<ActivityId> {
    let id = ActivityId::parse(id).ok()?;
    rules.state.activity(&id).map(|activity| activity.id.clone())
}

fn usual_minutes(rules: &RuleContext<'_>) -> Minutes {
    let id = ActivityId::parse("supervision").ok();
    let activity = id.and_then(|id| rules.state.activity(&id)?.minutes);
    activity.unwrap_or(Minutes::hours(1))
}

/// The base of somebody's team.
pub(super) fn usual_place(rules: &RuleContext<'_>, person: &PersonId) -> Option<PlaceId> {
    rules.state.team(&rules.state.person(person)?.team)?.place.clone()
}

/// The times for a wish, the best first, as nobody has tried them yet; weeks that are closed or not here are passed over.
pub(in crate::planner) fn untried<'w>(
    rules: &'w RuleContext<'_>,
    request: &'w SupervisionRequest,
    asked: Requester<'w>,
) -> impl Iterator<Item = Remedy> + 'w {
    let all = openings(rules, request, asked).into_iter();
    all.filter_map(move |(score, opening)| Some(remedy(rules, request, &opening, asked)?.score(score)))
}

fn openings(
    rules: &RuleContext<'_>,
    request: &SupervisionRequest,
    asked: Requester<'_>,
) -> Vec<(u8, FreeSlot)> {
    let search = request.search(asked);
    let (first, last) = days_ahead(rules.today).into_inner();
    let scenes = first.week().to(last.week()).filter_map(|week| WeekContext::of(rules, week, asked));
    let days = scenes.flat_map(|context| {
        let days: Vec<Date> = context.days_ahead().filter(|day| *day <= last).collect();
        days.into_iter().filter_map(|day| search.on(&context, day)).collect::<Vec<_>>()
    });
    let mut all: Vec<(i32, FreeSlot)> = days.map(|it| (score(request, rules.today, &it), it)).collect();
    all.sort_by_key(|(score, it)| (Reverse(*score), it.start));
    all.into_iter().map(|(score, it)| (u8::try_from(score.clamp(0, 100)).unwrap_or(0), it)).collect()
}

/// How well an opening fits: a day late costs more than a day early, and a heavy session as much as some days.
fn score(request: &SupervisionRequest, today: Date, it: &FreeSlot) -> i32 {
    let days = it.start.date().days_since(request.due.max(today));
    let from_due = if days < 0 { -2 * days } else { 3 * days };
    let heavy = i32::try_from(it.heavy).unwrap_or(0) * 6;
    100 - from_due - heavy - it.cost()
}

/// The best times for a wish, the best first; each was tried, and adds no red flag to its week.
#[must_use]
pub fn slots(rules: &RuleContext<'_>, request: &SupervisionRequest, asked: Requester<'_>) -> Vec<Remedy> {
    let mut known = rules.cache();
    let mut offered = vec![];
    for remedy in untried(rules, request, asked).take(TRIED) {
        let Some(week) = remedy.start.map(Moment::week) else { continue };
        let baseline = Baseline::of(rules.state.clone(), rules.today, known, vec![week]);
        let tried = baseline.try_changes(&remedy.changes);
        known = baseline.into_cache();
        if let Some(tried) = tried.filter(|it| it.adds.iter().all(|flag| flag.severity != Severity::Red)) {
            offered.push(Remedy { adds: tried.adds, clears: tried.clears, ..remedy });
        }
        if offered.len() == OFFERED {
            break;
        }
    }
    offered
}

fn remedy(
    rules: &RuleContext<'_>,
    request: &SupervisionRequest,
    opening: &FreeSlot,
    asked: Requester<'_>,
) -> Option<Remedy> {
    let session = request.booked_at(rules, opening, asked.now)?;
    let when = words::when(opening.start, rules.today);
    let made = opening.make_room(rules, asked, track_in_words(request.track));
    let changes = std::iter::once(Change::from(session)).chain(made).collect();
    let mut remedy =
        Remedy::new(RemedyKind::Book, format!("Book {} on {when}", request.in_words(rules)), changes)
            .because(near_due(request, rules.today, opening.start.date()));
    let names = [&request.person, &request.supervisor].map(|id| rules.state.display_name(id));
    remedy = remedy.because(presence(names, opening));
    remedy = remedy.because(match opening.heavy {
        0 => "no heavy session that day".to_owned(),
        1 => "one heavy session that day".to_owned(),
        many => format!("{many} heavy sessions that day"),
    });
    if opening.pauses {
        remedy = remedy.because("a pause before and after");
    }
    if opening.is_short {
        remedy = remedy.because(format!("{} rather than {}", opening.minutes, request.minutes));
    }
    remedy = remedy.says_what_makes_room(rules);
    let told = words::people([&request.person, &request.supervisor], rules.state);
    let message = format!("{told}: {} is on {when}.", track_in_words(request.track));
    Some(Remedy { start: Some(opening.start), ..remedy.tells(Some(message)) })
}

/// Who is in and free, as far as the rota knows.
pub(super) fn presence([who, with]: [&str; 2], opening: &FreeSlot) -> String {
    if opening.known {
        format!("{who} and {with} are in and free")
    } else {
        format!("{who} is in and free, and {with} is free as far as the rota knows")
    }
}

fn near_due(request: &SupervisionRequest, today: Date, day: Date) -> String {
    let days = day.days_since(request.due);
    let many = |days: i32| counted(days, "day");
    match days {
        0 => "on the day it is due".to_owned(),
        1.. if request.due < today => format!("it was due {} before", many(days)),
        1.. => format!("{} after it is due", many(days)),
        _ => format!("{} before it is due", many(-days)),
    }
}
