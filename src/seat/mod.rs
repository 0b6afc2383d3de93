//! The loop of one terminal: bytes in, frames out.
//!
//! Everything that belongs to one seat travels in values: who sits there, keys, colours, size, clock. The local terminal is one
//! way in; the server hands the same session the bytes of a socket or of SSH.

mod ansi_writer;
mod answer;
mod attach;
mod bring_in;
mod canvases;
mod chance;
mod decode;
mod files;
mod front_buffer;
mod ground_watch;
mod guarded;
mod idle;
mod local;
mod look;
mod lookups;
#[cfg(test)]
mod moves;
mod news;
mod offline;
mod out;
mod past;
mod presence;
mod proposed;
mod redacted;
mod renderer;
pub mod server;
mod session;
mod sgr;
mod signs;
mod styled_runs;

#[cfg(test)]
mod tests;
mod tty;
mod unread;
mod who;
mod wire;

pub use answer::{NotDone, conflict};
pub use attach::{Attached, CommandOutcome, Parted, ask, attach, connect};
pub use bring_in::{Arrival, bring_file_in};
pub use canvases::Canvases;
pub use chance::random_bytes;
pub use decode::{Decoder, Link, Told, Typed};
pub use files::{list_folder, read_holidays};
pub use guarded::quiet_panics;
pub use idle::Idle;
pub use local::{NoTerminal, check_terminal, run};
pub use look::Look;
pub use past::{Viewer, look_back};
pub use presence::Seats;
pub use redacted::Redactions;
pub use renderer::{LEAVE, Renderer};
pub use session::session;
pub use signs::SignSet;
pub use unread::unread;
pub use who::{Clock, Seat};
pub use wire::{Ending, Wire};
