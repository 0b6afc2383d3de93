//! `tandem attach`, and `tandem` alone where a server runs: this terminal, over the server's socket.

use std::path::PathBuf;

use super::common::file_name;
use super::{Common, Failure, keymap};
use crate::keymap::Keymap;
use crate::seat::server::protocol::Terminal;
use crate::seat::{self, Attached, Parted};
use crate::store::said;

/// Connects this terminal to a running server.
#[derive(Debug, clap::Args)]
pub struct AttachCommand {}

impl AttachCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let Self {} = self;
        seat::check_terminal()?;
        match server(common)? {
            Some(server) => sit(common, server),
            None => Err(Failure::Store(format!(
                "no server answers at {}: start one with tandem serve, or name its socket with --socket",
                file_name(&socket(common))
            ))),
        }
    }
}

/// The socket that a server of this store would answer at.
fn socket(common: &Common) -> PathBuf {
    common.socket().map_or_else(|| common.data().join(seat::server::SOCKET), PathBuf::from)
}

/// The server, where one answers; the error says that none answers at the socket that was named.
pub fn server(common: &Common) -> Result<Option<Attached>, Failure> {
    let socket = socket(common);
    match (seat::connect(&socket, common.said()), common.socket()) {
        (Ok(server), _) => Ok(Some(server)),
        (Err(_), None) => Ok(None),
        (Err(error), Some(_)) => {
            let is_too_long = socket.as_os_str().len() > seat::server::LONGEST_PATH_BYTES;
            let (why, what_to_do) = if is_too_long {
                ("its path is too long for a socket".to_owned(), "name a shorter path to it")
            } else {
                (said(&error), "start it with tandem serve, or leave --socket out")
            };
            Err(Failure::Store(format!("no server answers at {} ({why}): {what_to_do}", file_name(&socket))))
        }
    }
}

/// Sits down at a server.
pub fn sit(common: &Common, server: Attached) -> Result<(), Failure> {
    if common.pinned().is_some() {
        common.say("tandem: a server is running, and its clock is everybody's: --today is ignored");
    }
    let keymap = common.keymap().filter(|name| Keymap::built_in(name).is_some()).map(str::to_owned);
    let key_file = keymap::text_in_force(common)?;
    let terminal = Terminal { plain: common.plain(), keymap, key_file, ..Terminal::default() };
    told(seat::attach(server, terminal)?)
}

/// What a server said at the end, as an end of this program.
pub fn told(parted: Parted) -> Result<(), Failure> {
    match parted {
        Parted::Stopped => Ok(()),
        Parted::Ended(0, words) if words.is_empty() => Ok(()),
        Parted::Ended(code, words) => Err(Failure::Told(code, (!words.is_empty()).then_some(words))),
        Parted::Lost => Err(Failure::Store(
            "the server has gone; everything it said was saved is saved. Start tandem again when the server is back"
                .to_owned(),
        )),
    }
}
