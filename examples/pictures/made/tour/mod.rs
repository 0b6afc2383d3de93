//! A tour of a lead's five minutes: its script played through the program, and what is made of that.

mod cast;
mod film;
mod lead;
mod played;
mod script;
mod transcript;

use std::path::Path;

pub use played::{Played, played};
pub use script::{keys, steps as steps_of};

use super::{Made, MadeFile};

/// The script that is played.
const SCRIPT: &str = "docs/tour/five-minutes.steps";
/// Where all that is made of it goes, without the end of the name.
const NAME: &str = "docs/tour/five-minutes";
/// What it is called.
const TITLE: &str = "Tandem: a lead's five minutes";

/// The tour as it is written.
pub fn steps(root: &Path) -> Made<Vec<script::Step>> {
    steps_of(&std::fs::read_to_string(root.join(SCRIPT))?)
}

/// The recording for players of terminals, the film, and the transcript.
pub fn files(played: &Played) -> Made<Vec<MadeFile>> {
    let file = |ending: &str, text: String| MadeFile { path: format!("{NAME}.{ending}"), text };
    Ok(vec![
        file("cast", cast::cast(played)?),
        file("svg", film::film(played)),
        file("txt", transcript::transcript(played)),
    ])
}
