//! The integration tests: one binary, a module an area.

#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used, clippy::expect_used)]

mod alteration;
mod app;
mod build;
mod cover;
mod damage;
mod desk;
mod hours;
mod import;
mod keymap;
mod layering;
mod paper;
mod program;
mod reference;
mod remedies;
mod repeat;
mod rights;
mod risks;
mod rules;
mod screens;
mod serve;
mod sessions;
mod shifts;
mod split;
mod states;
mod store;
mod stories;
mod team_file;
mod terminal;
mod touched;
mod week;
mod years;
