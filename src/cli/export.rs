//! `tandem export --format team`: the whole store as text.

use crate::domain::{Author, State};
use crate::exchange::team_file;

use super::{Common, Failure};

/// Writes what is in the store to standard output.
#[derive(Debug, clap::Args)]
pub struct ExportCommand {
    /// The format to write
    #[arg(long, value_enum)]
    format: Format,
}

/// What can be written.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// A team file, which `tandem import` reads
    Team,
}

impl ExportCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let weeks = desk.state().weeks().collect();
        let state = desk.load(weeks).wait()?;
        desk.close().wait()?;
        may(&state, common.author())?;
        match self.format {
            Format::Team => common.print(&team_file::write(&state)),
        }
    }
}

/// The team file holds the private notes of everybody and the families of every team, so it is for the account that owns
/// the store.
fn may(state: &State, author: &Author) -> Result<(), Failure> {
    match author.person() {
        Some(person) => Err(Failure::Input(format!(
            "the team file holds private notes of everybody and the families of every team, so {} cannot \
             export it; the account that owns the store can, with --as owner",
            state.display_name(person)
        ))),
        None => Ok(()),
    }
}
