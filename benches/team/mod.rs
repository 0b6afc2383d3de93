//! A made-up team at work for any number of years: twelve peers who share six posts, their families and groups, series
//! whose occurrences were marked, one-offs, leave. Two hundred sessions a week, 104,000 in ten years.

use std::path::Path;

use tandem::domain::*;

#[path = "../../tests/it/years.rs"]
pub mod years;

use years::{PEOPLE, SESSIONS, person, the};

/// Families that come to the team in a year.
const FAMILIES: usize = 40;
/// Minutes from the start of one session of a person to the next.
const STEP: u16 = 65;
/// Sessions that a person has on a day.
const A_DAY: usize = 6;

/// The week that is planned after so many years: four weeks before the last.
pub fn present(years: i32) -> Week {
    years::first_week().plus(52 * years - 5)
}

/// Wednesday of that week, in the morning.
pub fn now(years: i32) -> Moment {
    present(years).monday().plus_days(2).at(the("10:40"))
}

/// Fills the store in a folder with so many years of the team's work.
pub fn fill(dir: &Path, years: i32) {
    let now = now(years);
    let records = std::iter::once([years::service(), posts(), groups()].concat());
    let work = (0..years).flat_map(|year| {
        let first = years::first_week().plus(52 * year);
        let weeks = (0..52).map(move |n| week_of_work(first.plus(n), now));
        std::iter::once([families(year), series(year), leave(year)].concat()).chain(weeks)
    });
    years::fill_with(dir, records.chain(work));
}

/// Six posts of 36 hours, each shared by two: one in from Monday to Wednesday, the other from Wednesday to Friday.
fn posts() -> Vec<Change> {
    let post = |n: usize| Post {
        id: the(&format!("post-{n}")),
        title: "Peer support worker".into(),
        team: the("ailsa"),
        hours: Minutes::hours(36),
        band: Some("4".into()),
        funded_until: None,
    };
    let share = |n: usize| Share {
        post: the(&format!("post-{}", n / 2)),
        person: person(n),
        hours: Minutes::hours(18),
        from: years::first_week().monday(),
        until: None,
        pattern: Pattern {
            weeks: vec![days_of(n).iter().map(|day| the(&format!("{day} 09:00-15:30 break 0:30"))).collect()],
        },
    };
    (0..PEOPLE / 2).map(|n| post(n).into()).chain((0..PEOPLE).map(|n| share(n).into())).collect()
}

fn days_of(person: usize) -> [&'static str; 3] {
    if person.is_multiple_of(2) { ["mon", "tue", "wed"] } else { ["wed", "thu", "fri"] }
}

fn groups() -> Vec<Change> {
    let group = |(id, title): &(&str, &str)| Group {
        id: the(id),
        title: (*title).into(),
        activity: the(id),
        place: the("unit"),
        setup: Minutes(15),
        length: Minutes(30),
        debrief: Minutes(15),
        facilitators: None,
        capacity: Capacity::default(),
        invited: vec![],
        checklist: vec![],
    };
    [("cooking", "Cooking"), ("exercise", "Exercise"), ("drop-in", "Drop-in"), ("sensory-play", "Play")]
        .iter()
        .map(|it| group(it).into())
        .collect()
}

/// A year's families, those of earlier years by then closed.
fn families(year: i32) -> Vec<Change> {
    let family = |year: i32, n: usize, status| {
        let from = years::first_week().plus(52 * year).monday();
        let mut family = Family::new(family_of(year, n), the("ailsa"), status, from);
        family.started = Some(from.plus_days(7));
        family.worker = Some(person(n));
        family.every_days = Some(14);
        family.needs = vec!["sleep".into(), "feeding".into()];
        Change::from(family)
    };
    let new = (0..FAMILIES).map(|n| family(year, n, FamilyStatus::Active));
    let old = (0..FAMILIES).filter(|_| year > 0).map(|n| family(year - 1, n, FamilyStatus::Closed));
    new.chain(old).collect()
}

fn family_of(year: i32, n: usize) -> FamilyRef {
    the(&format!("f{year}{:02}", n % FAMILIES))
}

/// A year's series: a person's huddle on each of their days, and a group on their second day.
fn series(year: i32) -> Vec<Change> {
    let first = years::first_week().plus(52 * year);
    let until = first.plus(51).sunday().to_string().replace('-', "");
    let of = |n: usize| {
        let days = days_of(n).map(|day| day[..2].to_uppercase());
        [("huddle", 0, days.join(",")), ("group", 5, days[1].clone())].map(|(kind, slot, days)| {
            let mut booking = booking(first, n, if slot == 0 { 0 } else { A_DAY + slot });
            booking.status = Status::Planned;
            let repeat = the(&format!("FREQ=WEEKLY;BYDAY={days};UNTIL={until}"));
            Change::from(Series { id: series_of(first, n, kind), booking, repeat, except: vec![] })
        })
    };
    (0..PEOPLE).flat_map(of).collect()
}

fn series_of(week: Week, person: usize, kind: &str) -> SeriesId {
    let year = (week.ordinal() - years::first_week().ordinal()) / 52;
    the(&format!("{kind}-{year}-{}", person % PEOPLE))
}

/// Five weeks of leave a person, here and there in the year; sessions in them stand all the same.
fn leave(year: i32) -> Vec<Change> {
    let spans = (0..PEOPLE * 5).map(|n| {
        let from = years::first_week().plus(52 * year + i32::try_from(n % 52).unwrap_or(0)).monday();
        let span = LeaveSpan::Days { from, to: from.plus_days(4) };
        let (kind, state) = (LeaveKind::Annual, LeaveState::Approved);
        Leave { person: person(n), kind, span, state, number: 0 }.into()
    });
    spans.collect()
}

/// A week's stored sessions: what was marked of the series, and one-offs.
fn week_of_work(week: Week, now: Moment) -> Vec<Change> {
    let session = |n: usize| {
        let (worker, slot) = (n % PEOPLE, n / PEOPLE);
        let mut booking = booking(week, worker, slot);
        if booking.start < now {
            booking.status = Status::Done;
        }
        let kind = match slot % A_DAY {
            0 => Some("huddle"),
            5 if slot / A_DAY == 1 => Some("group"),
            _ => None,
        };
        let series = kind.map(|kind| series_of(week, worker, kind));
        let occurrence = series.as_ref().and_then(|id| id.occurrence(booking.start.date()));
        let id = occurrence.unwrap_or_else(|| the(&format!("s-{}-{n}", week.ordinal())));
        Change::from(Session { id, series, booking })
    };
    (0..SESSIONS).map(session).collect()
}

/// What a person does in a week's n-th slot: a huddle first on each day, a group once, contacts and notes between.
fn booking(week: Week, worker: usize, slot: usize) -> Booking {
    let (day, hour) = (slot / A_DAY, slot % A_DAY);
    let monday = i32::try_from(day + if worker.is_multiple_of(2) { 0 } else { 2 }).unwrap_or(0);
    let minutes = 9 * 60 + u16::try_from(hour).unwrap_or(0) * STEP;
    let start = week.monday().plus_days(monday).at(the(&format!("{:02}:{:02}", minutes / 60, minutes % 60)));
    let (activity, length) = match (hour, day) {
        (0, _) => ("huddle", 15),
        (5, 1) => ("drop-in", 60),
        (3, _) => ("notes", 30),
        (1, _) => ("one-to-one", 45),
        (2, _) => ("walk", 45),
        _ => ("phone", 30),
    };
    let mut booking = Booking::new(the(activity), start, Minutes(length));
    booking.people = vec![person(worker)];
    booking.place = Some(the("unit"));
    let year = (week.ordinal() - years::first_week().ordinal()) / 52;
    match activity {
        "drop-in" => booking.group = Some(the("drop-in")),
        "one-to-one" | "walk" | "phone" => booking.families = vec![family_of(year, worker + slot)],
        _ => {}
    }
    booking.note = (slot % 4 == 1).then(|| format!("bring the leaflets, number {slot}"));
    booking
}
