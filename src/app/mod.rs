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
mod landing;
mod layer;
pub mod quick;
pub mod screen;
mod search;
mod selection;
mod shade;
mod shell;
mod team_weeks;
pub mod trail;
mod typed_day;
pub mod words;
mod writing;

use std::sync::Arc;

use crokey::KeyCombination;

use crate::command::Situation;
use crate::domain::{Author, Booking, Date, Moment, PersonId, Rev, SessionId, State, Week};
use crate::keymap::Keymap;
use crate::planner::cover::Need;
use beside::Beside;
use trail::Trail;

pub use crate::planner::edit::Reach;
pub use form::policy::Remark;
pub use form::split::Question;
pub use form::{Field, FieldKind, FormLayer};
pub use layer::{
    All, Ask, Asked, Choice, ClashLayer, CoverLayer, Deed, FinderLayer, Found, HandoverLayer, Item, Layer,
    LineLayer, LinePurpose, ListLayer, Moving, OfferLayer, Outcome, PageLayer, Paragraph, PublishLayer,
    SessionLine, SessionsLayer, Settlement, Whose, WhyLayer,
};
pub use screen::history::History;
pub use screen::policy::{Judged, PolicyLine, Since, rule_of};
pub use screen::risks::Risks;
pub use screen::rules::RuleLine;
pub use screen::target::Target;
pub use screen::training::in_a_row;
pub use screen::week::roster::{Roster, RosterLine};
pub use screen::{ScreenId, Screens};
pub use search::{Search, Sought};
pub use selection::Spot;
pub use shade::Shade;
pub use shell::company::{Companion, Company};
pub use shell::fresh::Fresh;
pub use shell::io::{Clash, ClashField, Effect, Home, Input, Opening};
pub use shell::preview::Preview;
pub use shell::views::{Sight, Views, WeekView};

/// A line that says what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Whether something did not work.
    pub bad: bool,
    /// The words.
    pub text: String,
}

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
    /// Columns and rows.
    pub size: (u16, u16),
    /// The screen shown.
    pub screen: ScreenId,
    /// Light, dark, high contrast or none.
    pub shade: Shade,
    /// What is selected.
    pub spot: Spot,
    /// Where it was when it last rested: the details below the grid of the week follow it only then, so that going
    /// about costs a slow line next to nothing.
    pub rested: Spot,
    /// The facts as they were there: the keys at the bottom go by them.
    pub rested_in: Situation,
    /// Where it was when it was last seen to be on something that is there, and what stood beside that.
    settled: Spot,
    trail: Trail,
    beside_person: Beside<PersonId>,
    beside_session: Beside<SessionId>,
    /// What is open over the screen, the last one on top.
    pub layers: Vec<Layer>,
    /// Keys typed of a sequence that is not complete.
    pub typed: Vec<KeyCombination>,
    /// What was last said.
    pub notice: Option<Notice>,
    /// What was repaired or found damaged on the disk, and nobody has dismissed yet.
    pub told: Arc<[String]>,
    /// The keys in force.
    pub keymap: Arc<Keymap>,
    /// What the screens have chosen, marked and worked out.
    pub screens: Screens,
    /// What a draft would lead to, while one is open.
    pub preview: Option<Preview>,
    /// A week that a draft changes and that is not here yet.
    unread: Option<Week>,
    /// What others have just changed.
    pub fresh: Fresh,
    /// What of the company the screen shows.
    pub company: Company,
    /// Everybody at another seat.
    companions: Arc<[Companion]>,
    copied: Option<Booking>,
    views: Views,
    /// What another seat has worked out, in case it serves here.
    offered: Option<Views>,
    /// How many layers close when the desk has what is being saved; 0 while nothing is.
    saving: usize,
    /// Whether the desk is taking something back, or doing it again: what is typed waits.
    turning: bool,
    /// Of which revision the desk was asked what could be done again.
    looked_ahead: Option<Rev>,
    /// Whether the store was empty when the state was last looked at.
    was_empty: bool,
    /// What was typed while a draft was being saved: it is for whatever is in front afterwards.
    held: Vec<Input>,
    /// What was last given to the desk to save.
    sent: Option<layer::Draft>,
    landing: Option<Target>,
    /// What is being covered, to be looked at again once what is being saved is there.
    covering: Option<Need>,
    /// What is to be sent once what is being saved is there.
    telling: Option<String>,
    waiting: Option<Deed>,
    /// Whose handover sheet is to be shown once the journal's entries are here.
    reading: Option<PersonId>,
    /// The weeks last asked for, so that each is asked for once.
    asked: Vec<Week>,
}

impl App {
    /// The app of a seat that opens, with what it wants first.
    #[must_use]
    pub fn open(opening: Opening) -> (Self, Vec<Effect>) {
        let today = opening.now.date();
        let mut app = Self {
            spot: Spot::on(today),
            rested: Spot::on(today),
            settled: Spot::on(today),
            trail: Trail::default(),
            beside_person: Beside::default(),
            beside_session: Beside::default(),
            rested_in: Situation::default(),
            state: opening.state,
            me: opening.me,
            home: opening.home,
            now: opening.now,
            size: opening.size,
            screen: ScreenId::FIRST,
            shade: opening.shade,
            layers: vec![],
            typed: vec![],
            notice: None,
            told: Arc::default(),
            keymap: opening.keymap,
            screens: Screens::at(today),
            reading: None,
            preview: None,
            unread: None,
            fresh: Fresh::default(),
            company: Company::default(),
            companions: Arc::default(),
            copied: None,
            views: Views::default(),
            offered: None,
            saving: 0,
            turning: false,
            looked_ahead: None,
            was_empty: false,
            held: vec![],
            sent: None,
            landing: None,
            covering: None,
            telling: None,
            waiting: None,
            asked: vec![],
        };
        app.welcome_while_empty();
        let effects = app.settle(None);
        app.rested.clone_from(&app.spot);
        app.rested_in = app.situation();
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
        self.offered = Some(views);
    }

    /// What of the weeks is shown here: leads plan, everybody else sees what is out, and of drafts their own part and
    /// that of whom they supervise.
    #[must_use]
    pub fn sight(&self) -> Sight {
        Sight::of(&self.state, &self.me)
    }

    /// Says something.
    fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { bad: false, text: text.into() });
    }

    /// Says what the desk refused; of what stands in a line or a form, where one line has no room for it, on a page, so that
    /// it can be read and shown to a colleague.
    fn refused_with(&mut self, words: String) {
        if !self.layers.is_empty() && words.chars().count() >= usize::from(self.size.0) {
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
        self.notice = Some(Notice { bad: true, text: text.into() });
    }
}
