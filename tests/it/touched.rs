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

/// What sessions and shifts are made of beside themselves: each of these edits alters the week, and says so.
#[test]
fn what_a_week_is_made_of_touches_it() {
    let place = |kind| Place { id: parse("hall"), name: "Hall".into(), kind, low_signal: false, until: None };
    let group = |at: &str| Group {
        id: parse("swimmers"),
        title: "Swimmers".into(),
        activity: parse("drop-in"),
        place: parse(at),
        setup: Minutes(0),
        length: Minutes(60),
        debrief: Minutes(0),
        facilitators: None,
        capacity: Capacity::default(),
        invited: vec![],
        checklist: vec![],
    };
    let family = |area: Option<&str>| {
        let mut family = Family::new(parse("c4"), parse("team"), FamilyStatus::Active, parse("2026-01-05"));
        family.area = area.map(parse);
        family
    };
    let booked = |id: &str, activity: &str, and: fn(&mut Booking)| {
        let mut booking = Booking::new(parse(activity), parse("2026-12-02T10:00"), Minutes(60));
        and(&mut booking);
        Session { id: parse(id), series: None, booking }
    };
    let state = at_night()
        .preview(&[
            place(PlaceKind::Venue).into(),
            group("hall").into(),
            family(Some("hall")).into(),
            booked("a", "home-visit", |it| it.families = vec![parse("c4")]).into(),
            booked("b", "drop-in", |it| it.group = Some(parse("swimmers"))).into(),
        ])
        .unwrap();
    let extra = Setting {
        key: "leave.extra_holidays".into(),
        values: vec![(None, PolicyValue::Dates(vec![parse("2026-12-02")]))],
    };
    let own = Holiday { date: parse("2026-01-02"), name: "Own".into(), observed: true };
    let mut visit = state.activity(&parse("home-visit")).unwrap().clone();
    visit.direct = !visit.direct;
    let mut abroad = state.service().unwrap().clone();
    abroad.time_zone = parse("Europe/Paris");
    let week: Week = parse("2026-W49");
    for change in [
        Change::from(place(PlaceKind::Remote)),
        group("base").into(),
        family(None).into(),
        extra.into(),
        own.into(),
        visit.into(),
        abroad.into(),
    ] {
        let after = state.preview(std::slice::from_ref(&change)).unwrap();
        assert_ne!(RotaWeek::of(&state, week), RotaWeek::of(&after, week), "{change:?}");
        assert_told(&state, &after, week);
        assert_told(&after, &state, week);
    }
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
