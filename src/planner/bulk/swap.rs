//! Two people swap a day, once or every week for a while.
//!
//! On the same day each does what the other would have done, in the other's hours. On two days each takes the other's day with
//! their own work: what one person does alone moves along with its journeys and notes, as far into the new hours as it
//! was into the old; in a group or a meeting, which stays, whoever comes takes the place of whoever goes.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{
    ActivityKind, Booking, Change, Date, FamilyRef, Minutes, PersonId, Record, SessionId, SheetState, State,
    Status,
};
use crate::planner::common::Requester;
use crate::planner::common::words;
use crate::planner::edit::{EditError, give_times_or_pattern, rebook_this, times_of};
use crate::rota::holidays::is_whole_day;
use crate::rota::{Booked, RotaWeek, Shift, Span, Trip, is_notes};
use crate::rules::RuleContext;

use super::plan::{BulkPlan, once_each};

/// The most weeks for which days are swapped at once.
pub const MOST_SWAPPED: i32 = 53;

/// Who swaps which days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaySwap {
    /// One of them.
    pub one: PersonId,
    /// The day that they give.
    pub day: Date,
    /// The other.
    pub other: PersonId,
    /// The day that the other gives; it may be the same.
    pub their_day: Date,
    /// The last day on which it begins anew, a week after the one before; `None` for once.
    pub until: Option<Date>,
}

impl DaySwap {
    /// The pairs of days that are swapped, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (Date, Date)> + '_ {
        let weeks = (0..MOST_SWAPPED).map(|n| (self.day.plus_days(7 * n), self.their_day.plus_days(7 * n)));
        weeks
            .enumerate()
            .take_while(|(n, (day, _))| *n == 0 || self.until.is_some_and(|it| *day <= it))
            .map(|it| it.1)
    }
}

/// Swaps the days; the error says what cannot be, or which weeks are still to be loaded.
pub fn swap_days(
    rules: &RuleContext<'_>,
    wanted: &DaySwap,
    asked: Requester<'_>,
) -> Result<BulkPlan, EditError> {
    if wanted.one == wanted.other {
        return Err("somebody cannot swap with themselves: choose two people".into());
    }
    let mut plan = BulkPlan::default();
    let mut swapped = 0;
    for (day, their_day) in wanted.pairs() {
        let (Some(here), Some(there)) = (rules.rota(day.week()), rules.rota(their_day.week())) else {
            return Err(EditError::Unread(unread(rules.state, [day, their_day])));
        };
        let sides = [
            Side {
                who: &wanted.one,
                instead: &wanted.other,
                day,
                to: their_day,
                rota: here.clone(),
                new: there.clone(),
            },
            Side {
                who: &wanted.other,
                instead: &wanted.one,
                day: their_day,
                to: day,
                rota: there,
                new: here,
            },
        ];
        if let Some((whose, why)) = sides.iter().find_map(|side| side.refused(rules, asked)) {
            plan.leave(whose, why);
            continue;
        }
        swapped += 1;
        let outcomes = outcomes(rules, &sides);
        for (side, outcomes) in sides.iter().zip(outcomes) {
            side.write(rules, outcomes, &mut plan);
            let times = times_of(side.new.shifts_of_on(side.instead, side.to));
            plan.changes.extend(give_times_or_pattern(rules.state, (side.who, side.to), &times));
            if day != their_day {
                plan.changes.extend(give_times_or_pattern(rules.state, (side.who, side.day), &[]));
            }
        }
    }
    if swapped > 1 {
        plan.does.insert(0, format!("Swapped in {swapped} weeks."));
    }
    plan.changes = once_each(rules.state, settled(rules.state, plan.changes));
    Ok(plan)
}

fn unread(state: &State, days: [Date; 2]) -> Vec<crate::domain::Week> {
    let weeks: BTreeSet<_> =
        days.iter().flat_map(|day| state.missing(day.week().plus(-1), day.week().plus(1))).collect();
    weeks.into_iter().collect()
}

/// What a series gives anyway needs nothing stored.
fn settled(state: &State, changes: Vec<Change>) -> Vec<Change> {
    let as_given = |change: &Change| match change {
        Change::Put(Record::Session(it)) => {
            it.series.is_some() && state.given_occurrence(&change.key()).as_ref() == Some(&**it)
        }
        _ => false,
    };
    let settle = |change: Change| if as_given(&change) { Change::Remove(change.key()) } else { change };
    changes.into_iter().map(settle).collect()
}

/// One of the two, and what they give for what.
struct Side<'s> {
    who: &'s PersonId,
    instead: &'s PersonId,
    day: Date,
    to: Date,
    /// The week of their own day, and of the other's.
    rota: Arc<RotaWeek>,
    new: Arc<RotaWeek>,
}

impl Side<'_> {
    /// Why they cannot swap these days: whose day, and why.
    fn refused(&self, rules: &RuleContext<'_>, asked: Requester<'_>) -> Option<(String, String)> {
        let state = rules.state;
        let name = state.display_name(self.who);
        let of = |day: Date| format!("{name} {}", words::day(day, rules.today));
        let why = |day: Date, why: &str| Some((of(day), why.to_owned()));
        for day in [self.day, self.to] {
            if day < asked.now.date() {
                return why(day, "that day is over");
            }
            if state.state_for(day.week(), self.who) == SheetState::Closed {
                return why(day, "its week is closed");
            }
            if is_whole_day(state, day) {
                return why(day, "it is a public holiday");
            }
            let rota = if day == self.day { &self.rota } else { &self.new };
            if rules.leave_holds(rota, self.who, day, |leave| leave.approved) {
                return why(day, "they are on leave");
            }
        }
        if self.rota.shifts_of_on(self.who, self.day).next().is_none() {
            return why(self.day, "they are not in that day");
        }
        let is_in = self.day != self.to && self.new.shifts_of_on(self.who, self.to).next().is_some();
        if is_in { why(self.to, "they are in that day already") } else { None }
    }

    /// What becomes of each of their sessions; those that are stuck stay in the way of others.
    fn outcomes(&self, rules: &RuleContext<'_>, stuck: &BTreeSet<SessionId>) -> Outcomes<'_> {
        let all: Vec<&Booked> =
            self.rota.sessions_of_on(self.who, self.day).filter(|it| it.counts()).collect();
        let mut legs: BTreeSet<&SessionId> = BTreeSet::new();
        let mut trips: Vec<Trip<'_>> = vec![];
        for main in all.iter().copied().filter(|it| it.kind != Some(ActivityKind::Travel) && !is_notes(it)) {
            let trip = Trip::of(rules.state, &self.rota, main, Some(self.who));
            legs.extend(trip.legs.iter().map(|leg| &leg.id));
            trips.push(trip);
        }
        let known: BTreeSet<&SessionId> = trips.iter().flat_map(Trip::ids).collect();
        let others = all.iter().filter(|it| !known.contains(&it.id) && !legs.contains(&it.id));
        trips.extend(others.map(|it| Trip { main: it, legs: vec![] }));
        let mut outcomes = vec![];
        for trip in &trips {
            let it = if self.day == self.to { self.handed(trip) } else { self.moved(rules, trip, stuck) };
            outcomes.push((trip.main, it));
        }
        outcomes
    }

    /// Takes what becomes of their sessions into the plan.
    fn write(&self, rules: &RuleContext<'_>, outcomes: Outcomes<'_>, plan: &mut BulkPlan) {
        let (mut moved, mut taken) = (0, vec![]);
        for (main, outcome) in outcomes {
            match outcome {
                Ok(Outcome::Stays) => {}
                Ok(Outcome::Moves(wanted)) => {
                    moved += wanted.len();
                    plan.changes.extend(
                        wanted.into_iter().flat_map(|(part, to)| rebook_this(rules.state, part, &to)),
                    );
                }
                Ok(Outcome::Taken(wanted)) => {
                    taken.push(rules.titled(main).to_owned());
                    plan.changes.extend(rebook_this(rules.state, main, &wanted));
                }
                Err(why) => {
                    let what = words::what(rules, main);
                    plan.leave(format!("{what} {}", words::when(main.start, rules.today)), why);
                }
            }
        }
        self.tell(rules, (moved, taken), plan);
    }

    fn tell(&self, rules: &RuleContext<'_>, (moved, taken): (usize, Vec<String>), plan: &mut BulkPlan) {
        let (who, instead) = (rules.state.display_name(self.who), rules.state.display_name(self.instead));
        let (day, to) = (words::day(self.day, rules.today), words::day(self.to, rules.today));
        let sessions =
            |many: usize| if many == 1 { "1 session".to_owned() } else { format!("{many} sessions") };
        let mut text = if self.day == self.to {
            format!("{instead} has {who}'s hours on {day}, with {}", sessions(moved))
        } else {
            format!("{who} goes from {day} to {to}, with {}", sessions(moved))
        };
        if !taken.is_empty() {
            text = format!("{text}; {instead} takes their place in {}", words::in_a_row(&taken));
        }
        plan.does(format!("{text}."));
    }

    /// On the same day the other does it.
    fn handed<'b>(&self, trip: &Trip<'b>) -> Result<Outcome<'b>, String> {
        let mut wanted = vec![];
        for part in trip.parts() {
            // What both are in stays as it is; the way there, which each has to themselves, changes hands with the day.
            if part.booking().involves(self.instead) {
                continue;
            }
            let mut to = open(part)?;
            if part.kind == Some(ActivityKind::Supervision) && part.booking().people.contains(self.who) {
                return Err("supervision is one's own".to_owned());
            }
            to.hand_over(self.who, self.instead);
            wanted.push((part, to));
        }
        Ok(if wanted.is_empty() { Outcome::Stays } else { Outcome::Moves(wanted) })
    }

    /// On another day it moves, or the other takes their place.
    fn moved<'b>(
        &self,
        rules: &RuleContext<'_>,
        trip: &Trip<'b>,
        stuck: &BTreeSet<SessionId>,
    ) -> Result<Outcome<'b>, String> {
        let main = trip.main;
        let first = open(main)?;
        if main.booking().everyone().count() > 1 {
            return self.stands_in(rules, main, first);
        }
        let (Some(was), Some(is)) = (
            self.rota.shifts_of_on(self.who, self.day).next(),
            self.new.shifts_of_on(self.instead, self.to).next(),
        ) else {
            return Err("there are no hours to move it into".to_owned());
        };
        let end = self.new.shifts_of_on(self.instead, self.to).map(|shift| shift.end).max().unwrap_or(is.end);
        let offset = later(was, is);
        let mut wanted = vec![];
        for part in trip.parts() {
            let mut to = open(part)?;
            to.start =
                to.start.plus_wall(Minutes::hours(24 * self.to.days_since(self.day))).plus_wall(offset);
            if to.start < is.start || to.start.plus_wall(to.minutes) > end {
                return Err(format!("it does not fit into {}–{}", is.start.time(), end.time()));
            }
            let span = Span::lasting(rules.zone.instant(to.start), to.minutes);
            let is_busy = |family: &&FamilyRef| {
                let in_the_way = |other: &Booked| {
                    other.counts()
                        && other.id != part.id
                        && other.span.overlaps(span)
                        && other.booking().families.contains(family)
                        && (!self.goes_too(other) || stuck.contains(&other.id))
                };
                self.new.sessions().iter().any(in_the_way)
            };
            if let Some(family) = to.families.iter().find(is_busy) {
                return Err(format!("{} has something else then", family.called()));
            }
            wanted.push((part, to));
        }
        Ok(Outcome::Moves(wanted))
    }

    /// Whether a session of the other's day goes with the other, as far as is known.
    fn goes_too(&self, other: &Booked) -> bool {
        let booking = other.booking();
        other.start.date() == self.to
            && booking.involves(self.instead)
            && booking.everyone().count() == 1
            && booking.status == Status::Planned
    }

    /// In what stays on its day, whoever comes takes the place of whoever goes, where anybody could.
    fn stands_in<'b>(
        &self,
        rules: &RuleContext<'_>,
        main: &Booked,
        mut wanted: Booking,
    ) -> Result<Outcome<'b>, String> {
        use ActivityKind::{Group, Meeting, Network};
        if wanted.involves(self.instead) {
            return Err(format!(
                "{} is in it too, and it stays on its day",
                rules.state.display_name(self.instead)
            ));
        }
        if !matches!(main.kind, Some(Group | Meeting | Network)) {
            let others: Vec<&PersonId> = main.booking().everyone().filter(|it| *it != self.who).collect();
            return Err(format!(
                "{} {} in it too, and it stays on its day",
                words::people(others.iter().copied(), rules.state),
                if others.len() == 1 { "is" } else { "are" }
            ));
        }
        wanted.hand_over(self.who, self.instead);
        Ok(Outcome::Taken(Box::new(wanted)))
    }
}

/// What becomes of some sessions, each with what goes along; or why one stays.
type Outcomes<'b> = Vec<(&'b Booked, Result<Outcome<'b>, String>)>;

/// What becomes of the sessions of both: what cannot go is in the way of what would come, until no more is stuck.
fn outcomes<'b>(rules: &RuleContext<'_>, sides: &'b [Side<'_>; 2]) -> Vec<Outcomes<'b>> {
    let mut stuck: BTreeSet<SessionId> = BTreeSet::new();
    loop {
        let found: Vec<Outcomes<'b>> = sides.iter().map(|side| side.outcomes(rules, &stuck)).collect();
        let left = found.iter().flatten().filter(|(_, outcome)| outcome.is_err());
        let left: Vec<SessionId> = left.map(|(main, _)| main.id.clone()).collect();
        if left.iter().all(|id| stuck.contains(id)) {
            return found;
        }
        stuck.extend(left);
    }
}

/// What becomes of a session.
enum Outcome<'b> {
    /// Nothing: both are in it.
    Stays,
    /// It is somewhere or somebody's else, with what goes along.
    Moves(Vec<(&'b Booked, Booking)>),
    /// It stays, and the other takes the place of whoever goes.
    Taken(Box<Booking>),
}

/// A session that can still be changed, as it stands.
fn open(booked: &Booked) -> Result<Booking, String> {
    match booked.booking().status {
        Status::Planned => Ok(booked.dated_booking()),
        _ => Err("it is marked as done already".to_owned()),
    }
}

/// How much later in the day a shift begins than another; negative where it begins earlier.
fn later(was: &Shift, is: &Shift) -> Minutes {
    is.start.time().minutes() - was.start.time().minutes()
}
