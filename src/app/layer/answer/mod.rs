//! What each layer answers to an event, looking at the app that it lies in.

mod conflict;
mod form;
mod handover;
mod line;
mod publish;

use std::sync::Arc;

use super::event::Event;
use super::{Layer, LayerResponse};
use crate::app::App;
use crate::command::Scope;
use crate::domain::State;

impl Layer {
    /// Takes in weeks that came from the disk since: the same state, with more of it here.
    pub(in crate::app) fn learn(&mut self, state: &Arc<State>) {
        let base = match self {
            Self::Line(line) => &mut line.base,
            Self::Form(form) => &mut form.base,
            Self::Moving(moving) => &mut moving.base,
            Self::Publish(publish) => &mut publish.base,
            Self::List(_)
            | Self::Page(_)
            | Self::Conflict(_)
            | Self::Suggestions(_)
            | Self::Handover(_)
            | Self::Finder(_)
            | Self::Sessions(_)
            | Self::Case(_) => return,
        };
        if base.rev() == state.rev() {
            base.clone_from(state);
        }
    }

    /// Takes an event or leaves it.
    pub(in crate::app) fn take(&mut self, event: Event, app: &App) -> LayerResponse {
        match self {
            Self::Line(line) => line.take(event, app),
            Self::List(list) => list.take(&event),
            Self::Form(form) => form.take(&event, app).into(),
            Self::Page(page) => page.take(&event),
            Self::Moving(moving) => moving.take(&event, app),
            Self::Publish(publish) => publish.take(&event, app),
            Self::Conflict(conflict) => conflict.take(&event, app),
            Self::Suggestions(suggestions) => suggestions.take(&event, app),
            Self::Handover(handover) => handover.take(&event, app),
            Self::Finder(finder) => finder.take(&event),
            Self::Sessions(sessions) => sessions.take(&event),
            Self::Case(case) => case.page.take(&event),
        }
    }
}

impl Layer {
    /// Where its commands are given, innermost first; what works everywhere is in force where keys are not text.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Self::Line(_) => &[Scope::Line],
            Self::List(list) if list.narrows => &[Scope::List],
            Self::Finder(_) => &[Scope::List],
            Self::Sessions(_) => &[Scope::Sessions, Scope::List, Scope::Global],
            Self::List(_) | Self::Conflict(_) => &[Scope::List, Scope::Global],
            Self::Form(_) | Self::Publish(_) => &[Scope::Form],
            Self::Page(_) | Self::Case(_) => &[Scope::Page, Scope::Global],
            Self::Moving(_) => &[Scope::Moving, Scope::Global],
            Self::Suggestions(suggestions) => suggestions.topic().scopes(),
            Self::Handover(_) => &[Scope::Handover, Scope::Page, Scope::Global],
        }
    }

    /// Whether keys that are no command are text for it.
    #[must_use]
    pub const fn takes_text(&self) -> bool {
        match self {
            Self::Line(_) | Self::Finder(_) | Self::Form(_) | Self::Publish(_) => true,
            Self::List(list) => list.narrows,
            _ => false,
        }
    }
}
