//! The Policy screen: every figure that the rules go by, with its values.

mod commands;

use crate::app::App;
use crate::domain::policy::CATALOGUE;
use crate::domain::{Date, Policy, PolicyValue, Standing, State};
use crate::rules::{REGISTRY, Rule};

pub(in crate::app) use commands::{PolicyScreen, change, from_words};

/// Since when a policy has the value that is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicySince {
    /// The team has not said anything that is in force: the default holds.
    Default,
    /// From ever on.
    Always,
    /// From a date on.
    Date(Date),
}

/// A policy with what is in force of it on a day, and what is to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyLine {
    /// The policy.
    pub policy: &'static Policy,
    /// The value in force.
    pub value: PolicyValue,
    /// Since when it is.
    pub since: PolicySince,
    /// The values that come into force later, in order.
    pub to_come: Vec<(Date, PolicyValue)>,
}

impl PolicyLine {
    /// A policy as it stands on a day.
    #[must_use]
    pub fn of(state: &State, policy: &'static Policy, on: Date) -> Self {
        let setting = state.setting(policy);
        let since = match setting.and_then(|setting| setting.entry_on(on)) {
            None => PolicySince::Default,
            Some((None, _)) => PolicySince::Always,
            Some((Some(from), _)) => PolicySince::Date(*from),
        };
        let to_come = setting.into_iter().flat_map(|setting| setting.after(on));
        let to_come = to_come.map(|(from, value)| (from, value.clone())).collect();
        Self { policy, value: state.policy(policy, on), since, to_come }
    }

    /// The value in force, with its unit.
    #[must_use]
    pub fn value(&self) -> String {
        self.policy.with_unit(&self.value)
    }

    /// The default, with its unit.
    #[must_use]
    pub fn default(&self) -> String {
        self.policy.with_unit(&self.policy.default_value())
    }

    /// Where the default comes from, with the source that its rule names for it.
    #[must_use]
    pub fn stands_on(&self) -> String {
        match (self.policy.standing, rule_of(self.policy)) {
            (Standing::Default, _) => "our own judgement".to_owned(),
            (standing, Some(rule)) if rule.standing == standing => rule.stands_on(),
            (standing, _) => standing.word().to_owned(),
        }
    }

    /// Whether the value in force is another than the default.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.value != self.policy.default_value()
    }

    /// Whether the value in force falls short of the law or of the national rule it stands on.
    #[must_use]
    pub fn falls_short(&self) -> bool {
        self.policy.falls_short(&self.value)
    }
}

/// The day whose figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyDay {
    /// The Monday of each week judged.
    Monday,
    /// Today.
    Today,
    /// The first day of each leave year.
    LeaveYear,
}

impl PolicyDay {
    /// The day whose figure of a policy counts, from the rules that read it.
    #[must_use]
    pub fn of(policy: &Policy) -> Self {
        if policy.section() == "Leave" {
            Self::LeaveYear
        } else if rule_of(policy).is_some_and(|rule| !rule.is_of_week()) {
            Self::Today
        } else {
            Self::Monday
        }
    }

    /// It in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Monday => "each week uses the figure in force on its Monday",
            Self::Today => "uses the figure in force today",
            Self::LeaveYear => "each leave year uses the figure in force on its first day",
        }
    }
}

/// The rule that goes by a policy; none where a sum does.
#[must_use]
pub fn rule_of(policy: &Policy) -> Option<&'static Rule> {
    let reads = |rule: &&&Rule| rule.policies.iter().any(|it| it.key == policy.key);
    REGISTRY.iter().find(reads).copied()
}

/// Every policy as it stands today.
#[must_use]
pub fn listed(app: &App) -> Vec<PolicyLine> {
    CATALOGUE.iter().map(|policy| PolicyLine::of(app.shown(), policy, app.today())).collect()
}

/// The policy that is marked.
#[must_use]
pub fn marked(app: &App) -> Option<&'static Policy> {
    CATALOGUE.get(app.screens.policy)
}
