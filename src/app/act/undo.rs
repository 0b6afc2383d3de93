//! Undo and redo. The desk says where that takes a yes first; then it is asked, with the safe choice first.

use crate::app::layer::{Action, Item, Layer, ListLayer};
use crate::app::{App, Effect, welcome, words};
use crate::domain::{Consent, Reversal, UndoDirection};

impl App {
    /// Takes back my last change, or does again what I took back. What is typed until the desk has answered waits, so that a
    /// key that is held down answers no question.
    pub(in crate::app) fn turn(&mut self, turn: UndoDirection, consent: Consent) -> Vec<Effect> {
        self.pending.turning = true;
        if turn == UndoDirection::Back {
            self.following.trail.turns(&self.selection);
        }
        vec![Effect::Turn(turn, consent)]
    }

    /// Asks whether something is to be taken back, or done again, that takes a yes first.
    pub(in crate::app) fn ask_to_turn(&mut self, asks: &Reversal) {
        let (title, what) = words::reversal(asks, self.today());
        let leave = Item {
            label: "Leave it as it is".to_owned(),
            detail: "nothing is changed".to_owned(),
            unavailable: None,
            action: Action::Nothing,
        };
        let verb = match asks.turn {
            UndoDirection::Back => "Take it back",
            UndoDirection::Again => "Bring it back",
        };
        let turn = Item {
            label: verb.to_owned(),
            detail: what,
            unavailable: None,
            action: Action::Turn(asks.turn, asks.rev),
        };
        let list = ListLayer { narrows: false, ..ListLayer::new(title, vec![leave, turn]) };
        self.layers.push(Layer::List(list));
    }

    /// Asks the desk what could be brought back, once for each state in which the welcome is shown.
    pub(in crate::app) fn look_ahead(&mut self) -> Option<Effect> {
        let rev = self.state.rev();
        let shown = self.layers.iter().any(Layer::is_welcome);
        let welcome = self.welcome.as_mut().filter(|_| shown && rev != 0)?;
        if welcome.looked_ahead == Some(rev) {
            return None;
        }
        welcome.looked_ahead = Some(rev);
        Some(Effect::LookAhead)
    }

    /// Says on the welcome what could be brought back, below what is there, so that nothing moves from under the mark.
    pub(in crate::app) fn tell_ahead(&mut self, ahead: Option<&str>) {
        let key = self.keys.map.key_of(crate::command::Command::Redo, self.scopes());
        let mut welcomes = self.layers.iter_mut().filter_map(|layer| match layer {
            Layer::List(list) if !list.closable => Some(list),
            _ => None,
        });
        if let Some(list) = welcomes.next() {
            let marked = list.marked;
            *list = welcome::welcome_back(ahead, key.as_deref());
            list.marked = marked.min(list.items.len().saturating_sub(1));
        }
    }
}
