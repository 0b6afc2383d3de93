//! What the Risks screen shows: which flags, in which groups, which one is marked, and how the weeks went.
//!
//! Pure over weeks that are worked out already; it knows nothing of drawing, and keeps no flag but the marked one.

mod choice;
mod commands;
mod counts;
mod kept;
mod lead;
mod listing;
mod mark;
mod trend;

pub use choice::{Choice, Grouping, Narrowing, Stretch};
pub(in crate::app) use commands::RisksScreen;
pub use commands::{are_here, listing, trend_shown};
pub use counts::Counts;
pub use kept::Risks;
pub use lead::lead;
pub use listing::{Group, Listing};
pub use mark::Mark;
pub use trend::{TREND, Trend, trend};
