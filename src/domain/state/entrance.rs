//! Look-ups of whose a key or an account is.

use super::snapshot::State;
use crate::domain::calendar::Instant;
use crate::domain::id::PersonId;
use crate::domain::record::{Account, Feed, Fingerprint, OpenSshKey, PublicKey};

impl State {
    /// The link to a calendar whose token has a sum.
    #[must_use]
    pub fn feed_of_sum(&self, sum: &str) -> Option<&Feed> {
        self.feeds().find(|feed| feed.sum == sum)
    }

    /// Every link to a calendar, in the order in which they were made.
    pub fn feeds(&self) -> impl Iterator<Item = &Feed> + '_ {
        self.records.feeds.values().map(|row| &*row.item)
    }

    /// A key by its fingerprint.
    #[must_use]
    pub fn key(&self, fingerprint: &Fingerprint) -> Option<&PublicKey> {
        self.records.keys.get(fingerprint).map(|row| &*row.item)
    }

    /// All keys, by fingerprint.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> + '_ {
        self.records.keys.values().map(|row| &*row.item)
    }

    /// The person that an account of this machine belongs to.
    #[must_use]
    pub fn account(&self, uid: u32) -> Option<&PersonId> {
        self.records.accounts.get(&uid).map(|row| &row.item.person)
    }

    /// All accounts, by user id.
    pub fn accounts(&self) -> impl Iterator<Item = &Account> + '_ {
        self.records.accounts.values().map(|row| &*row.item)
    }
}

impl PublicKey {
    /// A key that was read, as somebody's; the error says that it is somebody's already.
    pub fn of(key: OpenSshKey, person: PersonId, added: Instant, state: &State) -> Result<Self, String> {
        if let Some(there) = state.key(&key.fingerprint) {
            let whose = if there.person == person { "this person has" } else { "somebody else has" };
            return Err(format!(
                "{whose} this key already ({}, {}): a key says who somebody is, so it can belong to one \
                 person only",
                there.fingerprint,
                state.display_name(&there.person)
            ));
        }
        let OpenSshKey { fingerprint, algorithm, body, comment } = key;
        Ok(Self { fingerprint, person, algorithm, body, comment, added })
    }
}
