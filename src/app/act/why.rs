//! Why: the flags of what is selected, each with its figure, its limit, its reason and what could be done about it.

use crate::app::layer::{Layer, PageLayer, Paragraph, WhyLayer};
use crate::app::{App, Screen};
use crate::rules::Flag;

impl App {
    /// Explains the flags of what is marked on the screen shown.
    pub(in crate::app) fn explain_here(&mut self) {
        match self.screen {
            Screen::Risks => self.explain_risk(),
            Screen::Posts => self.explain(&self.flags_of_post(), 0),
            Screen::Supervision => self.explain(&self.flags_of_supervision(), 0),
            Screen::Training => self.explain(&self.flags_of_training(), 0),
            Screen::Caseload => self.explain(&self.flags_of_case(), 0),
            Screen::Groups => {
                let flags = self.flags_of_group();
                self.explain(&flags, 0);
            }
            _ => self.open_why(),
        }
    }

    /// Explains the flags of what is selected; where it has none, those of the week.
    fn open_why(&mut self) {
        let mut flags = self.flags_here();
        if flags.is_empty() {
            flags = self.view().map(|view| view.flags.clone()).unwrap_or_default();
        }
        self.explain(&flags, 0);
    }

    /// The flags of what is selected: of the session, then of the person; each once.
    fn flags_here(&self) -> Vec<Flag> {
        let Some(view) = self.view() else { return vec![] };
        let on_session = self.spot.session.iter().flat_map(|id| view.flags_on(id));
        let on_person = self.spot.person.iter().flat_map(|id| view.flags_of(id));
        let mut flags: Vec<Flag> = vec![];
        for flag in on_session.chain(on_person) {
            if !flags.iter().any(|other| other.is_same(flag)) {
                flags.push(flag.clone());
            }
        }
        flags
    }

    /// Explains flags, the one at `at` first.
    pub(in crate::app) fn explain(&mut self, flags: &[Flag], at: usize) {
        if flags.is_empty() {
            self.say("Nothing is flagged here.");
            return;
        }
        let layer = WhyLayer::new(flags.to_vec(), at, self);
        self.layers.push(Layer::Why(layer));
        self.redraft();
    }

    /// Shows what is to be sent, where a remedy that was saved has something to say.
    pub(in crate::app) fn tell(&mut self) {
        let Some(message) = self.telling.take() else { return };
        let saved = "It is saved. Nothing has been sent: copy these words, or say them.";
        let parts = message.split("\n\n").chain([saved]);
        let spaced = parts.flat_map(|part| [part, ""]).map(|text| Paragraph::Text(text.to_owned()));
        let mut paragraphs: Vec<Paragraph> = spaced.collect();
        paragraphs.pop();
        let page = PageLayer { of_what_was_saved: true, ..PageLayer::new("To send", paragraphs) };
        self.layers.push(Layer::Page(page));
    }
}
