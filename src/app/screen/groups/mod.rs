//! The Groups screen: each group, and of the marked one those invited and what has to be ready, to go through line by line.

mod commands;
mod kept;

pub(in crate::app) use commands::GroupsScreen;
pub(in crate::app) use commands::{marked, read_idea};
pub use kept::{GroupLine, Groups, ticked};
