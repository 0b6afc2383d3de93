//! `tandem export --format team`: the whole store as text.

use crate::domain::{Author, Role, State};
use crate::exchange::team_file;

use super::{Common, Failure};

/// Writes what is in the store to standard output.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// What to write it as
    #[arg(long, value_enum)]
    format: Format,
}

/// What can be written.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// A team file, which `tandem import` reads
    Team,
}

impl Export {
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

/// The team file holds private notes of everybody, so it is for who may read them all.
fn may(state: &State, author: &Author) -> Result<(), Failure> {
    let leads = |person| state.person(person).is_some_and(|it| it.role == Role::TeamLead);
    match author.person() {
        Some(person) if !leads(person) => Err(Failure::Input(format!(
            "the team file holds private notes of everybody, so it is not written for {}; a team lead can export it",
            state.call(person)
        ))),
        _ => Ok(()),
    }
}
