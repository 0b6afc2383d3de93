//! What the flags of one matter have in common.

use crate::domain::{PersonId, State, TableName, TeamId};
use crate::rules::{Flag, Kin, Subject};

use super::cause::{Causes, Source};

/// What the flags of one matter have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum KinKey {
    /// What brought them about.
    Source(Source),
    /// A fact, or a rule, and of whom or of what.
    Fact(&'static str, Whose),
}

/// Of whom, or of what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    Anybody,
    People(Vec<PersonId>),
    Subject(Subject),
    Team(Option<TeamId>),
}

impl KinKey {
    /// What a flag shares with those that are one matter with it.
    pub(super) fn of(flag: &Flag, causes: &Causes<'_>, state: &State) -> Self {
        if let Some(source) = causes.source(flag) {
            return Self::Source(source);
        }
        let folding = flag.rule().folding;
        let whose = match folding.by {
            Kin::Rule => Whose::Anybody,
            // What is about nobody by name is told apart by what it is about.
            Kin::People if flag.people.is_empty() => Whose::Subject(flag.subject.clone()),
            Kin::People => Whose::People(flag.people.clone()),
            Kin::Subject => Whose::Subject(flag.subject.clone()),
            Kin::Team => Whose::Team(team_of(flag, state)),
        };
        match (&whose, folding.fact) {
            // What becomes of a post stands with the end of a share of it.
            (Whose::Subject(subject), Some(_)) if subject.kind == TableName::Post => {
                match subject.id.parse() {
                    Ok(post) => Self::Source(Source::Post(post)),
                    Err(_) => Self::Fact(flag.rule, whose),
                }
            }
            _ => Self::Fact(folding.fact.unwrap_or(flag.rule), whose),
        }
    }

    /// Whether all of them are told as gravely as the gravest; else those that press less have a line of their own.
    pub(super) fn is_one_cause(&self) -> bool {
        match self {
            Self::Source(_) => true,
            Self::Fact(_, whose) => matches!(whose, Whose::Subject(_) | Whose::Team(_)),
        }
    }
}

fn team_of(flag: &Flag, state: &State) -> Option<TeamId> {
    match flag.subject.kind {
        TableName::Team => TeamId::parse(&flag.subject.id).ok(),
        _ => flag.people.first().and_then(|id| state.person(id)).map(|person| person.team.clone()),
    }
}
