//! The way to a terminal and back, and how a sitting there ended.

use tokio::sync::{mpsc, watch};

/// The way to a terminal and back.
pub struct Wire<W> {
    /// What is typed; it ends when the terminal hangs up.
    pub bytes: mpsc::Receiver<Vec<u8>>,
    /// Where frames go.
    pub writer: W,
    /// Columns and rows; each new value, the same size too, has everything drawn again.
    pub sizes: watch::Receiver<(u16, u16)>,
    /// Becomes true, or goes away, when the sitting is to end.
    pub stop: watch::Receiver<bool>,
}

/// How a sitting ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The user left.
    Quit,
    /// The terminal hung up, or took no more frames.
    Gone,
    /// The program was told to stop.
    Stopped,
    /// Nobody touched the screen for too long.
    Idle,
    /// A defect ended it; the words say which.
    Failed(String),
}
