//! Where the selection goes once something of the service is saved.

use crate::app::{ScreenId, Target};
use crate::domain::Key;

/// Where something is found on the Service screen.
pub(super) fn lands(key: Key) -> Target {
    Target::Marked(ScreenId::Service, key)
}
