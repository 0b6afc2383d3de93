//! Why: the flags of what is selected, each with its figure, its limit, its reason and its source.

use crate::app::layer::{Layer, PageLayer, Paragraph};
use crate::app::{App, words};
use crate::rules::Flag;

impl App {
    /// Explains the flags of what is selected.
    pub(in crate::app) fn open_why(&mut self) {
        let flags = self.flags_here();
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
    pub(in crate::app) fn explain(&mut self, flags: &[Flag], _at: usize) {
        if flags.is_empty() {
            self.say("Nothing is flagged here.");
            return;
        }
        let who = self.spot.person.as_ref().map_or("", |id| self.state.call(id)).to_owned();
        let mut paragraphs = vec![];
        for flag in flags {
            let rule = flag.rule();
            paragraphs.push(Paragraph::Heading(format!("{} · {}", flag.severity.word(), rule.title)));
            paragraphs.push(Paragraph::Text(flag.message.clone()));
            for (name, figure) in [("found", flag.figure), ("limit", flag.limit)] {
                paragraphs.extend(figure.map(|figure| Paragraph::Fact(name.to_owned(), figure.to_string())));
            }
            paragraphs.push(Paragraph::Fact("why".to_owned(), flag.why.clone()));
            let source = match rule.source {
                "" => "our own judgement; change it as you see fit".to_owned(),
                source => format!("{}: {source}", rule.standing),
            };
            paragraphs.push(Paragraph::Fact("stands on".to_owned(), source));
            paragraphs.push(Paragraph::Fact("rule".to_owned(), flag.rule.to_owned()));
            let remedies =
                flag.remedies.iter().map(|it| Paragraph::Fact("could help".to_owned(), (*it).to_owned()));
            paragraphs.extend(remedies);
        }
        let title = format!("Why · {who} · {}", words::week(self.spot.week()));
        self.layers.push(Layer::Page(PageLayer::new(title, paragraphs)));
    }
}
