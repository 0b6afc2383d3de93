//! What a reading of a form came to.

use super::FormRemark;
use crate::app::layer::draft::Draft;
use crate::planner::edit::SeriesScope;

/// What a reading of a form came to.
pub struct FormReading {
    /// What there is to say.
    pub remarks: Vec<FormRemark>,
    /// What there is to say on the last page alone.
    pub at_the_end: Vec<FormRemark>,
    /// What would be saved, or why there is nothing to save yet.
    pub draft: Result<Draft, String>,
    /// How much of a series it reaches.
    pub reach: SeriesScope,
}
