//! Values that are written and read in the same way in every form, and where a form keeps them.

use super::name_list::NameList;
use super::values::{YES_NO, if_any, in_words, is_yes, named, yes_or_no};
use super::written_when::typed;
use super::{FieldKind, Understood};
use crate::app::{App, words};
use crate::domain::{
    ActivityId, ActivityKind, Boundary, Complexity, CourseId, Date, LeaveKind, Nation, NesLevel, PersonId,
    PlaceId, PlaceKind, Role, State, Status, TeamId, TeamKind, Track, Visit, Zone,
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

/// Where a form keeps the value of a field among all its values, whatever its type.
pub(super) trait Slot<V>: Sync {
    /// How it is written.
    fn text(&self, values: &V, state: &State) -> String;

    /// Reads what is written into it; an error says what to write instead.
    fn read(&self, values: &mut V, written: &str, app: &App, base: &State) -> Result<(), String>;

    /// How it is understood.
    fn says(&self, values: &V, app: &App, base: &State) -> Understood;
}

impl<V, T: FieldValue> Slot<V> for Lens<V, T> {
    fn text(&self, values: &V, state: &State) -> String {
        (self.get)(values).written(state)
    }

    fn read(&self, values: &mut V, written: &str, app: &App, base: &State) -> Result<(), String> {
        (self.set)(values, T::read(written, app, base)?);
        Ok(())
    }

    fn says(&self, values: &V, app: &App, base: &State) -> Understood {
        (self.get)(values).understood(app, base).into()
    }
}

/// One of two things, by their words: no for the first, yes for the second.
pub(in crate::app) struct Either<V> {
    /// Where it is kept which.
    pub at: Lens<V, bool>,
    /// Their words.
    pub words: &'static [&'static str; 2],
    /// What to write instead of anything else.
    pub instead: &'static str,
}

impl<V> Slot<V> for Either<V> {
    fn text(&self, values: &V, _: &State) -> String {
        let [no, yes] = *self.words;
        if *(self.at.get)(values) { yes } else { no }.to_owned()
    }

    fn read(&self, values: &mut V, written: &str, _: &App, _: &State) -> Result<(), String> {
        let at = self.words.iter().position(|word| *word == written).ok_or(self.instead)?;
        (self.at.set)(values, at == 1);
        Ok(())
    }

    fn says(&self, _: &V, _: &App, _: &State) -> Understood {
        String::new().into()
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
    ActivityId: Activity, activities;
    TeamId: Team, teams;
    PlaceId: Place, places;
    PersonId: Person, people;
}

/// Declares types of which a field takes several, by name, with commas between.
macro_rules! several_by_name {
    ($($id:ty: $kind:ident, $names:ident;)+) => {$(
        impl FieldValue for Vec<$id> {
            const KIND: FieldKind = FieldKind::$kind;

            fn written(&self, state: &State) -> String {
                NameList::$names(state).names(self)
            }

            fn read(written: &str, _: &App, base: &State) -> Result<Self, String> {
                NameList::$names(base).some(written)
            }

            fn understood(&self, _: &App, base: &State) -> String {
                NameList::$names(base).names(self)
            }
        }
    )+};
}

several_by_name! {
    CourseId: Courses, courses;
    PersonId: People, people;
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
