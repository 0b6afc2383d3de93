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

use std::sync::Arc;

use crate::domain::{Author, Booking, Date, Moment, State};
use shell::awaited::Awaited;
use shell::pending::Pending;
use welcome::Welcome;

pub use crate::planner::edit::Reach;
pub use form::split::Question;
pub use form::{FieldInput, FieldKind, FormLayer, Remark};
pub use layer::{
    Asked, Choice, ClashLayer, CoverTopic, Deed, FinderLayer, FlagTopic, HandoverLayer, Item, Layer,
    LineLayer, LinePurpose, ListLayer, Moving, OfferTopic, Outcome, PageLayer, Paragraph, PublishLayer,
    ScreenAction, SessionLine, SessionsLayer, Settlement, SuggestionRequest, SuggestionsLayer, Told, Topic,
    Whose,
};
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

/// One seat's model.
pub struct App {
    /// The state at hand.
    pub state: Arc<State>,
    /// Who sits here.
    pub me: Author,
    /// Whether it is the seat of the account that owns the store.
    home: Home,
    /// What the clock says.
    pub now: Moment,
    /// What it is drawn on.
    pub surface: Surface,
    /// The screen shown.
    pub screen: ScreenId,
    /// What is selected.
    pub spot: Spot,
    /// How what is shown follows it.
    pub following: Following,
    /// What is open over the screen, the last one on top.
    pub layers: Vec<Layer>,
    /// The keys in force, and those typed.
    pub keys: KeyInput,
    /// What is said.
    pub said: Messages,
    /// What the screens have chosen, marked and worked out.
    pub screens: Screens,
    /// What a draft would lead to, while one is open.
    pub preview: Option<Preview>,
    /// What others have just changed.
    pub fresh: Fresh,
    /// What of the company the screen shows.
    pub company: Company,
    copied: Option<Booking>,
    views: Views,
    /// What the desk was asked for and has not answered yet.
    pending: Pending,
    /// What is on its way, and what waits for it.
    awaited: Awaited,
    /// While the store is empty, what is kept of the welcome.
    welcome: Option<Welcome>,
}

impl App {
    /// The app of a seat that opens, with what it wants first.
    #[must_use]
    pub fn open(opening: Opening) -> (Self, Vec<Effect>) {
        let today = opening.now.date();
        let spot = Spot::on(today);
        let mut app = Self {
            following: Following::from(&spot),
            spot,
            state: opening.state,
            me: opening.me,
            home: opening.home,
            now: opening.now,
            surface: Surface { size: opening.size, shade: opening.shade },
            screen: ScreenId::FIRST,
            screens: Screens::at(today),
            layers: vec![],
            keys: KeyInput { map: opening.keymap, typed: vec![] },
            said: Messages::default(),
            preview: None,
            fresh: Fresh::default(),
            company: Company::default(),
            copied: None,
            views: Views::default(),
            pending: Pending::default(),
            awaited: Awaited::default(),
            welcome: None,
        };
        app.welcome_while_empty();
        let effects = app.settle(None);
        app.following.rested = Rested { spot: app.spot.clone(), situation: app.situation() };
        app.ask_what_notes_mean();
        (app, effects)
    }

    /// Today.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// The state to show: the draft's while one is open, else the one at hand.
    #[must_use]
    pub fn shown(&self) -> &Arc<State> {
        self.preview.as_ref().map_or(&self.state, |preview| &preview.state)
    }

    /// The week to show; `None` while it is on its way from the disk.
    #[must_use]
    pub fn view(&self) -> Option<&Arc<WeekView>> {
        match &self.preview {
            Some(preview) if preview.week == self.spot.week() => preview.view.as_ref(),
            _ => self.views.get(self.spot.week()),
        }
    }

    /// What is worked out here, for other seats to take over.
    #[must_use]
    pub fn views(&self) -> &Views {
        &self.views
    }

    /// Offers what another seat has worked out of the state that comes next: it is taken where it serves.
    pub fn offer(&mut self, views: Views) {
        self.awaited.offered = Some(views);
    }

    /// What of the weeks is shown here: leads plan, everybody else sees what is out, and of drafts their own part and
    /// that of whom they supervise.
    #[must_use]
    pub fn sight(&self) -> Sight {
        Sight::of(&self.state, &self.me)
    }

    /// Says something.
    fn say(&mut self, text: impl Into<String>) {
        self.said.notice = Some(Notice { bad: false, text: text.into() });
    }

    /// Says what the desk refused; of what stands in a line or a form, where one line has no room for it, on a page, so that
    /// it can be read and shown to a colleague.
    fn refused_with(&mut self, words: String) {
        if !self.layers.is_empty() && words.chars().count() >= usize::from(self.surface.size.0) {
            self.layers.push(Layer::Page(PageLayer::new("Not saved", vec![Paragraph::Text(words)])));
            return;
        }
        self.regret(words);
    }

    /// Asks for something in a line of text.
    fn ask_in_line(&mut self, purpose: LinePurpose, prompt: impl Into<String>) {
        let line = LineLayer::new(purpose, prompt, self);
        self.layers.push(Layer::Line(line));
    }

    /// Says that something did not work, and why.
    fn regret(&mut self, text: impl Into<String>) {
        self.said.notice = Some(Notice { bad: true, text: text.into() });
    }
}
