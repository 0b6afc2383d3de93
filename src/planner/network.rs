//! The network's rhythm: what keeps those together who offer something around a team.

use crate::domain::{
    ActivityId, Booking, Change, Date, Frequency, Minutes, Person, Repeat, Series, SeriesId, State, Time,
};

/// The network's quarterly meeting and monthly email, as series of somebody's; one of either that comes by months is left as
/// it is. The meeting is on a Tuesday morning, the email on a Friday.
#[must_use]
pub fn network(state: &State, person: &Person, today: Date) -> Vec<Change> {
    let quarterly =
        ("network-meeting", "network-quarterly", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", (10, 0), 120);
    let monthly = ("network-email", "network-monthly", "FREQ=MONTHLY;BYDAY=1FR", (14, 0), 30);
    let new = |(activity, id, repeat, (hour, minute), minutes): (&str, &str, &str, (u16, u16), i32)| {
        let activity = ActivityId::parse(activity).ok()?;
        let same = |it: &Series| it.booking.activity == activity && it.repeat.frequency == Frequency::Monthly;
        let there = state.records.series.values().any(|row| same(&row.item));
        let id = SeriesId::parse(id).ok().filter(|id| !there && !state.records.series.contains_key(id))?;
        let repeat: Repeat = repeat.parse().ok()?;
        // The first one is an instant of the rule: whichever comes first from tomorrow on.
        let from = today.plus_days(1);
        let first = repeat.first_from(from, Time::new(hour, minute)?)?;
        let mut booking = Booking::new(activity, first, Minutes(minutes));
        booking.people = vec![person.id.clone()];
        Some(Change::from(Series { id, booking, repeat, except: vec![] }))
    };
    [quarterly, monthly].into_iter().filter_map(new).collect()
}
