//! Commands while a server runs: sent to it over its socket, and run there for whoever asks.
//!
//! The same code runs in either place; only the desk, the outputs and what is read are others ([`Elsewhere`]).

use std::ffi::OsString;
use std::io;
use std::sync::Arc;

use tokio::sync::mpsc;

use super::arguments::{Asks, Cli, Command};
use super::common::file_name;
use super::elsewhere::{Elsewhere, Output};
use super::options::AuthorName;
use super::{Common, Failure, Options, attach};
use crate::desk::Desk;
use crate::domain::State;
use crate::domain::plain_text::escaped;
use crate::domain::rights::leads;
use crate::exchange::team_file::LONGEST_FILE;
use crate::seat::server::protocol::{LONGEST_FRAME_BYTES, Message};
use crate::seat::server::{Done, RemoteCommand, RemoteCommands};
use crate::seat::{self, Attached, CommandOutcome, unread};

/// The server that a command goes to: where one runs, and the command is one for it.
pub fn server(common: &Common, command: &Command) -> Result<Option<Attached>, Failure> {
    if command.is_for() == Asks::Nobody { Ok(None) } else { attach::server(common) }
}

/// Has a server do a command.
pub fn send(common: &Common, server: Attached, args: &[OsString], command: &Command) -> Result<(), Failure> {
    let args: Option<Vec<String>> = args.iter().map(|arg| arg.to_str().map(str::to_owned)).collect();
    let args = args.ok_or_else(|| {
        Failure::Input("an argument is not written in UTF-8, so it cannot be sent to the server".to_owned())
    })?;
    let input = match command.reads() {
        Some(file) => Some(common.read(file, LONGEST_FILE).map_err(|error| {
            Failure::Input(format!("{} cannot be read: {}", file_name(file), unread(&error)))
        })?),
        None => None,
    };
    if let Some(export) = command.export().filter(|it| it.out().is_some()) {
        // What the server makes is written here, by whoever asks for it.
        let mut bytes = vec![];
        let outcome = seat::ask(server, args, input.as_deref(), &mut bytes).map_err(Failure::of_output)?;
        attach::told(outcome.parted)?;
        return export.keep(common, &bytes);
    }
    if let Some(export) = command.export() {
        export.for_terminal(common)?;
    }
    let mut out = io::stdout();
    let CommandOutcome { parted, unwritten } =
        seat::ask(server, args, input.as_deref(), &mut out).map_err(Failure::of_output)?;
    attach::told(parted)?;
    match unwritten.map(Failure::of_output) {
        None => Ok(()),
        Some(failure) if command.saves() => Err(failure.though_saved()),
        Some(failure) => Err(failure),
    }
}

/// How a server does commands, over its desk and as it was started itself.
pub fn remote_commands(common: &Common, desk: &Desk) -> RemoteCommands {
    let (common, desk) = (common.clone(), desk.guest());
    Arc::new(move |remote_command| {
        let prints = remote_command.prints.clone();
        let (ended, refused) = match asked(&desk, &remote_command) {
            Ok((options, command)) => (run(&common, &desk, remote_command, &options, command), None),
            Err(Unfit::Forbidden(words)) => (Err(Failure::Input(words.clone())), Some(words)),
            Err(Unfit::Nonsense(failure)) => (Err(failure), None),
        };
        let (code, words) = match ended {
            Ok(()) => (0, None),
            Err(failure) => failure.told(),
        };
        if let Some(words) = words {
            let _ = print(&prints, Output::Err, format!("tandem: {}\n", escaped(&words)).as_bytes());
        }
        Done { code, refused }
    })
}

/// Why a remote command is not run.
enum Unfit {
    /// Whoever asked may not have it run.
    Forbidden(String),
    /// It is no command.
    Nonsense(Failure),
}

/// What is asked for, by somebody who may.
fn asked(desk: &Desk, remote_command: &RemoteCommand) -> Result<(Options, Command), Unfit> {
    let Cli { options, command } = Cli::read(&remote_command.args).map_err(|usage| {
        Unfit::Nonsense(Failure::Told(2, Some(format!("the server does not know this: {usage}"))))
    })?;
    let command = command.ok_or_else(|| {
        Unfit::Nonsense(Failure::Input(
            "nothing was asked for: name a \
            command"
                .to_owned(),
        ))
    })?;
    may(&desk.state(), remote_command, command.is_for()).map_err(Unfit::Forbidden)?;
    Ok((options, command))
}

fn run(
    common: &Common,
    desk: &Desk,
    remote_command: RemoteCommand,
    options: &Options,
    command: Command,
) -> Result<(), Failure> {
    // Who may be anybody may also say what time it is.
    let pinned = common.pinned().or_else(|| options.today.map(|it| it.0).filter(|_| remote_command.is_owner));
    let prints = remote_command.prints;
    let elsewhere = Elsewhere {
        desk: desk.clone(),
        folder: remote_command.folder,
        input: remote_command.input,
        print: Box::new(move |output, bytes| print(&prints, output, bytes)),
    };
    let common = common.with_clock(pinned).with_plain(options.plain);
    let named = options.who.clone().map(|AuthorName(author)| author);
    command.run(&common.for_somebody(remote_command.author, named, elsewhere))
}

/// Whether somebody may have this done; the error says who may.
fn may(state: &State, remote_command: &RemoteCommand, asks: Asks) -> Result<(), String> {
    match asks {
        Asks::Anybody => Ok(()),
        Asks::Leads if leads(state, &remote_command.author) => Ok(()),
        Asks::Leads => {
            Err("this is about everybody, so it is for team leads; yours is on the screen: tandem".to_owned())
        }
        Asks::Owner if remote_command.is_owner => Ok(()),
        Asks::Owner => Err("only the account that runs the server can do this: ask the person who runs \
            Tandem"
            .to_owned()),
        Asks::Nobody => Err("this cannot be done by a running server: stop it first".to_owned()),
    }
}

/// Sends what is printed on its way; waits while the client is slow.
fn print(prints: &mpsc::Sender<Message>, output: Output, bytes: &[u8]) -> io::Result<()> {
    for piece in bytes.chunks(LONGEST_FRAME_BYTES) {
        let message = match output {
            Output::Out => Message::Out(piece.to_vec()),
            Output::Err => Message::Err(piece.to_vec()),
        };
        prints.blocking_send(message).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
    }
    Ok(())
}
