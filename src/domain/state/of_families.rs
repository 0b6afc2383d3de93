//! Look-ups of what is kept of families: the case, what was measured, what they were reminded of, and purges.

use super::snapshot::State;
use crate::domain::calendar::{Date, Moment};
use crate::domain::id::{FamilyRef, PersonId, SessionId};
use crate::domain::record::{
    Case, Family, FamilyStatus, Measure, MeasurePoint, Purge, ReminderSent, Scale, Succession,
};

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

    /// Who a family turns to after somebody who leaves, while they have a place with it and it is not closed.
    #[must_use]
    pub fn succession(&self, family: &Family) -> Option<&Succession> {
        let row = self.records.successions.get(&family.reference)?;
        Some(&*row.item).filter(|it| family.status != FamilyStatus::Closed && it.is_of(family))
    }

    /// Who supports a family on a day, as far as it is known now.
    #[must_use]
    pub fn worker_on<'a>(&'a self, family: &'a Family, day: Date) -> Option<&'a PersonId> {
        let next = self.succession(family).filter(|it| it.from <= day);
        match next.filter(|it| family.worker.as_ref() == Some(&it.leaver)) {
            Some(next) => next.worker.as_ref(),
            None => family.worker.as_ref(),
        }
    }

    /// The purges so far, in order.
    pub fn purges(&self) -> impl DoubleEndedIterator<Item = &Purge> + '_ {
        self.records.purges.values().map(|row| &*row.item)
    }
}
