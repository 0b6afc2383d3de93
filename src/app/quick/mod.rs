//! Quick add: one line, read as it is typed, that becomes a session, a series or leave.
//!
//! Words come in any order: a day, a time, a length, what, who, for whom, `@where`. Nothing is guessed silently: what a
//! word was taken for is shown, and a word that fits nothing, or several things, is said so.

mod days;
mod meaning;
mod propose;
mod read;
mod setting;
mod when;
mod word;

pub use meaning::{Meaning, QuickWord};
pub use propose::{QuickCompletion, propose};
pub use read::{Reading, Written, read};
pub use setting::QuickContext;
pub use when::times;
