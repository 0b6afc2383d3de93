//! The journal and the sheets: what keeps a state on the disk and gives it back after anything.
//!
//! The journal file is the truth; sled beside it is the working store, which holds the records, the sheets and the
//! revision they stand at, and is rebuilt from checkpoint and journal whenever it is damaged.

mod acknowledged;
mod backup;
mod check;
mod checkpoint;
mod codec;
mod error;
mod files;
mod form;
mod history;
mod journal;
mod kept;
mod lines;
mod lock;
mod notices;
mod opening;
mod plain;
mod probe;
mod purge;
mod read_back;
mod reading;
mod reopening;
mod secret;
mod sign_ins;
mod too_open;
mod working;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use crate::domain::{Entry, Rev, Sheet, SignIn, State, Stranger, Week, identifier};

use acknowledged::{Acknowledged, Ledger};
use error::Unusable;
use journal::Journal;
use lock::Lock;
use notices::{StoreNotice, StoreNotices};
use plain::apart;
use working::Working;

pub use backup::Restored;
pub use check::CheckReport;
pub use error::StoreError;
pub use files::own_file;
pub use opening::{TELLS_MORE, revisions};
pub use plain::{named, plain, said};
pub use probe::entries_in;
pub use purge::{Order, PurgeProgress, Purged};
pub use too_open::{too_open, too_open_for_a_socket};

/// What tells that there is a store, whole or not: a part of it, or what is half put in its place.
const PARTS: [&str; 6] = ["journal", "working", "checkpoint", "acknowledged", "incoming", "purge"];

/// Entries after which the working store is flushed even when there was no pause: what a crash may leave to replay.
const FLUSH_AFTER: usize = 512;
/// Bytes of journal after which a new checkpoint is due.
const CHECKPOINT_AFTER: u64 = 4 << 20;
/// Bytes of journal after which a checkpoint is written when the store is closed.
const CHECKPOINT_ON_CLOSE: u64 = 1 << 20;

/// The open store: at most one for a folder at a time.
#[derive(Debug)]
pub struct Store {
    dir: PathBuf,
    journal: Journal,
    working: Working,
    /// What is in the journal and not in the working store yet: the entry, what it led to, and where it ends.
    behind: Option<(Entry, State, u64)>,
    stopped: Option<String>,
    /// Why it can only be read, where it can.
    shut: Option<String>,
    /// Why the working store is in memory alone, where it is.
    apart: Option<String>,
    notices: StoreNotices,
    /// The last acknowledged revision, as it is kept.
    ledger: Ledger,
    /// Whether what the last acknowledged revision was had been kept and could not be read.
    is_unknown: bool,
    /// From where on the journal was not read through yet, in bytes.
    unread: Option<u64>,
    unflushed: usize,
    /// Whether the end of the journal must be cut to where it is known to be before anything more is written.
    is_doubtful: bool,
    /// Whether something was saved since the working store is in memory alone, so that the disk may do again.
    may_heal: bool,
    /// Where in the journal entries stand that were looked back to, in bytes.
    places: BTreeMap<Rev, u64>,
    /// Where in the journal the latest checkpoint stands, in bytes.
    checkpointed: u64,
    checkpointing: Option<JoinHandle<Result<(), StoreError>>>,
    who: String,
    /// Last, so that it is let go of last.
    lock: Option<Lock>,
}

impl Store {
    /// Opens the store in a folder, making it if there is none, and gives what it holds: records loaded, sheets not.
    ///
    /// `who` is what a second process is told. The error says who holds it, or what is damaged and what to do.
    pub fn open(dir: &Path, who: &str) -> Result<(Self, State), StoreError> {
        match Self::open_to_write(dir, who) {
            Err(error) if error.is_of_the_system() => Self::open_to_read(dir, who, error),
            Err(error @ StoreError::Damaged(_)) if files::refuse_strange(dir).is_ok() => {
                Self::open_without_journal(dir, who, error)
            }
            opened => opened,
        }
    }

    /// Whether anything of a store is in a folder; the error says that the system does not tell.
    pub fn is_in(dir: &Path) -> Result<bool, StoreError> {
        Ok(files::first_there(PARTS.map(|part| dir.join(part)))?.is_some())
    }

    /// Why it can only be read, or what is amiss with the disk; then what was repaired or found damaged and nobody has
    /// dismissed yet: a line each, for people to read.
    pub fn notices(&self) -> Vec<String> {
        let amiss = self.stopped.iter().chain(&self.shut).chain(&self.apart).cloned();
        amiss.chain(self.notices.standing().map(|it| it.words.clone())).collect()
    }

    /// Whether it can only be read.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.stopped.is_some() || self.shut.is_some()
    }

    /// Keeps words for people to read until somebody dismisses them.
    pub fn note(&mut self, words: String) {
        self.notices.add([StoreNotice::repair(words)]);
    }

    /// Dismisses notices that somebody has seen.
    pub fn dismiss(&mut self, seen: &[String]) -> Result<(), StoreError> {
        self.notices.dismiss(seen)
    }

    /// Whether nobody was ever told of a change here by a program that keeps what it said: one of before wrote it.
    #[must_use]
    pub fn is_of_before(&self) -> bool {
        self.ledger.rev() == 0 && !self.is_unknown
    }

    /// Reads the sheet of a week; an empty one where there is none.
    pub fn sheet(&mut self, week: Week) -> Result<Sheet, StoreError> {
        self.catch_up();
        match self.working.sheet(week) {
            Ok(sheet) => return Ok(sheet),
            Err(Unusable::Newer(number)) => {
                return Err(StoreError::newer(&working::folder(&self.dir), number));
            }
            Err(error @ Unusable::Disk(_)) => self.fall_back(&error),
            // Damage that was not met on opening: everything is in the journal.
            Err(Unusable::Broken(why)) => self.rebuild(&why)?,
        }
        self.working.sheet(week).map_err(|error| self.stop(&error))
    }

    fn rebuild(&mut self, why: &str) -> Result<(), StoreError> {
        self.finish_checkpoint();
        if self.shut.is_some() {
            return Err(StoreError::Stopped(format!(
                "what was read of the rota cannot be used ({why}): open Tandem again"
            )));
        }
        let _ = self.working.close();
        let rebuilt = opening::rebuild(&self.dir, why).inspect_err(|error| {
            self.stopped = Some(error.to_string());
        })?;
        self.journal = rebuilt.journal;
        self.places.clear();
        self.working = rebuilt.working;
        self.apart = rebuilt.apart.as_deref().map(apart);
        self.notices.add(rebuilt.notices);
        rebuilt.findings.into_iter().for_each(|it| self.notices.find(it));
        Ok(())
    }

    /// Keeps an entry and what it led to; when this returns it survives a power cut.
    ///
    /// The working store follows with [`Self::catch_up`], at the latest before anything else is done.
    ///
    /// Of an entry that was not kept nothing is there afterwards. When the disk does not confirm, nobody can know, and
    /// the store takes no more until it is opened again.
    pub fn append(&mut self, entry: &Entry, after: &State) -> Result<(), StoreError> {
        // What a newer Tandem wrote is never written behind; a disk that cannot be read is told by what needs it.
        let _ = self.read_all();
        self.check_running()?;
        if let Err(error) = self.journal.append(entry) {
            if let StoreError::Stopped(words) = &error {
                self.stopped = Some(words.clone());
                self.is_doubtful = true;
            }
            return Err(error);
        }
        self.behind = Some((entry.clone(), after.clone(), self.journal.end()));
        Ok(())
    }

    /// Brings the working store to where the journal is. A failure is told by whatever is asked next: what the journal
    /// holds is kept all the same.
    pub fn catch_up(&mut self) {
        let Some((entry, after, end)) = self.behind.take() else {
            return;
        };
        self.acknowledge(&Acknowledged::of(self.journal.id(), &entry));
        self.may_heal |= self.apart.is_some();
        if let Err(error) = self.working.apply(&entry, &after, end) {
            self.fall_back_from_writing(&error);
            return;
        }
        self.unflushed += 1;
        if self.unflushed >= FLUSH_AFTER {
            self.flush();
        }
    }

    /// Keeps what the last acknowledged revision is; where it cannot be kept, less can be told after damage, and no more.
    fn acknowledge(&mut self, acknowledged: &Acknowledged) {
        if self.ledger.note(acknowledged).is_err() {
            self.ledger.skip(acknowledged.rev);
        }
    }

    /// Sees to it that the last acknowledged revision is known beside the journal too.
    fn settle_ledger(&mut self) {
        let rev = self.rev();
        if self.ledger.rev() < rev {
            let newest = self.entries(rev.saturating_sub(1), 1).ok().and_then(|mut it| it.next()?.ok());
            let store = self.journal.id();
            self.acknowledge(&match newest.filter(|it| it.rev == rev) {
                Some(entry) => Acknowledged::of(store, &entry),
                None => Acknowledged { store, rev, made: None },
            });
        }
        let _ = self.ledger.sync();
    }

    /// Keeps that somebody came, left or was refused something; for the history, not for ever.
    pub fn note_sign_in(&self, sign_in: SignIn) -> Result<(), StoreError> {
        // The words tell of a command as it was given, which may hold what no rota keeps.
        let words = identifier::without(&sign_in.words).into_owned();
        let sign_in = SignIn { words, ..sign_in };
        sign_ins::note(&self.dir, sign_in).map_err(StoreError::disk("writing the sign-ins in", &self.dir))
    }

    /// The newest so many who came, left or were refused something, the oldest of them first.
    pub fn sign_ins(&self, at_most: usize) -> Result<Vec<SignIn>, StoreError> {
        sign_ins::read(&self.dir, at_most).map_err(StoreError::disk("reading the sign-ins in", &self.dir))
    }

    /// Keeps who was turned away before anybody knew who they were, in a file of their own.
    pub fn note_strangers(&self, strangers: &[Stranger]) -> Result<(), StoreError> {
        sign_ins::note_strangers(&self.dir, strangers)
            .map_err(StoreError::disk("writing the strangers in", &self.dir))
    }

    /// The newest so many lines of strangers, the oldest of them first.
    pub fn strangers(&self, at_most: usize) -> Result<Vec<Stranger>, StoreError> {
        sign_ins::strangers(&self.dir, at_most)
            .map_err(StoreError::disk("reading the strangers in", &self.dir))
    }

    fn check_running(&self) -> Result<(), StoreError> {
        if let Some(words) = &self.stopped {
            return Err(StoreError::Stopped(words.clone()));
        }
        self.shut
            .as_ref()
            .map_or(Ok(()), |words| Err(StoreError::Stopped(format!("nothing was saved: {words}"))))
    }

    fn stop(&mut self, error: &Unusable) -> StoreError {
        let words = self.stopped.get_or_insert_with(|| {
            format!(
                "the rota can no longer be read ({error}); everything that was saved is in the journal: open \
                 Tandem again"
            )
        });
        StoreError::Stopped(words.clone())
    }

    fn flush(&mut self) {
        self.catch_up();
        self.unflushed = 0;
        if let Err(error) = self.working.flush() {
            self.fall_back_from_writing(&error);
        }
    }

    /// Whether [`Self::settle`] has anything to do.
    pub fn is_unsettled(&self) -> bool {
        self.stopped.is_none()
            && (self.behind.is_some()
                || self.working.is_dirty()
                || self.ledger.is_dirty()
                || self.ledger.rev() < self.rev()
                || self.unread.is_some()
                || self.may_heal
                || self.checkpointing.is_some()
                || self.is_due())
    }

    fn is_due(&self) -> bool {
        self.shut.is_none() && self.journal.end().saturating_sub(self.checkpointed) > CHECKPOINT_AFTER
    }

    /// Puts things in order while nothing else is to be done: flushes the working store, and starts a checkpoint when
    /// enough was written since the last. Takes some tens of milliseconds in a store of ten years, seldom.
    pub fn settle(&mut self) {
        if self.stopped.is_some() {
            return;
        }
        self.heal();
        self.flush();
        self.settle_ledger();
        self.read_on();
        if self.checkpointing.as_ref().is_some_and(JoinHandle::is_finished) {
            self.finish_checkpoint();
        }
        if self.checkpointing.is_none() && self.stopped.is_none() && self.is_due() {
            self.start_checkpoint();
        }
    }

    /// Writes a checkpoint now and waits for it.
    pub fn write_checkpoint(&mut self) {
        self.catch_up();
        self.finish_checkpoint();
        self.start_checkpoint();
        self.finish_checkpoint();
    }

    fn start_checkpoint(&mut self) {
        // One that cannot be written is tried again only after as much again: the journal holds everything.
        self.checkpointed = self.journal.end();
        match checkpoint::prepare(&self.working, &self.dir) {
            Ok(finish) => self.checkpointing = Some(std::thread::spawn(finish)),
            Err(error) => self.say_not_written(&error),
        }
    }

    fn finish_checkpoint(&mut self) {
        if let Some(Ok(Err(error))) = self.checkpointing.take().map(JoinHandle::join) {
            self.say_not_written(&error);
        }
    }

    fn say_not_written(&mut self, error: &StoreError) {
        // A disk that is full for the moment is told by what needs it.
        if !error.is_of_the_system() {
            self.notices.find(StoreNotice::repair(format!("the checkpoint was not written: {error}")));
        }
    }

    /// Puts everything in order and lets the folder go.
    pub fn close(mut self) -> Result<(), StoreError> {
        self.finish_checkpoint();
        self.flush();
        self.settle_ledger();
        let added = self.journal.end().saturating_sub(self.checkpointed);
        if added > CHECKPOINT_ON_CLOSE && self.check_running().is_ok() {
            self.write_checkpoint();
        }
        let closed = self.working.close();
        if let Some(words) = self.stopped.take() {
            return Err(StoreError::Stopped(words));
        }
        closed.map_err(|error| {
            StoreError::Stopped(format!(
                "the working store could not be closed, but everything that was saved is in the journal \
                 ({error})"
            ))
        })
    }

    /// The revision that the working store stands at.
    fn rev(&self) -> Rev {
        self.working.mark().map_or(0, |mark| mark.rev)
    }
}
