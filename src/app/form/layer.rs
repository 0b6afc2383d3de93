//! A form that is open: what is written in its fields, which of them are shown, and what they come to.

use std::any::Any;

use super::{FieldInput, Form, FormLayer, FormRemark};
use crate::app::layer::draft::Draft;
use crate::domain::{Change, Leave, State, Week};
use crate::planner::edit::SeriesScope;

/// How many fields are shown before others are folded away.
const FIRST: usize = 6;

impl FormLayer {
    /// What it would save, or why there is nothing to save yet.
    pub(in crate::app) fn draft(&self) -> Result<Draft, String> {
        self.reading.draft.clone()
    }

    /// The changes that it would save.
    pub(in crate::app) fn changes(&self) -> Vec<Change> {
        self.reading.draft.as_ref().map(|draft| draft.changes.clone()).unwrap_or_default()
    }

    /// What it says below the fields of every page.
    #[must_use]
    pub fn remarks(&self) -> &[FormRemark] {
        &self.reading.remarks
    }

    /// What it says below the fields of its last page: what saving comes to, line by line.
    #[must_use]
    pub fn remarks_at_the_end(&self) -> &[FormRemark] {
        if self.has_pages_ahead() { &[] } else { &self.reading.at_the_end }
    }

    /// Whether it was asked if what is written may go.
    #[must_use]
    pub fn asks_to_close(&self) -> bool {
        self.is_asked
    }

    /// How much of a series it reaches.
    #[must_use]
    pub fn scope(&self) -> SeriesScope {
        self.reading.reach
    }

    /// The fields that are shown, by their place.
    #[must_use]
    pub fn shown(&self) -> Vec<usize> {
        (0..self.inputs.len()).filter(|at| self.is_shown(*at)).collect()
    }

    fn is_shown(&self, at: usize) -> bool {
        if self.is_to_come(at) {
            return false;
        }
        let page = self.page();
        let may_fold = self.inputs.get(at).is_some_and(FieldInput::may_fold);
        let is_first = at < page.start + FIRST;
        page.contains(&at) && (!self.is_folded || is_first || at == self.at || !may_fold)
    }

    /// The fields that are folded away on the page that is shown, by their place.
    fn folded_away(&self) -> impl Iterator<Item = usize> {
        self.page().filter(|at| !self.is_shown(*at) && !self.is_to_come(*at))
    }

    /// How many fields are folded away.
    #[must_use]
    pub fn folded(&self) -> usize {
        self.folded_away().count()
    }

    /// Whether a field is not asked for yet: what it depends on is not written.
    fn is_to_come(&self, at: usize) -> bool {
        at != self.at && self.inputs.get(at).is_some_and(FieldInput::is_to_come)
    }

    /// The names of the fields that are folded away.
    #[must_use]
    pub fn folded_labels(&self) -> Vec<&str> {
        self.folded_away().filter_map(|at| self.inputs.get(at)).map(|input| &*input.label).collect()
    }

    /// Shows every field, and goes to the first that was folded away.
    pub(super) fn unfold(&mut self) {
        let first = self.folded_away().next();
        self.is_folded = false;
        self.go_to(first.unwrap_or(self.at));
    }

    /// The first thing that is wrong, with the field it is wrong in, as far as it is said.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        self.inputs
            .iter()
            .find_map(|input| input.shown_problem().map(|problem| format!("{}: {problem}", input.label)))
    }

    /// Goes to the next field that is shown, or the one before, round and round; going on to those that are folded away,
    /// which stand last, shows them. From the last field of a page the next one begins.
    pub fn step(&mut self, forward: bool) {
        let shown = self.shown();
        let at = shown.iter().position(|at| *at == self.at).unwrap_or(0);
        let next = if forward { at.checked_add(1) } else { at.checked_sub(1) };
        match next.and_then(|next| shown.get(next)) {
            Some(next) => self.go_to(*next),
            None if self.folded() > 0 => {
                self.unfold();
                self.go_to(if forward { self.at } else { self.page().end.saturating_sub(1) });
            }
            None => self.turn_page(forward),
        }
    }

    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at;
        self.proposals.clear();
        (self.marked, self.scrolled) = (0, 0);
    }

    /// Whether it lies at the bottom, so that what it changes stays in sight above.
    #[must_use]
    pub fn lies_low(&self) -> bool {
        self.form.lies_low()
    }

    /// Whether what it is about is there no longer.
    pub(in crate::app) fn is_of_something_gone(&self, state: &State) -> bool {
        self.form.is_of_something_gone(state)
    }

    /// The week that shows what it does, when it is opened in one.
    pub(in crate::app) fn week_shown(&self, week: Week) -> Week {
        self.form.week_shown(week)
    }

    /// The leave that it would agree to.
    pub(in crate::app) fn leave(&self) -> Option<&Leave> {
        self.form.leave()
    }

    /// Whether there is still something to be looked at for it.
    pub(in crate::app) fn has_work_ahead(&self) -> bool {
        self.form.has_work_ahead()
    }

    /// Looks at the next week of that.
    pub(in crate::app) fn look_on(&mut self) {
        self.form.look_on();
    }

    /// The form itself, where it is of a type.
    pub(in crate::app) fn form<F: Form>(&self) -> Option<&F> {
        let form: &dyn Any = &*self.form;
        form.downcast_ref()
    }

    /// The same, to be changed.
    pub(in crate::app) fn form_mut<F: Form>(&mut self) -> Option<&mut F> {
        let form: &mut dyn Any = &mut *self.form;
        form.downcast_mut()
    }
}
