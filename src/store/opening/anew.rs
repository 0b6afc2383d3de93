//! A new working store from the checkpoint and the journal after it.

use super::super::error::Unusable;
use super::super::journal::HEADER;
use super::super::notices::StoreNotice;
use super::super::working::{self, Working};
use super::super::{StoreError, checkpoint, files, named};
use super::{KEPT, Opening};
use crate::domain::State;

impl Opening<'_> {
    /// The long way: a new working store from the checkpoint and the journal after it.
    pub(super) fn rebuild(&mut self, why: Option<&str>) -> Result<(Working, State), StoreError> {
        let (state, from) = self.start_of_rebuild()?;
        let state = self.replay(state, from, None).map_err(|error| self.refused(error))?;
        if self.writes && self.apart.is_none() {
            match self.new_working(&state, why) {
                Ok(working) => return Ok((working, state.without_sheets(|_| false))),
                // The journal holds everything, so nothing hangs on it.
                Err(error) => {
                    self.apart = Some(error.to_string());
                    if matches!(error, Unusable::Disk(_)) {
                        working::discard(self.dir);
                    }
                }
            }
        }
        let mut working = Working::in_memory();
        let filled = working.fill(&state, self.journal.id(), self.journal.end());
        filled.map_err(|error| self.damaged(&error.to_string()))?;
        Ok((working, state.without_sheets(|_| false)))
    }

    /// A new working store on the disk, with what was there set aside where it is damaged.
    fn new_working(&mut self, state: &State, why: Option<&str>) -> Result<Working, Unusable> {
        let folder = working::folder(self.dir);
        let is_there = files::is_there(&folder)?;
        if let Some(why) = why.filter(|_| is_there) {
            let aside = files::set_aside(&folder, self.dir, "working.damaged", KEPT)?;
            let is_lost = self.notices.iter().any(|it| it.is_damage);
            let nothing =
                if is_lost || self.acknowledged.is_empty() { "" } else { "; nothing in the rota is lost" };
            self.notices.push(StoreNotice::repair(format!(
                "the working store was damaged ({why}) and has been rebuilt from the journal{nothing}. The old one is \
                 kept in {}",
                named(&aside)
            )));
        }
        let mut working = Working::open(&folder)?;
        working.fill(state, self.journal.id(), self.journal.end())?;
        Ok(working)
    }

    /// The state of the checkpoint and where the journal goes on from it, or the very beginning.
    fn start_of_rebuild(&mut self) -> Result<(State, u64), StoreError> {
        let why = match checkpoint::load(self.dir) {
            // What the system does not let be read now is not damaged.
            Ok(None) | Err(Unusable::Disk(_)) => return Ok((State::default(), HEADER)),
            Ok(Some((mark, state))) if mark.store == self.journal.id() => {
                let from = if self.fits(mark)? { mark.journal } else { self.find_place(mark)? };
                return Ok((state, from));
            }
            Ok(Some(_)) => "it belongs to another store".to_owned(),
            Err(Unusable::Newer(number)) => {
                return Err(StoreError::newer(&checkpoint::path(self.dir), number));
            }
            Err(why) => why.to_string(),
        };
        let words = format!("the checkpoint could not be used ({why}); the whole journal was read instead");
        self.notices.push(StoreNotice::repair(words));
        Ok((State::default(), HEADER))
    }
}
