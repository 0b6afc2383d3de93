//! Measures at the beginning and at the end of support: two published scales, and up to three goals of her own.
//!
//! A number and, of a goal, a few words of hers. They are no part of the team file, and seen by those who support the family.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Date;
use crate::domain::id::{FamilyRef, PersonId};
use crate::domain::parts::HasParts;
use crate::domain::text::words;

words! {
    /// What is measured.
    Scale {
        /// The Edinburgh Postnatal Depression Scale, 0 to 30; lower is better. By those who are trained.
        Epds = "epds",
        /// The Warwick-Edinburgh Mental Wellbeing Scale, 14 to 70.
        Wemwbs = "wemwbs",
        /// How near she is to a goal of her own, 0 to 10.
        FirstGoal = "goal-1",
        /// The same of a second one.
        SecondGoal = "goal-2",
        /// The same of a third one.
        ThirdGoal = "goal-3",
    }
}

words! {
    /// When it was measured.
    MeasurePoint {
        /// As support began.
        Entry = "entry",
        /// As it ended.
        Exit = "exit",
    }
}

/// The course that whoever takes an EPDS must hold: NES 5, Assessment.
pub const EPDS_COURSE: &str = "nes-5";
/// The most letters of a goal: a few words.
pub const LONGEST_GOAL: usize = 80;

impl Scale {
    /// What to call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Epds => "EPDS",
            Self::Wemwbs => "WEMWBS",
            Self::FirstGoal => "her first goal",
            Self::SecondGoal => "her second goal",
            Self::ThirdGoal => "her third goal",
        }
    }

    /// The lowest and the highest score.
    #[must_use]
    pub fn bounds(self) -> (u8, u8) {
        match self {
            Self::Epds => (0, 30),
            Self::Wemwbs => (14, 70),
            Self::FirstGoal | Self::SecondGoal | Self::ThirdGoal => (0, 10),
        }
    }

    /// Whether it is a goal in her own words.
    #[must_use]
    pub fn is_goal(self) -> bool {
        matches!(self, Self::FirstGoal | Self::SecondGoal | Self::ThirdGoal)
    }

    /// How much better a score is than one before; negative where it is worse.
    #[must_use]
    pub fn gain(self, before: u8, after: u8) -> i32 {
        let change = i32::from(after) - i32::from(before);
        if self == Self::Epds { -change } else { change }
    }
}

/// A score, taken once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// The family.
    pub family: FamilyRef,
    /// What was measured.
    pub scale: Scale,
    /// At the beginning or at the end.
    pub point: MeasurePoint,
    /// On which day.
    pub on: Date,
    /// Who took it.
    pub by: PersonId,
    /// The score; nothing where it is kept from whoever looks.
    pub score: Option<u8>,
    /// Her goal, in a few words.
    pub words: Option<String>,
}

impl HasParts for Scale {}
impl HasParts for MeasurePoint {}

crate::domain::parts::described! {
    Measure in store {
        family: refers,
        scale: plain,
        point: plain,
        on: plain,
        by: refers,
        score: plain for Measuring,
        words: text for Measuring,
    }
}
