//! What the program is given on the command line: the options and one of the subcommands, with who may have a running
//! server do it.

use std::borrow::Cow;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::domain::plain_text::in_one_line;

use super::{Common, Failure, Options};
use super::{
    account, attach, backup, cases, check, completions, cover, demo, export, feed, groups, handover, hours,
    import, inbox, key, keys, leave, log, man, matching, notify, purge, reminders, restore, risks, rules,
    serve, split, summary, supervision, training, undo, week,
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
    ($($name:ident($module:ident::$args:ident) for $asks:ident,)*) => {
        #[derive(Debug, Subcommand)]
        pub(super) enum Command { $($name($module::$args),)* }

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
    Demo(demo::DemoCommand) for Nobody,
    Week(week::WeekCommand) for Leads,
    Hours(hours::HoursCommand) for Leads,
    Cases(cases::CasesCommand) for Anybody,
    Match(matching::MatchCommand) for Leads,
    Groups(groups::GroupsCommand) for Leads,
    Leave(leave::LeaveCommand) for Anybody,
    Risks(risks::RisksCommand) for Leads,
    Cover(cover::CoverCommand) for Leads,
    Split(split::SplitCommand) for Leads,
    Handover(handover::HandoverCommand) for Anybody,
    Inbox(inbox::InboxCommand) for Anybody,
    Supervision(supervision::SupervisionCommand) for Anybody,
    Training(training::TrainingCommand) for Leads,
    Reminders(reminders::RemindersCommand) for Anybody,
    Summary(summary::SummaryCommand) for Leads,
    Rules(rules::RulesCommand) for Nobody,
    Keys(keys::KeysCommand) for Nobody,
    Serve(serve::ServeCommand) for Nobody,
    Attach(attach::AttachCommand) for Nobody,
    Notify(notify::NotifyCommand) for Nobody,
    Key(key::KeyCommand) for Anybody,
    Account(account::AccountCommand) for Anybody,
    Import(import::ImportCommand) for Leads,
    Export(export::ExportCommand) for Anybody,
    Feed(feed::FeedCommand) for Anybody,
    Log(log::LogCommand) for Anybody,
    Undo(undo::UndoCommand) for Anybody,
    Redo(undo::RedoCommand) for Anybody,
    Check(check::CheckCommand) for Owner,
    Backup(backup::BackupCommand) for Owner,
    Purge(purge::PurgeCommand) for Anybody,
    Restore(restore::RestoreCommand) for Nobody,
    Completions(completions::CompletionsCommand) for Nobody,
    Man(man::ManCommand) for Nobody,
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
            Self::Feed(feed) => feed.saves(),
            Self::Undo(_) | Self::Redo(_) => true,
            _ => false,
        }
    }

    /// What it gives out, where it does.
    pub(super) fn export(&self) -> Option<&export::ExportCommand> {
        match self {
            Self::Export(export) => Some(export),
            _ => None,
        }
    }

    /// The file that it reads, where it reads one.
    pub(super) fn reads(&self) -> Option<&std::path::Path> {
        match self {
            Self::Import(import) => Some(import.file()),
            Self::Key(key) => key.file(),
            Self::Export(export) => export.joined(),
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
