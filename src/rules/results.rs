//! What the rules found in a week or today, and how far it still stands.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::PersonId;
use crate::rota::Weeks;

use super::flag::Flag;
use super::read_set::ReadSet;

/// How far what a rule found still stands.
#[derive(Clone, Debug)]
pub(super) enum Stands {
    /// Not at all: it has to judge anew.
    No,
    /// But for some people, who have to be judged anew.
    ButFor(ReadSet, Arc<BTreeSet<PersonId>>),
    /// All of it.
    Yes(ReadSet),
}

impl Stands {
    /// How far it stands after an edit that touched some weeks, and in them the sessions and shifts of some people, or of
    /// anybody.
    fn after(&self, touched: &[Weeks], whose: Option<&Arc<BTreeSet<PersonId>>>) -> Self {
        let (looked, others) = match self {
            Self::No => return Self::No,
            Self::ButFor(looked, others) => (looked, Some(others)),
            Self::Yes(looked) => (looked, None),
        };
        match whose {
            _ if !looked.is_touched(touched) => self.clone(),
            Some(people) if looked.is_by_person() => {
                let people = others.map_or_else(|| people.clone(), |others| Arc::new(&**others | &**people));
                Self::ButFor(looked.clone(), people)
            }
            _ => Self::No,
        }
    }

    /// Whether it holds for a flag of its rule.
    pub(super) fn keeps(&self, flag: &Flag) -> bool {
        match self {
            Self::No => false,
            Self::ButFor(_, people) => !flag.people.iter().any(|person| people.contains(person)),
            Self::Yes(_) => true,
        }
    }
}

/// What the rules of a week found in it, or the standing rules today.
#[derive(Debug)]
pub struct RuleResults {
    /// How far what each rule found still stands, in the order of the catalogue.
    pub(super) stands: Vec<Stands>,
    /// All that was found, sorted, with the reasons given.
    pub(super) flags: Arc<[Flag]>,
}

impl RuleResults {
    /// What still stands of it after an edit that touched some weeks, and in them the sessions and shifts of some people,
    /// or of anybody.
    pub fn after(self: &Arc<Self>, touched: &[Weeks], whose: Option<&Arc<BTreeSet<PersonId>>>) -> Arc<Self> {
        let stands = self.stands.iter().map(|stands| stands.after(touched, whose));
        let stands: Vec<Stands> = stands.collect();
        if stands.iter().all(|stands| matches!(stands, Stands::Yes(_))) {
            return self.clone();
        }
        Arc::new(Self { stands, flags: self.flags.clone() })
    }
}
