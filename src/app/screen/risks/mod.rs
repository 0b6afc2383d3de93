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

pub use choice::{FlagGrouping, Narrowing, RiskChoice, RiskWeeks};
pub(in crate::app) use commands::RisksScreen;
pub use commands::{are_here, listing, trend_shown};
pub use counts::SeverityCounts;
pub use kept::Risks;
pub use lead::lead;
pub use listing::{FlagGroup, Listing};
pub use mark::MarkedFlag;
pub use trend::{TREND, Trend, trend};
