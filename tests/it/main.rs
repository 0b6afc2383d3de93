//! The integration tests: one binary, a module an area.

#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used, clippy::expect_used)]

mod build;
mod hours;
mod repeat;
mod rules;
mod shifts;
