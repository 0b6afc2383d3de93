//! The one integration binary: a module an area.

#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used, clippy::expect_used)]

mod build;
mod hours;
mod import;
mod keymap;
mod repeat;
mod shifts;
mod states;
mod team_file;
