//! Two people changed the same: what was there, what I wanted, what stands there now; and which of them it is to be.

use crate::app::layer::event::Event;
use crate::app::layer::{Action, ConflictChoice, ConflictLayer, Draft, LayerResponse};
use crate::app::{App, ConflictField, EditConflict};
use crate::command::Command;
use crate::domain::{Change, Record};
use crate::planner::edit::standing_alone;

impl ConflictLayer {
    /// How it can be settled.
    #[must_use]
    pub fn settlements(&self) -> &'static [ConflictChoice] {
        if self.is_blind() || self.refused.is_some() {
            return ConflictChoice::NOT_MINE;
        }
        let whole = self.conflicts.iter().all(|conflict| conflict.both.is_some());
        if whole { ConflictChoice::ALL } else { ConflictChoice::OF_ONE }
    }

    /// Whether mine cannot be saved, for what of it is kept from me.
    #[must_use]
    pub fn is_blind(&self) -> bool {
        self.conflicts.iter().any(|conflict| conflict.is_blind)
    }

    /// A settlement in words.
    #[must_use]
    pub fn words(&self, settlement: ConflictChoice) -> &'static str {
        match settlement {
            ConflictChoice::Both => "Save both: their changes and mine",
            ConflictChoice::Mine => "Save mine instead of theirs",
            ConflictChoice::Theirs if self.left_of_mine().next().is_some() => {
                "Keep theirs, and save the rest of mine"
            }
            ConflictChoice::Theirs => "Keep theirs, and drop mine",
            ConflictChoice::Later => "Decide later: back to my draft",
        }
    }

    /// What came before a change of mine.
    fn before(&self, change: &Change) -> Option<&EditConflict> {
        self.conflicts.iter().find(|conflict| conflict.key == change.key())
    }

    /// My changes that nothing came before.
    fn left_of_mine(&self) -> impl Iterator<Item = &Change> {
        self.draft.changes.iter().filter(|change| self.before(change).is_none())
    }

    /// The marked settlement.
    #[must_use]
    pub fn choice(&self) -> ConflictChoice {
        self.settlements().get(self.marked).copied().unwrap_or(ConflictChoice::Later)
    }

    pub(super) fn take(&mut self, event: &Event, app: &App) -> LayerResponse {
        let all = self.settlements().len();
        match event {
            Event::Command(Command::CloseList) => return LayerResponse::Close,
            Event::Command(Command::Choose) => return self.settle(app),
            Event::Command(Command::NextItem) => self.marked = (self.marked + 1) % all,
            Event::Command(Command::PreviousItem) => self.marked = (self.marked + all - 1) % all,
            Event::Command(Command::PageDown) => self.scrolled = (self.scrolled + 5).min(self.lines()),
            Event::Command(Command::PageUp) => self.scrolled = self.scrolled.saturating_sub(5),
            Event::Command(_) => return LayerResponse::Ignored,
            _ => {}
        }
        LayerResponse::Consumed
    }

    /// How many lines its conflicts take at most, as far as one can page.
    fn lines(&self) -> usize {
        let letters = |conflict: &EditConflict| -> usize {
            let longest =
                |field: &ConflictField| field.before.len().max(field.mine.len()).max(field.theirs.len());
            conflict.fields.iter().map(|field| 1 + longest(field) / 8).sum()
        };
        self.conflicts.iter().map(|conflict| letters(conflict) + 1).sum()
    }

    fn settle(&self, app: &App) -> LayerResponse {
        match self.choice() {
            ConflictChoice::Later => LayerResponse::Close,
            choice => LayerResponse::Do(Action::Save(self.settled(choice, app))),
        }
    }

    /// The draft as a settlement would save it.
    pub(in crate::app) fn settled(&self, choice: ConflictChoice, app: &App) -> Draft {
        let seen = self.conflicts.iter().map(|conflict| (conflict.key.clone(), conflict.seen)).collect();
        let mut draft = Draft { base: self.base.clone(), seen, ..self.draft.clone() };
        match choice {
            ConflictChoice::Later => {}
            ConflictChoice::Both => {
                for change in &mut draft.changes {
                    if let Some(both) = self.before(change).and_then(|conflict| conflict.both.clone()) {
                        *change = both.into();
                    }
                }
            }
            ConflictChoice::Mine => {
                for change in &mut draft.changes {
                    // What I left alone stays as they have it.
                    if let Some(mine) = self.before(change).and_then(|conflict| conflict.mine.clone()) {
                        *change = mine.into();
                    }
                    if let Change::Put(Record::Session(session)) = change
                        && let Some(alone) = standing_alone(&app.state, session)
                    {
                        *change = alone.into();
                    }
                }
            }
            ConflictChoice::Theirs => draft.changes = self.left_of_mine().cloned().collect(),
        }
        draft
    }
}
