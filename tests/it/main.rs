//! The integration tests: one binary, a module an area.

#![allow(clippy::indexing_slicing, clippy::string_slice, clippy::unwrap_used, clippy::expect_used)]

mod absence;
mod alteration;
mod app;
mod audit;
mod build;
mod caseload;
mod cover;
mod damage;
mod desk;
mod groups;
mod handover;
mod hours;
mod import;
mod interleaving;
mod keymap;
mod layering;
mod leave;
mod paper;
mod program;
mod quiet;
mod reference;
mod remedies;
mod repeat;
mod rights;
mod risks;
mod rules;
mod screens;
mod serve;
mod sessions;
mod shares;
mod shifts;
mod split;
mod states;
mod store;
mod stories;
mod supervision;
mod team_file;
mod terminal;
mod touched;
mod veil;
mod wall;
mod week;
mod years;
