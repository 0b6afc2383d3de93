//! What a seat hears of the entries that led to a state, and for how long what they changed stays marked and what was said stands.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::{App, Input, Notice};
use crate::desk::StateUpdate;
use crate::domain::{Entry, Redaction, Rev};

/// How long what somebody else changed is marked.
const MOMENT: Duration = Duration::from_secs(4);
/// How long it is said what was done.
const SAID: Duration = Duration::from_secs(6);

/// What one seat hears.
#[derive(Debug)]
pub(super) struct News {
    /// The revision up to which everything has been told.
    told: Rev,
    /// What is marked, and until when.
    marked: VecDeque<(Instant, u64)>,
    /// What was said last, and until when.
    said: Option<(Instant, Notice)>,
}

impl News {
    /// What is heard from now on, of what comes after a revision.
    pub(super) fn after(told: Rev) -> Self {
        Self { told, marked: VecDeque::new(), said: None }
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

    /// Looks at what an app marks and says now. What did not work is said until something else is done, and what is read aloud
    /// or to be still is not drawn anew because time has passed.
    pub(super) fn look(&mut self, app: &App, now: Instant) {
        self.marked(app.fresh.turn(), now);
        let is_calm = app.surface.is_calm();
        let said = app.said.notice.as_ref().filter(|notice| !notice.bad && !is_calm);
        if said != self.said.as_ref().map(|(_, said)| said) {
            self.said = now.checked_add(SAID).zip(said.cloned());
        }
    }

    /// Notes what is marked now, by its turn; the same turn again changes nothing.
    fn marked(&mut self, turn: Option<u64>, now: Instant) {
        let newest = self.marked.back().map(|(_, turn)| *turn);
        if let Some((until, turn)) =
            now.checked_add(MOMENT).zip(turn).filter(|(_, turn)| Some(*turn) > newest)
        {
            self.marked.push_back((until, turn));
        }
    }

    /// When the next of it is over.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let marked = self.marked.front().map(|(until, _)| *until);
        marked.into_iter().chain(self.said.as_ref().map(|(until, _)| *until)).min()
    }

    /// What is over now.
    pub(super) fn over(&mut self, now: Instant) -> impl Iterator<Item = Input> + use<> {
        let hushed = self.said.take_if(|(until, _)| *until <= now).map(|_| Input::Hushed);
        self.faded(now).map(Input::Faded).into_iter().chain(hushed)
    }

    /// The last turn whose marks are over now.
    fn faded(&mut self, now: Instant) -> Option<u64> {
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
