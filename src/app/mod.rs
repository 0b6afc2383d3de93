//! One seat's model: what it shows, what is selected, which layers are open. Input goes in, effects come out.
//!
//! It never draws, and knows neither the desk nor the terminal. Drafts are previewed over the state they started from;
//! nothing is saved until the desk says so, and a refused draft stays open.

mod act;
mod catalogue;
pub mod changes;
mod finder;
mod first_run;
mod form;
mod handover;
mod io;
mod layer;
pub mod leave;
mod perform;
mod policy_form;
mod preview;
pub mod quick;
mod repeating;
pub mod risks;
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

use crate::domain::{Author, Booking, Date, Moment, PersonId, Role, State, Week};
use crate::keymap::Keymap;

pub use crate::planner::edit::Reach;
pub use catalogue::{Judged, Marks, PolicyLine, RuleLine, Since, rule_of};
pub use form::{Field, FieldKind, FormLayer};
pub use io::{Clash, ClashField, Effect, Input, Opening};
pub use layer::{
    Asked, Choice, ClashLayer, Deed, HandoverLayer, Item, Layer, LineLayer, LinePurpose, ListLayer, Moving,
    Outcome, PageLayer, Paragraph, PublishLayer, Settlement, WhyLayer,
};
pub use leave::LeaveScreen;
pub use policy_form::Remark;
pub use preview::Preview;
pub use risks::Risks;
pub use roster::{Roster, RosterLine};
pub use screen::{Screen, Shade};
pub use spot::{Spot, Target};
pub use views::{Sight, Views, WeekView};

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
    /// What is marked on the Rules and Policy screens.
    pub marks: Marks,
    /// What is open over the screen, the last one on top.
    pub layers: Vec<Layer>,
    /// Keys typed of a sequence that is not complete.
    pub typed: Vec<KeyCombination>,
    /// What was last said.
    pub notice: Option<Notice>,
    /// The keys in force.
    pub keymap: Arc<Keymap>,
    /// What is chosen and marked on the Risks screen.
    pub risks: Risks,
    /// What is marked on the Leave screen.
    pub leave: LeaveScreen,
    /// What a draft would lead to, while one is open.
    pub preview: Option<Preview>,
    copied: Option<Booking>,
    views: Views,
    /// How many layers close when the desk has what is being saved; 0 while nothing is.
    saving: usize,
    /// What was typed while a draft was being saved: it is for whatever is in front afterwards.
    held: Vec<Input>,
    /// What was last given to the desk to save.
    sent: Option<layer::Draft>,
    landing: Option<Target>,
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
            marks: Marks::default(),
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
            risks: Risks::default(),
            leave: LeaveScreen::at(today),
            reading: None,
            preview: None,
            copied: None,
            views: Views::default(),
            saving: 0,
            held: vec![],
            sent: None,
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

    /// What of the weeks is shown here: leads plan, everybody else sees what is out, and of drafts their own part and
    /// that of whom they supervise.
    #[must_use]
    pub fn sight(&self) -> Sight {
        match &self.me {
            Author::Owner => Sight::All,
            Author::Person(me) => match self.state.person(me) {
                Some(person) if person.role != Role::TeamLead => {
                    let named = self.state.records.supervision.values().map(|row| &row.item);
                    let supervised = named.filter(|it| it.supervisor == *me).map(|it| it.person.clone());
                    Sight::DraftsOf(supervised.chain([me.clone()]).collect())
                }
                _ => Sight::All,
            },
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
