//! Which of a rule's flags are one matter, and what that is called in a few words. A rule says so of itself; they are folded
//! in `report/matters`.

use std::collections::BTreeSet;

use crate::domain::State;

use super::{Flag, When};

/// Which of a rule's flags are one matter, and what that is called.
#[derive(Clone, Copy, Debug)]
pub struct Folding {
    /// What they have in common.
    pub by: Kin,
    /// The fact that they tell, where other rules tell it as well: what those find of the same is one matter with it.
    pub fact: Option<&'static str>,
    /// What may have brought them about: where it has, they stand under that.
    pub follows: Option<FlagCause>,
    /// What they are called.
    pub brief: Brief,
}

/// What the flags of one matter have in common, beside their rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kin {
    /// Nothing more: it is one thing to look at, whomever it befalls.
    Rule,
    /// The people they are about.
    People,
    /// What they are about.
    Subject,
    /// The team of what they are about.
    Team,
}

/// What brings several things about at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagCause {
    /// Leave that somebody asked for, or that was agreed.
    AnyLeave,
    /// Leave that was agreed.
    AgreedLeave,
    /// The end of somebody's share of a post.
    EndOfShare,
}

/// What flags are called in a few words, without whom they are about: that stands beside it.
#[derive(Clone, Copy, Debug)]
pub enum Brief {
    /// The words for one; those for several, where `{}` is how many.
    Words(&'static str, &'static str),
    /// Words that look at what was found.
    Of(fn(&[&Flag], &State) -> String),
}

impl Brief {
    /// What some flags of one rule are called.
    #[must_use]
    pub fn of(self, flags: &[&Flag], state: &State) -> String {
        match self {
            Self::Words(one, several) => match occasions(flags) {
                0 | 1 => one.to_owned(),
                many => several.replace("{}", &many.to_string()),
            },
            Self::Of(words) => words(flags, state),
        }
    }
}

/// How many things flags are about: two stretches of one person's day are one.
#[must_use]
pub fn occasions(flags: &[&Flag]) -> usize {
    let about = flags
        .iter()
        .map(|flag| (&flag.subject, &flag.people, flag.week, flag.start.map(When::date), flag.due));
    about.collect::<BTreeSet<_>>().len()
}

impl Folding {
    /// All that the rule finds is one matter.
    #[must_use]
    pub const fn by_rule(brief: Brief) -> Self {
        Self { by: Kin::Rule, fact: None, follows: None, brief }
    }

    /// What it finds about the same people is one matter.
    #[must_use]
    pub const fn by_people(brief: Brief) -> Self {
        Self { by: Kin::People, fact: None, follows: None, brief }
    }

    /// What it finds about the same thing is one matter.
    #[must_use]
    pub const fn by_subject(brief: Brief) -> Self {
        Self { by: Kin::Subject, fact: None, follows: None, brief }
    }

    /// What it finds in one team is one matter.
    #[must_use]
    pub const fn by_team(brief: Brief) -> Self {
        Self { by: Kin::Team, fact: None, follows: None, brief }
    }

    /// Names the fact that other rules tell as well.
    #[must_use]
    pub const fn telling(self, fact: &'static str) -> Self {
        Self { fact: Some(fact), ..self }
    }

    /// Names what may have brought it about.
    #[must_use]
    pub const fn following(self, cause: FlagCause) -> Self {
        Self { follows: Some(cause), ..self }
    }
}
