//! `tandem import FILE`: a team file, a table or a calendar into the store, all of it or nothing.

mod busy;
mod calendar;
mod command;
mod commit;
mod guess;
mod report;
mod table;
mod team;

use super::{Common, Failure};
use crate::desk::Desk;
use crate::domain::State;
use crate::exchange::table::LONGEST_TABLE;
use crate::exchange::team_file::LONGEST_FILE;
use crate::seat::unread;
pub use command::ImportCommand;
use guess::Kind;
use report::ImportReport;
use team::TeamFileImport;

impl ImportCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let read = common.read(&self.file, LONGEST_FILE.max(LONGEST_TABLE));
        let kind = guess::kind(self.what, &self.file, read.as_deref().unwrap_or_default());
        if kind == Kind::TeamFile {
            self.team_file_only()?;
            let (name, dry_run, json) = (self.name(), self.dry_run, self.json);
            return TeamFileImport { name, dry_run, json }.run(common, read);
        }
        self.check_words()?;
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(error) => {
                let report = ImportReport::refused(format!("it cannot be read: {}", unread(&error)));
                return self.refuse(common, report);
            }
        };
        // A store that is not there yet is not made to see what would be in it.
        let throw_away = (self.dry_run && common.is_nothing_there()?).then(team::throw_away).transpose()?;
        let desk = match &throw_away {
            Some(folder) => common.over(folder.path().join("store")).open_or_make()?,
            None => common.open_or_make()?,
        };
        let weeks = desk.state().weeks().collect();
        let state = desk.load(weeks).wait()?;
        let done = self.bring(common, &desk, &state, kind, &bytes);
        desk.close().wait()?;
        done
    }

    fn bring(
        &self,
        common: &Common,
        desk: &Desk,
        state: &State,
        kind: Kind,
        bytes: &[u8],
    ) -> Result<(), Failure> {
        let seen = common.sees(state);
        let target = self.target(&seen)?;
        match kind {
            Kind::Calendar => calendar::bring(self, common, desk, state, &seen, &target, bytes),
            Kind::Table | Kind::TeamFile => table::bring(self, common, desk, state, &seen, &target, bytes),
        }
    }
}
