//! What stands still around a selection that goes about.

use std::sync::Arc;

/// What stands still while nothing but the selection goes about: whoever drew it holds it, and finds out whether it is the same.
/// No two are the same while somebody holds one.
#[derive(Clone, Debug, Default)]
pub struct Backdrop(Arc<()>);

impl PartialEq for Backdrop {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
