//! What stands beside a record: the key it is in the record's row, and what it says by itself. What is private says nothing
//! there.

use crate::domain::parts::{FieldValue, LeaveYearStart, Said};
use crate::domain::{Date, Minutes, Record};

/// A key of a row, and what it says.
pub(super) type Line = (&'static str, Said);

/// The keys that a record stands in beside the row's own, and the key after which they come.
fn in_row(record: &Record) -> Option<(&'static str, Vec<Line>)> {
    Some(match record {
        Record::KeptApart(it) if !it.from.is_empty() => {
            let from = Said::List(it.from.iter().map(FieldValue::said).collect());
            ("conflict", vec![("conflict_with", from)])
        }
        Record::LastContact(it) => ("review_by", vec![("last_contact", it.on.said())]),
        Record::PublicTitle(it) => ("minutes", vec![("public_title", it.title.said())]),
        Record::CarryLapse(it) => ("minutes", vec![("until", it.until.said())]),
        Record::HolidayTime(it) => ("observed", vec![("time", it.time.said())]),
        Record::TeamMark(it) => ("published", vec![("team", it.team.said())]),
        Record::LeaveAsked(it) => {
            let days = [("asked", it.on), ("reminded", it.reminded)];
            ("state", days.into_iter().filter_map(|(key, on)| Some((key, on?.said()))).collect())
        }
        _ => return None,
    })
}

/// What comes after a key of a row, of the records that stand in it.
pub(super) fn after(key: &str, record: &Record, beside: &[Record]) -> Vec<Line> {
    let there = std::iter::once(record).chain(beside).filter_map(in_row);
    there.filter(|(before, _)| *before == key).map(|(_, lines)| lines).next().unwrap_or_default()
}

/// What a record that stands beside another says by itself, after what tells the other apart.
pub(super) fn alone(record: &Record) -> Vec<Line> {
    let of = match record {
        Record::PostHours(it) => {
            vec![("id", it.post.said()), ("from", it.from.said()), ("hours", Said::text(&it.hours))]
        }
        Record::LastContact(it) => vec![("ref", it.family.said())],
        Record::PublicTitle(it) => vec![("id", it.activity.said())],
        Record::HolidayTime(it) => vec![("date", it.date.said())],
        Record::CarryLapse(it) => {
            vec![("person", it.person.said()), ("year", LeaveYearStart(it.year).said())]
        }
        Record::LeaveAsked(it) => {
            vec![("person", it.person.said()), ("from", it.from.said()), ("kind", it.kind.said())]
        }
        _ => return vec![],
    };
    of.into_iter().chain(in_row(record).map(|(_, lines)| lines).unwrap_or_default()).collect()
}

/// The hours of a post where they change, as dated ones; those before any change too, unless the first change says the same.
pub(super) fn changing_hours(record: &Record, beside: &[Record]) -> Option<Said> {
    let Record::Post(post) = record else { return None };
    let changes = beside.iter().filter_map(|record| match record {
        Record::PostHours(it) => Some((it.from, it.hours)),
        _ => None,
    });
    let changes: Vec<(Date, Minutes)> = changes.collect();
    let (_, first) = changes.first()?;
    let before = (*first != post.hours).then_some((Date::FIRST, post.hours));
    let dated = |(from, hours): (Date, Minutes)| {
        Said::Table(vec![("from", from.said()), ("hours", Said::text(&hours))])
    };
    Some(Said::List(before.into_iter().chain(changes).map(dated).collect()))
}
