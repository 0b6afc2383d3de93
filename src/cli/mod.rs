//! The command line: one file per subcommand, the options they share, and the exit codes of the contract.
//!
//! To add a subcommand: a file with a `clap::Args` struct and its `run`, a `mod` line, and a line in `subcommands!` that says
//! whether a running server does it too, and for whom.

mod account;
mod attach;
mod backup;
mod cases;
mod check;
mod common;
mod completions;
mod cover;
mod demo;
mod errand;
mod export;
mod failure;
mod frugal;
mod groups;
mod handover;
mod hours;
mod import;
mod key;
mod keymap;
mod keys;
mod leave;
mod log;
mod man;
mod matching;
mod named;
mod net;
mod options;
mod purge;
mod reminders;
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

use clap::{Parser, Subcommand};

use crate::domain::plain_text::escaped;

pub use common::Common;
pub use failure::Failure;
pub use options::{Options, Pinned};

/// Plans the week of a small team of perinatal peer support workers, in a terminal.
///
/// Without a subcommand it opens the screen.
#[derive(Debug, Parser)]
#[command(name = "tandem", version, about, args_conflicts_with_subcommands = false)]
pub struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Option<Command>,
}

macro_rules! subcommands {
    ($($module:ident::$name:ident for $asks:ident,)*) => {
        #[derive(Debug, Subcommand)]
        enum Command { $($name($module::$name),)* }

        impl Command {
            fn run(self, common: &Common) -> Result<(), Failure> {
                match self { $(Self::$name(command) => command.run(common),)* }
            }

            /// Who may have a running server do it.
            fn is_for(&self) -> Asks {
                match self { $(Self::$name(_) => Asks::$asks,)* }
            }
        }
    };
}

subcommands! {
    demo::Demo for Nobody,
    week::Week for Leads,
    hours::Hours for Leads,
    cases::Cases for Anybody,
    matching::Match for Leads,
    groups::Groups for Leads,
    leave::Leave for Anybody,
    risks::Risks for Leads,
    cover::Cover for Leads,
    split::Split for Leads,
    handover::Handover for Anybody,
    supervision::Supervision for Anybody,
    training::Training for Leads,
    reminders::Reminders for Anybody,
    summary::Summary for Leads,
    rules::Rules for Nobody,
    keys::Keys for Nobody,
    serve::Serve for Nobody,
    attach::Attach for Nobody,
    key::Key for Anybody,
    account::Account for Anybody,
    import::Import for Leads,
    export::Export for Owner,
    log::Log for Anybody,
    undo::Undo for Anybody,
    undo::Redo for Anybody,
    check::Check for Owner,
    backup::Backup for Owner,
    purge::Purge for Anybody,
    restore::Restore for Nobody,
    completions::Completions for Nobody,
    man::Man for Nobody,
}

/// Who may have a running server do a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    /// The account that owns the store.
    Owner,
    /// Team leads too: it tells everything there is.
    Leads,
    /// Anybody: it looks itself at who asks.
    Anybody,
    /// Nobody: it needs no store, or must have it alone.
    Nobody,
}

impl Command {
    /// The file that it reads, where it reads one.
    fn reads(&self) -> Option<&std::path::Path> {
        match self {
            Self::Import(import) => Some(import.file()),
            Self::Key(key) => key.file(),
            _ => None,
        }
    }
}

/// Runs the program with its arguments, the first being its own name; prints what went wrong and says how it ended.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    match Cli::try_parse_from(&args) {
        Ok(cli) => match cli.run(&args) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => failure.report(),
        },
        Err(usage) => {
            say(&usage);
            ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2))
        }
    }
}

/// Prints help, or what is wrong with the arguments; what those hold tells a terminal nothing.
fn say(usage: &clap::Error) {
    let words = usage.render().to_string();
    // Help that nobody reads to the end is no failure.
    let _ = match escaped(&words) {
        Cow::Borrowed(_) => usage.print(),
        Cow::Owned(words) if usage.use_stderr() => io::stderr().write_all(words.as_bytes()),
        Cow::Owned(words) => io::stdout().write_all(words.as_bytes()),
    };
}

impl Cli {
    fn run(self, args: &[OsString]) -> Result<(), Failure> {
        let common = Common::new(self.options)?;
        net::check_clock(SystemTime::now())?;
        net::keep_log(common.data());
        net::caught(common.data(), || match self.command {
            Some(command) => match errand::server(&common, &command)? {
                Some(server) => errand::send(&common, server, args, &command),
                None => command.run(&common),
            },
            None => match attach::server(&common)? {
                Some(server) => attach::sit(&common, server),
                None => screen::run(&common),
            },
        })
    }
}
