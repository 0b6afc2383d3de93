//! What is lacking for a command, with the words for it.

use std::collections::BTreeMap;

use super::list::Command;
use super::need::Need;

/// The needs that are not met now, each with why.
#[derive(Clone, Debug, Default)]
pub struct Situation(BTreeMap<Need, String>);

impl Situation {
    /// Notes why a need is not met, where it is not.
    pub fn note(&mut self, need: Need, lack: Option<String>) {
        if let Some(words) = lack {
            self.0.insert(need, words);
        }
    }

    /// Notes that a need is not met, unless what it takes is there.
    pub fn wants(&mut self, need: Need, is_there: bool, words: &str) {
        self.note(need, (!is_there).then(|| words.to_owned()));
    }

    /// Why a command is not available now, in words; `None` where it is.
    #[must_use]
    pub fn reason_against(&self, command: Command) -> Option<String> {
        command.needs().iter().find_map(|need| self.0.get(need)).cloned()
    }
}
