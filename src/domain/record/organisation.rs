//! The directory: local organisations, what they offer, and what calls to them came to.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Date;
use crate::domain::id::{OrganisationId, PersonId};

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

/// A call to an organisation, or a word with it: what it came to.
///
/// It is no part of the team file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallNote {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Tells its calls apart, from 1.
    pub number: u32,
    /// On which day.
    pub on: Date,
    /// Who called; nobody where the account that owns the store wrote it.
    pub by: Option<PersonId>,
    /// What it came to.
    pub words: String,
}

crate::domain::parts::described! {
    Organisation {
        id: id,
        name: text,
        area: text,
        offers: text,
        refer_by: text,
        contact: text,
        review_by: plain,
    }
    CallNote in store {
        organisation: refers,
        number: plain,
        on: plain,
        by: refers,
        words: text,
    }
}
