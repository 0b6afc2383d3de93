//! `tandem restore FILE`: the whole store back from a backup.

use std::path::PathBuf;

use crate::store::Store;

use super::common::file_name;
use super::{Common, Failure};

/// Puts the store back as a backup has it; the present one is set aside, not deleted.
#[derive(Debug, clap::Args)]
pub struct Restore {
    /// A file that `tandem backup` wrote
    file: PathBuf,
}

impl Restore {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        common.for_owner("a backup")?;
        let restored = Store::restore(&self.file, common.data(), &common.who())?;
        common.say(&format!("restored revision {} from {}", restored.rev, file_name(&self.file)));
        for notice in &restored.notices {
            common.say(&format!("tandem: {notice}"));
        }
        if let Some(aside) = restored.aside {
            common.say(&format!("the store that was there is kept in {}", file_name(&aside)));
        }
        Ok(())
    }
}
