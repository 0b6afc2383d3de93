//! What is known of weeks is used again after a draft's changes, and the flags are those of judging from nothing.

use tandem::domain::*;
use tandem::exchange::example;
use tandem::rota::RotaWeek;
use tandem::rules::{Flag, Known, Room, flags_of_week, judge_week};

#[test]
fn flags_after_a_change_are_those_of_judging_from_nothing() {
    let state = State::default().preview(&example::changes().unwrap()).unwrap();
    let today = example::now().date();
    let week = today.week();
    let room = Room::new(&state, today);
    let _ = (judge_week(&room, week), judge_week(&room, week.plus(1)));
    let known: Known = room.into_known();
    let rota = RotaWeek::of(&state, week).unwrap();
    for (n, booked) in rota.sessions().iter().enumerate().step_by(11) {
        let mut booking = booked.dated_booking();
        match n % 3 {
            0 => booking.status = Status::Cancelled,
            1 => booking.start = booking.start.plus_wall(Minutes::hours(7 * 24 + 1)),
            _ => booking.people.clear(),
        }
        let session = Session { id: booked.id.clone(), series: booked.series.clone(), booking };
        let changes = [Change::from(session)];
        let after = state.preview(&changes).unwrap();
        for week in [week, week.plus(1)] {
            let room = Room::new(&after, today).with_known(known.after(&state, &changes));
            let told = |flags: Vec<Flag>| flags.into_iter().map(|it| format!("{it:?}")).collect::<Vec<_>>();
            let afresh = told(flags_of_week(&after, week, today));
            assert_eq!(told(judge_week(&room, week)), afresh, "{}", booked.id);
        }
    }
}

#[test]
fn what_is_said_of_a_person_leaves_what_is_known_true_as_long_as_the_team_stays() {
    let state = State::default().preview(&example::changes().unwrap()).unwrap();
    let today = example::now().date();
    let week = today.week();
    let room = Room::new(&state, today);
    let _ = judge_week(&room, week);
    let known = room.into_known();
    let aisha = state.person(&"aisha".parse().unwrap()).unwrap();
    let buddy = Person { buddy: Some("fiona".parse().unwrap()), ..aisha.clone() };
    let colleague = Person { role: Role::Colleague, ..aisha.clone() };
    let elsewhere = Person { team: "ailsa".parse().unwrap(), ..aisha.clone() };
    for person in [buddy, colleague, elsewhere] {
        let changes = [Change::from(person)];
        let after = state.preview(&changes).unwrap();
        let room = Room::new(&after, today).with_known(known.after(&state, &changes));
        let afresh = Room::new(&after, today);
        let told = |room: &Room<'_>| format!("{:?} {:?}", judge_week(room, week), room.hours(week));
        assert_eq!(told(&room), told(&afresh));
    }
}
