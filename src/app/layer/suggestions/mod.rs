//! Suggestions: what could be done about something, the best first, to choose from. The marked one is previewed, and choosing
//! it saves it. What they are about is a topic: flags, an absence to cover, a time that is looked for.

mod answer;
mod cases;
mod cover;
mod flags;
mod offer;
mod open;
mod request;
mod suggestion;
mod suggests;
mod text;
mod topic;

pub use open::SuggestionsLayer;
pub use request::{CaseRequest, SuggestionRequest};
pub use suggestion::Suggestion;
pub use text::SuggestionText;
pub use topic::{CoverTopic, FlagTopic, OfferTopic, Topic};
