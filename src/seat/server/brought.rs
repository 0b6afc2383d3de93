//! Files that people have sent here to be brought in: kept for a day, for nobody but whoever sent them, and never on the disk.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The most bytes of a file.
pub(super) const MOST_BYTES: usize = 10 * 1024 * 1024;
/// The most files of one person.
pub(super) const MOST_FILES: usize = 20;
/// How long they are kept.
const KEPT: Duration = Duration::from_hours(24);

/// A file that somebody sent.
#[derive(Clone, Debug)]
pub(super) struct BroughtFile {
    /// Its name.
    pub(super) name: String,
    /// What is in it.
    pub(super) bytes: Vec<u8>,
    sent: Instant,
}

/// What people have sent, by who they are.
#[derive(Debug, Default)]
pub(super) struct Brought(Mutex<BTreeMap<String, Vec<BroughtFile>>>);

impl Brought {
    /// What somebody sent, in the order in which it came.
    pub(super) fn of(&self, who: &str) -> Vec<BroughtFile> {
        self.kept().get(who).cloned().unwrap_or_default()
    }

    /// Whether there is room for one more file of somebody, or it is in place of one that is there.
    pub(super) fn has_room(&self, who: &str, name: &str) -> bool {
        self.kept()
            .get(who)
            .is_none_or(|there| there.len() < MOST_FILES || there.iter().any(|it| it.name == name))
    }

    /// Keeps a file, in place of one of the same name; the newest stays where two came at once.
    pub(super) fn keep(&self, who: &str, name: &str, bytes: Vec<u8>) {
        let mut kept = self.kept();
        let there = kept.entry(who.to_owned()).or_default();
        there.retain(|file| file.name != name);
        if there.len() < MOST_FILES {
            there.push(BroughtFile { name: name.to_owned(), bytes, sent: Instant::now() });
        }
    }

    /// Lets a file go; whether it was there.
    pub(super) fn remove(&self, who: &str, name: &str) -> bool {
        let mut kept = self.kept();
        let Some(there) = kept.get_mut(who) else { return false };
        let many = there.len();
        there.retain(|file| file.name != name);
        there.len() < many
    }

    /// What is kept, without what has been here too long.
    fn kept(&self) -> MutexGuard<'_, BTreeMap<String, Vec<BroughtFile>>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for there in kept.values_mut() {
            there.retain(|file| file.sent.elapsed() < KEPT);
        }
        kept.retain(|_, there| !there.is_empty());
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_twenty_files_of_one_person() {
        let brought = Brought::default();
        for n in 0..MOST_FILES {
            assert!(brought.has_room("ann", &n.to_string()));
            brought.keep("ann", &n.to_string(), vec![1]);
        }
        assert!(!brought.has_room("ann", "one more") && brought.has_room("ben", "one"));
        brought.keep("ann", "one more", vec![]);
        assert!(brought.has_room("ann", "3"));
        brought.keep("ann", "3", vec![2]);
        assert_eq!(brought.of("ann").len(), MOST_FILES);
        assert!(brought.of("ann").iter().any(|file| file.bytes == [2]));
        assert!(brought.remove("ann", "3") && !brought.remove("ann", "3"));
    }
}
