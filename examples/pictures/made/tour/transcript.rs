//! The tour as text: what is said, the keys, and the lines of the screen on which what is said is to be seen.

use std::fmt::Write as _;

use super::TITLE;
use super::played::Played;
use super::script::keys_in_words;

/// What one part of a screen ends with and another begins with.
const EDGES: [char; 7] = ['│', '╭', '╮', '╰', '╯', '┬', '┴'];

/// The transcript.
pub fn transcript(played: &Played) -> String {
    let mut out = format!("{TITLE}\n{}\n", "=".repeat(TITLE.chars().count()));
    for (number, (step, scene)) in played.steps.iter().enumerate() {
        let _ = write!(out, "\n{}. {}\n", number + 1, step.said);
        if !step.keys.is_empty() {
            let _ = writeln!(out, "   Keys: {}", keys_in_words(&step.keys));
        }
        for line in scene.text() {
            let shows = |part: &&str| step.seen.iter().any(|words| part.contains(words.as_str()));
            let parts: Vec<&str> =
                line.split(EDGES).filter(shows).map(|part| part.trim_matches([' ', '─'])).collect();
            if !parts.is_empty() {
                let _ = writeln!(out, "   > {}", parts.join(" │ "));
            }
        }
    }
    out
}
