//! Days as people write them: `thu`, `tomorrow`, `2026-12-03`, `3/12`, `4 jan`, `the 4th`, `w51`, `next mon`, `in 2 weeks`,
//! `boxing day`.
//!
//! What is written is read first and placed then.

mod day;
mod place;
mod read;
mod relative;
#[cfg(test)]
mod tests;

pub use day::{NoDay, WrittenDay};
pub use read::month_named;
