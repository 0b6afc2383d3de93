//! The commands that work everywhere, while something is open: what only tells something lets them through, what holds a
//! draft or a question says how it is closed first.

use super::{Layer, LayerResponse};
use crate::app::layer::event::Event;
use crate::app::{App, Effect};
use crate::command::{Command, Scope};

/// What a command that works everywhere does while something is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Everywhere {
    /// It is carried out, and what is open stays.
    Here,
    /// What is open closes, and it is carried out.
    Instead,
    /// It waits until what is open is closed.
    Waits,
    /// It goes about in what is open, as this command does there.
    As(Command),
    /// It does nothing here.
    Nothing,
}

impl Layer {
    /// Whether it is the welcome of an empty store.
    pub(in crate::app) fn is_welcome(&self) -> bool {
        matches!(self, Self::List(list) if !list.closable)
    }

    /// Whether it only tells something or offers it, so that closing it loses nothing.
    fn only_tells(&self) -> bool {
        let tells = matches!(
            self,
            Self::Page(_) | Self::Handover(_) | Self::Sessions(_) | Self::Case(_) | Self::Suggestions(_)
        );
        tells || self.is_welcome()
    }

    /// The command that closes it.
    #[must_use]
    pub const fn closes_with(&self) -> Command {
        match self {
            Self::Line(_) => Command::Dismiss,
            Self::List(_)
            | Self::Finder(_)
            | Self::Sessions(_)
            | Self::Conflict(_)
            | Self::Suggestions(_) => Command::CloseList,
            Self::Form(_) | Self::Publish(_) => Command::CloseForm,
            Self::Page(_) | Self::Handover(_) | Self::Case(_) => Command::ClosePage,
            Self::Moving(_) => Command::PutBack,
        }
    }
}

impl App {
    /// What a command does while something is open that has no use of its own for it.
    pub(in crate::app) fn everywhere(&self, command: Command) -> Everywhere {
        let all_tell = self.layers.iter().all(Layer::only_tells);
        let holds_a_draft = matches!(self.layers.last(), Some(Layer::Moving(_) | Layer::Conflict(_)));
        match command {
            Command::Help | Command::Redraw | Command::Theme => Everywhere::Here,
            Command::Quit if !holds_a_draft => Everywhere::Here,
            Command::Up | Command::Down if self.scopes().contains(&Scope::List) => {
                let is_up = command == Command::Up;
                Everywhere::As(if is_up { Command::PreviousItem } else { Command::NextItem })
            }
            _ if command.scope() != Scope::Global || is_going_about(command) => Everywhere::Nothing,
            Command::Undo | Command::Redo if all_tell => Everywhere::Here,
            _ if all_tell => Everywhere::Instead,
            _ => Everywhere::Waits,
        }
    }

    /// Carries out a command that the layer in front left alone.
    pub(in crate::app) fn left_alone(&mut self, command: Command) -> Vec<Effect> {
        match self.everywhere(command) {
            Everywhere::Here => self.run(command),
            Everywhere::Instead => {
                self.layers.retain(Layer::is_welcome);
                self.run(command)
            }
            Everywhere::As(other) => self.taken(other),
            Everywhere::Waits => {
                let words = self.why_it_waits(command);
                self.report_error(words);
                vec![]
            }
            Everywhere::Nothing if self.layers.last().is_some_and(Layer::is_welcome) => {
                self.say("Choose how you would like to start.");
                vec![]
            }
            Everywhere::Nothing => vec![],
        }
    }

    /// Why a command waits, and what closes what is open.
    fn why_it_waits(&self, command: Command) -> String {
        let closes = self.layers.last().map(Layer::closes_with);
        let key = closes.and_then(|closes| self.keys.map.key_of(closes, self.scopes()));
        let first =
            key.map_or_else(|| "close this first".to_owned(), |key| format!("{key} closes this first"));
        format!("“{}” does not work while something is open: {first}.", command.label())
    }

    /// Gives a command to the layer in front in place of another.
    fn taken(&mut self, command: Command) -> Vec<Effect> {
        let Some(mut layer) = self.layers.pop() else { return vec![] };
        let outcome = layer.take(Event::Command(command), self);
        self.layers.push(layer);
        debug_assert!(matches!(outcome, LayerResponse::Consumed | LayerResponse::Ignored));
        vec![]
    }
}

/// Whether a command moves the selection of a screen.
fn is_going_about(command: Command) -> bool {
    matches!(
        command,
        Command::Up
            | Command::Down
            | Command::Left
            | Command::Right
            | Command::First
            | Command::Last
            | Command::Back
    )
}
