//! Two people changed the same: what was there, what I wanted, what stands there now; and which of them it is to be.

use crate::app::layer::event::Event;
use crate::app::layer::{ClashLayer, Deed, Draft, Outcome, Settlement};
use crate::app::{App, Clash};
use crate::command::Command;
use crate::domain::{Change, Record};
use crate::planner::edit::standing_alone;

impl ClashLayer {
    /// How it can be settled.
    #[must_use]
    pub fn settlements(&self) -> &'static [Settlement] {
        let whole = self.clashes.iter().all(|clash| clash.both.is_some());
        if whole { Settlement::ALL } else { Settlement::OF_ONE }
    }

    /// A settlement in words.
    #[must_use]
    pub fn words(&self, settlement: Settlement) -> &'static str {
        match settlement {
            Settlement::Both => "Save both: their changes and mine",
            Settlement::Mine => "Save mine instead of theirs",
            Settlement::Theirs if self.left_of_mine().next().is_some() => {
                "Keep theirs, and save the rest of mine"
            }
            Settlement::Theirs => "Keep theirs, and drop mine",
            Settlement::Later => "Decide later: back to my draft",
        }
    }

    /// What came before a change of mine.
    fn before(&self, change: &Change) -> Option<&Clash> {
        self.clashes.iter().find(|clash| clash.key == change.key())
    }

    /// My changes that nothing came before.
    fn left_of_mine(&self) -> impl Iterator<Item = &Change> {
        self.draft.changes.iter().filter(|change| self.before(change).is_none())
    }

    /// The marked settlement.
    #[must_use]
    pub fn settlement(&self) -> Settlement {
        self.settlements().get(self.marked).copied().unwrap_or(Settlement::Later)
    }

    pub(super) fn take(&mut self, event: &Event, app: &App) -> Outcome {
        let all = self.settlements().len();
        match event {
            Event::Command(Command::CloseList) => return Outcome::Close,
            Event::Command(Command::Choose) => return self.settle(app),
            Event::Command(Command::NextItem) => self.marked = (self.marked + 1) % all,
            Event::Command(Command::PreviousItem) => self.marked = (self.marked + all - 1) % all,
            Event::Command(Command::PageDown) => self.scrolled = (self.scrolled + 5).min(self.lines()),
            Event::Command(Command::PageUp) => self.scrolled = self.scrolled.saturating_sub(5),
            Event::Command(_) => return Outcome::Ignored,
            _ => {}
        }
        Outcome::Consumed
    }

    /// How many lines its clashes take.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.clashes.iter().map(|clash| clash.fields.len() + 1).sum()
    }

    fn settle(&self, app: &App) -> Outcome {
        let seen = self.clashes.iter().map(|clash| (clash.key.clone(), clash.seen)).collect();
        let mut draft = Draft { base: self.base.clone(), seen, ..self.draft.clone() };
        match self.settlement() {
            Settlement::Later => return Outcome::Close,
            Settlement::Both => {
                for change in &mut draft.changes {
                    if let Some(both) = self.before(change).and_then(|clash| clash.both.clone()) {
                        *change = both.into();
                    }
                }
            }
            Settlement::Mine => {
                for change in &mut draft.changes {
                    // What I left alone stays as they have it.
                    if let Some(mine) = self.before(change).and_then(|clash| clash.mine.clone()) {
                        *change = mine.into();
                    }
                    if let Change::Put(Record::Session(session)) = change
                        && let Some(alone) = standing_alone(&app.state, session)
                    {
                        *change = alone.into();
                    }
                }
            }
            Settlement::Theirs => draft.changes = self.left_of_mine().cloned().collect(),
        }
        Outcome::Do(Deed::Save(draft))
    }
}
