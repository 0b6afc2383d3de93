//! The Inbox screen: what waits for whoever sits here, what of theirs is with others, what they are told; and the answers
//! that can be given on the spot.

mod answer;
mod commands;
mod handing_over;
mod kept;
mod look;
mod remind;

pub(super) use answer::ask_why;
pub(in crate::app) use answer::read_decline;
pub(in crate::app) use commands::InboxScreen;
pub use kept::Inboxes;
pub use look::{impact, inbox, marked, open_request};
