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
mod elsewhere;
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
mod printing;
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

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::domain::plain_text::{escaped, in_one_line};

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
    /// Whether it has saved something where it ends well and prints what that was.
    fn saves(&self) -> bool {
        match self {
            Self::Import(import) => import.saves(),
            Self::Purge(purge) => purge.saves(),
            Self::Undo(_) | Self::Redo(_) => true,
            _ => false,
        }
    }

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

/// A command whose options say themselves what number they take, where one below nothing is given.
fn with_numbers(command: clap::Command) -> clap::Command {
    let takes = |arg: &clap::Arg| arg.get_action().takes_values();
    let command = command.mut_args(|arg| if takes(&arg) { arg.allow_negative_numbers(true) } else { arg });
    command.mut_subcommands(with_numbers)
}

/// What is wrong with the arguments, with what was written in one line each.
fn in_lines(mut usage: clap::Error) -> clap::Error {
    let written: Vec<(ContextKind, String)> = usage
        .context()
        .filter_map(|(kind, value)| match value {
            ContextValue::String(text) => Some((kind, text.clone())),
            _ => None,
        })
        .collect();
    for (kind, text) in written {
        if let Cow::Owned(text) = in_one_line(&text) {
            usage.insert(kind, ContextValue::String(text));
        }
    }
    usage
}

impl Cli {
    /// Reads the arguments, the first being the program's own name.
    fn read(args: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Self, clap::Error> {
        let read = with_numbers(Self::command()).try_get_matches_from(args);
        read.and_then(|mut found| Self::from_arg_matches_mut(&mut found)).map_err(in_lines)
    }

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
