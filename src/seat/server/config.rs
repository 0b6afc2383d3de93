//! What a server is started with, and what it says.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::desk::Desk;
use crate::domain::PersonId;
use crate::seat::Clock;

use super::errand::RemoteCommands;
use super::limits::Limits;

/// What a server is started with.
pub struct ServerConfig {
    /// The desk that everybody works at.
    pub desk: Desk,
    /// The folder of the store, where the host key is.
    pub data: PathBuf,
    /// Where to listen for SSH, if at all.
    pub listen: Option<SocketAddr>,
    /// Whether files are given out and taken over SSH.
    pub files: bool,
    /// Where to give calendars out to whoever has a link, if at all.
    pub feeds: Option<SocketAddr>,
    /// The socket's path, if it is to be another than the store's own.
    pub socket: Option<PathBuf>,
    /// The group whose accounts may use the socket, by id; nobody else's, when `None`.
    pub group: Option<u32>,
    /// How much anybody may ask.
    pub limits: Limits,
    /// Everybody's clock.
    pub clock: Clock,
    /// Runs a command for somebody.
    pub remote_commands: RemoteCommands,
    /// How people are told what is new for them outside, where they are.
    pub notify: Option<NotifyConfig>,
    /// Says a line about what happens, and a line when it is ready.
    pub say: fn(&ServerNotice),
}

/// How people are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotifyConfig {
    /// The program that sends a message, with its arguments; it reads a mail from its input.
    pub command: Vec<String>,
    /// Whom it is from, where the command does not know.
    pub from: Option<String>,
    /// The addresses of those who are told.
    pub to: BTreeMap<PersonId, String>,
    /// How long nothing else has to happen before they are told, so that what is put right at once never is.
    pub after: Duration,
}

/// What a server says.
pub enum ServerNotice {
    /// It listens here now.
    Ready(String),
    /// Something happened.
    Happened(String),
}
