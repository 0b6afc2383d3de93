//! `tandem backup FILE`: the whole store to one file.

use std::path::PathBuf;

use super::common::file_name;
use super::{Common, Failure};

/// Writes the whole store to one file, while others may be working in it.
#[derive(Debug, clap::Args)]
pub struct BackupCommand {
    /// The file to write; it must not exist yet
    file: PathBuf,
    /// Backs up the store even if it is known to be damaged
    #[arg(long)]
    anyway: bool,
}

impl BackupCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        common.for_owner("a backup")?;
        let rev = desk.backup(&common.path(&self.file), self.anyway).wait()?;
        common.say(&format!("backed up to {} at revision {rev}", file_name(&self.file)));
        Ok(desk.close().wait()?)
    }
}
