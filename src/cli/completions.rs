//! `tandem completions SHELL`: what a shell needs to complete commands and options.

use clap_complete::Shell;

use super::{Common, Failure};

/// Prints the completions for a shell.
#[derive(Debug, clap::Args)]
pub struct CompletionsCommand {
    /// The shell
    shell: Shell,
}

impl CompletionsCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let mut script = vec![];
        clap_complete::generate(self.shell, &mut common.command_line(), "tandem", &mut script);
        common.print(&String::from_utf8_lossy(&script))
    }
}
