//! One seat's model: what it shows, what is selected, which layers are open. Input goes in, effects come out.
//!
//! It never draws, and knows neither the desk nor the terminal. Drafts are previewed over the state they started from;
//! nothing is saved until the desk says so, and a refused draft stays open.

mod act;
mod asks;
mod beside;
pub mod changes;
mod color_scheme;
mod colours;
mod consequences;
mod file_faults;
mod finder;
mod flagged;
mod folder;
mod form;
mod ground;
mod handover;
mod in_words;
mod landing;
mod layer;
mod model;
mod near_day;
mod proposing;
pub mod quick;
mod repeating;
pub mod screen;
mod search;
mod searching;
mod selection;
mod shell;
mod sought;
mod surface;
mod team_file;
mod team_weeks;
pub mod trail;
mod typed_day;
mod waiting;
mod welcome;
pub mod words;
mod writing;

pub use crate::planner::edit::SeriesScope;
pub use crate::rota::Visibility;
pub use asks::Asked;
pub use color_scheme::ColorScheme;
pub use colours::Colours;
pub use file_faults::{FileFault, FileFaults};
pub use flagged::FlagMark;
pub use folder::{FileKind, Folder, FolderEntry, folder_and_name};
pub use form::split::Question;
pub use form::{FieldInput, FieldKind, FormLayer, FormRemark};
pub use ground::{Ground, luminance};
pub use layer::{
    Action, CaseLayer, ConflictChoice, ConflictLayer, CoverTopic, FinderLayer, FlagTopic, HandoverLayer,
    Item, Layer, LayerResponse, LineLayer, LinePurpose, ListLayer, Moving, OfferTopic, OverrideRequest,
    PageLayer, Paragraph, PublishLayer, SessionLine, SessionsLayer, SessionsOf, Suggestion,
    SuggestionRequest, SuggestionText, SuggestionsLayer, Topic,
};
pub use model::App;
pub use repeating::say as say_repeat;
pub use screen::action::ScreenAction;
pub use screen::heading::Heading;
pub use screen::history::History;
pub use screen::policy::{PolicyDay, PolicyLine, PolicySince, rule_of};
pub use screen::risks::Risks;
pub use screen::rules::RuleLine;
pub use screen::target::Target;
pub use screen::training::in_a_row;
pub use screen::week::roster::{Roster, RosterLine};
pub use screen::{ScreenId, Screens};
pub use search::SessionSearch;
pub use selection::{Rested, Selection};
pub use shell::backdrop::Backdrop;
pub use shell::conflict::{ConflictField, EditConflict};
pub use shell::effect::Effect;
pub use shell::following::Following;
pub use shell::fresh::Fresh;
pub use shell::input::Input;
pub use shell::opening::{AppStart, Home};
pub use shell::present_users::{PresentUser, PresentUsers};
pub use shell::preview::Preview;
pub use shell::views::{Views, WeekView};
pub use sought::Sought;
pub use surface::{KeyInput, Messages, Notice, Surface};
