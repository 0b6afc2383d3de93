//! Going about: days, people, sessions, weeks.

use std::sync::Arc;

use tui_input::Input as Text;

use crate::app::layer::{Layer, LineLayer, LinePurpose};
use crate::app::shell::views::WeekView;
use crate::app::{App, Screen};
use crate::command::Command;
use crate::domain::{Date, Minutes, PersonId, SessionId, Time};

/// The step of the time cursor, a quarter of an hour.
const QUARTER: Minutes = Minutes(15);

impl App {
    /// Carries out a command that only changes what is selected.
    pub(in crate::app) fn go(&mut self, command: Command) {
        match command {
            _ if self.screen == Screen::Leave && self.go_on_leave(command) => {}
            Command::Up => self.step(-1),
            Command::Down => self.step(1),
            Command::First => self.step(i32::MIN),
            Command::Last => self.step(i32::MAX),
            Command::Left | Command::Right if self.screen == Screen::Risks => {
                self.step_risk_group(command == Command::Right);
            }
            Command::Left | Command::Right if self.screen == Screen::Caseload => {
                self.caseload.step_group(command == Command::Right);
            }
            Command::Left if self.screen == Screen::Training => self.step_course(-1),
            Command::Right if self.screen == Screen::Training => self.step_course(1),
            Command::Left if self.screen == Screen::Day => self.step_time(-QUARTER),
            Command::Right if self.screen == Screen::Day => self.step_time(QUARTER),
            Command::Left => self.go_to_day(self.spot.day.plus_days(-1)),
            Command::Right => self.go_to_day(self.spot.day.plus_days(1)),
            Command::NextWeek => self.go_to_day(self.spot.day.plus_days(self.stride())),
            Command::PreviousWeek => self.go_to_day(self.spot.day.plus_days(-self.stride())),
            Command::Today => self.go_to_day(self.today()),
            Command::NextSession => self.step_session(true),
            Command::PreviousSession => self.step_session(false),
            _ => {}
        }
    }

    /// A week on the Week screen, a day on the Day screen.
    fn stride(&self) -> i32 {
        if self.screen == Screen::Day { 1 } else { 7 }
    }

    /// Goes to a day; dates that no calendar of ours holds are left alone.
    pub(in crate::app) fn go_to_day(&mut self, day: Date) {
        if self.screen == Screen::Leave {
            self.go_to_leave_day(day);
        } else if crate::domain::YEARS.contains(&day.year()) {
            self.spot.day = day;
            self.spot.session = None;
        }
    }

    /// Goes so many lines down (up, when negative) on the screen shown.
    fn step(&mut self, by: i32) {
        match self.screen {
            Screen::Week | Screen::Day => {
                let from = self.spot.person.as_ref();
                let next = self.view().and_then(|view| view.roster.step(from, by)).cloned();
                self.select_person(next);
            }
            Screen::People => {
                let next = self.person_by_name(by);
                self.select_person(next);
            }
            Screen::Posts => self.step_post(by),
            Screen::Hours => self.step_hours(by),
            Screen::Leave => {
                let next = self.step_on_chart(by);
                self.select_person(next);
            }
            Screen::Supervision => self.step_supervision(by),
            Screen::Caseload => self.step_caseload(by),
            Screen::Training => self.step_training(by),
            Screen::Groups => self.step_groups(by),
            Screen::Reminders => self.step_reminders(by),
            Screen::Directory => self.step_directory(by),
            Screen::Risks => self.step_risk(by),
            Screen::Rules => self.step_rule(by),
            Screen::Policy => self.step_policy(by),
            Screen::History => self.step_history(by),
        }
    }

    fn select_person(&mut self, person: Option<PersonId>) {
        if let Some(person) = person {
            self.spot.person = Some(person);
            self.spot.session = None;
        }
    }

    /// The people of the People screen, in its order.
    #[must_use]
    pub fn people_listed(&self) -> Vec<PersonId> {
        let mut people: Vec<_> = self.state.people().collect();
        people.sort_by_key(|person| (&person.team, !person.role.is_peer(), person.role, &person.name));
        people.into_iter().map(|person| person.id.clone()).collect()
    }

    fn person_by_name(&self, by: i32) -> Option<PersonId> {
        let people = self.people_listed();
        let at = people.iter().position(|id| Some(id) == self.spot.person.as_ref());
        let last = people.len().checked_sub(1)?;
        let at = at.map_or(0, |at| {
            let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
            if by < 0 { at.saturating_sub(steps) } else { at.saturating_add(steps).min(last) }
        });
        people.get(at).cloned()
    }

    fn step_time(&mut self, by: Minutes) {
        let minutes = self.spot.time.minutes() + by;
        let time = u16::try_from(minutes.0).ok().and_then(|m| Time::new(m / 60, m % 60));
        if let Some(time) = time {
            self.spot.time = time;
            self.spot.session = None;
            self.select_at_time();
        }
    }

    /// Selects the session that the time lies in, or none.
    pub(in crate::app) fn select_at_time(&mut self) {
        let (Some(view), Some(person)) = (self.view().cloned(), self.spot.person.clone()) else {
            return;
        };
        let at = self.spot.day.at(self.spot.time);
        let next = at.plus_wall(QUARTER);
        let here = |booked: &&crate::rota::Booked| booked.start < next && at < booked.end;
        self.spot.session = view.sessions(&person, self.spot.day).find(here).map(|booked| booked.id.clone());
    }

    /// The next session of the day, then of the days after it in the week; backwards likewise.
    fn step_session(&mut self, forward: bool) {
        let (Some(view), Some(person)) = (self.view().cloned(), self.spot.person.clone()) else {
            return;
        };
        let all: Vec<(Date, SessionId)> = listed(&view, &person);
        let at = all.iter().position(|(_, id)| Some(id) == self.spot.session.as_ref());
        let next = match (at, forward) {
            (Some(at), true) => all.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| all.get(at)),
            (None, true) => all.iter().find(|(day, _)| *day >= self.spot.day),
            (None, false) => all.iter().rev().find(|(day, _)| *day <= self.spot.day),
        };
        if let Some((day, id)) = next {
            self.spot.day = *day;
            self.spot.session = Some(id.clone());
            if let Some(booked) = view.session(id) {
                self.spot.time = quarter_of(booked.start.time());
            }
        }
    }

    pub(in crate::app) fn ask_date(&mut self) {
        self.layers.push(Layer::Line(LineLayer {
            purpose: LinePurpose::GoTo,
            prompt: "Go to which day?".to_owned(),
            text: Text::default(),
            proposals: vec![],
            marked: 0,
            reading: None,
            remark: Some(Ok("fri, 3/12, 3 dec, 2026-12-03, w51, today".to_owned())),
            base: Arc::clone(&self.state),
        }));
    }
}

fn listed(view: &WeekView, person: &PersonId) -> Vec<(Date, SessionId)> {
    let mut all: Vec<_> =
        view.rota.sessions_of(person).map(|booked| (booked.start, booked.id.clone())).collect();
    all.sort();
    all.into_iter().map(|(start, id)| (start.date(), id)).collect()
}

/// The quarter-hour that a time lies in.
pub(in crate::app) fn quarter_of(time: Time) -> Time {
    Time::new(time.hour(), time.minute() / 15 * 15).unwrap_or(time)
}
