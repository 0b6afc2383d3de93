//! What every connection of a server shares.

use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};

use crate::desk::Desk;
use crate::seat::{Canvases, Clock, Redactions, Seats};

use super::brought::Brought;
use super::config::ServerNotice;
use super::connections::ConnectionLimiter;
use super::errand::RemoteCommands;
use super::limits::Limits;
use super::{pace, rooms};

/// What every connection of a server shares.
pub(super) struct ServerContext {
    pub(super) desk: Desk,
    pub(super) limits: Limits,
    pub(super) limiter: ConnectionLimiter,
    pub(super) paces: pace::Paces,
    /// Where connections are looked after: not where keys are exchanged, and not where is drawn.
    pub(super) hall: Handle,
    pub(super) rooms: rooms::Rooms,
    pub(super) seats: Seats,
    pub(super) clock: Clock,
    pub(super) remote_commands: RemoteCommands,
    pub(super) redactions: Redactions,
    pub(super) canvases: Canvases,
    /// The account that runs the server and owns the store.
    pub(super) owner: u32,
    pub(super) say: fn(&ServerNotice),
    /// Whether files are given out and taken over SSH.
    pub(super) gives_files: bool,
    /// The files that people sent to be brought in.
    pub(super) brought: Brought,
    /// Becomes true when everybody is to leave.
    pub(super) stopping: watch::Receiver<bool>,
    /// Held by every connection: when all have let go of it, all have left.
    pub(super) _here: mpsc::Sender<()>,
}

impl ServerContext {
    /// Says that something happened.
    pub(super) fn happened(&self, words: &str) {
        (self.say)(&ServerNotice::Happened(words.to_owned()));
    }
}
