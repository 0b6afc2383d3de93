//! The one integration binary: a module an area.

#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used, clippy::expect_used)]

mod build;
mod hours;
mod keymap;
mod repeat;
mod shifts;
mod stories;
mod terminal;
