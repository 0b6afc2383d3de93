//! What a row says beside the fields of its record: what is kept in records of its own, why it is to stand, and what files of
//! before said in other words.

use std::sync::Arc;

use smol_str::SmolStr;

use super::super::row::Row;
use crate::domain::parts::RowReader;
use crate::domain::{
    CarryLapse, ChecklistItem, Date, HolidayTime, KeptApart, LastContact, LeaveAsked, PostHours, PublicTitle,
    Record, TableName, TeamId, TeamMark, TimeSpan, nearest,
};
use crate::rules;

/// Reads the rest of a row, whether or not its record could be read; answers the record as it comes to stand.
pub(super) fn rest(record: Option<Record>, row: &mut Row<'_, '_>) -> Option<Record> {
    match row.table {
        TableName::Person => {
            let from: Vec<SmolStr> = row.list("conflict_with");
            if let Some(Record::Person(it)) = &record
                && !from.is_empty()
            {
                row.aside.beside.push(KeptApart { person: it.id.clone(), from }.into());
            }
        }
        TableName::Post => {
            let hours = std::mem::take(&mut row.aside.hours);
            if let Some(Record::Post(it)) = &record {
                let change = |(from, hours)| PostHours { post: it.id.clone(), from, hours }.into();
                row.aside.beside.extend(hours.into_iter().map(change));
            }
        }
        TableName::Family => {
            let on: Option<Date> = row.optional("last_contact");
            if let (Some(Record::Family(it)), Some(on)) = (&record, on) {
                row.aside.beside.push(LastContact { family: it.reference.clone(), on }.into());
            }
        }
        TableName::Activity => {
            let title: Option<String> = row.optional("public_title");
            if let (Some(Record::Activity(it)), Some(title)) = (&record, title) {
                row.aside.beside.push(PublicTitle { activity: it.id.clone(), title }.into());
            }
        }
        TableName::Holiday => {
            let time: Option<TimeSpan> = row.optional("time");
            if let (Some(Record::Holiday(it)), Some(time)) = (&record, time) {
                row.aside.beside.push(HolidayTime { date: it.date, time }.into());
            }
        }
        TableName::Leave => {
            let (on, reminded): (Option<Date>, Option<Date>) =
                (row.optional("asked"), row.optional("reminded"));
            if let Some(Record::Leave(it)) = &record
                && (on.is_some() || reminded.is_some())
            {
                row.aside.beside.push(LeaveAsked { reminded, ..LeaveAsked::of(it, on) }.into());
            }
        }
        TableName::Carry => {
            let until: Option<Date> = row.optional("until");
            if let (Some(Record::Carry(it)), Some(until)) = (&record, until) {
                let (person, year) = (it.person.clone(), it.year);
                row.aside.beside.push(CarryLapse { person, year, until }.into());
            }
        }
        TableName::Session | TableName::Series => {
            let why: Option<String> = row.optional("override");
            row.aside.let_stand = why.filter(|why| !why.trim().is_empty());
            if row.table == TableName::Session && row.has("series") && !row.has("id") {
                row.fault_in(
                    "series",
                    "to replace an occurrence, name it too: add `id`, the series and the date, such as \
                     \"mdt-20261130\"",
                );
            }
        }
        TableName::Accepted => {
            if let Some(Record::AcceptedRisk(it)) = &record
                && rules::find(&it.rule).is_none()
            {
                let slugs = rules::REGISTRY.iter().map(|rule| rule.slug);
                let near = nearest(&it.rule, slugs).map(|near| format!(": did you mean {near:?}?"));
                let near = near.unwrap_or_else(|| "; `tandem rules` lists them all".to_owned());
                let short: String = it.rule.chars().take(60).collect();
                row.fault_in("rule", &format!("there is no rule {short:?}{near}"));
                return None;
            }
        }
        TableName::Sheet => {
            let team: Option<TeamId> = row.optional("team");
            if let (Some(Record::Sheet(mark)), Some(team)) = (&record, team) {
                return Some(TeamMark { team, mark: (**mark).clone() }.into());
            }
        }
        _ => {}
    }
    record.map(in_words_of_now)
}

/// What files of before said in words and has a field of its own now.
fn in_words_of_now(mut record: Record) -> Record {
    match &mut record {
        Record::Session(it) => Arc::make_mut(it).booking.take_tick_out_of_note(),
        Record::Series(it) => Arc::make_mut(it).booking.take_tick_out_of_note(),
        Record::Group(it) => {
            for item in &mut Arc::make_mut(it).checklist {
                *item = if item.is_idea {
                    ChecklistItem::idea(&item.item)
                } else {
                    ChecklistItem::of_words(std::mem::take(&mut item.item), item.done)
                };
            }
        }
        _ => {}
    }
    record
}
