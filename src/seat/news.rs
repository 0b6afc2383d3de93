//! What a seat hears of entries, in step with the states that have them, and for how long what they changed stays marked.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;

use crate::domain::{Entry, Rev, Veil};

/// How long what somebody else changed is marked.
const MOMENT: Duration = Duration::from_secs(3);

/// What one seat hears.
#[derive(Debug)]
pub(super) struct News {
    entries: Receiver<Arc<Entry>>,
    /// What came before the state that has it.
    early: Vec<Arc<Entry>>,
    /// The revision up to which everything has been told.
    told: Rev,
    /// What is marked, and until when.
    marked: VecDeque<(Instant, u64)>,
}

impl News {
    /// What is heard from now on, of what comes after a revision.
    pub(super) fn after(told: Rev, entries: Receiver<Arc<Entry>>) -> Self {
        Self { entries, early: vec![], told, marked: VecDeque::new() }
    }

    /// The entries that lead to a revision and have not been told, in order, as somebody may read them. Of many, the oldest
    /// may be missing.
    pub(super) fn up_to(&mut self, rev: Rev, veil: &Veil) -> Vec<Arc<Entry>> {
        loop {
            match self.entries.try_recv() {
                Ok(entry) => self.early.push(entry),
                Err(TryRecvError::Lagged(_)) => {}
                Err(TryRecvError::Empty | TryRecvError::Closed) => break,
            }
        }
        let (due, early) = std::mem::take(&mut self.early).into_iter().partition(|entry| entry.rev <= rev);
        self.early = early;
        let told = self.told;
        self.told = told.max(rev);
        let due: Vec<Arc<Entry>> = due;
        let seen =
            |entry: Arc<Entry>| if veil.is_clear() { Some(entry) } else { veil.entry(&entry).map(Arc::new) };
        due.into_iter().filter(|entry| entry.rev > told).filter_map(seen).collect()
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
    use crate::domain::{Author, Cause, Instant as At, State};
    use crate::exchange::example;
    use tokio::sync::broadcast;

    fn entry(rev: Rev) -> Arc<Entry> {
        let (by, from, summary) = ("fiona".to_owned(), "local".to_owned(), format!("{rev}"));
        let (at, cause) = (At(29_000_000), Cause::Edited);
        Arc::new(Entry { rev, at, by, from, cause, summary, reason: None, edits: vec![] })
    }

    #[test]
    fn entries_are_told_once_and_with_the_state_that_has_them() {
        let (send, entries) = broadcast::channel(4);
        let mut news = News::after(2, entries);
        let told = |news: &mut News, rev| {
            news.up_to(rev, &Veil::default()).iter().map(|it| it.rev).collect::<Vec<_>>()
        };
        (2..=5).for_each(|rev| drop(send.send(entry(rev))));
        assert_eq!(told(&mut news, 2), [0; 0], "what was known when it sat down is told as new");
        assert_eq!(told(&mut news, 4), [3, 4]);
        assert_eq!(told(&mut news, 4), [0; 0]);
        (6..=12).for_each(|rev| drop(send.send(entry(rev))));
        assert_eq!(told(&mut news, 12), [5, 9, 10, 11, 12], "what is missed is not waited for");
        drop(send);
        assert_eq!(told(&mut news, 13), [0; 0]);
    }

    #[test]
    fn an_entry_is_told_as_whoever_hears_of_it_may_read_it() {
        let state = State::default().preview(&example::changes().unwrap()).unwrap();
        let heard = |who: &str| {
            let (send, entries) = broadcast::channel(4);
            let mut news = News::after(0, entries);
            let summary = "Add Phone call C4 (Aisha)".to_owned();
            drop(send.send(Arc::new(Entry { summary, ..Entry::clone(&entry(1)) })));
            let veil = Veil::before(&Author::Person(who.parse().unwrap()), &state);
            news.up_to(1, &veil).iter().map(|it| it.summary.clone()).collect::<String>()
        };
        assert_eq!(heard("fiona"), "Add Phone call C4 (Aisha)");
        assert_eq!(heard("morag"), "Add Phone call a family (Aisha)");
    }

    #[test]
    fn each_mark_has_its_own_moment() {
        let mut news = News::after(0, broadcast::channel(1).1);
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
