//! A backup as it was taken out: its journal is replayed and compared with its checkpoint before anything is replaced.

use std::fs::File;
use std::path::Path;

use crate::domain::State;

use super::acknowledged::Acknowledged;
use super::check::is_same;
use super::checkpoint;
use super::error::Unusable;
use super::form::StorePosition;
use super::journal::{Body, FrameFound, HEADER, Journal};
use super::notices::StoreNotice;
use super::opening::{lacking, revisions};

/// What was read of the two parts of a backup.
pub struct Unpacked {
    pub mark: StorePosition,
    pub last: Option<Acknowledged>,
    pub notices: Vec<StoreNotice>,
    /// Whether something of the journal cannot be read.
    pub is_damaged: bool,
}

/// Reads both parts as they now stand on the disk, replays the one and compares it with the other.
pub fn read_back(dir: &Path) -> Result<Unpacked, Unusable> {
    let broken = |words: String| Err(Unusable::Broken(words));
    let journal = Journal::open(&dir.join("new-journal"))?;
    let (mark, held) = match checkpoint::read(File::open(dir.join("new-checkpoint"))?) {
        Err(Unusable::Broken(words)) => return broken(format!("its checkpoint: {words}")),
        read => read?,
    };
    if mark.store != journal.id() || mark.journal != journal.end() {
        return broken("its two parts do not belong together".to_owned());
    }
    let mut at = HEADER;
    // What the journal leads to, as far as that can be known.
    let mut state = Some(State::default());
    let mut read = Unpacked { mark, last: None, notices: vec![], is_damaged: false };
    loop {
        match journal.read(at)? {
            FrameFound::End => break,
            FrameFound::Newer(number) => return Err(Unusable::Newer(number)),
            FrameFound::Frame(frame, body) => {
                at = frame.end();
                state = match body {
                    Body::Missing { from } => {
                        read.notices.push(lacking(&revisions(from, frame.rev)));
                        None
                    }
                    Body::Lost { from } => {
                        read.notices.push(lacking(&revisions(from, frame.rev)));
                        state.map(|it| it.moved_to(frame.rev))
                    }
                    Body::Entry(entry) => {
                        read.last = Some(Acknowledged::of(journal.id(), &entry));
                        match state.map(|it| it.apply(&entry)).transpose() {
                            Ok(after) => after,
                            Err(error) => {
                                return broken(format!(
                                    "entry {} does not follow on from it: {error}",
                                    entry.rev
                                ));
                            }
                        }
                    }
                };
            }
            // What is damaged in it costs history, not the rota, which the checkpoint holds.
            FrameFound::Torn => (at, state, read.is_damaged) = (journal.end(), None, true),
            FrameFound::Damage(damage) => {
                read.is_damaged = true;
                read.notices.push(StoreNotice::damage(in_backup(&damage.words)));
                (at, state) = (damage.next.unwrap_or(journal.end()), None);
            }
        }
    }
    if state.is_some_and(|it| it.rev() != held.rev() || !is_same(&it, &held)) {
        return broken("its journal and its checkpoint do not match".to_owned());
    }
    Ok(read)
}

fn in_backup(words: &str) -> String {
    format!(
        "the journal in the backup was already damaged ({words}): the rota is whole, but that part of its \
         history cannot \
         be read. Keep older backups"
    )
}
