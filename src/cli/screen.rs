//! `tandem` alone: opens the screen.

use super::{Common, Failure};

/// Opens the screen over the store.
pub fn run(_common: &Common) -> Result<(), Failure> {
    Err(Failure::Input("the screen is not built yet; `tandem --help` lists the commands that are".to_owned()))
}
