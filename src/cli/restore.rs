//! `tandem restore FILE`: the whole store back from a backup.

use std::path::PathBuf;

use crate::store::{Store, revisions};

use super::common::file_name;
use super::{Common, Failure};

/// Puts the store back to how a backup has it; the present one is set aside, not deleted.
#[derive(Debug, clap::Args)]
pub struct RestoreCommand {
    /// A file that `tandem backup` wrote
    file: PathBuf,
    /// Puts back even a backup whose journal is damaged, though nobody can tell whether the rest is right
    #[arg(long)]
    anyway: bool,
}

impl RestoreCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        common.for_owner("a backup")?;
        if let Some(socket) = common.socket() {
            return Err(Failure::Input(format!(
                "nothing was restored: a backup goes into a store's own folder, with no server running, and \
                 {} is a server's socket; stop the server, leave --socket out and name the folder with \
                 --data",
                file_name(socket)
            )));
        }
        let restored = if self.anyway { Store::restore_anyway } else { Store::restore }(
            &self.file,
            common.data(),
            &common.who(),
        )?;
        let (rev, from, into) = (restored.rev, file_name(&self.file), common.data().display());
        common.say(&format!("restored revision {rev} from {from} into {into}"));
        for notice in &restored.notices {
            common.say(&format!("tandem: {notice}"));
        }
        if let Some(aside) = restored.aside {
            let later = restored.was.filter(|was| *was > rev).map(|was| {
                let what = revisions(rev + 1, was);
                format!("; it alone has {what}, if that was the same store")
            });
            let later = later.unwrap_or_default();
            common.say(&format!("the store that was there is kept in {}{later}", file_name(&aside)));
        }
        Ok(())
    }
}
