//! Rolling forward: the one-off sessions of a week, planned again a week later.
//!
//! What is there already is passed over. What would add a red flag is left out and named, with what would be wrong: each
//! is tried on top of those before it, so that what is offered together adds none.

use crate::domain::{Booking, Change, Minutes, PersonId, Session, Status, TeamId, Week};
use crate::planner::common::baseline::Baseline;
use crate::planner::common::{Remedy, RemedyKind, Requester, words};
use crate::planner::edit::new_id;
use crate::rota::{Booked, RotaWeek};
use crate::rules::{Flag, RuleContext, Severity};

/// What comes forward.
#[derive(Clone, Debug, Default)]
pub struct Rolled {
    /// All of it as one change; `None` where nothing comes.
    pub together: Option<Remedy>,
    /// Each by itself, by start.
    pub each: Vec<Remedy>,
    /// What stays behind, with why.
    pub left: Vec<String>,
    /// How many are there already.
    pub there: usize,
}

/// Plans the one-off sessions of the week before again in a week: those of a team, or everybody's. `None` where one of
/// the two weeks is not loaded.
#[must_use]
pub fn roll(
    rules: &RuleContext<'_>,
    team: Option<&TeamId>,
    week: Week,
    asked: Requester<'_>,
) -> Option<Rolled> {
    let (last, here) = (rules.rota(week.plus(-1))?, rules.rota(week)?);
    let mut rolled = Rolled::default();
    let mut changes: Vec<Change> = vec![];
    let mut adds: Vec<Flag> = vec![];
    let baseline = Baseline::in_context(rules, vec![week]);
    for booked in last.sessions().iter().filter(|it| is_one_off(it) && is_of(rules, team, it)) {
        let booking = again(booked);
        if is_there(&here, &booking) {
            rolled.there += 1;
            continue;
        }
        let title = title(rules, booked, &booking);
        let left = |why: &str| format!("{title}: {why}");
        if let Some(gone) = gone_by_then(rules, &booking) {
            rolled.left.push(left(&format!("{} has left by then", rules.state.display_name(gone))));
            continue;
        }
        // Two of the same get ids of their own.
        let Ok(so_far) = rules.state.preview(&changes) else { continue };
        let Some(id) = new_id(&so_far, &booking, asked.now) else { continue };
        let change = Change::from(Session { id, series: None, booking: booking.clone() });
        let with_it: Vec<Change> = changes.iter().cloned().chain([change.clone()]).collect();
        let Some(tried) = baseline.try_changes(&with_it) else {
            rolled.left.push(left("what it is for has changed since: add it by hand"));
            continue;
        };
        let is_new = |flag: &&Flag| !adds.iter().any(|known| known.is_same(flag));
        if let Some(red) = tried.adds.iter().filter(|flag| flag.severity == Severity::Red).find(is_new) {
            rolled.left.push(left(&format!("with it, {}", red.message)));
            continue;
        }
        (changes, adds) = (with_it, tried.adds);
        let remedy = Remedy::new(RemedyKind::Book, title, vec![change]);
        rolled.each.push(Remedy { start: Some(booking.start), ..remedy });
    }
    rolled.together = together(&baseline, changes, week);
    Some(rolled)
}

fn together(baseline: &Baseline, changes: Vec<Change>, week: Week) -> Option<Remedy> {
    let tried = baseline.try_changes(&changes).filter(|_| !changes.is_empty())?;
    let many = if changes.len() == 1 { "session" } else { "sessions" };
    let title = format!("Roll {} one-off {many} forward to W{:02}", changes.len(), week.number());
    let remedy = Remedy::new(RemedyKind::Book, title, changes);
    Some(Remedy { adds: tried.adds, clears: tried.clears, ..remedy })
}

fn is_one_off(booked: &Booked) -> bool {
    booked.series.is_none() && booked.counts()
}

/// Whether a session is a team's: somebody of it does it, or where nobody does, is in it or has its family.
fn is_of(rules: &RuleContext<'_>, team: Option<&TeamId>, booked: &Booked) -> bool {
    let Some(team) = team else { return true };
    let booking = booked.booking();
    let of_person = |person: &PersonId| rules.state.person(person).is_some_and(|it| it.team == *team);
    if booking.people.is_empty() {
        let mut families = booking.families.iter().filter_map(|family| rules.state.family(family));
        return booking.everyone().any(of_person) || families.any(|family| family.team == *team);
    }
    booking.people.iter().any(of_person)
}

/// The same a week later, planned, with nothing of what was said of this one.
fn again(booked: &Booked) -> Booking {
    let was = booked.dated_booking();
    Booking {
        start: was.start.plus_wall(Minutes::hours(7 * 24)),
        status: Status::Planned,
        reason: None,
        note: None,
        cancelled_by: None,
        ..was
    }
}

/// Whether the same is there already, whatever became of it.
fn is_there(here: &RotaWeek, booking: &Booking) -> bool {
    here.sessions().iter().any(|other| {
        let it = other.booking();
        other.start == booking.start
            && (&it.activity, &it.people, &it.families, &it.group, it.track)
                == (&booking.activity, &booking.people, &booking.families, &booking.group, booking.track)
    })
}

fn gone_by_then<'b>(rules: &RuleContext<'_>, booking: &'b Booking) -> Option<&'b PersonId> {
    booking.everyone().find(|person| rules.has_left(person, booking.start.date()))
}

/// `Aisha: Phone call C4, Thu 10 Dec at 14:25`.
fn title(rules: &RuleContext<'_>, booked: &Booked, booking: &Booking) -> String {
    let who = words::people(booking.people.iter(), rules.state);
    let who = if who.is_empty() { who } else { format!("{who}: ") };
    format!("{who}{}, {}", words::what(rules, booked), words::when(booking.start, rules.today))
}
