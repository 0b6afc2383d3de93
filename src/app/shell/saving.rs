//! Saving: a draft goes to the desk, and what follows once that has answered.

use super::pending::PendingSave;
use super::refresh_preview::refusal_of;
use crate::app::layer::{ConflictLayer, Draft, Layer, LineLayer, LinePurpose};
use crate::app::selection::quarter_of;
use crate::app::{App, EditConflict, Effect, words};
use crate::domain::{Change, Edit, Seen, amended, is_opened_again};

impl App {
    /// Saves what the layer on top holds; it stays open until the desk has it. Enter pressed twice saves once.
    pub(in crate::app) fn save_in_front(&mut self, draft: Draft) -> Vec<Effect> {
        if self.pending.closes() > 0 {
            return vec![];
        }
        let closes = match self.layers.last() {
            Some(Layer::Line(LineLayer { purpose: LinePurpose::Reason(_, below), .. })) => 1 + below,
            Some(Layer::Conflict(conflict)) => 1 + conflict.below,
            Some(
                Layer::Line(_)
                | Layer::Form(_)
                | Layer::Moving(_)
                | Layer::Publish(_)
                | Layer::Suggestions(_)
                | Layer::Handover(_),
            ) => 1,
            _ => 0,
        };
        self.commit_and_close(draft, closes)
    }

    /// Saves a draft, and leaves what is open as it is.
    pub(in crate::app) fn commit(&mut self, draft: Draft) -> Vec<Effect> {
        self.commit_and_close(draft, 0)
    }

    /// Hands a draft to the desk, each change with the revision that its author saw; so many layers close once it is saved.
    /// Where it changes a week that everybody has seen, asks for the reason first.
    fn commit_and_close(&mut self, draft: Draft, closes: usize) -> Vec<Effect> {
        let refusal = refusal_of(&draft.changes, &draft.base, &self.me);
        let proposal = refusal.as_ref().and_then(|_| self.as_proposal(&draft));
        let refusal = refusal.filter(|_| proposal.is_none());
        let draft = proposal.unwrap_or(draft);
        if let Some(words) = refusal {
            self.report_error(format!("{}.", words::capital(&words)));
            return vec![];
        }
        let draft = self.with_words_kept(draft);
        let edits = draft.base.edits_of(&draft.changes).unwrap_or_default();
        let Some(draft) = self.with_reasons(draft, closes) else { return vec![] };
        if draft.reason.is_none() && self.ask_reason(&draft, &edits, closes) {
            return vec![];
        }
        let seen = |change: &Change| {
            let key = change.key();
            if let Some((_, seen)) = draft.seen.iter().find(|(of, _)| *of == key) {
                return *seen;
            }
            match draft.base.get(&key) {
                Ok(Some((rev, _))) => Seen::At(rev),
                _ if draft.base.gives(&key) => Seen::Given,
                _ => Seen::Absent,
            }
        };
        let changes: Vec<(Change, Seen)> =
            draft.changes.iter().map(|change| (change.clone(), seen(change))).collect();
        if changes.is_empty() {
            let is_gone = match self.layers.last() {
                Some(Layer::Form(form)) => form.is_of_something_gone(&self.state),
                _ => false,
            };
            if is_gone {
                self.report_error("Nothing was saved: somebody has removed this session from the rota.");
            } else {
                self.say("Nothing to change.");
            }
            self.layers.truncate(self.layers.len().saturating_sub(closes));
            return vec![];
        }
        let (summary, reason) = (draft.summary.clone(), draft.reason.clone());
        let lands = self.lands(&draft);
        let from = Some(self.saves_from());
        self.pending.save = Some(PendingSave { closes, draft: Some(draft), lands, from });
        vec![Effect::Commit { changes, summary, reason }]
    }

    /// Asks why a published week changes, where edits change one; says whether it does.
    fn ask_reason(&mut self, draft: &Draft, edits: &[Edit], closes: usize) -> bool {
        let weeks = amended(&self.state, edits);
        let Some((first, people)) = weeks.first_key_value() else { return false };
        let whom = words::people(people, &self.state);
        let week = words::short_week(*first, self.today());
        let closed =
            edits.iter().any(|edit| edit.key.week() == Some(*first) && is_opened_again(&self.state, edit));
        let prompt = match () {
            () if closed => format!("Why is {week} being reopened?"),
            () if whom.is_empty() => format!("{week} is published. Why does it change?"),
            () => format!("{week} is published. Why does it change for {whom}?"),
        };
        let purpose = LinePurpose::Reason(Box::new(draft.clone()), closes);
        self.ask_in_line(purpose, prompt);
        true
    }

    /// Commits changes made over the state at hand.
    pub(in crate::app) fn save_now(
        &mut self,
        changes: Vec<Change>,
        summary: String,
        reason: Option<String>,
    ) -> Vec<Effect> {
        let base = self.state.clone();
        self.commit(Draft { reason, ..Draft::new(base, changes, summary) })
    }

    /// What was being saved is: it closes what it was written in, the selection goes where it landed, and it is said what it
    /// leaves to be done.
    pub(in crate::app) fn saved(&mut self, words: &str) -> Vec<Effect> {
        let PendingSave { closes, draft, lands, from } = self.pending.save.take().unwrap_or_default();
        if closes > 0 {
            self.layers.truncate(self.layers.len().saturating_sub(closes));
            (self.preview, self.awaited.unread) = (None, None);
            self.refresh_preview();
        }
        if let Some(target) = lands {
            self.go_to(target);
            // Where one goes about by time, that is where it begins.
            if let Some(start) = draft.as_ref().and_then(Draft::first_start) {
                self.selection.time = quarter_of(start.time());
            }
        }
        self.following.trail.saved(from);
        let covers_next = draft.as_ref().is_some_and(|draft| draft.covers.is_some());
        let left = draft.as_ref().and_then(|draft| self.left_by_absence(draft, covers_next));
        // What is to be done next comes first: the end of a line may be cut.
        self.say(left.map_or_else(|| words.to_owned(), |left| format!("{left}. {words}")));
        if draft.as_ref().is_some_and(|draft| draft.asks_next) {
            self.ask_what_next();
        }
        let (covers, tells) = draft.map_or((None, None), |draft| (draft.covers, draft.tells));
        let effects = self.cover_the_rest(covers);
        self.tell(tells);
        effects
    }

    /// What was being saved, or was asked for, is refused: nothing closes, and nothing follows.
    pub(in crate::app) fn not_saved(&mut self, words: String) {
        self.pending.save = None;
        self.refused_with(words);
        self.refresh_preview();
    }

    /// What was to be saved is stale: opens mine, theirs and before.
    pub(in crate::app) fn conflicts_with(&mut self, conflicts: Vec<EditConflict>) {
        let PendingSave { closes, draft, .. } = self.pending.save.take().unwrap_or_default();
        let mut below = closes;
        // What was settled once is asked anew, not twice.
        if matches!(self.layers.last(), Some(Layer::Conflict(_))) {
            self.layers.pop();
            below = below.saturating_sub(1);
        }
        if let Some(draft) = draft {
            let base = self.state.clone();
            self.layers.push(Layer::Conflict(ConflictLayer {
                conflicts,
                draft,
                base,
                below,
                marked: 0,
                scrolled: 0,
            }));
        }
    }
}
