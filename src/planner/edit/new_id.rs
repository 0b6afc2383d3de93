//! Ids for what is new: they tell what it is, and nothing of the families it is for.

use crate::domain::{
    Booking, Key, LONGEST_SERIES_ID, Moment, PersonId, SeriesId, SessionId, State, Week, slug_of,
};

/// An id for a new session: what it is, with a number where that is taken.
pub fn new_id(state: &State, booking: &Booking, now: Moment) -> Option<SessionId> {
    let week = booking.start.week();
    let taken = |id: &SessionId| {
        state.sheet(week).is_some_and(|sheet| sheet.sessions.contains_key(id))
            || state.get(&Key::Session((week, id.clone()))).is_ok_and(|found| found.is_some())
    };
    // What it is tells sessions of one week apart, without its families, of which the id is to tell nothing; the moment tells
    // copies apart that move between weeks.
    let of_nobody = Booking { families: vec![], ..booking.clone() };
    let stem = format!(
        "n{}-{:05x}",
        of_nobody.derived_id().trim_start_matches('s'),
        now.wall_since(Week::from_ordinal(0).monday().start()).0.unsigned_abs() & 0xf_ffff
    );
    (1..100)
        .map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") })
        .filter_map(|id| SessionId::parse(&id).ok())
        .find(|id| !taken(id))
}

/// An id for a new series: what it is and who does it, with a number where that is taken.
pub fn new_series_id(state: &State, booking: &Booking) -> Option<SeriesId> {
    let who = booking.people.first().map(PersonId::as_str).unwrap_or_default();
    let stem = slug_of(&format!("{} {who}", booking.activity))?;
    free_series_id(state, &stem)
}

pub(super) fn free_series_id(state: &State, stem: &str) -> Option<SeriesId> {
    (1..1000)
        .map(|n| if n == 1 { String::new() } else { format!("-{n}") })
        .filter_map(|tail| {
            let rules = LONGEST_SERIES_ID.saturating_sub(tail.len());
            let short: String = stem.chars().take(rules).collect();
            SeriesId::parse(&format!("{}{tail}", short.trim_end_matches('-'))).ok()
        })
        .find(|id| !state.records.series.contains_key(id))
}
