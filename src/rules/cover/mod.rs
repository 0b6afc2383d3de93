//! Cover: sessions with nobody in them, leave that still touches sessions, half-days without a peer.

mod leave;
mod presence;
mod session;

pub use leave::LEAVE;
pub use presence::PRESENCE;
pub use session::{MEETING, SESSION};
