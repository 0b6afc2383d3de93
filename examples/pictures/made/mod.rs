//! All that is made of the program to be looked at: pictures of its screens, and a tour of it.

mod album;
mod scene;
mod svg;
pub mod tour;

use std::error::Error;

/// What goes wrong on the way, in words.
pub type Made<T> = Result<T, Box<dyn Error>>;

/// A file that is made.
pub struct MadeFile {
    /// Where it goes, from the root of the repository.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// All of them, of a tour that was played.
pub fn all(played: &tour::Played) -> Made<Vec<MadeFile>> {
    let mut files = album::pictures()?;
    files.extend(tour::files(played)?);
    Ok(files)
}
