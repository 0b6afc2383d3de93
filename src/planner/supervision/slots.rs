//! The best times for one person's next supervision: both in and free, near the day it is due, away from heavy days, with
//! the named supervisor.

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use crate::domain::{
    ActivityId, Booking, Change, Date, Minutes, Moment, PersonId, PlaceId, Session, Time, Track, counted,
};
use crate::planner::common::ground::Ground;
use crate::planner::common::scene::Scene;
use crate::planner::common::search::{Opening, Search};
use crate::planner::common::{Asked, Remedy, RemedyKind, words};
use crate::planner::edit::new_id;
use crate::rota::{Supervised, supervisions};
use crate::rules::{Rhythm, Room, Severity, track_in_words};

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
pub struct Wish {
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

impl Wish {
    /// The next supervision of a person on a track, after the one that is booked already where one is; the error says in
    /// words what is missing.
    pub fn of(room: &Room<'_>, person: &PersonId, track: Track) -> Result<Self, String> {
        let what = format!("{}'s {}", room.state.call(person), track_in_words(track));
        let named = room.state.records.supervision.get(&(person.clone(), track));
        let Some(named) = named.map(|row| &row.item) else {
            return Err(format!("nobody is named for {what}: name a supervisor first"));
        };
        let rhythm = Rhythm::of(room, named);
        let due =
            rhythm.map_or(room.today, |it| it.next.map_or(it.due, |next| it.interval.after(next.date())));
        let known = supervisions(room.state, room.today.plus_days(-BACK), *days_ahead(room.today).end());
        let theirs = |it: &&Supervised| it.person == *person && it.track == track && it.status.counts();
        let last = known.iter().rfind(theirs);
        Ok(Self {
            person: person.clone(),
            track,
            supervisor: named.supervisor.clone(),
            due,
            minutes: last.map_or_else(|| usual_minutes(room), |it| it.minutes),
            place: usual_place(room, person),
            usual: last.map_or(LATE_MORNING, |it| it.start.time()),
        })
    }

    fn search<'s>(&'s self, asked: Asked<'_>) -> Search<'s> {
        Search {
            people: vec![&self.person, &self.supervisor],
            minutes: self.minutes,
            least: LEAST,
            place: self.place.as_ref(),
            after: asked.now,
            usual: self.usual,
        }
    }

    /// What it is, in words: `Shona's clinical supervision with Dr Nair`.
    #[must_use]
    pub fn in_words(&self, room: &Room<'_>) -> String {
        let (who, with) = (room.state.call(&self.person), room.state.call(&self.supervisor));
        format!("{who}'s {} with {with}", track_in_words(self.track))
    }

    fn booked_at(&self, room: &Room<'_>, opening: &Opening, now: Moment) -> Option<Session> {
        let mut booking = Booking::new(activity(room, "supervision")?, opening.start, opening.minutes);
        booking.people = vec![self.person.clone()];
        booking.with = vec![self.supervisor.clone()];
        booking.track = Some(self.track);
        booking.place.clone_from(&self.place);
        Some(Session { id: new_id(room.state, &booking, now)?, series: None, booking })
    }
}

/// The least that is worth coming together for.
const LEAST: Minutes = Minutes(40);

/// The time of day where nobody is used to any.
const LATE_MORNING: Time = match Time::new(11, 0) {
    Some(time) => time,
    None => Time::MIDNIGHT,
};

/// An activity of the catalogue, where the service has it.
pub(super) fn activity(room: &Room<'_>, id: &str) -> Option<ActivityId> {
    let id = ActivityId::parse(id).ok()?;
    room.state.activity(&id).map(|activity| activity.id.clone())
}

fn usual_minutes(room: &Room<'_>) -> Minutes {
    let id = ActivityId::parse("supervision").ok();
    let activity = id.and_then(|id| room.state.activity(&id)?.minutes);
    activity.unwrap_or(Minutes::hours(1))
}

/// The base of somebody's team.
pub(super) fn usual_place(room: &Room<'_>, person: &PersonId) -> Option<PlaceId> {
    room.state.team(&room.state.person(person)?.team)?.place.clone()
}

/// The times for a wish, the best first, as nobody has tried them yet; weeks that are closed or not here are passed over.
pub(in crate::planner) fn untried<'w>(
    room: &'w Room<'_>,
    wish: &'w Wish,
    asked: Asked<'w>,
) -> impl Iterator<Item = Remedy> + 'w {
    let all = openings(room, wish, asked).into_iter();
    all.filter_map(move |(score, opening)| Some(remedy(room, wish, &opening, asked)?.score(score)))
}

fn openings(room: &Room<'_>, wish: &Wish, asked: Asked<'_>) -> Vec<(u8, Opening)> {
    let search = wish.search(asked);
    let (first, last) = days_ahead(room.today).into_inner();
    let scenes = first.week().to(last.week()).filter_map(|week| Scene::of(room, week, asked));
    let days = scenes.flat_map(|scene| {
        let days: Vec<Date> = scene.days_ahead().filter(|day| *day <= last).collect();
        days.into_iter().filter_map(|day| search.on(&scene, day)).collect::<Vec<_>>()
    });
    let mut all: Vec<(i32, Opening)> = days.map(|it| (score(wish, room.today, &it), it)).collect();
    all.sort_by_key(|(score, it)| (Reverse(*score), it.start));
    all.into_iter().map(|(score, it)| (u8::try_from(score.clamp(0, 100)).unwrap_or(0), it)).collect()
}

/// How well an opening fits: a day late costs more than a day early, and a heavy session as much as some days.
fn score(wish: &Wish, today: Date, it: &Opening) -> i32 {
    let days = it.start.date().days_since(wish.due.max(today));
    let from_due = if days < 0 { -2 * days } else { 3 * days };
    let heavy = i32::try_from(it.heavy).unwrap_or(0) * 6;
    100 - from_due - heavy - it.cost()
}

/// The best times for a wish, the best first; each was tried, and adds no red flag to its week.
#[must_use]
pub fn slots(room: &Room<'_>, wish: &Wish, asked: Asked<'_>) -> Vec<Remedy> {
    let mut known = room.known();
    let mut offered = vec![];
    for remedy in untried(room, wish, asked).take(TRIED) {
        let Some(week) = remedy.start.map(Moment::week) else { continue };
        let ground = Ground::of(room.state.clone(), room.today, known, vec![week]);
        let tried = ground.tried(&remedy.changes);
        known = ground.into_known();
        if let Some(tried) = tried.filter(|it| it.adds.iter().all(|flag| flag.severity != Severity::Red)) {
            offered.push(Remedy { adds: tried.adds, clears: tried.clears, ..remedy });
        }
        if offered.len() == OFFERED {
            break;
        }
    }
    offered
}

fn remedy(room: &Room<'_>, wish: &Wish, opening: &Opening, asked: Asked<'_>) -> Option<Remedy> {
    let session = wish.booked_at(room, opening, asked.now)?;
    let when = words::when(opening.start, room.today);
    let made = opening.make_room(room, asked, track_in_words(wish.track));
    let changes = std::iter::once(Change::from(session)).chain(made).collect();
    let mut remedy =
        Remedy::new(RemedyKind::Book, format!("Book {} on {when}", wish.in_words(room)), changes)
            .because(near_due(wish, room.today, opening.start.date()));
    let names = [&wish.person, &wish.supervisor].map(|id| room.state.call(id));
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
        remedy = remedy.because(format!("{} rather than {}", opening.minutes, wish.minutes));
    }
    remedy = remedy.says_what_makes_room(room);
    let told = words::people([&wish.person, &wish.supervisor], room.state);
    let message = format!("{told}: {} is on {when}.", track_in_words(wish.track));
    Some(Remedy { start: Some(opening.start), ..remedy.tells(Some(message)) })
}

/// Who is in and free, as far as the rota knows.
pub(super) fn presence([who, with]: [&str; 2], opening: &Opening) -> String {
    if opening.known {
        format!("{who} and {with} are in and free")
    } else {
        format!("{who} is in and free, and {with} is free as far as the rota knows")
    }
}

fn near_due(wish: &Wish, today: Date, day: Date) -> String {
    let days = day.days_since(wish.due);
    let many = |days: i32| counted(days, "day");
    match days {
        0 => "on the day it is due".to_owned(),
        1.. if wish.due < today => format!("it was due {} before", many(days)),
        1.. => format!("{} after it is due", many(days)),
        _ => format!("{} before it is due", many(-days)),
    }
}
