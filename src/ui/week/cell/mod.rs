//! What a cell of the week says: what there is of a person's day, and the lines that say it in so many columns.
//!
//! It draws nothing.

mod content;
mod families;
mod fill;
mod flags;
mod lines;

pub(super) use content::{Content, presence, short_team};
pub(super) use flags::{Once, of_cell, told_once};
pub(super) use lines::{CellForm, CellLines, Marks};
