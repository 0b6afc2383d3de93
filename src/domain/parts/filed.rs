//! How a described struct is read from a row of a file and what it says in one, made of its description.

/// Makes the keys of a row of a described struct; called by `described!`, which says what stands where.
///
/// A field whose type can be nothing (an option, a list) may be left out, and so may one with a default; any other must be
/// there.
macro_rules! filed {
    // What stands in the store alone has no row.
    ([store] $type:ident $($fields:tt)*) => {
        impl $crate::domain::parts::Fields for $type {
            fn read(_row: &mut impl $crate::domain::parts::RowReader) -> Option<Self> {
                None
            }

            fn say(&self, _say: &mut dyn FnMut($crate::domain::parts::FieldSaid)) {}
        }
    };
    ([] $type:ident $({ $field:ident $key:tt $kind:ident $as:tt $default:tt })*) => {
        const _: () = {
            #[allow(unused_imports, reason = "not every description needs each")]
            use $crate::domain::parts::{ClockLength, Field, FieldSaid, Fields, LeaveYearStart, RowReader, SignedLength, Tables, WeeklyHours, filed, of_field};

            #[allow(unused_variables, reason = "the team file does not say everything")]
            impl Fields for $type {
                fn read(row: &mut impl RowReader) -> Option<Self> {
                    $(let $field = of_field(|it: &Self| &it.$field, filed!(@read row $key $kind $as $default));)*
                    $(filed!(@needed $field $default);)*
                    $(filed!(@default $field $default);)*
                    Some(Self { $($field),* })
                }

                fn say(&self, say: &mut dyn FnMut(FieldSaid)) {
                    let Self { $($field),* } = self;
                    $(filed!(@say say $field $key $kind $as $default);)*
                }
            }
        };
    };

    (@read $row:ident $key:tt nth $as:tt $default:tt) => { Some(Default::default()) };
    (@read $row:ident $key:tt flat $as:tt $default:tt) => { Fields::read($row) };
    (@read $row:ident $key:tt subject [] $default:tt) => { Fields::read($row) };
    (@read $row:ident $key:tt inside $as:tt $default:tt) => { Some(Tables::read($row, $key)) };
    (@read $row:ident $key:tt $kind:ident [] []) => { Field::read($row, $key) };
    (@read $row:ident $key:tt $kind:ident [] $default:tt) => { $row.optional($key) };
    (@read $row:ident $key:tt $kind:ident [$as:ident] []) => {
        <$as as Field>::read($row, $key).map(|$as(it)| it)
    };
    (@read $row:ident $key:tt $kind:ident [$as:ident] $default:tt) => {
        $row.optional($key).map(|$as(it)| it)
    };

    (@needed $it:ident []) => { let $it = $it?; };
    (@needed $it:ident $default:tt) => {};
    (@default $it:ident []) => {};
    (@default $it:ident [$otherwise:expr]) => {
        let $it = match $it {
            Some(it) => it,
            None => $otherwise,
        };
    };

    (@say $say:ident $it:ident $key:tt nth $as:tt $default:tt) => {};
    (@say $say:ident $it:ident $key:tt flat $as:tt $default:tt) => { $it.say($say); };
    (@say $say:ident $it:ident $key:tt subject [] $default:tt) => { $it.say($say); };
    (@say $say:ident $it:ident $key:tt inside $as:tt $default:tt) => {
        $say(FieldSaid::new($key, Tables::said($it)));
    };
    (@say $say:ident $it:ident $key:tt id $as:tt $default:tt) => {
        $say(FieldSaid::new($key, filed!(@said $it $as)));
    };
    (@say $say:ident $it:ident $key:tt $kind:ident $as:tt [$otherwise:expr]) => {
        $say(FieldSaid { key: $key, said: filed!(@said $it $as), is_default: *$it == $otherwise });
    };
    (@say $say:ident $it:ident $key:tt $kind:ident $as:tt $default:tt) => {
        $say(FieldSaid::new($key, filed!(@said $it $as)));
    };
    (@said $it:ident []) => { Field::said($it) };
    (@said $it:ident [$as:ident]) => { Field::said(&$as(Clone::clone($it))) };
}
pub(crate) use filed;

/// What was read of a field, as of the type that the field is of.
pub(crate) fn of_field<S, T>(_: fn(&S) -> &T, read: Option<T>) -> Option<T> {
    read
}
