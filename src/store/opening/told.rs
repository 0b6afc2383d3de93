//! How it is told that something of the journal is damaged or lost.

use std::path::Path;

use super::super::acknowledged;
use super::super::named;
use super::super::notices::StoreNotice;
use crate::domain::Rev;

/// What a notice ends with that a reading of the whole store adds to.
pub const TELLS_MORE: &str = "; `tandem check` tells more";

/// That it is not known which change was acknowledged last.
pub fn unacknowledged(dir: &Path, why: &str) -> StoreNotice {
    let path = acknowledged::path(dir);
    StoreNotice::damage(format!(
        "{} says which change was saved last, and cannot be used ({why}): the rota is whole as far as the \
         journal goes, but nobody can tell whether later changes were lost. Check that your last ones are \
         there; the file will be written afresh",
        named(&path)
    ))
}

/// What is damaged where opening need not read it.
pub fn damage_inside(words: &str) -> StoreNotice {
    StoreNotice::damage(format!(
        "the journal is damaged ({words}): the rota is whole, but that part of its history cannot be read. Keep your older \
         backups{TELLS_MORE}"
    ))
}

/// That the history lacks some revisions, of which no more is known.
pub fn lacking(which: &str) -> StoreNotice {
    StoreNotice::damage(format!(
        "the history lacks {which}, from earlier damage: keep your older backups, which may have it{TELLS_MORE}"
    ))
}

/// Revisions, in words.
pub fn revisions(from: Rev, to: Rev) -> String {
    if from == to { format!("revision {from}") } else { format!("revisions {from} to {to}") }
}
