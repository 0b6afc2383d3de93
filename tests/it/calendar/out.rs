//! Calendars written: what is in one, what never is, and what is read back from it.

use std::collections::BTreeSet;

use tandem::domain::{
    Author, Booking, CalendarTitles, Change, Instant, Leave, LeaveKind, LeaveSpan, LeaveState, Minutes,
    Moment, PersonId, PublicTitle, Rev, Secret, Session, State, Week, Zone,
};
use tandem::exchange::calendar::{self, CalendarEntry, CalendarFile, EntryTime, Occupies};
use tandem::exchange::example;
use tandem::exchange::give::{ExportOrder, Format, Given, Giver, WeeksWorkedOut, give};
use tandem::report::chart::TextRoom;

use super::date;

fn person(id: &str) -> PersonId {
    id.parse().unwrap()
}

fn week(text: &str) -> Week {
    text.parse().unwrap()
}

fn example_with(changes: &[Change]) -> State {
    let state = State::default().hiding_ids_with(Secret::new([7; 32]));
    state.preview(&example::changes().unwrap()).unwrap().preview(changes).unwrap()
}

fn of(id: &str, first: &str) -> ExportOrder {
    let first = week(first);
    ExportOrder { person: Some(person(id)), ..ExportOrder::of(Given::Person, Format::Ics, first) }
}

fn written(state: &State, order: &ExportOrder, author: &Author) -> String {
    let saved_at = |rev: Rev| Instant(29_000_000 + i64::try_from(rev).unwrap());
    let weeks = WeeksWorkedOut::default();
    let giver = Giver {
        whole: state,
        seen: state,
        author,
        now: example::now(),
        saved_at: &saved_at,
        weeks: &weeks,
        entries: &|_| vec![],
        room: TextRoom::default(),
    };
    String::from_utf8(give(order, &giver).unwrap().bytes).unwrap()
}

fn unfolded(calendar: &str) -> String {
    calendar.replace("\r\n ", "")
}

/// The values of a property, in order.
fn values<'c>(calendar: &'c str, name: &str) -> Vec<&'c str> {
    let lines = calendar.lines().filter(|line| line.starts_with(name));
    lines.map(|line| line.split_once(':').unwrap().1).collect()
}

#[test]
fn a_week_of_somebody_is_their_shifts_and_sessions() {
    let calendar = unfolded(&written(&example_with(&[]), &of("eilidh", "2026-W49"), &Author::Owner));
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 26);
    let shifts: Vec<&str> =
        calendar.split("BEGIN:VEVENT").filter(|it| it.contains("SUMMARY:Shift")).collect();
    let times = |event: &&str| (values(event, "DTSTART")[0].to_owned(), values(event, "DTEND")[0].to_owned());
    assert_eq!(
        shifts.iter().map(times).collect::<Vec<_>>(),
        [
            ("20261130T090000", "20261130T150000"),
            ("20261201T090000", "20261201T145400"),
            ("20261202T090000", "20261202T123000")
        ]
        .map(|(start, end)| (start.to_owned(), end.to_owned()))
    );
    let uids: BTreeSet<&str> = values(&calendar, "UID").into_iter().collect();
    assert_eq!(uids.len(), 26);
    for uid in uids {
        let (digits, label) = uid.split_once('@').unwrap();
        assert!(
            digits.len() == 32 && digits.bytes().all(|b| b.is_ascii_hexdigit()) && !label.is_empty(),
            "{uid}"
        );
    }
}

#[test]
fn the_head_says_how_often_to_look_and_nothing_asks_for_an_answer() {
    let calendar = unfolded(&written(
        &example_with(&[]),
        &ExportOrder {
            person: Some(person("eilidh")),
            ..ExportOrder::calendar(Given::Person, week("2026-W49"))
        },
        &Author::Owner,
    ));
    for there in [
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "X-WR-CALNAME:",
        "NAME:",
        "X-WR-TIMEZONE:Europe/London",
        "4 weeks back to 26 weeks ahead",
        "BEGIN:DAYLIGHT\r\nDTSTART:19700329T010000",
        "BEGIN:STANDARD\r\nDTSTART:19701025T020000",
    ] {
        assert!(calendar.contains(there), "{there}");
    }
    let events = &calendar[calendar.find("BEGIN:VEVENT").unwrap()..];
    for never in ["RRULE", "ATTENDEE", "ORGANIZER", "VALARM", "CLASS"] {
        assert!(!events.contains(never), "{never}");
    }
    assert!(!calendar.contains("METHOD:REQUEST"));
    assert_eq!(calendar.matches("BEGIN:VTIMEZONE").count(), 1);
}

#[test]
fn nothing_says_who_is_supported_or_why_somebody_is_away() {
    let state = example_with(&[]);
    let references: Vec<String> = state.records.families.keys().map(ToString::to_string).collect();
    for author in [Author::Owner, Author::Person(person("eilidh")), Author::Person(person("morag"))] {
        for titles in CalendarTitles::ALL {
            for given in [Given::Rota, Given::Leave] {
                let order = ExportOrder {
                    titles: *titles,
                    changes: true,
                    ..ExportOrder::calendar(given, week("2026-W49"))
                };
                let calendar = unfolded(&written(&state, &order, &author)).to_lowercase();
                let words: BTreeSet<&str> =
                    calendar.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
                for reference in &references {
                    assert!(!words.contains(reference.as_str()), "{reference} as {author:?} with {titles}");
                }
                for never in ["carer", "sick", "toil", "epds"] {
                    assert!(!words.contains(never), "{never} as {author:?} with {titles}");
                }
            }
        }
    }
}

#[test]
fn leave_is_leave_to_those_who_decide_on_it_and_away_to_all_others() {
    let days = |from: &str, to: &str| LeaveSpan::Days { from: date(from), to: date(to) };
    let leave = |id: &str, span, kind| -> Change {
        let state = LeaveState::Approved;
        Change::Put(Leave { person: person(id), span, kind, number: 0, state }.into())
    };
    let times = LeaveSpan::Times {
        from: "2026-12-10T12:00".parse().unwrap(),
        to: "2026-12-10T16:00".parse().unwrap(),
    };
    let state = example_with(&[
        leave("eilidh", days("2027-02-08", "2027-02-14"), LeaveKind::Annual),
        leave("shona", times, LeaveKind::Toil),
        leave("shona", days("2026-09-17", "2026-09-17"), LeaveKind::Carer),
    ]);
    let calendar = written(&state, &of("eilidh", "2027-W06"), &Author::Owner);
    let event = calendar.split("BEGIN:VEVENT").find(|it| it.contains("SUMMARY:Leave")).unwrap();
    for line in [
        "DTSTART;VALUE=DATE:20270208\r\n",
        "DTEND;VALUE=DATE:20270215\r\n",
        "TRANSP:OPAQUE\r\n",
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF\r\n",
    ] {
        assert!(event.contains(line), "{line} in {event}");
    }
    let part = written(&state, &of("shona", "2026-W50"), &Author::Person(person("shona")));
    assert!(part.contains("DTSTART;TZID=Europe/London:20261210T120000"), "{part}");
    let title = |author: &str| {
        let calendar = written(&state, &of("shona", "2026-W38"), &Author::Person(person(author)));
        let away = calendar.split("BEGIN:VEVENT").find(|it| it.contains("OOF")).unwrap().to_owned();
        values(&away, "SUMMARY")[0].to_owned()
    };
    assert_eq!(title("shona"), "Leave");
    assert_eq!(title("eilidh"), "Away");
}

#[test]
fn a_moved_session_keeps_its_uid_and_is_there_once() {
    let before = example_with(&[]);
    let there = before.sheets().count();
    assert!(there > 0);
    let order = ExportOrder {
        first: week("2026-W49"),
        last: week("2026-W49"),
        ..ExportOrder::calendar(Given::Rota, week("2026-W49"))
    };
    let uids = |state: &State| {
        let calendar = written(state, &order, &Author::Owner);
        let events: Vec<(String, String)> = calendar
            .split("BEGIN:VEVENT")
            .skip(1)
            .map(|it| (values(it, "UID")[0].to_owned(), values(it, "DTSTART")[0].to_owned()))
            .collect();
        events
    };
    let id: tandem::domain::SessionId = "bookbug-20261202".parse().unwrap();
    let given = tandem::rota::RotaWeek::of(&before, week("2026-W49")).unwrap();
    let booked = given.session(&id).unwrap();
    let start: Moment = "2026-12-03T14:00".parse().unwrap();
    let booking = Booking { start, ..booked.dated_booking() };
    let moved = Session { id, series: booked.series.clone(), booking };
    let after = before.preview(&[Change::Put(moved.into())]).unwrap();
    let uid = before.secret().calendar_uid("bookbug-20261202");
    let at = |events: &[(String, String)]| -> Vec<String> {
        events.iter().filter(|(it, _)| *it == uid).map(|(_, start)| start.clone()).collect()
    };
    assert_eq!(at(&uids(&before)), ["20261202T113000"]);
    assert_eq!(at(&uids(&after)), ["20261203T140000"]);
}

#[test]
fn cancelled_sessions_are_told_of_only_where_changes_are_asked_for() {
    let before = example_with(&[]);
    let id: tandem::domain::SessionId = "bookbug-20261202".parse().unwrap();
    let given = tandem::rota::RotaWeek::of(&before, week("2026-W49")).unwrap();
    let booked = given.session(&id).unwrap();
    let booking = Booking { status: tandem::domain::Status::Cancelled, ..booked.dated_booking() };
    let off = Session { id, series: booked.series.clone(), booking };
    let after = before.preview(&[Change::Put(off.into())]).unwrap();
    let who = booked.booking().people[0].to_string();
    let quiet = written(&after, &of(&who, "2026-W49"), &Author::Owner);
    assert!(!quiet.contains("CANCELLED"));
    let told = written(&after, &ExportOrder { changes: true, ..of(&who, "2026-W49") }, &Author::Owner);
    let event = told.split("BEGIN:VEVENT").find(|it| it.contains("STATUS:CANCELLED")).unwrap();
    assert!(event.contains("SUMMARY:Cancelled: Group") && event.contains("TRANSP:TRANSPARENT"), "{event}");
}

#[test]
fn titles_say_as_much_as_was_asked_for() {
    let activity = "bookbug".parse().unwrap();
    let state = example_with(&[Change::Put(
        PublicTitle { activity, title: "BookBug — Siân, Zoë; (x\\y)".to_owned() }.into(),
    )]);
    let with = |titles| {
        unfolded(&written(&state, &ExportOrder { titles, ..of("eilidh", "2026-W49") }, &Author::Owner))
    };
    assert!(with(CalendarTitles::Activity).contains("SUMMARY:BookBug — Siân\\, Zoë\\; (x\\\\y)"));
    assert!(!with(CalendarTitles::Kind).contains("BookBug"));
    let busy = with(CalendarTitles::Busy);
    assert!(values(&busy, "SUMMARY").iter().all(|title| *title == "Busy") && !busy.contains("LOCATION"));
}

fn one(start: &str, instants: (i64, i64), end: &str) -> String {
    let moment = |text: &str| text.parse::<Moment>().unwrap();
    let entry = CalendarEntry {
        time: EntryTime::Times {
            start: moment(start),
            end: moment(end),
            instants: (Instant(instants.0), Instant(instants.1)),
        },
        uid: "u@x".to_owned(),
        sequence: 3,
        touched: Instant(0),
        title: "Tea".to_owned(),
        place: None,
        occupies: Occupies::Busy,
        is_cancelled: false,
    };
    CalendarFile { name: "n".to_owned(), about: "a".to_owned(), zone: Zone::default(), entries: vec![entry] }
        .write()
}

#[test]
fn a_time_that_comes_twice_or_never_is_written_in_utc() {
    let zone = Zone::default();
    let at = |text: &str| zone.instant(text.parse().unwrap()).0;
    let twice = at("2026-10-25T01:30");
    let calendar = one("2026-10-25T01:30", (twice, twice + 60), "2026-10-25T01:30");
    assert!(calendar.contains("DTSTART:20261025T003000Z\r\nDTEND:20261025T013000Z"), "{calendar}");
    assert!(!calendar.contains("VTIMEZONE"));
    let never = at("2027-03-28T01:30");
    let calendar = one("2027-03-28T01:30", (never, never + 60), "2027-03-28T03:30");
    assert!(calendar.contains("DTSTART:20270328T013000Z"), "{calendar}");
    let summer = at("2027-03-30T10:00");
    assert!(
        one("2027-03-30T10:00", (summer, summer + 60), "2027-03-30T11:00")
            .contains("DTSTART;TZID=Europe/London:20270330T100000")
    );
}

#[test]
fn what_is_written_is_read_back_to_the_minute() {
    let state = example_with(&[]);
    let calendar = written(&state, &of("eilidh", "2026-W49"), &Author::Owner);
    assert!(calendar.ends_with("END:VCALENDAR\r\n") && !calendar.replace("\r\n", "").contains('\n'));
    let read = calendar::read(calendar.as_bytes(), (date("2026-11-30"), date("2026-12-06")), state.zone());
    assert!(read.faults.is_empty() && read.warnings.is_empty(), "{read:?}");
    // Shifts make nobody busy.
    assert_eq!(read.occurrences.len(), 23);
    let minutes: i32 = read
        .occurrences
        .iter()
        .map(|it| match it.when {
            calendar::CalendarWhen::Timed { start, end } => end.wall_since(start).0,
            calendar::CalendarWhen::Days { .. } => 0,
        })
        .sum();
    let rota = tandem::rota::RotaWeek::of(&state, week("2026-W49")).unwrap();
    let booked: Minutes = rota.worked_by(&person("eilidh")).map(|it| it.span.minutes()).sum();
    assert_eq!(minutes, booked.0);
}

#[test]
fn two_calendars_without_a_change_between_are_the_same_bytes() {
    let state = example_with(&[]);
    let order = ExportOrder::calendar(Given::Rota, week("2026-W49"));
    assert_eq!(written(&state, &order, &Author::Owner), written(&state, &order, &Author::Owner));
}
