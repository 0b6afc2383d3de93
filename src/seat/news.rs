//! What a seat hears of the entries that led to a state, and for how long what they changed stays marked.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::desk::StateUpdate;
use crate::domain::{Entry, Redaction, Rev};

/// How long what somebody else changed is marked.
const MOMENT: Duration = Duration::from_secs(3);

/// What one seat hears.
#[derive(Debug)]
pub(super) struct News {
    /// The revision up to which everything has been told.
    told: Rev,
    /// What is marked, and until when.
    marked: VecDeque<(Instant, u64)>,
}

impl News {
    /// What is heard from now on, of what comes after a revision.
    pub(super) fn after(told: Rev) -> Self {
        Self { told, marked: VecDeque::new() }
    }

    /// The entries that led to what is published and have not been told, in order, as somebody may read them. Of many, the
    /// oldest may be missing.
    pub(super) fn of(&mut self, published: &StateUpdate, redaction: &Redaction) -> Vec<Arc<Entry>> {
        let seen = |entry: &Arc<Entry>| {
            if redaction.is_clear() { Some(entry.clone()) } else { redaction.entry(entry).map(Arc::new) }
        };
        let due = published.since(self.told).filter_map(seen).collect();
        self.told = self.told.max(published.state.rev());
        due
    }

    /// Notes what is marked now, by its turn; the same turn again changes nothing.
    pub(super) fn marked(&mut self, turn: Option<u64>, now: Instant) {
        let newest = self.marked.back().map(|(_, turn)| *turn);
        if let Some((until, turn)) =
            now.checked_add(MOMENT).zip(turn).filter(|(_, turn)| Some(*turn) > newest)
        {
            self.marked.push_back((until, turn));
        }
    }

    /// When the next mark is over.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.marked.front().map(|(until, _)| *until)
    }

    /// The last turn whose marks are over now.
    pub(super) fn faded(&mut self, now: Instant) -> Option<u64> {
        let mut faded = None;
        while let Some((_, turn)) = self.marked.pop_front_if(|(until, _)| *until <= now) {
            faded = Some(turn);
        }
        faded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_has_its_own_moment() {
        let mut news = News::after(0);
        let (start, half) = (Instant::now(), MOMENT / 2);
        news.marked(None, start);
        assert_eq!(news.deadline(), None);
        news.marked(Some(1), start);
        news.marked(Some(1), start + half);
        news.marked(Some(2), start + half);
        assert_eq!(news.deadline(), Some(start + MOMENT));
        assert_eq!(news.faded(start + MOMENT / 2), None);
        assert_eq!(news.faded(start + MOMENT), Some(1));
        assert_eq!(news.deadline(), Some(start + MOMENT + half));
        news.marked(Some(3), start + MOMENT);
        assert_eq!(news.faded(start + MOMENT * 3), Some(3));
        assert_eq!(news.deadline(), None);
    }
}
