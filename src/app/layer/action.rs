//! What a layer answers to an event, and the deed that it asks for: something to be done, with all it takes.

use crate::app::folder::FileKind;
use std::sync::Arc;

use super::draft::Draft;
use super::suggestions::SuggestionRequest;
use super::whose::SessionsOf;
use crate::app::screen::action::ScreenAction;
use crate::app::screen::target::Target;
use crate::app::selection::Selection;
use crate::command::Command;
use crate::domain::{FamilyRef, Rev, SheetState, State, TeamId, UndoDirection, Week};
use crate::planner::cover::CoverNeed;
use crate::planner::edit::SeriesScope;
use crate::rota::Booked;

/// What a layer answers to an event.
pub enum LayerResponse {
    /// It is not for this layer.
    Ignored,
    /// Taken; nothing else to do.
    Consumed,
    /// Close me.
    Close,
    /// Do this; I stay open.
    Do(Action),
    /// Close me, then do this.
    CloseAndDo(Action),
}

/// Something to be done, with all it takes.
#[derive(Clone)]
pub enum Action {
    /// A command.
    Run(Command),
    /// Go somewhere.
    Go(Target),
    /// Save what a layer in front holds, a draft that was made over a state.
    Save(Draft),
    /// Save a draft that was made when it was asked for, and that nothing in front waits for.
    SaveAsAsked(Draft),
    /// Remove a session, or more of its series, as it was when that was asked.
    Delete(Box<Booked>, SeriesScope, Arc<State>),
    /// Say how far a week has come for some teams.
    MarkWeek(Week, Vec<TeamId>, SheetState),
    /// Publish the weeks from the one in view up to another for some teams.
    Publish(Vec<TeamId>, Week),
    /// Asks until which week to publish for some teams.
    AskPublishUntil(Vec<TeamId>),
    /// Look for cover.
    Cover(Box<CoverNeed>),
    /// Put the selection back where it was.
    Select(Box<Selection>),
    /// List the sessions of a family or a person.
    Sessions(SessionsOf),
    /// Open the case of a family.
    Case(FamilyRef),
    /// Show words to send that were kept, by their number.
    ShowWords(u32),
    /// Offer times to choose from.
    Offer(Box<SuggestionRequest>),
    /// What a screen does once that is chosen, or once the weeks are here that it reads.
    OfScreen(ScreenAction),
    /// Nothing: leave everything as it is.
    Nothing,
    /// Take an entry back, or do it again, as was agreed to.
    Turn(UndoDirection, Rev),
    /// Import the team file at a path.
    Import(FileKind, String),
    /// Fill the store with the example service.
    Example,
    /// Start the short set-up.
    SetUp,
    /// Add another post with its people.
    PostWithPeople,
    /// Ask for the path of a team file.
    AskFile,
}
