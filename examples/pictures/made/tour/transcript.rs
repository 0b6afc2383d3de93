//! The tour as text: what is said, the keys, and the lines of the screen on which what is said is to be seen.

use std::fmt::Write as _;

use super::TITLE;
use super::played::Played;
use super::script::keys_in_words;

/// The transcript.
pub fn transcript(played: &Played) -> String {
    let mut out = format!("{TITLE}\n{}\n", "=".repeat(TITLE.chars().count()));
    for (number, (step, scene)) in played.steps.iter().enumerate() {
        let _ = write!(out, "\n{}. {}\n", number + 1, step.said);
        if !step.keys.is_empty() {
            let _ = writeln!(out, "   Keys: {}", keys_in_words(&step.keys));
        }
        let is_key_line = |line: &&String| step.seen.iter().any(|words| line.contains(words.as_str()));
        for line in scene.text().iter().filter(is_key_line) {
            let _ = writeln!(out, "   > {}", line.trim());
        }
    }
    out
}
