//! Keys to commands: the maps that ship, the files that users write, and what typed keys mean where.
//!
//! Nothing here reads a disk.

mod built_in;
mod file;
mod key;
mod map;
mod trie;

pub use file::KeyFileRemark;
pub use key::{read as read_key, short as key_name};
pub use map::{Keymap, NextKey, Resolution};

impl Default for Keymap {
    /// The default map.
    fn default() -> Self {
        Self::built_in("default").unwrap_or_else(|| Self::of("none".to_owned(), vec![]))
    }
}

impl Keymap {
    /// The map of a name that ships with the program.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let text = built_in::text(name)?;
        let (mut keymap, _) = file::read(text, name).ok()?;
        name.clone_into(&mut keymap.name);
        Some(keymap)
    }

    /// The names of the maps that ship with the program.
    pub fn names() -> impl Iterator<Item = &'static str> {
        built_in::MAPS.iter().map(|(name, _)| *name)
    }

    /// Reads a key file: the map with what is worth knowing about it, or everything that is wrong with it.
    ///
    /// `file_name` is for the messages. On an error keep the map that was in force.
    pub fn read(text: &str, file_name: &str) -> Result<(Self, Vec<KeyFileRemark>), Vec<KeyFileRemark>> {
        file::read(text, file_name)
    }
}
