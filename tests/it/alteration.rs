//! What differs between two pictures of a week.

use tandem::domain::*;
use tandem::rota::{PublishedDiff, RotaWeek, alterations};

use crate::years::the;

fn session(id: &str, start: &str, people: &[&str], status: Status) -> Session {
    let mut booking = Booking::new(the("phone"), the(start), Minutes(30));
    booking.people = people.iter().map(|person| the(person)).collect();
    booking.status = status;
    Session { id: the(id), series: None, booking: booking.as_planned() }
}

fn presence(person: &str, from: &str, to: &str) -> Presence {
    let from: Moment = the(from);
    Presence { person: the(person), date: from.date(), from, to: the(to) }
}

fn picture(sessions: Vec<Session>, presence: Vec<Presence>) -> Edition {
    Edition { week: the("2026-W49"), at: Instant(0), by: "morag".into(), sessions, presence }
}

/// Each difference in a word, with whom it touches on which days.
fn told(before: &Edition, after: &Edition) -> Vec<String> {
    let all = alterations(before, after);
    all.iter()
        .map(|difference| {
            let what = match difference {
                PublishedDiff::Added(it) => format!("added {}", it.id),
                PublishedDiff::Gone(it) => format!("gone {}", it.id),
                PublishedDiff::Changed(both) => format!("changed {}", both.1.id),
                PublishedDiff::Presence { person, before, after, .. } => {
                    format!("{person} in {} and {}", before.len(), after.len())
                }
            };
            let touched: Vec<String> =
                difference.touches().iter().map(|(who, day)| format!("{who} {}", day.day())).collect();
            format!("{what}: {}", touched.join(", "))
        })
        .collect()
}

#[test]
fn each_kind_of_difference_is_told_with_whom_it_touches() {
    use Status::{Cancelled, Done, Missed, Planned};
    let (tue, wed) = ("2026-12-01T09:00", "2026-12-02T09:00");
    for (before, after, expected) in [
        (None, Some((tue, &["ann"][..], Planned)), vec!["added x: ann 1"]),
        (Some((tue, &["ann"][..], Planned)), None, vec!["gone x: ann 1"]),
        (Some((tue, &["ann"], Planned)), Some((wed, &["ann"], Planned)), vec!["changed x: ann 1, ann 2"]),
        (Some((tue, &["ann"], Planned)), Some((tue, &["bo"], Planned)), vec!["changed x: ann 1, bo 1"]),
        (Some((tue, &["ann"], Planned)), Some((tue, &["ann"], Cancelled)), vec!["changed x: ann 1"]),
        (Some((tue, &["ann"], Cancelled)), Some((tue, &["ann"], Planned)), vec!["changed x: ann 1"]),
        (Some((tue, &["ann"], Planned)), Some((tue, &["ann"], Done)), vec![]),
        (Some((tue, &["ann"], Planned)), Some((tue, &["ann"], Missed)), vec![]),
        (None, Some((tue, &["ann"], Cancelled)), vec![]),
        (Some((tue, &["ann"], Cancelled)), None, vec![]),
        (Some((tue, &["ann"], Cancelled)), Some((wed, &["ann"], Cancelled)), vec![]),
    ] {
        let of = |it: Option<(&str, &[&str], Status)>| {
            picture(
                it.into_iter().map(|(start, people, status)| session("x", start, people, status)).collect(),
                vec![],
            )
        };
        assert_eq!(told(&of(before), &of(after)), expected, "{before:?} {after:?}");
    }
}

#[test]
fn presence_is_told_by_person_and_day() {
    let before = picture(
        vec![],
        vec![
            presence("ann", "2026-12-01T09:00", "2026-12-01T12:00"),
            presence("bo", "2026-12-01T09:00", "2026-12-01T12:00"),
            presence("ann", "2026-12-02T09:00", "2026-12-02T12:00"),
        ],
    );
    let after = picture(
        vec![],
        vec![
            presence("ann", "2026-12-01T09:00", "2026-12-01T11:00"),
            presence("ann", "2026-12-01T11:30", "2026-12-01T12:00"),
            presence("ann", "2026-12-02T09:00", "2026-12-02T12:00"),
            presence("bo", "2026-12-03T09:00", "2026-12-03T12:00"),
        ],
    );
    assert_eq!(
        told(&before, &after),
        ["ann in 1 and 2: ann 1", "bo in 1 and 0: bo 1", "bo in 0 and 1: bo 3"]
    );
    assert_eq!(told(&before, &before), [""; 0]);
}

#[test]
fn beside_patterns_and_series_stands_what_was_planned_by_hand() {
    let state = crate::app::example_state();
    let week: Week = the("2026-W51");
    let given = RotaWeek::as_given(&state, week).unwrap().edition("", Instant(0));
    assert!(!given.sessions.is_empty() && !given.presence.is_empty());
    let off = ShiftRow {
        person: the("eilidh"),
        date: week.monday(),
        number: 0,
        time: None,
        unpaid: Minutes::ZERO,
        place: None,
        post: None,
    };
    let state = state.preview(&[off.into()]).unwrap();
    let now = RotaWeek::of(&state, week).unwrap();
    let told = told(&given, &now.edition("", Instant(0)));
    assert_eq!(told[0], "eilidh in 1 and 0: eilidh 14");
    assert!(told[1..].iter().all(|line| line.starts_with("added")), "{told:?}");
}
