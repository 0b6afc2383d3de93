//! Quick add: one line, read as it is typed, that becomes a session, a series or leave.
//!
//! Words come in any order: a day, a time, a length, what, who, for whom, `@where`. Nothing is guessed silently: what a
//! word was taken for is shown, with what is supposed beside it, and a word that fits nothing, or several things, is said so.

mod clock;
mod days;
mod doubt;
mod groups;
mod known;
mod leave;
mod meaning;
mod phrase;
mod propose;
mod read;
mod said;
mod session;
mod setting;
mod told;
mod when;
mod word;
mod worker;

pub use meaning::{DayPart, Meaning, QuickWord};
pub use propose::{QuickCompletion, propose, word_at};
pub use read::{Reading, Written, read, read_when};
pub use setting::QuickContext;
pub use told::QuickTold;
