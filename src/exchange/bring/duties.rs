//! Duties out of a table: shifts that are not as the pattern has them, days off in its place, leave.

use std::collections::BTreeMap;

use super::asked::{BringAsked, Bringing};
use super::leave;
use super::sourced::Sourced;
use crate::domain::{Date, LeaveKind, LeaveSpan, Minutes, PersonId, Record, ShiftRow, State, TimeSpan};
use crate::exchange::table::{DayOffLine, DutyLeaveLine, DutyLine, TablePlace};

/// The shifts of one person on one day, each with its break.
type Day = Vec<(TimeSpan, Minutes)>;

pub(super) fn bring(
    shifts: &[DutyLine],
    away: &[DutyLeaveLine],
    off: &[DayOffLine],
    asked: &BringAsked<'_>,
    state: &State,
) -> Bringing {
    let mut sourced = Sourced::of(asked, "duties", state);
    let mut days: BTreeMap<(&PersonId, Date), (TablePlace, Day)> = BTreeMap::new();
    for row in shifts {
        let day = days.entry((&row.person, row.date)).or_insert((row.place, vec![]));
        day.1.push((row.time, row.unpaid));
    }
    for row in off {
        days.entry((&row.person, row.date)).or_insert((row.place, vec![]));
    }
    for ((person, date), (place, mut day)) in days {
        day.sort_unstable();
        day.dedup();
        let there = rows_on(state, person, date);
        let is_free = there.iter().all(|it| sourced.is_brought(&Record::from((*it).clone())));
        if is_free && day == in_pattern(state, person, date) {
            continue;
        }
        if asked.source.is_some() && !is_free {
            let is_same = day == there.iter().filter_map(|it| Some((it.time?, it.unpaid))).collect::<Day>();
            if !is_same {
                let name = state.display_name(person);
                sourced.keep(
                    place,
                    &format!(
                        "the shift of {name} on {date} was changed by somebody here: it stays as they have it"
                    ),
                );
            }
            continue;
        }
        for row in rows(person, date, &day) {
            sourced.put(place, Record::from(row));
        }
    }
    for (place, person, kind, from, to) in together(away) {
        leave::put(place, person, kind, LeaveSpan::Days { from, to }, &mut sourced, state);
    }
    sourced.finish(|it| matches!(it, Record::Shift(_) | Record::Leave(_)))
}

/// The rows that a day is kept in; nothing worked is one without times.
fn rows(person: &PersonId, date: Date, day: &Day) -> Vec<ShiftRow> {
    let row = |number, time, unpaid| ShiftRow {
        person: person.clone(),
        date,
        number,
        time,
        unpaid,
        place: None,
        post: None,
    };
    if day.is_empty() {
        return vec![row(0, None, Minutes::ZERO)];
    }
    (0..).zip(day).map(|(number, (time, unpaid))| row(number, Some(*time), *unpaid)).collect()
}

/// What is kept of a day already.
fn rows_on<'s>(state: &'s State, person: &PersonId, date: Date) -> Vec<&'s ShiftRow> {
    let sheets = state.sheets().filter(|(week, _)| *week == date.week());
    let shifts = sheets.flat_map(|(_, sheet)| sheet.shifts.values()).map(|row| &*row.item);
    shifts.filter(|it| it.person == *person && it.date == date).collect()
}

/// What somebody's shares have of a day.
fn in_pattern(state: &State, person: &PersonId, date: Date) -> Day {
    let shares = state.shares_of(person).filter(|it| it.is_on(date));
    let mut day: Day = shares
        .flat_map(|it| it.pattern.week_of(date, it.from))
        .filter(|it| it.weekday == date.weekday())
        .map(|it| (it.time, it.unpaid))
        .collect();
    day.sort_unstable();
    day
}

/// Days of leave that follow one another, as one.
fn together(rows: &[DutyLeaveLine]) -> Vec<(TablePlace, &PersonId, LeaveKind, Date, Date)> {
    let mut sorted: Vec<&DutyLeaveLine> = rows.iter().collect();
    sorted.sort_by(|a, b| {
        (&a.person, a.kind.precedence(), a.from).cmp(&(&b.person, b.kind.precedence(), b.from))
    });
    let mut spans: Vec<(TablePlace, &PersonId, LeaveKind, Date, Date)> = vec![];
    for row in sorted {
        match spans.last_mut() {
            Some((_, person, kind, _, to))
                if **person == row.person && *kind == row.kind && row.from <= to.plus_days(1) =>
            {
                *to = row.to.max(*to);
            }
            _ => spans.push((row.place, &row.person, row.kind, row.from, row.to)),
        }
    }
    spans
}
