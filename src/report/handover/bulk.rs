//! What was done all at once, told in a line: a file brought in, a service set up, many records changed in one go.

use crate::domain::{Cause, Entry, Key, State, audit, counted};
use crate::words::date;

use super::circle::Circle;
use super::{News, NewsKind};

/// The most records that are told of one by one; of more in one go nobody reads them all.
const MOST_TOLD_RECORDS: usize = 50;

/// Whether what an entry did is told as one.
pub(super) fn is_bulk(entry: &Entry) -> bool {
    matches!(entry.cause, Cause::Imported | Cause::Purged)
        || is_set_up(entry)
        || entry.edits.len() > MOST_TOLD_RECORDS
}

/// Whether an entry is where the service began.
fn is_set_up(entry: &Entry) -> bool {
    entry.edits.iter().any(|edit| edit.key == Key::Service(()) && edit.before.is_none())
}

/// The line that tells of it, where it is somebody else's doing and touches the reader's team.
pub(super) fn told(state: &State, entry: &Entry, circle: &Circle) -> Option<News> {
    let touches = || entry.edits.iter().any(|edit| audit::is_of_team(state, edit, circle.team.as_ref()));
    if entry.by == circle.reader.as_str() || !touches() {
        return None;
    }
    let moment = state.zone().moment(entry.at);
    let what = match entry.cause {
        Cause::Imported if is_set_up(entry) => "the service was imported from a file".to_owned(),
        Cause::Imported => "a file was imported".to_owned(),
        Cause::Edited if is_set_up(entry) => "the service was set up".to_owned(),
        _ => entry.summary.clone(),
    };
    let records = counted(entry.edits.len(), "record");
    Some(News {
        kind: NewsKind::AtOnce,
        about: Some(moment),
        what: format!("{}: {what}, {records}", date(moment.date())),
        session: None,
        families: vec![],
        by: entry.by.clone(),
        at: entry.at,
    })
}
