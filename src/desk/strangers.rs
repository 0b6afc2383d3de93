//! Who was turned away before anybody knew who they were: counted on the doormat, and kept when their minute is over.

use super::request::Request;
use super::{Desk, Reply};
use crate::domain::Stranger;

impl Desk {
    /// Counts a stranger who was turned away, at a second since 1970: from where, who they said they were, and why. Says
    /// whether this is the first of its kind in its minute.
    #[must_use]
    pub fn note_stranger(&self, second: i64, from: &str, name: &str, words: &str) -> bool {
        self.doormat.sum().note(second, from, name, words)
    }

    /// Keeps the strangers of the minutes that are over at a second since 1970, and gives them. Nobody waits for it; where
    /// they cannot be kept they are not.
    #[must_use]
    pub fn keep_strangers(&self, second: i64) -> Vec<Stranger> {
        let over = self.doormat.sum().over(second);
        self.keep(over.clone());
        over
    }

    /// Keeps all strangers, those of the minute that goes on included.
    pub(super) fn keep_all_strangers(&self) {
        let all = self.doormat.sum().all();
        self.keep(all);
    }

    fn keep(&self, strangers: Vec<Stranger>) {
        if !strangers.is_empty() {
            let _ = self.requests.send(Request::NoteStrangers(strangers));
        }
    }

    /// Keeps the strangers until now, and asks for the newest so many lines of them, the oldest of them first.
    pub fn strangers(&self, at_most: usize) -> Reply<Vec<Stranger>> {
        self.keep_all_strangers();
        self.ask(|answer| Request::Strangers(at_most, answer))
    }
}
