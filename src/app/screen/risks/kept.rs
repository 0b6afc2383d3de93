//! What is chosen and marked on the Risks screen.

use super::{MarkedFlag, RiskChoice};
use crate::domain::Date;

/// What is chosen on the Risks screen, and what is marked.
#[derive(Debug, Default)]
pub struct Risks {
    /// What is chosen.
    pub choice: RiskChoice,
    /// What is marked.
    pub mark: MarkedFlag,
    /// The day from which a flag was gone to, and the day it led to.
    pub left: Option<(Date, Date)>,
}
