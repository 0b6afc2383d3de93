//! The sessions of a family or a person over some weeks: which weeks, what is found there, which line is marked.

use std::sync::Arc;

use super::action::{Action, LayerResponse};
use super::whose::SessionsOf;
use crate::app::layer::event::Event;
use crate::app::screen::target::Target;
use crate::command::Command;
use crate::domain::{Moment, PersonId, SessionId, State, Status, Week};

/// Weeks shown before the week in view, and after it, to begin with.
const BACK: i32 = 4;
const ON: i32 = 8;
/// By how many weeks a key goes further.
const STEP: i32 = 4;
/// The most weeks at once: two years. Who goes on from there lets go of the other end.
const MOST_LISTED_WEEKS: i32 = 104;
/// How many lines a page is.
const PAGE: usize = 10;

/// One session of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    /// Which one it is.
    pub id: SessionId,
    /// When it starts.
    pub start: Moment,
    /// When it ends.
    pub end: Moment,
    /// What it is.
    pub what: String,
    /// Who is in it; of a person's sessions, who else.
    pub who: String,
    /// What became of it.
    pub status: Status,
    /// Whose line it is found on.
    pub on_line_of: Option<PersonId>,
}

/// The sessions of a family or a person over some weeks.
#[derive(Debug)]
pub struct SessionsLayer {
    /// Whose they are.
    pub whose: SessionsOf,
    /// The first week.
    pub first: Week,
    /// The last week.
    pub last: Week,
    /// The sessions, by start.
    pub lines: Vec<SessionLine>,
    /// Which line is marked.
    pub marked: usize,
    /// Whether some of the weeks are still on their way from the disk.
    pub waits: bool,
    /// What the lines were worked out of.
    of: Option<Arc<State>>,
}

impl SessionsLayer {
    /// The weeks around one, of which nothing is worked out yet.
    #[must_use]
    pub fn around(week: Week, whose: SessionsOf) -> Self {
        let (first, last) = (week.plus(-BACK), week.plus(ON));
        Self { whose, first, last, lines: vec![], marked: 0, waits: true, of: None }
    }

    /// The line that is marked.
    #[must_use]
    pub fn line(&self) -> Option<&SessionLine> {
        self.lines.get(self.marked)
    }

    /// Whether its lines are those of a state.
    pub(in crate::app) fn is_of(&self, state: &Arc<State>) -> bool {
        self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, state))
    }

    /// Takes in what was found of a state. The mark stays on its session; at first it is on the next one.
    pub(in crate::app) fn take_in(
        &mut self,
        state: &Arc<State>,
        lines: Vec<SessionLine>,
        waits: bool,
        now: Moment,
    ) {
        let marked = self.line().map(|line| line.id.clone());
        let there = marked.and_then(|id| lines.iter().position(|line| line.id == id));
        let next = || lines.iter().position(|line| line.end > now);
        self.marked = there.or_else(next).unwrap_or_else(|| lines.len().saturating_sub(1));
        (self.lines, self.waits, self.of) = (lines, waits, Some(state.clone()));
    }

    pub(super) fn take(&mut self, event: &Event) -> LayerResponse {
        let last = self.lines.len().saturating_sub(1);
        match event {
            Event::Command(Command::CloseList) => return LayerResponse::Close,
            Event::Command(Command::Choose) => {
                return self.line().map_or(LayerResponse::Consumed, |line| {
                    let (day, who) = (line.start.date(), line.on_line_of.clone());
                    LayerResponse::CloseAndDo(Action::Go(Target::Session(day, who, line.id.clone())))
                });
            }
            Event::Command(Command::SessionsBack) => {
                self.first = self.first.plus(-STEP);
                self.last = self.last.min(self.first.plus(MOST_LISTED_WEEKS - 1));
                self.of = None;
            }
            Event::Command(Command::SessionsOn) => {
                self.last = self.last.plus(STEP);
                self.first = self.first.max(self.last.plus(1 - MOST_LISTED_WEEKS));
                self.of = None;
            }
            Event::Command(Command::NextItem) => self.marked = (self.marked + 1).min(last),
            Event::Command(Command::PreviousItem) => self.marked = self.marked.saturating_sub(1),
            Event::Command(Command::PageDown) => self.marked = (self.marked + PAGE).min(last),
            Event::Command(Command::PageUp) => self.marked = self.marked.saturating_sub(PAGE),
            _ => return LayerResponse::Ignored,
        }
        LayerResponse::Consumed
    }
}
