//! What the Risks screen shows: which matters, in which groups, which one is marked and what would help with it, and how the
//! weeks went.
//!
//! Pure over weeks that are worked out already; it knows nothing of drawing. What is listed is made once, and again only when
//! something of what it is made of is another.

mod choice;
mod commands;
mod help;
mod kept;
mod lead;
mod listing;
mod mark;
mod trend;

pub use choice::{MatterGrouping, Narrowing, RiskChoice, RiskTeams, RiskWeeks};
pub(in crate::app) use commands::RisksScreen;
pub use commands::{are_here, help_with, listing, marked, trend_shown};
pub use help::{ROOM_BESIDE, RiskHelp};
pub use kept::Risks;
pub use lead::lead;
pub use listing::{ListedBy, Listing, MatterGroup};
pub use mark::MarkedMatter;
pub use trend::{TREND, Trend, trend};
