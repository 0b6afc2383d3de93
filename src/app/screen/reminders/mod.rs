//! The Reminders screen: what is to be sent, what was, and which of it is marked.

mod commands;
mod kept;

pub(in crate::app) use commands::RemindersScreen;
pub use commands::marked;
pub use kept::Reminding;
