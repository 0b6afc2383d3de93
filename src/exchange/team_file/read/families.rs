//! `[[family]]` and `[[group]]`.

use toml::de::DeValue;

use super::super::row::Row;
use super::super::value::{count, duration, flag, text, when, word};
use crate::domain::{
    Capacity, ChecklistItem, Family, FamilyRef, Group, Invitation, LastContact, Minutes, Record, Reminders,
};

pub(super) fn family(row: &mut Row<'_, '_>) -> Option<Record> {
    let (reference, team) = (row.req("ref", word), row.req("team", word));
    let (status, referred) = (row.req("status", word), row.req("referred", when));
    let (started, admitted) = (row.opt("started", when), row.opt("admitted", when));
    let (review_by, last_contact) = (row.opt("review_by", when), row.opt("last_contact", when));
    let (due, born) = (row.opt("due", when), row.opt("born", when));
    let loss = row.opt("loss", flag).unwrap_or(false);
    let (key_worker, worker, backup) =
        (row.opt("key_worker", word), row.opt("worker", word), row.opt("backup", word));
    let (every_days, minutes) = (row.opt("every_days", count), row.opt("minutes", duration));
    let formats = row.list("formats", word);
    let (complexity, visit) = (row.opt("complexity", word), row.opt("visit", word));
    let area = row.opt("area", word);
    let (needs, themes) = (row.list("needs", text), row.list("themes", text));
    let reminders = row.table("reminders", reminders);
    let reference: FamilyRef = reference?;
    if let Some(on) = last_contact {
        row.beside(LastContact { family: reference.clone(), on });
    }
    let plain = Family::new(reference, team?, status?, referred?);
    let family = Family {
        started,
        admitted,
        review_by,
        due,
        born,
        loss,
        key_worker,
        worker,
        backup,
        every_days,
        minutes,
        formats,
        complexity: complexity.unwrap_or(plain.complexity),
        visit: visit.unwrap_or(plain.visit),
        area,
        needs,
        themes,
        reminders,
        ..plain
    };
    Some(family.into())
}

fn reminders(row: &mut Row<'_, '_>) -> Option<Reminders> {
    let channel = row.req("channel", text);
    let (safe_from, safe_to) = (row.opt("safe_from", word), row.opt("safe_to", word));
    Some(Reminders { channel: channel?, safe_from, safe_to })
}

pub(super) fn group(row: &mut Row<'_, '_>) -> Option<Record> {
    let (id, title) = (row.req("id", word), row.req("title", text));
    let (activity, place) = (row.req("activity", word), row.req("place", word));
    let setup = row.opt("setup", duration).unwrap_or(Minutes::ZERO);
    let length = row.req("length", duration);
    let debrief = row.opt("debrief", duration).unwrap_or(Minutes::ZERO);
    let facilitators = row.opt("facilitators", count);
    let capacity = row.opt("capacity", capacity).unwrap_or_default();
    let invited = row.rows("invited", |row| {
        let (family, precontact) = (row.req("family", word), row.opt("precontact", when));
        Some(Invitation { family: family?, precontact })
    });
    let checklist = row.rows("checklist", |row| {
        let (item, done) = (row.req("item", text), row.opt("done", flag).unwrap_or(false));
        let is_idea = row.opt("idea", flag).unwrap_or(false);
        let item: String = item?;
        Some(if is_idea { ChecklistItem::idea(&item) } else { ChecklistItem::of_words(item, done) })
    });
    let group = Group {
        id: id?,
        title: title?,
        activity: activity?,
        place: place?,
        setup,
        length: length?,
        debrief,
        facilitators,
        capacity,
        invited,
        checklist,
    };
    Some(group.into())
}

/// The fewest and the most: two whole numbers in a list.
fn capacity(value: &DeValue<'_>) -> Result<Capacity, String> {
    let numbers: Result<Vec<u32>, String> = match value {
        DeValue::Array(items) => items.iter().map(|item| count(item.get_ref())).collect(),
        _ => Err(String::new()),
    };
    match numbers.as_deref() {
        Ok([least, most]) => Ok(Capacity { least: *least, most: *most }),
        _ => Err("write the least and the most families, such as [3, 8]".to_owned()),
    }
}
