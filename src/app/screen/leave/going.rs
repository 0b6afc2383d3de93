//! The Leave screen: going about on it, and keeping its chart worked out.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::account::show_account;
use super::requests::{decides_for, marked, requests, withdraw_leave};
use super::{LeavePane, NAME, Scale, whole};
use crate::app::screen::stepped::stepped;
use crate::app::screen::{Screen, ScreenInfo};
use crate::app::{App, Effect, Heading, ScreenId, Target, words};
use crate::command::{Command, Need, Scope, Situation};
use crate::domain::{
    Carry, Date, Entity as _, Key, Leave, LeaveKey, LeaveKind, LeaveSpan, LeaveState, Minutes, PersonId,
    Record, Toil, Week,
};
use crate::rota::Booked;
use crate::rota::leave::LeaveYear;
use crate::rota::wall::{Wall, WallLine};

/// What is said of it.
const INFO: ScreenInfo = ScreenInfo {
    title: "Leave",
    scopes: &[Scope::Leave, Scope::Global],
    shown_by: &[Command::ShowLeave],
    hints: &[
        Command::AskLeave,
        Command::MarkDays,
        Command::DecideLeave,
        Command::CoverLeave,
        Command::LeaveParts,
        Command::WithdrawLeave,
        Command::SickLeave,
        Command::NextWeek,
        Command::NextMonth,
        Command::NextYear,
        Command::ShowAccount,
        Command::LeaveScale,
        Command::EarnToil,
        Command::CarryLeave,
        Command::OpenLeaveDay,
        Command::Undo,
        Command::ShowWeek,
        Command::Palette,
        Command::Quit,
    ],
};

/// The Leave screen.
pub(in crate::app) struct LeaveScreen;

impl Screen for LeaveScreen {
    fn info(&self) -> &'static ScreenInfo {
        &INFO
    }

    fn heading(&self, app: &App) -> Heading {
        let year = LeaveYear::of(&app.state, app.screens.leave.day);
        let in_full = |year: LeaveYear| format!("{} – {}", words::date(year.first), words::date(year.last));
        let about = year.map_or_else(Vec::new, |year| vec![in_full(year), year.label()]);
        Heading::about(INFO.title, about)
    }

    /// The requests to decide on.
    fn waiting(&self, app: &App) -> usize {
        let leave = app.state.records.leave.values().map(|row| &row.item);
        let asked = leave.filter(|leave| leave.state == LeaveState::Requested);
        asked.filter(|leave| decides_for(app, &leave.person) && !leave.is_over(app.today())).count()
    }

    fn command(&self, app: &mut App, command: Command) -> Vec<Effect> {
        let leave = &mut app.screens.leave;
        match command {
            Command::AskLeave => app.ask_leave(),
            Command::DecideLeave => app.decide_leave(),
            Command::WithdrawLeave => return withdraw_leave(app),
            Command::EarnToil => app.note_toil(),
            Command::CoverLeave => return app.cover_leave(),
            Command::ShowAccount => return show_account(app),
            Command::CarryLeave => app.carry_leave(),
            Command::ShowChristmas => app.open_fortnight(),
            Command::MarkDays => leave.anchor = if leave.anchor.is_some() { None } else { Some(leave.day) },
            Command::NextMonth => self.go_by_months(app, 1),
            Command::PreviousMonth => self.go_by_months(app, -1),
            Command::NextYear => self.go_by_months(app, 12),
            Command::PreviousYear => self.go_by_months(app, -12),
            Command::LeaveParts => {
                leave.part =
                    if leave.part == LeavePane::Chart { LeavePane::Requests } else { LeavePane::Chart };
                if leave.part == LeavePane::Requests {
                    step_request(app, 0);
                }
            }
            Command::LeaveScale => {
                leave.scale = if leave.scale == Scale::Month { Scale::Year } else { Scale::Month };
            }
            Command::OpenLeaveDay => {
                let (day, person) = (leave.day, app.selection.person.clone());
                app.screen = ScreenId::Week;
                app.go_to(person.map_or(Target::Day(day), |person| Target::Line(day, person)));
            }
            _ => {}
        }
        vec![]
    }

    fn step(&self, app: &mut App, by: i32) {
        if app.screens.leave.part == LeavePane::Requests {
            step_request(app, by);
        } else {
            let next = step_on_chart(app, by);
            app.select_person(next);
        }
    }

    fn step_across(&self, app: &mut App, by: i32) {
        if app.screens.leave.part == LeavePane::Chart {
            self.go_to_day(app, self.day(app).plus_days(by));
        }
    }

    fn day(&self, app: &App) -> Date {
        app.screens.leave.day
    }

    fn days(&self, app: &App) -> (Date, Date) {
        app.screens.leave.marked()
    }

    fn go_to_day(&self, app: &mut App, day: Date) {
        app.screens.leave.go_to(day);
    }

    /// Whoever comes from a week looks at its days; coming back they are where they were.
    fn arrive(&self, app: &mut App) {
        app.screens.leave.come_from(app.selection.day);
    }

    /// What everybody has in the marked leave year is reckoned from all of its weeks.
    fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        whole::year_shown(app).map(whole::weeks_of_year)
    }

    /// The chart is worked out where it is in sight, and forgotten when the state moves on; of days that are known nothing is
    /// worked out again.
    fn refresh(&self, app: &mut App) -> Option<Effect> {
        let (from, days) = chart_window(app);
        let leave = &mut app.screens.leave;
        if !leave.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &app.state)) {
            leave.wall = Wall::default();
            leave.of = Some(app.state.clone());
        }
        leave.wall.cover(&app.state, from, days);
        whole::refresh(app);
        settle_requests(app);
        settle_person(app);
        None
    }

    /// No more days are marked than one.
    fn back(&self, app: &mut App) {
        app.screens.leave.anchor = None;
    }

    fn selects_anybody(&self) -> bool {
        true
    }

    fn facts(&self, app: &App, facts: &mut Situation) {
        facts.note(Need::Absence, no_absence(app));
        facts.note(Need::Carrying, no_carrying(app));
        facts.note(Need::Deciding, no_deciding(app));
        facts.note(Need::Withdrawing, no_withdrawing(app));
        facts.note(Need::Earning, no_earning(app));
    }

    /// A leave: its person and first day on the chart, itself among the requests.
    fn mark(&self, app: &mut App, key: &Key) {
        if let Key::Leave(key) = key {
            app.selection.person = Some(key.0.clone());
            let leave = &mut app.screens.leave;
            (leave.anchor, leave.request) = (None, Some(key.clone()));
            leave.go_to(key.1);
        }
    }

    fn target_of(&self, _app: &App, record: &Record) -> Option<Target> {
        matches!(record, Record::Leave(_)).then(|| Target::Marked(ScreenId::Leave, record.key()))
    }

    /// That of the marked leave, which need not be the one that the sessions are left by.
    fn covers_with(&self, app: &App, sessions: &[&Booked]) -> Option<Command> {
        let leave = marked(app)?;
        let is_of = |it: &&Booked| it.involves(&leave.person) && leave.span.touches(it.start.date());
        sessions.iter().any(is_of).then_some(Command::CoverLeave)
    }
}

impl LeaveScreen {
    fn go_by_months(&self, app: &mut App, months: i32) {
        self.go_to_day(app, months_on(self.day(app), months));
    }
}

fn step_request(app: &mut App, by: i32) {
    let requests = requests(app);
    let leave = &mut app.screens.leave;
    leave.at = stepped(leave.at, by, requests.len());
    if let Some(request) = requests.get(leave.at) {
        leave.request = Some(request.leave.key());
        leave.anchor = None;
        leave.go_to(request.leave.span.first_day());
        app.selection.person = Some(request.leave.person.clone());
    }
}

/// Goes so many lines of the chart down, up when negative.
fn step_on_chart(app: &App, by: i32) -> Option<PersonId> {
    let mut people: Vec<PersonId> = vec![];
    for line in chart_lines(app) {
        if !people.contains(&line.person) {
            people.push(line.person.clone());
        }
    }
    let at = people.iter().position(|id| Some(id) == app.selection.person.as_ref());
    people.get(at.map_or(0, |at| stepped(at, by, people.len()))).cloned()
}

/// The lines of the chart whose share is on in the days in sight.
#[must_use]
pub fn chart_lines(app: &App) -> Vec<&WallLine> {
    let (from, days) = chart_window(app);
    let wall = &app.screens.leave.wall;
    wall.shown(from, days).into_iter().filter_map(|n| wall.lines().get(n)).collect()
}

/// The columns that the chart has for its days.
#[must_use]
pub fn chart_columns(app: &App) -> u16 {
    app.surface.size.0.saturating_sub(NAME + 2)
}

/// The days in sight: the first, and how many; where all is shown, those of the leave year.
#[must_use]
pub fn chart_window(app: &App) -> (Date, usize) {
    let Some(year) = whole::year_shown(app) else { return app.screens.leave.window(chart_columns(app)) };
    let weeks = whole::weeks_of_year(year);
    let days = (weeks.end().weeks_since(*weeks.start()) + 1) * 7;
    (weeks.start().monday(), usize::try_from(days).unwrap_or(0))
}

/// Why I may not ask for leave of my own, or note that of the selected person.
fn no_absence(app: &App) -> Option<String> {
    let (kind, state) = (LeaveKind::Annual, LeaveState::Requested);
    let span = LeaveSpan::Days { from: app.today(), to: app.today() };
    let leave = Leave { person: app.leave_person()?, kind, span, state, number: u8::MAX };
    app.refusal(None::<Leave>, leave)
}

/// Why I decide on nobody's leave.
fn no_deciding(app: &App) -> Option<String> {
    let leads = app.state.people().any(|person| decides_for(app, &person.id));
    (!leads).then(|| "a team lead decides on leave".to_owned())
}

/// Why there is no leave marked that I may call off.
fn no_withdrawing(app: &App) -> Option<String> {
    if app.screen != ScreenId::Leave {
        return None;
    }
    match marked(app) {
        None => Some("there is no leave on this day".to_owned()),
        Some(leave) if app.me.person() == Some(&leave.person) || decides_for(app, &leave.person) => None,
        Some(_) => Some("only they or their team lead can call it off".to_owned()),
    }
}

/// Why I may not note time that the selected person earned.
fn no_earning(app: &App) -> Option<String> {
    let (person, date) = (app.leave_person()?, app.today());
    app.refusal(None::<Toil>, Toil { person, date, minutes: Minutes(1), note: None, number: u8::MAX })
}

/// Why I may not note what the selected person carries over.
fn no_carrying(app: &App) -> Option<String> {
    let (person, year) = (app.selection.person.clone()?, app.screens.leave.day.year());
    app.refusal(None::<Carry>, Carry { person, year, minutes: Minutes(1), note: None })
}

/// Whoever has no line on the chart gives way to whoever looks, or to the first who has one.
fn settle_person(app: &mut App) {
    let lines = app.screens.leave.wall.lines();
    let has_line = |id: &PersonId| lines.iter().any(|line| line.person == *id);
    if app.selection.person.as_ref().is_some_and(&has_line) {
        return;
    }
    let mine = app.me.person().filter(|me| has_line(me)).cloned();
    app.selection.person = mine.or_else(|| chart_lines(app).first().map(|line| line.person.clone()));
}

/// The mark is on the request that it was on, wherever that stands now.
fn settle_requests(app: &mut App) {
    let keys: Vec<LeaveKey> = requests(app).iter().map(|request| request.leave.key()).collect();
    let leave = &mut app.screens.leave;
    let was = leave.request.clone();
    leave.beside.settle(&mut leave.request, &keys, || None);
    leave.at = keys.iter().position(|key| Some(key) == leave.request.as_ref()).unwrap_or(0);
    // With nothing left to decide the keys go to the chart, to what was decided last.
    if keys.is_empty() && leave.part == LeavePane::Requests {
        leave.part = LeavePane::Chart;
        if let Some((person, day, ..)) = was {
            (leave.day, app.selection.person) = (day, Some(person));
        }
        return;
    }
    // The chart shows what is marked among the requests.
    if was.is_some() && was != leave.request && leave.part == LeavePane::Requests {
        step_request(app, 0);
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
