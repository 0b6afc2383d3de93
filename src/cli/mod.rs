//! The command line: one file per subcommand, the options they share, and the exit codes of the contract.
//!
//! To add a subcommand: a file with a `clap::Args` struct and its `run`, a `mod` line, and a line in `subcommands!`.

mod backup;
mod check;
mod common;
mod completions;
mod demo;
mod export;
mod failure;
mod hours;
mod import;
mod keymap;
mod keys;
mod log;
mod man;
mod restore;
mod risks;
mod rules;
pub mod screen;
mod table;
pub mod week;
mod weeks;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use common::{Common, Options, Pinned};
pub use failure::Failure;

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
    ($($module:ident::$name:ident,)*) => {
        #[derive(Debug, Subcommand)]
        enum Command { $($name($module::$name),)* }

        impl Command {
            fn run(self, common: &Common) -> Result<(), Failure> {
                match self { $(Self::$name(command) => command.run(common),)* }
            }
        }
    };
}

subcommands! {
    demo::Demo,
    week::Week,
    hours::Hours,
    risks::Risks,
    rules::Rules,
    keys::Keys,
    import::Import,
    export::Export,
    log::Log,
    check::Check,
    backup::Backup,
    restore::Restore,
    completions::Completions,
    man::Man,
}

/// Runs the program with its arguments, the first being its own name; prints what went wrong and says how it ended.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    be_quiet_about_sled();
    match Cli::try_parse_from(args) {
        Ok(cli) => match cli.run() {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => failure.report(),
        },
        Err(usage) => {
            // Help that nobody reads to the end is no failure.
            let _ = usage.print();
            ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2))
        }
    }
}

/// A damaged working store makes sled panic; the store catches that and rebuilds, so it is no news for anybody.
fn be_quiet_about_sled() {
    let others = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !panic.location().is_some_and(|place| place.file().contains("/sled-0.34")) {
            others(panic);
        }
    }));
}

impl Cli {
    fn run(self) -> Result<(), Failure> {
        let common = Common::new(self.options)?;
        match self.command {
            Some(command) => command.run(&common),
            None => screen::run(&common),
        }
    }
}
