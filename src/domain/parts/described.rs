//! How the fields of a struct are described: what stands in each, and who may see it.
//!
//! A description takes its struct apart without leaving anything out: a field that is not described does not compile.

use smol_str::SmolStr;

use crate::domain::id::{FamilyRef, Name};

/// Who may see a field, beside whoever may see its record at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Privacy {
    /// Everybody who may see the record: what counts as work.
    Open,
    /// Whoever may know the family.
    Family,
    /// Whoever is with the family, and the lead of its team.
    Reminding,
    /// Whoever is with the family, and the lead of its team: what was measured.
    Measuring,
    /// The person themselves; rules go by it without saying it.
    Own,
    /// The person themselves and the lead of their team; rules go by it without saying it.
    Agreed,
    /// Nobody who sits at a seat.
    Nobody,
}

/// A field of a record, by the team file's key, and who may see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DescribedField {
    /// The key in the team file, or the field's own name where the team file has none.
    pub key: &'static str,
    /// Who may see it.
    pub privacy: Privacy,
}

/// A struct whose fields are described.
pub trait Described {
    /// Its fields, in order.
    const FIELDS: &'static [DescribedField];

    /// Empties the fields that are hidden.
    fn hide(&mut self, is_hidden: &dyn Fn(Privacy) -> bool);
}

/// Keeps the ids, of whatever table, of what is not gone; answers whether any are left.
pub(crate) fn keep_untold(ids: &mut Vec<SmolStr>, is_gone: &dyn Fn(Name<'_>) -> bool) -> bool {
    ids.retain(|id| !FamilyRef::parse(id).is_ok_and(|it| is_gone(Name::Family(&it))));
    !ids.is_empty()
}

/// Whether a flag is about a family that is gone.
pub(crate) fn is_about((table, id): &(String, String), is_gone: &dyn Fn(Name<'_>) -> bool) -> bool {
    table == "family" && FamilyRef::parse(id).is_ok_and(|it| is_gone(Name::Family(&it)))
}

/// Describes a struct: each field with what it is and, after `for`, who may see it.
///
/// - `plain`: a number, a day, a choice; nothing that somebody wrote
/// - `text`: somebody's words, one or a list; `name`: what a person, a team or the service is called
/// - `word`: a text that is no more than a word
/// - `id`: its own id; `refers`: ids of other records, which must be there; `past`: of what may be gone by now, or what is
///   kept of the past as a whole
/// - `inside`: structs that are described themselves
/// - `subject`: what a flag is about, a table and an id (in two keys, or in one where its spelling says so); `untold`: ids of whatever table, of which nothing is ever said
/// - `flat`: one whose fields are this one's in the team file
/// - `nth`: what tells apart records that are alike otherwise; the team file does not say it
///
/// A key that the team file writes otherwise follows the field's name: `reference = "ref"`. How a value is written there, where
/// its type does not say it, follows what the field is: `hours: plain as WeeklyHours`. Last comes what the field is where the
/// file does not say it: `loss: plain or false`. It is left out where it is that; an `id` is written all the same.
///
/// A struct that is `in store` has no row of its own in the team file.
macro_rules! described {
    (@see $it:ident $at:ident $look:ident plain $key:expr) => { let _ = $it; };
    (@see $it:ident $at:ident $look:ident word $key:expr) => {
        $look($at.within($key, PartRole::Refers), RecordPart::Word($it));
    };
    (@see $it:ident $at:ident $look:ident untold $key:expr) => {
        for id in $it.iter() {
            $look($at.within($key, PartRole::Past), RecordPart::Untold(id));
        }
    };
    (@see $it:ident $at:ident $look:ident subject $key:expr) => {
        $look($at.within($key, PartRole::Refers), RecordPart::Subject(&$it.0, &$it.1));
    };
    (@see $it:ident $at:ident $look:ident flat $key:expr) => { $it.see($at, $look); };
    (@see $it:ident $at:ident $look:ident $kind:ident $key:expr) => {
        $it.see($at.within($key, described!(@role $kind)), $look);
    };
    (@edit $it:ident $at:ident $change:ident plain $key:expr) => { let _ = $it; };
    (@edit $it:ident $at:ident $change:ident word $key:expr) => { let _ = $it; };
    (@edit $it:ident $at:ident $change:ident untold $key:expr) => {
        for id in $it.iter_mut() {
            $change($at.within($key, PartRole::Past), RecordPartMut::Untold(id));
        }
    };
    (@edit $it:ident $at:ident $change:ident subject $key:expr) => {
        $change($at.within($key, PartRole::Refers), RecordPartMut::Subject(&$it.0, &mut $it.1));
    };
    (@edit $it:ident $at:ident $change:ident flat $key:expr) => { $it.edit($at, $change); };
    (@edit $it:ident $at:ident $change:ident $kind:ident $key:expr) => {
        $it.edit($at.within($key, described!(@role $kind)), $change);
    };
    (@keep $it:ident $is_gone:ident plain) => { { let _ = $it; true } };
    (@keep $it:ident $is_gone:ident word) => { { let _ = $it; true } };
    (@keep $it:ident $is_gone:ident untold) => { described::keep_untold($it, $is_gone) };
    (@keep $it:ident $is_gone:ident subject) => { !described::is_about($it, $is_gone) };
    (@keep $it:ident $is_gone:ident $kind:ident) => { $it.keep($is_gone) };
    (@role id) => { PartRole::Own };
    (@role name) => { PartRole::Own };
    (@role past) => { PartRole::Past };
    (@role $other:ident) => { PartRole::Refers };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@privacy) => { Privacy::Open };
    (@privacy $privacy:ident) => { Privacy::$privacy };
    (@hide $it:ident $is_hidden:ident) => { let _ = $it; };
    (@hide $it:ident $is_hidden:ident $privacy:ident) => {
        if $is_hidden(Privacy::$privacy) {
            *$it = Default::default();
        }
    };
    ($($type:ident $(in $store:ident)? { $(
        $field:ident $(= $key:literal)?: $kind:ident
            $(as $spelling:ident)? $(for $privacy:ident)? $(or $default:expr)?,
    )* })*) => { $(
        const _: () = {
            #[allow(unused_imports, reason = "not every description needs each")]
            use $crate::domain::id::Name;
            #[allow(unused_imports, reason = "not every description needs each")]
            use $crate::domain::parts::{At, Described, DescribedField, HasParts, PartRole, Privacy, RecordPart, RecordPartMut, described};

            impl Described for $type {
                const FIELDS: &'static [DescribedField] = &[$(DescribedField {
                    key: described!(@key $field $($key)?),
                    privacy: described!(@privacy $($privacy)?),
                },)*];

                fn hide(&mut self, is_hidden: &dyn Fn(Privacy) -> bool) {
                    let _ = is_hidden;
                    let Self { $($field),* } = self;
                    $(described!(@hide $field is_hidden $($privacy)?);)*
                }
            }

            #[allow(unused_variables, reason = "what is plain has no parts")]
            impl HasParts for $type {
                fn see<'a>(&'a self, at: At, look: &mut dyn FnMut(At, RecordPart<'a>)) {
                    let Self { $($field),* } = self;
                    $(described!(@see $field at look $kind described!(@key $field $($key)?));)*
                }

                fn edit(&mut self, at: At, change: &mut dyn FnMut(At, RecordPartMut<'_>)) {
                    let Self { $($field),* } = self;
                    $(described!(@edit $field at change $kind described!(@key $field $($key)?));)*
                }

                fn keep(&mut self, is_gone: &dyn Fn(Name<'_>) -> bool) -> bool {
                    let Self { $($field),* } = self;
                    let kept = [$(described!(@keep $field is_gone $kind)),*];
                    kept.into_iter().all(|it| it)
                }
            }
        };

        $crate::domain::parts::filed! {
            [$($store)?] $type $({
                $field ($crate::domain::parts::described!(@key $field $($key)?)) $kind [$($spelling)?] [$($default)?]
            })*
        }
    )* };
}
pub(crate) use described;
