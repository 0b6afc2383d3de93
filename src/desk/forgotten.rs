//! What a purge did, or would do, and who is told of it meanwhile.

use crate::domain::Rev;
use crate::domain::purge::Closed;
use crate::store::PurgeProgress;

/// Takes what is told of a purge under way.
pub type BoxedPurgeListener = Box<dyn FnMut(PurgeProgress) + Send>;

/// What a purge did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// The families.
    pub families: Vec<Closed>,
    /// Families whose support ended in time and that are still booked: they stay.
    pub booked: Vec<Closed>,
    /// The revision of the entry that says so; nothing where nothing was done.
    pub rev: Option<Rev>,
    /// How many entries of the history were written anew.
    pub entries: u64,
    /// Ids of other things that hold a reference and were left alone.
    pub left: Vec<String>,
    /// Copies beside the store that went with it.
    pub copies: Vec<String>,
}
