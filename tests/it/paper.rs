//! Three weeks worked out on paper before the program could: every figure of H and P, and the pieces of shifts.
//!
//! The same figures follow from the hand-written team file `tests/files/paper.toml` and from a state built in code after it.

use tandem::domain::*;
use tandem::exchange::team_file;
use tandem::rota::{RotaWeek, Shift, WeekHours};

use crate::build::{Build, booking, parse};

fn plain(_: &mut Booking) {}

fn people() -> Build {
    let build = Build::service(Nation::Scotland)
        .place("hall", PlaceKind::Venue)
        .place("glen", PlaceKind::Area)
        .travel("base", "glen", 25)
        .person("ishbel")
        .person("rhona")
        .person("nuala")
        .post("day-post", "31:00")
        .put(Post {
            id: parse("night-post"),
            title: "Nights".into(),
            team: parse("team"),
            hours: parse("20:00"),
            band: None,
            funded_until: Some(parse("2026-11-01")),
        });
    let first = "mon 09:00-15:00 break 0:30, tue 09:00-15:00 break 0:30, thu 09:30-13:30";
    let second = "tue 09:00-15:00 break 0:30, wed 09:00-15:00 break 0:30, fri 10:00-14:00";
    let rhona = "mon 09:15-15:00 break 0:30, wed 09:15-15:00 break 0:30, fri 10:00-13:30";
    let nuala = "tue 17:00-22:30 break 0:30, thu 17:00-22:30 break 0:30, sat 22:00-08:00 break 0:30";
    build
        .share("day-post", "ishbel", "15:00", "2026-09-02", "", &format!("{first}/{second}"))
        .share("day-post", "rhona", "15:00", "2026-10-21", "", rhona)
        .share("night-post", "nuala", "19:30", "2026-04-06", "", nuala)
}

fn days(build: Build) -> Build {
    use LeaveKind::{Annual, Carer, Sick, Toil};
    let build = build
        .row("ishbel", "2026-10-28", 0, "12:30-16:30", "", "day-post")
        .row("ishbel", "2026-10-29", 0, "", "", "")
        .row("nuala", "2026-10-26", 0, "10:00-13:00", "", "")
        .row("nuala", "2026-10-29", 0, "", "", "")
        .row("nuala", "2026-11-01", 0, "20:00-02:00", "0:30", "")
        .leave("ishbel", Annual, "2026-10-26", "2026-10-27")
        .leave_in(LeaveState::Requested, "ishbel", Annual, "2026-11-06", "2026-11-06")
        .leave("rhona", Annual, "2026-10-23", "2026-10-26")
        .leave("rhona", Sick, "2026-10-26", "2026-10-26")
        .leave("rhona", Carer, "2026-10-28T12:00", "2026-10-28T14:00")
        .leave_in(LeaveState::Declined, "rhona", Annual, "2026-11-02", "2026-11-02")
        .leave("nuala", Toil, "2026-11-05T17:00", "2026-11-05T18:00");
    ["2026-01-01", "2026-10-26", "2026-12-25"]
        .iter()
        .fold(build, |build, day| build.holiday(day, "Holiday", true))
        .holiday("2026-11-06", "Founders' Day", false)
}

fn series(build: Build) -> Build {
    let tea = |b: &mut Booking| b.group = Some(parse("tea-and-play"));
    let both = "ishbel rhona";
    let occurrence = |id: &str, booking: Booking| {
        let (series, _) = id.rsplit_once('-').unwrap();
        Session { id: parse(id), series: Some(parse(series)), booking }
    };
    build
        .group("tea-and-play", "hall", 15, 60, 15)
        .series(
            "night-line",
            "FREQ=WEEKLY;BYDAY=SU;COUNT=4",
            "2026-10-18",
            booking("phone", "2026-10-11T01:30", 60, "nuala", plain),
        )
        .series(
            "team-talk",
            "FREQ=WEEKLY;BYDAY=TU",
            "",
            booking("team-meeting", "2026-10-20T17:30", 30, "nuala", plain),
        )
        .series(
            "mdt",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
            "",
            booking("mdt", "2026-10-12T09:30", 60, "ishbel", plain),
        )
        .series(
            "tea",
            "FREQ=WEEKLY;BYDAY=WE;UNTIL=20261104",
            "",
            booking("sensory-play", "2026-10-21T10:00", 90, both, tea),
        )
        .series(
            "day-handover",
            "FREQ=WEEKLY;BYDAY=WE;COUNT=3",
            "",
            booking("share-handover", "2026-10-21T12:30", 30, both, plain),
        )
        .put(occurrence("tea-20261028", booking("sensory-play", "2026-10-28T10:00", 50, "rhona", tea)))
        .put(occurrence(
            "day-handover-20261028",
            booking("share-handover", "2026-10-28T14:30", 30, both, plain),
        ))
        .put(occurrence(
            "day-handover-20261104",
            booking("share-handover", "2026-11-04T12:30", 30, both, |b| b.status = Status::Cancelled),
        ))
        .put(occurrence(
            "team-talk-20261027",
            booking("team-meeting", "2026-11-05T18:30", 30, "nuala", plain),
        ))
}

fn sessions(build: Build) -> Build {
    [
        ("huddle", "2026-10-20T09:00", 20, "ishbel"),
        ("travel", "2026-10-20T09:20", 25, "ishbel"),
        ("home-visit", "2026-10-20T09:45", 75, "ishbel"),
        ("phone", "2026-10-22T10:00", 60, "ishbel"),
        ("notes", "2026-10-22T10:30", 45, "ishbel"),
        ("one-to-one", "2026-10-23T13:30", 75, "ishbel"),
        ("learning", "2026-10-22T16:00", 45, "rhona"),
        ("one-to-one", "2026-10-22T18:00", 45, "nuala"),
        ("handover", "2026-10-25T07:30", 45, "nuala"),
        ("practical-help", "2026-10-26T10:30", 60, "nuala"),
        ("phone", "2026-10-28T13:45", 30, "rhona"),
        ("one-to-one", "2026-10-28T15:15", 60, "ishbel"),
        ("travel", "2026-10-28T16:20", 25, "ishbel"),
        ("walk", "2026-10-30T10:30", 60, "rhona"),
        ("notes", "2026-10-30T11:45", 30, "rhona"),
        ("supervision", "2026-10-30T12:30", 60, "rhona"),
        ("phone", "2026-11-02T00:15", 30, "nuala"),
        ("travel", "2026-11-02T09:30", 30, "rhona"),
        ("home-visit", "2026-11-02T10:00", 60, "rhona"),
        ("travel", "2026-11-02T11:00", 30, "rhona"),
        ("travel", "2026-11-03T16:05", 25, "ishbel"),
        ("one-to-one", "2026-11-06T10:30", 60, "ishbel"),
        ("video", "2026-11-06T13:15", 45, "rhona"),
        ("phone", "2026-11-07T11:00", 30, "rhona"),
    ]
    .iter()
    .enumerate()
    .fold(build, |build, (n, (activity, start, minutes, who))| {
        build.session(&format!("one-{n}"), activity, start, *minutes, who, plain)
    })
    .session("called-off", "one-to-one", "2026-10-20T13:00", 60, "ishbel", |b| b.status = Status::Cancelled)
    .session("no-answer", "phone", "2026-10-21T14:00", 30, "rhona", |b| b.status = Status::Missed)
    .session("visit-together", "joint-visit", "2026-11-03T16:30", 60, "ishbel", |b| {
        b.with = vec![parse("nuala")];
    })
    .session("walk-with-shadow", "walk", "2026-11-04T13:00", 60, "rhona", |b| b.shadow = vec![parse("nuala")])
}

pub fn paper() -> State {
    sessions(series(days(people()))).state()
}

/// What was worked out on paper: contract, shift, outside, leave, holiday, worked, balance, direct, travel, meeting, open.
const H: &[(&str, &str, [i32; 11])] = &[
    ("2026-W43", "ishbel", [900, 900, 120, 0, 0, 1020, 120, 270, 25, 50, 630]),
    ("2026-W43", "nuala", [1170, 1230, 15, 0, 0, 1245, 75, 105, 0, 75, 1065]),
    ("2026-W43", "rhona", [563, 315, 45, 210, 0, 360, 7, 60, 0, 30, 195]),
    ("2026-W44", "ishbel", [900, 240, 15, 330, 330, 255, 15, 60, 25, 30, 140]),
    ("2026-W44", "nuala", [1170, 1380, 0, 0, 0, 1380, 210, 120, 0, 0, 1230]),
    ("2026-W44", "rhona", [900, 427, 0, 413, 0, 427, -60, 110, 0, 30, 197]),
    ("2026-W45", "ishbel", [900, 900, 85, 0, 0, 985, 85, 180, 25, 0, 750]),
    ("2026-W45", "nuala", [1170, 1110, 90, 60, 0, 1200, 90, 90, 0, 60, 1020]),
    ("2026-W45", "rhona", [900, 840, 60, 0, 0, 900, 0, 255, 60, 0, 555]),
];

/// And of posts: funded, shared, vacant, worked, overlap.
const P: &[(&str, &str, [i32; 5], &str)] = &[
    ("2026-W43", "day-post", [1860, 1463, 397, 1380, 308], "ishbel rhona"),
    ("2026-W43", "night-post", [1200, 1170, 30, 1245, 0], "nuala"),
    ("2026-W44", "day-post", [1860, 1800, 60, 682, 60], "ishbel rhona"),
    ("2026-W44", "night-post", [1200, 1170, 30, 1380, 0], "nuala"),
    ("2026-W45", "day-post", [1860, 1800, 60, 1885, 518], "ishbel rhona"),
    ("2026-W45", "night-post", [0, 1170, 0, 1200, 0], "nuala"),
];

/// The state of the team file.
fn filed() -> State {
    let changes = team_file::import(include_str!("../files/paper.toml"), &State::default()).unwrap().changes;
    State::default().preview(&changes).unwrap()
}

fn week(state: &State, week: &str) -> RotaWeek {
    RotaWeek::of(state, parse(week)).unwrap()
}

#[test]
fn everybodys_hours_are_those_of_the_paper() {
    let states = [paper(), filed()];
    for (state, week_) in
        states.iter().flat_map(|it| ["2026-W43", "2026-W44", "2026-W45"].map(|week| (it, week)))
    {
        let hours = WeekHours::of(state, &week(state, week_));
        let people: Vec<(&str, &str, [i32; 11])> = hours
            .people
            .iter()
            .map(|h| {
                let figures = [
                    h.contract,
                    h.shift,
                    h.outside,
                    h.leave,
                    h.holiday,
                    h.worked(),
                    h.balance(),
                    h.direct,
                    h.travel,
                    h.meeting,
                    h.open,
                ];
                (week_, h.person.as_str(), figures.map(|minutes| minutes.0))
            })
            .collect();
        let expected: Vec<_> = H.iter().copied().filter(|(of, ..)| *of == week_).collect();
        assert_eq!(people, expected);
    }
}

#[test]
fn the_posts_are_those_of_the_paper() {
    let states = [paper(), filed()];
    for (state, (week_, post, figures, sharers)) in
        states.iter().flat_map(|it| P.iter().map(move |row| (it, row)))
    {
        let hours = WeekHours::of(state, &week(state, week_));
        let p = hours.post(&parse(post)).unwrap();
        let found = [p.funded, p.shared, p.vacant, p.worked, p.overlap].map(|minutes| minutes.0);
        let found = (found, p.sharers.iter().map(PersonId::as_str).collect::<Vec<_>>().join(" "));
        assert_eq!(found, (*figures, (*sharers).to_owned()), "{week_} {post}");
    }
}

#[test]
fn pieces_of_shifts_that_are_easily_got_wrong() {
    let state = paper();
    let pieces = |of: &str, person: &str, date: &str| -> Vec<String> {
        let rota = week(&state, of);
        let (person, date) = (parse(person), parse(date));
        let shifts: Vec<&Shift> = rota.shifts_of_on(&person, date).collect();
        let text =
            |p: &tandem::rota::Piece| format!("{} {} {} {}", p.start, p.end, p.unpaid.0, p.span.minutes().0);
        shifts.iter().flat_map(|shift| &shift.pieces).map(text).collect()
    };
    assert_eq!(
        pieces("2026-W44", "rhona", "2026-10-28"),
        ["2026-10-28T09:15 2026-10-28T12:00 8 165", "2026-10-28T14:00 2026-10-28T15:00 0 60"]
    );
    assert_eq!(pieces("2026-W43", "nuala", "2026-10-24"), ["2026-10-24T22:00 2026-10-25T08:00 30 660"]);
    assert_eq!(pieces("2026-W44", "nuala", "2026-11-01"), ["2026-11-01T20:00 2026-11-02T02:00 30 360"]);
    assert_eq!(pieces("2026-W45", "nuala", "2026-11-05"), ["2026-11-05T18:00 2026-11-05T22:30 30 270"]);
    let rota = week(&state, "2026-W43");
    let call = rota.session(&parse("night-line-20261025")).unwrap();
    assert_eq!((call.start, call.end), (parse("2026-10-25T01:30"), parse("2026-10-25T01:30")));
    assert_eq!(call.span.minutes(), Minutes(60));
}
