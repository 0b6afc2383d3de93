//! The script of the tour as it is written: a step a line, of what is said, which keys, and what then stands on the screen.

use crokey::KeyCombination;
use crokey::crossterm::event::{KeyCode, KeyModifiers};
use tandem::keymap::{key_name, read_key};

use super::super::Made;

/// What stands before words that must not stand on the screen.
const GONE: &str = "no longer ";

/// What is done and what comes of it.
pub struct Step {
    /// What is said of it.
    pub said: String,
    /// The keys as they are written; empty where only something is looked at.
    pub keys: String,
    /// Words that must stand on the screen afterwards.
    pub seen: Vec<String>,
    /// Words that must not.
    pub gone: Vec<String>,
}

/// The steps of a script; lines that begin with `#` are for whoever reads it.
pub fn steps(text: &str) -> Made<Vec<Step>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(step).collect()
}

fn step(line: &str) -> Made<Step> {
    let mut parts = line.split('|').map(str::trim);
    let (Some(said), Some(keys), Some(claims), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(format!("a step is “said | keys | what is seen”, and this is not: {line}").into());
    };
    let claims = || claims.split(';').map(str::trim).filter(|claim| !claim.is_empty());
    Ok(Step {
        said: said.to_owned(),
        keys: keys.to_owned(),
        seen: claims().filter(|claim| !claim.starts_with(GONE)).map(str::to_owned).collect(),
        gone: claims().filter_map(|claim| claim.strip_prefix(GONE)).map(str::to_owned).collect(),
    })
}

/// Keys as they are written: by the names that key files have for them, and in single quotes what is typed letter by letter;
/// with each, whether it is such a letter.
pub fn keys(written: &str) -> Made<Vec<(KeyCombination, bool)>> {
    let mut keys = vec![];
    for (turn, part) in written.split('\'').enumerate() {
        if turn % 2 == 1 {
            let letter = |c| (KeyCombination::new(KeyCode::Char(c), KeyModifiers::NONE), true);
            keys.extend(part.chars().map(letter));
            continue;
        }
        for name in part.split_whitespace() {
            keys.push((read_key(name)?, false));
        }
    }
    Ok(keys)
}

/// The same as a reader presses them: `4`, `Enter`, type “thu 14”.
pub fn keys_in_words(written: &str) -> String {
    let mut words = vec![];
    for (turn, part) in written.split('\'').enumerate() {
        if turn % 2 == 1 {
            words.push(format!("type “{part}”"));
            continue;
        }
        words.extend(part.split_whitespace().map(|name| read_key(name).map_or(name.to_owned(), key_name)));
    }
    words.join("   ")
}
