//! What every connection of a server shares.

use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};

use crate::desk::Desk;
use crate::seat::{Canvases, Clock, Seats, Veils};

use super::door::Door;
use super::errand::Errands;
use super::limits::Limits;
use super::plan::Word;
use super::{pace, rooms};

/// What every connection of a server shares.
pub(super) struct House {
    pub(super) desk: Desk,
    pub(super) limits: Limits,
    pub(super) door: Door,
    pub(super) paces: pace::Paces,
    /// Where connections are looked after: not where keys are exchanged, and not where is drawn.
    pub(super) hall: Handle,
    pub(super) rooms: rooms::Rooms,
    pub(super) seats: Seats,
    pub(super) clock: Clock,
    pub(super) errands: Errands,
    pub(super) veils: Veils,
    pub(super) canvases: Canvases,
    /// The account that runs the server and owns the store.
    pub(super) owner: u32,
    pub(super) say: fn(&Word),
    /// Becomes true when everybody is to leave.
    pub(super) stopping: watch::Receiver<bool>,
    /// Held by every connection: when all have let go of it, all have left.
    pub(super) _here: mpsc::Sender<()>,
}

impl House {
    /// Says that something happened.
    pub(super) fn happened(&self, words: &str) {
        (self.say)(&Word::Happened(words.to_owned()));
    }
}
