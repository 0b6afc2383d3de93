//! Reading the whole store: the journal is replayed from its start, and what it leads to compared with the rest.

use crate::domain::{Rev, State, Week};

use super::error::Unusable;
use super::journal::{Body, Damage, FrameFound, HEADER};
use super::opening::{damage_inside, revisions as which};
use super::{Store, StoreError, checkpoint, sign_ins};

/// How a problem begins that is damage of the journal.
pub(super) const DAMAGED: &str = "the journal is damaged: ";

/// What a reading of the whole store found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Entries in the journal.
    pub entries: u64,
    /// Weeks that have a sheet.
    pub sheets: u64,
    /// What is wrong, a line each; empty when all is well.
    pub problems: Vec<String>,
    /// The first of them that would keep a backup of it from being put back.
    pub against_backup: Option<String>,
}

impl CheckReport {
    /// Notes what is wrong, and would be in a backup too.
    fn breaks(&mut self, problem: String) {
        self.against_backup.get_or_insert_with(|| problem.clone());
        self.problems.push(problem);
    }
}

impl Store {
    /// Reads the whole store, replays the journal and compares; changes nothing but that damage found stays told.
    pub fn check(&mut self) -> Result<CheckReport, StoreError> {
        self.catch_up();
        let mut report =
            CheckReport { sheets: self.working.weeks().count() as u64, ..CheckReport::default() };
        report.problems.extend(self.stopped.clone());
        if self.lacks_journal() {
            report.breaks("the journal cannot be used, so there is nothing to compare with".to_owned());
            return Ok(report);
        }
        self.finish_checkpoint();
        let checkpoint = match checkpoint::load(&self.dir) {
            Ok(checkpoint) => checkpoint.map(|(_, state)| state),
            Err(Unusable::Newer(number)) => {
                return Err(StoreError::newer(&checkpoint::path(&self.dir), number));
            }
            Err(why) => {
                report.problems.push(format!("the checkpoint cannot be read: {why}"));
                None
            }
        };
        if let Some(state) = self.replay_all(checkpoint.as_ref(), &mut report)? {
            let known = report.problems.len();
            self.compare(&state, &mut report);
            let differs = report.problems.get(known).cloned();
            report.against_backup = report.against_backup.or(differs);
        }
        for words in report.problems.iter().filter_map(|it| it.strip_prefix(DAMAGED)) {
            self.notices.find(damage_inside(words));
        }
        if let Some(notice) = sign_ins::unread(&self.dir) {
            self.notices.find(notice);
        }
        Ok(report)
    }

    /// What the journal leads to, where it can be read to its end.
    fn replay_all(
        &self,
        checkpoint: Option<&State>,
        report: &mut CheckReport,
    ) -> Result<Option<State>, StoreError> {
        let (mut state, mut at) = (State::default(), HEADER);
        loop {
            match self.journal.read(at)? {
                FrameFound::End => return Ok(Some(state)),
                FrameFound::Newer(number) => return Err(self.journal.newer(number)),
                FrameFound::Torn => {
                    report.breaks(self.torn(state.rev(), at));
                    return Ok(None);
                }
                FrameFound::Damage(Damage { words, .. }) => {
                    report.breaks(format!("{DAMAGED}{words}"));
                    return Ok(None);
                }
                FrameFound::Frame(frame, Body::Lost { from }) => {
                    let lost = revisions(from, frame.rev);
                    report.problems.push(format!("{lost} lost by damage to the journal"));
                    state = state.moved_to(frame.rev);
                    at = frame.end();
                }
                FrameFound::Frame(frame, Body::Missing { from }) => {
                    let to = frame.rev;
                    let lacks = format!("the history lacks {}", which(from, to));
                    at = frame.end();
                    let Some(checkpoint) = checkpoint.filter(|it| it.rev() == to) else {
                        report.breaks(lacks);
                        return Ok(None);
                    };
                    report.problems.push(lacks);
                    state = checkpoint.clone();
                }
                FrameFound::Frame(frame, Body::Entry(entry)) => {
                    at = frame.end();
                    report.entries += 1;
                    match state.apply(&entry) {
                        Ok(next) => state = next,
                        Err(error) => {
                            report
                                .breaks(format!("{DAMAGED}entry {} cannot be replayed: {error}", entry.rev));
                            return Ok(None);
                        }
                    }
                    if let Some(checkpoint) = checkpoint.filter(|it| it.rev() == state.rev())
                        && !is_same(&state, checkpoint)
                    {
                        report.problems.push("the checkpoint does not match the journal".to_owned());
                    }
                }
            }
        }
    }

    /// What is said of a journal that is not whole at a place, after a revision.
    fn torn(&self, after: Rev, at: u64) -> String {
        // What was saved is known elsewhere too: it was written to its end, whatever stands there now.
        if after < self.rev() {
            let saved = revisions(after + 1, self.rev());
            format!("{DAMAGED}{saved} saved, and cannot be read, at byte {at}")
        } else {
            format!("the last write to the journal, at byte {at}, was not finished")
        }
    }

    /// What a check says of the first place where the journal is damaged, where there is one.
    pub(super) fn first_damage(&self) -> Option<String> {
        let (mut at, mut last) = (HEADER, 0);
        loop {
            match self.journal.read(at).ok()? {
                FrameFound::End | FrameFound::Newer(_) => return None,
                FrameFound::Torn => return Some(self.torn(last, at)),
                FrameFound::Damage(Damage { words, .. }) => return Some(format!("{DAMAGED}{words}")),
                FrameFound::Frame(frame, _) => (at, last) = (frame.end(), frame.rev),
            }
        }
    }

    /// Compares the working store with what the journal leads to.
    fn compare(&self, state: &State, report: &mut CheckReport) {
        let problems = &mut report.problems;
        match self.working.state() {
            Err(error) => problems.push(format!("the records of the working store: {error}")),
            Ok(records) => {
                if records.rev() != state.rev() {
                    let (found, wanted) = (records.rev(), state.rev());
                    problems
                        .push(format!("the working store is at revision {found}, the journal at {wanted}"));
                }
                if records.records != state.records {
                    problems.push("the records of the working store do not match the journal".to_owned());
                }
            }
        }
        let (here, there): (Vec<Week>, Vec<Week>) = (self.working.weeks().collect(), state.weeks().collect());
        if here != there {
            problems.push("the weeks of the working store do not match the journal".to_owned());
        }
        for week in here {
            match self.working.sheet(week) {
                Err(error) => problems.push(error.to_string()),
                Ok(sheet) if state.sheet(week).is_some_and(|it| **it != sheet) => {
                    problems.push(format!("the sheet of {week} does not match the journal"));
                }
                Ok(_) => {}
            }
        }
    }
}

/// Which revisions, and that they were.
fn revisions(from: Rev, to: Rev) -> String {
    format!("{} {}", which(from, to), if from == to { "was" } else { "were" })
}

/// Whether two states with all their sheets loaded hold the same.
pub fn is_same(one: &State, other: &State) -> bool {
    one.records == other.records && one.sheets().eq(other.sheets())
}
