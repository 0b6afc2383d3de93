//! What stands on the Caseload screen, is chosen and marked there.

use super::rows;
use super::{CaseloadChoice, CaseloadRow};
use crate::app::beside::Beside;
use crate::app::screen::stepped::stepped;
use crate::domain::{Date, FamilyRef, PersonId, State, TeamId};
use crate::planner::caseload::{Caseload, CaseloadLine};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Of which state, day and people the lines were worked out.
type Of = (Arc<State>, Date, Option<BTreeSet<PersonId>>);

/// What stands on the Caseload screen.
#[derive(Debug, Default)]
pub struct Cases {
    /// How the cases stand of everybody whom this seat may see, or of a draft; `None` while weeks are on their way.
    pub found: Option<Arc<Caseload>>,
    /// What is chosen: grouping, order, filter.
    pub choice: CaseloadChoice,
    /// The rows, in order: headings and families.
    pub rows: Vec<CaseloadRow>,
    /// Which family is marked.
    pub marked: Option<FamilyRef>,
    /// Where the mark stands among the rows.
    pub at: Option<usize>,
    pub(super) beside: Beside<FamilyRef>,
    /// How many families there would be without a filter.
    pub unfiltered: usize,
    pub(super) of: Option<Of>,
    /// For which choice the rows were put in order.
    pub(super) ordered: Option<CaseloadChoice>,
}

impl Cases {
    /// The marked family's line.
    #[must_use]
    pub fn line(&self) -> Option<&CaseloadLine> {
        self.at?;
        self.found.as_ref()?.line(self.marked.as_ref()?)
    }

    /// Whether the lines are those of a state, a day and some people.
    pub(super) fn are_of(&self, state: &Arc<State>, today: Date, whom: Option<&BTreeSet<PersonId>>) -> bool {
        self.found.is_some()
            && self.of.as_ref().is_some_and(|(of, day, people)| {
                Arc::ptr_eq(of, state) && *day == today && people.as_ref() == whom
            })
    }

    /// Takes in the lines of a state.
    pub(super) fn take(&mut self, found: Caseload, of: Of) {
        (self.found, self.of, self.ordered) = (Some(Arc::new(found)), Some(of), None);
    }

    /// Forgets the lines.
    pub(super) fn clear(&mut self) {
        (self.found, self.of, self.ordered) = (None, None, None);
        self.rows.clear();
        self.at = None;
    }

    /// Puts the rows in order, where the choice or the lines are others than before; the mark is on a family that is there.
    pub(super) fn settle(&mut self, state: &State, today: Date, mine: Option<&TeamId>) {
        let Some(found) = &self.found else { return };
        if self.ordered.as_ref() != Some(&self.choice) {
            (self.rows, self.unfiltered) = rows::rows(found, &self.choice, state, today, mine);
            self.ordered = Some(self.choice.clone());
            self.at = None;
        }
        let place = |(at, row): (usize, &CaseloadRow)| match row {
            CaseloadRow::Family(line) => {
                found.lines.get(*line).map(|line| (at, line.family.reference.clone()))
            }
            CaseloadRow::Head(_) => None,
        };
        let (places, listed): (Vec<usize>, Vec<FamilyRef>) =
            self.rows.iter().enumerate().filter_map(place).unzip();
        self.beside.settle(&mut self.marked, &listed, || None);
        let at = listed.iter().position(|family| Some(family) == self.marked.as_ref());
        self.at = at.and_then(|at| places.get(at).copied());
    }

    /// Marks the family of a row.
    pub(super) fn mark(&mut self, at: Option<usize>) {
        let family = at.and_then(|at| self.rows.get(at)).and_then(|row| match row {
            CaseloadRow::Family(line) => self.found.as_ref()?.lines.get(*line),
            CaseloadRow::Head(_) => None,
        });
        self.marked = family.map(|line| line.family.reference.clone());
        self.at = at.filter(|_| self.marked.is_some());
    }

    /// Marks the family so many families down, or up when negative.
    pub(super) fn step(&mut self, by: i32) {
        let many =
            |rows: &[CaseloadRow]| rows.iter().filter(|row| matches!(row, CaseloadRow::Family(_))).count();
        let before = self.at.map_or(0, |at| many(self.rows.get(..at).unwrap_or_default()));
        let to = stepped(before, by, many(&self.rows));
        let places = self.rows.iter().enumerate().filter(|(_, row)| matches!(row, CaseloadRow::Family(_)));
        let at = places.map(|(at, _)| at).nth(to);
        self.mark(at);
    }

    /// Marks the first family of the group after, or of this or the one before.
    pub(super) fn step_group(&mut self, forward: bool) {
        let at = self.at.unwrap_or(0);
        let begins = |n: &usize| {
            matches!(self.rows.get(*n), Some(CaseloadRow::Family(_)))
                && n.checked_sub(1)
                    .is_none_or(|before| matches!(self.rows.get(before), Some(CaseloadRow::Head(_))))
        };
        let found = if forward { (at + 1..self.rows.len()).find(begins) } else { (0..at).rev().find(begins) };
        if found.is_some() {
            self.mark(found);
        }
    }
}
