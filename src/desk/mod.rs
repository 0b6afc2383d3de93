//! The single owner of the store and the state: takes changes in order and tells every seat.
//!
//! It sits on a thread of its own. A [`Desk`] is a handle to it: a request goes in by a channel, a [`Reply`] comes back,
//! and every new state is published to all who watch.

mod accept;
mod disk;
mod doormat;
mod forgotten;
mod gate;
mod history;
mod purge;
mod reply;
mod request;
mod sheets;
mod state_update;
mod strangers;
mod undo_stacks;
mod wanted;
mod worker;

use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;

use tokio::sync::watch;

use crate::domain::{
    Author, Consent, Date, Entry, Instant, Proposal, Receipt, Refusal, Rev, SignIn, State, UndoDirection,
    Week,
};
use crate::store::{CheckReport, Store, StoreError, plain};

pub use disk::Disk;
use doormat::StrangerLog;
pub use forgotten::{BoxedPurgeListener, Forgotten};
pub use reply::Reply;
use request::{Answer, Asker, Request};
pub use state_update::StateUpdate;
use worker::DeskWorker;

/// A handle to the desk; cheap to clone, one for each seat.
#[derive(Clone, Debug)]
pub struct Desk {
    requests: mpsc::Sender<Request>,
    published: watch::Receiver<StateUpdate>,
    disk: watch::Receiver<Disk>,
    doormat: StrangerLog,
    /// Whether closing it is for somebody else to do.
    guest: bool,
    is_of_before: bool,
}

impl Desk {
    /// Opens the store in a folder and seats a desk before it. `who` is what a second process is told.
    pub fn open(dir: &Path, who: &str) -> Result<Self, StoreError> {
        let (store, state) = Store::open(dir, who)?;
        let is_of_before = store.is_of_before() && state.rev() > 0;
        let (tell, disk) = watch::channel(Disk::of(&store));
        let (publish, published) = watch::channel(StateUpdate::of(state));
        let (requests, inbox) = mpsc::channel();
        let worker = DeskWorker::new(store, publish, tell);
        let thread = thread::Builder::new().name("desk".to_owned()).spawn(move || worker.work(&inbox));
        thread.map_err(|error| {
            StoreError::Stopped(format!("no thread could be started for the desk: {}", plain(&error)))
        })?;
        Ok(Self { requests, published, disk, doormat: StrangerLog::default(), guest: false, is_of_before })
    }

    /// Whether an older Tandem wrote what is here, and this one is the first to open it.
    #[must_use]
    pub fn is_of_before(&self) -> bool {
        self.is_of_before
    }

    /// The state as it is now.
    #[must_use]
    pub fn state(&self) -> Arc<State> {
        self.published.borrow().state.clone()
    }

    /// Every state from now on with the entries that led to it: after each commit, and when sheets are loaded or put away.
    #[must_use]
    pub fn watch(&self) -> watch::Receiver<StateUpdate> {
        self.published.clone()
    }

    /// What was repaired or found damaged and nobody has dismissed yet, a line each, for people to read.
    #[must_use]
    pub fn notices(&self) -> Arc<[String]> {
        self.disk.borrow().notices.clone()
    }

    /// How the disk is from now on: damage is found in pauses too.
    #[must_use]
    pub fn watch_disk(&self) -> watch::Receiver<Disk> {
        self.disk.clone()
    }

    /// Keeps words for the leads and the owner to read until one of them dismisses them. Nobody waits for it.
    pub fn note(&self, words: String) {
        let _ = self.requests.send(Request::Note(words));
    }

    /// Asks for notices to be dismissed that somebody has seen, who is a lead or the owner.
    pub fn dismiss(&self, author: Author, seen: Vec<String>) -> Reply<()> {
        self.ask(|answer| Request::Dismiss { author, seen, answer })
    }

    /// Asks for changes to be made; when the receipt is there, they survive a power cut.
    pub fn commit(&self, proposal: Proposal) -> Reply<Receipt> {
        self.ask(|answer| Request::Commit(Box::new(proposal), answer))
    }

    /// Asks for an author's latest live entry to be taken back, or for their latest undo to be. What takes a yes that they have
    /// not said is refused with what it comes to ([`crate::domain::Refusal::Asks`]).
    pub fn turn(
        &self,
        turn: UndoDirection,
        (author, from, at): (Author, &str, Instant),
        consent: Consent,
    ) -> Reply<Receipt> {
        let asker = Asker { author, from: from.to_owned(), at };
        self.ask(|answer| Request::Turn { asker, turn, consent, answer })
    }

    /// Asks for an entry of a revision to be taken back, whatever came after it: one's own, or anybody's for the account that
    /// owns the store. Without a yes it is refused with what it comes to ([`crate::domain::Refusal::Asks`]).
    pub fn take_back(
        &self,
        rev: Rev,
        (author, from, at): (Author, &str, Instant),
        consent: Consent,
    ) -> Reply<Receipt> {
        let asker = Asker { author, from: from.to_owned(), at };
        self.ask(|answer| Request::TakeBack { asker, rev, consent, answer })
    }

    /// Asks what an author's next redo would do again, in the words of the history; `None` where there is nothing.
    pub fn redoable(&self, author: Author) -> Reply<Option<String>> {
        self.ask(|answer| Request::Redoable(author, answer))
    }

    /// Asks for sheets to be loaded into the state, and gives the state that has them.
    pub fn load(&self, weeks: Vec<Week>) -> Reply<Arc<State>> {
        self.ask(|answer| Request::Load(weeks, answer))
    }

    /// A state with the weeks from one to another loaded, or where none are named every week there is; not for use inside an
    /// asynchronous task.
    pub fn with_weeks(&self, state: Arc<State>, weeks: Option<(Week, Week)>) -> Result<Arc<State>, Refusal> {
        let missing: Vec<Week> = match weeks {
            Some((from, to)) => state.missing(from, to).collect(),
            None => state.weeks().filter(|week| !state.is_loaded(*week)).collect(),
        };
        if missing.is_empty() { Ok(state) } else { self.load(missing).wait() }
    }

    /// When an entry was saved, and 1970 where that cannot be read; not for use inside an asynchronous task.
    #[must_use]
    pub fn saved_at(&self, rev: Rev) -> Instant {
        let entries = self.look_back(rev.saturating_add(1), 1).wait();
        entries.ok().and_then(|it| it.first().map(|entry| entry.at)).unwrap_or(Instant(0))
    }

    /// Asks for the entries after a revision, the oldest first: of more than `at_most`, the newest.
    pub fn log(&self, since: Rev, at_most: usize) -> Reply<Vec<Entry>> {
        self.ask(|answer| Request::Log { since, at_most, answer })
    }

    /// Asks for the newest entries before a revision, the newest first: a page of the history, wherever it lies.
    pub fn look_back(&self, before: Rev, at_most: usize) -> Reply<Vec<Entry>> {
        self.ask(|answer| Request::LookBack { before, at_most, answer })
    }

    /// Asks for the whole store to be read and compared.
    pub fn check(&self) -> Reply<CheckReport> {
        self.ask(Request::Check)
    }

    /// Asks for the whole store to be written to one file; gives the revision it stands at. A store that is known to be
    /// damaged is written `anyway` alone.
    pub fn backup(&self, file: &Path, anyway: bool) -> Reply<Rev> {
        self.ask(|answer| Request::Backup { file: file.to_owned(), anyway, answer })
    }

    /// Asks for the families to be forgotten whose support ended before a day; with `dry`, which those are. `tell` is told how
    /// far it has come.
    pub fn purge(
        &self,
        (author, from, at): (Author, &str, Instant),
        before: Date,
        dry: bool,
        tell: BoxedPurgeListener,
    ) -> Reply<Forgotten> {
        let asker = Asker { author, from: from.to_owned(), at };
        self.ask(|answer| Request::Purge { asker, before, dry, tell, answer })
    }

    /// Keeps that somebody came, left or was refused something. Nobody waits for it; where it cannot be kept it is not.
    pub fn note_sign_in(&self, sign_in: SignIn) {
        let _ = self.requests.send(Request::NoteSignIn(sign_in));
    }

    /// Asks for the newest so many who came, left or were refused something, the oldest of them first.
    pub fn sign_ins(&self, at_most: usize) -> Reply<Vec<SignIn>> {
        self.ask(|answer| Request::SignIns(at_most, answer))
    }

    /// A handle for somebody who works at the desk and must not close it for the others.
    #[must_use]
    pub fn guest(&self) -> Self {
        Self { guest: true, ..self.clone() }
    }

    /// Asks the desk to put everything in order and let the store go; what is asked after that is refused. For a guest
    /// there is nothing to do.
    pub fn close(&self) -> Reply<()> {
        if self.guest {
            let (answer, reply) = Reply::pair();
            let _ = answer.send(Ok(()));
            return reply;
        }
        self.keep_all_strangers();
        self.ask(Request::Close)
    }

    fn ask<T>(&self, request: impl FnOnce(Answer<T>) -> Request) -> Reply<T> {
        let (answer, reply) = Reply::pair();
        // Where the desk has gone the answer is dropped, and the reply says so.
        let _ = self.requests.send(request(answer));
        reply
    }
}
