//! That somebody is asked about a session or a day: it is planned as it was, and not agreed. In forms, the longest first.

use crate::domain::{Date, PersonId, State};
use crate::report::inbox::{asked_about, asked_about_day, asked_of, proposed_on};
use crate::rota::Booked;
use crate::words::mentioned;

/// The sign of what is asked.
const ASKED: &str = "?";

/// That somebody is asked to be in a session, in forms; of a reader who is read to, in words alone.
pub(super) fn session(state: &State, booked: &Booked, is_read: bool) -> Option<Vec<String>> {
    let request = asked_about(state, booked).next()?;
    if is_read {
        return Some(vec![asked_of(state, request)]);
    }
    let name = state.display_name(&request.to);
    Some(vec![format!("asked {ASKED} {name}"), format!("asked {ASKED}")])
}

/// The same of somebody's day.
pub(super) fn day(state: &State, person: &PersonId, day: Date, is_read: bool) -> Option<Vec<String>> {
    if let Some((request, booking)) = proposed_on(state, person, day).min_by_key(|(_, it)| it.start) {
        let (what, time) = (mentioned(&booking, state), booking.start.time());
        if is_read {
            return Some(vec![format!("{what} at {time}, {}", asked_of(state, request))]);
        }
        return Some(vec![
            format!("asked {ASKED} {time} {what}"),
            format!("asked {ASKED} {time}"),
            format!("asked {ASKED}"),
        ]);
    }
    let request = asked_about_day(state, person, day).next()?;
    if is_read {
        return Some(vec![asked_of(state, request)]);
    }
    // Of a swap, whoever is asked reads who asks.
    let other = if request.to == *person {
        request.asker().unwrap_or_else(|| request.to.clone())
    } else {
        request.to.clone()
    };
    let name = state.display_name(&other);
    Some(vec![format!("asked {ASKED} {name}"), format!("asked {ASKED}")])
}
