//! When the disk does not do what it should: the rota is read all the same, and written again as soon as that can be.
//!
//! A store that cannot be written is *shut*: read into memory from checkpoint and journal, its edits refused with the reason,
//! and opened anew before the next edit. One whose working store alone cannot be written keeps that in memory, *apart*, and
//! goes on saving to the journal.

use std::collections::BTreeMap;
use std::path::Path;

use super::acknowledged::Ledger;
use super::error::Unusable;
use super::lock::Lock;
use super::notices::StoreNotices;
use super::opening::{self, Opened};
use super::plain::apart;
use super::{Store, StoreError, backup, checkpoint, files, journal, purge, working};
use crate::domain::State;

impl Store {
    pub(super) fn open_to_write(dir: &Path, who: &str) -> Result<(Self, State), StoreError> {
        files::make_folder(dir)?;
        files::refuse_strange(dir)?;
        let lock = Lock::take(dir, who)?;
        let opened = open_folder(dir)?;
        Self::over((dir, who), opened, Some(lock), None)
    }

    /// Opens a store that cannot be written because of an error; gives that error where it cannot be read either.
    pub(super) fn open_to_read(
        dir: &Path,
        who: &str,
        error: StoreError,
    ) -> Result<(Self, State), StoreError> {
        // What is half put in its place must be finished first: it decides what is true.
        let half_done = files::first_there(["incoming", "purge"].map(|it| dir.join(it)))?;
        if half_done.is_some() || !files::is_there(&dir.join("journal"))? {
            return Err(error);
        }
        let lock = Lock::share(dir)?;
        match opening::read(dir) {
            Ok(opened) => Self::over((dir, who), opened, lock, Some(shut(&error))),
            Err(unread) if unread.is_of_the_system() => Self::open_without_journal(dir, who, error),
            Err(unread) => Self::open_without_journal(dir, who, unread),
        }
    }

    /// Opens a store whose journal cannot be used because of an error, to be read as its working store has it; gives that
    /// error where that cannot be used either.
    pub(super) fn open_without_journal(
        dir: &Path,
        who: &str,
        error: StoreError,
    ) -> Result<(Self, State), StoreError> {
        let half_done = files::first_there(["incoming", "purge"].map(|it| dir.join(it)))?;
        let lock = match Lock::take(dir, who) {
            Err(held) if held.is_of_the_system() => Lock::share(dir)?,
            lock => Some(lock?),
        };
        let opened = match opening::without_journal(dir) {
            Ok(opened) if half_done.is_none() => opened,
            Err(newer @ StoreError::Newer { .. }) => return Err(newer),
            _ => return Err(error),
        };
        let rev = opened.state.rev();
        let known = opened.acknowledged.iter().map(|it| it.rev).max().unwrap_or_default();
        let lacks = match known.saturating_sub(rev) {
            0 => String::new(),
            1 => ", without the last change".to_owned(),
            many => format!(", without the last {many} changes"),
        };
        let words = format!(
            "the rota can only be read for now, as the working store has it{lacks}: {}. `tandem export \
             --format team` writes down what is shown",
            error.cause()
        );
        Self::over((dir, who), opened, lock, Some(words))
    }

    fn over(
        (dir, who): (&Path, &str),
        opened: Opened,
        lock: Option<Lock>,
        shut: Option<String>,
    ) -> Result<(Self, State), StoreError> {
        let mut notices = StoreNotices::read(dir);
        notices.add(opened.notices);
        opened.findings.into_iter().for_each(|it| notices.find(it));
        let store = Self {
            dir: dir.to_owned(),
            checkpointed: checkpoint::mark(dir)?.map_or(0, |mark| mark.journal).min(opened.journal.end()),
            journal: opened.journal,
            working: opened.working,
            behind: None,
            stopped: None,
            shut,
            apart: opened.apart.as_deref().map(apart),
            notices,
            ledger: Ledger::new(dir, &opened.acknowledged),
            is_unknown: opened.is_unknown,
            unread: Some(journal::HEADER),
            unflushed: 0,
            is_doubtful: false,
            may_heal: false,
            places: BTreeMap::new(),
            checkpointing: None,
            who: who.to_owned(),
            lock,
        };
        Ok((store, opened.state))
    }

    /// Whether what the working store holds is all there is.
    pub(super) fn lacks_journal(&self) -> bool {
        self.shut.is_some() && self.journal.end() == journal::HEADER && self.rev() > 0
    }

    /// Before something is written: where that could not be done until now, tries whether it can. Gives the state where
    /// it was read anew, which others may have changed meanwhile; the error says why nothing can be written still.
    pub fn try_again(&mut self) -> Result<Option<State>, StoreError> {
        if self.is_doubtful {
            self.journal.cut(self.journal.end())?;
            self.is_doubtful = false;
            self.stopped = None;
        }
        if self.shut.is_none() && self.stopped.is_none() {
            return Ok(None);
        }
        self.finish_checkpoint();
        // Nobody is let in between: a lock that is only shared is given back first.
        if self.shut.is_some() {
            self.lock = None;
        }
        let reopened = self.reopen();
        if let Err(error) = &reopened
            && self.shut.is_some()
        {
            self.lock = Lock::share(&self.dir).ok().flatten();
            if error.is_of_the_system() {
                self.shut = Some(shut(error));
            }
        }
        reopened
            .map(Some)
            .map_err(|error| StoreError::Stopped(format!("nothing was saved: {}", error.cause())))
    }

    /// Opens the folder anew in place of what is open.
    fn reopen(&mut self) -> Result<State, StoreError> {
        if self.lock.is_none() {
            self.lock = Some(Lock::take(&self.dir, &self.who)?);
        }
        let _ = self.working.close();
        let opened = match open_folder(&self.dir) {
            Ok(opened) => opened,
            Err(error) => {
                self.fall_back(&Unusable::Broken(error.cause()));
                return Err(error);
            }
        };
        self.journal = opened.journal;
        self.working = opened.working;
        self.ledger = Ledger::new(&self.dir, &opened.acknowledged);
        self.notices.add(opened.notices);
        opened.findings.into_iter().for_each(|it| self.notices.find(it));
        (self.stopped, self.shut) = (None, None);
        self.apart = opened.apart.as_deref().map(apart);
        self.places.clear();
        Ok(opened.state)
    }

    /// Goes on with a working store in memory, where the one on the disk can no longer be used.
    pub(super) fn fall_back(&mut self, error: &Unusable) {
        let _ = self.working.close();
        match opening::read(&self.dir) {
            Ok(read) => {
                self.working = read.working;
                if self.shut.is_none() {
                    self.apart = Some(apart(&error.to_string()));
                }
            }
            Err(unread) => drop(self.stop(&unread.into())),
        }
    }

    /// The same after something could not be written there: a part of it may stand on the disk, and is taken away.
    pub(super) fn fall_back_from_writing(&mut self, error: &Unusable) {
        self.fall_back(error);
        if matches!(error, Unusable::Disk(_)) && self.apart.is_some() {
            working::discard(&self.dir);
        }
    }

    /// Tries whether the working store can be on the disk again, once something could be saved there.
    pub(super) fn heal(&mut self) {
        if std::mem::take(&mut self.may_heal) && self.apart.is_some() {
            self.finish_checkpoint();
            // Where it fails, it goes on as it was.
            let _ = self.reopen();
        }
    }
}

fn open_folder(dir: &Path) -> Result<Opened, StoreError> {
    backup::finish_restore(dir)?;
    purge::finish(dir)?;
    opening::open(dir)
}

fn shut(error: &StoreError) -> String {
    format!("the rota can only be read for now: {}", error.cause())
}
