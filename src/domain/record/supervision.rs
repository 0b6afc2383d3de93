//! Who supervises whom, on which track, how often.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Date;
use crate::domain::id::PersonId;
use crate::domain::parts::HasParts;
use crate::domain::text::words;

words! {
    /// A kind of supervision.
    Track {
        /// With a senior clinical colleague.
        Clinical = "clinical",
        /// With the line manager.
        Line = "line",
        /// With somebody more experienced as a peer.
        Mentor = "mentor",
        /// Among peers.
        PeerGroup = "peer-group",
    }
}

/// The supervision of one person on one track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supervision {
    /// Who is supervised.
    pub person: PersonId,
    /// On which track.
    pub track: Track,
    /// By whom.
    pub supervisor: PersonId,
    /// Days from one to the next; the policy's where left out.
    pub every_days: Option<u32>,
    /// The date last held, before the rota knew.
    pub last: Option<Date>,
}

impl HasParts for Track {}

crate::domain::parts::described! {
    Supervision {
        person: refers,
        track: plain,
        supervisor: refers,
        every_days: plain,
        last: plain,
    }
}
