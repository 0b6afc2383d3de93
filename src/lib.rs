//! Tandem: a full-screen terminal caseload and rota manager for teams of perinatal mental health peer support workers.

#![forbid(unsafe_code)]

pub mod cli;
pub mod desk;
pub mod domain;
pub mod exchange;
pub mod store;
