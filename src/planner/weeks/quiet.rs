//! The quiet-time bank: what could be done for the service in a stretch of a day that has nothing in it.
//!
//! Open time is legitimate: it is for whoever turns up. So this only offers, and what is offered can wait again.

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use crate::domain::{ActivityId, Booking, Change, Date, Minutes, Moment, PersonId, Session, Week};
use crate::planner::common::baseline::Baseline;
use crate::planner::common::week_context::{WeekContext, kept_from, leaves_break};
use crate::planner::common::{Remedy, RemedyKind, Requester, words};
use crate::planner::edit::new_id;
use crate::rota::{Booked, Span, without};
use crate::rules::RuleContext;

/// A task of the bank: what it is, and the activity that it is booked as.
const BANK: &[(&str, &str)] = &[
    ("Newsletter", "quiet-task"),
    ("Picture board", "quiet-task"),
    ("Handouts", "quiet-task"),
    ("Directory calls", "directory"),
];

/// The least that is worth starting something for, and the most that is filled.
const SHORTEST_FILLED: Minutes = Minutes(15);
const LONGEST_FILLED: Minutes = Minutes(60);

/// How many weeks back is looked for when a task was last done.
const BACK: i32 = 8;

/// The weeks that must be loaded to tell when tasks were last done.
#[must_use]
pub fn weeks_read(day: Date) -> RangeInclusive<Week> {
    day.week().plus(-BACK)..=day.week().plus(1)
}

/// Tasks for the longest quiet stretch that somebody has left of a day; those longest not done first. Nothing where there
/// is no such stretch, or the week can no longer be changed.
#[must_use]
pub fn tasks(rules: &RuleContext<'_>, person: &PersonId, day: Date, asked: Requester<'_>) -> Vec<Remedy> {
    let Some(context) = WeekContext::of(rules, day.week(), asked) else { return vec![] };
    let Some((start, minutes)) = stretch(&context, person, day) else { return vec![] };
    let mut bank: Vec<(&str, &str, Option<Date>)> = BANK
        .iter()
        .map(|(task, activity)| (*task, *activity, last_done(rules, task, activity, day)))
        .collect();
    bank.sort_by_key(|(_, _, last)| *last);
    let baseline = Baseline::in_context(rules, vec![day.week()]);
    let offered = bank.into_iter().filter_map(|(task, activity, last)| {
        let mut booking = Booking::new(ActivityId::parse(activity).ok()?, start, minutes);
        rules.state.activity(&booking.activity)?;
        booking.people = vec![person.clone()];
        booking.note = Some(task.to_owned());
        let id = new_id(rules.state, &booking, asked.now)?;
        let changes = vec![Change::from(Session { id, series: None, booking })];
        let tried = baseline.try_changes(&changes)?;
        let who = rules.state.display_name(person);
        let title = format!("Book {} for {who} on {}", task.to_lowercase(), words::when(start, rules.today));
        let remedy = Remedy::new(RemedyKind::Book, title, changes)
            .because(format!("{minutes} with nothing in it, from {}", start.time()))
            .because(match last {
                Some(last) => format!("last on {}", words::day(last, rules.today)),
                None => format!("not in the last {BACK} weeks"),
            });
        Some(Remedy { start: Some(start), adds: tried.adds, clears: tried.clears, ..remedy })
    });
    offered.collect()
}

/// The longest stretch of a day in which somebody is on shift and in nothing, their break left alone; from now on.
fn stretch(context: &WeekContext<'_, '_>, person: &PersonId, day: Date) -> Option<(Moment, Minutes)> {
    let (rules, rota) = (context.rules, &context.rota);
    let pieces = rota.shifts_of_on(person, day).flat_map(|shift| &shift.pieces).map(|piece| piece.span);
    let busy = rota.worked_around(person).map(|it| it.span);
    let gone = Span::between(rules.zone, day.start(), context.asked.now.max(day.start()));
    let away = kept_from(rules, rota, person);
    let open = without(pieces, busy.chain(away).chain([gone]));
    let longest = open.into_iter().max_by_key(|span| (span.minutes(), Reverse(span.start)))?;
    let mut minutes = Minutes(longest.minutes().min(LONGEST_FILLED).0 / 5 * 5);
    while minutes >= SHORTEST_FILLED {
        if leaves_break(rota, person, Span::lasting(longest.start, minutes), &[]) {
            return Some((rules.zone.moment(longest.start), minutes));
        }
        minutes -= Minutes(5);
    }
    None
}

/// When anybody last had a task booked, before a day.
fn last_done(rules: &RuleContext<'_>, task: &str, activity: &str, day: Date) -> Option<Date> {
    // Of an activity that is one task only, whatever is noted is that task.
    let alone = BANK.iter().filter(|(_, other)| *other == activity).count() == 1;
    let is_it = |booked: &&Booked| {
        let booking = booked.booking();
        let named = booking.note.as_deref().is_some_and(|note| note.eq_ignore_ascii_case(task));
        booking.activity.as_str() == activity
            && booked.counts()
            && booked.start.date() < day
            && (alone || named)
    };
    let weeks = weeks_read(day).start().to(day.week());
    let last = weeks.filter_map(|week| {
        let rota = rules.rota(week)?;
        rota.sessions().iter().filter(is_it).map(|booked| booked.start.date()).max()
    });
    last.max()
}
