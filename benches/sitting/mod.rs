//! One person at one terminal without the terminal: keys in, the bytes of frames out, through the desk and the store.

use std::path::Path;
use std::sync::Arc;

use tandem::app::{App, AppStart, ColorScheme, Effect, Input};
use tandem::desk::Desk;
use tandem::domain::{Author, Moment, PersonId, State};
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
}

impl Sitting {
    /// Opens the store in a folder and draws until the week is on the screen.
    pub fn open(dir: &Path, now: Moment) -> Self {
        let desk = Desk::open(dir, "bench").unwrap();
        let painter = Renderer::new(SIZE, SignSet::Drawn, Canvases::default());
        let keymap = Arc::new(Keymap::default());
        let (app, effects) = App::open(opening(desk.state(), now, keymap.clone()));
        let mut sitting = Self { desk, app, painter, first_frame: 0, now, keymap };
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
        let (app, effects) = App::open(opening(self.desk.state(), self.now, self.keymap.clone()));
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
            let Effect::Load(weeks) = effect else { panic!("{effect:?} is not for a bench") };
            let state = self.desk.load(weeks).wait().unwrap();
            let more = self.app.update(Input::State(state, vec![]));
            self.carry_out(more);
        }
    }
}

impl Drop for Sitting {
    fn drop(&mut self) {
        self.desk.close().wait().unwrap();
    }
}

fn opening(state: Arc<State>, now: Moment, keymap: Arc<Keymap>) -> AppStart {
    let me = Author::Person(PersonId::parse("person-0").unwrap());
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
