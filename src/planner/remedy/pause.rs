//! A pause in a run of sessions: what comes after it starts later; or a lighter piece in the run is shorter, or at another
//! time, and leaves the gap.
//!
//! A run is broken near its middle first. Where the day has no room, its shift ends later by as much as the pause, unpaid,
//! so that the hours stay as they are.

use crate::domain::{ActivityKind, Change, Instant, Minutes, Moment, PersonId, SessionId, policy};
use crate::planner::common::moved::nearest_start;
use crate::planner::common::week_context::can_wait;
use crate::planner::common::{Remedy, RemedyKind, words};
use crate::planner::edit::rebook_this;
use crate::rota::{Booked, Shift, Span, Trip};

use super::flag_context::FlagContext;
use super::rows::{only_shift, rows};

/// The shortest that a piece is worth having.
const SHORTEST_PIECE: Minutes = Minutes(15);

/// Sessions at later starts.
pub(super) struct Pushed<'b>(Vec<(&'b Booked, Moment)>);

impl Pushed<'_> {
    /// The changes that make it so.
    pub(super) fn changes(&self, context: &FlagContext<'_, '_>) -> Vec<Change> {
        let moved = self.0.iter().flat_map(|(booked, start)| {
            let mut wanted = booked.dated_booking();
            wanted.start = *start;
            rebook_this(context.state(), booked, &wanted)
        });
        moved.collect()
    }

    /// When the last of them ends.
    fn end(&self, context: &FlagContext<'_, '_>) -> Option<Moment> {
        let end =
            |(booked, start): &(&Booked, Moment)| context.rules.zone.after(*start, booked.booking().minutes);
        self.0.iter().map(end).max()
    }
}

/// A session and what follows it that day, later by so much, as far as gaps do not take it up; `None` where somebody else
/// in one of them cannot, or one has begun.
pub(super) fn pushed<'m>(
    context: &'m FlagContext<'_, '_>,
    person: &PersonId,
    first: &Booked,
    by: Minutes,
) -> Option<Pushed<'m>> {
    let later = |span: Span, by: i64| Span::new(Instant(span.start.0 + by), Instant(span.end.0 + by));
    let mut moved: Vec<(&Booked, Moment)> = vec![];
    let mut until = first.span.start.0 + i64::from(by.0);
    let day: Vec<&Booked> =
        context.rota.sessions_of_on(person, first.start.date()).filter(|it| it.counts()).collect();
    let rest = after_break(context, person, &day);
    for booked in day.into_iter().filter(|it| it.start >= first.start) {
        let free =
            rest.filter(|(id, _)| *id == &booked.id && booked.id != first.id).map_or(0, |(_, free)| free);
        let delay = until + free - booked.span.start.0;
        if delay <= 0 {
            break;
        }
        let span = later(booked.span, delay);
        let others = booked.booking().everyone().filter(|it| *it != person);
        let mut others = others
            .map(|it| context.is_free(it, span, &[&booked.id]) && context.is_in(it, span) != Some(false));
        if !context.is_ahead(booked) || !others.all(|fine| fine) {
            return None;
        }
        moved.push((booked, booked.start.plus_wall(Minutes(i32::try_from(delay).ok()?))));
        until = span.end.0;
    }
    Some(Pushed(moved))
}

/// The session after the day's break, which is its longest gap, and the minutes of the break: it is not for sessions to
/// move into.
fn after_break<'b>(
    context: &FlagContext<'_, '_>,
    person: &PersonId,
    day: &[&'b Booked],
) -> Option<(&'b SessionId, i64)> {
    let first = day.first()?;
    let shift = context.rota.shifts_around(person).find(|shift| shift.written.overlaps(first.span))?;
    let gap = |pair: &[&Booked]| match pair {
        [one, next] => next.span.start.0 - one.span.end.0,
        _ => 0,
    };
    let pair = day.windows(2).max_by_key(|pair| gap(pair))?;
    let unpaid = i64::from(shift.unpaid.minutes().0);
    let next = pair.last().filter(|_| unpaid > 0 && gap(pair) >= unpaid)?;
    Some((&next.id, unpaid))
}

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let Some(person) = context.person() else { return vec![] };
    let policy = match context.flag.rule {
        "workload.heavy_in_a_row" => &policy::HEAVY_IN_A_ROW_PAUSE,
        _ => &policy::NO_PAUSE_PAUSE,
    };
    let pause = context.rules.minutes(policy, context.flag.week);
    let run = context.sessions();
    let middle = match (run.first(), run.last()) {
        (Some(first), Some(last)) => i64::midpoint(first.span.start.0, last.span.end.0),
        _ => return vec![],
    };
    let near = |at: i64| u8::try_from(60 - ((at - middle).abs() / 10).min(40)).unwrap_or(20);
    let mut ideas = vec![];
    for pair in run.windows(2) {
        let [before, after] = pair else { continue };
        let gap = Minutes(i32::try_from(after.span.start.0 - before.span.end.0).unwrap_or(0)).at_least_zero();
        // Who arrives waits at the door: a pause is better before the way than after it.
        let arrived = u8::from(before.kind == Some(ActivityKind::Travel)) * 15;
        let score = near(after.span.start.0).saturating_sub(arrived);
        ideas.extend(start_later(context, person, (before, after), pause - gap).map(|it| it.score(score)));
    }
    let desk = |booked: &&&Booked| booked.is_own_work() && booked.kind == Some(ActivityKind::Admin);
    for light in run.iter().filter(|booked| desk(booked) || can_wait(booked)) {
        let score = near(light.span.start.0).saturating_sub(8);
        ideas.extend(shorter(context, light, pause).map(|it| it.score(score)));
    }
    for light in run.iter().filter(|booked| can_wait(booked)) {
        let score = near(light.span.start.0).saturating_sub(12);
        ideas.extend(elsewhere(context, light).map(|it| it.score(score)));
    }
    ideas
}

/// What comes after a session starts later; the day ends later where it must.
fn start_later(
    context: &FlagContext<'_, '_>,
    person: &PersonId,
    (before, after): (&Booked, &Booked),
    by: Minutes,
) -> Option<Remedy> {
    let date = after.start.date();
    let pushed = pushed(context, person, after, by).filter(|_| by > Minutes::ZERO)?;
    let end = pushed.end(context)?;
    let mut changes = pushed.changes(context);
    let what = words::what(context.rules, before);
    let reason = match ends_after(context, person, after, end) {
        None => format!(
            "{} starts at {} instead, and the day ends as before",
            words::what(context.rules, after),
            after.start.plus_wall(by).time()
        ),
        Some(shift) => {
            let shift = only_shift(context, person, date).filter(|only| only.start == shift.start)?;
            let more = end.wall_since(shift.end);
            changes
                .extend(rows(context, person, date, |it| Some((it.start, end, it.unpaid.minutes() + more))));
            format!("the day ends at {}, with {more} more of it as an unpaid break", end.time())
        }
    };
    let who = context.state().display_name(person);
    let (at, day) = (before.end.time(), words::day(date, context.rules.today));
    Some(
        Remedy::new(
            RemedyKind::Pause,
            format!("Give {who} a pause of {by} at {at} on {day}, after {what}"),
            changes,
        )
        .because(reason)
        .tells(Some(message(context, person, &pushed))),
    )
}

/// What those hear whose sessions are later: the person, and everybody they were with.
fn message(context: &FlagContext<'_, '_>, person: &PersonId, pushed: &Pushed<'_>) -> String {
    let who = context.state().display_name(person);
    let told = pushed.0.iter().filter_map(|(booked, start)| {
        let told = words::told(context.state(), booked, Some(person))?;
        Some(format!(" For {told}: {} would be at {}.", words::what(context.rules, booked), start.time()))
    });
    let told: String = told.collect();
    let day = pushed
        .0
        .first()
        .map(|(booked, _)| words::day(booked.start.date(), context.rules.today))
        .unwrap_or_default();
    format!("{who}, your day on {day} now has a pause, and what follows is a little later.{told}")
}

/// The shift that holds a session and would be over before some end.
fn ends_after<'m>(
    context: &'m FlagContext<'_, '_>,
    person: &PersonId,
    booked: &Booked,
    end: Moment,
) -> Option<&'m Shift> {
    let mut shifts = context.rota.shifts_around(person);
    shifts.find(|shift| shift.written.overlaps(booked.span) && shift.end < end)
}

/// A lighter piece of the run is shorter by the pause.
fn shorter(context: &FlagContext<'_, '_>, light: &Booked, pause: Minutes) -> Option<Remedy> {
    let mut wanted = light.dated_booking();
    wanted.minutes -= pause;
    if wanted.minutes < SHORTEST_PIECE {
        return None;
    }
    let what = words::what(context.rules, light);
    let left = wanted.minutes;
    Some(
        Remedy::new(
            RemedyKind::Pause,
            format!(
                "Shorten {what} on {} to {left}, and pause for {pause}",
                words::when(light.start, context.rules.today)
            ),
            rebook_this(context.state(), light, &wanted),
        )
        .because("nobody else is in it, and nothing else moves"),
    )
}

/// A lighter piece of the run is at another time of the week.
fn elsewhere(context: &FlagContext<'_, '_>, light: &Booked) -> Option<Remedy> {
    let trip = Trip { main: light, legs: vec![] };
    let start = context.days_ahead().find_map(|day| nearest_start(context, &trip, day))?;
    let mut wanted = light.dated_booking();
    wanted.start = start;
    let what = words::what(context.rules, light);
    Some(
        Remedy::new(
            RemedyKind::Pause,
            format!(
                "Do {what} on {} instead, and pause at {}",
                words::when(start, context.rules.today),
                light.start.time()
            ),
            rebook_this(context.state(), light, &wanted),
        )
        .because("nobody else is in it, and that time is open"),
    )
}
