//! What the desk is asked, and where each answer goes.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::oneshot;

use crate::domain::{
    Author, Consent, Date, Entry, Instant, Proposal, Receipt, Refusal, Rev, SignIn, State, Stranger,
    UndoDirection, Week,
};
use crate::store::CheckReport;

use super::forgotten::{BoxedPurgeListener, Forgotten};

/// Where an answer goes.
pub(super) type Answer<T> = oneshot::Sender<Result<T, Refusal>>;

/// What a handle may ask for.
pub(super) enum Request {
    Commit(Box<Proposal>, Answer<Receipt>),
    Turn { asker: Asker, turn: UndoDirection, consent: Consent, answer: Answer<Receipt> },
    TakeBack { asker: Asker, rev: Rev, consent: Consent, answer: Answer<Receipt> },
    Redoable(Author, Answer<Option<String>>),
    Load(Vec<Week>, Answer<Arc<State>>),
    Log { since: Rev, at_most: usize, answer: Answer<Vec<Entry>> },
    LookBack { before: Rev, at_most: usize, answer: Answer<Vec<Entry>> },
    Check(Answer<CheckReport>),
    Backup { file: PathBuf, anyway: bool, answer: Answer<Rev> },
    Dismiss { author: Author, seen: Vec<String>, answer: Answer<()> },
    Purge { asker: Asker, before: Date, dry: bool, tell: BoxedPurgeListener, answer: Answer<Forgotten> },
    Note(String),
    NoteSignIn(SignIn),
    SignIns(usize, Answer<Vec<SignIn>>),
    NoteStrangers(Vec<Stranger>),
    Strangers(usize, Answer<Vec<Stranger>>),
    Close(Answer<()>),
}

/// Who wants something taken back or done again, from where and when.
pub(super) struct Asker {
    pub(super) author: Author,
    pub(super) from: String,
    pub(super) at: Instant,
}
