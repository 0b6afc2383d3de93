//! A form as a layer: opened, and what it answers.

use crate::app::App;
use crate::app::form::{Answer, Form, FormLayer, FormRemark};
use crate::app::layer::{Action, Layer, LayerResponse};
use crate::command::Command;

impl From<Answer> for LayerResponse {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Ignored => Self::Ignored,
            Answer::Consumed => Self::Consumed,
            Answer::Close => Self::Close,
            Answer::Save(draft) => Self::Do(Action::Save(*draft)),
        }
    }
}

impl App {
    /// Opens a form: it is read, and what it would lead to is shown, from the first.
    pub(in crate::app) fn open_form(&mut self, title: String, form: impl Form) {
        let form = FormLayer::open(title, form, self);
        self.layers.push(Layer::Form(form));
        self.refresh_preview();
    }

    /// What a form says below its fields: whether what is written may go, what came of reading it, and the flags that it would add and clear.
    #[must_use]
    pub fn remarks_of(&self, form: &FormLayer) -> Vec<FormRemark> {
        let key = self.keys.map.key_of(Command::CloseForm, self.scopes()).filter(|_| form.asks_to_close());
        let asked = key.map(|key| format!("{key} once more drops what you wrote; any other key goes on."));
        let asked = asked.map(FormRemark::warning);
        // What it leads to is told where it would be saved.
        let consequences = if form.has_pages_ahead() { vec![] } else { self.consequences() };
        let at_the_end = form.remarks_at_the_end().iter().cloned();
        let said = asked.into_iter().chain(form.remarks().iter().cloned());
        said.chain(consequences).chain(at_the_end).collect()
    }

    /// The form in front.
    pub(in crate::app) fn form_in_front(&self) -> Option<&FormLayer> {
        match self.layers.last() {
            Some(Layer::Form(form)) => Some(form),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(in crate::app) fn form_in_front_mut(&mut self) -> Option<&mut FormLayer> {
        match self.layers.last_mut() {
            Some(Layer::Form(form)) => Some(form),
            _ => None,
        }
    }

    /// Reads the form in front anew.
    pub(in crate::app) fn read_form_in_front(&mut self) {
        let Some(Layer::Form(mut form)) = self.layers.pop_if(|layer| matches!(layer, Layer::Form(_))) else {
            return;
        };
        form.read(self);
        self.layers.push(Layer::Form(form));
    }
}
