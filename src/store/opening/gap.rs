//! Where the journal cannot be read to its end: what of it was never saved, what is lost, and whose that was.

use super::super::journal::Damage;
use super::super::named;
use super::super::notices::StoreNotice;
use super::super::working::Working;
use super::told::revisions;
use super::{OpenError, Opening, StoreError};
use crate::domain::{Rev, State};

impl Opening<'_> {
    /// Ends the reading of the journal at a place, with what of it cannot be read after that, where there is something.
    /// What of it anything else knows of is lost: the journal then says so, and goes on after it.
    pub(super) fn close_gap(
        &mut self,
        state: State,
        at: u64,
        damage: Option<&Damage>,
        working: Option<&mut Working>,
    ) -> Result<State, OpenError> {
        let last = state.rev();
        let head = damage.and_then(|it| it.rev).unwrap_or_default();
        let lost = self.known.max(head);
        let is_unfinished = damage.is_some_and(|it| it.words.is_empty());
        if lost <= last {
            if damage.is_some() && !self.writes {
                self.cut_from(at)?;
            } else if damage.is_some() {
                let kept = self.cut_from(at)?;
                let is_known = !self.acknowledged.is_empty();
                let nothing = if is_known { ", and nothing that was saved is lost" } else { "" };
                self.notices.push(StoreNotice::repair(if is_unfinished {
                    format!(
                        "a change that was not completely saved was removed from the \
                        journal{nothing}{kept}"
                    )
                } else {
                    format!("the end of the journal was damaged and was removed{nothing}{kept}")
                }));
            }
            return Ok(state);
        }
        let kept = self.cut_from(at)?;
        let what = match damage {
            Some(_) if !is_unfinished => "the end of the journal was damaged, and what it held is lost",
            _ => "the end of the journal was missing, and what it held is lost",
        };
        let words = format!(
            "{what}: {}{}{kept}. Check what is missing and enter it again, or put a backup back with `tandem \
             restore \
             FILE`",
            revisions(last + 1, lost),
            self.whose(&state, last + 1, lost)
        );
        self.notices.push(StoreNotice::damage(words));
        if self.writes {
            self.journal.append_lost(last + 1, lost)?;
        }
        if let Some(working) = working {
            working.set_mark(lost, self.journal.end())?;
        }
        Ok(state.moved_to(lost))
    }

    /// Cuts the journal at a place, and says where what was cut is kept.
    pub(super) fn cut_from(&mut self, at: u64) -> Result<String, StoreError> {
        if at == self.journal.end() {
            return Ok(String::new());
        }
        if !self.writes {
            self.journal.end_at(at);
            return Ok(String::new());
        }
        let aside = self.journal.set_aside_from(at)?;
        Ok(format!("; what was there is kept in {}", named(&aside)))
    }

    /// Whose the last known of some revisions are, and from when.
    fn whose(&self, state: &State, from: Rev, to: Rev) -> String {
        let mut known: Vec<_> = self.acknowledged.iter().filter(|it| (from..=to).contains(&it.rev)).collect();
        known.sort_by_key(|it| it.rev);
        let told = known.into_iter().filter_map(|it| {
            let (by, at) = it.made.as_ref()?;
            let moment = state.zone().moment(*at);
            let which = if from == to { String::new() } else { format!("{} ", it.rev) };
            Some(format!(", {which}by {by} on {} at {}", moment.date(), moment.time()))
        });
        told.collect()
    }
}
