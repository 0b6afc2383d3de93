//! Keys to commands.

/// The keys in force.
#[derive(Debug, Default)]
pub struct Keymap;
