//! What a user can do, one verb a file.

mod add;
mod apart;
mod assign;
mod cancel;
mod clipboard;
mod cover;
mod delete;
mod help;
mod here;
mod mark;
mod moving;
mod notices;
mod personal;
mod publish;
mod roll;
mod selection;
mod sessions;
mod shift;
mod summary;
mod undo;
mod why;
