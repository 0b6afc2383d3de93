//! The desk's own thread: one request after the other, and in the pauses the store is put in order.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use tokio::sync::watch;

use crate::domain::{Author, Entry, Refusal, State, Week, rights};
use crate::store::{Store, StoreError};

use super::disk::Disk;
use super::request::Request;
use super::state_update::StateUpdate;
use super::undo_stacks::UndoStacks;
use super::wanted::Wanted;

/// How long nothing must be asked before the store is put in order.
const PAUSE: Duration = Duration::from_millis(500);

/// The thread that owns the state and works through what the desk is asked.
pub(super) struct DeskWorker {
    pub(super) store: Store,
    pub(super) state: State,
    pub(super) wanted: Wanted,
    /// Read from the journal when somebody first takes something back.
    pub(super) undo_stacks: Option<UndoStacks>,
    publish: watch::Sender<StateUpdate>,
    disk: watch::Sender<Disk>,
}

impl DeskWorker {
    pub(super) fn new(store: Store, publish: watch::Sender<StateUpdate>, disk: watch::Sender<Disk>) -> Self {
        let state = State::clone(&publish.borrow().state);
        Self { store, state, wanted: Wanted::default(), undo_stacks: None, publish, disk }
    }

    /// Answers requests until it is told to close or nobody is left to ask.
    pub(super) fn work(mut self, inbox: &Receiver<Request>) {
        loop {
            let request = if self.store.is_unsettled() {
                match inbox.recv_timeout(PAUSE) {
                    Err(RecvTimeoutError::Timeout) => {
                        self.store.settle();
                        self.tell_disk();
                        continue;
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                    Ok(request) => request,
                }
            } else {
                match inbox.recv() {
                    Err(_) => break,
                    Ok(request) => request,
                }
            };
            if let Request::Close(answer) = request {
                let closed = self.store.close().map_err(|error| refusal(&error));
                let _ = answer.send(closed);
                return;
            }
            self.answer(request);
            self.tell_disk();
            // The author has the answer; now the working store may take its time.
            self.store.catch_up();
        }
        // Nobody is left to tell; everything acknowledged is in the journal.
        let _ = self.store.close();
    }

    fn answer(&mut self, request: Request) {
        // An answer that nobody waits for any more is dropped: what was asked is done all the same.
        match request {
            Request::Commit(proposal, answer) => {
                drop(answer.send(self.try_again().and_then(|()| self.commit(*proposal))));
            }
            Request::Turn { asker, turn, consent, answer } => {
                drop(answer.send(self.try_again().and_then(|()| self.turn(asker, turn, consent))));
            }
            Request::TakeBack { asker, rev, consent, answer } => {
                drop(answer.send(self.try_again().and_then(|()| self.take_back(asker, rev, consent))));
            }
            Request::Redoable(author, answer) => drop(answer.send(self.redoable(author.name()))),
            Request::Load(weeks, answer) => {
                let loaded = self.load(&weeks);
                self.publish();
                drop(answer.send(loaded.map(|()| Arc::new(self.state.clone()))));
            }
            Request::Log { since, at_most, answer } => drop(answer.send(self.entries(since, at_most))),
            Request::LookBack { before, at_most, answer } => {
                let entries = self.store.entries_before(before, at_most);
                drop(answer.send(entries.map_err(|error| refusal(&error))));
            }
            Request::Check(answer) => {
                let report = self.store.check().map_err(|error| refusal(&error));
                // Whoever has the answer looks next at what was found.
                self.tell_disk();
                drop(answer.send(report));
            }
            Request::Backup { file, anyway, answer } => {
                let written = if anyway { self.store.backup_anyway(&file) } else { self.store.backup(&file) };
                drop(answer.send(match written {
                    Err(StoreError::Unfit(words)) => Err(Refusal::Unsound(vec![words])),
                    other => other.map_err(|error| refusal(&error)),
                }));
            }
            Request::Dismiss { author, seen, answer } => {
                let dismissed = self.dismiss(&author, &seen);
                self.tell_disk();
                drop(answer.send(dismissed));
            }
            Request::Purge { asker, before, dry, tell, answer } => {
                drop(answer.send(self.try_again().and_then(|()| self.purge(&asker, before, dry, tell))));
            }
            Request::Note(words) => {
                self.store.note(words);
                self.tell_disk();
            }
            Request::NoteSignIn(sign_in) => drop(self.store.note_sign_in(sign_in)),
            Request::SignIns(at_most, answer) => {
                drop(answer.send(self.store.sign_ins(at_most).map_err(|error| refusal(&error))));
            }
            Request::NoteStrangers(strangers) => drop(self.store.note_strangers(&strangers)),
            Request::Strangers(at_most, answer) => {
                drop(answer.send(self.store.strangers(at_most).map_err(|error| refusal(&error))));
            }
            Request::Close(_) => {}
        }
    }

    /// Before something is written: where that could not be done until now, tries whether it can.
    fn try_again(&mut self) -> Result<(), Refusal> {
        if let Some(state) = self.store.try_again().map_err(|error| refusal(&error))? {
            // Others may have written while it could only be read here.
            let loaded: Vec<Week> = self.state.sheets().map(|(week, _)| week).collect();
            self.state = state;
            self.undo_stacks = None;
            self.load(&loaded)?;
            self.publish();
            self.tell_disk();
        }
        Ok(())
    }

    /// Dismisses notices for somebody who may.
    fn dismiss(&mut self, author: &Author, seen: &[String]) -> Result<(), Refusal> {
        if !rights::leads(&self.state, author) {
            return Err(Refusal::Forbidden(
                "only a team lead can dismiss notices about the store".to_owned(),
            ));
        }
        self.store.dismiss(seen).map_err(|error| refusal(&error))
    }

    /// Tells everybody how the disk is, where that is something else than before.
    fn tell_disk(&self) {
        let now = Disk::of(&self.store);
        self.disk.send_if_modified(|told| {
            let is_new = *told != now;
            if is_new {
                *told = now;
            }
            is_new
        });
    }

    /// Tells everybody what was kept, with the state that it led to.
    pub(super) fn announce(&mut self, entry: Entry) {
        self.tell(Some(entry));
    }

    /// Tells everybody the state as it is now.
    pub(super) fn publish(&mut self) {
        self.tell(None);
    }

    fn tell(&mut self, entry: Option<Entry>) {
        self.state = self.wanted.trim(std::mem::take(&mut self.state));
        let next = self.publish.borrow().next(self.state.clone(), entry);
        self.publish.send_replace(next);
    }
}

/// What the store said, as an answer.
pub(super) fn refusal(error: &StoreError) -> Refusal {
    match error {
        StoreError::TooMuch => Refusal::Unsound(vec![error.to_string()]),
        _ => Refusal::Store(error.to_string()),
    }
}
