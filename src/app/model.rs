//! One seat's model, and the layers open over its screen: among them forms, which may ask anything of the app that they lie
//! in, so that all of these stand together.

use std::any::Any;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::form::FieldInput;
use super::form::outcome::FormReading;
use super::ground::Ground;
use super::layer::{
    CaseLayer, ConflictLayer, FinderLayer, HandoverLayer, LineLayer, LinePurpose, ListLayer, Moving,
    PageLayer, Paragraph, PublishLayer, SessionsLayer, SuggestionsLayer,
};
use super::quick::QuickCompletion;
use super::screen::{ScreenId, Screens};
use super::selection::{Rested, Selection};
use super::shell::awaited::Awaited;
use super::shell::effect::Effect;
use super::shell::following::Following;
use super::shell::fresh::Fresh;
use super::shell::opening::{AppStart, Home};
use super::shell::pending::Pending;
use super::shell::present_users::PresentUsers;
use super::shell::preview::Preview;
use super::shell::views::{Views, WeekView};
use super::surface::{KeyInput, Messages, Notice, Surface};
use super::welcome::Welcome;
use crate::domain::{Author, Booking, Date, Leave, Moment, State, Week};
use crate::report::matters::{Matters, Remit};
use crate::rota::Visibility;

/// One seat's model.
pub struct App {
    /// The state at hand.
    pub state: Arc<State>,
    /// Who sits here.
    pub me: Author,
    /// Whether it is the seat of the account that owns the store.
    pub(super) home: Home,
    /// What the clock says.
    pub now: Moment,
    /// What it is drawn on.
    pub surface: Surface,
    /// The screen shown.
    pub screen: ScreenId,
    /// What is selected.
    pub selection: Selection,
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
    /// What of those present the screen shows.
    pub present_users: PresentUsers,
    pub(super) copied: Option<Booking>,
    pub(super) views: Views,
    /// What the desk was asked for and has not answered yet.
    pub(super) pending: Pending,
    /// What is on its way, and what waits for it.
    pub(super) awaited: Awaited,
    /// While the store is empty, what is kept of the welcome.
    pub(super) welcome: Option<Welcome>,
}

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
    Conflict(ConflictLayer),
    /// What could be done about something.
    Suggestions(SuggestionsLayer),
    /// A handover sheet.
    Handover(HandoverLayer),
    /// The finder.
    Finder(FinderLayer),
    /// The sessions of a family or a person.
    Sessions(SessionsLayer),
    /// How a family's case went.
    Case(CaseLayer),
}

/// A form.
pub struct FormLayer {
    /// Its title.
    pub title: String,
    pub(super) form: Box<dyn Form>,
    /// Its fields.
    pub inputs: Vec<FieldInput>,
    /// Which field is being written in.
    pub at: usize,
    /// What the word being written could become.
    pub proposals: Vec<QuickCompletion>,
    /// Which one is marked.
    pub marked: usize,
    /// How many lines of what is said below its fields were scrolled away.
    pub scrolled: usize,
    /// The state the author sees.
    pub base: Arc<State>,
    /// What the fields come to.
    pub(super) reading: FormReading,
    /// What that was read of.
    pub(super) read_of: (Arc<State>, Arc<State>, Date),
    /// Whether fields are still folded away.
    pub(super) is_folded: bool,
    /// Whether it was asked if what is written may go: the next key that closes it does.
    pub(super) is_asked: bool,
}

/// A form, as the layer that it is written in knows it.
pub(in crate::app) trait Form: ReadsFields + Any + Send {
    /// The weeks that it reads.
    fn weeks_needed(&self, _app: &App) -> Option<RangeInclusive<Week>> {
        None
    }

    /// The week that shows what it does, when it is opened in one.
    fn week_shown(&self, week: Week) -> Week {
        week
    }

    /// Whether it lies at the bottom, so that what it changes stays in sight above.
    fn lies_low(&self) -> bool {
        false
    }

    /// Whether what it is about is there no longer.
    fn is_of_something_gone(&self, _state: &State) -> bool {
        false
    }

    /// The leave that it would agree to.
    fn leave(&self) -> Option<&Leave> {
        None
    }

    /// Whether there is still something to be looked at for it, a week at a time.
    fn has_work_ahead(&self) -> bool {
        false
    }

    /// Looks at the next week.
    fn look_on(&mut self) {}
}

/// What is read of a form's fields, whatever they are.
pub(in crate::app) trait ReadsFields {
    /// The fields, with what the form opens with.
    fn inputs(&self, state: &State) -> Vec<FieldInput>;

    /// Reads what is written, and says of each field what is wrong with it and how it is understood.
    fn read(&mut self, inputs: &mut [FieldInput], base: &Arc<State>, app: &App) -> FormReading;
}

impl App {
    /// The app of a seat that opens, with what it wants first.
    #[must_use]
    pub fn open(opening: AppStart) -> (Self, Vec<Effect>) {
        let today = opening.now.date();
        let selection = Selection::on(today);
        let mut app = Self {
            following: Following::from(&selection),
            selection,
            state: opening.state,
            me: opening.me,
            home: opening.home,
            now: opening.now,
            surface: Surface {
                size: opening.size,
                color_scheme: opening.color_scheme,
                colours: opening.colours,
                ground: Ground::default(),
                is_chosen: false,
                is_still: false,
            },
            screen: ScreenId::FIRST,
            screens: Screens::at(today),
            layers: vec![],
            keys: KeyInput { map: opening.keymap, typed: vec![] },
            said: Messages::default(),
            preview: None,
            fresh: Fresh::default(),
            present_users: PresentUsers::default(),
            copied: None,
            views: Views::default(),
            pending: Pending::default(),
            awaited: Awaited::default(),
            welcome: None,
        };
        app.welcome_while_empty();
        let effects = app.refresh(None);
        app.following.rested = Rested { selection: app.selection.clone(), situation: app.situation() };
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
            Some(preview) if preview.week == self.selection.week() => preview.view.as_ref(),
            _ => self.views.get(self.selection.week()),
        }
    }

    /// What needs looking at in the week in view, whosever it is; nothing while that is on its way. What something that is marked
    /// asks is told of these.
    #[must_use]
    pub fn matters(&self) -> Arc<Matters> {
        self.view().map(|view| view.matters(self.shown(), self.now, None)).unwrap_or_default()
    }

    /// What of it is one's own to look at: the top line and the tab of Risks count these.
    #[must_use]
    pub fn own_matters(&self) -> Arc<Matters> {
        let remit = self.remit();
        self.view().map(|view| view.matters(self.shown(), self.now, Some(&remit))).unwrap_or_default()
    }

    /// What is one's own to look at.
    #[must_use]
    pub fn remit(&self) -> Remit {
        Remit::of(&self.state, &self.me)
    }

    /// The week that today is in, as it is saved, while a screen of sessions is shown; `None` while it is on its way from the
    /// disk.
    #[must_use]
    pub fn week_of_today(&self) -> Option<&Arc<WeekView>> {
        self.views.get(self.today().week())
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
    pub fn visibility(&self) -> Visibility {
        Visibility::of(&self.state, &self.me)
    }

    /// Says something.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.said.notice = Some(Notice { bad: false, text: text.into() });
    }

    /// Says what the desk refused; of what stands in a line or a form, where one line has no room for it, on a page, so that
    /// it can be read and shown to a colleague.
    pub(super) fn refused_with(&mut self, words: String) {
        if !self.layers.is_empty() && words.chars().count() >= usize::from(self.surface.size.0) {
            self.layers.push(Layer::Page(PageLayer::new("Not saved", vec![Paragraph::Text(words)])));
            return;
        }
        self.report_error(words);
    }

    /// Asks for something in a line of text.
    pub(super) fn ask_in_line(&mut self, purpose: LinePurpose, prompt: impl Into<String>) {
        let line = LineLayer::new(purpose, prompt, self);
        self.layers.push(Layer::Line(line));
    }

    /// Says that something did not work, and why.
    pub(super) fn report_error(&mut self, text: impl Into<String>) {
        self.said.notice = Some(Notice { bad: true, text: text.into() });
    }
}
