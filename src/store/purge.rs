//! Purging: the whole store is written anew without some families, beside the one that is there, and takes its place.
//!
//! What is written goes to `purge.new`: the journal, entry by entry, with one at its end that says how many families
//! went; the working store, made from what that journal leads to; a checkpoint; the sign-ins. Once all of it is on the
//! disk, giving the folder its name `purge` is the moment that counts. Before it, everything is as it was, and opening
//! removes what is half done; after it, opening finishes what is left to do, whose every step may be repeated. The old
//! bytes go with their files, and so do the copies that repairs and restores had set aside.

use std::fs;
use std::io;
use std::path::Path;

use crate::domain::purge::{Closed, Endings, Scrub};
use crate::domain::{Cause, Date, Edit, Entry, Instant, Purge, Record, Rev, State, counted, tally};

use super::acknowledged::Acknowledged;
use super::error::Unusable;
use super::journal::{Body, FrameFound, HEADER, Journal};
use super::working::{self, Working};
use super::{Store, StoreError, checkpoint, files, named, opening, sign_ins};

/// The folder that a purge is written to.
const DRAFT: &str = "purge.new";
/// What it is called once it counts.
const READY: &str = "purge";

/// How far a purge has come: what is being done, and how much of that in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurgeProgress {
    /// What is being done.
    pub doing: &'static str,
    /// How much of it is done.
    pub percent: u8,
}

/// Is told how far a purge has come.
pub type PurgeListener<'a> = &'a mut dyn FnMut(PurgeProgress);

/// Who has families purged, from where and when, and which.
#[derive(Clone, Debug)]
pub struct Order {
    /// A person's id, or `owner`.
    pub by: String,
    /// From where.
    pub from: String,
    /// When.
    pub at: Instant,
    /// Families whose case was closed before this day.
    pub before: Date,
    /// Those of them that are meant.
    pub families: Vec<Closed>,
}

/// What a purge did.
#[derive(Clone, Debug)]
pub struct Purged {
    /// The entry that records it.
    pub entry: Entry,
    /// The state it led to, its sheets not loaded.
    pub state: State,
    /// How many entries were there before, each of which was written anew.
    pub entries: u64,
    /// Ids that hold a reference and were left alone, each after what it is an id of.
    pub left: Vec<String>,
    /// Copies beside the store that went with it.
    pub copies: Vec<String>,
}

impl Store {
    /// The families that may be forgotten: whose case was closed, or who were taken out, before a day; and those that are
    /// still booked on it or later. Reads everything.
    pub fn closed_before(
        &mut self,
        day: Date,
        tell: PurgeListener<'_>,
    ) -> Result<(Vec<Closed>, Vec<Closed>), StoreError> {
        let whole = self.whole()?;
        let zone = whole.zone();
        let mut endings = Endings::default();
        self.each_frame("reading", tell, |_, body| {
            if let Body::Entry(entry) = body {
                endings.note(&entry, zone);
            }
            Ok(())
        })?;
        Ok(endings.before(day, &whole))
    }

    /// Writes the store anew without some families; all of it or nothing is done, whatever happens in between.
    pub fn purge(&mut self, order: &Order, tell: PurgeListener<'_>) -> Result<Purged, StoreError> {
        let whole = self.whole()?;
        self.finish_checkpoint();
        self.flush();
        self.check_running()?;
        let mut scrub = Scrub::new(order.families.iter().map(|it| &it.family), whole.rev() + 1);
        let draft = self.dir.join(DRAFT);
        remove_folder(&draft)?;
        files::make_folder(&draft)?;
        let written = self.write_anew(&draft, order, &whole, &mut scrub, tell);
        let (entry, entries) = written.inspect_err(|_| {
            let _ = fs::remove_dir_all(&draft);
        })?;
        tell(PurgeProgress { doing: "putting it in place", percent: 0 });
        let copies = set_aside(&self.dir)?;
        files::rename(&draft, &self.dir.join(READY))?;
        // From here on it counts; what goes wrong now is finished on opening.
        let _ = self.working.close();
        let opened = finish(&self.dir).and_then(|()| opening::open(&self.dir)).map_err(|error| {
            let words = format!("the purge is done, but not yet all in place ({error}): open Tandem again");
            self.stopped = Some(words.clone());
            StoreError::Stopped(words)
        })?;
        self.journal = opened.journal;
        self.working = opened.working;
        self.apart = opened.apart.as_deref().map(super::plain::apart);
        self.notices.add(opened.notices);
        self.acknowledge(&Acknowledged::of(self.journal.id(), &entry));
        self.unread = None;
        self.places.clear();
        self.checkpointed = self.journal.end();
        tell(PurgeProgress { doing: "putting it in place", percent: 100 });
        let left = scrub.left().iter().cloned().collect();
        Ok(Purged { entry, state: opened.state, entries, left, copies })
    }

    /// All there is, every sheet loaded.
    fn whole(&mut self) -> Result<State, StoreError> {
        self.catch_up();
        self.check_running()?;
        let mut state = self.working.state().map_err(|error| self.stop(&error))?;
        for week in state.weeks().collect::<Vec<_>>() {
            let sheet = self.sheet(week)?;
            state = state.with_sheet(week, sheet.into());
        }
        Ok(state)
    }

    /// Goes through the journal from its start.
    fn each_frame(
        &self,
        doing: &'static str,
        tell: PurgeListener<'_>,
        mut see: impl FnMut(Rev, Body) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let (mut at, mut told) = (HEADER, None);
        loop {
            let percent =
                u8::try_from(at.saturating_mul(100) / self.journal.end().max(1)).unwrap_or(100) / 10 * 10;
            if told != Some(percent) {
                tell(PurgeProgress { doing, percent });
                told = Some(percent);
            }
            match self.journal.read(at)? {
                FrameFound::End => return Ok(()),
                FrameFound::Torn => return Err(self.unfit("it is damaged at its end")),
                FrameFound::Damage(damage) => return Err(self.unfit(&damage.words)),
                FrameFound::Newer(number) => return Err(self.journal.newer(number)),
                FrameFound::Frame(frame, body) => {
                    at = frame.end();
                    see(frame.rev, body)?;
                }
            }
        }
    }

    fn unfit(&self, words: &str) -> StoreError {
        StoreError::Damaged(format!(
            "nothing was purged, because {} cannot be read to the end: {words}; `tandem check` tells more",
            named(self.journal.path())
        ))
    }

    /// Writes journal, working store, checkpoint and sign-ins without the families; gives the entry that says so, and how
    /// many came before it.
    fn write_anew(
        &self,
        draft: &Path,
        order: &Order,
        whole: &State,
        scrub: &mut Scrub,
        tell: PurgeListener<'_>,
    ) -> Result<(Entry, u64), StoreError> {
        let mut journal = Journal::create(&draft.join("journal"), self.journal.id())?;
        let (mut state, mut entries) = (Some(State::default()), 0);
        self.each_frame("writing", tell, |rev, body| {
            entries += 1;
            let body = match body {
                Body::Entry(entry) => {
                    let entry = scrub.entry(&entry);
                    state = match state.take() {
                        None => None,
                        Some(before) => Some(before.apply(&entry).map_err(|error| {
                            self.unfit(&format!(
                                "entry {} does not follow on from what is before it ({error})",
                                entry.rev
                            ))
                        })?),
                    };
                    Body::Entry(entry)
                }
                // What the missing entries led to is known from what came of it all.
                missing @ Body::Missing { .. } => {
                    state = None;
                    missing
                }
                lost @ Body::Lost { .. } => {
                    state = state.take().map(|before| before.moved_to(rev));
                    lost
                }
            };
            journal.copy(rev, &body)
        })?;
        let state = match state {
            Some(state) => state,
            None => scrub.state(whole).map_err(|error| StoreError::Stopped(error.to_string()))?,
        };
        let entry = record_of(order, whole);
        let after = state.apply(&entry).map_err(|error| self.unfit(&error.to_string()))?;
        let body = Body::Entry(entry);
        journal.copy(after.rev(), &body)?;
        journal.finish()?;
        tell(PurgeProgress { doing: "making the working store", percent: 0 });
        let unusable = |error: Unusable| {
            StoreError::Stopped(format!("nothing was purged: no working store could be made ({error})"))
        };
        let mut working = Working::open(&working::folder(draft)).map_err(unusable)?;
        working.fill(&after, journal.id(), journal.end()).map_err(unusable)?;
        checkpoint::prepare(&working, draft)?()?;
        drop(working);
        let rewritten = sign_ins::rewrite(&self.dir, draft, |text| scrub.text(text));
        rewritten.map_err(StoreError::disk("writing the sign-ins in", draft))?;
        files::sync_folder(draft)?;
        let Body::Entry(entry) = body else { return Err(self.unfit("it has no end")) };
        Ok((entry, entries))
    }
}

/// The entry that records a purge: who, when and how many, and no more.
fn record_of(order: &Order, whole: &State) -> Entry {
    let gone = |family: &_| order.families.iter().any(|it| it.family == *family);
    let count = u32::try_from(order.families.len()).unwrap_or(u32::MAX);
    let after = Record::from(Purge {
        number: whole.purges().next_back().map_or(1, |last| last.number.saturating_add(1)),
        at: order.at,
        by: order.by.clone(),
        before: order.before,
        families: count,
        counts: tally::kept(tally::counts(whole, gone)),
    });
    let families = counted(count, "family");
    Entry {
        rev: whole.rev() + 1,
        at: order.at,
        by: order.by.clone(),
        from: order.from.clone(),
        cause: Cause::Purged,
        summary: format!("Purged {families} whose support ended before {}", order.before),
        reason: None,
        edits: vec![Edit { key: after.key(), before: None, after: Some(after) }],
    }
}

/// Finishes a purge that counts, and removes one that does not; in a folder whose lock is held.
pub fn finish(dir: &Path) -> Result<(), StoreError> {
    remove_folder(&dir.join(DRAFT))?;
    let ready = dir.join(READY);
    if !files::is_there(&ready)? {
        return Ok(());
    }
    let (new, place) = (working::folder(&ready), working::folder(dir));
    if files::is_there(&new)? {
        remove_folder(&place)?;
        files::rename(&new, &place)?;
    }
    for name in ["journal", "checkpoint"].map(str::to_owned).into_iter().chain(sign_ins::names()) {
        let new = ready.join(&name);
        if files::is_there(&new)? {
            files::rename(&new, &dir.join(&name))?;
        }
    }
    for name in set_aside(dir)? {
        let path = dir.join(name);
        if path.is_dir() {
            remove_folder(&path)?;
        } else {
            fs::remove_file(&path).map_err(StoreError::disk("removing", &path))?;
        }
    }
    remove_folder(&ready)?;
    files::sync_folder(dir)
}

/// What repairs and restores have set aside in a store's folder, and drafts that were left.
fn set_aside(dir: &Path) -> Result<Vec<String>, StoreError> {
    const KEPT: [&str; 3] = ["journal.cut-", "working.damaged-", "before-restore-"];
    const DRAFTS: [&str; 4] = ["journal.new", "checkpoint.new", "incoming.new", "notices.new"];
    let files: io::Result<Vec<fs::DirEntry>> = fs::read_dir(dir).and_then(Iterator::collect);
    let files = files.map_err(StoreError::disk("reading the folder", dir))?;
    let names = files.into_iter().filter_map(|file| file.file_name().into_string().ok());
    let mut found: Vec<String> = names
        .filter(|name| KEPT.iter().any(|kept| name.starts_with(kept)) || DRAFTS.contains(&name.as_str()))
        .collect();
    found.sort_unstable();
    Ok(found)
}

fn remove_folder(dir: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::disk("removing", dir)(error))
        }
        _ => Ok(()),
    }
}
