//! The journal: an append-only file of checksummed frames, synced before anybody is told.
//!
//! ```text
//! header   magic 8 · format 4 · store id 8 · CRC32 of these 4
//! frame    length 4 · revision 8 · CRC32 of both 4 · payload · CRC32 of the payload 4 · length 4
//! ```
//! The length stands at both ends, so that the newest entries are read without the rest. A last frame that ends short, or in
//! nothing but zeros to the end of the file, is a write that was not finished. Any other that is not whole is damage, which
//! is told, and never cut where a whole one follows.

mod file;
mod found;

pub use file::{Body, Frame, FrameError, HEADER, Journal};
pub use found::{Damage, FrameFound};
