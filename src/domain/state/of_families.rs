//! Look-ups of what is kept of families: the case, what was measured, what they were reminded of, and purges.

use super::snapshot::State;
use crate::domain::calendar::Moment;
use crate::domain::id::{FamilyRef, SessionId};
use crate::domain::record::{Case, Measure, MeasurePoint, Purge, ReminderSent, Scale};

impl State {
    /// The steps of a family's case; `None` where none was noted.
    #[must_use]
    pub fn case(&self, family: &FamilyRef) -> Option<&Case> {
        self.records.cases.get(family).map(|row| &*row.item)
    }

    /// What was measured of a family.
    pub fn measures_of<'a>(&'a self, family: &FamilyRef) -> impl Iterator<Item = &'a Measure> + 'a {
        let from = (family.clone(), Scale::Epds, MeasurePoint::Entry);
        let to = (family.clone(), Scale::ThirdGoal, MeasurePoint::Exit);
        self.records.measures.range(from..=to).map(|(_, row)| &*row.item)
    }

    /// A score of a family, where it was taken.
    #[must_use]
    pub fn measure(&self, family: &FamilyRef, scale: Scale, point: MeasurePoint) -> Option<&Measure> {
        self.records.measures.get(&(family.clone(), scale, point)).map(|row| &*row.item)
    }

    /// The reminder that a family was sent of a session as it now stands.
    #[must_use]
    pub fn reminder_sent(
        &self,
        session: &SessionId,
        family: &FamilyRef,
        start: Moment,
    ) -> Option<&ReminderSent> {
        let row = self.records.reminded.get(&(family.clone(), session.clone()))?;
        Some(&*row.item).filter(|it| it.start == start)
    }

    /// The purges so far, in order.
    pub fn purges(&self) -> impl DoubleEndedIterator<Item = &Purge> + '_ {
        self.records.purges.values().map(|row| &*row.item)
    }
}
