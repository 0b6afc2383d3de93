//! Sessions over busy times.

use tandem::domain::*;
use tandem::rules::Severity::Amber;

use super::{flags, pair, short};
use crate::build::{Build, parse};

impl Build {
    /// A busy time of a person, or of a place where it is written `@place`, as a calendar brings it.
    pub fn busy(self, whose: &str, start: &str, end: &str, how: HowBusy) -> Self {
        let whose = match whose.strip_prefix('@') {
            Some(place) => BusyOf::Place(parse(place)),
            None => BusyOf::Person(parse(whose)),
        };
        let (start, end): (Moment, Moment) = (parse(start), parse(end));
        let uid = format!("{start}").into();
        self.put(Busy { whose, start, end, how, source: Some("Outlook".into()), uid, number: 0 })
    }
}

/// A contact of `a` on Tuesday from 10:00 to 11:00, in the hall.
fn contact(and: impl Fn(&mut Booking)) -> Build {
    pair().place("hall", PlaceKind::Venue).session("s1", "phone", "2026-12-01T10:00", 60, "a", |booking| {
        booking.place = Some(parse("hall"));
        and(booking);
    })
}

#[test]
fn a_session_over_a_busy_time_is_flagged_and_one_beside_it_is_not() {
    use HowBusy::{Away, Busy, Elsewhere, Tentative};
    for (whose, start, end, how, found) in [
        ("a", "2026-12-01T10:00", "2026-12-01T11:00", Busy, Some(60)),
        ("a", "2026-12-01T10:59", "2026-12-01T12:00", Busy, Some(1)),
        ("a", "2026-12-01T11:00", "2026-12-01T12:00", Busy, None),
        ("a", "2026-12-01T09:00", "2026-12-01T10:00", Busy, None),
        ("a", "2026-12-01T09:30", "2026-12-01T10:30", Elsewhere, Some(30)),
        ("a", "2026-12-01T00:00", "2026-12-02T00:00", Away, Some(60)),
        // Over midnight, and from the week before.
        ("a", "2026-11-30T22:00", "2026-12-01T10:15", Busy, Some(15)),
        ("a", "2026-11-20T00:00", "2026-12-24T00:00", Busy, Some(60)),
        ("a", "2026-12-01T10:00", "2026-12-01T11:00", Tentative, None),
        ("b", "2026-12-01T10:00", "2026-12-01T11:00", Busy, None),
        ("@hall", "2026-12-01T10:30", "2026-12-01T12:00", Busy, Some(30)),
        ("@hall", "2026-12-01T10:30", "2026-12-01T12:00", Tentative, None),
        ("@base", "2026-12-01T10:30", "2026-12-01T12:00", Busy, None),
    ] {
        let all = flags(&contact(|_| {}).busy(whose, start, end, how), "clash.busy");
        let minutes: Vec<i64> = all.iter().map(|it| it.figure.unwrap().thousandths / 1000).collect();
        assert_eq!(minutes, found.into_iter().collect::<Vec<_>>(), "{whose} {start} {end} {how}");
        assert!(all.iter().all(|it| it.severity == Amber && it.people == [parse("a")]), "{all:?}");
    }
}

#[test]
fn only_what_is_still_planned_is_flagged() {
    for (status, many) in
        [(Status::Planned, 1), (Status::Done, 0), (Status::Cancelled, 0), (Status::Missed, 0)]
    {
        let build = contact(|booking| {
            booking.status = status;
            booking.reason = Some("ill".into());
        });
        let build = build.busy("a", "2026-12-01T10:00", "2026-12-01T11:00", HowBusy::Busy);
        assert_eq!(flags(&build, "clash.busy").len(), many, "{status}");
    }
}

#[test]
fn everybody_in_it_is_looked_at_and_two_busy_times_are_one_flag() {
    let build = contact(|booking| booking.with = vec![parse("b")])
        .busy("a", "2026-12-01T10:00", "2026-12-01T10:40", HowBusy::Busy)
        .busy("a", "2026-12-01T10:20", "2026-12-01T10:50", HowBusy::Elsewhere)
        .busy("b", "2026-12-01T10:55", "2026-12-01T13:00", HowBusy::Busy);
    let found = flags(&build, "clash.busy");
    assert_eq!(short(&found), ["amber session s1 [a]", "amber session s1 [b]"]);
    assert_eq!(found[0].figure.unwrap().thousandths, 50_000, "what overlaps counts once");
}

#[test]
fn leave_says_it_already() {
    let build = contact(|_| {}).busy("a", "2026-12-01T10:00", "2026-12-01T11:00", HowBusy::Away);
    assert_eq!(flags(&build, "clash.busy").len(), 1);
    for state in [LeaveState::Approved, LeaveState::Requested] {
        let build = contact(|_| {})
            .busy("a", "2026-12-01T10:00", "2026-12-01T11:00", HowBusy::Away)
            .leave_in(state, "a", LeaveKind::Annual, "2026-12-01", "2026-12-01");
        assert_eq!(flags(&build, "clash.busy").len(), 0, "{state}");
    }
}

#[test]
fn it_says_when_and_by_whose_calendar() {
    let says = |whose: &str, start: &str, end: &str, how| {
        let found = flags(&contact(|_| {}).busy(whose, start, end, how), "clash.busy");
        [found[0].message.to_string(), found[0].why.to_string()].join(" | ")
    };
    let said = says("a", "2026-12-01T09:30", "2026-12-01T10:30", HowBusy::Busy);
    assert_eq!(
        said,
        "A has Phone call on Tue 1 Dec at 10:00 and is busy then, by their calendar | A is busy from 09:30 to 10:30, by \
         their calendar. What for is not kept here: ask them, or choose another time or somebody else."
    );
    let said = says("a", "2026-11-30T00:00", "2026-12-02T00:00", HowBusy::Elsewhere);
    assert!(said.contains("A is at work elsewhere all day, by their calendar"), "{said}");
    let said = says("@hall", "2026-12-01T10:30", "2026-12-02T09:00", HowBusy::Busy);
    assert!(said.contains("hall is taken from 10:30 to 09:00 on Wed 2 Dec, by its calendar"), "{said}");
    // Whoever wrote it down wrote no calendar.
    let whose = BusyOf::Person(parse("a"));
    let (start, end) = (parse("2026-12-01T10:00"), parse("2026-12-01T11:00"));
    let written = Busy { whose, start, end, how: HowBusy::Busy, source: None, uid: "".into(), number: 0 };
    let found = flags(&contact(|_| {}).put(written), "clash.busy");
    assert!(!found[0].message.contains("calendar"), "{}", found[0].message);
}
