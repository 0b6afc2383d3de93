//! Activities, families, groups, sessions, series and what is said of a week.

use chrono::{DateTime, SecondsFormat};

use super::text::{Out, quoted};
use crate::domain::{
    Activity, Booking, Boundary, Capacity, Complexity, Family, Group, Instant, Minutes, Record, Series,
    Session, SheetMark, Status, TableName, TeamId, Visit,
};

pub(super) fn activity(out: &mut Out, it: &Activity, beside: &[Record]) {
    out.row(TableName::Activity);
    out.text("id", &it.id);
    out.text("title", &it.title);
    out.text("kind", it.kind);
    out.unless("boundary", it.boundary, &Boundary::Peer);
    if it.direct != it.kind.is_direct() {
        out.bare("direct", &it.direct);
    }
    out.if_true("heavy", it.heavy);
    out.if_true("home", it.home);
    out.if_true("baby", it.baby);
    out.list("needs", &it.needs);
    if let Some(minutes) = it.minutes {
        out.minutes("minutes", minutes);
    }
    for record in beside {
        if let Record::PublicTitle(public) = record {
            out.text("public_title", &public.title);
        }
    }
}

pub(super) fn family(out: &mut Out, it: &Family, beside: &[Record]) {
    out.row(TableName::Family);
    out.text("ref", &it.reference);
    out.text("team", &it.team);
    out.text("status", it.status);
    out.text("referred", it.referred);
    out.some("started", it.started);
    out.some("admitted", it.admitted);
    out.some("review_by", it.review_by);
    for record in beside {
        if let Record::LastContact(last) = record {
            out.text("last_contact", last.on);
        }
    }
    out.some("due", it.due);
    out.some("born", it.born);
    out.if_true("loss", it.loss);
    out.some("key_worker", it.key_worker.as_ref());
    out.some("worker", it.worker.as_ref());
    out.some("backup", it.backup.as_ref());
    out.number("every_days", it.every_days);
    if let Some(minutes) = it.minutes {
        out.minutes("minutes", minutes);
    }
    out.list("formats", &it.formats);
    out.unless("complexity", it.complexity, &Complexity::Standard);
    out.unless("visit", it.visit, &Visit::Unassessed);
    out.some("area", it.area.as_ref());
    out.list("needs", &it.needs);
    out.list("themes", &it.themes);
    if let Some(reminders) = &it.reminders {
        let mut parts = vec![format!("channel = {}", quoted(&reminders.channel))];
        for (key, time) in [("safe_from", reminders.safe_from), ("safe_to", reminders.safe_to)] {
            parts.extend(time.map(|time| format!("{key} = \"{time}\"")));
        }
        out.bare("reminders", &inline(&parts));
    }
}

pub(super) fn group(out: &mut Out, it: &Group) {
    out.row(TableName::Group);
    out.text("id", &it.id);
    out.text("title", &it.title);
    out.text("activity", &it.activity);
    out.text("place", &it.place);
    if it.setup != Minutes::ZERO {
        out.minutes("setup", it.setup);
    }
    out.minutes("length", it.length);
    if it.debrief != Minutes::ZERO {
        out.minutes("debrief", it.debrief);
    }
    out.number("facilitators", it.facilitators);
    if it.capacity != Capacity::default() {
        out.bare("capacity", &format!("[{}, {}]", it.capacity.least, it.capacity.most));
    }
    if !it.invited.is_empty() {
        let rows = it.invited.iter().map(|invitation| {
            let mut parts = vec![format!("family = \"{}\"", invitation.family)];
            parts.extend(invitation.precontact.map(|date| format!("precontact = \"{date}\"")));
            inline(&parts)
        });
        out.bare_list("invited", rows);
    }
    if !it.checklist.is_empty() {
        let rows = it.checklist.iter().map(|item| {
            let mut parts = vec![format!("item = {}", quoted(&item.item))];
            parts.extend(item.done.then(|| "done = true".to_owned()));
            parts.extend(item.is_idea.then(|| "idea = true".to_owned()));
            inline(&parts)
        });
        out.bare_list("checklist", rows);
    }
}

pub(super) fn session(out: &mut Out, it: &Session) {
    out.row(TableName::Session);
    out.text("id", &it.id);
    out.some("series", it.series.as_ref());
    booking(out, &it.booking);
}

pub(super) fn series(out: &mut Out, it: &Series) {
    out.row(TableName::Series);
    out.text("id", &it.id);
    booking(out, &it.booking);
    out.text("repeat", &it.repeat);
    out.list("except", &it.except);
}

fn booking(out: &mut Out, it: &Booking) {
    out.text("activity", &it.activity);
    out.text("start", it.start);
    out.minutes("minutes", it.minutes);
    out.list("people", &it.people);
    out.list("with", &it.with);
    out.list("shadow", &it.shadow);
    out.some("lead", it.lead.as_ref());
    out.list("families", &it.families);
    out.some("group", it.group.as_ref());
    out.some("place", it.place.as_ref());
    out.some("track", it.track);
    out.unless("status", it.status, &Status::Planned);
    out.some("reason", it.reason.as_ref());
    out.some("cancelled_by", it.cancelled_by.as_ref());
    out.some("note", it.note.as_ref());
    out.if_true("wellbeing", it.wellbeing);
}

/// What is said of a week, as a whole or of one team's part of it.
pub(super) fn sheet(out: &mut Out, it: &SheetMark, team: Option<&TeamId>) {
    out.row(TableName::Sheet);
    out.text("week", it.week);
    out.text("state", it.state);
    out.some("published", it.published);
    out.some("team", team);
    if !it.overrides.is_empty() {
        let rows = it.overrides.iter().map(|given| {
            let (kind, subject) = &given.subject;
            let mut parts = vec![
                format!("rule = {}", quoted(&given.rule)),
                format!("kind = {}", quoted(kind)),
                format!("subject = {}", quoted(subject)),
            ];
            if !given.people.is_empty() {
                let people: Vec<String> = given.people.iter().map(|id| format!("\"{id}\"")).collect();
                parts.push(format!("people = [{}]", people.join(", ")));
            }
            parts.push(format!("by = {}", quoted(&given.by)));
            parts.push(format!("reason = {}", quoted(&given.reason)));
            parts.push(format!("at = \"{}\"", point(given.at)));
            inline(&parts)
        });
        out.bare_list("overrides", rows);
    }
}

fn point(at: Instant) -> String {
    DateTime::from_timestamp(at.0.saturating_mul(60), 0)
        .unwrap_or_default()
        .to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn inline(parts: &[String]) -> String {
    format!("{{ {} }}", parts.join(", "))
}
