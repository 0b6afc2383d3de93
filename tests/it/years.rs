//! A made-up service of any length, for tests and benches: a team of twelve, two hundred sessions a week.

#![allow(dead_code, reason = "benches use some of it, tests the rest")]

use tandem::domain::*;

/// People of the team.
pub const PEOPLE: usize = 12;
/// Sessions a week: 104,000 in ten years.
pub const SESSIONS: usize = 200;

/// Reads anything from text that is known to be right.
pub fn the<T: std::str::FromStr>(text: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    text.parse().unwrap()
}

/// The n-th person.
pub fn person(n: usize) -> PersonId {
    the(&format!("person-{}", n % PEOPLE))
}

/// The service, its team, people and posts.
pub fn service() -> Vec<Change> {
    let mut changes: Vec<Change> = vec![
        Service::new("Harbour".into(), Nation::Scotland).into(),
        place("unit", "The unit").into(),
        Team {
            id: the("ailsa"),
            name: "Ailsa".into(),
            kind: TeamKind::Mbu,
            place: Some(the("unit")),
            beds: Some(6),
            open: vec![],
            peers_wanted: 1,
            funded_until: None,
        }
        .into(),
    ];
    changes.extend((0..PEOPLE).map(|n| {
        let role = if n == 0 { Role::TeamLead } else { Role::PeerWorker };
        Person::new(person(n), format!("Person {n}"), the("ailsa"), role).into()
    }));
    changes
}

/// A place.
pub fn place(id: &str, name: &str) -> Place {
    Place { id: the(id), name: name.into(), kind: PlaceKind::Base, low_signal: false, until: None }
}

/// The n-th session of a week.
pub fn session(week: Week, n: usize) -> Session {
    let day = week.monday().plus_days(i32::try_from(n % 5).unwrap());
    let hour = u16::try_from(8 + n / 5 % 10).unwrap();
    let mut booking = Booking::new(the("one-to-one"), day.at(Time::new(hour, 0).unwrap()), Minutes(45));
    booking.people = vec![person(n)];
    booking.place = Some(the("unit"));
    booking.note = n.is_multiple_of(4).then(|| format!("bring the leaflets, number {n}"));
    Session { id: the(&format!("s-{}-{n}", week.ordinal())), series: None, booking }
}

/// A week full of sessions.
pub fn week_of_sessions(week: Week) -> Vec<Change> {
    (0..SESSIONS).map(|n| session(week, n).into()).collect()
}

/// The first week of the made-up service.
pub fn first_week() -> Week {
    the("2017-W01")
}

/// The entry that a batch of changes makes of a state, and the state after it.
pub fn entry(state: &State, changes: &[Change]) -> (Entry, State) {
    let edits = state.edits_of(changes).unwrap();
    let rev = state.rev() + 1;
    let entry = Entry {
        rev,
        at: Instant(29_000_000 + i64::try_from(rev).unwrap()),
        by: "person-0".into(),
        from: "local".into(),
        cause: Cause::Edited,
        summary: format!("change {rev}"),
        reason: None,
        edits,
    };
    let after = state.apply(&entry).unwrap();
    (entry, after)
}

/// Fills the store in a folder with years of weeks, an entry each.
pub fn fill(dir: &std::path::Path, years: i32) {
    let weeks = (0..52 * years).map(|n| week_of_sessions(first_week().plus(n)));
    fill_with(dir, std::iter::once(service()).chain(weeks));
}

/// Fills the store in a folder with batches of changes, an entry each.
pub fn fill_with(dir: &std::path::Path, batches: impl Iterator<Item = Vec<Change>>) {
    let (mut store, mut state) = tandem::store::Store::open(dir, "years").unwrap();
    for changes in batches {
        let (entry, after) = entry(&state, &changes);
        store.append(&entry, &after).unwrap();
        store.settle();
        state = after.without_sheets(|_| false);
    }
    store.close().unwrap();
}
