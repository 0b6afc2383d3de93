//! `tandem demo`: the screen over a throw-away store that holds the example service.

use super::{Common, Failure, screen};
use crate::desk::Desk;
use crate::domain::Cause;
use crate::exchange::example;
use crate::store::plain;

/// Opens the example service on the screen, in a store that is thrown away afterwards.
#[derive(Debug, clap::Args)]
pub struct DemoCommand {}

impl DemoCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let Self {} = self;
        screen::spare_memory();
        crate::seat::check_terminal()?;
        let folder = tempfile::Builder::new().prefix("tandem-demo-").tempdir().map_err(|error| {
            Failure::Store(format!("the throw-away store for the example cannot be made: {}", plain(&error)))
        })?;
        let common = common.over(folder.path().join("store"));
        let desk = fill(&common)?;
        let ended = screen::over(&common, &desk);
        desk.close().wait()?;
        ended
    }
}

/// Opens the store and fills it with the example, as its owner, whoever is to look at it.
fn fill(common: &Common) -> Result<Desk, Failure> {
    let common = common.as_owner();
    let desk = common.open_or_make()?;
    let state = desk.state();
    let changes =
        example::changes_at(common.now(&state)).map_err(|faults| Failure::Input(faults.to_string()))?;
    let proposal = common.propose(&state, Cause::Imported, "The example service".to_owned(), changes);
    desk.commit(proposal).wait()?;
    Ok(desk)
}
