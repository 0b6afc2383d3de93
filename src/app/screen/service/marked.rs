//! What is marked on the Service screen.

use crate::app::{App, ScreenId};
use crate::domain::{Holiday, Key, Person, Record};
use crate::rota::holidays::official;

/// What is marked, while the screen is shown.
#[must_use]
pub fn marked(app: &App) -> Option<&Key> {
    app.screens.service.marked().filter(|_| app.screen == ScreenId::Service)
}

/// Who is meant where something is done with somebody: who is marked, while this screen is shown; else who is selected.
pub(in crate::app) fn person_meant(app: &App) -> Option<&Person> {
    let id = match marked(app) {
        Some(Key::Person(id)) => id,
        None if app.screen != ScreenId::Service => app.selection.person.as_ref()?,
        _ => return None,
    };
    app.state.person(id)
}

/// The record under a key: the team's own, else what is built in or official.
pub(super) fn record_of(app: &App, key: &Key) -> Option<Record> {
    let state = &app.state;
    if let Ok(Some((_, record))) = state.get(key) {
        return Some(record);
    }
    match key {
        Key::Activity(id) => state.activity(id).cloned().map(Record::from),
        Key::Course(id) => state.course(id).cloned().map(Record::from),
        Key::Holiday(date) => {
            let name = official(state.service()?.nation, *date)?.to_owned();
            Some(Holiday { date: *date, name, observed: true }.into())
        }
        _ => None,
    }
}
