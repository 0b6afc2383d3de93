//! Every supervision in some days, whatever became of it: only when, with whom and why not; what was said is nowhere.
//!
//! It reads the sheets that are here and the series of supervision, so that a year costs next to nothing.

use crate::domain::{
    ActivityKind, Booking, Date, Minutes, Moment, PersonId, SessionId, State, Status, Track,
};

use super::booked::occurrences;

/// A supervision of one person on one track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supervised {
    /// Its session.
    pub session: SessionId,
    /// Who is supervised.
    pub person: PersonId,
    /// On which track.
    pub track: Track,
    /// When it starts.
    pub start: Moment,
    /// How long it takes.
    pub minutes: Minutes,
    /// What became of it.
    pub status: Status,
    /// Who is there to supervise, where it says.
    pub with: Vec<PersonId>,
    /// The reason that was given for whatever is unusual about it.
    pub reason: Option<String>,
    /// Who called it off or moved it.
    pub put_off_by: Option<String>,
    /// Whether somebody ticked that wellbeing was on the agenda.
    pub wellbeing: bool,
}

/// The supervisions from one day to another, by start.
#[must_use]
pub fn supervisions(state: &State, from: Date, to: Date) -> Vec<Supervised> {
    let mut all: Vec<Supervised> = vec![];
    let mut take = |id: &SessionId, start: Moment, booking: &Booking| {
        all.extend(booking.people.iter().map(|person| Supervised {
            session: id.clone(),
            person: person.clone(),
            track: booking.track.unwrap_or(Track::Clinical),
            start,
            minutes: booking.minutes,
            status: booking.status,
            with: booking.with.clone(),
            reason: booking.reason.clone().filter(|reason| !reason.trim().is_empty()),
            put_off_by: booking.cancelled_by.clone(),
            wellbeing: booking.wellbeing,
        }));
    };
    let supervises = |booking: &Booking| {
        state.activity(&booking.activity).is_some_and(|it| it.kind == ActivityKind::Supervision)
    };
    for (_, sheet) in state.sheets().filter(|(week, _)| (from.week()..=to.week()).contains(week)) {
        for row in sheet.sessions.values() {
            let booking = &row.item.booking;
            if (from..=to).contains(&booking.start.date()) && supervises(booking) {
                take(&row.item.id, booking.start, booking);
            }
        }
    }
    for row in state.records.series.values().filter(|row| supervises(&row.item.booking)) {
        let series = &row.item;
        for date in occurrences(series, from, to) {
            let Some(id) = series.id.occurrence(date) else { continue };
            let sheet = state.sheet(date.week());
            // What is stored in its place is told by its sheet.
            if sheet.is_some_and(|it| it.speaks_of(&id)) {
                continue;
            }
            take(&id, date.at(series.booking.start.time()), &series.booking);
        }
    }
    all.sort_by(|a, b| (a.start, &a.session, &a.person).cmp(&(b.start, &b.session, &b.person)));
    all
}
