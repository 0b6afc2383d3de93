//! Layers: what lies over a screen, as data. A layer takes an event or leaves it, and asks for a deed; it never touches
//! the stack it lies in.

mod answer;
mod clash;
mod deed;
pub(super) mod draft;
pub(super) mod event;
mod everywhere;
mod finder;
mod handover;
mod line;
mod list;
mod moving;
mod page;
mod publish;
mod sessions;
mod suggestions;
mod whose;

use super::form::FormLayer;
use crate::command::Scope;
pub use clash::{ClashLayer, Settlement};
pub use deed::{Deed, Outcome, ScreenAction};
pub use draft::Draft;
pub(super) use everywhere::Everywhere;
pub use finder::FinderLayer;
pub use handover::HandoverLayer;
pub use line::{LineLayer, LinePurpose, Personal};
pub use list::{Item, ListLayer};
pub use moving::Moving;
pub use page::{PageLayer, Paragraph};
pub use publish::{Asked, PublishLayer};
pub use sessions::{SessionLine, SessionsLayer};
pub use suggestions::{
    CaseRequest, Choice, CoverTopic, FlagTopic, OfferTopic, SuggestionRequest, SuggestionsLayer, Told, Topic,
};
pub use whose::Whose;

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
