//! Which flags belong to a cell, which to a person, and which are told once for all.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::{FlagMark, WeekView};
use crate::domain::{Date, Moment, PersonId, TableName};
use crate::rota::Booked;
use crate::rules::{Flag, Severity, occasions};

/// The rules about somebody alone with a family, whose flag stands before that family.
const ALONE: &[&str] = &["sole.visit", "sole.first_visit"];

/// Whether a session is one that somebody should not be alone in, which nobody has accepted.
pub(super) fn is_alone(view: &WeekView, booked: &Booked) -> bool {
    view.flags_on(&booked.id).any(|flag| tells_of_family(view, flag))
}

/// Whether a flag is told by the sign before a family.
fn tells_of_family(view: &WeekView, flag: &Flag) -> bool {
    flag.severity == Severity::Red && ALONE.contains(&flag.rule) && !view.is_accepted(flag)
}

/// Whether a flag asks something about a person on a day.
fn is_of_cell(flag: &Flag, person: &PersonId, day: Date) -> bool {
    flag.severity != Severity::Note && flag.people.contains(person) && flag.day() == Some(day)
}

/// What a sign says of the flags of a cell that nothing else tells; of a day that is over nothing is asked any more.
pub(in crate::ui) fn of_cell(
    view: &WeekView,
    (person, day): (&PersonId, Date),
    today: Date,
    once: Option<&Once>,
) -> Option<FlagMark> {
    let is_told =
        |flag: &Flag| once.is_some_and(|once| once.rule == flag.rule) || tells_of_family(view, flag);
    let mark = || view.mark_of(|flag| is_of_cell(flag, person, day) && !is_told(flag));
    (day >= today).then(mark).flatten()
}

/// What holds of most shifts that are still ahead, and so is told once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ui) struct Once {
    /// The rule.
    pub rule: &'static str,
    /// Its title.
    pub title: &'static str,
    /// How many shifts it holds of.
    pub holds: usize,
    /// How many there are.
    pub all: usize,
}

/// The amber rule that holds of most of the shifts of some people that are still ahead, where there are at least three and one
/// does. It holds of as many as there are things to look at in its matter (`rules::occasions`): of what is over by now nothing is
/// told.
pub(in crate::ui) fn told_once(view: &WeekView, people: &BTreeSet<&PersonId>, now: Moment) -> Option<Once> {
    let ahead =
        view.rota.shifts().iter().filter(|shift| {
            people.contains(&shift.person) && shift.pieces.iter().any(|piece| piece.end > now)
        });
    let mut shifts: Vec<(&PersonId, Date)> = ahead.map(|shift| (&shift.person, shift.date)).collect();
    shifts.dedup();
    let mut held: BTreeMap<&str, Vec<&Flag>> = BTreeMap::new();
    let amber = view.flags.iter().filter(|flag| flag.severity == Severity::Amber && !flag.has_passed(now));
    for flag in amber.filter(|flag| flag.subject.kind != TableName::Session && !view.is_accepted(flag)) {
        if shifts.iter().any(|(person, day)| is_of_cell(flag, person, *day)) {
            held.entry(flag.rule).or_default().push(flag);
        }
    }
    let most = held.into_values().max_by_key(|flags| occasions(flags))?;
    let (rule, holds) = (most.first()?.rule(), occasions(&most));
    let once = Once { rule: rule.slug, title: rule.title, holds, all: shifts.len() };
    (holds >= 3 && holds * 2 > shifts.len()).then_some(once)
}
