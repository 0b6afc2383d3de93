//! What a form asks for, field by field: one record says all there is to say of a field.

use super::Fields;
use crate::app::App;
use crate::domain::{Date, State};

/// What a field takes, and so what is proposed in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    Free,
    /// An activity.
    Activity,
    /// People, separated by spaces.
    People,
    /// Families, separated by spaces.
    Families,
    /// A group.
    Group,
    /// A place.
    Place,
    /// One of a few words.
    Words(&'static [&'static str]),
}

/// The text of a field's value.
type Text<F> = fn(&<F as Fields>::Values) -> String;

/// How what is written becomes the value; an error says what to write instead.
type Read<F> = fn(&mut <F as Fields>::Values, &str, &Context<'_, F>) -> Result<(), String>;

/// The day that a field means.
type Day<F> = fn(&<F as Fields>::Values) -> Option<Date>;

/// A field of a form: what it is called, what it takes, how its value is written, and how what is written is read.
pub(in crate::app) struct Field<F: Fields> {
    pub(super) label: &'static str,
    pub(super) kind: FieldKind,
    pub(super) hint: &'static str,
    pub(super) text: Text<F>,
    pub(super) read: Read<F>,
    pub(super) day: Option<Day<F>>,
    pub(super) is_asked: fn(&F) -> bool,
    pub(super) choices: Option<fn(&F) -> Vec<String>>,
    pub(super) stays: bool,
}

/// What a field is read against.
pub(in crate::app) struct Context<'a, F> {
    /// The form, as it was opened.
    pub form: &'a F,
    /// The app.
    pub app: &'a App,
    /// The state that the author saw.
    pub base: &'a State,
}

impl<F: Fields> Field<F> {
    /// A field with its label, the text of its value, and how what is written becomes the value; values of the fields before
    /// it are read already.
    pub const fn new(label: &'static str, text: Text<F>, read: Read<F>) -> Self {
        Self {
            label,
            kind: FieldKind::Free,
            hint: "",
            text,
            read,
            day: None,
            is_asked: |_| true,
            choices: None,
            stays: false,
        }
    }

    /// The same of a kind for which there are proposals.
    pub const fn of(mut self, kind: FieldKind) -> Self {
        self.kind = kind;
        self
    }

    /// The same with what to write, shown while it is empty.
    pub const fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    /// The same of a day, which is said beside it where it is not written in full.
    pub const fn day(mut self, day: Day<F>) -> Self {
        self.day = Some(day);
        self
    }

    /// The same, asked of some such forms only.
    pub const fn only_if(mut self, is_asked: fn(&F) -> bool) -> Self {
        self.is_asked = is_asked;
        self
    }

    /// The same, one of what the form has to choose from.
    pub const fn one_of(mut self, choices: fn(&F) -> Vec<String>) -> Self {
        self.choices = Some(choices);
        self
    }

    /// The same, never among those that are folded away.
    pub const fn stays(mut self) -> Self {
        self.stays = true;
        self
    }

    /// What there is to choose from, where it is one of several.
    pub(super) fn choices_in(&self, form: &F) -> Vec<String> {
        match (self.choices, self.kind) {
            (Some(choices), _) => choices(form),
            (None, FieldKind::Words(words)) => words.iter().map(|word| (*word).to_owned()).collect(),
            (None, _) => vec![],
        }
    }
}
