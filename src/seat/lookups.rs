//! What is looked for while the screen goes on, each answer a word to the app once it is there.

use tokio::task::JoinSet;

use super::bring_in::NOT_AT_HOME;
use super::{Viewer, answer, files, look_back};
use crate::app::screen::history::HistoryQuery;
use crate::app::{Folder, Home, Input, Question, SessionSearch};
use crate::desk::{Desk, Reply};
use crate::domain::{Entry, Nation, Redaction};

/// What is being looked for.
#[derive(Default)]
pub(super) struct Lookups(JoinSet<Input>);

impl Lookups {
    /// Looks back at the desk.
    pub(super) fn back(&mut self, desk: Desk, viewer: Viewer, ask: HistoryQuery) {
        self.0.spawn(async move {
            let (number, found) = look_back(&desk, &viewer, ask).await;
            Input::Found(number, found)
        });
    }

    /// Waits for what the journal tells, as far as redaction lets it be read.
    pub(super) fn log(&mut self, reply: Reply<Vec<Entry>>, redaction: Redaction) {
        self.0.spawn(async move { answer::logged(reply.await, &redaction) });
    }

    /// Waits for what could be done again; where nobody can tell, there is nothing.
    pub(super) fn ahead(&mut self, reply: Reply<Option<String>>) {
        self.0.spawn(async move { Input::Ahead(reply.await.ok().flatten()) });
    }

    /// Looks for divisions of a post, on a thread of its own.
    pub(super) fn divide(&mut self, question: Question) {
        self.0.spawn_blocking(move || question.answer());
    }

    /// Looks through the sessions of a year, on a thread of its own.
    pub(super) fn seek(&mut self, search: SessionSearch) {
        self.0.spawn_blocking(move || search.answer());
    }

    /// Lists a folder, on a thread of its own; whoever comes from elsewhere learns nothing of the folders here.
    pub(super) fn folder(&mut self, of: String, home: Home) {
        self.0.spawn_blocking(move || {
            Input::Folder(match home.account {
                Some(_) => files::list_folder(of),
                None => Folder { of, found: Err(NOT_AT_HOME.to_owned()), untold: 0 },
            })
        });
    }

    /// Reads a file of public holidays, on a thread of its own.
    pub(super) fn holidays(&mut self, path: String, nation: Nation, home: Home) {
        self.0.spawn_blocking(move || match home.account {
            Some(_) => files::read_holidays(&path, nation),
            None => files::not_read(&path, NOT_AT_HOME),
        });
    }

    /// The next that is found; nothing while nothing is looked for, or where a look came to grief.
    pub(super) async fn next(&mut self) -> Option<Input> {
        self.0.join_next().await?.ok()
    }
}
