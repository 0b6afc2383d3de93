//! The loop of one terminal: bytes in, frames out.
//!
//! Everything that belongs to one seat travels in values: who sits there, keys, colours, size, clock. The local terminal is one
//! way in; others hand the same session other bytes.

mod answer;
mod bring_in;
mod colours;
mod decode;
mod guarded;
mod local;
mod screen;
mod session;
#[cfg(test)]
mod tests;

pub use answer::clash;
pub use colours::Colours;
pub use decode::{Decoder, Typed};
pub use guarded::quiet_panics;
pub use local::{NoTerminal, check_terminal, run};
pub use screen::{LEAVE, Painter};
pub use session::{Clock, Ending, Seat, Wire, session};
