//! The fortnight of Christmas and new year: who is in, off or asks to be, day by day, beside the one a year before; and whose
//! leave to agree to so that it is fair.
//!
//! 25 December and 1 January are of one weekday, so that their weeks are always two, one after the other. Who worked
//! most of the days from Christmas Eve to 2 January a year before comes first; where nothing is known of that, who has least
//! off in this one. What would leave a team with fewer peers in than it wants is left for somebody to decide.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::domain::{Date, Entity as _, Leave, LeaveKey, LeaveState, PersonId, TeamId, Week};
use crate::rota::RotaWeek;
use crate::rota::holidays::is_whole_day;
use crate::rules::RuleContext;

/// What somebody does on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FestiveDay {
    /// They do not work that day.
    NotIn,
    /// They work.
    In,
    /// A public holiday on a day that they would work.
    Holiday,
    /// On leave that is agreed.
    Away,
    /// They ask for leave.
    Asked,
}

/// Somebody's fortnight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FestiveLine {
    /// Who.
    pub person: PersonId,
    /// The fourteen days, from a Monday.
    pub days: Vec<FestiveDay>,
    /// How many of the days from Christmas Eve to 2 January they worked a year before, and on which of the fortnight they were
    /// on leave; `None` where nothing is known of it.
    pub last_year: Option<(usize, Vec<Date>)>,
}

/// The fortnight of some people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fortnight {
    /// Its Monday.
    pub first: Date,
    /// Each peer's, by name of the person's id.
    pub lines: Vec<FestiveLine>,
}

/// A leave that is asked for in the fortnight, and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FestiveRequest {
    /// The leave.
    pub leave: LeaveKey,
    /// The days on which its team would be left with too few; none where it can be agreed to.
    pub too_few: Vec<Date>,
}

/// The Monday of the fortnight whose Christmas is in a year.
#[must_use]
pub fn first_of(year: i32) -> Option<Date> {
    Date::new(year, 12, 25).map(|christmas| christmas.week().monday())
}

/// The year of the Christmas that is meant on a day: this one's until 2 January.
#[must_use]
pub fn year_meant(today: Date) -> i32 {
    if today.month() == 1 && today.day() <= 2 { today.year() - 1 } else { today.year() }
}

impl Fortnight {
    /// The weeks that must be here: those of the fortnight whose Christmas is in a year.
    #[must_use]
    pub fn weeks(year: i32) -> Option<(Week, Week)> {
        first_of(year).map(|first| (first.week(), first.week().plus(1)))
    }

    /// The fortnight whose Christmas is in a year, of one team's peers or of all; `None` where a week of it is not here.
    #[must_use]
    pub fn of(rules: &RuleContext<'_>, year: i32, team: Option<&TeamId>) -> Option<Self> {
        let first = first_of(year)?;
        let weeks = [rules.rota(first.week())?, rules.rota(first.week().plus(1))?];
        let before = first_of(year - 1);
        let then = before.and_then(|it| Some([rules.rota(it.week())?, rules.rota(it.week().plus(1))?]));
        let peers = rules.peers().filter(|it| team.is_none_or(|team| it.team == *team));
        let line = |person: &PersonId| FestiveLine {
            person: person.clone(),
            days: days(rules, &weeks, first, person),
            last_year: then
                .as_ref()
                .zip(before)
                .and_then(|(weeks, first)| last_year(rules, weeks, first, person)),
        };
        let lines = peers.map(|it| line(&it.id));
        let is_here = |it: &FestiveLine| it.days.iter().any(|day| *day != FestiveDay::NotIn);
        Some(Self { first, lines: lines.filter(is_here).collect() })
    }

    /// Its days.
    pub fn dates(&self) -> impl Iterator<Item = Date> + use<> {
        self.first.to(self.first.plus_days(13))
    }

    /// Whether anything is known of the one a year before.
    #[must_use]
    pub fn knows_last_year(&self) -> bool {
        self.lines.iter().any(|line| line.last_year.is_some())
    }

    /// How many work on a day of some lines.
    #[must_use]
    pub fn in_on<'l>(lines: impl IntoIterator<Item = &'l FestiveLine>, n: usize) -> Vec<&'l PersonId> {
        let is_in = |line: &&FestiveLine| line.days.get(n) == Some(&FestiveDay::In);
        lines.into_iter().filter(is_in).map(|line| &line.person).collect()
    }

    /// What is asked for, in the order that is fair, each with the days on which it would leave too few.
    #[must_use]
    pub fn fairly(&self, rules: &RuleContext<'_>) -> Vec<FestiveRequest> {
        let mut asked: Vec<&Arc<Leave>> = rules.state.records.leave.values().map(|row| &row.item).collect();
        let last = self.first.plus_days(13);
        asked.retain(|it| {
            it.state == LeaveState::Requested
                && it.span.first_day() <= last
                && it.span.last_day() >= self.first
                && self.line(&it.person).is_some()
        });
        asked.sort_by_key(|it| {
            let line = self.line(&it.person);
            let worked = line.and_then(|line| line.last_year.as_ref()).map_or(0, |(worked, _)| *worked);
            let off = |day: &&FestiveDay| matches!(day, FestiveDay::Away | FestiveDay::Holiday);
            let off = line.map_or(0, |line| line.days.iter().filter(off).count());
            (Reverse(worked), off, it.span.first_day(), it.person.clone())
        });
        let mut granted: Vec<&Leave> = vec![];
        let mut all = vec![];
        for leave in asked {
            let too_few = self.too_few(rules, leave, &granted);
            if too_few.is_empty() {
                granted.push(leave);
            }
            all.push(FestiveRequest { leave: leave.key(), too_few });
        }
        all
    }

    fn line(&self, person: &PersonId) -> Option<&FestiveLine> {
        self.lines.iter().find(|line| line.person == *person)
    }

    /// The days on which a leave, with others that are agreed to, would leave a team with fewer peers in than it wants.
    fn too_few(&self, rules: &RuleContext<'_>, leave: &Leave, granted: &[&Leave]) -> Vec<Date> {
        let state = rules.state;
        let Some(team) = state.person(&leave.person).and_then(|it| state.team(&it.team)) else {
            return vec![];
        };
        let wanted = usize::try_from(team.peers_wanted).unwrap_or(usize::MAX);
        let holds = |it: &Leave, day: Date| it.span.first_day() <= day && day <= it.span.last_day();
        let days = self.dates().enumerate().filter(|(n, day)| {
            let works = |line: &FestiveLine| {
                let here = line.days.get(*n);
                // Whoever asks for it is in until it is agreed to.
                let is_in = matches!(here, Some(FestiveDay::In | FestiveDay::Asked));
                is_in && !granted.iter().any(|it| it.person == line.person && holds(it, *day))
            };
            let of_team = self.lines.iter().filter(|line| {
                state.person(&line.person).is_some_and(|it| it.team == team.id) && works(line)
            });
            let there: Vec<&FestiveLine> = of_team.collect();
            let takes = holds(leave, *day) && there.iter().any(|line| line.person == leave.person);
            takes && there.len() <= wanted
        });
        days.map(|(_, day)| day).collect()
    }
}

fn days(
    rules: &RuleContext<'_>,
    weeks: &[Arc<RotaWeek>; 2],
    first: Date,
    person: &PersonId,
) -> Vec<FestiveDay> {
    let day = |date: Date| {
        let Some(rota) = weeks.iter().find(|rota| rota.week() == date.week()) else {
            return FestiveDay::NotIn;
        };
        if rota.shifts_of_on(person, date).next().is_none() {
            FestiveDay::NotIn
        } else if is_whole_day(rules.state, date) {
            FestiveDay::Holiday
        } else if rules.leave_holds(rota, person, date, |it| it.approved) {
            FestiveDay::Away
        } else if rules.leave_holds(rota, person, date, |it| !it.approved) {
            FestiveDay::Asked
        } else {
            FestiveDay::In
        }
    };
    first.to(first.plus_days(13)).map(day).collect()
}

/// What is known of somebody's fortnight a year before.
fn last_year(
    rules: &RuleContext<'_>,
    weeks: &[Arc<RotaWeek>; 2],
    first: Date,
    person: &PersonId,
) -> Option<(usize, Vec<Date>)> {
    let days = days(rules, weeks, first, person);
    if days.iter().all(|day| *day == FestiveDay::NotIn) {
        return None;
    }
    let dated = || first.to(first.plus_days(13)).zip(&days);
    let is_core =
        |date: Date| (date.month() == 12 && date.day() >= 24) || (date.month() == 1 && date.day() <= 2);
    let worked = dated().filter(|(date, day)| **day == FestiveDay::In && is_core(*date)).count();
    Some((worked, dated().filter(|(_, day)| **day == FestiveDay::Away).map(|(date, _)| date).collect()))
}
