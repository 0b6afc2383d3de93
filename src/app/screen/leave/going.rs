//! Going about on the Leave screen, and keeping its chart worked out.

use std::sync::Arc;

use super::{BESIDE, NAME, Part, REQUESTS, Scale};
use crate::app::layer::Layer;
use crate::app::{App, Effect, Screen, Target};
use crate::command::Command;
use crate::domain::{Date, Entity as _, LeaveKey, PersonId, Week, YEARS};
use crate::rota::wall::{Wall, WallLine};

impl App {
    /// Carries out a command that is the Leave screen's own.
    pub(in crate::app) fn leave_command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::AskLeave => self.ask_leave(),
            Command::DecideLeave => self.decide_leave(),
            Command::WithdrawLeave => return self.withdraw_leave(),
            Command::SickLeave => self.note_sickness(),
            Command::EarnToil => self.note_toil(),
            Command::CoverLeave => return self.cover_leave(),
            Command::ShowAccount => return self.show_account(),
            Command::CarryLeave => self.carry_leave(),
            Command::MarkDays => {
                let leave = &mut self.leave;
                leave.anchor = if leave.anchor.is_some() { None } else { Some(leave.day) };
            }
            Command::NextMonth | Command::PreviousMonth | Command::NextYear | Command::PreviousYear => {
                let _ = self.go_on_leave(command);
            }
            Command::LeaveParts => {
                let other = if self.leave.part == Part::Chart { Part::Requests } else { Part::Chart };
                self.leave.part = other;
                if other == Part::Requests {
                    self.step_request(0);
                }
            }
            Command::LeaveScale => {
                let scale = &mut self.leave.scale;
                *scale = if *scale == Scale::Month { Scale::Year } else { Scale::Month };
            }
            Command::OpenLeaveDay => {
                let (day, person) = (self.leave.day, self.spot.person.clone());
                self.screen = Screen::Week;
                self.go_to(person.map_or(Target::Day(day), |person| Target::Line(day, person)));
            }
            _ => {}
        }
        vec![]
    }

    /// Goes about on the Leave screen; says whether there was something to go to.
    pub(in crate::app) fn go_on_leave(&mut self, command: Command) -> bool {
        let on_requests = self.leave.part == Part::Requests;
        match command {
            Command::Up if on_requests => self.step_request(-1),
            Command::Down if on_requests => self.step_request(1),
            Command::First if on_requests => self.step_request(i32::MIN),
            Command::Last if on_requests => self.step_request(i32::MAX),
            Command::Left | Command::Right if on_requests => {}
            Command::Left => self.go_to_leave_day(self.leave.day.plus_days(-1)),
            Command::Right => self.go_to_leave_day(self.leave.day.plus_days(1)),
            Command::NextWeek => self.go_to_leave_day(self.leave.day.plus_days(7)),
            Command::PreviousWeek => self.go_to_leave_day(self.leave.day.plus_days(-7)),
            Command::NextMonth => self.go_to_leave_day(months_on(self.leave.day, 1)),
            Command::PreviousMonth => self.go_to_leave_day(months_on(self.leave.day, -1)),
            Command::NextYear => self.go_to_leave_day(months_on(self.leave.day, 12)),
            Command::PreviousYear => self.go_to_leave_day(months_on(self.leave.day, -12)),
            Command::Today => self.go_to_leave_day(self.today()),
            _ => return false,
        }
        true
    }

    /// Marks a day; one that no calendar of ours holds is left alone.
    pub(in crate::app) fn go_to_leave_day(&mut self, day: Date) {
        if YEARS.contains(&day.year()) {
            self.leave.day = day;
        }
    }

    fn step_request(&mut self, by: i32) {
        let requests = self.requests();
        let last = requests.len().saturating_sub(1);
        let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        let at = self.leave.at;
        let to = if by < 0 { at.saturating_sub(steps) } else { at.saturating_add(steps).min(last) };
        self.leave.at = to;
        if let Some(request) = requests.get(to) {
            self.leave.request = Some(request.leave.key());
            let (person, day) = (request.leave.person.clone(), request.leave.span.first_day());
            self.spot.person = Some(person);
            self.leave.anchor = None;
            self.go_to_leave_day(day);
        }
    }

    /// Goes so many lines of the chart down, up when negative.
    pub(in crate::app) fn step_on_chart(&self, by: i32) -> Option<PersonId> {
        let mut people: Vec<PersonId> = vec![];
        for line in self.chart_lines() {
            if !people.contains(&line.person) {
                people.push(line.person.clone());
            }
        }
        let at = people.iter().position(|id| Some(id) == self.spot.person.as_ref());
        let last = people.len().checked_sub(1)?;
        let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        let to =
            at.map_or(
                0,
                |at| {
                    if by < 0 { at.saturating_sub(steps) } else { at.saturating_add(steps).min(last) }
                },
            );
        people.get(to).cloned()
    }

    /// The lines of the chart whose share is on in the days in sight.
    #[must_use]
    pub fn chart_lines(&self) -> Vec<&WallLine> {
        let (from, days) = self.leave.window(self.chart_columns());
        let wall = &self.leave.wall;
        wall.shown(from, days).into_iter().filter_map(|n| wall.lines().get(n)).collect()
    }

    /// The columns that the chart has for its days.
    #[must_use]
    pub fn chart_columns(&self) -> u16 {
        let beside = if self.size.0 >= BESIDE { REQUESTS } else { 0 };
        self.size.0.saturating_sub(NAME + 2 + beside)
    }

    /// The chart is worked out where it is in sight, and forgotten when the state moves on; of days that are known
    /// nothing is worked out again.
    pub(in crate::app) fn settle_leave(&mut self) {
        if self.screen != Screen::Leave {
            return;
        }
        if !self.leave.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &self.state)) {
            self.leave.wall = Wall::default();
            self.leave.of = Some(self.state.clone());
        }
        let (from, days) = self.leave.window(self.chart_columns());
        self.leave.wall.cover(&self.state, from, days);
        self.settle_requests();
        let there = |id: &PersonId| self.state.person(id).is_some();
        if !self.spot.person.as_ref().is_some_and(there) {
            self.spot.person = self.chart_lines().first().map(|line| line.person.clone());
        }
    }

    /// Marks a leave: its person and first day on the chart, itself among the requests.
    pub(in crate::app) fn go_to_leave(&mut self, key: LeaveKey) {
        let (person, day) = (key.0.clone(), key.1);
        self.screen = Screen::Leave;
        self.spot.person = Some(person);
        (self.leave.anchor, self.leave.request) = (None, Some(key));
        self.go_to_leave_day(day);
    }

    /// The mark is on the request that it was on, wherever that stands now.
    fn settle_requests(&mut self) {
        let keys: Vec<LeaveKey> = self.requests().iter().map(|request| request.leave.key()).collect();
        let leave = &mut self.leave;
        let was = leave.request.clone();
        leave.beside.settle(&mut leave.request, &keys, || None);
        leave.at = keys.iter().position(|key| Some(key) == leave.request.as_ref()).unwrap_or(0);
        // With nothing left to decide the keys go to the chart, to what was decided last.
        if keys.is_empty() && leave.part == Part::Requests {
            leave.part = Part::Chart;
            if let Some((person, day, ..)) = was {
                (leave.day, self.spot.person) = (day, Some(person));
            }
            return;
        }
        // The chart shows what is marked among the requests.
        if was.is_some() && was != leave.request && leave.part == Part::Requests {
            self.step_request(0);
        }
    }

    /// The weeks that the leave being written or decided on reaches and that are still on disk.
    pub(in crate::app) fn weeks_missing_for_leave(&self) -> Vec<Week> {
        let Some(Layer::Form(form)) = self.layers.last() else { return vec![] };
        let Some(weeks) = form.leave_weeks() else { return vec![] };
        self.state.missing(*weeks.start(), *weeks.end()).collect()
    }
}

/// The same day so many months on; the last of a month that is shorter.
fn months_on(day: Date, months: i32) -> Date {
    let all = day.year() * 12 + i32::try_from(day.month()).unwrap_or(1) - 1 + months;
    let (year, month) = (all.div_euclid(12), u32::try_from(all.rem_euclid(12)).unwrap_or(0) + 1);
    (0..4).find_map(|less| Date::new(year, month, day.day().saturating_sub(less))).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_on_is_the_same_day_or_the_last_of_a_shorter_month() {
        for (from, months, to) in [
            ("2026-12-03", 1, "2027-01-03"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2026-03-31", -1, "2026-02-28"),
            ("2026-01-15", -1, "2025-12-15"),
            ("2199-12-01", 1, "2199-12-01"),
        ] {
            let day: Date = from.parse().unwrap();
            assert_eq!(months_on(day, months).to_string(), to, "{from} {months}");
        }
    }
}
