//! Deleting what is marked on the Service screen: what is named elsewhere stays, and is offered an end.

use super::marked::{marked, record_of};
use crate::app::{App, Effect, words};
use crate::command::Command;
use crate::domain::{BusyOf, Change, Date, Key, Record, counted};
use crate::report::referred::{in_words, referred};
use crate::rota::holidays::has_own_list;
use crate::words::in_a_row;

/// Deletes what is marked, or says why it stays and what can be done.
pub(super) fn remove(app: &mut App) -> Vec<Effect> {
    let Some(key) = marked(app).cloned() else { return vec![] };
    if let Some(why) = why_it_stays(app, &key) {
        app.report_error(why);
        return vec![];
    }
    let Some(record) = record_of(app, &key) else { return vec![] };
    let along = goes_along(app, &key);
    let mut summary = summary(app, &record);
    let of_kind = |is_it: fn(&Key) -> bool, noun: &str| {
        let many = along.iter().filter(|key| is_it(key)).count();
        (many > 0).then(|| counted(many, noun))
    };
    let journeys = of_kind(|key| matches!(key, Key::Travel(_)), "journey");
    let busy = of_kind(|key| matches!(key, Key::Busy(_)), "busy time");
    if let with @ [_, ..] = journeys.into_iter().chain(busy).collect::<Vec<_>>().as_slice() {
        summary = format!("{summary}, with {}", in_a_row(with));
    }
    let beside = app.state.beside(&key).iter().map(Record::key).collect::<Vec<_>>();
    let keys = along.into_iter().chain(beside).chain([key]);
    app.save_now(keys.map(Change::Remove).collect(), summary, None)
}

/// Why something cannot be deleted, and what can be done instead.
fn why_it_stays(app: &App, key: &Key) -> Option<String> {
    let state = &app.state;
    let is_stored = matches!(state.get(key), Ok(Some(_)));
    let record = record_of(app, key)?;
    let name = name(app, &record);
    let key_of = |command| {
        let key = app.keys.map.key_of(command, app.scopes());
        key.map_or_else(|| command.label().to_owned(), |key| key.clone())
    };
    match key {
        Key::Service(()) => return Some("The service itself cannot be deleted.".to_owned()),
        Key::Activity(_) | Key::Course(_) if !is_stored => {
            let edit = key_of(Command::EditInService);
            return Some(format!(
                "{name} is built in and cannot be deleted; {edit} changes what it says here."
            ));
        }
        Key::Holiday(date) if !is_stored => {
            let (fill, year) = (key_of(Command::FillInService), date.year());
            return Some(format!(
                "{name} is on the official list of {year}: {fill} writes that down as your own, then it can go."
            ));
        }
        _ => {}
    }
    // What is built in stands in again for what the service said in its place.
    let stands_in = is_built_in(app, key);
    let named_by = if stands_in { vec![] } else { referred(state, key) };
    if named_by.is_empty() {
        return None;
    }
    let verb = if named_by.iter().map(|it| it.many).sum::<usize>() == 1 { "uses" } else { "use" };
    let instead = match key {
        Key::Place(_) | Key::Team(_) | Key::Post(_) => {
            format!(" {} gives it a last day instead.", key_of(Command::EndInService))
        }
        Key::Person(_) => format!(" {} ends their work here instead.", key_of(Command::Leaver)),
        _ => " Change that first.".to_owned(),
    };
    Some(format!("{name} cannot be deleted: {} {verb} it.{instead}", in_words(&named_by)))
}

/// Travel to and from a place, and when it is taken, which go with it.
fn goes_along(app: &App, key: &Key) -> Vec<Key> {
    let Key::Place(place) = key else { return vec![] };
    let all = app.state.records.travel.keys();
    let ways = all.filter(|(from, to)| from == place || to == place).cloned().map(Key::Travel);
    let busy = app.state.records.busy.keys().filter(|(whose, ..)| *whose == BusyOf::Place(place.clone()));
    ways.chain(busy.cloned().map(Key::Busy)).collect()
}

/// What a record is called.
fn name(app: &App, record: &Record) -> String {
    let place = |id| app.state.place(id).map_or("", |place| place.name.as_str());
    match record {
        Record::Team(it) => it.name.clone(),
        Record::Person(it) => it.name.clone(),
        Record::Post(it) => it.title.clone(),
        Record::Place(it) => it.name.clone(),
        Record::Activity(it) => it.title.clone(),
        Record::Course(it) => it.title.clone(),
        Record::Holiday(it) => it.name.clone(),
        Record::Travel(it) => format!("the travel {} to {}", place(&it.from), place(&it.to)),
        _ => "it".to_owned(),
    }
}

/// What deleting does, in a few words.
fn summary(app: &App, record: &Record) -> String {
    let name = name(app, record);
    match record {
        Record::Activity(it) if is_built_in(app, &Key::Activity(it.id.clone())) => {
            format!("{name} is as it is built in again")
        }
        Record::Course(it) if is_built_in(app, &Key::Course(it.id.clone())) => {
            format!("{name} is as it is built in again")
        }
        Record::Holiday(it) if is_last_of_year(app, it.date) => {
            let day = words::dated(it.date);
            format!("Delete {name}, {day}: the official list of {} counts again", it.date.year())
        }
        Record::Holiday(it) => format!("Delete {name}, {}", words::dated(it.date)),
        _ => format!("Delete {name}"),
    }
}

/// Whether something is built in, whatever the service says of it.
fn is_built_in(app: &App, key: &Key) -> bool {
    let without = app.state.preview(&[Change::Remove(key.clone())]);
    without.is_ok_and(|state| match key {
        Key::Activity(id) => state.activity(id).is_some(),
        Key::Course(id) => state.course(id).is_some(),
        _ => false,
    })
}

/// Whether a year has no holiday of its own left without this one.
fn is_last_of_year(app: &App, date: Date) -> bool {
    let without = app.state.preview(&[Change::Remove(Key::Holiday(date))]);
    without.is_ok_and(|state| !has_own_list(&state, date))
}
