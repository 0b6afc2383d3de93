//! What a user can do, one verb a file.

mod add;
mod assign;
mod cancel;
mod clipboard;
mod cover;
mod delete;
mod directory;
mod go;
mod groups;
mod help;
mod here;
mod history;
mod hours;
mod mark;
mod moving;
mod personal;
pub(super) mod policy;
mod posts;
mod publish;
mod reminders;
mod risks;
mod roll;
mod shift;
mod summary;
mod supervision;
pub(super) mod training;
mod why;
