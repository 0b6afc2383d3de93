//! People, their posts, shares and shifts, courses and training, supervision, leave and holidays.

use super::text::{Out, quoted};
use crate::domain::{
    Carry, Course, Date, Holiday, Leave, LeaveSpan, LeaveState, Minutes, Person, Post, Record, Share,
    ShiftRow, Supervision, TableName, Toil, Training,
};

pub(super) fn person(out: &mut Out, it: &Person, beside: &[Record]) {
    out.row(TableName::Person);
    out.text("id", &it.id);
    out.text("name", &it.name);
    out.some("initials", it.initials.as_ref());
    out.text("team", &it.team);
    out.text("role", it.role);
    out.some("service_start", it.service_start);
    out.some("started", it.started);
    out.some("nes_level", it.nes_level);
    out.list("boundaries", &it.boundaries);
    out.list("ask_first", &it.ask_first);
    out.list("experience", &it.experience);
    out.some("conflict", it.conflict.as_ref());
    for record in beside {
        if let Record::KeptApart(apart) = record {
            out.list("conflict_with", &apart.from);
        }
    }
    out.some("buddy", it.buddy.as_ref());
    out.some("wtr_opt_out", it.wtr_opt_out);
    out.some("wtr_opt_out_until", it.wtr_opt_out_until);
}

pub(super) fn post(out: &mut Out, it: &Post, beside: &[Record]) {
    out.row(TableName::Post);
    out.text("id", &it.id);
    out.text("title", &it.title);
    out.text("team", &it.team);
    let changes = beside.iter().filter_map(|record| match record {
        Record::PostHours(change) => Some((change.from, change.hours)),
        _ => None,
    });
    let changes: Vec<(Date, Minutes)> = changes.collect();
    match changes.first() {
        None => out.text("hours", it.hours),
        Some((_, first)) => {
            // Hours before the first change are dated too, unless that says the same.
            let before = (*first != it.hours).then_some((Date::FIRST, it.hours));
            let rows = before.into_iter().chain(changes.iter().copied());
            let dated = |(from, hours): (Date, Minutes)| {
                let [from, hours] = [from.to_string(), hours.to_string()].map(|text| quoted(&text));
                format!("{{ from = {from}, hours = {hours} }}")
            };
            out.bare_list("hours", rows.map(dated));
        }
    }
    out.some("band", it.band.as_ref());
    out.some("funded_until", it.funded_until);
}

pub(super) fn share(out: &mut Out, it: &Share) {
    out.row(TableName::Share);
    out.text("post", &it.post);
    out.text("person", &it.person);
    out.text("hours", it.hours);
    out.text("from", it.from);
    out.some("until", it.until);
    match it.pattern.weeks.as_slice() {
        [] => {}
        [week] if !week.is_empty() => out.list("pattern", week),
        weeks => {
            let rows = weeks.iter().map(|week| {
                let shifts: Vec<String> = week.iter().map(|shift| quoted(&shift.to_string())).collect();
                format!("[{}]", shifts.join(", "))
            });
            out.bare_list("pattern", rows);
        }
    }
}

pub(super) fn shift(out: &mut Out, it: &ShiftRow) {
    out.row(TableName::Shift);
    out.text("person", &it.person);
    out.text("date", it.date);
    out.some("time", it.time);
    out.unless("break", it.unpaid, &Minutes::ZERO);
    out.some("place", it.place.as_ref());
    out.some("post", it.post.as_ref());
}

pub(super) fn course(out: &mut Out, it: &Course) {
    out.row(TableName::Course);
    out.text("id", &it.id);
    out.text("title", &it.title);
    out.if_true("mandatory", it.mandatory);
    out.number("valid_months", it.valid_months);
}

pub(super) fn training(out: &mut Out, it: &Training) {
    out.row(TableName::Training);
    out.text("person", &it.person);
    out.text("course", &it.course);
    out.text("state", it.state);
    out.some("on", it.on);
    out.some("expires", it.expires);
}

pub(super) fn supervision(out: &mut Out, it: &Supervision) {
    out.row(TableName::Supervision);
    out.text("person", &it.person);
    out.text("track", it.track);
    out.text("supervisor", &it.supervisor);
    out.number("every_days", it.every_days);
    out.some("last", it.last);
}

pub(super) fn leave(out: &mut Out, it: &Leave) {
    out.row(TableName::Leave);
    out.text("person", &it.person);
    out.text("kind", it.kind);
    match it.span {
        LeaveSpan::Days { from, to } => {
            out.text("from", from);
            out.text("to", to);
        }
        LeaveSpan::Times { from, to } => {
            out.text("from", from);
            out.text("to", to);
        }
    }
    out.unless("state", it.state, &LeaveState::Approved);
}

pub(super) fn toil(out: &mut Out, it: &Toil) {
    out.row(TableName::Toil);
    out.text("person", &it.person);
    out.text("date", it.date);
    out.minutes("minutes", it.minutes);
    out.some("note", it.note.as_ref());
}

pub(super) fn carry(out: &mut Out, it: &Carry, beside: &[Record]) {
    out.row(TableName::Carry);
    out.text("person", &it.person);
    out.bare("year", &it.year);
    out.minutes("minutes", it.minutes);
    for record in beside {
        if let Record::CarryLapse(lapse) = record {
            out.text("until", lapse.until);
        }
    }
    out.some("note", it.note.as_ref());
}

pub(super) fn holiday(out: &mut Out, it: &Holiday, beside: &[Record]) {
    out.row(TableName::Holiday);
    out.text("date", it.date);
    out.text("name", &it.name);
    if !it.observed {
        out.bare("observed", &false);
    }
    for record in beside {
        if let Record::HolidayTime(part) = record {
            out.text("time", part.time);
        }
    }
}
