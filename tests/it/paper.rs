//! Three weeks worked out on paper before the program could: every figure of H and P, and the pieces of shifts.
//!
//! The team file is `tests/files/paper.toml`: a rotating pattern, a share that starts mid-week, leave over a public
//! holiday, and series and shifts across the night the clocks go back.

use tandem::domain::*;
use tandem::exchange::team_file;
use tandem::rota::{RotaWeek, Shift, WeekHours};

use crate::build::parse;

fn paper() -> State {
    let changes = team_file::import(include_str!("../files/paper.toml"), &State::default()).unwrap().changes;
    State::default().preview(&changes).unwrap()
}

/// What was worked out on paper: contract, shift, outside, leave, holiday, worked, balance, direct, travel, meeting, open.
const H: &[(&str, &str, [i32; 11])] = &[
    ("2026-W43", "ishbel", [900, 900, 120, 0, 0, 1020, 120, 270, 25, 50, 630]),
    ("2026-W43", "nuala", [1170, 1230, 15, 0, 0, 1245, 75, 105, 0, 75, 1065]),
    ("2026-W43", "rhona", [563, 315, 45, 210, 0, 360, 7, 60, 0, 30, 195]),
    ("2026-W44", "ishbel", [900, 240, 75, 330, 330, 315, 75, 60, 25, 90, 140]),
    ("2026-W44", "nuala", [1170, 1380, 0, 0, 0, 1380, 210, 120, 0, 0, 1230]),
    ("2026-W44", "rhona", [900, 427, 15, 413, 0, 442, -45, 140, 0, 30, 182]),
    ("2026-W45", "ishbel", [900, 900, 85, 0, 0, 985, 85, 180, 25, 0, 750]),
    ("2026-W45", "nuala", [1170, 1110, 90, 60, 0, 1200, 90, 90, 0, 60, 1020]),
    ("2026-W45", "rhona", [900, 840, 60, 0, 0, 900, 0, 255, 60, 0, 555]),
];

/// And of posts: funded, shared, vacant, worked, overlap.
const P: &[(&str, &str, [i32; 5], &str)] = &[
    ("2026-W43", "day-post", [1860, 1463, 397, 1380, 308], "ishbel rhona"),
    ("2026-W43", "night-post", [1200, 1170, 30, 1245, 0], "nuala"),
    ("2026-W44", "day-post", [1860, 1800, 60, 757, 60], "ishbel rhona"),
    ("2026-W44", "night-post", [1200, 1170, 30, 1380, 0], "nuala"),
    ("2026-W45", "day-post", [1860, 1800, 60, 1885, 518], "ishbel rhona"),
    ("2026-W45", "night-post", [0, 1170, 0, 1200, 0], "nuala"),
];

fn week(state: &State, week: &str) -> RotaWeek {
    RotaWeek::of(state, parse(week)).unwrap()
}

#[test]
fn everybodys_hours_are_those_of_the_paper() {
    let state = paper();
    for week_ in ["2026-W43", "2026-W44", "2026-W45"] {
        let hours = WeekHours::of(&state, &week(&state, week_));
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
    let state = paper();
    for (week_, post, figures, sharers) in P {
        let hours = WeekHours::of(&state, &week(&state, week_));
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
