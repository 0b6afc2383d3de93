//! The fields of a record as the keys of a row: how a row is read into them, and what they say in one.

use crate::domain::calendar::Minutes;

use super::value::{FieldValue, Read, Said, ValueReader};

/// A row of a file while it is read, each key asked for once. What is wrong with it is noted where it is read, and a row
/// with a fault comes to nothing.
pub trait RowReader {
    /// A key that may be left out.
    fn optional<T: FieldValue>(&mut self, key: &'static str) -> Option<T>;
    /// A key that must be there.
    fn required<T: FieldValue>(&mut self, key: &'static str) -> Option<T>;
    /// A list that may be left out.
    fn list<T: FieldValue>(&mut self, key: &'static str) -> Vec<T>;
    /// A list of lists that may be left out, of which a single one may stand by itself; `inner` says what each is.
    fn lists<T: FieldValue>(&mut self, key: &'static str, inner: &str) -> Vec<Vec<T>>;
    /// A table inside the row that may be left out.
    fn table<T: Fields>(&mut self, key: &'static str) -> Option<T>;
    /// A list of tables that may be left out.
    fn tables<T: Fields>(&mut self, key: &'static str) -> Vec<T>;
    /// Weekly hours, which must be there; where they change, those before any change.
    fn weekly_hours(&mut self, key: &'static str) -> Option<Minutes>;
    /// Notes what is wrong at a key.
    fn fault_in(&mut self, key: &'static str, message: &str);
}

/// What a record says in one key of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSaid {
    /// The key.
    pub key: &'static str,
    /// What it says; `None` where it has nothing to say.
    pub said: Option<Said>,
    /// Whether that is what it is too where the key is left out.
    pub is_default: bool,
}

impl FieldSaid {
    /// What a key says that is no default.
    pub fn new(key: &'static str, said: Option<Said>) -> Self {
        Self { key, said, is_default: false }
    }
}

/// Something whose fields are keys of a row.
pub trait Fields: Sized {
    /// Reads it from a row, every key before it gives up.
    fn read(row: &mut impl RowReader) -> Option<Self>;

    /// Says each of its keys, in order.
    fn say(&self, say: &mut dyn FnMut(FieldSaid));
}

/// One field of it, under one key.
pub trait Field: Sized {
    /// Reads it, where the key must be there unless nothing is something that it can be.
    fn read(row: &mut impl RowReader, key: &'static str) -> Option<Self>;

    /// What it says; `None` where it has nothing to say.
    fn said(&self) -> Option<Said>;
}

impl<T: FieldValue> Field for T {
    fn read(row: &mut impl RowReader, key: &'static str) -> Option<Self> {
        row.required(key)
    }

    fn said(&self) -> Option<Said> {
        Some(FieldValue::said(self))
    }
}

impl<T: FieldValue> Field for Option<T> {
    fn read(row: &mut impl RowReader, key: &'static str) -> Option<Self> {
        Some(row.optional(key))
    }

    fn said(&self) -> Option<Said> {
        self.as_ref().map(FieldValue::said)
    }
}

impl<T: FieldValue> Field for Vec<T> {
    fn read(row: &mut impl RowReader, key: &'static str) -> Option<Self> {
        Some(row.list(key))
    }

    fn said(&self) -> Option<Said> {
        (!self.is_empty()).then(|| Said::List(self.iter().map(FieldValue::said).collect()))
    }
}

/// A field that holds structs, each a table of its own.
pub trait Tables: Sized {
    /// Reads it.
    fn read(row: &mut impl RowReader, key: &'static str) -> Self;

    /// What it says; `None` where it has nothing to say.
    fn said(&self) -> Option<Said>;
}

impl<T: Fields> Tables for Option<T> {
    fn read(row: &mut impl RowReader, key: &'static str) -> Self {
        row.table(key)
    }

    fn said(&self) -> Option<Said> {
        self.as_ref().map(table)
    }
}

impl<T: Fields> Tables for Vec<T> {
    fn read(row: &mut impl RowReader, key: &'static str) -> Self {
        row.tables(key)
    }

    fn said(&self) -> Option<Said> {
        (!self.is_empty()).then(|| Said::List(self.iter().map(table).collect()))
    }
}

/// What a struct says as a table, without what it is by default.
fn table(it: &impl Fields) -> Said {
    let mut table = vec![];
    it.say(&mut |field| {
        let said = field.said.filter(|_| !field.is_default);
        table.extend(said.map(|said| (field.key, said)));
    });
    Said::Table(table)
}

/// What a flag is about.
impl Fields for (String, String) {
    fn read(row: &mut impl RowReader) -> Option<Self> {
        let (kind, id) = (row.required("kind"), row.required("subject"));
        Some((kind?, id?))
    }

    fn say(&self, say: &mut dyn FnMut(FieldSaid)) {
        say(FieldSaid::new("kind", Field::said(&self.0)));
        say(FieldSaid::new("subject", Field::said(&self.1)));
    }
}

/// Weekly hours: written on the clock alone, so that nobody takes them for minutes.
pub struct WeeklyHours(pub Minutes);

impl Field for WeeklyHours {
    fn read(row: &mut impl RowReader, key: &'static str) -> Option<Self> {
        row.weekly_hours(key).map(Self)
    }

    fn said(&self) -> Option<Said> {
        Some(Said::text(&self.0))
    }
}

/// A length of time that is written on the clock: `0:30`.
pub struct ClockLength(pub Minutes);

impl FieldValue for ClockLength {
    fn read(value: &impl ValueReader) -> Read<Self> {
        value.length().map(Self)
    }

    fn said(&self) -> Said {
        Said::text(&self.0)
    }
}

/// A length of time that may be below zero.
pub struct SignedLength(pub Minutes);

impl FieldValue for SignedLength {
    fn read(value: &impl ValueReader) -> Read<Self> {
        value.signed_length().map(Self)
    }

    fn said(&self) -> Said {
        Said::number(self.0.0)
    }
}

/// A leave year, by the year it starts in.
pub struct LeaveYearStart(pub i32);

impl FieldValue for LeaveYearStart {
    fn read(value: &impl ValueReader) -> Read<Self> {
        value.leave_year().map(Self)
    }

    fn said(&self) -> Said {
        Said::number(self.0)
    }
}
