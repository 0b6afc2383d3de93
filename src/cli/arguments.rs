//! What the program is given on the command line: the options and one of the subcommands, with who may have a running
//! server do it.

use std::borrow::Cow;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::domain::plain_text::in_one_line;

use super::{Common, Failure, Options};
use super::{
    account, attach, backup, cases, check, completions, cover, demo, export, groups, handover, hours, import,
    key, keys, leave, log, man, matching, purge, reminders, restore, risks, rules, serve, split, summary,
    supervision, training, undo, week,
};

/// Plans the week of a small team of perinatal peer support workers, in a terminal.
///
/// Without a subcommand it opens the screen.
#[derive(Debug, Parser)]
#[command(name = "tandem", version, about, args_conflicts_with_subcommands = false)]
pub struct Cli {
    #[command(flatten)]
    pub(super) options: Options,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

macro_rules! subcommands {
    ($($module:ident::$name:ident for $asks:ident,)*) => {
        #[derive(Debug, Subcommand)]
        pub(super) enum Command { $($name($module::$name),)* }

        impl Command {
            /// Runs it.
            pub(super) fn run(self, common: &Common) -> Result<(), Failure> {
                match self { $(Self::$name(command) => command.run(common),)* }
            }

            /// Who may have a running server do it.
            pub(super) fn is_for(&self) -> Asks {
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
pub(super) enum Asks {
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
    pub(super) fn saves(&self) -> bool {
        match self {
            Self::Import(import) => import.saves(),
            Self::Purge(purge) => purge.saves(),
            Self::Undo(_) | Self::Redo(_) => true,
            _ => false,
        }
    }

    /// The file that it reads, where it reads one.
    pub(super) fn reads(&self) -> Option<&std::path::Path> {
        match self {
            Self::Import(import) => Some(import.file()),
            Self::Key(key) => key.file(),
            _ => None,
        }
    }
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
    pub(super) fn read(
        args: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    ) -> Result<Self, clap::Error> {
        let read = with_numbers(Self::command()).try_get_matches_from(args);
        read.and_then(|mut found| Self::from_arg_matches_mut(&mut found)).map_err(in_lines)
    }
}
