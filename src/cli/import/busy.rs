//! Busy times kept: what a calendar says of when somebody is busy, or a place is taken, and never of what for.

use super::command::Target;
use crate::domain::{BusyOf, Date, State};
use crate::exchange::bring::Bringing;
use crate::exchange::busy::BusySource;
use crate::exchange::calendar::CalendarRead;

/// What the busy times of a calendar would change, of a person or a place; the error says that neither was named.
pub(super) fn keep(
    read: &CalendarRead,
    (target, source, window): (&Target, &str, (Date, Date)),
    is_tried: bool,
    seen: &State,
) -> Result<Bringing, String> {
    let person = target.person.clone().map(BusyOf::Person);
    let Some(whose) = person.or_else(|| target.place.clone().map(BusyOf::Place)) else {
        return if is_tried {
            Ok(Bringing::default())
        } else {
            Err("whose busy times they are is not said: name a person with --person, or a place with --place"
                .to_owned())
        };
    };
    let secret = seen.secret();
    // What went out from here is known here better.
    let keyed = |uid: &str| (!secret.is_calendar_uid(uid)).then(|| secret.calendar_uid(uid).into());
    let found = BusySource { whose, name: source, window }.changes(read, seen, &keyed);
    let (added, changed, removed) = (found.added, found.changed, found.removed);
    Ok(Bringing { changes: found.changes, added, changed, removed, ..Bringing::default() })
}
