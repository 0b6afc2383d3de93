//! Texts as such: what they are made of, how what is wrong with one is said, and lists of words.

mod counted;
mod malformed;
pub(in crate::domain) mod parts_of_word;
pub mod plain_text;

pub use counted::counted;
pub(crate) use malformed::words;
pub use malformed::{FileWord, Malformed, nearest};
