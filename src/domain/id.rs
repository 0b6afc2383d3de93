//! Ids: lower-case slugs, one type per kind of thing, so that a person is never passed for a post.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::domain::text::Malformed;
use crate::domain::text::plain_text::unaccented;

/// The longest slug, in characters.
pub(super) const LONGEST_ID: usize = 40;

/// Checks that a text is a slug: `[a-z0-9-]{1,40}`.
pub fn check_slug(text: &str) -> Result<(), Malformed> {
    let fits = (1..=LONGEST_ID).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if fits {
        Ok(())
    } else {
        Err(Malformed::new(text, "an id of 1 to 40 lower-case letters, digits and hyphens"))
    }
}

/// Makes a slug of any text: lower-case and without accents, everything else folded to single hyphens.
///
/// Returns `None` where nothing of the text can stand in a slug.
#[must_use]
pub fn slug_of(text: &str) -> Option<SmolStr> {
    let mut slug = String::new();
    let plain = text.chars().map(|c| unaccented(c).unwrap_or_else(|| c.to_string().into()));
    for c in plain.flat_map(|it| it.to_lowercase().chars().collect::<Vec<_>>()) {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(LONGEST_ID);
    let slug = slug.trim_end_matches('-');
    (!slug.is_empty()).then(|| SmolStr::new(slug))
}

/// An id of one kind.
pub(super) trait Id {
    /// It as one of any kind.
    fn name(&self) -> Name<'_>;

    /// It as one of any kind, to be changed.
    fn name_mut(&mut self) -> NameMut<'_>;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $variant:ident $name:ident)*) => {
        /// An id of any kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Name<'a> { $($(#[$doc])* $variant(&'a $name),)* }

        /// An id of any kind, to be changed.
        #[derive(Debug)]
        pub enum NameMut<'a> { $($(#[$doc])* $variant(&'a mut $name),)* }

        impl<'a> Name<'a> {
            /// The slug itself.
            #[must_use]
            pub fn as_str(self) -> &'a str {
                match self { $(Self::$variant(id) => id.as_str(),)* }
            }
        }

        impl NameMut<'_> {
            /// The id as it is.
            #[must_use]
            pub fn get(&self) -> Name<'_> {
                match self { $(Self::$variant(id) => Name::$variant(id),)* }
            }

            /// Writes another in its place: one that was read before, or that stands in for one.
            pub(super) fn set(&mut self, other: &str) {
                match self { $(Self::$variant(id) => id.0 = SmolStr::new(other),)* }
            }
        }
    $(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(SmolStr);

        impl $name {
            /// Reads a slug; the error says what an id may be.
            pub fn parse(text: &str) -> Result<Self, Malformed> {
                check_slug(text).map(|()| Self(SmolStr::new(text)))
            }

            /// The slug itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = Malformed;
            fn from_str(text: &str) -> Result<Self, Malformed> {
                Self::parse(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Id for $name {
            fn name(&self) -> Name<'_> {
                Name::$variant(self)
            }

            fn name_mut(&mut self) -> NameMut<'_> {
                NameMut::$variant(self)
            }
        }
    )*};
}

ids! {
    /// A place: an MBU, a base, a venue, an area.
    Place PlaceId
    /// A team.
    Team TeamId
    /// A person who works or volunteers here, or leads, supervises or works beside them.
    Person PersonId
    /// A funded post.
    Post PostId
    /// A training course.
    Course CourseId
    /// An entry of the activity catalogue.
    Activity ActivityId
    /// A family, by its local reference: never a name.
    Family FamilyRef
    /// A group that meets.
    Group GroupId
    /// A session, or one occurrence of a series.
    Session SessionId
    /// A repeating session.
    Series SeriesId
    /// An organisation of the directory.
    Organisation OrganisationId
    /// What somebody asks somebody else for.
    Request RequestId
}

impl PersonId {
    /// The id of nobody: no id that is read is empty.
    #[must_use]
    pub(crate) fn nobody() -> Self {
        Self(SmolStr::default())
    }
}

impl Name<'_> {
    /// Whether it may be called something else where a family's reference is part of it: all may but families themselves, and
    /// people and teams, who sign in and do things under their ids.
    #[must_use]
    pub fn may_be_called_otherwise(self) -> bool {
        !matches!(self, Self::Person(_) | Self::Team(_) | Self::Family(_))
    }
}

/// The same of the id of a table.
#[must_use]
pub(super) fn may_be_called_otherwise(table: &str) -> bool {
    !matches!(table, "person" | "team" | "family")
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How the name of a family begins whose reference is kept from whoever looks: no slug does.
const STAND_IN: &str = "family·";

/// What a family is called of which no more is told.
const KEPT: &str = "a family";

impl FamilyRef {
    /// What to call the family on screen: its reference in capitals, as people write it; of one that is kept from whoever
    /// looks, no more than that it is one.
    #[must_use]
    pub fn called(&self) -> String {
        if self.is_stand_in() { KEPT.to_owned() } else { self.as_str().to_uppercase() }
    }

    /// Whether a text reads of a family that is kept from whoever looks: what stands for one is in it.
    #[must_use]
    pub fn is_kept_in(text: &str) -> bool {
        text.contains(KEPT) || text.contains(STAND_IN)
    }

    /// What is said of one that is taken already by a family of which no more is told.
    #[must_use]
    pub fn cannot_be_given() -> String {
        "this reference is already in use: choose another".to_owned()
    }

    /// What stands for a family whose reference is kept from whoever looks.
    pub(crate) fn stand_in(name: &str) -> Self {
        Self(SmolStr::new(format!("{STAND_IN}{name}")))
    }

    /// Whether it stands for a family whose reference is kept from whoever looks.
    #[must_use]
    pub fn is_stand_in(&self) -> bool {
        self.0.starts_with(STAND_IN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_lower_case_letters_digits_and_hyphens() {
        assert!(PersonId::parse("dr-nair-2").is_ok());
        for wrong in ["", "Eilidh", "a b", "é", "a_b", &"x".repeat(41)] {
            assert!(PersonId::parse(wrong).is_err(), "{wrong:?} was taken");
        }
    }

    #[test]
    fn a_slug_can_be_made_of_any_text() {
        assert_eq!(slug_of("Dr. Priya Nair!").as_deref(), Some("dr-priya-nair"));
        assert_eq!(slug_of("  ¿? "), None);
        for written in ["Béa Łódź", "Be\u{301}a  ŁO\u{301}dz\u{301}"] {
            assert_eq!(slug_of(written).as_deref(), Some("bea-lodz"), "{written:?}");
        }
    }

    #[test]
    fn what_stands_for_a_family_can_be_no_reference() {
        let hidden = FamilyRef::stand_in("bcdf");
        assert!(hidden.is_stand_in() && FamilyRef::parse(hidden.as_str()).is_err());
        assert_eq!(hidden.called(), "a family");
        let known = FamilyRef::parse("c4").unwrap();
        assert!(!known.is_stand_in());
        assert_eq!(known.called(), "C4");
    }
}
