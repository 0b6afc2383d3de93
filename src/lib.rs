//! Tandem: a full-screen terminal caseload and rota manager for teams of perinatal mental health peer support workers.
//!
//! The house, from the ground up; each floor uses only what stands below it (`tests/it/layering.rs` holds them to it):
//! [`domain`] → [`words`], [`command`], [`store`] → [`rota`], [`keymap`] → [`rules`], [`exchange`] → [`desk`], [`report`] →
//! [`planner`] → [`app`] → [`ui`] → [`seat`] → [`cli`].

#![forbid(unsafe_code)]

pub mod app;
pub mod cli;
pub mod command;
pub mod desk;
pub mod domain;
pub mod exchange;
pub mod keymap;
pub mod planner;
pub mod report;
pub mod rota;
pub mod rules;
pub mod seat;
pub mod store;
pub mod ui;
pub mod words;
