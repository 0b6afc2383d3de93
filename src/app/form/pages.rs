//! The pages of a form that is gone through one after the other. A form without a field that begins one is a single page.

use std::ops::Range;

use super::{FieldInput, FormLayer};

impl FormLayer {
    /// Where each page begins.
    fn page_starts(&self) -> Vec<usize> {
        let starts = self.inputs.iter().enumerate().filter(|(at, it)| *at > 0 && it.page.is_some());
        std::iter::once(0).chain(starts.map(|(at, _)| at)).collect()
    }

    /// Which page is shown, the first being 0.
    fn page_number(&self) -> usize {
        self.page_starts().iter().rposition(|start| *start <= self.at).unwrap_or(0)
    }

    /// The fields of the page that is shown, by their place.
    pub(super) fn page(&self) -> Range<usize> {
        let (starts, number) = (self.page_starts(), self.page_number());
        let end = starts.get(number + 1).copied().unwrap_or(self.inputs.len());
        starts.get(number).copied().unwrap_or(0)..end
    }

    /// Whether it has several pages.
    #[must_use]
    pub fn has_pages(&self) -> bool {
        self.page_starts().len() > 1
    }

    /// What the next page is called, where there is one.
    #[must_use]
    pub fn next_page(&self) -> Option<&'static str> {
        self.inputs.get(self.page().end).and_then(|it| it.page)
    }

    /// Whether there are pages after the one that is shown.
    #[must_use]
    pub fn has_pages_ahead(&self) -> bool {
        self.page().end < self.inputs.len()
    }

    /// Its title, with the page that is shown where it has several.
    #[must_use]
    pub fn heading(&self) -> String {
        let (many, number) = (self.page_starts().len(), self.page_number());
        let first = self.inputs.get(self.page().start).and_then(|it| it.page);
        match first {
            Some(page) if many > 1 => format!("{} · {} of {many}: {page}", self.title, number + 1),
            _ => self.title.clone(),
        }
    }

    /// Goes to the next page or the one before, round and round: to its first field, going back to its last one that is
    /// shown.
    pub(super) fn turn_page(&mut self, forward: bool) {
        let (starts, number) = (self.page_starts(), self.page_number());
        let many = starts.len();
        let next = (number + if forward { 1 } else { many - 1 }) % many;
        if many > 1 {
            self.is_folded = true;
        }
        self.go_to(starts.get(next).copied().unwrap_or(0));
        if !forward {
            let last = self.shown().last().copied();
            self.go_to(last.unwrap_or(self.at));
        }
    }

    /// Goes on to the next page where there is one and nothing is wrong on this; says whether it stays a page.
    pub(super) fn goes_on(&mut self) -> bool {
        if !self.has_pages_ahead() {
            return false;
        }
        let page = self.page();
        if let Some(here) = self.inputs.get_mut(page.clone()) {
            here.iter_mut().for_each(FieldInput::speak);
        }
        match page.clone().find(|at| self.inputs.get(*at).is_some_and(|it| it.problem.is_some())) {
            Some(at) => self.go_to(at),
            None => self.turn_page(true),
        }
        true
    }
}
