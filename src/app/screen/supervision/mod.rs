//! The Supervision screen: a line for each person and track, and which one is marked.

mod commands;
mod kept;

pub(in crate::app) use commands::SupervisionScreen;
pub use commands::{last_held, marked};
pub use kept::Supervisions;
