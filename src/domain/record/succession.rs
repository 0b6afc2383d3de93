//! Who a family turns to after somebody who leaves, from a day on: until then whoever leaves stays with them.
//!
//! It is no part of the team file: it is gone once a lead has handed the family over, and that the file tells.

use serde::{Deserialize, Serialize};

use super::family::Family;
use crate::domain::calendar::Date;
use crate::domain::id::{FamilyRef, PersonId};

/// Who takes the places that somebody who leaves has with a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    /// With whom.
    pub family: FamilyRef,
    /// Who leaves.
    pub leaver: PersonId,
    /// From which day on: the one after their last.
    pub from: Date,
    /// Who supports them then, where the leaver does now; `None` where nobody is found yet.
    pub worker: Option<PersonId>,
    /// Who is their key worker then, where the leaver is now; `None` where nobody is found yet.
    pub key_worker: Option<PersonId>,
}

impl Succession {
    /// Whether whoever leaves still has a place with the family.
    #[must_use]
    pub fn is_of(&self, family: &Family) -> bool {
        [&family.worker, &family.backup, &family.key_worker]
            .into_iter()
            .any(|it| it.as_ref() == Some(&self.leaver))
    }

    /// Who comes to the family.
    pub fn people(&self) -> impl Iterator<Item = &PersonId> {
        self.worker.iter().chain(&self.key_worker)
    }
}

crate::domain::parts::described! {
    Succession in store {
        family: refers,
        leaver: refers,
        from: plain,
        worker: refers,
        key_worker: refers,
    }
}
