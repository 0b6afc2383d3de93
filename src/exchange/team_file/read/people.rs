//! `[[person]]`, their posts, shares and shifts, their training and supervision, and `[[course]]`.

use toml::de::DeValue;

use super::super::row::Row;
use super::super::value::{count, duration, flag, hours, slug, text, wanted, when, word};
use crate::domain::{
    Course, Date, KeptApart, Minutes, Pattern, PatternShift, Person, PersonId, Post, PostHours, PostId,
    Record, Share, ShiftRow, Supervision, Training,
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
    let apart = row.list("conflict_with", slug);
    let id: PersonId = id?;
    if !apart.is_empty() {
        row.beside(KeptApart { person: id.clone(), from: apart });
    }
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
        ..Person::new(id, name?, team?, role?)
    };
    Some(person.into())
}

pub(super) fn post(row: &mut Row<'_, '_>) -> Option<Record> {
    let (id, title, team) = (row.req("id", word), row.req("title", text), row.req("team", word));
    let dated = row.is_list("hours");
    let (first, changes) = if dated { dated_hours(row)? } else { (row.req("hours", hours)?, vec![]) };
    let (band, funded_until) = (row.opt("band", text), row.opt("funded_until", when));
    let id: PostId = id?;
    for (from, hours) in changes {
        row.beside(PostHours { post: id.clone(), from, hours });
    }
    Some(Post { id, title: title?, team: team?, hours: first, band, funded_until }.into())
}

/// Hours that change: those the post has before any change, and each change by its first day. What holds from the first day
/// there is holds before any change; where nothing does, the first change says what was before it.
fn dated_hours(row: &mut Row<'_, '_>) -> Option<(Minutes, Vec<(Date, Minutes)>)> {
    let wrong = row.items("hours").iter().find(|item| !matches!(item.get_ref(), DeValue::Table(_)));
    if let Some(item) = wrong {
        row.take::<()>(
            "hours",
            item.span().start,
            wanted(item.get_ref(), "{ from = DATE, hours = \"H:MM\" }"),
        );
        return None;
    }
    let mut all: Vec<(Date, Minutes)> = row.rows("hours", |row| {
        let (from, hours) = (row.req("from", when), row.req("hours", hours));
        Some((from?, hours?))
    });
    all.sort_by_key(|(from, _)| *from);
    if let Some(pair) = all.windows(2).find(|pair| matches!(pair, [one, next] if one.0 == next.0)) {
        let twice = pair.first().map(|(from, _)| from.to_string()).unwrap_or_default();
        row.fault_in("hours", || format!("two values begin on {twice}; keep one"));
        return None;
    }
    if all.is_empty() && !row.items("hours").is_empty() {
        // What is wrong with each of them has been said.
        return None;
    }
    let Some((_, first)) = all.first().copied() else {
        row.fault_in("hours", || {
            "the list is empty: write \"14:24\", or { from = DATE, hours = \"14:24\" }".to_owned()
        });
        return None;
    };
    all.retain(|(from, _)| *from != Date::FIRST);
    Some((first, all))
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
