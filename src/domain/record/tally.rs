//! What is counted of families by quarter: what stays of those whose case was purged.
//!
//! The counts name nobody. Whoever shows them keeps back small ones.

use serde::{Deserialize, Serialize};

use super::measure::Scale;
use crate::domain::calendar::Quarter;
use crate::domain::id::TeamId;
use crate::domain::text::words;

words! {
    /// What is counted.
    Figure {
        /// Families referred.
        Referred = "referred",
        /// Families whose support began.
        Started = "started",
        /// Families in touch with at least once.
        Supported = "supported",
        /// Families whose case is closed and who were last in touch then.
        Ended = "ended",
        /// EPDS taken at the beginning and, in that quarter, at the end.
        EpdsPairs = "epds-pairs",
        /// Those of them that came out better.
        EpdsBetter = "epds-better",
        /// Those of them that came out worse.
        EpdsWorse = "epds-worse",
        /// The sum of what each gained.
        EpdsGain = "epds-gain",
        /// WEMWBS taken at the beginning and, in that quarter, at the end.
        WemwbsPairs = "wemwbs-pairs",
        /// Those of them that came out better.
        WemwbsBetter = "wemwbs-better",
        /// Those of them that came out worse.
        WemwbsWorse = "wemwbs-worse",
        /// The sum of what each gained.
        WemwbsGain = "wemwbs-gain",
        /// Goals scored at the beginning and, in that quarter, at the end.
        GoalPairs = "goal-pairs",
        /// Those of them that came nearer.
        GoalBetter = "goal-better",
        /// Those of them that are further away.
        GoalWorse = "goal-worse",
        /// The sum of what each gained.
        GoalGain = "goal-gain",
    }
}

/// The figures of one kind of measure: pairs, better, worse, gain.
pub const OUTCOMES: [[Figure; 4]; 3] = {
    use Figure as F;
    [
        [F::EpdsPairs, F::EpdsBetter, F::EpdsWorse, F::EpdsGain],
        [F::WemwbsPairs, F::WemwbsBetter, F::WemwbsWorse, F::WemwbsGain],
        [F::GoalPairs, F::GoalBetter, F::GoalWorse, F::GoalGain],
    ]
};

impl Figure {
    /// Whether it is about what support came to, and so about what was measured.
    #[must_use]
    pub fn is_outcome(self) -> bool {
        OUTCOMES.iter().flatten().any(|it| *it == self)
    }

    /// The figures of what a scale came to.
    pub(in crate::domain) fn of(scale: Scale) -> [Self; 4] {
        let [epds, wemwbs, goals] = OUTCOMES;
        match scale {
            Scale::Epds => epds,
            Scale::Wemwbs => wemwbs,
            Scale::FirstGoal | Scale::SecondGoal | Scale::ThirdGoal => goals,
        }
    }
}

/// A count of one quarter and team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The quarter.
    pub quarter: Quarter,
    /// The families' team.
    pub team: TeamId,
    /// What is counted.
    pub figure: Figure,
    /// How many.
    pub count: i32,
}
