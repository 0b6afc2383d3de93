//! What was repaired or found damaged on the disk: read on a page, and dismissed by somebody who may.

use crate::app::layer::{Layer, PageLayer, Paragraph};
use crate::app::{App, Effect};

impl App {
    /// Opens the page of notices.
    pub(in crate::app) fn read_notices(&mut self) {
        if self.said.told.is_empty() {
            self.say("Nothing on the disk was repaired or found damaged.");
            return;
        }
        let text = self.said.told.iter().map(|words| Paragraph::Text(words.clone()));
        let end = "A team lead can dismiss these with the command \"dismiss\", once the cause is gone.";
        let paragraphs = text.chain([Paragraph::Text(end.to_owned())]).collect();
        self.layers.push(Layer::Page(PageLayer::new("Notices about the disk", paragraphs)));
    }

    /// Asks for the notices shown to be dismissed.
    pub(in crate::app) fn dismiss_notices(&mut self) -> Vec<Effect> {
        if self.said.told.is_empty() {
            self.say("There are no notices to dismiss.");
            return vec![];
        }
        vec![Effect::Dismiss(self.said.told.to_vec())]
    }
}
