//! An entry of the journal, or of the door, read as a line of the history.

use super::choice::author_name;
use super::line::{DoorLine, HistoryLine, from_where};
use super::told::told;
use crate::app::{App, Target};
use crate::domain::audit::EntryView;
use crate::domain::{Author, Cause, Edit, Instant, Record, SignIn};

/// The most changes of an entry that are kept in words.
const MOST_TOLD_CHANGES: usize = 8;

/// An entry, as a line.
pub(super) fn line_of(app: &App, seen: &EntryView) -> HistoryLine {
    let EntryView { entry, hidden } = seen;
    let told: Vec<String> = entry.edits.iter().take(MOST_TOLD_CHANGES).map(|edit| told(edit, app)).collect();
    HistoryLine {
        rev: entry.rev,
        at: app.state.zone().moment(entry.at),
        who: author_name(&entry.by, &app.state),
        from: from_where(&entry.from),
        how: match entry.cause {
            Cause::Edited => None,
            Cause::Imported => Some("brought in from a file".to_owned()),
            Cause::Purged => {
                Some("families were forgotten here; earlier entries no longer tell of them".to_owned())
            }
            Cause::Undid(rev) => Some(format!("takes back entry {rev}")),
            Cause::Redid(rev) => Some(format!("redoes what entry {rev} took back")),
        },
        summary: entry.summary.clone(),
        reason: entry.reason.clone(),
        more: entry.edits.len() - told.len(),
        told,
        hidden: *hidden,
        target: entry.edits.iter().find_map(leads_to),
    }
}

/// Somebody at the door, as a line.
pub(super) fn door_line_of(app: &App, sign_in: SignIn) -> DoorLine {
    let SignIn { at, what, who, from, words } = sign_in;
    let who = if who.is_empty() { "somebody".to_owned() } else { author_name(&who, &app.state) };
    DoorLine {
        at: app.state.zone().moment(Instant(at.div_euclid(60))),
        who,
        from: from_where(&from),
        refused: what == crate::domain::SignInEvent::Refused,
        did: what.did(),
        words,
    }
}

/// The names that authors go by: the owner first, then everybody, as the People screen has them.
pub(super) fn authors(app: &App) -> Vec<String> {
    let people = app.people_listed().into_iter().map(|id| id.to_string());
    std::iter::once(Author::Owner.name().to_owned()).chain(people).collect()
}

/// Where an edit leads: to the session, the day or the person that it is about, as it is now.
fn leads_to(edit: &Edit) -> Option<Target> {
    let is_there = edit.after.is_some();
    match edit.after.as_ref().or(edit.before.as_ref())? {
        Record::Session(it) => {
            let (day, who) = (it.booking.start.date(), it.booking.everyone().next().cloned());
            match who {
                who if is_there => Some(Target::Session(day, who, it.id.clone())),
                Some(who) => Some(Target::Line(day, who)),
                None => Some(Target::Day(day)),
            }
        }
        Record::Series(it) => {
            let day = it.booking.start.date();
            let who = it.booking.everyone().next().cloned();
            Some(who.map_or(Target::Day(day), |who| Target::Line(day, who)))
        }
        Record::Shift(it) => Some(Target::Line(it.date, it.person.clone())),
        Record::Leave(it) => Some(Target::Line(it.span.first_day(), it.person.clone())),
        Record::Toil(it) => Some(Target::Line(it.date, it.person.clone())),
        Record::Holiday(it) => Some(Target::Day(it.date)),
        Record::Sheet(it) => Some(Target::Day(it.week.monday())),
        Record::Edition(it) => Some(Target::Day(it.week.monday())),
        Record::Amendment(it) => Some(Target::Day(it.week.monday())),
        Record::TeamMark(it) => Some(Target::Day(it.mark.week.monday())),
        Record::TeamEdition(it) => Some(Target::Day(it.edition.week.monday())),
        Record::Person(it) if is_there => Some(Target::Card(it.id.clone())),
        Record::Share(it) => Some(Target::Card(it.person.clone())),
        Record::Training(it) => Some(Target::Card(it.person.clone())),
        Record::Supervision(it) => Some(Target::Card(it.person.clone())),
        Record::PublicKey(it) => Some(Target::Card(it.person.clone())),
        Record::Account(it) => Some(Target::Card(it.person.clone())),
        _ => None,
    }
}
