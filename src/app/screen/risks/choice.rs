//! What is chosen on the Risks screen: the weeks, the grouping, and whose and how pressing the flags are.

use std::ops::RangeInclusive;

use crate::app::words::short_week;
use crate::domain::{Date, PersonId, State, TeamId, Week};
use crate::report::matters::Remit;
use crate::rules::{Flag, Severity};

/// By what matters are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatterGrouping {
    /// By how soon something has to be done about them.
    #[default]
    Urgency,
    /// By whom they are about.
    Person,
    /// By when it is.
    Day,
}

impl MatterGrouping {
    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Urgency => Self::Person,
            Self::Person => Self::Day,
            Self::Day => Self::Urgency,
        }
    }

    /// In words: `by rule`.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Urgency => "most pressing first",
            Self::Person => "by person",
            Self::Day => "by day",
        }
    }
}

/// How many weeks are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RiskWeeks {
    /// The week in view alone.
    #[default]
    One,
    /// Four weeks from it on.
    Four,
    /// Twelve weeks from it on.
    Twelve,
}

impl RiskWeeks {
    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::One => Self::Four,
            Self::Four => Self::Twelve,
            Self::Twelve => Self::One,
        }
    }

    /// The weeks, from the one in view on.
    #[must_use]
    pub fn weeks(self, first: Week) -> RangeInclusive<Week> {
        let more = match self {
            Self::One => 0,
            Self::Four => 3,
            Self::Twelve => 11,
        };
        first..=first.plus(more)
    }

    /// In words: `4 weeks from W49`.
    #[must_use]
    pub fn in_words(self, first: Week, today: Date) -> String {
        let first = short_week(first, today);
        match self {
            Self::One => first,
            Self::Four => format!("4 weeks from {first}"),
            Self::Twelve => format!("12 weeks from {first}"),
        }
    }
}

/// Whose flags are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Narrowing {
    /// One person's; everybody's, when `None`.
    Person(Option<PersonId>),
    /// Some teams'.
    Team(RiskTeams),
}

/// Which teams' flags are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RiskTeams {
    /// What is one's own to look at.
    #[default]
    Own,
    /// Every team's.
    Every,
    /// One team's.
    Only(TeamId),
}

/// What is chosen on the Risks screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskChoice {
    /// How many weeks.
    pub stretch: RiskWeeks,
    /// Grouped by what.
    pub by: MatterGrouping,
    /// The least pressing flags that are shown.
    pub least: Severity,
    /// One person's only.
    pub person: Option<PersonId>,
    /// Which teams'.
    pub teams: RiskTeams,
    /// Whether what does not count is shown as well: what is over, and what a lead accepted.
    pub shows_aside: bool,
}

impl Default for RiskChoice {
    /// Everything of the week in view that counts, the most pressing first.
    fn default() -> Self {
        Self {
            stretch: RiskWeeks::default(),
            by: MatterGrouping::default(),
            least: Severity::Note,
            person: None,
            teams: RiskTeams::default(),
            shows_aside: false,
        }
    }
}

impl RiskChoice {
    /// Goes on to the next severity: all, red and amber, only red, all again.
    pub fn turn_severity(&mut self) {
        self.least = match self.least {
            Severity::Note => Severity::Amber,
            Severity::Amber => Severity::Red,
            Severity::Red => Severity::Note,
        };
    }

    /// Keeps to one person's or one team's flags.
    pub fn narrow(&mut self, to: Narrowing) {
        match to {
            Narrowing::Person(person) => self.person = person,
            Narrowing::Team(teams) => self.teams = teams,
        }
    }

    /// Drops every filter, so that every team's are shown; where they are already, goes back to one's own. Weeks, grouping and
    /// what does not count stay.
    pub fn clear(&mut self, remit: &Remit) {
        let is_whole = remit.is_all() || !self.filters() && self.teams == RiskTeams::Every;
        *self = Self {
            stretch: self.stretch,
            by: self.by,
            shows_aside: self.shows_aside,
            teams: if is_whole { RiskTeams::Own } else { RiskTeams::Every },
            ..Self::default()
        };
    }

    /// Whether anything is filtered out.
    #[must_use]
    pub fn filters(&self) -> bool {
        self.least != Severity::Note || self.person.is_some() || matches!(self.teams, RiskTeams::Only(_))
    }

    /// Whether a flag is of the person and of the teams asked for, however pressing it is; `remit` is what is one's own.
    #[must_use]
    pub fn is_whose(&self, flag: &Flag, state: &State, remit: &Remit) -> bool {
        let is_of_teams = match &self.teams {
            RiskTeams::Own => remit.holds(flag, state),
            RiskTeams::Every => true,
            RiskTeams::Only(team) => flag.concerns(state, team),
        };
        is_of_teams && self.person.as_ref().is_none_or(|person| flag.is_about_person(person))
    }

    /// What is chosen, in words, part by part: the weeks, the filters in force, the grouping.
    #[must_use]
    pub fn in_words(&self, first: Week, state: &State, today: Date, remit: &Remit) -> Vec<String> {
        let mut parts = vec![self.stretch.in_words(first, today)];
        match self.least {
            Severity::Note if !self.filters() => parts.push("everything".to_owned()),
            Severity::Note => {}
            Severity::Amber => parts.push("red and amber".to_owned()),
            Severity::Red => parts.push("only red".to_owned()),
        }
        parts.extend(self.person.iter().map(|id| state.display_name(id).to_owned()));
        let team = |id: &TeamId| state.team(id).map_or(id.to_string(), |team| team.name.clone());
        parts.extend(match &self.teams {
            RiskTeams::Only(id) => Some(team(id)),
            RiskTeams::Own => remit.team().map(team),
            RiskTeams::Every => (!remit.is_all()).then(|| "every team".to_owned()),
        });
        parts.push(self.by.in_words().to_owned());
        parts
    }
}
