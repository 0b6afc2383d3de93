//! One person at one terminal without the terminal: keys in, the bytes of frames out, through the desk and the store.

#![allow(dead_code, reason = "each bench uses some of it")]

use std::path::Path;
use std::sync::Arc;

use tandem::app::{App, AppStart, ColorScheme, Effect, Input};
use tandem::desk::Desk;
use tandem::domain::{Author, Cause, Change, Moment, PersonId, Proposal, Seen, State};
use tandem::keymap::{Keymap, read_key};
use tandem::seat::{Canvases, Renderer, SignSet};

/// Columns and rows.
const SIZE: (u16, u16) = (200, 50);

/// A desk, and somebody at it.
pub struct Sitting {
    desk: Desk,
    app: App,
    painter: Renderer,
    first_frame: usize,
    now: Moment,
    keymap: Arc<Keymap>,
    me: Author,
}

impl Sitting {
    /// Opens the store in a folder and draws until the week is on the screen.
    pub fn open(dir: &Path, now: Moment) -> Self {
        Self::open_as(dir, now, Author::Person(PersonId::parse("person-0").unwrap()))
    }

    /// The same, and says who sits there.
    pub fn open_as(dir: &Path, now: Moment, me: Author) -> Self {
        let desk = Desk::open(dir, "bench").unwrap();
        let painter = Renderer::new(SIZE, SignSet::Drawn, Canvases::default());
        let keymap = Arc::new(Keymap::default());
        let (app, effects) = App::open(opening(desk.state(), now, keymap.clone(), me.clone()));
        let mut sitting = Self { desk, app, painter, first_frame: 0, now, keymap, me };
        sitting.carry_out(effects);
        sitting.first_frame = sitting.frame().len();
        assert!(sitting.app.view().is_some(), "the week is not there");
        sitting
    }

    /// The bytes of the first frame.
    pub fn first_frame(&self) -> usize {
        self.first_frame
    }

    /// Starts the app anew over the open desk, and draws it.
    pub fn start_again(&mut self) {
        let (app, effects) =
            App::open(opening(self.desk.state(), self.now, self.keymap.clone(), self.me.clone()));
        self.app = app;
        self.carry_out(effects);
        self.frame();
    }

    /// Presses a key, named as in key files; gives the bytes of its frame.
    pub fn press(&mut self, key: &str) -> Vec<u8> {
        let effects = self.app.update(Input::Key(read_key(key).unwrap()));
        self.carry_out(effects);
        self.frame()
    }

    fn frame(&mut self) -> Vec<u8> {
        let app = &self.app;
        self.painter.frame(|frame| tandem::ui::draw(frame, app)).unwrap()
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let answer = match effect {
                Effect::Load(weeks) => Input::State(self.desk.load(weeks).wait().unwrap(), vec![]),
                Effect::Seek(search) => search.answer(),
                Effect::Divide(question) => question.answer(),
                Effect::Commit { changes, summary, reason } => self.commit(changes, summary, reason),
                Effect::LookAhead => Input::Ahead(None),
                effect => panic!("{effect:?} is not for a bench"),
            };
            let more = self.app.update(answer);
            self.carry_out(more);
        }
    }

    /// Saves what the app asks to be saved; everything that it holds is taken as it stands.
    fn commit(&mut self, changes: Vec<(Change, Seen)>, summary: String, reason: Option<String>) -> Input {
        let proposal = Proposal {
            author: self.me.clone(),
            from: "local".into(),
            at: self.app.state.zone().instant(self.now),
            cause: Cause::Edited,
            summary,
            overrides: vec![],
            reason,
            changes,
        };
        match self.desk.commit(proposal).wait() {
            Ok(receipt) => {
                let more = self.app.update(Input::State(self.desk.state(), vec![]));
                self.carry_out(more);
                Input::Done(receipt.summary)
            }
            Err(refusal) => Input::Refused(refusal.to_string()),
        }
    }

    /// Whether the last thing said is bad news.
    pub fn regrets(&self) -> Option<String> {
        self.app.said.notice.as_ref().filter(|notice| notice.bad).map(|notice| notice.text.clone())
    }

    /// How many layers are open.
    pub fn layers(&self) -> usize {
        self.app.layers.len()
    }
}

impl Drop for Sitting {
    fn drop(&mut self) {
        self.desk.close().wait().unwrap();
    }
}

fn opening(state: Arc<State>, now: Moment, keymap: Arc<Keymap>, me: Author) -> AppStart {
    AppStart {
        state,
        me,
        home: tandem::app::Home::default(),
        now,
        keymap,
        size: SIZE,
        color_scheme: ColorScheme::Dark,
        colours: tandem::app::Colours::True,
    }
}
