//! The marked flag, found again when the list is another one.

use crate::rules::Flag;

/// The marked flag, and the line it stood on.
#[derive(Debug, Default)]
pub struct MarkedFlag {
    flag: Option<Flag>,
    at: usize,
}

impl MarkedFlag {
    /// The line it stands on, counting flags alone.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The marked flag.
    #[must_use]
    pub fn flag(&self) -> Option<&Flag> {
        self.flag.as_ref()
    }

    /// Finds its flag again in a list: the same one, else one of the same rule about the same thing, else what has moved
    /// up to its line. Of several that are the same, it keeps to the nearest.
    pub fn settle(&mut self, flags: &[&Flag]) {
        let nearest = |fits: &dyn Fn(&Flag, &Flag) -> bool| {
            let marked = self.flag.as_ref()?;
            let found = flags.iter().enumerate().filter(|(_, flag)| fits(flag, marked));
            found.map(|(at, _)| at).min_by_key(|at| at.abs_diff(self.at))
        };
        let same = |flag: &Flag, marked: &Flag| flag.week == marked.week && flag.is_same(marked);
        let alike = |flag: &Flag, marked: &Flag| {
            (flag.rule, flag.week) == (marked.rule, marked.week) && flag.subject == marked.subject
        };
        let at = nearest(&same).or_else(|| nearest(&alike)).unwrap_or(self.at);
        self.put(flags, at);
    }

    /// Goes so many flags down, or up when negative; stops at the ends.
    pub fn step(&mut self, flags: &[&Flag], by: i32) {
        let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        let to = if by < 0 { self.at.saturating_sub(steps) } else { self.at.saturating_add(steps) };
        self.put(flags, to);
    }

    /// Marks the flag on a line, or the last one.
    pub fn put(&mut self, flags: &[&Flag], at: usize) {
        self.at = at.min(flags.len().saturating_sub(1));
        // An empty list is not the end of it: the flag may be there again when it fills.
        if let Some(flag) = flags.get(self.at) {
            self.flag = Some(Flag::clone(flag));
        }
    }
}
