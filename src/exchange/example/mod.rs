//! The example service: a made-up team whose week shows what the program is for.
//!
//! Its team file is beside this one. What lies before its present moment is marked as done, so that due dates, balances
//! and trends are those of a service at work.

mod moved;

use super::team_file::{TeamFileFaults, import};
use crate::domain::{Change, Date, Moment, Session, State, Status, Time, Week, Weekday};
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

/// The week that is the example's own at a moment: the one that is running, and at a weekend the one that comes.
fn own_week(at: Moment) -> Week {
    let is_weekend = matches!(at.date().weekday(), Weekday::Sat | Weekday::Sun);
    at.week().plus(i32::from(is_weekend))
}

/// The changes that fill an empty store with it, as it is at its own moment. The error says what is wrong with the team file.
pub fn changes() -> Result<Vec<Change>, TeamFileFaults> {
    changes_at(now())
}

/// The same with its week where the calendar stands at another moment.
pub fn changes_at(present: Moment) -> Result<Vec<Change>, TeamFileFaults> {
    let week = own_week(present);
    let text = moved::moved(TEAM_FILE, week.weeks_since(now().week()));
    let mut changes = import(&text, &State::default())?.changes;
    let Ok(state) = State::default().preview(&changes) else {
        return Ok(changes);
    };
    for week in week.plus(-WEEKS_BEFORE).to(week) {
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
    fn it_is_whole_wherever_the_calendar_stands() {
        for at in [
            "2026-12-05T20:00",
            "2027-01-04T08:00",
            "2027-03-28T12:00",
            "2028-02-29T23:59",
            "2031-10-27T09:30",
        ] {
            let at: Moment = at.parse().unwrap();
            let state = State::default().preview(&changes_at(at).unwrap()).unwrap();
            assert_eq!(check_all(&state), [], "{at}");
            let rota = RotaWeek::of(&state, own_week(at)).unwrap();
            assert!(rota.sessions().len() > 50, "{at}: {}", rota.sessions().len());
            let ahead = rota.sessions().iter().find(|it| it.end > at && it.booking().status == Status::Done);
            assert_eq!(ahead, None, "{at}");
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
