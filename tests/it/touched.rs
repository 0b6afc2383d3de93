//! Which weeks an edit touches: never too few, and of a session on a Wednesday only its own.

use tandem::domain::*;
use tandem::exchange::example;
use tandem::rota::{RotaWeek, Weeks, weeks_touched};

use crate::build::{Build, parse};

/// Fails where the rota of a week near another differs in two states and nobody is told.
pub fn assert_told(before: &State, after: &State, near: Week) {
    let rotas = rotas(before, near);
    assert_told_of(&rotas, before, after);
}

type Rotas = Vec<(Week, Result<RotaWeek, NotLoaded>)>;

fn rotas(state: &State, near: Week) -> Rotas {
    near.plus(-1).to(near.plus(1)).map(|week| (week, RotaWeek::of(state, week))).collect()
}

fn assert_told_of(rotas: &Rotas, before: &State, after: &State) {
    let touched = told(before, after);
    for (week, rota) in rotas {
        let known = touched.iter().any(|weeks| weeks.contains(week));
        let same = || RotaWeek::of(after, *week) == *rota;
        assert!(known || same(), "{week} of {:?}: {touched:?}", before.difference(after));
    }
}

fn told(before: &State, after: &State) -> Vec<Weeks> {
    weeks_touched(before, after, &before.difference(after))
}

fn session(id: &str, start: &str) -> Change {
    let mut booking = Booking::new(parse("phone"), parse(start), Minutes(90));
    booking.people = vec![parse("ann")];
    Session { id: parse(id), series: None, booking }.into()
}

fn leave(from: &str, to: &str, state: LeaveState) -> Change {
    let span = LeaveSpan::Days { from: parse(from), to: parse(to) };
    Leave { person: parse("ann"), kind: LeaveKind::Annual, span, state, number: 0 }.into()
}

/// Ann works from Sunday night into Monday.
fn at_night() -> State {
    Build::service(Nation::Scotland)
        .person("ann")
        .post("post", "16:00")
        .share("post", "ann", "16:00", "2026-01-05", "", "sun 22:00-06:00, wed 09:00-17:00")
        .state()
}

#[test]
fn what_happens_at_the_edge_of_a_week_touches_the_weeks_on_either_side() {
    let state = at_night();
    let week: Week = parse("2026-W49");
    let approved = LeaveState::Approved;
    for changes in [
        vec![session("a", "2026-12-06T23:30")],
        vec![session("a", "2026-12-07T01:00")],
        vec![session("a", "2026-12-06T23:30"), session("b", "2026-12-07T01:00")],
        vec![leave("2026-12-07", "2026-12-07", approved)],
        vec![leave("2026-12-06", "2026-12-06", approved)],
        vec![leave("2026-12-08", "2026-12-08", approved)],
        vec![leave("2026-11-30", "2026-11-30", approved)],
    ] {
        let after = state.preview(&changes).unwrap();
        for week in [week, week.plus(1)] {
            assert_told(&state, &after, week);
            assert_told(&after, &state, week);
        }
    }
}

#[test]
fn an_edit_within_a_week_touches_no_other() {
    let state = at_night();
    let week: Week = parse("2026-W49");
    let touched = |before: &State, changes: &[Change]| told(before, &before.preview(changes).unwrap());
    assert_eq!(touched(&state, &[session("a", "2026-12-02T10:00")]), [week..=week]);
    assert_eq!(touched(&state, &[session("a", "2026-11-30T10:00")]), [week.plus(-1)..=week]);
    let asked = leave("2026-12-02", "2026-12-02", LeaveState::Requested);
    assert_eq!(touched(&state, std::slice::from_ref(&asked)), []);
    let asked = state.preview(&[asked]).unwrap();
    assert_eq!(touched(&asked, &[leave("2026-12-02", "2026-12-02", LeaveState::Approved)]), [week..=week]);
    let mut person = state.person(&parse("ann")).unwrap().clone();
    person.buddy = Some(parse("bea"));
    assert_eq!(touched(&state, &[person.into()]), []);
    assert!(state.difference(&state.clone()).is_empty());
}

/// Whatever is taken out of the example service.
#[test]
fn of_every_record_is_told_what_it_touches() {
    let state = State::default().preview(&example::changes().unwrap()).unwrap();
    let week = example::now().date().week();
    let rotas = rotas(&state, week);
    for (_, record) in state.rows() {
        let without = state.preview(&[Change::Remove(record.key())]).unwrap();
        assert_told_of(&rotas, &state, &without);
    }
}
