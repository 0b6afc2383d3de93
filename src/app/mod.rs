//! One seat's model: what it shows, what is selected, which layers are open. Input goes in, effects come out.
//!
//! It never draws, and knows neither the desk nor the terminal. Drafts are previewed over the state they started from;
//! nothing is saved until the desk says so, and a refused draft stays open.

mod act;
mod beside;
pub mod changes;
mod finder;
mod form;
mod handover;
mod in_words;
mod landing;
mod layer;
mod model;
mod near_day;
pub mod quick;
mod repeating;
pub mod screen;
mod search;
mod searching;
mod selection;
mod shade;
mod shell;
mod sought;
mod surface;
mod team_weeks;
pub mod trail;
mod typed_day;
mod welcome;
pub mod words;
mod writing;

pub use crate::planner::edit::Reach;
pub use form::split::Question;
pub use form::{FieldInput, FieldKind, FormLayer, Remark};
pub use layer::{
    Asked, Choice, ClashLayer, CoverTopic, Deed, FinderLayer, FlagTopic, HandoverLayer, Item, Layer,
    LineLayer, LinePurpose, ListLayer, Moving, OfferTopic, Outcome, PageLayer, Paragraph, PublishLayer,
    SessionLine, SessionsLayer, Settlement, SuggestionRequest, SuggestionsLayer, Told, Topic, Whose,
};
pub use model::App;
pub use screen::deed::ScreenAction;
pub use screen::history::History;
pub use screen::policy::{Judged, PolicyLine, Since, rule_of};
pub use screen::risks::Risks;
pub use screen::rules::RuleLine;
pub use screen::target::Target;
pub use screen::training::in_a_row;
pub use screen::week::roster::{Roster, RosterLine};
pub use screen::{ScreenId, Screens};
pub use search::Search;
pub use selection::{Rested, Spot};
pub use shade::Shade;
pub use shell::clash::{Clash, ClashField};
pub use shell::company::{Companion, Company};
pub use shell::effect::Effect;
pub use shell::following::Following;
pub use shell::fresh::Fresh;
pub use shell::input::Input;
pub use shell::opening::{Home, Opening};
pub use shell::preview::Preview;
pub use shell::views::{Sight, Views, WeekView};
pub use sought::Sought;
pub use surface::{KeyInput, Messages, Notice, Surface};
