//! `[[person]]`, their posts, shares and shifts, their training and supervision, and `[[course]]`.

use toml::de::DeValue;

use super::super::row::Row;
use super::super::value::{count, duration, flag, hours, text, wanted, when, word};
use crate::domain::{
    Course, Minutes, Pattern, PatternShift, Person, Post, Record, Share, ShiftRow, Supervision, Training,
};

pub(super) fn person(row: &mut Row<'_, '_>) -> Option<Record> {
    let (id, name) = (row.req("id", word), row.req("name", text));
    let initials = row.opt("initials", text);
    let (team, role) = (row.req("team", word), row.req("role", word));
    let (service_start, started) = (row.opt("service_start", when), row.opt("started", when));
    let nes_level = row.opt("nes_level", word);
    let boundaries = row.list("boundaries", text);
    let (ask_first, experience) = (row.list("ask_first", text), row.list("experience", text));
    let (conflict, buddy) = (row.opt("conflict", text), row.opt("buddy", word));
    let (wtr_opt_out, wtr_opt_out_until) = (row.opt("wtr_opt_out", when), row.opt("wtr_opt_out_until", when));
    let person = Person {
        initials,
        service_start,
        started,
        nes_level,
        boundaries,
        ask_first,
        experience,
        conflict,
        buddy,
        wtr_opt_out,
        wtr_opt_out_until,
        ..Person::new(id?, name?, team?, role?)
    };
    Some(person.into())
}

pub(super) fn post(row: &mut Row<'_, '_>) -> Option<Record> {
    let (id, title, team) = (row.req("id", word), row.req("title", text), row.req("team", word));
    let hours = row.req("hours", hours);
    let (band, funded_until) = (row.opt("band", text), row.opt("funded_until", when));
    Some(Post { id: id?, title: title?, team: team?, hours: hours?, band, funded_until }.into())
}

pub(super) fn share(row: &mut Row<'_, '_>) -> Option<Record> {
    let (post, person) = (row.req("post", word), row.req("person", word));
    let hours = row.req("hours", hours);
    let (from, until) = (row.req("from", when), row.opt("until", when));
    let pattern = pattern(row);
    Some(Share { post: post?, person: person?, hours: hours?, from: from?, until, pattern }.into())
}

/// A list of shifts, or a list of such lists, one a week of the rotation.
fn pattern(row: &mut Row<'_, '_>) -> Pattern {
    let items = row.items("pattern");
    let rotating = items.iter().any(|item| matches!(item.get_ref(), DeValue::Array(_)));
    if !rotating {
        let week: Vec<PatternShift> = items
            .iter()
            .filter_map(|item| row.take("pattern", item.span().start, word(item.get_ref())))
            .collect();
        return Pattern { weeks: if week.is_empty() { vec![] } else { vec![week] } };
    }
    let mut weeks = vec![];
    for item in items {
        let DeValue::Array(week) = item.get_ref() else {
            row.take::<()>(
                "pattern",
                item.span().start,
                wanted(item.get_ref(), "a list of shifts, one a week,"),
            );
            continue;
        };
        let shifts =
            week.iter().filter_map(|item| row.take("pattern", item.span().start, word(item.get_ref())));
        weeks.push(shifts.collect());
    }
    Pattern { weeks }
}

pub(super) fn shift(row: &mut Row<'_, '_>) -> Option<Record> {
    let (person, date) = (row.req("person", word), row.req("date", when));
    let time = row.opt("time", word);
    let unpaid = row.opt("break", duration).unwrap_or(Minutes::ZERO);
    let (place, post) = (row.opt("place", word), row.opt("post", word));
    Some(ShiftRow { person: person?, date: date?, number: 0, time, unpaid, place, post }.into())
}

pub(super) fn course(row: &mut Row<'_, '_>) -> Option<Record> {
    let (id, title) = (row.req("id", word), row.req("title", text));
    let mandatory = row.opt("mandatory", flag).unwrap_or(false);
    let valid_months = row.opt("valid_months", count);
    Some(Course { id: id?, title: title?, mandatory, valid_months }.into())
}

pub(super) fn training(row: &mut Row<'_, '_>) -> Option<Record> {
    let (person, course, state) = (row.req("person", word), row.req("course", word), row.req("state", word));
    let (on, expires) = (row.opt("on", when), row.opt("expires", when));
    Some(Training { person: person?, course: course?, state: state?, on, expires }.into())
}

pub(super) fn supervision(row: &mut Row<'_, '_>) -> Option<Record> {
    let (person, track) = (row.req("person", word), row.req("track", word));
    let supervisor = row.req("supervisor", word);
    let (every_days, last) = (row.opt("every_days", count), row.opt("last", when));
    Some(Supervision { person: person?, track: track?, supervisor: supervisor?, every_days, last }.into())
}
