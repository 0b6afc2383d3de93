//! The command line: one file per subcommand, the options they share, and the exit codes of the contract.
//!
//! To add a subcommand: a file with a `clap::Args` struct and its `run`, a `mod` line, and a line in `subcommands!` (`arguments.rs`) that says
//! whether a running server does it too, and for whom.

mod account;
mod arguments;
mod attach;
mod backup;
mod case_history;
mod cases;
mod check;
mod common;
mod completions;
mod cover;
mod demo;
mod elsewhere;
mod export;
mod failure;
mod feed;
mod flag_row;
mod frugal;
mod groups;
mod handover;
mod hours;
mod import;
mod inbox;
mod key;
mod keymap;
mod keys;
mod leave;
mod log;
mod man;
mod matching;
mod named;
mod net;
mod notify;
mod options;
mod printing;
mod purge;
mod reminders;
mod remote_command;
mod restore;
mod risks;
mod rules;
pub mod screen;
mod serve;
mod split;
mod summary;
mod supervision;
mod table;
mod training;
mod undo;
pub mod week;
mod weeks;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::SystemTime;

use clap::CommandFactory as _;

use crate::domain::plain_text::escaped;

pub use arguments::Cli;
pub use common::Common;
use common::Program;
pub use failure::Failure;
pub use options::{Options, Pinned};

/// What commands may ask of the program that they are part of.
const PROGRAM: Program =
    Program { command_line: Cli::command, remote_commands: remote_command::remote_commands };

/// Runs the program with its arguments, the first being its own name; prints what went wrong and says how it ended.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    match Cli::read(&args) {
        Ok(cli) => match cli.run(&args) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => failure.report(),
        },
        Err(usage) => match say(&usage) {
            Ok(()) => ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2)),
            Err(error) => Failure::of_output(error).report(),
        },
    }
}

/// Prints help, or what is wrong with the arguments; what those hold tells a terminal nothing.
fn say(usage: &clap::Error) -> io::Result<()> {
    let words = usage.render().to_string();
    let said = match escaped(&words) {
        Cow::Borrowed(_) => usage.print(),
        Cow::Owned(words) if usage.use_stderr() => io::stderr().write_all(words.as_bytes()),
        Cow::Owned(words) => io::stdout().write_all(words.as_bytes()),
    };
    if usage.use_stderr() { Ok(()) } else { said.and_then(|()| io::stdout().flush()) }
}

impl Cli {
    fn run(self, args: &[OsString]) -> Result<(), Failure> {
        let common = Common::new(self.options, PROGRAM)?;
        net::check_clock(SystemTime::now())?;
        net::keep_log(common.data());
        net::caught(common.data(), || match self.command {
            Some(command) => match remote_command::server(&common, &command)? {
                Some(server) => remote_command::send(&common, server, args, &command),
                None => command.run(&common),
            },
            None => match attach::server(&common)? {
                Some(server) => attach::sit(&common, server),
                None => screen::run(&common),
            },
        })
    }
}
