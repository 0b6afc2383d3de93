//! A team file into the store, all of it or nothing.

use std::io;

use serde::Serialize;

use crate::desk::Desk;
use crate::domain::{Cause, Proposal, Redaction, Refusal};
use crate::exchange::team_file::{self, Import as Planned, LONGEST_FILE, TeamFileFault, TeamFileFaults};
use crate::seat::unread;
use crate::store::plain;

use crate::cli::{Common, Failure};

/// A team file that is brought in.
pub(super) struct TeamFileImport {
    /// What to call the file in messages.
    pub name: String,
    pub dry_run: bool,
    pub json: bool,
}

/// What is printed for a program, as the contract has it.
#[derive(Default, Serialize)]
struct Report {
    added: usize,
    changed: usize,
    removed: usize,
    errors: Vec<TeamFileFault>,
}

impl TeamFileImport {
    /// Runs it.
    pub fn run(&self, common: &Common, read: io::Result<Vec<u8>>) -> Result<(), Failure> {
        let text = match text(read) {
            Ok(text) => text,
            Err(fault) => return self.refuse(common, &TeamFileFaults { shown: vec![fault], more: 0 }),
        };
        // A store that is not there yet is not made to see what would be in it.
        let throw_away = (self.dry_run && common.is_nothing_there()?).then(throw_away).transpose()?;
        let desk = match &throw_away {
            Some(folder) => common.over(folder.path().join("store")).open_or_make()?,
            None => common.open_or_make()?,
        };
        let weeks = desk.state().weeks().collect();
        let state = desk.load(weeks).wait()?;
        let planned = match team_file::import_for(common.author(), &text, &state) {
            Ok(planned) => planned,
            Err(faults) => {
                desk.close().wait()?;
                return self.refuse(common, &faults);
            }
        };
        if !planned.changes.is_empty() {
            let summary = format!("Imported {}: {}", self.name, in_words(&planned));
            let proposal = common.propose(&state, Cause::Imported, summary, planned.changes.clone());
            let proposal = Proposal { overrides: planned.overrides(), ..proposal };
            // What is promised is what would be done.
            let taken = if self.dry_run {
                Desk::rehearse(&state, proposal.clone())
            } else {
                desk.commit(proposal.clone()).wait().map(|_| ())
            };
            match taken {
                Ok(()) => {}
                Err(Refusal::Store(words)) => return Err(Failure::Store(words)),
                Err(refusal) => {
                    desk.close().wait()?;
                    let redaction =
                        Redaction::before(common.author(), &state).of_its_author(&planned.changes);
                    let mut refused = Desk::refused(&state, proposal).unwrap_or_default();
                    for (_, words) in &mut refused {
                        *words = redaction.text(words);
                    }
                    let faults = if refused.is_empty() {
                        whole(redaction.text(&refusal.to_string()))
                    } else {
                        planned.faults(&text, refused)
                    };
                    return self.refuse(common, &faults);
                }
            }
        }
        desk.close().wait()?;
        let printed = self.tell(common, &planned, &planned.notes(&text, common.today(&state)));
        if self.dry_run || planned.changes.is_empty() {
            printed
        } else {
            printed.map_err(Failure::though_saved)
        }
    }

    /// Prints what was done, or would be; first what of it does nothing.
    fn tell(&self, common: &Common, planned: &Planned, notes: &[TeamFileFault]) -> Result<(), Failure> {
        let done = in_words(planned);
        if self.json {
            let Planned { added, changed, removed, .. } = *planned;
            return common.print_json(&Report { added, changed, removed, errors: vec![] });
        }
        let name = &self.name;
        for TeamFileFault { line, column, message } in notes {
            common.say(&format!("{name}:{line}:{column}: note: {message}"));
        }
        common.print(&match (planned.changes.is_empty(), self.dry_run) {
            (true, _) => format!("{name}: everything in it is already here; nothing was changed\n"),
            (false, true) => format!("{name} would be imported: {done}; nothing was changed\n"),
            (false, false) => format!("{name} was imported: {done}\n"),
        })
    }

    /// Tells what is wrong and that nothing was done.
    fn refuse(&self, common: &Common, faults: &TeamFileFaults) -> Result<(), Failure> {
        let name = &self.name;
        let count = faults.shown.len() + faults.more;
        if self.json {
            let mut errors = faults.shown.clone();
            if let Some(last) = errors.last().cloned().filter(|_| faults.more > 0) {
                errors.push(TeamFileFault { message: format!("and {} more", faults.more), ..last });
            }
            common.print_json(&Report { errors, ..Report::default() })?;
        } else {
            for TeamFileFault { line, column, message } in &faults.shown {
                common.say(&format!("{name}:{line}:{column}: {message}"));
            }
            if faults.more > 0 {
                common.say(&format!("and {} more", faults.more));
            }
        }
        let faults = if count == 1 { "one fault".to_owned() } else { format!("{count} faults") };
        Err(Failure::Input(format!(
            "nothing was imported: {faults} in {name}; correct the file and import it again"
        )))
    }
}

/// The text of a file that was read; the fault says why there is none.
fn text(read: io::Result<Vec<u8>>) -> Result<String, TeamFileFault> {
    let at_start = |message| TeamFileFault { line: 1, column: 1, message };
    match read {
        Err(error) => Err(at_start(format!("it cannot be read: {}", unread(&error)))),
        Ok(bytes) if bytes.len() > LONGEST_FILE => {
            let most = LONGEST_FILE / (1024 * 1024);
            Err(at_start(format!("it is longer than {most} MiB, the most a team file can be")))
        }
        Ok(bytes) => String::from_utf8(bytes).map_err(|error| TeamFileFault::not_text(&error)),
    }
}

/// A folder that goes away by itself.
pub(super) fn throw_away() -> Result<tempfile::TempDir, Failure> {
    let made = tempfile::Builder::new().prefix("tandem-try-").tempdir();
    made.map_err(|error| Failure::Store(format!("there is nowhere to try it out: {}", plain(&error))))
}

/// What an import does, in words.
fn in_words(planned: &Planned) -> String {
    format!("{} added, {} changed, {} removed", planned.added, planned.changed, planned.removed)
}

/// A fault of the file as a whole.
fn whole(message: String) -> TeamFileFaults {
    TeamFileFaults { shown: vec![TeamFileFault { line: 1, column: 1, message }], more: 0 }
}
