//! The parts that records have: the texts and ids in them, where each stands and what it does there.

use std::sync::Arc;

use smol_str::SmolStr;

use crate::domain::calendar::{Date, Moment, Week};
use crate::domain::id::{Id, Name, NameMut};

/// What an id or a text does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartRole {
    /// It is the record's own id; or the name by which the service knows a person, a team or itself.
    Own,
    /// It refers to another record, which must be there; or it is a text like any.
    Refers,
    /// It names what may be gone by now.
    Past,
}

/// Where a part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The field of the record, by the team file's key.
    pub field: &'static str,
    /// Which item of it, where it is a list.
    pub index: Option<usize>,
    /// What an id does there.
    pub role: PartRole,
}

impl At {
    /// Before any field.
    pub const RECORD: Self = Self { field: "", index: None, role: PartRole::Refers };

    /// In a field: inside another one that keeps its name, and its past.
    #[must_use]
    pub fn within(self, field: &'static str, role: PartRole) -> Self {
        let role = if self.role == PartRole::Past { PartRole::Past } else { role };
        if self.field.is_empty() { Self { field, index: None, role } } else { Self { role, ..self } }
    }

    fn item(self, index: usize) -> Self {
        Self { index: self.index.or(Some(index)), ..self }
    }
}

/// A part of a record.
#[derive(Clone, Copy, Debug)]
pub enum RecordPart<'a> {
    /// A text in somebody's words.
    Text(&'a str),
    /// A text that is no more than a word: a rule's slug, who did something.
    Word(&'a str),
    /// An id.
    Id(Name<'a>),
    /// What a flag is about: a table, and an id of it.
    Subject(&'a str, &'a str),
    /// An id of whatever table, of which nothing is ever said.
    Untold(&'a SmolStr),
}

/// A part of a record, to be changed.
#[derive(Debug)]
pub enum RecordPartMut<'a> {
    /// A text in somebody's words.
    Text(&'a mut String),
    /// An id.
    Id(NameMut<'a>),
    /// What a flag is about: a table, and an id of it.
    Subject(&'a str, &'a mut String),
    /// An id of whatever table, of which nothing is ever said.
    Untold(&'a mut SmolStr),
}

/// Something that parts are found in.
pub trait HasParts {
    /// Shows each part.
    fn see<'a>(&'a self, _at: At, _look: &mut dyn FnMut(At, RecordPart<'a>)) {}

    /// Shows each part, to be changed.
    fn edit(&mut self, _at: At, _change: &mut dyn FnMut(At, RecordPartMut<'_>)) {}

    /// Drops what names something that is gone: an item of a list, what a field may leave out. Answers whether anything is
    /// left that is worth keeping: what has such a name in a field of its own goes with it.
    fn keep(&mut self, _is_gone: &dyn Fn(Name<'_>) -> bool) -> bool {
        true
    }
}

/// The most items a list of a record has.
pub const MOST_ITEMS: usize = 1000;

/// What has no parts: numbers, days, choices.
macro_rules! plain {
    ($($type:ty)*) => { $(impl HasParts for $type {})* };
}
plain! { () u8 u32 i32 SmolStr Date Moment Week }

impl<I: Id> HasParts for I {
    fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
        look(at, RecordPart::Id(self.name()));
    }

    fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        change(at, RecordPartMut::Id(self.name_mut()));
    }

    fn keep(&mut self, is_gone: &dyn Fn(Name<'_>) -> bool) -> bool {
        !is_gone(self.name())
    }
}

impl HasParts for String {
    fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
        look(at, RecordPart::Text(self));
    }

    fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        change(at, RecordPartMut::Text(self));
    }
}

impl<T: HasParts> HasParts for Option<T> {
    fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
        if let Some(it) = self {
            it.see(at, look);
        }
    }

    fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        if let Some(it) = self {
            it.edit(at, change);
        }
    }

    fn keep(&mut self, is_gone: &dyn Fn(Name<'_>) -> bool) -> bool {
        if self.as_mut().is_some_and(|it| !it.keep(is_gone)) {
            *self = None;
        }
        true
    }
}

impl<T: HasParts> HasParts for Vec<T> {
    fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
        for (index, it) in self.iter().enumerate() {
            it.see(at.item(index), look);
        }
    }

    fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        for (index, it) in self.iter_mut().enumerate() {
            it.edit(at.item(index), change);
        }
    }

    fn keep(&mut self, is_gone: &dyn Fn(Name<'_>) -> bool) -> bool {
        self.retain_mut(|it| it.keep(is_gone));
        true
    }
}

impl<T: HasParts + Clone> HasParts for Arc<T> {
    fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
        (**self).see(at, look);
    }

    fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
        Arc::make_mut(self).edit(at, change);
    }

    fn keep(&mut self, is_gone: &dyn Fn(Name<'_>) -> bool) -> bool {
        Arc::make_mut(self).keep(is_gone)
    }
}

/// Tuples are keys: each of their parts stands for itself.
macro_rules! tuples {
    ($(($($part:ident $n:tt),*))*) => { $(
        impl<$($part: HasParts),*> HasParts for ($($part,)*) {
            fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
                $(self.$n.see(at, look);)*
            }

            fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
                $(self.$n.edit(at, change);)*
            }
        }
    )* };
}
tuples! { (A 0, B 1) (A 0, B 1, C 2) (A 0, B 1, C 2, D 3) }
