//! Why: the flags of what is selected, each with its figure, its limit, its reason and what could be done about it.

use crate::app::App;
use crate::app::layer::{FlagTopic, SuggestionsLayer, Topic};
use crate::rules::Flag;

impl App {
    /// Explains the flags of what is marked on the screen shown.
    pub(in crate::app) fn explain_here(&mut self) {
        let (flags, at) = self.screen.handler().flags(self);
        self.explain(&flags, at);
    }

    /// The flags of what is selected; where it has none, one's own of the week.
    pub(in crate::app) fn flags_of_selection(&self) -> Vec<Flag> {
        let flags = self.flags_here();
        if flags.is_empty() {
            let remit = self.remit();
            let of_week = self.view().map(|view| view.flags.iter()).into_iter().flatten();
            return of_week.filter(|flag| remit.holds(flag, &self.state)).cloned().collect();
        }
        flags
    }

    /// The flags of what is selected: of the session, then of the person; each once.
    fn flags_here(&self) -> Vec<Flag> {
        let Some(view) = self.view() else { return vec![] };
        let on_session = self.selection.session.iter().flat_map(|id| view.flags_on(id));
        let on_person = self.selection.person.iter().flat_map(|id| view.flags_of(id));
        let mut flags: Vec<Flag> = vec![];
        for flag in on_session.chain(on_person) {
            if !flags.iter().any(|other| other.is_same(flag)) {
                flags.push(flag.clone());
            }
        }
        // What is told beside the selection comes first, as it is told; what can still be mended comes before what is over.
        let told = self.asked_first();
        let place = |flag: &Flag| told.iter().position(|it| it.is_same(flag)).unwrap_or(told.len());
        flags.sort_by_cached_key(|flag| (place(flag), flag.has_passed(self.now)));
        flags
    }

    /// Explains flags, the one at `at` first.
    fn explain(&mut self, flags: &[Flag], at: usize) {
        if flags.is_empty() {
            self.say("Nothing is flagged here.");
            return;
        }
        let topic = Topic::Flags(FlagTopic::new(flags.to_vec(), at));
        self.suggest(SuggestionsLayer::new(topic, self));
    }
}
