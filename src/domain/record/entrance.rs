//! Who may come in when several people work at once: whose key, and whose account, is whose.
//!
//! They are no part of the team file: an export leaves them out, and an import takes away only those of people that it
//! takes away.

use serde::{Deserialize, Serialize};

use super::public_key::Fingerprint;
use crate::domain::calendar::Instant;
use crate::domain::id::PersonId;

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
