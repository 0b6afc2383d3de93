//! Suggestions: what could be done about something, the best first, to choose from. The marked one is previewed, and choosing
//! it saves it. What they are about is a topic: flags, an absence to cover, a time that is looked for.

mod answer;
mod cases;
mod choice;
mod cover;
mod flags;
mod offer;
mod open;
mod request;
mod suggests;
mod told;
mod topic;

pub use choice::Choice;
pub use open::SuggestionsLayer;
pub use request::{CaseRequest, SuggestionRequest};
pub use told::Told;
pub use topic::{CoverTopic, FlagTopic, OfferTopic, Topic};
