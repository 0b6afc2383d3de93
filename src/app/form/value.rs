//! Values that are written and read in the same way in every form, and where a form keeps them.

use super::field::{Context, Fields};
use super::name_list::NameList;
use super::values::{YES_NO, if_any, in_words, is_yes, named, yes_or_no};
use super::written_when::typed;
use super::{FieldKind, Understood};
use crate::app::{App, words};
use crate::domain::{
    ActivityKind, Boundary, Complexity, CourseId, Date, LeaveKind, Nation, NesLevel, PersonId, PlaceId,
    PlaceKind, Role, State, Status, TeamId, TeamKind, Track, Visit, Zone,
};

/// A value that is written and read in the same way in every form.
pub(in crate::app) trait FieldValue: Sized + 'static {
    /// What a field of it takes.
    const KIND: FieldKind = FieldKind::Free;

    /// How it is written, with names as the state has them.
    fn written(&self, state: &State) -> String;

    /// What is written, read; an error says what to write instead.
    fn read(written: &str, app: &App, base: &State) -> Result<Self, String>;

    /// How it is understood, where that says more than what is written.
    fn understood(&self, _app: &App, _base: &State) -> String {
        String::new()
    }
}

/// Where a form keeps a value: how it is looked at, and how it is set. [`at!`] makes one.
pub(in crate::app) struct Lens<V, T> {
    /// Looks at it.
    pub get: fn(&V) -> &T,
    /// Sets it.
    pub set: fn(&mut V, T),
}

/// Where a form keeps a value, as the way to it from all its values: `at!(activity.title)`.
macro_rules! at {
    ($($step:ident).+) => {
        $crate::app::form::value::Lens { get: |it| &it.$($step).+, set: |it, value| it.$($step).+ = value }
    };
}
pub(in crate::app) use at;

/// Where a form keeps the value of a field, whatever its type.
pub(super) trait Slot<F: Fields>: Sync {
    /// How it is written.
    fn text(&self, values: &F::Values, state: &State) -> String;

    /// Reads what is written into it.
    fn read(&self, values: &mut F::Values, written: &str, at: &Context<'_, F>) -> Result<(), String>;

    /// How it is understood.
    fn says(&self, values: &F::Values, at: &Context<'_, F>) -> Understood;
}

impl<F: Fields, T: FieldValue> Slot<F> for Lens<F::Values, T> {
    fn text(&self, values: &F::Values, state: &State) -> String {
        (self.get)(values).written(state)
    }

    fn read(&self, values: &mut F::Values, written: &str, at: &Context<'_, F>) -> Result<(), String> {
        let value = T::read(written, at.app, at.base)?;
        (self.set)(values, value);
        Ok(())
    }

    fn says(&self, values: &F::Values, at: &Context<'_, F>) -> Understood {
        (self.get)(values).understood(at.app, at.base).into()
    }
}

/// What something is called: it must be there.
impl FieldValue for String {
    fn written(&self, _: &State) -> String {
        self.clone()
    }

    fn read(written: &str, _: &App, _: &State) -> Result<Self, String> {
        named(written)
    }
}

/// Yes or no.
impl FieldValue for bool {
    const KIND: FieldKind = FieldKind::Words(YES_NO);

    fn written(&self, _: &State) -> String {
        yes_or_no(*self)
    }

    fn read(written: &str, _: &App, _: &State) -> Result<Self, String> {
        is_yes(written)
    }
}

/// A day, which is said in full beside the field.
impl FieldValue for Date {
    fn written(&self, _: &State) -> String {
        typed(*self)
    }

    fn read(written: &str, app: &App, _: &State) -> Result<Self, String> {
        app.read_day(written)
    }

    fn understood(&self, app: &App, _: &State) -> String {
        words::day(*self, app.today())
    }
}

/// Declares types of which a field takes one, by name.
macro_rules! one_by_name {
    ($($id:ty: $kind:ident, $names:ident;)+) => {$(
        impl FieldValue for $id {
            const KIND: FieldKind = FieldKind::$kind;

            fn written(&self, state: &State) -> String {
                NameList::$names(state).name(self)
            }

            fn read(written: &str, _: &App, base: &State) -> Result<Self, String> {
                NameList::$names(base).one(written)
            }

            fn understood(&self, _: &App, base: &State) -> String {
                NameList::$names(base).name(self)
            }
        }
    )+};
}

one_by_name! {
    TeamId: Team, teams;
    PlaceId: Place, places;
    PersonId: Person, people;
}

/// Courses, with commas between.
impl FieldValue for Vec<CourseId> {
    const KIND: FieldKind = FieldKind::Courses;

    fn written(&self, state: &State) -> String {
        NameList::courses(state).names(self)
    }

    fn read(written: &str, _: &App, base: &State) -> Result<Self, String> {
        NameList::courses(base).some(written)
    }

    fn understood(&self, _: &App, base: &State) -> String {
        NameList::courses(base).names(self)
    }
}

/// Declares types that read and print in the words of a field, with what a field of them takes.
macro_rules! as_printed {
    ($($kind:expr => $($of:ident)+;)+) => {$($(
        impl FieldValue for $of {
            const KIND: FieldKind = $kind;

            fn written(&self, _: &State) -> String {
                self.to_string()
            }

            fn read(written: &str, _: &App, _: &State) -> Result<Self, String> {
                written.parse().map_err(in_words::<crate::domain::Malformed>)
            }
        }
    )+)+};
}

as_printed! {
    FieldKind::Free => Zone;
    FieldKind::Words(Self::WORDS) => ActivityKind Boundary Complexity LeaveKind Nation NesLevel PlaceKind Role Status TeamKind
        Track Visit;
}

/// A value that may be left out.
impl<T: FieldValue> FieldValue for Option<T> {
    const KIND: FieldKind = T::KIND;

    fn written(&self, state: &State) -> String {
        self.as_ref().map(|it| it.written(state)).unwrap_or_default()
    }

    fn read(written: &str, app: &App, base: &State) -> Result<Self, String> {
        if_any(written, |written| T::read(written, app, base))
    }

    fn understood(&self, app: &App, base: &State) -> String {
        self.as_ref().map(|it| it.understood(app, base)).unwrap_or_default()
    }
}
