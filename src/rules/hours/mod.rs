//! Hours: a week's balance, four weeks of it, and what a post holds against what its sharers do.

mod four_weeks;
mod post;
mod week_balance;

pub use four_weeks::FOUR_WEEKS;
pub use post::{POST_OVER, POST_VACANT};
pub use week_balance::WEEK_BALANCE;
