//! Somebody's working times of a day, written down: what another has, or none.

use crate::domain::{Change, Date, Key, Minutes, PersonId, ShiftRow, State, TimeSpan};
use crate::rota::{RotaWeek, Shift};

/// Working times of a day, in order, each with its unpaid break.
pub type DayTimes = Vec<(TimeSpan, Minutes)>;

/// The times that shifts say.
pub fn times_of<'s>(shifts: impl IntoIterator<Item = &'s Shift>) -> DayTimes {
    let times = |shift: &Shift| {
        let time = TimeSpan { from: shift.start.time(), to: shift.end.time() };
        (time, shift.unpaid.minutes())
    };
    shifts.into_iter().map(times).collect()
}

/// The rows that give somebody times on a day, and take away what rows there are besides.
pub fn give_times(
    state: &State,
    person: &PersonId,
    date: Date,
    times: &[(TimeSpan, Minutes)],
) -> Vec<Change> {
    let row = |number: u8, time: Option<TimeSpan>, unpaid: Minutes| ShiftRow {
        person: person.clone(),
        date,
        number,
        time,
        unpaid,
        place: None,
        post: None,
    };
    let mut rows: Vec<ShiftRow> =
        (0_u8..).zip(times).map(|(number, (time, unpaid))| row(number, Some(*time), *unpaid)).collect();
    if rows.is_empty() {
        rows.push(row(0, None, Minutes::ZERO));
    }
    let gone = forget_rows(state, person, date, rows.len());
    gone.into_iter().chain(rows.into_iter().map(Change::from)).collect()
}

/// The same, but where they are what the pattern says anyway, no row is left.
pub fn give_times_or_pattern(
    state: &State,
    (person, date): (&PersonId, Date),
    times: &[(TimeSpan, Minutes)],
) -> Vec<Change> {
    let given = RotaWeek::as_given(state, date.week()).ok();
    let by_pattern = given.map(|rota| times_of(rota.shifts_of_on(person, date)));
    if by_pattern.as_deref() == Some(times) {
        return forget_rows(state, person, date, 0);
    }
    give_times(state, person, date, times)
}

/// Takes away the rows of somebody's day from a number on.
fn forget_rows(state: &State, person: &PersonId, date: Date, from: usize) -> Vec<Change> {
    let sheet = state.sheet(date.week());
    let there = sheet.iter().flat_map(|sheet| sheet.shifts.keys());
    let gone = there.filter(|(who, on, number)| who == person && *on == date && usize::from(*number) >= from);
    gone.cloned().map(|key| Change::Remove(Key::Shift(key))).collect()
}
