//! How days, times, weeks, people and lists are said: short, plain, the same on every floor above.
//!
//! It knows the domain alone. What only one floor says is said there, and so is what not everybody may know.

mod brief;
mod days;
mod lists;
mod patterns;
mod sessions;
mod weeks;

pub use brief::brief;
pub use days::{date, dated, day, day_before, day_forms, months, times, when};
pub use lists::{capital, in_a_row, in_sentence, in_sentences, people};
pub use patterns::pattern;
pub use sessions::{mentioned, titled};
pub use weeks::{short_week, week, week_forms, weeks};
