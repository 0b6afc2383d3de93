//! The gate: what only a lead lets stand, and gives a reason for, is refused without one, whoever brings it.

use std::collections::BTreeMap;

use crate::domain::{
    Cause, Edit, FamilyRef, Key, Override, Proposal, Record, Redaction, Refusal, State, TableName, Week,
    rights,
};
use crate::rules::{Flag, RuleCache, guarded, is_guarded, with_reasons};

/// The edits that keep the reasons given for what an entry would bring; the refusal names what has none. What is taken back
/// or done again was let through once.
pub(super) fn answers(
    state: &State,
    after: &State,
    proposal: &Proposal,
    edits: &[Edit],
) -> Result<Vec<Edit>, Refusal> {
    let is_new = matches!(proposal.cause, Cause::Edited | Cause::Imported);
    if !is_new || !edits.iter().any(|edit| edit.after.as_ref().is_some_and(is_guarded)) {
        return Ok(vec![]);
    }
    let today = after.zone().moment(proposal.at).date();
    let flags = guarded(state, after, today, RuleCache::default());
    if flags.is_empty() {
        return Ok(vec![]);
    }
    let redaction = Redaction::before(&proposal.author, state);
    let mut unanswered: Vec<(Key, String)> = vec![];
    let mut reasons: BTreeMap<Week, Vec<Override>> = BTreeMap::new();
    for flag in flags.iter().filter(|flag| !is_kept_back(&redaction, flag)) {
        let brings = |edit: &&Edit| edit.after.as_ref().is_some_and(|it| flag.comes_with(it, after));
        let brought: Vec<&Key> = edits.iter().filter(brings).map(|edit| &edit.key).collect();
        // What comes with an invitation alone has nobody's session to say why; it is shown as it is.
        let Some(first) = brought.first() else { continue };
        match proposal.overrides.iter().find(|(key, _)| brought.contains(&key)) {
            Some((_, reason)) => {
                let given = flag.let_stand(proposal.author.name(), reason, proposal.at);
                reasons.entry(flag.week).or_default().push(given);
            }
            None => unanswered.push(((*first).clone(), words(flag))),
        }
    }
    if !unanswered.is_empty() {
        return Err(Refusal::Guarded(unanswered));
    }
    let teams = rights::teams_led(state, &proposal.author);
    let mut kept = vec![];
    for (week, reasons) in reasons {
        let record: Record = with_reasons(after, &teams, week, reasons);
        let before = state.get(&record.key())?.map(|(_, it)| it);
        let edit = Edit { key: record.key(), before, after: Some(record) };
        rights::may(state, &proposal.author, &edit).map_err(Refusal::Forbidden)?;
        kept.push(edit);
    }
    Ok(kept)
}

/// Edits with those that keep reasons in place of what else the same entry does to the same record.
pub(super) fn joined(mut edits: Vec<Edit>, answers: Vec<Edit>) -> Vec<Edit> {
    edits.retain(|edit| answers.iter().all(|answer| answer.key != edit.key));
    edits.extend(answers);
    edits.sort_by(|a, b| a.key.cmp(&b.key));
    edits
}

/// Whether a flag is about a family that the author may not know: nothing is said of it to them.
fn is_kept_back(redaction: &Redaction, flag: &Flag) -> bool {
    let is_family = flag.subject.kind == TableName::Family;
    is_family && FamilyRef::parse(&flag.subject.id).is_ok_and(|family| redaction.hides(&family))
}

fn words(flag: &Flag) -> String {
    format!("{}: a team lead can let it stand with a reason (in a file: override = \"…\")", flag.message)
}
