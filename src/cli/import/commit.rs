//! What is brought in, put into the store as one entry, or tried.

use super::command::ImportCommand;
use super::report::{ErrorRow, ImportReport};
use crate::cli::{Common, Failure};
use crate::desk::Desk;
use crate::domain::{Cause, Redaction, Refusal, State};
use crate::exchange::bring::Bringing;
use crate::exchange::table::{TableFault, TablePlace};

/// What became of it.
pub(super) enum Committed {
    /// It was taken, or would be.
    Taken,
    /// It was not: the report says why.
    Refused,
}

/// Puts changes into the store, or tries whether they would be taken; what they are refused for goes into the report.
pub(super) fn commit(
    command: &ImportCommand,
    common: &Common,
    desk: &Desk,
    state: &State,
    bringing: &Bringing,
    report: &mut ImportReport,
) -> Result<Committed, Failure> {
    report.added = Some(bringing.added);
    report.changed = Some(bringing.changed);
    report.removed = Some(bringing.removed);
    if bringing.changes.is_empty() {
        return Ok(Committed::Taken);
    }
    let nobody = state.records.people.is_empty();
    let redaction = if nobody { Redaction::default() } else { Redaction::before(common.author(), state) };
    let changes = redaction.lift_all(bringing.changes.clone(), state);
    let what = report.what.as_deref().unwrap_or("table");
    let summary = format!(
        "Imported {} of {}: {} added, {} changed, {} removed",
        what,
        command.name(),
        bringing.added,
        bringing.changed,
        bringing.removed
    );
    let proposal = common.propose(state, Cause::Imported, summary, changes.clone());
    // What is promised is what would be done.
    let taken = if command.dry_run {
        Desk::rehearse(state, proposal.clone())
    } else {
        desk.commit(proposal.clone()).wait().map(|_| ())
    };
    match taken {
        Ok(()) => Ok(Committed::Taken),
        Err(Refusal::Store(words)) => Err(Failure::Store(words)),
        Err(refusal) => {
            let redaction = Redaction::before(common.author(), state).of_its_author(&changes);
            let refused = Desk::refused(state, proposal).unwrap_or_default();
            let fault = |place, message: String| {
                ErrorRow::Table(TableFault { place, column: None, cell: None, found: None, message })
            };
            if refused.is_empty() {
                report.errors.push(fault(TablePlace::default(), redaction.text(&refusal.to_string())));
            }
            for (key, words) in refused {
                let place = bringing.places.iter().find(|it| it.0 == key).map(|it| it.1).unwrap_or_default();
                report.errors.push(fault(place, redaction.text(&words)));
            }
            Ok(Committed::Refused)
        }
    }
}
