//! `tandem man`: the manual page, with every subcommand.

use clap::CommandFactory as _;

use super::{Cli, Common, Failure};

/// Prints the manual page.
#[derive(Debug, clap::Args)]
pub struct Man;

impl Man {
    /// Runs it.
    #[allow(clippy::unused_self, reason = "every subcommand is run alike")]
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let mut page = vec![];
        clap_mangen::Man::new(Cli::command())
            .render(&mut page)
            .map_err(|error| Failure::of_output(&error))?;
        common.print(&String::from_utf8_lossy(&page))
    }
}
