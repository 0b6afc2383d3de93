//! What a service did in a quarter and what came of it, in numbers that point at nobody.
//!
//! Families are counted from what is known of them and from what purges left behind; contacts and groups from the sessions
//! of the quarter, by the team of whoever did them. Small numbers are kept back ([`kept_back`]).

mod small;
mod told;

use std::collections::BTreeMap;

use crate::domain::tally::{self, Figure, OUTCOMES, TallyCounts};
use crate::domain::{ActivityId, ActivityKind, Date, Minutes, Quarter, State, Status, TeamId, Week};
use crate::rota::RotaWeek;

pub use small::{DisclosedNumbers, LEAST_SHOWN, kept_back};

/// What a row of the summary counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryRow {
    /// Families.
    Families(Figure),
    /// Contacts, by what became of them.
    Contacts(Status),
    /// Groups that met.
    Groups,
}

impl SummaryRow {
    /// What it is one of.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Families(_) => "Families",
            Self::Contacts(_) | Self::Groups => "Contacts and groups",
        }
    }

    /// What to call it, under its heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Families(Figure::Referred) => "referred",
            Self::Families(Figure::Started) => "support began",
            Self::Families(Figure::Supported) => "in touch with",
            Self::Families(_) => "support ended",
            Self::Contacts(Status::Missed) => "missed",
            Self::Contacts(Status::Cancelled) => "cancelled",
            Self::Contacts(_) => "held",
            Self::Groups => "groups held",
        }
    }

    /// Its name for a program.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Families(figure) => figure.word(),
            Self::Contacts(Status::Missed) => "contacts-missed",
            Self::Contacts(Status::Cancelled) => "contacts-cancelled",
            Self::Contacts(_) => "contacts-held",
            Self::Groups => "groups-held",
        }
    }
}

/// The rows, in order.
const ROWS: [SummaryRow; 8] = [
    SummaryRow::Families(Figure::Referred),
    SummaryRow::Families(Figure::Started),
    SummaryRow::Families(Figure::Supported),
    SummaryRow::Families(Figure::Ended),
    SummaryRow::Contacts(Status::Done),
    SummaryRow::Contacts(Status::Missed),
    SummaryRow::Contacts(Status::Cancelled),
    SummaryRow::Groups,
];

/// What came of one kind of measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureOutcome {
    /// What was measured.
    pub title: &'static str,
    /// How many were measured at the beginning and, in the quarter, at the end: better, alike, worse.
    pub counts: DisclosedNumbers,
    /// What they gained on average, in tenths of a point; nothing where too few were measured.
    pub gain: Option<i32>,
}

/// A quarter's summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The quarter.
    pub quarter: Quarter,
    /// The teams, in order.
    pub teams: Vec<TeamId>,
    /// What was counted, team by team.
    pub rows: Vec<(SummaryRow, DisclosedNumbers)>,
    /// The contacts held, by what they were.
    pub activities: Vec<(ActivityId, Option<u32>)>,
    /// Time in contacts held; nothing where too few were held.
    pub time: Option<Minutes>,
    /// What came of it, where anything was measured.
    pub outcomes: Vec<MeasureOutcome>,
}

/// The weeks that a summary reads: those of the quarter, and those since, in which support may have gone on.
#[must_use]
pub fn weeks_read(quarter: Quarter, today: Date) -> (Week, Week) {
    (quarter.first().week(), quarter.last().max(today).week())
}

/// What is counted of sessions.
#[derive(Default)]
struct Sessions {
    by_team: BTreeMap<(&'static str, TeamId), u32>,
    by_activity: BTreeMap<ActivityId, u32>,
    time: Minutes,
}

impl Summary {
    /// Sums a quarter up; its weeks ([`weeks_read`]) must be loaded.
    #[must_use]
    pub fn of(state: &State, quarter: Quarter) -> Self {
        let mut counts = tally::counts(state, |_| true);
        for kept in state.purges().flat_map(|purge| &purge.counts) {
            *counts.entry((kept.quarter, kept.team.clone(), kept.figure)).or_default() += kept.count;
        }
        let sessions = sessions(state, quarter);
        let teams: Vec<TeamId> = state.records.teams.keys().cloned().collect();
        let parts = |row: SummaryRow| -> Vec<u32> {
            let of_team = |team: &TeamId| match row {
                SummaryRow::Families(figure) => count(&counts, quarter, team, figure),
                SummaryRow::Contacts(_) | SummaryRow::Groups => {
                    sessions.by_team.get(&(row.name(), team.clone())).copied().unwrap_or(0)
                }
            };
            teams.iter().map(of_team).collect()
        };
        let mut rows: Vec<(SummaryRow, DisclosedNumbers)> =
            ROWS.map(|row| (row, kept_back(&parts(row)))).into();
        // The same contacts are told by team and by activity: what one keeps back the other must not give away.
        let mut activities = kept_back(&sessions.by_activity.values().copied().collect::<Vec<_>>());
        for (row, held) in &mut rows {
            if *row == SummaryRow::Contacts(Status::Done)
                && (held.total.is_none() || activities.total.is_none())
            {
                held.keep_all_back();
                activities.keep_all_back();
            }
        }
        let time = activities.total.map(|_| sessions.time);
        let activities = sessions.by_activity.into_keys().zip(activities.parts).collect();
        Self { quarter, teams, rows, activities, time, outcomes: outcomes(&counts, quarter) }
    }
}

fn count(counts: &TallyCounts, quarter: Quarter, team: &TeamId, figure: Figure) -> u32 {
    let found = counts.get(&(quarter, team.clone(), figure)).copied().unwrap_or(0);
    u32::try_from(found).unwrap_or(0)
}

fn sessions(state: &State, quarter: Quarter) -> Sessions {
    let mut found = Sessions::default();
    for week in quarter.first().week().to(quarter.last().week()) {
        let Ok(rota) = RotaWeek::of(state, week) else { continue };
        for booked in rota.sessions().iter().filter(|it| quarter.holds(it.start.date())) {
            let booking = booked.booking();
            let row = match (booked.kind, booking.status) {
                (Some(ActivityKind::Contact), Status::Done | Status::Missed | Status::Cancelled) => {
                    SummaryRow::Contacts(booking.status)
                }
                (Some(ActivityKind::Group), Status::Done) => SummaryRow::Groups,
                _ => continue,
            };
            let team = booking.everyone().find_map(|id| state.person(id)).map(|person| person.team.clone());
            let Some(team) = team else { continue };
            *found.by_team.entry((row.name(), team)).or_default() += 1;
            if row == SummaryRow::Contacts(Status::Done) {
                *found.by_activity.entry(booking.activity.clone()).or_default() += 1;
                found.time += booking.minutes;
            }
        }
    }
    found
}

/// What came of each kind of measure, over all teams.
fn outcomes(counts: &TallyCounts, quarter: Quarter) -> Vec<MeasureOutcome> {
    let sum = |figure: Figure| -> i32 {
        counts.iter().filter(|((at, _, it), _)| *at == quarter && *it == figure).map(|(_, count)| count).sum()
    };
    let titles = ["EPDS", "WEMWBS", "her own goals"];
    let mut found = vec![];
    for (title, [pairs, better, worse, gain]) in titles.into_iter().zip(OUTCOMES) {
        let [pairs, better, worse, gain] = [pairs, better, worse, gain].map(sum);
        if pairs <= 0 {
            continue;
        }
        let parts = [better, pairs - better - worse, worse].map(|it| u32::try_from(it).unwrap_or(0));
        let counts = kept_back(&parts);
        let gain = counts.total.map(|_| tenths(gain, pairs));
        found.push(MeasureOutcome { title, counts, gain });
    }
    found
}

/// A quotient in tenths, halves away from zero.
fn tenths(sum: i32, count: i32) -> i32 {
    let twice = sum.saturating_mul(20) / count.max(1);
    i32::midpoint(twice, twice.signum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_average_is_told_in_tenths() {
        assert_eq!(
            [(10, 4), (-10, 4), (1, 3), (2, 3), (0, 5)].map(|(sum, n)| tenths(sum, n)),
            [25, -25, 3, 7, 0]
        );
    }
}
