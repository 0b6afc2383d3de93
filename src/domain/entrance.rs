//! Who may come in when several people work at once: whose key, and whose account, is whose.
//!
//! They are no part of the team file: an export leaves them out, and an import takes away only those of people that it
//! takes away.

use serde::{Deserialize, Serialize};

use super::id::PersonId;
use super::public_key::{Fingerprint, OpenSshKey};
use super::state::State;
use super::zone::Instant;

/// A public key that somebody signs in with over SSH.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    /// What it is known by.
    pub fingerprint: Fingerprint,
    /// Whose it is.
    pub person: PersonId,
    /// Its algorithm, as OpenSSH writes it.
    pub algorithm: String,
    /// The key itself, as OpenSSH writes it: base64.
    pub body: String,
    /// What stood behind it, often who and on which machine; may be empty.
    pub comment: String,
    /// When it was added.
    pub added: Instant,
}

/// An account of this machine, by its user id, that a person comes in by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The user id.
    pub uid: u32,
    /// Who it is.
    pub person: PersonId,
}

impl PublicKey {
    /// A key of somebody before anybody has read it: to see who may give them one.
    #[must_use]
    pub fn unread(person: PersonId) -> Self {
        let (algorithm, body, comment) = Default::default();
        Self { fingerprint: Fingerprint::default(), person, algorithm, body, comment, added: Instant(0) }
    }

    /// A key that was read, as somebody's; the error says that it is somebody's already.
    pub fn of(key: OpenSshKey, person: PersonId, added: Instant, state: &State) -> Result<Self, String> {
        if let Some(there) = state.key(&key.fingerprint) {
            let whose = if there.person == person { "this person has" } else { "somebody else has" };
            return Err(format!(
                "{whose} this key already ({}, {}): a key tells who somebody is, so each belongs to one person",
                there.fingerprint,
                state.call(&there.person)
            ));
        }
        let OpenSshKey { fingerprint, algorithm, body, comment } = key;
        Ok(Self { fingerprint, person, algorithm, body, comment, added })
    }
}

impl State {
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

crate::domain::parts::described! {
    PublicKey in store {
        fingerprint: plain,
        person: refers,
        algorithm: plain,
        body: plain,
        comment: text,
        added: plain,
    }
    Account in store {
        uid: plain,
        person: refers,
    }
}
