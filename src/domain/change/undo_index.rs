//! Which entries are taken back: an undo takes one back, a redo takes the undo back, and so on.

use std::collections::BTreeMap;

use super::edit::{Cause, Entry};
use crate::domain::record::Rev;

/// What was taken back by what, of the entries looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoIndex(BTreeMap<Rev, Rev>);

impl UndoIndex {
    /// Takes in an entry, in any order.
    pub fn note(&mut self, entry: &Entry) {
        if let Cause::Undid(rev) | Cause::Redid(rev) = entry.cause {
            let by = self.0.entry(rev).or_default();
            *by = entry.rev.max(*by);
        }
    }

    /// The entry that took another back and was not taken back itself; `None` while the other is in force. Those that came
    /// after it must have been taken in.
    #[must_use]
    pub fn undone_by(&self, rev: Rev) -> Option<Rev> {
        let first = self.after(rev)?;
        let (mut last, mut undone) = (first, true);
        while let Some(next) = self.after(last) {
            (last, undone) = (next, !undone);
        }
        undone.then_some(first)
    }

    /// What took an entry back; only what came after it can have.
    fn after(&self, rev: Rev) -> Option<Rev> {
        self.0.get(&rev).copied().filter(|by| *by > rev)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::Instant;

    fn turns(causes: &[(Rev, Cause)]) -> UndoIndex {
        let mut turns = UndoIndex::default();
        for (rev, cause) in causes.iter().copied() {
            let (by, from, summary) = Default::default();
            turns.note(&Entry { rev, at: Instant(0), by, from, cause, summary, reason: None, edits: vec![] });
        }
        turns
    }

    #[test]
    fn an_undo_takes_back_a_redo_puts_back_and_so_on() {
        use Cause::{Edited, Redid, Undid};
        let all = [(1, Edited), (2, Undid(1)), (3, Redid(2)), (4, Undid(3)), (5, Redid(4))];
        for (many, undone) in
            [(1, &[][..]), (2, &[(1, 2)]), (3, &[(2, 3)]), (4, &[(1, 2), (3, 4)]), (5, &[(2, 3), (4, 5)])]
        {
            let turns = turns(&all[..many]);
            let found: Vec<(Rev, Rev)> =
                (1..=5).filter_map(|rev| Some((rev, turns.undone_by(rev)?))).collect();
            assert_eq!(found, undone, "after {many}");
        }
    }

    #[test]
    fn what_no_history_can_hold_ends_too() {
        let odd = turns(&[(2, Cause::Undid(2)), (1, Cause::Undid(3)), (3, Cause::Redid(1))]);
        for rev in 0..5 {
            let _ = odd.undone_by(rev);
        }
        assert_eq!(odd.undone_by(2), None);
    }
}
