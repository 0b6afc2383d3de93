//! What a rule is: its words, where it stands, the policies it reads, and the function that judges.

use std::ops::RangeInclusive;

use crate::domain::{PersonId, Policy, Standing, TableName, Week, policy};

use super::{Flag, Folding, RemedyKind, RuleContext};

/// How strongly a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// It says so, and that is all.
    Flag,
    /// Saving asks a lead for a reason, which is kept.
    Override,
    /// Saving is refused, whoever asks.
    Block,
}

impl Strength {
    /// Its word in the catalogue.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Override => "override",
            Self::Block => "block",
        }
    }
}

/// How a rule judges: a week that was asked for, or how things stand today.
#[derive(Clone, Copy, Debug)]
pub enum RuleCheck {
    /// Judged for each week asked. It looks at so many weeks before and after it; in a week it reads the neighbours
    /// too, as a week's rota does.
    Week {
        /// Weeks before.
        back: i32,
        /// Weeks after.
        ahead: i32,
        /// Adds what it finds of a week.
        judge: fn(&RuleContext<'_>, Week, &mut Vec<Flag>),
    },
    /// Judged for each week asked, of each person by themselves: of sessions, shifts and hours it looks at theirs alone,
    /// and what it finds is about them alone. An edit has it judge anew only those whose it was or is.
    Person {
        /// Of whom.
        whom: Whom,
        /// Weeks before.
        back: i32,
        /// Weeks after.
        ahead: i32,
        /// Adds what it finds of a person's week.
        judge: fn(&RuleContext<'_>, Week, &PersonId, &mut Vec<Flag>),
    },
    /// Judged at today, once, whatever weeks are asked.
    Standing(fn(&RuleContext<'_>, &mut Vec<Flag>)),
}

/// Of whom a rule judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Whoever is in a session of the week, and the staff.
    Everyone,
    /// Those who have shares or shifts.
    Staff,
    /// The peers.
    Peers,
}

/// Weeks before, for a rule that reads all there is.
pub const ALL_HISTORY: i32 = 200_000;

/// Weeks after, for a rule that reads all that lies ahead.
pub const ALL_AHEAD: i32 = 200_000;

/// An entry of the rule catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its slug.
    pub slug: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it looks for and why, in plain words.
    pub doc: &'static str,
    /// Where it comes from.
    pub standing: Standing,
    /// The law, the guidance or the document it stands on; empty where it is ours.
    pub source: &'static str,
    /// The policies it reads.
    pub policies: &'static [Policy],
    /// How strongly it holds.
    pub strength: Strength,
    /// The kinds of remedy that help, in the order in which they are thought of; none where what helps is a conversation,
    /// or is not the rota's to change, and so is said in words only.
    pub remedies: &'static [RemedyKind],
    /// Which of what it finds is one matter, and what that is called.
    pub folding: Folding,
    /// The kinds of things that it speaks of, one of which each of its flags is about.
    pub subjects: &'static [TableName],
    /// How it judges.
    pub judge: RuleCheck,
}

impl Rule {
    /// The part of the catalogue it stands in, in words.
    #[must_use]
    pub fn section(&self) -> &'static str {
        policy::section(self.slug)
    }

    /// Where it stands, in words: its kind, and the source where it has one.
    #[must_use]
    pub fn stands_on(&self) -> String {
        match self.source {
            "" => self.standing.word().to_owned(),
            source if self.standing == Standing::Source => source.to_owned(),
            source => format!("{}: {source}", self.standing.word()),
        }
    }

    /// What it asks of whoever saves or publishes, and who may answer.
    #[must_use]
    pub fn asks(&self) -> &'static str {
        match (self.strength, self.is_of_week()) {
            (Strength::Flag, true) => "publishing with a red one asks a lead for a reason",
            (Strength::Flag, false) => "shown, and no more",
            (Strength::Override, _) => "asks a lead for a reason, which is kept and shown with the flag",
            (Strength::Block, _) => "refused on save, for everybody; nobody may override it",
        }
    }

    /// When it is judged, in words.
    #[must_use]
    pub fn judged(&self) -> &'static str {
        if self.is_of_week() { "each week, by the figures of its Monday" } else { "as things stand today" }
    }

    /// Whether it is judged for each week asked, rather than at today.
    #[must_use]
    pub fn is_of_week(&self) -> bool {
        !matches!(self.judge, RuleCheck::Standing(_))
    }

    /// The weeks it looks at to judge one exactly; `None` for a rule that is judged at today.
    #[must_use]
    pub fn reads(&self, week: Week) -> Option<RangeInclusive<Week>> {
        match self.judge {
            RuleCheck::Week { back, ahead, .. } | RuleCheck::Person { back, ahead, .. } => {
                Some(week.plus(-back - 1)..=week.plus(ahead + 1))
            }
            RuleCheck::Standing(_) => None,
        }
    }
}
