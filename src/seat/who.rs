//! Who sits down at a terminal, and what they bring along.

use std::sync::Arc;
use std::time::Duration;

use super::idle::Idle;
use super::presence::Seats;
use super::{Canvases, Link, Look, Redactions};
use crate::app::Home;
use crate::desk::Desk;
use crate::domain::{Author, Moment, State};
use crate::keymap::Keymap;

/// What the wall clock shows in the service's zone, or where it was pinned.
pub type Clock = Arc<dyn Fn(&State) -> Moment + Send + Sync>;

/// Who sits down and with what.
#[derive(Clone)]
pub struct Seat {
    /// The desk they work at.
    pub desk: Desk,
    /// Who they are.
    pub author: Author,
    /// Whether it is the seat of the account that owns the store.
    pub home: Home,
    /// Where they come from: `local`, or an address.
    pub from: String,
    /// Their keys.
    pub keymap: Arc<Keymap>,
    /// What their terminal shows.
    pub look: Look,
    /// How far away it is.
    pub link: Link,
    /// Their clock.
    pub clock: Clock,
    /// Something to tell them first, such as what is wrong with their key file.
    pub greeting: Option<String>,
    /// How long their terminal may refuse a frame before they are taken for gone; for ever, when `None`.
    pub patience: Option<Duration>,
    /// How long they may leave their screen alone.
    pub idle: Idle,
    /// What others see that may see the same.
    pub redactions: Redactions,
    /// What the seats of the same server draw on.
    pub canvases: Canvases,
    /// The seats of the same server, one of which they take.
    pub seats: Seats,
}
