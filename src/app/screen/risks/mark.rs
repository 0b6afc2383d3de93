//! The marked matter, found again when the list is another one.

use crate::report::matters::Matter;
use crate::rules::Flag;

/// The marked matter, by its gravest flag, and the line it stood on.
#[derive(Debug, Default)]
pub struct MarkedMatter {
    head: Option<Flag>,
    at: usize,
}

impl MarkedMatter {
    /// The line it stands on, counting matters alone.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The gravest flag of the marked matter.
    #[must_use]
    pub fn flag(&self) -> Option<&Flag> {
        self.head.as_ref()
    }

    /// Finds its matter again in a list: the one that holds its flag, else one of the same rule about the same thing, else
    /// about the same people, else what has moved up to its line. Of several it keeps to the nearest.
    pub fn settle(&mut self, matters: &[&Matter]) {
        let nearest = |fits: &dyn Fn(&Flag, &Flag) -> bool| {
            let marked = self.head.as_ref()?;
            let holds = |matter: &Matter| matter.flags.iter().any(|flag| fits(flag, marked));
            let found = matters.iter().enumerate().filter(|(_, matter)| holds(matter));
            found.map(|(at, _)| at).min_by_key(|at| at.abs_diff(self.at))
        };
        let same = |flag: &Flag, marked: &Flag| flag.week == marked.week && flag.is_same(marked);
        let alike = |flag: &Flag, marked: &Flag| {
            (flag.rule, flag.week) == (marked.rule, marked.week) && flag.subject == marked.subject
        };
        let kindred = |flag: &Flag, marked: &Flag| {
            (flag.rule, flag.week) == (marked.rule, marked.week) && flag.people == marked.people
        };
        let at = nearest(&same).or_else(|| nearest(&alike)).or_else(|| nearest(&kindred));
        self.put(matters, at.unwrap_or(self.at));
    }

    /// Goes so many matters down, or up when negative; stops at the ends.
    pub fn step(&mut self, matters: &[&Matter], by: i32) {
        let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        let to = if by < 0 { self.at.saturating_sub(steps) } else { self.at.saturating_add(steps) };
        self.put(matters, to);
    }

    /// Marks the matter on a line, or the last one.
    pub fn put(&mut self, matters: &[&Matter], at: usize) {
        self.at = at.min(matters.len().saturating_sub(1));
        // An empty list is not the end of it: the matter may be there again when it fills.
        if let Some(matter) = matters.get(self.at) {
            self.head = Some(matter.head.clone());
        }
    }
}
