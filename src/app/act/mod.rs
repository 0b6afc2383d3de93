//! What a user can do, one verb a file.

mod add;
mod assign;
mod cancel;
mod caseload;
mod clipboard;
mod cover;
mod delete;
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
mod risks;
mod roll;
mod shift;
mod supervision;
pub(super) mod training;
mod why;
