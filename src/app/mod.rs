//! One seat's model: what it shows, what is selected, which layers are open. Input goes in, effects come out.
//!
//! It never draws, and knows neither the desk nor the terminal. Drafts are previewed over the state they started from;
//! nothing is saved until the desk says so, and a refused draft stays open.

mod act;
mod finder;
mod first_run;
mod form;
mod io;
mod layer;
mod perform;
mod preview;
pub mod quick;
mod repeating;
mod roster;
mod screen;
mod session_form;
mod situation;
mod spot;
mod update;
mod views;
pub mod words;

use std::sync::Arc;

use crokey::KeyCombination;

use crate::domain::{Author, Booking, Date, Moment, State, Week};
use crate::keymap::Keymap;

pub use crate::planner::edit::Reach;
pub use form::{Field, FieldKind, FormLayer};
pub use io::{Effect, Input, Opening};
pub use layer::{
    Choice, Deed, Item, Layer, LineLayer, LinePurpose, ListLayer, Moving, Outcome, PageLayer, Paragraph,
    WhyLayer,
};
pub use preview::Preview;
pub use roster::{Roster, RosterLine};
pub use screen::{Screen, Shade};
pub use spot::{Spot, Target};
pub use views::{Views, WeekView};

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
    /// What the clock says.
    pub now: Moment,
    /// Columns and rows.
    pub size: (u16, u16),
    /// The screen shown.
    pub screen: Screen,
    /// Light, dark, high contrast or none.
    pub shade: Shade,
    /// What is selected.
    pub spot: Spot,
    /// What is open over the screen, the last one on top.
    pub layers: Vec<Layer>,
    /// Keys typed of a sequence that is not complete.
    pub typed: Vec<KeyCombination>,
    /// What was last said.
    pub notice: Option<Notice>,
    /// The keys in force.
    pub keymap: Arc<Keymap>,
    /// What a draft would lead to, while one is open.
    pub preview: Option<Preview>,
    copied: Option<Booking>,
    views: Views,
    saving: bool,
    /// What was typed while a draft was being saved: it is for whatever is in front afterwards.
    held: Vec<Input>,
    landing: Option<Target>,
    /// What is to be sent once what is being saved is saved.
    telling: Option<String>,
    waiting: Option<Deed>,
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
            state: opening.state,
            me: opening.me,
            now: opening.now,
            size: opening.size,
            screen: Screen::Week,
            shade: opening.shade,
            layers: vec![],
            typed: vec![],
            notice: None,
            keymap: opening.keymap,
            preview: None,
            copied: None,
            views: Views::default(),
            saving: false,
            held: vec![],
            landing: None,
            telling: None,
            waiting: None,
            asked: vec![],
        };
        if app.state.service().is_none() {
            app.layers.push(first_run::welcome());
        }
        let effects = app.settle();
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
            Some(preview) => preview.view.as_ref(),
            None => self.views.get(self.spot.week()),
        }
    }

    /// Says something.
    fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { bad: false, text: text.into() });
    }

    /// Says that something did not work, and why.
    fn regret(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { bad: true, text: text.into() });
    }
}
