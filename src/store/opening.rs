//! Opening: bring the working store to where the journal ends, or rebuild it when it cannot be trusted.
//!
//! Usually the working store says at which byte of the journal it stands, and only what comes after is read. If it is
//! ahead of a journal that lost its end, the working store wins: the journal gets a frame saying which entries are
//! missing. If it is unusable, it is set aside and rebuilt from the checkpoint and the journal after it. Damage in the
//! middle of what must be read is told, and nothing is touched; at its end it is set aside, and what is lost with it is
//! told, by the last revision that anything beside the journal knows of.

mod anew;
mod gap;
mod told;

use std::hash::{BuildHasher as _, Hasher as _};
use std::io;
use std::path::Path;

use crate::domain::{Entry, Rev, State, Week, weeks_of};

use super::acknowledged::{self, Acknowledged};
use super::checkpoint;
use super::error::Unusable;
use super::form::StorePosition;
use super::journal::{Body, Damage, FrameError, FrameFound, HEADER, Journal};
use super::notices::StoreNotice;
use super::plain::{named, plain};
use super::working::{self, Working};
use super::{StoreError, files, secret};

pub use told::{TELLS_MORE, damage_inside, lacking, revisions};

/// Bytes of the newest entry up to which it is looked at on opening.
const LOOKED_AT: u64 = 1 << 20;

/// Damaged working stores that are kept.
const KEPT: usize = 3;

/// What opening found.
pub struct Opened {
    pub journal: Journal,
    pub working: Working,
    pub state: State,
    /// What was repaired or lost just now.
    pub notices: Vec<StoreNotice>,
    /// What is damaged and may have been told before.
    pub findings: Vec<StoreNotice>,
    /// The last acknowledged revisions.
    pub acknowledged: Vec<Acknowledged>,
    /// Whether they were kept and cannot be read.
    pub is_unknown: bool,
    /// Why the working store is in memory alone, where it is.
    pub apart: Option<String>,
}

/// Why the quick way did not work.
enum OpenError {
    /// The working store must be rebuilt; why, in words.
    Rebuild(String),
    /// There is nothing in the working store yet.
    Empty,
    /// A newer Tandem wrote the working store.
    Newer(Option<u32>),
    /// The system did not let the working store be used.
    Disk(io::Error),
    /// Nothing can be done here.
    Stop(StoreError),
}

impl From<Unusable> for OpenError {
    fn from(error: Unusable) -> Self {
        match error {
            Unusable::Broken(words) => Self::Rebuild(words),
            Unusable::Newer(number) => Self::Newer(number),
            Unusable::Disk(error) => Self::Disk(error),
        }
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        Self::Stop(error)
    }
}

struct Opening<'a> {
    dir: &'a Path,
    journal: Journal,
    notices: Vec<StoreNotice>,
    findings: Vec<StoreNotice>,
    acknowledged: Vec<Acknowledged>,
    /// Why the last acknowledged revisions cannot be read, where they were kept.
    lacks: Option<Unusable>,
    /// The newest revision that anything beside the journal knows of.
    known: Rev,
    /// Whether anything may be written.
    writes: bool,
    apart: Option<String>,
}

/// Opens what is in a folder whose lock is held.
pub fn open(dir: &Path) -> Result<Opened, StoreError> {
    let path = dir.join("journal");
    // None of these is made before the journal is there.
    let beside = [working::folder(dir), checkpoint::path(dir), acknowledged::path(dir)];
    let journal = match (files::is_there(&path)?, files::first_there(beside)?) {
        (true, _) => Journal::open(&path)?,
        (false, None) => Journal::create(&path, new_id())?,
        (false, Some(found)) => {
            return Err(StoreError::Damaged(format!(
                "{} is missing, but {} is there: put the journal back, or a backup with `tandem restore FILE`",
                named(&path),
                named(&found)
            )));
        }
    };
    let mut opening = Opening::new(dir, journal)?;
    let (working, state) = match opening.continue_working() {
        Ok(found) => found,
        Err(OpenError::Empty) => opening.rebuild(None)?,
        Err(OpenError::Rebuild(why)) => opening.rebuild(Some(&why))?,
        // What the system does not let be used is neither damaged nor set aside.
        Err(OpenError::Disk(error)) => {
            opening.apart = Some(plain(&error));
            let found = opening.rebuild(None)?;
            if is_full(&error) {
                working::discard(dir);
            }
            found
        }
        Err(error) => return Err(opening.refused(error)),
    };
    Ok(opening.opened(working, state))
}

/// Makes the working store anew in a folder whose lock is held.
pub fn rebuild(dir: &Path, why: &str) -> Result<Opened, StoreError> {
    let journal = Journal::open(&dir.join("journal"))?;
    let mut opening = Opening::new(dir, journal)?;
    let (working, state) = opening.rebuild(Some(why))?;
    Ok(opening.opened(working, state))
}

/// Reads what is in a folder into memory, and writes nothing.
pub fn read(dir: &Path) -> Result<Opened, StoreError> {
    let journal = Journal::open_to_read(&dir.join("journal"))?;
    let mut opening = Opening { writes: false, ..Opening::new(dir, journal)? };
    let (working, state) = opening.rebuild(None)?;
    Ok(opening.opened(working, state))
}

/// What the working store holds, where the journal cannot be used at all: all of it is read, and nothing may be written.
pub fn without_journal(dir: &Path) -> Result<Opened, StoreError> {
    let folder = working::folder(dir);
    let unusable = |why: Unusable| StoreError::Damaged(format!("{} cannot be used: {why}", named(&folder)));
    let none = || unusable(Unusable::Broken("there is nothing in it".to_owned()));
    if !files::is_there(&folder)? {
        return Err(none());
    }
    let mut working = Working::open(&folder).map_err(unusable)?;
    let mark = working.mark().filter(|mark| mark.rev > 0).ok_or_else(none)?;
    let state = working.state().map_err(unusable)?;
    for week in working.weeks().collect::<Vec<Week>>() {
        working.sheet(week).map_err(unusable)?;
    }
    let journal = Journal::absent(&dir.join("journal"), mark.store)?;
    let acknowledged = acknowledged::read(dir, mark.store)?.found;
    let (secret, _) = secret::of_store(dir, &mut working, false);
    Ok(Opened {
        journal,
        working,
        state: state.hiding_ids_with(secret),
        notices: vec![],
        findings: vec![],
        acknowledged,
        is_unknown: true,
        apart: None,
    })
}

/// Whether there was no room to write what was to be written, so that a part of it may stand there.
fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// A number that no other store is likely to have.
fn new_id() -> u64 {
    std::collections::hash_map::RandomState::new().build_hasher().finish()
}

impl<'a> Opening<'a> {
    fn new(dir: &'a Path, journal: Journal) -> Result<Self, StoreError> {
        let acknowledged::LedgerFound { found: acknowledged, lacks } = acknowledged::read(dir, journal.id())?;
        let checkpoint = checkpoint::mark(dir)?.filter(|mark| mark.store == journal.id());
        let told = acknowledged.iter().map(|it| it.rev).chain(checkpoint.map(|mark| mark.rev));
        let known = told.max().unwrap_or_default();
        let notices = match &lacks {
            Some(Unusable::Broken(why)) => vec![told::unacknowledged(dir, why)],
            // What the system does not let be read is not damaged.
            _ => vec![],
        };
        let findings = vec![];
        Ok(Self { dir, journal, notices, findings, acknowledged, lacks, known, writes: true, apart: None })
    }

    fn opened(self, mut working: Working, state: State) -> Opened {
        // It is there before any other file says that something was saved; a store of before has neither it nor a secret.
        let is_gone = self.known > 0
            && secret::path(self.dir).exists()
            && matches!(files::is_there(&acknowledged::path(self.dir)), Ok(false));
        let Self { journal, mut notices, findings, mut acknowledged, lacks, apart, .. } = self;
        notices.extend(is_gone.then(|| told::unacknowledged(self.dir, "it is missing")));
        if self.writes && (is_gone || matches!(lacks, Some(Unusable::Broken(_)))) {
            let last = Acknowledged { store: journal.id(), rev: state.rev(), made: None };
            // Where it cannot be written it is told again.
            let written = acknowledged::write(&acknowledged::path(self.dir), &last);
            acknowledged.extend(written.is_ok().then_some(last));
        }
        let is_unknown = is_gone || lacks.is_some();
        let (secret, notice) = secret::of_store(self.dir, &mut working, self.writes);
        notices.extend(notice);
        let state = state.hiding_ids_with(secret);
        Opened { journal, working, state, notices, findings, acknowledged, is_unknown, apart }
    }

    /// The quick way: what the working store holds, and the entries after it.
    fn continue_working(&mut self) -> Result<(Working, State), OpenError> {
        let folder = working::folder(self.dir);
        if !folder.try_exists().map_err(OpenError::Disk)? {
            return Err(OpenError::Empty);
        }
        let mut working = Working::open(&folder)?;
        let Some(mark) = working.mark() else {
            return Err(if working.is_empty()? {
                OpenError::Empty
            } else {
                OpenError::Rebuild("its mark is lost".to_owned())
            });
        };
        if mark.store != self.journal.id() {
            return Err(OpenError::Rebuild("it belongs to another store".to_owned()));
        }
        self.known = self.known.max(mark.rev);
        let state = working.state()?;
        let from = if self.fits(mark)? {
            mark.journal
        } else {
            for week in working.weeks().collect::<Vec<Week>>() {
                working.sheet(week)?;
            }
            let from = self.find_place(mark)?;
            working.set_mark(mark.rev, from)?;
            working.flush()?;
            checkpoint::prepare(&working, self.dir)?()?;
            from
        };
        let state = self.replay(state, from, Some(&mut working))?;
        Ok((working, state.without_sheets(|_| false)))
    }

    /// Whether the place in the journal where a mark stands is where its revision ends.
    fn fits(&mut self, mark: StorePosition) -> Result<bool, StoreError> {
        if mark.rev == 0 || mark.journal > self.journal.end() {
            return Ok(mark.rev == 0 && mark.journal == HEADER);
        }
        if let Ok(frame) = self.journal.frame_before(mark.journal)? {
            // A long one is looked at in a pause, with the rest.
            if frame.end() - frame.start < LOOKED_AT {
                match self.journal.look_at(frame)? {
                    Err(FrameError::Newer(number)) => return Err(self.journal.newer(number)),
                    Err(FrameError::Damage(words)) => self.findings.push(damage_inside(&words)),
                    Ok(_) => {}
                }
            }
            return Ok(frame.rev == mark.rev);
        }
        // The newest entry it knows is damaged, but what it did is in the working store: `check` will tell.
        let next = self.journal.frame_at(mark.journal)?;
        Ok(mark.journal == self.journal.end() || next.is_ok_and(|frame| frame.rev == mark.rev + 1))
    }

    /// Finds where in the journal the entries after a mark start. Where the journal lost its end, it is told so.
    fn find_place(&mut self, mark: StorePosition) -> Result<u64, StoreError> {
        let (mut at, mut last) = (HEADER, 0);
        loop {
            match self.journal.read(at)? {
                FrameFound::Frame(frame, _) => {
                    at = frame.end();
                    last = frame.rev;
                    if last == mark.rev {
                        return Ok(at);
                    }
                }
                FrameFound::Newer(number) => return Err(self.journal.newer(number)),
                FrameFound::Damage(damage) if damage.next.is_some() => {
                    return Err(self.damaged(&damage.words));
                }
                FrameFound::End | FrameFound::Torn | FrameFound::Damage(_) if last < mark.rev => break,
                FrameFound::End | FrameFound::Torn | FrameFound::Damage(_) => {
                    return Err(self.damaged("its revisions are not in sequence"));
                }
            }
        }
        let from = last + 1;
        let kept = self.cut_from(at)?;
        self.notices.push(StoreNotice::damage(format!(
            "the end of the journal was missing: the rota is whole, but the history lacks {}{kept}. Keep \
             your older backups, which have it",
            revisions(from, mark.rev)
        )));
        if self.writes {
            self.journal.append_missing(from, mark.rev)?;
        }
        Ok(self.journal.end())
    }

    /// Applies the entries from a place on, to the state and, where there is one, to the working store.
    fn replay(
        &mut self,
        state: State,
        from: u64,
        mut working: Option<&mut Working>,
    ) -> Result<State, OpenError> {
        let (mut state, mut at) = (state, from);
        loop {
            match self.journal.read(at)? {
                FrameFound::End => return self.close_gap(state, at, None, working),
                FrameFound::Torn => {
                    let torn = Damage { words: String::new(), rev: None, next: None };
                    return self.close_gap(state, at, Some(&torn), working);
                }
                FrameFound::Damage(Damage { words, next: Some(_), .. }) => {
                    return Err(self.damaged(&words).into());
                }
                FrameFound::Damage(damage) => return self.close_gap(state, at, Some(&damage), working),
                FrameFound::Newer(number) => return Err(self.journal.newer(number).into()),
                FrameFound::Frame(frame, Body::Lost { .. }) => {
                    at = frame.end();
                    state = state.moved_to(frame.rev);
                    if let Some(working) = &mut working {
                        working.set_mark(frame.rev, at)?;
                    }
                }
                FrameFound::Frame(frame, Body::Entry(entry)) => {
                    at = frame.end();
                    state = next(state, &entry, working.as_deref_mut())?;
                    if let Some(working) = &mut working {
                        working.apply(&entry, &state, at)?;
                    }
                }
                FrameFound::Frame(frame, Body::Missing { from }) => {
                    let to = frame.rev;
                    return Err(OpenError::Rebuild(format!("revisions {from} to {to} after it are missing")));
                }
            }
        }
    }

    /// What keeps the store from being opened, as an error.
    fn refused(&self, error: OpenError) -> StoreError {
        let folder = || working::folder(self.dir);
        match error {
            OpenError::Stop(error) => error,
            OpenError::Newer(number) => StoreError::newer(&folder(), number),
            OpenError::Disk(error) => StoreError::disk("opening", &folder())(error),
            OpenError::Rebuild(words) => self.damaged(&words),
            OpenError::Empty => self.damaged("it cannot be replayed"),
        }
    }

    fn damaged(&self, words: &str) -> StoreError {
        StoreError::Damaged(format!(
            "{} is damaged: {words}. Nothing was changed; put a backup back with `tandem restore FILE`",
            named(self.journal.path())
        ))
    }
}

/// The state after an entry, with the sheets loaded that it needs.
fn next(mut state: State, entry: &Entry, working: Option<&mut Working>) -> Result<State, OpenError> {
    if let Some(working) = working {
        for week in weeks_of(&state, entry.edits.iter().map(|edit| &edit.key)) {
            if !state.is_loaded(week) {
                state = state.with_sheet(week, working.sheet(week)?.into());
            }
        }
    }
    let rev: Rev = entry.rev;
    state.apply(entry).map_err(|error| {
        OpenError::Rebuild(format!(
            "entry {rev} does not follow on from it: \
        {error}"
        ))
    })
}
