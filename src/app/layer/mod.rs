//! Layers: what lies over a screen, as data. A layer takes an event or leaves it, and asks for a deed; it never touches
//! the stack it lies in.

mod clash;
pub(super) mod draft;
pub(super) mod event;
mod everywhere;
mod finder;
mod form;
mod handover;
mod line;
mod list;
mod page;
mod publish;
mod sessions;
mod suggestions;

use std::sync::Arc;

use tui_input::Input as Text;

use super::form::FormLayer;
use super::quick::{Proposal, Reading};
use super::screen::target::Target;
use super::selection::Spot;
use super::{App, Effect};
use crate::command::{Command, Scope};
use crate::domain::{
    Booking, Change, Date, GroupId, OrganisationId, PersonId, Rev, SheetState, State, TeamId, Turn, Week,
};
use crate::planner::cover::Need;
use crate::planner::edit::Reach;
use crate::rota::Booked;
pub use clash::{ClashLayer, Settlement};
pub use draft::Draft;
use event::Event;
pub(super) use everywhere::Everywhere;
pub use finder::FinderLayer;
pub use handover::HandoverLayer;
pub use publish::{Asked, PublishLayer};
pub use sessions::{SessionLine, SessionsLayer, Whose};
pub use suggestions::{
    CaseRequest, Choice, CoverTopic, FlagTopic, OfferTopic, SuggestionRequest, SuggestionsLayer, Told, Topic,
};

/// A layer.
#[expect(clippy::large_enum_variant, reason = "only a handful are open at a time")]
pub enum Layer {
    /// A line of text.
    Line(LineLayer),
    /// A list to choose from.
    List(ListLayer),
    /// A form.
    Form(FormLayer),
    /// A page to read.
    Page(PageLayer),
    /// A session that is picked up.
    Moving(Moving),
    /// A week on its way out.
    Publish(PublishLayer),
    /// A draft that somebody else's change came before.
    Clash(ClashLayer),
    /// What could be done about something.
    Suggestions(SuggestionsLayer),
    /// A handover sheet.
    Handover(HandoverLayer),
    /// The finder.
    Finder(FinderLayer),
    /// The sessions of a family or a person.
    Sessions(SessionsLayer),
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
            Self::List(_) | Self::Clash(_) => &[Scope::List, Scope::Global],
            Self::Form(_) | Self::Publish(_) => &[Scope::Form],
            Self::Page(_) => &[Scope::Page, Scope::Global],
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

/// What a layer answers to an event.
pub enum Outcome {
    /// It is not for this layer.
    Ignored,
    /// Taken; nothing else to do.
    Consumed,
    /// Close me.
    Close,
    /// Do this; I stay open.
    Do(Deed),
    /// Close me, then do this.
    CloseAndDo(Deed),
}

/// Something to be done, with all it takes.
#[derive(Clone)]
pub enum Deed {
    /// A command.
    Run(Command),
    /// Go somewhere.
    Go(Target),
    /// Save what a layer in front holds, a draft that was made over a state.
    Save(Draft),
    /// Save a draft that was made when it was asked for, and that nothing in front waits for.
    SaveAsAsked(Draft),
    /// Remove a session, or more of its series, as it was when that was asked.
    Delete(Box<Booked>, Reach, Arc<State>),
    /// Say how far a week has come for some teams.
    MarkWeek(Week, Vec<TeamId>, SheetState),
    /// Publish the week in view for some teams.
    Publish(Vec<TeamId>),
    /// Look for cover.
    Cover(Box<Need>),
    /// Put the selection back where it was.
    Select(Box<Spot>),
    /// List the sessions of a family or a person.
    Sessions(Whose),
    /// Offer times to choose from.
    Offer(Box<SuggestionRequest>),
    /// What a screen does once that is chosen, or once the weeks are here that it reads.
    OfScreen(ScreenAction),
    /// Nothing: leave everything as it is.
    Nothing,
    /// Take an entry back, or do it again, as was agreed to.
    Turn(Turn, Rev),
    /// Import the team file at a path.
    Import(String),
    /// Fill the store with the example service.
    Example,
    /// Start the short set-up.
    SetUp,
    /// Ask for the path of a team file.
    AskFile,
}

/// What may be done to the app.
type Action = dyn Fn(&mut App) -> Vec<Effect> + Send + Sync;

/// Something that a screen does.
#[derive(Clone)]
pub struct ScreenAction(Arc<Action>);

impl ScreenAction {
    /// Does it.
    pub(super) fn run(&self, app: &mut App) -> Vec<Effect> {
        (self.0)(app)
    }
}

impl Deed {
    /// What a screen does once that is chosen, or once the weeks are here that it reads.
    pub(super) fn of_screen(act: impl Fn(&mut App) -> Vec<Effect> + Send + Sync + 'static) -> Self {
        Self::OfScreen(ScreenAction(Arc::new(act)))
    }
}

/// What a line of text is for.
#[derive(Clone)]
pub enum LinePurpose {
    /// Quick add.
    Add,
    /// A date to go to.
    GoTo,
    /// Why a session is cancelled.
    CancelReason(Box<Booked>),
    /// A person's working times on a day.
    Shift(PersonId, Date),
    /// Why a published week changes: the draft, and how many layers below hold it.
    Reason(Box<Draft>, usize),
    /// The path of a team file.
    File,
    /// Something of a person.
    Personal(PersonId, Personal),
    /// What the families of a group would like to do.
    Idea(GroupId),
    /// What a call to an organisation came to.
    Call(OrganisationId),
}

/// What is written of one person on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// A public key to sign in with.
    Key,
    /// What to ask them about first.
    Themes,
    /// What they are kept apart from.
    Apart,
    /// How far they are with a course.
    Training,
}

/// A line of text, with proposals.
pub struct LineLayer {
    /// What it is for.
    pub purpose: LinePurpose,
    /// What is asked, in a few words.
    pub prompt: String,
    /// What is written.
    pub text: Text,
    /// What the word being written could become.
    pub proposals: Vec<Proposal>,
    /// Which one is marked.
    pub marked: usize,
    /// How the line reads, for quick add.
    pub reading: Option<Reading>,
    /// What is wrong, or what it means.
    pub remark: Option<Result<String, String>>,
    /// The state the author sees.
    pub base: Arc<State>,
}

/// One line of a list.
#[derive(Clone)]
pub struct Item {
    /// What it says.
    pub label: String,
    /// What it says beside, in a quiet voice.
    pub detail: String,
    /// Why it cannot be chosen, if so.
    pub unavailable: Option<String>,
    /// What choosing it does.
    pub deed: Deed,
}

/// A list to choose from, narrowed by what is typed.
pub struct ListLayer {
    /// Its title.
    pub title: String,
    /// All lines.
    pub items: Vec<Item>,
    /// The lines shown, best first, by their place in `items`.
    pub shown: Vec<usize>,
    /// Which of the shown is marked.
    pub marked: usize,
    /// What is typed.
    pub text: Text,
    /// Whether it can be closed without choosing.
    pub closable: bool,
    /// Whether typing narrows it.
    pub narrows: bool,
    /// Whether what is called by the very word that is typed comes first, the shortest name before.
    pub by_name: bool,
    /// Whether the first of `items` stands first whatever is typed.
    pub leads: bool,
}

/// A paragraph of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paragraph {
    /// A heading.
    Heading(String),
    /// A key and what it does, with the reason when it is not available.
    Key(String, String, Option<String>),
    /// Text.
    Text(String),
    /// A name and what it is.
    Fact(String, String),
}

/// A page to read.
pub struct PageLayer {
    /// Its title.
    pub title: String,
    /// What it says.
    pub paragraphs: Vec<Paragraph>,
    /// Lines scrolled past.
    pub scrolled: u16,
    /// Whether it tells of what was saved just now, and so no longer than that stands.
    pub of_what_was_saved: bool,
}

/// A session that is picked up.
pub struct Moving {
    /// The state the author saw.
    pub base: Arc<State>,
    /// The session as it was; `None` for a new one, such as a duplicate.
    pub from: Option<Box<Booked>>,
    /// The session as it would be.
    pub booking: Booking,
    /// Where the selection was when it was picked up.
    pub picked_up: Spot,
    /// Whose line it is held from.
    pub holder: Option<PersonId>,
    /// How much of its series moves along.
    pub reach: Reach,
    /// What would be changed.
    pub changes: Vec<Change>,
    /// Why it cannot be put down here, if so.
    pub problem: Option<String>,
}

impl Layer {
    /// Takes in weeks that came from the disk since: the same state, with more of it here.
    pub(super) fn learn(&mut self, state: &Arc<State>) {
        let base = match self {
            Self::Line(line) => &mut line.base,
            Self::Form(form) => &mut form.base,
            Self::Moving(moving) => &mut moving.base,
            Self::Publish(publish) => &mut publish.base,
            Self::List(_)
            | Self::Page(_)
            | Self::Clash(_)
            | Self::Suggestions(_)
            | Self::Handover(_)
            | Self::Finder(_)
            | Self::Sessions(_) => return,
        };
        if base.rev() == state.rev() {
            base.clone_from(state);
        }
    }

    /// Takes an event or leaves it.
    pub(super) fn take(&mut self, event: Event, app: &App) -> Outcome {
        match self {
            Self::Line(line) => line.take(event, app),
            Self::List(list) => list.take(&event),
            Self::Form(form) => form.take(&event, app).into(),
            Self::Page(page) => page.take(&event),
            Self::Moving(moving) => moving.take(&event, app),
            Self::Publish(publish) => publish.take(&event, app),
            Self::Clash(clash) => clash.take(&event, app),
            Self::Suggestions(suggestions) => suggestions.take(&event, app),
            Self::Handover(handover) => handover.take(&event, app),
            Self::Finder(finder) => finder.take(&event),
            Self::Sessions(sessions) => sessions.take(&event),
        }
    }
}
