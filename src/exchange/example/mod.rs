//! The example service: a made-up team whose week shows what the program is for.
//!
//! Its team file is beside this one. What lies before its present moment is marked as done, so that due dates, balances
//! and trends are those of a service at work.

use super::team_file::{TeamFileFaults, import};
use crate::domain::{Change, Date, Moment, Session, State, Status, Time, Week};
use crate::rota::RotaWeek;

const TEAM_FILE: &str = include_str!("harbour.toml");

/// The moment that the example service is at: Wednesday 2 December 2026, 10:40.
#[must_use]
pub fn now() -> Moment {
    let day = Date::new(2026, 12, 2).unwrap_or_else(|| Week::from_ordinal(0).monday());
    day.at(Time::new(10, 40).unwrap_or(Time::MIDNIGHT))
}

/// Weeks before the present one that are filled.
const WEEKS_BEFORE: i32 = 4;

/// The changes that fill an empty store with it, at its present moment. The error says what is wrong with the team file.
pub fn changes() -> Result<Vec<Change>, TeamFileFaults> {
    changes_at(now())
}

/// The same where a clock says something else: nothing is done before its time.
pub fn changes_at(moment: Moment) -> Result<Vec<Change>, TeamFileFaults> {
    let mut changes = import(TEAM_FILE, &State::default())?.changes;
    let Ok(state) = State::default().preview(&changes) else {
        return Ok(changes);
    };
    let present = moment.min(now());
    for week in now().week().plus(-WEEKS_BEFORE).to(present.week()) {
        let Ok(rota) = RotaWeek::of(&state, week) else { continue };
        let over =
            rota.sessions().iter().filter(|it| it.end <= present && it.booking().status == Status::Planned);
        changes.extend(over.map(|booked| {
            let mut booking = booked.dated_booking();
            booking.status = Status::Done;
            Change::from(Session { id: booked.id.clone(), series: booked.series.clone(), booking })
        }));
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::check_all;

    #[test]
    fn before_its_moment_nothing_is_done_that_is_still_to_come() {
        let nine = now().date().at(Time::new(9, 0).unwrap());
        for (moment, done) in [(nine, false), (now(), true)] {
            let state = State::default().preview(&changes_at(moment).unwrap()).unwrap();
            assert_eq!(check_all(&state), []);
            let rota = RotaWeek::of(&state, now().week()).unwrap();
            let early = rota.sessions().iter().filter(|it| it.end > moment);
            assert_eq!(early.filter(|it| it.booking().status == Status::Done).count(), 0, "{moment}");
            let today = rota.sessions_on(now().date());
            assert_eq!(today.filter(|it| it.booking().status == Status::Done).count() > 0, done, "{moment}");
        }
    }

    #[test]
    fn the_example_is_whole_and_what_is_over_is_done() {
        let state = State::default().preview(&changes().unwrap()).unwrap();
        assert_eq!(check_all(&state), []);
        let rota = RotaWeek::of(&state, now().week()).unwrap();
        let undone = rota.sessions().iter().find(|it| it.end <= now() && it.booking().status != Status::Done);
        assert_eq!(undone, None);
        assert!(rota.sessions().iter().any(|it| it.booking().status == Status::Planned));
    }
}
