//! Layers: what lies over a screen, as data. A layer takes an event or leaves it, and asks for an action; it never touches
//! the stack it lies in.

mod action;
mod answer;
mod case;
mod conflict;
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

pub use super::model::Layer;
pub use action::{Action, LayerResponse};
pub use case::CaseLayer;
pub use conflict::{ConflictChoice, ConflictLayer};
pub use draft::Draft;
pub(super) use everywhere::Everywhere;
pub use finder::FinderLayer;
pub use handover::HandoverLayer;
pub use line::{LandingPlace, LineLayer, LinePurpose, Personal};
pub use list::{Item, ListLayer};
pub use moving::Moving;
pub use page::{PageLayer, Paragraph};
pub use publish::{OverrideRequest, PublishLayer};
pub use sessions::{SessionLine, SessionsLayer};
pub use suggestions::{
    CaseRequest, CoverTopic, FlagTopic, OfferTopic, Suggestion, SuggestionRequest, SuggestionText,
    SuggestionsLayer, Topic,
};
pub use whose::SessionsOf;
