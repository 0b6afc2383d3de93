//! Job share: sharers who meet, who are not away together, and who carry the meetings evenly.

mod both_away;
mod ending;
mod meetings;
mod overlap;

pub use both_away::BOTH_AWAY;
pub use ending::{ENDING, ends_ahead, last_row, touched_by_end};
pub use meetings::MEETINGS;
pub use overlap::OVERLAP;

use crate::domain::{PersonId, PostId, TableName, Week};
use crate::rules::{Flag, Rule, Severity, Subject};

/// Opens a flag about a post's week.
fn flag<'p>(
    rule: &'static Rule,
    severity: Severity,
    week: Week,
    post: &PostId,
    sharers: impl IntoIterator<Item = &'p PersonId>,
) -> Flag {
    Flag::new(rule, severity, week, Subject::new(TableName::Post, post)).people(sharers).all_week()
}
