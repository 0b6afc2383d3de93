//! `[[leave]]`, `[[toil]]`, `[[carry]]` and `[[holiday]]`.

use toml::de::DeValue;

use super::super::row::Row;
use super::super::value::{Read, duration, flag, signed_duration, text, wanted, when, word};
use crate::domain::{
    Carry, CarryLapse, Date, Holiday, HolidayTime, Leave, LeaveSpan, LeaveState, Malformed, Moment, PersonId,
    Record, Toil, YEARS,
};

/// One end of a leave: a day, or a moment.
enum End {
    Day(Date),
    Moment(Moment),
}

impl std::str::FromStr for End {
    type Err = Malformed;
    fn from_str(text: &str) -> Result<Self, Malformed> {
        if text.contains('T') { text.parse().map(Self::Moment) } else { text.parse().map(Self::Day) }
    }
}

fn end(value: &DeValue<'_>) -> Read<End> {
    when(value)
}

pub(super) fn leave(row: &mut Row<'_, '_>) -> Option<Record> {
    let (person, kind) = (row.req("person", word), row.req("kind", word));
    let (from, to) = (row.req("from", end), row.req("to", end));
    let state = row.opt("state", word).unwrap_or(LeaveState::Approved);
    let span = match (from?, to?) {
        (End::Day(from), End::Day(to)) => LeaveSpan::Days { from, to },
        (End::Moment(from), End::Moment(to)) => LeaveSpan::Times { from, to },
        _ => {
            row.fault_in("to", || {
                "one of `from` and `to` is a date and the other a date with a time; write both alike"
                    .to_owned()
            });
            return None;
        }
    };
    Some(Leave { person: person?, kind: kind?, span, state, number: 0 }.into())
}

pub(super) fn toil(row: &mut Row<'_, '_>) -> Option<Record> {
    let (person, date) = (row.req("person", word), row.req("date", when));
    let (minutes, note) = (row.req("minutes", duration), row.opt("note", text));
    Some(Toil { person: person?, date: date?, minutes: minutes?, note, number: 0 }.into())
}

pub(super) fn carry(row: &mut Row<'_, '_>) -> Option<Record> {
    let (person, year) = (row.req("person", word), row.req("year", year));
    let (minutes, note) = (row.req("minutes", signed_duration), row.opt("note", text));
    let until = row.opt("until", when);
    let (person, year): (PersonId, i32) = (person?, year?);
    if let Some(until) = until {
        row.beside(CarryLapse { person: person.clone(), year, until });
    }
    Some(Carry { person, year, minutes: minutes?, note }.into())
}

/// The year that a leave year starts in.
fn year(value: &DeValue<'_>) -> Read<i32> {
    let year = match value {
        DeValue::Integer(number) => i32::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    };
    match year.filter(|year| YEARS.contains(year)) {
        Some(year) => Ok(year),
        None => wanted(value, "the year that the leave year starts in, such as 2026,"),
    }
}

pub(super) fn holiday(row: &mut Row<'_, '_>) -> Option<Record> {
    let (date, name) = (row.req("date", when), row.req("name", text));
    let observed = row.opt("observed", flag).unwrap_or(true);
    let time = row.opt("time", word);
    let date: Date = date?;
    if let Some(time) = time {
        row.beside(HolidayTime { date, time });
    }
    Some(Holiday { date, name: name?, observed }.into())
}
