//! Taking a proposal: is it about what stands there, may its author, does it hold together; then it is kept and told.

use crate::domain::plain_text::{named, never_kept};
use crate::domain::{
    Amendment, Author, Cause, Change, Edit, Entry, FamilyRef, Key, Proposal, Receipt, Record, Redaction,
    Refusal, Seen, SignIn, SignInEvent, Stale, State, amended, check, closed_to, identifier, rights,
    weeks_of, weeks_of_series,
};

use super::undo_stacks::RECENT;
use super::worker::{DeskWorker, refusal};
use super::{Desk, gate};

impl DeskWorker {
    /// Takes a proposal, or says why not; nothing is ever partly applied.
    pub(super) fn commit(&mut self, mut proposal: Proposal) -> Result<Receipt, Refusal> {
        let changes = std::mem::take(&mut proposal.changes);
        let keys: Vec<Key> = changes.iter().map(|(change, _)| change.key()).collect();
        self.load(&weeks_of(&self.state, &keys))?;
        let stale = self.stale(&changes)?;
        if !stale.is_empty() {
            return Err(self.taken(&proposal.author, &stale).unwrap_or(Refusal::Stale(stale)));
        }
        let changes: Vec<Change> = changes.into_iter().map(|(change, _)| change).collect();
        let edits = self.state.edits_of(&changes)?;
        self.keep(&proposal, edits)
    }

    /// Keeps edits, which a proposal comes to, as an entry, once rights, closed weeks and integrity allow it. The weeks
    /// must be loaded.
    pub(super) fn keep(&mut self, proposal: &Proposal, edits: Vec<Edit>) -> Result<Receipt, Refusal> {
        if edits.is_empty() {
            return Ok(Receipt { rev: None, summary: proposal.summary.clone(), keys: vec![] });
        }
        let may = if matches!(proposal.cause, Cause::Undid(_) | Cause::Redid(_)) {
            rights::may_turn_together(&self.state, &proposal.author, &edits)
        } else {
            rights::may_together(&self.state, &proposal.author, &edits).map_err(|(_, words)| words)
        };
        may.map_err(|words| self.forbidden(proposal, words))?;
        self.load(&weeks_of_series(&self.state, &edits))?;
        open_weeks_only(&self.state, &edits)?;
        self.load(&check::weeks_of_rules(&self.state, &edits))?;
        self.load(&check::weeks_of_removals(&self.state, &edits))?;
        let (entry, after) = drawn_up(&self.state, proposal, edits)?;
        let keys: Vec<Key> = entry.edits.iter().map(|edit| edit.key.clone()).collect();
        self.store.append(&entry, &after).map_err(|error| refusal(&error))?;
        self.state = after;
        if let Some(undo_stacks) = &mut self.undo_stacks {
            undo_stacks.note(&entry);
        }
        let (rev, summary) = (entry.rev, entry.summary.clone());
        self.announce(entry);
        Ok(Receipt { rev: Some(rev), summary, keys })
    }

    /// A refusal of what an author may not do, which is kept among the sign-ins.
    fn forbidden(&self, proposal: &Proposal, words: String) -> Refusal {
        let sign_in = SignIn {
            at: proposal.at.0.saturating_mul(60),
            what: SignInEvent::Refused,
            who: proposal.author.name().to_owned(),
            from: proposal.from.clone(),
            words: format!("{}: {words}", proposal.summary).chars().take(300).collect(),
        };
        // Where it cannot be kept, it is refused all the same.
        let _ = self.store.note_sign_in(sign_in);
        Refusal::Forbidden(words)
    }

    /// The refusal of a family that would be given a reference that is another's, where its author may know no more of that.
    fn taken(&self, author: &Author, stale: &[Stale]) -> Option<Refusal> {
        let redaction = Redaction::before(author, &self.state);
        stale.iter().find_map(|it| match &it.mine {
            Some(Record::Family(family)) if redaction.hides(&family.reference) => {
                Some(Refusal::Unsound(vec![FamilyRef::cannot_be_given()]))
            }
            _ => None,
        })
    }

    /// The changes whose author did not see what stands there now, unless they want the very same.
    fn stale(&self, changes: &[(Change, Seen)]) -> Result<Vec<Stale>, Refusal> {
        let mut stale = vec![];
        for (change, seen) in changes {
            let key = change.key();
            let now = self.state.get(&key)?;
            let rev = now.as_ref().map(|(rev, _)| *rev);
            let fits = match seen {
                Seen::Any => true,
                Seen::Absent => rev.is_none(),
                // Where the series is changed along with it, what its author saw of that decides.
                Seen::Given => rev.is_none() && (self.state.gives(&key) || changes_series_of(changes, &key)),
                Seen::At(seen) => rev == Some(*seen),
            };
            let mine = match change {
                Change::Put(record) => Some(record.clone()),
                Change::Remove(_) => None,
            };
            let theirs = now.map(|(_, record)| record);
            if !fits && mine != theirs {
                stale.push(self.trace(key, mine, theirs, *seen));
            }
        }
        Ok(stale)
    }

    /// Asks the journal who changed a record since an author saw it, and what the author saw.
    fn trace(&self, key: Key, mine: Option<Record>, theirs: Option<Record>, seen: Seen) -> Stale {
        let since = if let Seen::At(rev) = seen { rev } else { 0 };
        // What is given no longer went with a change of its series.
        let of = (seen == Seen::Given).then(|| series_of(&key)).flatten();
        let (mut before, mut by, mut at) = (None, None, None);
        // Where the journal is not read back to what the author saw, nobody knows what that was.
        let mut is_first = self.state.rev().saturating_sub(since) <= RECENT as u64;
        for entry in self.store.entries(since, RECENT).into_iter().flatten().flatten() {
            for edit in entry.edits.iter().filter(|edit| edit.key == key || Some(&edit.key) == of.as_ref()) {
                if is_first && matches!(seen, Seen::At(_) | Seen::Any) {
                    before.clone_from(&edit.before);
                }
                is_first = false;
                by = Some(entry.by.clone());
                at = Some(entry.at);
            }
        }
        let seen = self.state.get(&key).ok().flatten().map(|(rev, _)| rev).into();
        Stale { key, mine, theirs, before, seen, by, at }
    }
}

/// The series that an occurrence is of, by its id.
fn series_of(key: &Key) -> Option<Key> {
    let Key::Session((_, id)) = key else { return None };
    id.occurrence_of().map(|(of, _)| Key::Series(of))
}

fn changes_series_of(changes: &[(Change, Seen)], key: &Key) -> bool {
    let of = series_of(key);
    changes.iter().any(|(change, _)| Some(change.key()) == of)
}

impl Desk {
    /// Whether a proposal would be taken over a state whose weeks are all loaded; the refusal is the one that it would have.
    pub fn rehearse(state: &State, proposal: Proposal) -> Result<(), Refusal> {
        let (proposal, edits) = rehearsed(state, proposal)?;
        if edits.is_empty() {
            return Ok(());
        }
        rights::may_together(state, &proposal.author, &edits)
            .map_err(|(_, words)| Refusal::Forbidden(words))?;
        open_weeks_only(state, &edits)?;
        drawn_up(state, &proposal, edits).map(|_| ())
    }

    /// All that a proposal would be refused for over a state whose weeks are all loaded: each record that its author may
    /// not change or that a closed week keeps as it is, with why. Nothing, where it would be refused as a whole.
    pub fn refused(state: &State, proposal: Proposal) -> Result<Vec<(Key, String)>, Refusal> {
        let (proposal, edits) = rehearsed(state, proposal)?;
        let forbidden = edits.iter().filter_map(|edit| {
            let words = rights::may_among(state, &proposal.author, &edits, edit).err()?;
            Some((edit.key.clone(), words))
        });
        let mut refused: Vec<(Key, String)> = forbidden.collect();
        if refused.is_empty() {
            refused.extend(rights::may_bring(state, &proposal.author, &edits).err());
        }
        for closed in closed_to(state, &edits)? {
            if refused.iter().all(|(key, _)| *key != closed.0) {
                refused.push(closed);
            }
        }
        if refused.is_empty()
            && let Err(Refusal::Guarded(guarded)) = drawn_up(state, &proposal, edits)
        {
            refused = guarded;
        }
        Ok(refused)
    }
}

/// What a proposal would do over a state, and all else that it says.
fn rehearsed(state: &State, mut proposal: Proposal) -> Result<(Proposal, Vec<Edit>), Refusal> {
    let changes = std::mem::take(&mut proposal.changes);
    let changes: Vec<Change> = changes.into_iter().map(|(change, _)| change).collect();
    let edits = state.edits_of(&changes)?;
    Ok((proposal, edits))
}

fn open_weeks_only(state: &State, edits: &[Edit]) -> Result<(), Refusal> {
    match closed_to(state, edits)?.into_iter().next() {
        Some((_, words)) => Err(Refusal::Forbidden(words)),
        None => Ok(()),
    }
}

/// The entry that edits become, and the state that it leads to, where that holds together.
fn drawn_up(state: &State, proposal: &Proposal, edits: Vec<Edit>) -> Result<(Entry, State), Refusal> {
    let edits = with_amendments(state, edits, proposal)?;
    if let Some(letter) = proposal.reason.as_deref().and_then(never_kept) {
        let words = format!("the reason holds {}, which is never kept here: take it out", named(letter));
        return Err(Refusal::Unsound(vec![words]));
    }
    let (mut entry, mut after) = applied(state, proposal, edits)?;
    let answers = gate::answers(state, &after, proposal, &entry.edits)?;
    if !answers.is_empty() {
        (entry, after) = applied(state, proposal, gate::joined(entry.edits, answers))?;
    }
    let keys: Vec<Key> = entry.edits.iter().map(|edit| edit.key.clone()).collect();
    // What is brought back was kept once.
    let is_written = !matches!(entry.cause, Cause::Undid(_) | Cause::Redid(_));
    let problems = problems(state, &after, &keys, is_written);
    match problems.len() {
        0 => Ok((entry, after)),
        2.. if !is_written => Err(Refusal::NotUndone(still_needed(&entry.summary, problems.len()))),
        _ => Err(Refusal::Unsound(problems)),
    }
}

/// The entry that edits make, and the state that it leads to.
fn applied(state: &State, proposal: &Proposal, edits: Vec<Edit>) -> Result<(Entry, State), Refusal> {
    let entry = Entry {
        rev: state.rev() + 1,
        at: proposal.at,
        by: proposal.author.name().to_owned(),
        from: proposal.from.clone(),
        cause: proposal.cause,
        summary: identifier::without(&proposal.summary).into_owned(),
        reason: proposal.reason.clone(),
        edits,
    };
    let after = state.apply(&entry).map_err(|error| Refusal::Unsound(vec![error.to_string()]))?;
    Ok((entry, after))
}

/// The edits, and for each published week that they change the reason why: whoever looks at it later is told. Taking
/// back and importing are reasons of their own; what is taken back takes its reason with it.
fn with_amendments(state: &State, mut edits: Vec<Edit>, proposal: &Proposal) -> Result<Vec<Edit>, Refusal> {
    for (week, people) in amended(state, &edits) {
        if edits.iter().any(|edit| matches!(edit.key, Key::Amendment((it, _)) if it == week)) {
            continue;
        }
        let reason = match (&proposal.reason, proposal.cause) {
            (Some(reason), _) => reason.clone(),
            (None, Cause::Edited) => return Err(Refusal::ReasonWanted(week)),
            (None, Cause::Imported | Cause::Undid(_) | Cause::Redid(_) | Cause::Purged) => {
                proposal.summary.clone()
            }
        };
        let last = state.sheet(week).and_then(|sheet| sheet.amendments.keys().next_back().copied());
        let amendment = Amendment {
            week,
            number: last.map_or(1, |last| last.saturating_add(1)),
            at: proposal.at,
            by: proposal.author.name().to_owned(),
            summary: proposal.summary.clone(),
            reason,
            people: people.into_iter().collect(),
        };
        let after = Record::from(amendment);
        edits.push(Edit { key: after.key(), before: None, after: Some(after) });
    }
    edits.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(edits)
}

/// What of a batch does not hold together, or of its texts could not be read as they were written, a line each; of a single
/// change without what it is about, which is plain.
fn problems(before: &State, after: &State, keys: &[Key], is_written: bool) -> Vec<String> {
    let mut found = check::check_touched(before, after, keys);
    if is_written {
        found.extend(check::check_written(before, after, keys));
    }
    let alone = keys.len() == 1;
    found.into_iter().map(|it| if alone { it.message } else { it.to_string() }).collect()
}

/// Why something is not turned on which much has come to stand since.
fn still_needed(summary: &str, places: usize) -> String {
    let (verb, what) = summary.split_once(": ").unwrap_or(("Undid", summary));
    let turned = if verb == "Redid" { "redone" } else { "undone" };
    format!(
        "\"{what}\" was not {turned}: later changes depend on it in {places} places. Undo or change those \
         first; the history says who did what."
    )
}
