//! The shifts of somebody's day as rows of their own.

use crate::domain::{Change, Date, Minutes, Moment, PersonId, ShiftRow, TimeSpan};
use crate::rota::Shift;

use super::flag_context::FlagContext;

/// A day's shifts as rows, those that `change` gives other times with these: start, end and unpaid break.
pub(super) fn rows(
    context: &FlagContext<'_, '_>,
    person: &PersonId,
    date: Date,
    change: impl Fn(&Shift) -> Option<(Moment, Moment, Minutes)>,
) -> Vec<Change> {
    let shifts = context.rota.shifts_of_on(person, date);
    let row = |(n, shift): (usize, &Shift)| {
        let as_it_is = (shift.start, shift.end, shift.unpaid.minutes());
        let (start, end, unpaid) = change(shift).unwrap_or(as_it_is);
        let time = TimeSpan { from: start.time(), to: end.time() };
        let number = shift.row.or_else(|| u8::try_from(n).ok()).unwrap_or(0);
        Change::from(ShiftRow {
            person: person.clone(),
            date,
            number,
            time: Some(time),
            unpaid,
            place: shift.place.clone(),
            post: shift.post.clone(),
        })
    };
    shifts.enumerate().map(row).collect()
}

/// The one shift that somebody has on a day, where it is ahead and no holiday.
pub(super) fn only_shift<'m>(
    context: &'m FlagContext<'_, '_>,
    person: &PersonId,
    date: Date,
) -> Option<&'m Shift> {
    let mut shifts = context.rota.shifts_of_on(person, date);
    let first = shifts.next().filter(|shift| shift.start > context.asked.now)?;
    (shifts.next().is_none() && context.rota.holiday(date).is_none()).then_some(first)
}
