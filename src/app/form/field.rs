//! What a form asks for, field by field: one record says all there is to say of a field.

use std::sync::Arc;

use super::value::{Either, FieldValue, Lens, Slot};
use super::{FieldKind, FormRemark, Understood};
use crate::app::App;
use crate::app::layer::draft::Draft;
use crate::domain::{Date, State};
use crate::planner::edit::SeriesScope;

/// The text of a field's value, with names as the state has them.
type Text<F> = fn(&<F as Fields>::Values, &State) -> String;

/// How what is written becomes the value; an error says what to write instead.
type Read<F> = fn(&mut <F as Fields>::Values, &str, &Context<'_, F>) -> Result<(), String>;

/// How what is written is understood, in the words of the screen.
type Says<F> = fn(&<F as Fields>::Values, &Context<'_, F>) -> Understood;

/// The day that a field means.
type Day<F> = fn(&<F as Fields>::Values) -> Option<Date>;

/// Whether a field matters, as the others are filled in.
type Matters<F> = fn(&<F as Fields>::Values, &State) -> bool;

/// A field of a form: what it is called, what it takes, how its value is written, and how what is written is read.
pub(in crate::app) struct Field<F: Fields> {
    pub(super) label: &'static str,
    pub(super) kind: FieldKind,
    pub(super) hint: &'static str,
    value: Value<F>,
    says: Option<Says<F>>,
    day: Option<Day<F>>,
    pub(super) matters: Option<Matters<F>>,
    pub(super) is_asked: fn(&F) -> bool,
    choices: Option<fn(&F) -> Vec<String>>,
    pub(super) stays: bool,
    pub(super) page: Option<&'static str>,
    pub(super) waits: bool,
}

/// The value of a field.
enum Value<F: Fields> {
    /// Of a type that every form writes and reads in the same way.
    At(&'static dyn Slot<F::Values>),
    /// In the form's own way.
    Own(Text<F>, Read<F>),
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
        Self::made(label, FieldKind::Free, Value::Own(text, read))
    }

    /// A field with its label and where its value is kept; how that is written, read and said follows from its type.
    pub const fn at<T: FieldValue>(label: &'static str, slot: &'static Lens<F::Values, T>) -> Self {
        Self::made(label, T::KIND, Value::At(slot))
    }

    /// A field with its label, one of two things to choose from.
    pub const fn either(label: &'static str, slot: &'static Either<F::Values>) -> Self {
        Self::made(label, FieldKind::Words(slot.words), Value::At(slot))
    }

    const fn made(label: &'static str, kind: FieldKind, value: Value<F>) -> Self {
        Self {
            label,
            kind,
            hint: "",
            value,
            says: None,
            day: None,
            matters: None,
            is_asked: |_| true,
            choices: None,
            stays: false,
            page: None,
            waits: false,
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

    /// The same, with how it is understood said beside it.
    pub const fn says(mut self, says: Says<F>) -> Self {
        self.says = Some(says);
        self
    }

    /// The same of a day, which is said beside it.
    pub const fn day(mut self, day: Day<F>) -> Self {
        self.day = Some(day);
        self
    }

    /// The same, asked of some such forms only.
    pub const fn only_if(mut self, is_asked: fn(&F) -> bool) -> Self {
        self.is_asked = is_asked;
        self
    }

    /// The same, shown as soon as it matters, wherever it stands.
    pub const fn once(mut self, matters: Matters<F>) -> Self {
        self.matters = Some(matters);
        self
    }

    /// The same, asked for only once it matters: until then it is not even folded away.
    pub const fn only_once(mut self, matters: Matters<F>) -> Self {
        self.waits = true;
        self.once(matters)
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

    /// The same, the first of a page that is called so: a form with pages is gone through one after the other.
    pub const fn opens_page(mut self, title: &'static str) -> Self {
        self.page = Some(title);
        self
    }

    /// The text of its value.
    pub(super) fn text(&self, values: &F::Values, state: &State) -> String {
        match self.value {
            Value::At(slot) => slot.text(values, state),
            Value::Own(text, _) => text(values, state),
        }
    }

    /// Reads what is written in it.
    pub(super) fn read(
        &self,
        values: &mut F::Values,
        written: &str,
        at: &Context<'_, F>,
    ) -> Result<(), String> {
        match self.value {
            Value::At(slot) => slot.read(values, written, at.app, at.base),
            Value::Own(_, read) => read(values, written, at),
        }
    }

    /// The day that it means.
    pub(super) fn day_of(&self, values: &F::Values) -> Option<Date> {
        self.day.and_then(|day| day(values))
    }

    /// How what is written in it is understood, where that can be told.
    pub(super) fn understood(&self, values: &F::Values, at: &Context<'_, F>) -> Option<Understood> {
        match (self.says, &self.value) {
            (Some(says), _) => Some(says(values, at)),
            (None, Value::At(slot)) => {
                Some(slot.says(values, at.app, at.base)).filter(|it| !it.text.is_empty())
            }
            (None, Value::Own(..)) => None,
        }
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

/// What a form asks for, and what it comes to.
pub(in crate::app) trait Fields: Sized + 'static {
    /// What the fields say, read.
    type Values;

    /// The fields in their order; what matters most comes first.
    const FIELDS: &'static [&'static Field<Self>];

    /// What the form opens with.
    fn start(&self) -> Self::Values;

    /// What the fields say where nothing is known yet; such fields may be folded away.
    fn blank(&self) -> Self::Values {
        self.start()
    }

    /// What the values come to: a draft, and what there is to say. What is wrong is noted in what was found; without it,
    /// an error says why there is no draft yet.
    fn conclude(
        &mut self,
        values: Self::Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String>;
}

/// What was found while a form was read.
pub(in crate::app) struct Findings<F: Fields> {
    pub(super) asked: Vec<&'static Field<F>>,
    pub(super) problems: Vec<Option<String>>,
    /// What there is to say.
    pub remarks: Vec<FormRemark>,
    /// What there is to say on the last page alone.
    pub at_the_end: Vec<FormRemark>,
    /// How much of a series it reaches.
    pub reach: SeriesScope,
}

impl<F: Fields> Findings<F> {
    /// Whether nothing is wrong so far.
    pub fn is_well(&self) -> bool {
        self.problems.iter().all(Option::is_none)
    }

    /// Whether nothing is wrong with a field.
    pub fn is_right(&self, field: &'static Field<F>) -> bool {
        let at = self.asked.iter().position(|it| std::ptr::eq(*it, field));
        at.and_then(|at| self.problems.get(at)).is_some_and(Option::is_none)
    }

    /// Notes what is wrong with a field, unless something is already; of one that is not asked, with the first one.
    pub fn wrong(&mut self, field: &'static Field<F>, words: impl Into<String>) {
        let at = self.asked.iter().position(|it| std::ptr::eq(*it, field)).unwrap_or(0);
        if let Some(problem) = self.problems.get_mut(at) {
            problem.get_or_insert_with(|| words.into());
        }
    }

    /// Notes what is wrong with a field, so that there is no draft.
    pub fn refuse<T>(&mut self, field: &'static Field<F>, words: impl Into<String>) -> Result<T, String> {
        let words = words.into();
        self.wrong(field, words.clone());
        Err(words)
    }

    /// What came of a look at a field's value; what is wrong with it is noted.
    pub fn part<T>(&mut self, field: &'static Field<F>, read: Result<T, String>) -> Option<T> {
        read.map_err(|words| self.wrong(field, words)).ok()
    }

    /// Why there is no draft, where something is wrong.
    pub fn all_well(&self) -> Result<(), String> {
        self.problems.iter().flatten().next().map_or(Ok(()), |problem| Err(problem.clone()))
    }
}
