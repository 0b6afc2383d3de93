//! Words to send: shown once what they are about is saved, kept with it, and read again from a list of the last ones.

use crate::app::layer::{Action, Draft, Item, Layer, ListLayer, PageLayer, Paragraph};
use crate::app::{App, words};
use crate::domain::{Change, KeptWords, Key, MOST_KEPT_WORDS};

impl App {
    /// One's own words that are kept, the newest first.
    fn words_kept(&self) -> impl Iterator<Item = &KeptWords> {
        let rows = self.state.records.kept_words.values().rev().map(|row| &*row.item);
        rows.filter(|it| it.by == self.me.name())
    }

    /// A draft with the words that it proposes to send, kept with what it saves; the oldest give way.
    pub(in crate::app) fn with_words_kept(&self, mut draft: Draft) -> Draft {
        let is_kept = |change: &Change| matches!(change, Change::Put(record) if matches!(record.key(), Key::KeptWords(_)));
        let Some(said) = draft.tells.clone().filter(|_| !draft.changes.iter().any(is_kept)) else {
            return draft;
        };
        let by = self.me.name().to_owned();
        let number = self.words_kept().next().map_or(0, |newest| newest.number.saturating_add(1));
        let gone = self.words_kept().skip(MOST_KEPT_WORDS - 1);
        draft.changes.extend(gone.map(|it| Change::Remove(Key::KeptWords((it.by.clone(), it.number)))));
        let at = self.state.zone().instant(self.now);
        let words = said.lines().map(str::to_owned).collect();
        draft.changes.push(KeptWords { by, number, at, about: draft.summary.clone(), words }.into());
        draft
    }

    /// Shows what is to be sent, where a remedy that was saved has something to say.
    pub(in crate::app) fn tell(&mut self, message: Option<String>) {
        let Some(message) = message else { return };
        let saved = "It is saved, but nothing has been sent: copy these words, or say them.";
        let page = PageLayer { of_what_was_saved: true, ..page("To send", &message, saved) };
        self.layers.push(Layer::Page(page));
    }

    /// Lists the words that were proposed last.
    pub(in crate::app) fn list_words(&mut self) {
        let when = |it: &KeptWords| {
            let moment = self.state.zone().moment(it.at);
            words::when(moment, self.today())
        };
        let item = |it: &KeptWords| Item {
            label: format!("{} · {}", when(it), it.about),
            detail: it
                .words
                .iter()
                .flat_map(|line| line.split_whitespace())
                .take(8)
                .collect::<Vec<_>>()
                .join(" "),
            unavailable: None,
            action: Action::ShowWords(it.number),
        };
        let items: Vec<Item> = self.words_kept().map(item).collect();
        if items.is_empty() {
            self.say("No words to send are kept yet: they come with what you save that others are told of.");
            return;
        }
        self.layers.push(Layer::List(ListLayer::new("Words to send, the newest first; yours alone", items)));
    }

    /// Shows words that are kept once more.
    pub(in crate::app) fn show_words_again(&mut self, number: u32) {
        let Some(it) = self.words_kept().find(|it| it.number == number) else { return };
        let day = words::day(self.state.zone().moment(it.at).date(), self.today());
        let of = format!(
            "Proposed on {day}: {}. Tandem has sent nothing; what was sent is for you to know.",
            it.about
        );
        let page = page("To send", &it.words.join("\n"), &of);
        self.layers.push(Layer::Page(page));
    }
}

/// Words in their paragraphs, with what there is to say of them at the end.
fn page(title: &str, message: &str, last: &str) -> PageLayer {
    let parts = message.split("\n\n").chain([last]);
    let spaced = parts.flat_map(|part| [part, ""]).map(|text| Paragraph::Text(text.to_owned()));
    let mut paragraphs: Vec<Paragraph> = spaced.collect();
    paragraphs.pop();
    PageLayer::new(title, paragraphs)
}
