//! What is chosen and marked on the Risks screen.

use super::{Choice, Mark};
use crate::domain::Date;

/// What is chosen on the Risks screen, and what is marked.
#[derive(Debug, Default)]
pub struct Risks {
    /// What is chosen.
    pub choice: Choice,
    /// What is marked.
    pub mark: Mark,
    /// The day from which a flag was gone to, and the day it led to.
    pub left: Option<(Date, Date)>,
}
