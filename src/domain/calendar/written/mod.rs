//! Days as people write them: `thu`, `tomorrow`, `2026-12-03`, `3/12`, `4 jan`, `the 4th`, `w51`, `next mon`, `in 2 weeks`,
//! `boxing day`; and times, lengths, hours a week and the days of a week with their times.
//!
//! What is written is read first and placed then.

mod clock;
mod day;
mod hours;
mod place;
mod read;
mod relative;
#[cfg(test)]
mod tests;
mod week_days;

pub use clock::{
    WrittenTime, after_noon, in_turn, read_length, read_span, read_time, read_times, read_times_of_day,
};
pub use day::{NoDay, WrittenDay};
pub use hours::read_hours_a_week;
pub use read::month_named;
pub use week_days::{WrittenShift, read_week_days};
