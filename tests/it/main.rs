//! The integration tests: one binary, a module an area.

#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used, clippy::expect_used)]

mod build;
mod damage;
mod hours;
mod keymap;
mod paper;
mod repeat;
mod sessions;
mod shifts;
mod store;
mod week;
mod years;
