//! `tandem log`: who changed what, when.

use super::{Common, Failure};

/// Shows who changed what, when; the oldest first.
#[derive(Debug, clap::Args)]
pub struct Log {
    /// Only what came after this revision
    #[arg(long, value_name = "REV", default_value_t = 0)]
    since: u64,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl Log {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let _ = (self.since, self.json);
        let _desk = common.open()?;
        Ok(())
    }
}
