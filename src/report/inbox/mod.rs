//! The inbox: everything that waits for one reader, oldest first; what of theirs is with others; and what others did that is
//! about them. It is read off the state: nothing has to be remembered, and nothing is ticked off but by doing it.

mod asked;
mod fold;
mod given;
mod item;
mod leave;
mod named;
mod picture;
mod proposal;
mod reader;
mod staff;
mod told;

pub use asked::{asked_about, asked_about_day, asked_of, proposed_on};
pub use fold::{Inbox, WEEKS_READ};
pub use item::{InboxItem, InboxKind, InboxPart, InboxSubject};
pub use picture::RequestPicture;
pub use proposal::{booked_of, what_changes};
pub use told::{asked_in_words, verb_of, what_follows};
