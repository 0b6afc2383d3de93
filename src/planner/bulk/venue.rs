//! A group that meets somewhere else from a day on, for good or for some weeks: its sessions, and the journeys of whoever runs
//! it.
//!
//! What was before that day keeps its place. The place stands with the sessions; the group itself takes it over where none
//! of them is before that day.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{Booking, Change, Date, Group, Moment, PlaceId, SeriesId, Status, Week};
use crate::planner::common::Requester;
use crate::planner::common::words;
use crate::planner::edit::{EditError, Edits, SeriesScope};
use crate::rota::{Booked, RotaWeek};
use crate::rules::{RuleContext, WEEKS_AHEAD};

use super::journeys::Moving;
use super::plan::{BulkPlan, once_each};

/// Where a group is to meet, and when.
#[derive(Clone, Debug)]
pub struct VenueMove<'m> {
    /// The group.
    pub group: &'m Group,
    /// The place.
    pub to: &'m PlaceId,
    /// The first day.
    pub from: Date,
    /// The last day; without one, for good.
    pub until: Option<Date>,
}

impl VenueMove<'_> {
    /// The weeks that must be here to plan it: as far as anything is stored.
    #[must_use]
    pub fn last_week(rules_today: Date, last_stored: Option<Week>, from: Date, until: Option<Date>) -> Week {
        let least = rules_today.week().plus(WEEKS_AHEAD).max(from.week());
        until.map_or(last_stored.unwrap_or(least).max(least), |until| until.week().max(from.week()))
    }

    fn holds(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    fn is_of(&self, booking: &Booking) -> bool {
        booking.group.as_ref() == Some(&self.group.id)
    }
}

/// Moves a group; the error says what is not possible, or which weeks are still to be loaded.
pub fn move_group(
    rules: &RuleContext<'_>,
    wanted: &VenueMove<'_>,
    asked: Requester<'_>,
) -> Result<BulkPlan, EditError> {
    let state = rules.state;
    let last = VenueMove::last_week(rules.today, state.weeks().last(), wanted.from, wanted.until);
    let mut plan = BulkPlan::default();
    let mut edits = Edits::on(state);
    let rotas = rotas(rules, wanted.from.week(), last)?;
    if wanted.until.is_none() {
        move_series(rules, wanted, &rotas, (&mut edits, &mut plan), asked)?;
    }
    move_each(wanted, last, rules.today, (&mut edits, &mut plan), asked)?;
    tell(rules, wanted, &rotas, &mut plan, asked.now);
    if wanted.until.is_none() && !meets_before(rules, wanted) && wanted.group.place != *wanted.to {
        edits.make(vec![Group { place: wanted.to.clone(), ..wanted.group.clone() }.into()])?;
    }
    plan.changes = once_each(state, edits.into_changes());
    Ok(plan)
}

/// The weeks from one to another; the error names those that are not here.
fn rotas(rules: &RuleContext<'_>, first: Week, last: Week) -> Result<Vec<Arc<RotaWeek>>, EditError> {
    let missing: Vec<Week> = rules.state.missing(first.plus(-1), last.plus(1)).collect();
    if missing.is_empty() {
        Ok(first.to(last).filter_map(|week| rules.rota(week)).collect())
    } else {
        Err(EditError::Unread(missing))
    }
}

/// The sessions of the group that the move is about: planned, and on its days.
fn meant<'r>(wanted: &'r VenueMove<'_>, rota: &'r RotaWeek) -> impl Iterator<Item = &'r Booked> {
    rota.sessions().iter().filter(|it| {
        wanted.is_of(it.booking())
            && it.booking().status == Status::Planned
            && wanted.holds(it.start.date())
            && it.place.as_ref() != Some(wanted.to)
    })
}

/// Why one of them stays where it is, if so.
fn stays(rules: &RuleContext<'_>, booked: &Booked, now: Moment) -> Option<&'static str> {
    if booked.start <= now {
        return Some("it has begun");
    }
    rules.state.is_closed(booked.start.date().week(), booked.booking()).then_some("its week is closed")
}

/// Moves every series of the group from its first session on.
fn move_series(
    rules: &RuleContext<'_>,
    wanted: &VenueMove<'_>,
    rotas: &[Arc<RotaWeek>],
    (edits, plan): (&mut Edits, &mut BulkPlan),
    asked: Requester<'_>,
) -> Result<(), EditError> {
    let mut seen: BTreeSet<SeriesId> = BTreeSet::new();
    for rota in rotas {
        for booked in meant(wanted, rota).filter(|it| stays(rules, it, asked.now).is_none()) {
            let Some(id) = &booked.series else { continue };
            // One that was moved to another day tells nothing of the rest.
            let given = id.rule_date(&booked.id).is_some_and(|date| date == booked.start.date());
            if !given || !seen.insert(id.clone()) {
                continue;
            }
            let to = Booking { place: Some(wanted.to.clone()), ..booked.dated_booking() };
            edits.rebook(booked, &to, SeriesScope::Later)?;
            let date = booked.start.date();
            let later = edits.state().records.series.values().map(|row| &row.item);
            let later = later.filter(|it| wanted.is_of(&it.booking) && it.comes_on(date));
            let repeats = later.map(|it| (it.repeat.clone(), it.except.clone())).next();
            let moving = Moving { main: booked, to: wanted.to, reach: SeriesScope::Later, repeats };
            moving.fit(rules, rota, (edits, plan), asked)?;
        }
    }
    // What begins later than weeks are looked through has all its sessions there.
    let end = rotas.last().map(|rota| rota.week().sunday());
    let beyond = rules
        .state
        .records
        .series
        .values()
        .map(|row| &row.item)
        .filter(|it| wanted.is_of(&it.booking) && end.is_some_and(|end| it.booking.start.date() > end));
    let moved = beyond.map(|it| {
        let mut it = crate::domain::Series::clone(it);
        it.booking.place = Some(wanted.to.clone());
        Change::from(it)
    });
    edits.make(moved.collect())
}

/// Moves each session that is not where it is to be yet, by itself.
fn move_each(
    wanted: &VenueMove<'_>,
    last: Week,
    today: Date,
    (edits, plan): (&mut Edits, &mut BulkPlan),
    asked: Requester<'_>,
) -> Result<(), EditError> {
    let state = edits.state().clone();
    let rules = RuleContext::new(&state, today);
    for rota in rotas(&rules, wanted.from.week(), last)? {
        for booked in meant(wanted, &rota) {
            if let Some(why) = stays(&rules, booked, asked.now) {
                plan.leave(called(&rules, booked), why);
                continue;
            }
            let to = Booking { place: Some(wanted.to.clone()), ..booked.dated_booking() };
            edits.rebook(booked, &to, SeriesScope::This)?;
            let moving = Moving { main: booked, to: wanted.to, reach: SeriesScope::This, repeats: None };
            moving.fit(&rules, &rota, (edits, plan), asked)?;
        }
    }
    Ok(())
}

/// Says how many sessions move, and which are there already.
fn tell(
    rules: &RuleContext<'_>,
    wanted: &VenueMove<'_>,
    rotas: &[Arc<RotaWeek>],
    plan: &mut BulkPlan,
    now: Moment,
) {
    let all: Vec<&Booked> = rotas.iter().flat_map(|rota| meant(wanted, rota)).collect();
    let moves: Vec<&&Booked> = all.iter().filter(|it| stays(rules, it, now).is_none()).collect();
    if let (Some(first), Some(end)) = (moves.first(), moves.last()) {
        let day = |it: &Booked| words::day(it.start.date(), rules.today);
        plan.does.insert(
            0,
            match moves.len() {
                1 => format!("1 session moves: {}.", day(first)),
                many => format!("{many} sessions move, from {} to {}.", day(first), day(end)),
            },
        );
        plan.tells = words_to_send(rules, wanted, first, moves.len());
    }
}

/// What to send to the families that are expected, and to whoever else comes.
fn words_to_send(
    rules: &RuleContext<'_>,
    wanted: &VenueMove<'_>,
    first: &Booked,
    many: usize,
) -> Option<String> {
    let told = words::told(rules.state, first, None)?;
    let title = &wanted.group.title;
    let place = rules.state.place(wanted.to).map_or("another place", |place| place.name.as_str());
    let day = |date: Date| words::day(date, rules.today);
    let when = match wanted.until {
        _ if many == 1 => format!("on {}", words::when(first.start, rules.today)),
        Some(until) => format!("from {} to {}", words::when(first.start, rules.today), day(until)),
        None => format!("from {} on", words::when(first.start, rules.today)),
    };
    Some(format!("For {told}: {title} meets at {place} {when}. The times stay as they are."))
}

/// A session that stays: `Thu 10 Dec 10:10`.
fn called(rules: &RuleContext<'_>, booked: &Booked) -> String {
    format!("{} {}", words::day(booked.start.date(), rules.today), booked.start.time())
}

/// Whether the group has met, or meets, before it moves.
fn meets_before(rules: &RuleContext<'_>, wanted: &VenueMove<'_>) -> bool {
    let state = rules.state;
    let series = state.records.series.values().map(|row| &row.item);
    let mut stored = state.sheets().flat_map(|(_, sheet)| sheet.sessions.values()).map(|row| &row.item);
    series.into_iter().any(|it| wanted.is_of(&it.booking) && it.booking.start.date() < wanted.from)
        || stored.any(|it| wanted.is_of(&it.booking) && it.booking.start.date() < wanted.from)
}
