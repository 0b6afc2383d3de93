//! What is written in a field of an open form, and what is said of it.

use std::borrow::Cow;

use tui_input::Input as Text;

use super::{FieldKind, Understood};
use crate::app::layer::event::Event;
use crate::app::writing::{complete_from, edit_text, replaces};

/// A field of an open form.
pub struct FieldInput {
    /// Its label.
    pub label: Cow<'static, str>,
    /// What it takes.
    pub kind: FieldKind,
    /// What is written.
    pub text: Text,
    /// What to write, while it is empty.
    pub hint: &'static str,
    /// What there is to choose from, where it is one of several.
    pub choices: Vec<String>,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// How what is written is understood, where that can be told.
    pub understood: Option<Understood>,
    /// Whether it matters as the others are filled in.
    pub(super) matters: bool,
    /// What the page is called that begins with it, where one does.
    pub(super) page: Option<&'static str>,
    /// What it says where nothing is known yet.
    blank: String,
    /// Whether it is never folded away.
    stays: bool,
    /// Whether it is asked for only once it matters.
    waits: bool,
    /// What stood in it when the form was opened.
    opened_with: String,
    /// Whether something was written in it since the form was opened.
    is_touched: bool,
    /// Whether what is wrong with it is not said yet: it was so when the form was opened.
    is_quiet: bool,
}

impl FieldInput {
    /// A field with what is known already, and what it says where nothing is.
    pub(super) fn new(
        label: impl Into<Cow<'static, str>>,
        kind: FieldKind,
        text: String,
        blank: String,
    ) -> Self {
        Self {
            label: label.into(),
            kind,
            text: Text::new(text.clone()),
            hint: "",
            choices: vec![],
            problem: None,
            understood: None,
            matters: false,
            page: None,
            blank,
            stays: false,
            waits: false,
            opened_with: text,
            is_touched: false,
            is_quiet: false,
        }
    }

    pub(super) fn with(self, hint: &'static str, choices: Vec<String>, (stays, waits): (bool, bool)) -> Self {
        Self { hint, choices, stays, waits, ..self }
    }

    /// The same, the first of a page that is called so.
    pub(super) fn opens_page(self, page: Option<&'static str>) -> Self {
        Self { page, ..self }
    }

    /// Whether it says something else than when the form was opened, because somebody wrote it.
    pub(super) fn is_changed(&self) -> bool {
        self.is_touched && self.text.value() != self.opened_with
    }

    /// What is written, trimmed.
    #[must_use]
    pub fn value(&self) -> &str {
        self.text.value().trim()
    }

    /// What is wrong with it, once that is to be said: when something was written in it, or a save was tried.
    #[must_use]
    pub fn shown_problem(&self) -> Option<&str> {
        self.problem.as_deref().filter(|_| !self.is_quiet)
    }

    /// Whether it holds what the form opened with, which typing replaces.
    #[must_use]
    pub fn is_replaced_by_typing(&self) -> bool {
        !self.is_touched && !self.text.value().is_empty()
    }

    /// What is written as it is read: of a few words the one that is meant, by any beginning or word of it.
    pub(super) fn meant(&self) -> Result<String, String> {
        let written = self.value();
        let low = written.to_lowercase();
        let by = |is_it: &dyn Fn(&str) -> bool| {
            self.choices.iter().filter(|it| is_it(&it.to_lowercase())).collect()
        };
        let exact: Vec<&String> = by(&|it| it == low);
        let begun: Vec<&String> = by(&|it| it.starts_with(&low));
        let by_word: Vec<&String> = by(&|it| it.split([' ', '-']).any(|word| word == low));
        match [exact, begun, by_word].iter().find(|found| !found.is_empty()).map(Vec::as_slice) {
            _ if low.is_empty() || self.choices.is_empty() => Ok(written.to_owned()),
            Some([one]) => Ok((*one).clone()),
            Some([first, second, ..]) => {
                Err(format!("“{written}” could be {first} or {second}: write more of it"))
            }
            _ => Ok(written.to_owned()),
        }
    }

    /// Whether it may be folded away: it says what it says where nothing is known, and nothing is wrong with it.
    pub(super) fn may_fold(&self) -> bool {
        !self.stays
            && !self.matters
            && !self.is_touched
            && self.problem.is_none()
            && self.value() == self.blank
    }

    /// Whether it is not asked for yet.
    pub(super) fn is_to_come(&self) -> bool {
        self.waits && self.may_fold()
    }

    /// What is wrong as the form opens is not said yet.
    pub(super) fn hush(&mut self) {
        self.is_quiet = self.problem.is_some();
    }

    /// What is wrong is said from now on.
    pub(super) fn speak(&mut self) {
        self.is_quiet = false;
    }

    fn touch(&mut self) {
        (self.is_touched, self.is_quiet) = (true, false);
    }

    /// Takes a key or a paste; says whether anything changed. What it opened with is replaced by what is typed, until a key
    /// edits it.
    pub(super) fn take(&mut self, event: &Event) -> bool {
        let was = (self.is_replaced_by_typing() && replaces(event)).then(|| std::mem::take(&mut self.text));
        let changed = edit_text(&mut self.text, event);
        match was {
            Some(was) if !changed => self.text = was,
            _ => self.touch(),
        }
        changed
    }

    /// Empties it.
    pub(super) fn clear(&mut self) {
        self.text = Text::default();
        self.touch();
    }

    /// Puts the next of what there is to choose from in; says whether there was one.
    pub(super) fn choose_next(&mut self) -> bool {
        let meant = self.meant().unwrap_or_default();
        let at = self.choices.iter().position(|it| *it == meant);
        let next = at.map_or(0, |at| (at + 1) % self.choices.len().max(1));
        let Some(next) = self.choices.get(next) else { return false };
        self.text = next.clone().into();
        self.touch();
        true
    }

    /// Puts a proposal in place of what stands from a place on.
    pub(super) fn complete(&mut self, from: usize, insert: &str) {
        complete_from(&mut self.text, from, insert);
        self.touch();
    }
}
