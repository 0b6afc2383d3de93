//! When a series comes again: the rule, its words, the form in which it is kept.

mod count;
mod days;
mod rule;
mod stored;
mod text;

pub use rule::{Frequency, Repeat, Until};
