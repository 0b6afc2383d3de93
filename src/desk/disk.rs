//! How the disk is, as everybody at the desk is told.

use std::sync::Arc;

use crate::store::Store;

/// How the disk is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disk {
    /// What is amiss, was repaired or was found damaged and nobody has dismissed yet: a line each, for people to read.
    pub notices: Arc<[String]>,
    /// Whether the rota can only be read.
    pub is_read_only: bool,
}

impl Disk {
    /// How the disk of a store is.
    pub(super) fn of(store: &Store) -> Self {
        Self { notices: store.notices().into(), is_read_only: store.is_read_only() }
    }
}
