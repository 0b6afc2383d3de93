//! What a user can do, one verb a file.

mod add;
mod assign;
mod cancel;
mod clipboard;
mod delete;
mod go;
mod help;
mod history;
mod key;
mod mark;
mod moving;
pub(super) mod policy;
mod publish;
mod risks;
mod roll;
mod shift;
mod why;
