//! The directory: local organisations and what they offer.

use serde::{Deserialize, Serialize};

use super::calendar::Date;
use super::id::OrganisationId;

/// A local organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// The area it serves.
    pub area: Option<String>,
    /// What it offers.
    pub offers: Vec<String>,
    /// How to refer.
    pub refer_by: Option<String>,
    /// How to reach it.
    pub contact: Option<String>,
    /// When to check the entry again.
    pub review_by: Option<Date>,
}
