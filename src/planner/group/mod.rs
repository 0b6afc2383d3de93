//! Groups: how each stands, times to be in touch with somebody before they come, calling one off, and new ones from
//! templates.

mod contact;
mod picture;
mod template;

pub use contact::{call_off, contacts};
pub use picture::{GroupPicture, Invited, PriorContact, Sitting, pictures, weeks_shown};
pub use template::{TEMPLATES, Template};
