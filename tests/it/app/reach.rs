//! Changing a series, whatever its rule and whatever became of it so far: this one, this and later ones, or all.
//!
//! What is wanted is there afterwards; what the change does not reach stays as it was; what happened stays happened;
//! undoing gives everything back.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use tandem::domain::check::check_all;
use tandem::domain::*;
use tandem::rota::{Booked, RotaWeek};

use super::{Sitting, on_paper, records, the};

/// Rules of a series that starts on Tuesday 8 December 2026 at 16:00.
const RULES: [&str; 8] = [
    "FREQ=WEEKLY;UNTIL=20270126",
    "FREQ=WEEKLY;UNTIL=20270112T160000",
    "FREQ=WEEKLY;INTERVAL=2;COUNT=5",
    "FREQ=WEEKLY;COUNT=7",
    "FREQ=WEEKLY;BYDAY=TU;COUNT=6",
    "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=9",
    "FREQ=DAILY;INTERVAL=3;COUNT=10",
    "FREQ=MONTHLY;COUNT=3",
];

/// What became of an occurrence.
#[derive(Clone, Copy, Debug)]
enum Became {
    Untouched,
    Left,
    Done,
    Cancelled,
    AnHourLater,
    InTheNextWeek,
    Shonas,
}

fn became() -> impl Strategy<Value = Became> {
    use Became::*;
    select(vec![Untouched, Untouched, Left, Done, Cancelled, AnHourLater, InTheNextWeek, Shonas])
}

/// A small team whose two people share a post.
fn team() -> Vec<Change> {
    let mut changes: Vec<Change> = vec![
        Service::new("Harbour".into(), Nation::Scotland).into(),
        Team {
            id: the("ailsa"),
            name: "Ailsa".into(),
            kind: TeamKind::Community,
            place: None,
            beds: None,
            open: vec![],
            peers_wanted: 1,
            funded_until: None,
        }
        .into(),
        Post {
            id: the("peer"),
            title: "Peer".into(),
            team: the("ailsa"),
            hours: Minutes::hours(20),
            band: None,
            funded_until: None,
        }
        .into(),
    ];
    for (id, name) in [("eilidh", "Eilidh Ramsay"), ("shona", "Shona Baird")] {
        changes.push(Person::new(the(id), name.into(), the("ailsa"), Role::PeerWorker).into());
        let pattern = Pattern { weeks: vec![vec![the("tue 09:00-17:00")]] };
        let (post, from, hours) = (the("peer"), the("2026-01-01"), Minutes::hours(10));
        changes.push(Share { post, person: the(id), hours, from, until: None, pattern }.into());
    }
    changes
}

/// The team with a series of such a rule, so much of it touched.
fn state(rule: &str, touched: &[Became]) -> Arc<State> {
    let mut booking = Booking::new(the("notes"), the("2026-12-08T16:00"), Minutes(45));
    booking.people = vec![the("eilidh")];
    let mut series =
        Series { id: the("tested"), booking: booking.clone(), repeat: the(rule), except: vec![] };
    let dates = series.repeat.dates(booking.start, the("2026-12-01"), the("2027-04-01"));
    let mut changes = team();
    for (date, became) in dates.into_iter().zip(touched) {
        let mut booking = Booking { start: date.at(booking.start.time()), ..booking.clone() };
        match became {
            Became::Untouched => continue,
            Became::Left => {
                series.except.push(date);
                continue;
            }
            Became::Done => booking.status = Status::Done,
            Became::Cancelled => booking.status = Status::Cancelled,
            Became::AnHourLater => booking.start = booking.start.plus_wall(Minutes(60)),
            Became::InTheNextWeek => booking.start = booking.start.plus_wall(Minutes::hours(7 * 24)),
            Became::Shonas => booking.people = vec![the("shona")],
        }
        let id = series.id.occurrence(date).unwrap();
        changes.push(Session { id, series: Some(series.id.clone()), booking }.into());
    }
    changes.push(series.into());
    let state = State::default().preview(&changes).unwrap();
    assert_eq!(check_all(&state), []);
    Arc::new(state)
}

/// Everything of the tested series and what became of it, by start.
fn all_of(state: &State) -> Vec<Booked> {
    let weeks = the::<Week>("2026-W46").to(the("2027-W20"));
    let mine = |booked: &Booked| booked.id.as_str().starts_with("tested");
    weeks.flat_map(|week| RotaWeek::of(state, week).unwrap().sessions().to_vec()).filter(mine).collect()
}

fn bookings<'a>(all: impl IntoIterator<Item = &'a Booked>) -> Vec<Booking> {
    let mut all: Vec<Booking> = all.into_iter().map(Booked::dated_booking).collect();
    all.sort_by_key(|booking| (booking.start, format!("{booking:?}")));
    all
}

fn happened(booking: &Booking) -> bool {
    booking.status != Status::Planned
}

/// A sitting with one of the series' sessions selected; `None` where there is none left.
fn selected(state: &Arc<State>, which: usize) -> Option<(Sitting, Vec<Booked>, Booked)> {
    let all = all_of(state);
    let one = all.get(which % all.len().max(1))?.clone();
    let mut sitting = on_paper(state.clone(), "owner");
    let person = one.booking().people[0].to_string();
    sitting.at(&person, &one.start.date().to_string());
    sitting.app.selection.session = Some(one.id.clone());
    sitting.press("ctrl-l");
    assert_eq!(sitting.app.selection.session, Some(one.id.clone()));
    Some((sitting, all, one))
}

fn rule_date(booked: &Booked) -> Date {
    booked.series.as_ref().unwrap().rule_date(&booked.id).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn moving_reaches_what_it_should_and_no_more(
        rule in select(&RULES[..]),
        touched in proptest::collection::vec(became(), 10),
        which in 0..10_usize,
        reach in 0..3_usize,
        keys in select(vec![".", "> >", "<", "right", "left left", "right .", "right right right right", "+ +", "j", ". j"]),
    ) {
        let before = state(rule, &touched);
        let Some((mut sitting, all, one)) = selected(&before, which) else { return Ok(()) };
        sitting.press("m").press(&"w ".repeat(reach)).press(keys);
        let Some(tandem::app::Layer::Moving(moving)) = sitting.app.layers.last() else { panic!() };
        let wanted = moving.booking.clone();
        if moving.problem.is_some() {
            prop_assert!(rule.contains("TU,TH") || rule.contains("BYDAY"), "{:?}", moving.problem);
            return Ok(());
        }
        if moving.changes.is_empty() {
            return Ok(());
        }
        sitting.press("enter");
        prop_assert_eq!(sitting.app.layers.len(), 0, "{:?}", sitting.app.said.notice);
        prop_assert_eq!(sitting.saved.len(), 1);
        let after = all_of(&sitting.app.state);
        prop_assert_eq!(check_all(&sitting.app.state), []);
        let now = bookings(&after);
        prop_assert!(now.contains(&wanted), "wanted {:?}\nnow {:#?}", wanted, now);
        let others: Vec<&Booked> = all.iter().filter(|it| it.id != one.id).collect();
        for other in &others {
            let was = other.dated_booking();
            let reached = match reach {
                0 => false,
                1 => rule_date(other) > rule_date(&one),
                _ => true,
            };
            if !reached || happened(&was) {
                prop_assert!(now.contains(&was), "{:?} is gone\nnow {:#?}", was, now);
            }
        }
        if !rule.contains("TU,TH") {
            prop_assert_eq!(now.len(), all.len(), "now {:#?}", now);
        }
        sitting.press("u");
        prop_assert_eq!(records(&sitting.app.state), records(&before));
    }

    #[test]
    fn removing_takes_what_it_should_and_keeps_what_happened(
        rule in select(&RULES[..]),
        touched in proptest::collection::vec(became(), 10),
        which in 0..10_usize,
        reach in 0..3_usize,
    ) {
        let before = state(rule, &touched);
        let Some((mut sitting, all, one)) = selected(&before, which) else { return Ok(()) };
        sitting.press("X").press(&"down ".repeat(reach)).press("enter");
        prop_assert_eq!(sitting.app.layers.len(), 0);
        prop_assert_eq!(sitting.saved.len(), 1, "{:?}", sitting.app.said.notice);
        prop_assert_eq!(check_all(&sitting.app.state), []);
        let now = bookings(&all_of(&sitting.app.state));
        let wanted = bookings(all.iter().filter(|it| match reach {
            0 => it.id != one.id,
            1 => happened(it.booking()) || rule_date(it) < rule_date(&one),
            _ => happened(it.booking()),
        }));
        prop_assert_eq!(now, wanted);
        sitting.press("u");
        prop_assert_eq!(records(&sitting.app.state), records(&before));
    }
}
