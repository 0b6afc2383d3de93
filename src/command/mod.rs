//! The one list of commands: name, doc, scope, and when each is available or, if not, why in words.
//!
//! Footer, help, palette, key files and the printed references all come from here.

mod find;
mod list;
mod need;
mod scope;
mod situation;
mod synonym;

pub use list::Command;
pub use need::Need;
pub use scope::Scope;
pub use situation::Situation;
pub use synonym::DoneElsewhere;
