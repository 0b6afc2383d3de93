//! A command that somebody wants run where the store is, and how it ended.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::mpsc;

use crate::domain::Author;

use super::protocol;

/// A command that somebody wants run where the store is.
pub struct RemoteCommand {
    /// Who asks.
    pub author: Author,
    /// Whether it is the account that owns the store.
    pub is_owner: bool,
    /// Its arguments, the program's name first.
    pub args: Vec<String>,
    /// The folder that it was given in.
    pub folder: PathBuf,
    /// What it reads.
    pub input: Vec<u8>,
    /// Where what it prints goes.
    pub prints: mpsc::Sender<protocol::Message>,
}

/// How a remote command ended.
pub struct Done {
    /// The exit code.
    pub code: u8,
    /// Why it was refused, where whoever asked may not have it run.
    pub refused: Option<String>,
}

/// How a remote command is run. It is called on a thread that may wait.
pub type RemoteCommands = Arc<dyn Fn(RemoteCommand) -> Done + Send + Sync>;
