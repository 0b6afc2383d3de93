//! Taking back and doing again, each author their own: an undo is an entry like any other and history stays as it was.
//!
//! Which entries are live is read off the recent journal, so that an undo works after a restart. An entry is taken back
//! only where everything it touched still is as it left it; otherwise the refusal names who changed what. What would take
//! much with it, such as an import, is turned only with a yes to just that.

use crate::domain::{
    Author, Cause, Consent, Edit, Entry, Floor, Key, Proposal, Receipt, Refusal, Rev, Reversal, State,
    UndoDirection, weeks_of,
};

use super::Asker;
use super::undo_stacks::{RECENT, UndoStacks, Undoable, what_was_done};
use super::worker::{DeskWorker, refusal};

/// What an author's next undo or redo is about: the entry, those after it, how what it does came about in the
/// first place, and in what words.
struct Next {
    entry: Entry,
    later: Vec<Entry>,
    origin: Cause,
    what: String,
}

impl DeskWorker {
    /// Takes back an author's latest live entry, or their latest undo.
    pub(super) fn turn(
        &mut self,
        asker: Asker,
        turn: UndoDirection,
        consent: Consent,
    ) -> Result<Receipt, Refusal> {
        let next = self.next(&asker, turn)?;
        self.reverse(asker, turn, &next, consent)
    }

    /// Takes back an entry of a revision, whatever came after it: one's own, or anybody's for the account that owns the
    /// store. An undo is taken back by doing again what it took back.
    pub(super) fn take_back(&mut self, asker: Asker, rev: Rev, consent: Consent) -> Result<Receipt, Refusal> {
        let (turn, next) = self.chosen(&asker, rev)?;
        if consent == Consent::Ask {
            let on = self.state.zone().moment(next.entry.at).date();
            self.may_be_reversed(&asker, turn, &next)?;
            let asks =
                Reversal::to_ask(&next.entry, (turn, next.origin), &next.what, self.store.restored(), on);
            let asks =
                asks.unwrap_or_else(|| Reversal::about(&next.entry, turn, Floor::Chosen, &next.what, on));
            return Err(Refusal::Asks(Box::new(asks)));
        }
        self.reverse(asker, turn, &next, consent)
    }

    fn reverse(
        &mut self,
        asker: Asker,
        turn: UndoDirection,
        next: &Next,
        consent: Consent,
    ) -> Result<Receipt, Refusal> {
        let Next { entry, origin, what, .. } = next;
        let (cause, past) = match turn {
            UndoDirection::Back => (Cause::Undid(entry.rev), "Undid"),
            UndoDirection::Again => (Cause::Redid(entry.rev), "Redid"),
        };
        let verb = turn.past();
        if let Consent::To(rev) = consent
            && rev != entry.rev
        {
            return Err(Refusal::NotUndone(format!(
                "nothing was {verb}: since you were asked, \"{what}\" has become the next to be {verb}"
            )));
        }
        let edits = self.may_be_reversed(&asker, turn, next)?;
        if consent == Consent::Ask {
            let on = self.state.zone().moment(entry.at).date();
            let asks = Reversal::to_ask(entry, (turn, *origin), what, self.store.restored(), on);
            if let Some(asks) = asks {
                return Err(Refusal::Asks(Box::new(asks)));
            }
        }
        let Asker { author, from, at } = asker;
        let summary = format!("{past}: {what}");
        let (reason, changes, overrides) = (None, vec![], vec![]);
        self.keep(&Proposal { author, from, at, cause, summary, reason, changes, overrides }, edits)
    }

    /// The edits that turn an entry; the refusal says who has changed what of it since.
    fn may_be_reversed(
        &mut self,
        asker: &Asker,
        turn: UndoDirection,
        next: &Next,
    ) -> Result<Vec<Edit>, Refusal> {
        let Next { entry, later, what, .. } = next;
        let verb = turn.past();
        let edits: Vec<Edit> = entry.edits.iter().map(Edit::inverse).collect();
        let keys: Vec<Key> = edits.iter().map(|edit| edit.key.clone()).collect();
        self.load(&weeks_of(&self.state, &keys))?;
        for edit in &edits {
            let now = self.state.get(&edit.key)?.map(|(_, record)| record);
            if now != edit.before {
                let who = who_touched(&self.state, later, &edit.key, asker.author.name());
                let key = edit.what(&self.state);
                return Err(Refusal::NotUndone(format!(
                    "\"{what}\" was not {verb}: {who} has changed {key} since, and that would be lost"
                )));
            }
        }
        Ok(edits)
    }

    /// The entry of a revision that somebody takes back, and which way it goes.
    fn chosen(&self, asker: &Asker, rev: Rev) -> Result<(UndoDirection, Next), Refusal> {
        let refused = |words: String| Err(Refusal::NotUndone(words));
        let (now, many) = (self.state.rev(), RECENT as Rev);
        if rev == 0 || rev > now {
            return refused(format!("there is no entry {rev}: the latest is {now}; tandem log lists them"));
        }
        if now - rev >= many {
            return refused(format!(
                "entry {rev} is too far back: one of the latest {many} can be taken back"
            ));
        }
        let mut since = self.entries(rev - 1, usize::MAX)?.into_iter();
        let Some(entry) = since.next().filter(|entry| entry.rev == rev) else {
            return refused(format!("entry {rev} is no longer in the history"));
        };
        let later: Vec<Entry> = since.collect();
        if asker.author != Author::Owner && entry.by != asker.author.name() {
            return refused(format!(
                "entry {rev} is not yours: take back your own; the account that owns the store can take back \
                 anybody's, with --as owner"
            ));
        }
        if entry.cause == Cause::Purged || later.iter().any(|it| it.cause == Cause::Purged) {
            return refused(
                "families have been forgotten since, and nothing before that can be taken back".to_owned(),
            );
        }
        if let Some(by) = turned_by(&later, rev) {
            return refused(format!(
                "entry {rev} was already taken back by entry {by}: to bring it back, take that one back"
            ));
        }
        let turn =
            if matches!(entry.cause, Cause::Undid(_)) { UndoDirection::Again } else { UndoDirection::Back };
        let (origin, what) = (entry.cause, what_was_done(&entry.summary).to_owned());
        Ok((turn, Next { entry, later, origin, what }))
    }

    /// What an author's next redo would do again, in the words of the history.
    pub(super) fn redoable(&mut self, author: &str) -> Result<Option<String>, Refusal> {
        Ok(self.stacks()?.next(author, UndoDirection::Again).map(|next| next.what.clone()))
    }

    /// The entry that an author's next undo or redo is about; the refusal says why there is none.
    fn next(&mut self, asker: &Asker, turn: UndoDirection) -> Result<Next, Refusal> {
        let author = asker.author.name();
        let undo_stacks = self.stacks()?;
        let Some(Undoable { rev, origin, what }) = undo_stacks.next(author, turn).cloned() else {
            let (purged, lost) = (undo_stacks.purged(), undo_stacks.lost(author).cloned());
            if let Some(at) = purged {
                let day = self.state.zone().moment(at).date();
                return Err(Refusal::NotUndone(format!(
                    "families were forgotten on {day}, and nothing before that can be taken back: change it \
                     by hand"
                )));
            }
            return Err(Refusal::NotUndone(match (turn, lost) {
                (UndoDirection::Back, _) => "there is nothing of yours to undo".to_owned(),
                (UndoDirection::Again, None) => "there is nothing to redo".to_owned(),
                (UndoDirection::Again, Some(lost)) => format!(
                    "\"{}\" was undone, and then you did something else (\"{}\"), so it cannot be redone: \
                     the history still shows what it was",
                    lost.undone, lost.then
                ),
            }));
        };
        let mut since = self.entries(rev.saturating_sub(1), usize::MAX)?.into_iter();
        match since.next().filter(|entry| entry.rev == rev) {
            Some(entry) => Ok(Next { entry, later: since.collect(), origin, what }),
            None => Err(Refusal::NotUndone("what you did last is no longer in the history".to_owned())),
        }
    }

    /// What can be taken back and done again; read from the journal when somebody first asks.
    fn stacks(&mut self) -> Result<&UndoStacks, Refusal> {
        let undo_stacks = if let Some(undo_stacks) = self.undo_stacks.take() {
            undo_stacks
        } else {
            let mut undo_stacks = UndoStacks::default();
            self.entries(0, RECENT)?.iter().for_each(|entry| undo_stacks.note(entry));
            undo_stacks
        };
        Ok(self.undo_stacks.insert(undo_stacks))
    }

    /// The entries after a revision, the oldest first; of more than `at_most`, the newest.
    pub(super) fn entries(&self, since: Rev, at_most: usize) -> Result<Vec<Entry>, Refusal> {
        let entries = self.store.entries(since, at_most).and_then(Iterator::collect);
        entries.map_err(|error| refusal(&error))
    }
}

/// The entry that an entry is taken back by, where that stands.
fn turned_by(later: &[Entry], rev: Rev) -> Option<Rev> {
    let (mut now, mut last, mut is_back) = (rev, None, false);
    for entry in later {
        if matches!(entry.cause, Cause::Undid(of) | Cause::Redid(of) if of == now || of == rev) {
            (now, last, is_back) = (entry.rev, Some(entry.rev), !is_back);
        }
    }
    last.filter(|_| is_back)
}

/// The name of who last touched a record.
fn who_touched(state: &State, later: &[Entry], key: &Key, me: &str) -> String {
    let entry = later.iter().rev().find(|entry| entry.edits.iter().any(|edit| edit.key == *key));
    match entry.map(|entry| entry.by.as_str()) {
        None => "somebody".to_owned(),
        Some(by) if by == me => "a later change of yours".to_owned(),
        Some(by) => {
            let person = state.people().find(|person| person.id.as_str() == by);
            person.map_or_else(|| by.to_owned(), |person| state.display_name_of(person).to_owned())
        }
    }
}
