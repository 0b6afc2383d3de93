//! What was measured of a family, scale by scale, as it went.

use crate::domain::{Date, FamilyRef, Measure, MeasurePoint, Scale, State};

/// The course of one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// What was measured.
    pub scale: Scale,
    /// Each score with its day, the oldest first; at least one.
    pub scores: Vec<(Date, MeasurePoint, u8)>,
    /// A goal in her own words, as it was last put.
    pub goal: Option<String>,
}

impl Measured {
    /// How much better the last score is than the first; negative where it is worse, `None` of a single one.
    #[must_use]
    pub fn gain(&self) -> Option<i32> {
        let [(.., first), .., (.., last)] = self.scores.as_slice() else { return None };
        Some(self.scale.gain(*first, *last))
    }
}

/// Every scale of which a score may be read.
pub(super) fn of(state: &State, family: &FamilyRef) -> Vec<Measured> {
    let course = |scale: Scale| {
        let mut taken: Vec<&Measure> = state.measures_of(family).filter(|it| it.scale == scale).collect();
        taken.sort_by_key(|it| (it.on, it.point));
        let scores: Vec<_> = taken.iter().filter_map(|it| Some((it.on, it.point, it.score?))).collect();
        let goal = taken.iter().rev().find_map(|it| it.words.clone());
        (!scores.is_empty()).then_some(Measured { scale, scores, goal })
    };
    Scale::ALL.iter().copied().filter_map(course).collect()
}
