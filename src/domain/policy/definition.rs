//! What a policy is: a number a rule or a sum uses, with its default and where it stands; and its values.

use std::fmt;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::domain::calendar::{Date, Minutes};
use crate::domain::text::words;

words! {
    /// Where a figure or a rule comes from.
    Standing {
        /// A law.
        Law = "law",
        /// An NHS or government rule.
        National = "national",
        /// The documents this product answers.
        Source = "source",
        /// Ours, unsourced.
        Default = "default",
    }
}

/// What a policy's values look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyKind {
    /// A length of time.
    Duration,
    /// A number in the policy's unit; thousandths.
    Number,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// The word `month`, or a number of days.
    MonthOrDays,
    /// A list of dates.
    Dates,
}

/// A default, as it can be written in a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Minutes.
    Duration(i32),
    /// Thousandths.
    Number(i64),
    /// A word.
    Word(&'static str),
    /// No dates.
    NoDates,
}

/// On which side of its default a figure is kinder to people than what the default stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A figure over the default goes further, one under it falls short.
    AtLeast,
    /// A figure under the default goes further, one over it falls short.
    AtMost,
}

/// A policy of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Its dotted key: the rule's slug and a word.
    pub key: &'static str,
    /// What it is, in words that its value follows: `Load of a week, amber from`.
    pub doc: &'static str,
    /// What a number of it counts, in the plural; empty where it counts nothing.
    pub unit: &'static str,
    /// What its values look like.
    pub kind: PolicyKind,
    /// What holds where a team says nothing.
    pub preset: Preset,
    /// Where the default comes from.
    pub standing: Standing,
    /// Where that is the law or a national rule with a side to it: which side of the default it guards.
    pub bound: Option<Bound>,
}

/// A value of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PolicyValue {
    /// A length of time.
    Duration(Minutes),
    /// Thousandths of the policy's unit.
    Number(i64),
    /// A word.
    Word(SmolStr),
    /// Dates.
    Dates(Vec<Date>),
}

impl Policy {
    /// The default as a value.
    #[must_use]
    pub fn default_value(&self) -> PolicyValue {
        match self.preset {
            Preset::Duration(minutes) => PolicyValue::Duration(Minutes(minutes)),
            Preset::Number(thousandths) => PolicyValue::Number(thousandths),
            Preset::Word(word) => PolicyValue::Word(SmolStr::new_static(word)),
            Preset::NoDates => PolicyValue::Dates(vec![]),
        }
    }

    /// The part of the catalogue it stands in, in words.
    #[must_use]
    pub fn section(&self) -> &'static str {
        section(self.key)
    }

    /// A value with what it counts: `11 hours`, `85%`, `1 week`, `3:00`, `none`.
    #[must_use]
    pub fn with_unit(&self, value: &PolicyValue) -> String {
        match value {
            PolicyValue::Number(_) if self.unit == "%" => format!("{value}%"),
            PolicyValue::Number(1000) => format!("1 {}", singular(self.unit)).trim_end().to_owned(),
            PolicyValue::Number(_) => format!("{value} {}", self.unit).trim_end().to_owned(),
            PolicyValue::Dates(dates) if dates.is_empty() => "none".to_owned(),
            PolicyValue::Duration(_) | PolicyValue::Word(_) | PolicyValue::Dates(_) => value.to_string(),
        }
    }

    /// Whether a value falls short of the law or the national rule that the default stands on.
    #[must_use]
    pub fn falls_short(&self, value: &PolicyValue) -> bool {
        match (self.bound, value, self.preset) {
            (Some(Bound::AtLeast), PolicyValue::Number(n), Preset::Number(guarded)) => *n < guarded,
            (Some(Bound::AtMost), PolicyValue::Number(n), Preset::Number(guarded)) => *n > guarded,
            _ => false,
        }
    }
}

/// The part of the catalogue that a dotted name stands in, a rule's or a policy's, in words.
#[must_use]
pub fn section(name: &str) -> &'static str {
    match name.split_once('.').map_or("", |(family, _)| family) {
        "clash" => "Clashes",
        "hours" | "rest" => "Hours and rest",
        "workload" => "Workload and wellbeing",
        "sole" => "Sole working",
        "share" => "Job share",
        "cover" => "Cover",
        "leave" => "Leave",
        "supervision" => "Supervision",
        "training" | "boundary" => "Training and boundaries",
        "group" => "Groups",
        "case" => "Caseload",
        "requests" => "Requests",
        _ => "Rota and privacy",
    }
}

/// One of what a unit counts.
fn singular(unit: &'static str) -> &'static str {
    match unit {
        "people" => "person",
        "families" => "family",
        _ => unit.strip_suffix('s').unwrap_or(unit),
    }
}

impl fmt::Display for PolicyValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duration(minutes) => minutes.fmt(f),
            Self::Number(n) if n % 1000 == 0 => (n / 1000).fmt(f),
            Self::Number(n) => {
                let text = format!("{}.{:03}", n / 1000, (n % 1000).abs());
                f.pad(text.trim_end_matches('0'))
            }
            Self::Word(word) => f.pad(word),
            Self::Dates(dates) => {
                let dates: Vec<String> = dates.iter().map(ToString::to_string).collect();
                f.pad(&dates.join(", "))
            }
        }
    }
}
