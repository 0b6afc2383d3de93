//! The loop of one terminal: bytes in, frames out.
//!
//! Everything that belongs to one seat travels in values: who sits there, keys, colours, size, clock. The local terminal is one
//! way in; the server hands the same session the bytes of a socket or of SSH.

mod answer;
mod attach;
mod bring_in;
mod canvases;
mod colours;
mod company;
mod decode;
mod guarded;
mod idle;
mod local;
mod lookups;
mod news;
mod out;
mod past;
mod pen;
mod proposed;
mod screen;
pub mod server;
mod session;
mod shown;
mod signs;
mod strokes;
#[cfg(test)]
mod tests;
mod unread;
mod veiled;
mod who;
mod wire;

pub use answer::clash;
pub use attach::{Asked, Attached, Parted, ask, attach, knock};
pub use canvases::Canvases;
pub use colours::Colours;
pub use company::Seats;
pub use decode::{Decoder, Link, Typed};
pub use guarded::quiet_panics;
pub use idle::Idle;
pub use local::{NoTerminal, check_terminal, run};
pub use past::{Viewer, look_back};
pub use screen::{LEAVE, Painter};
pub use session::session;
pub use signs::Signs;
pub use unread::unread;
pub use veiled::Veils;
pub use who::{Clock, Seat};
pub use wire::{Ending, Wire};
