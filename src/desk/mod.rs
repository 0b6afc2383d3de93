//! The single owner of the store and the state: takes changes in order and tells every seat.

mod reply;

use std::path::Path;
use std::sync::Arc;

use tokio::sync::watch;

use crate::domain::{Author, Entry, Instant, Proposal, Receipt, Rev, State, Week};
use crate::store::{CheckReport, Store, StoreError};

pub use reply::Reply;

/// A handle to the desk; cheap to clone, one for each seat.
#[derive(Clone, Debug)]
pub struct Desk {
    states: watch::Receiver<Arc<State>>,
}

impl Desk {
    /// Opens the store in a folder and seats a desk before it, on a thread of its own.
    pub fn open(dir: &Path, who: &str) -> Result<Self, StoreError> {
        let (_store, state) = Store::open(dir, who)?;
        let (_sender, states) = watch::channel(Arc::new(state));
        Ok(Self { states })
    }

    /// The state as it is now.
    #[must_use]
    pub fn state(&self) -> Arc<State> {
        self.states.borrow().clone()
    }

    /// Every state from now on: after each commit, and when sheets are loaded.
    #[must_use]
    pub fn watch(&self) -> watch::Receiver<Arc<State>> {
        self.states.clone()
    }

    /// Asks for changes to be made.
    pub fn commit(&self, _proposal: Proposal) -> Reply<Receipt> {
        Reply::gone()
    }

    /// Asks for an author's latest live entry to be taken back.
    pub fn undo(&self, _author: Author, _from: &str, _at: Instant) -> Reply<Receipt> {
        Reply::gone()
    }

    /// Asks for an author's latest undo to be taken back.
    pub fn redo(&self, _author: Author, _from: &str, _at: Instant) -> Reply<Receipt> {
        Reply::gone()
    }

    /// Asks for sheets to be loaded into the state, and gives the state that has them.
    pub fn load(&self, _weeks: Vec<Week>) -> Reply<Arc<State>> {
        Reply::gone()
    }

    /// Asks for the entries after a revision, the oldest first: of more than `at_most`, the newest.
    pub fn log(&self, _since: Rev, _at_most: usize) -> Reply<Vec<Entry>> {
        Reply::gone()
    }

    /// Asks for the whole store to be read and compared.
    pub fn check(&self) -> Reply<CheckReport> {
        Reply::gone()
    }

    /// Asks for the whole store to be written to one file; gives the revision it stands at.
    pub fn backup(&self, _file: &Path) -> Reply<Rev> {
        Reply::gone()
    }

    /// Asks the desk to put everything down and let the store go.
    pub fn close(&self) -> Reply<()> {
        Reply::gone()
    }
}
