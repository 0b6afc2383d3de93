//! The journeys of those who go to something, once it is somewhere else: as long as the way takes, there and back.
//!
//! Only what leads from the base to it alone, or from it to the base, is known to be its own; a way that goes on to somewhere
//! else is left for somebody to look at.

use crate::domain::{
    ActivityId, ActivityKind, Booking, Change, Minutes, Moment, PersonId, PlaceId, Repeat, Series, Session,
};
use crate::planner::common::Requester;
use crate::planner::common::words;
use crate::planner::edit::{EditError, Edits, SeriesScope, new_id, new_series_id};
use crate::rota::{Booked, RotaWeek, Trip};
use crate::rules::RuleContext;

use super::plan::BulkPlan;

/// What somebody goes to: a session as it is now, where it will be, and how much of its series that is.
pub(super) struct Moving<'m> {
    pub main: &'m Booked,
    pub to: &'m PlaceId,
    pub reach: SeriesScope,
    /// When the part of the series that moves comes, where it does.
    pub repeats: Option<(Repeat, Vec<crate::domain::Date>)>,
}

impl Moving<'_> {
    /// Makes the journeys of everybody in it as long as the way to the new place takes. `rules` and `rota` still have it at
    /// the old one.
    pub fn fit(
        &self,
        rules: &RuleContext<'_>,
        rota: &RotaWeek,
        (edits, plan): (&mut Edits, &mut BulkPlan),
        asked: Requester<'_>,
    ) -> Result<(), EditError> {
        for person in self.main.booking().everyone() {
            // Where nobody writes somebody's shifts, nobody writes their journeys either.
            if rules.staff().contains(person) {
                self.fit_for(rules, rota, person, (edits, plan), asked)?;
            }
        }
        Ok(())
    }

    fn fit_for(
        &self,
        rules: &RuleContext<'_>,
        rota: &RotaWeek,
        person: &PersonId,
        (edits, plan): (&mut Edits, &mut BulkPlan),
        asked: Requester<'_>,
    ) -> Result<(), EditError> {
        let state = rules.state;
        let team = state.person(person).and_then(|it| state.team(&it.team));
        let Some(base) = team.and_then(|team| team.place.as_ref()) else { return Ok(()) };
        let name = |id: &PlaceId| state.place(id).map_or_else(|| id.to_string(), |it| it.name.clone());
        let minutes = if base == self.to { Some(Minutes::ZERO) } else { state.travel_minutes(base, self.to) };
        let who = state.display_name(person);
        let Some(minutes) = minutes else {
            let why = format!(
                "no travel time from {} to {} is noted; the Service screen has a table for it",
                name(base),
                name(self.to)
            );
            plan.leave(format!("{who}'s journeys"), why);
            return Ok(());
        };
        let legs = Trip::of(rules.state, rota, self.main, Some(person)).legs;
        let legs: Vec<&Booked> =
            legs.into_iter().filter(|leg| leg.kind == Some(ActivityKind::Travel)).collect();
        for leg in &legs {
            self.refit(leg, minutes, edits)?;
            let was = leg.booking().minutes;
            let told = if minutes == Minutes::ZERO {
                format!("{who} needs no journey any more.")
            } else {
                format!("{who}'s journeys take {minutes} each way, now {was}.")
            };
            if was != minutes {
                plan.does(told);
            }
        }
        let is_at_base = self.main.place.as_ref().is_none_or(|place| place == base);
        if is_at_base && minutes > Minutes::ZERO {
            self.add_for(rules, person, minutes, (edits, plan), asked)?;
            plan.does(format!("{who}'s journeys are written down, {minutes} each way."));
        } else if !is_at_base {
            let others = touching(rota, self.main, person);
            for other in others.filter(|other| !legs.iter().any(|leg| leg.id == other.id)) {
                let what = format!("{who}'s journey {}", words::when(other.start, rules.today));
                plan.leave(what, "it leads on to another place: look at it yourself");
            }
        }
        Ok(())
    }

    /// Gives a journey its new length; what needs no way any more goes.
    fn refit(&self, leg: &Booked, minutes: Minutes, edits: &mut Edits) -> Result<(), EditError> {
        let reach = if leg.series.is_some() { self.reach } else { SeriesScope::This };
        if minutes == Minutes::ZERO {
            return edits.remove(leg, reach);
        }
        let was = leg.dated_booking();
        let is_there = leg.span.end <= self.main.span.start;
        let later = was.minutes - minutes;
        let start = if is_there { was.start.plus_wall(later) } else { was.start };
        let wanted = Booking { start, minutes, ..was.clone() };
        if wanted == was { Ok(()) } else { edits.rebook(leg, &wanted, reach) }
    }

    /// Writes down a way there and a way back where there was none before.
    fn add_for(
        &self,
        rules: &RuleContext<'_>,
        person: &PersonId,
        minutes: Minutes,
        (edits, plan): (&mut Edits, &mut BulkPlan),
        asked: Requester<'_>,
    ) -> Result<(), EditError> {
        let Some(travel) = ActivityId::parse("travel").ok().filter(|id| rules.state.activity(id).is_some())
        else {
            return Ok(());
        };
        for start in [self.main.start.plus_wall(-minutes), self.main.end] {
            if start.date() != self.main.start.date() {
                let what = format!("{}'s journey", rules.state.display_name(person));
                plan.leave(what, "it would be on another day: add it yourself");
                continue;
            }
            let mut booking = Booking::new(travel.clone(), start, minutes);
            booking.people.push(person.clone());
            edits.make(self.written(booking, edits, asked.now).into_iter().collect())?;
        }
        Ok(())
    }

    fn written(&self, booking: Booking, edits: &Edits, now: Moment) -> Option<Change> {
        let state = edits.state();
        Some(match self.repeats.clone() {
            Some((repeat, except)) => {
                Series { id: new_series_id(state, &booking)?, booking, repeat, except }.into()
            }
            None => Session { id: new_id(state, &booking, now)?, series: None, booking }.into(),
        })
    }
}

/// The ways of somebody that end where a session begins, or begin where it ends.
fn touching<'r>(
    rota: &'r RotaWeek,
    main: &'r Booked,
    person: &'r PersonId,
) -> impl Iterator<Item = &'r Booked> {
    rota.sessions_of_on(person, main.start.date()).filter(|it| {
        it.counts()
            && it.kind == Some(ActivityKind::Travel)
            && (it.span.end == main.span.start || it.span.start == main.span.end)
    })
}
