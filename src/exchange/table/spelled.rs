//! How values of rows are spelled for a program.

use std::fmt::Display;

use serde::Serializer;

use crate::domain::Minutes;

pub(super) fn word<S: Serializer>(it: &impl Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(it)
}

#[expect(clippy::ref_option, reason = "as serde asks for it")]
pub(super) fn word_or_none<S: Serializer>(
    it: &Option<impl Display>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match it {
        Some(it) => serializer.collect_str(it),
        None => serializer.serialize_none(),
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks for it")]
pub(super) fn minutes<S: Serializer>(it: &Minutes, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i32(it.0)
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "as serde asks for it")]
pub(super) fn minutes_or_none<S: Serializer>(it: &Option<Minutes>, serializer: S) -> Result<S::Ok, S::Error> {
    match it {
        Some(it) => serializer.serialize_i32(it.0),
        None => serializer.serialize_none(),
    }
}
