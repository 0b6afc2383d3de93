//! What stands beside a record: the key it is in the record's row, and what it says by itself. What is private says nothing
//! there.

use crate::domain::parts::{FieldValue, LeaveYearStart, Said};
use crate::domain::{Date, Minutes, Record};

/// A key of a row, and what it says.
pub(super) type Line = (&'static str, Said);

/// The key that a record stands in beside the row's own, and the key after which that comes.
fn in_row(record: &Record) -> Option<(&'static str, Line)> {
    Some(match record {
        Record::KeptApart(it) if !it.from.is_empty() => {
            ("conflict", ("conflict_with", Said::List(it.from.iter().map(FieldValue::said).collect())))
        }
        Record::LastContact(it) => ("review_by", ("last_contact", it.on.said())),
        Record::PublicTitle(it) => ("minutes", ("public_title", it.title.said())),
        Record::CarryLapse(it) => ("minutes", ("until", it.until.said())),
        Record::HolidayTime(it) => ("observed", ("time", it.time.said())),
        Record::TeamMark(it) => ("published", ("team", it.team.said())),
        _ => return None,
    })
}

/// What comes after a key of a row, of the records that stand in it.
pub(super) fn after(key: &str, record: &Record, beside: &[Record]) -> Option<Line> {
    let there = std::iter::once(record).chain(beside).filter_map(in_row);
    there.filter(|(before, _)| *before == key).map(|(_, line)| line).next()
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
        _ => return vec![],
    };
    of.into_iter().chain(in_row(record).map(|(_, line)| line)).collect()
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
