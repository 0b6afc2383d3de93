//! Words: several in a row, and the first of a line.

use std::borrow::Borrow;

use crate::domain::{PersonId, State};

/// Words in a row: `C1, C2 and C3`.
#[must_use]
pub fn in_a_row<W: Borrow<str>>(words: &[W]) -> String {
    match words {
        [] => String::new(),
        [one] => one.borrow().to_owned(),
        [most @ .., last] => format!("{} and {}", most.join(", "), last.borrow()),
    }
}

/// Names in a row: `Eilidh, Shona and Aisha`.
#[must_use]
pub fn people<'p>(ids: impl IntoIterator<Item = &'p PersonId>, state: &State) -> String {
    in_a_row(&ids.into_iter().map(|id| state.display_name(id)).collect::<Vec<_>>())
}

/// A text with its first letter in capitals.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A text with its first letter small, to go on a sentence; what is written with more capitals or a figure, such as MDT and
/// BookBug, stays as it is.
#[must_use]
pub fn in_sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = text.split([' ', '-', ',', ':', '/']).next().unwrap_or_default();
    if first.chars().skip(1).any(|letter| letter.is_uppercase() || letter.is_ascii_digit()) {
        return text.to_owned();
    }
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Sentences one after the other, each ended once, but for the last, which whoever shows it may end: `a? b. c`.
#[must_use]
pub fn in_sentences<W: Borrow<str>>(all: &[W]) -> String {
    let ended = |sentence: &str| sentence.ends_with(['.', '?', '!', '…']);
    let mut text = String::new();
    for sentence in all.iter().map(Borrow::borrow) {
        if !text.is_empty() {
            text.push_str(if ended(&text) { " " } else { ". " });
        }
        text.push_str(sentence);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_a_row_comes_after_an_and() {
        let all = ["C1", "C2", "C3"];
        let rows: [&[&str]; 4] = [&[], &all[..1], &all[..2], &all];
        assert_eq!(rows.map(in_a_row), ["", "C1", "C1 and C2", "C1, C2 and C3"]);
    }

    #[test]
    fn a_line_begins_with_a_capital() {
        assert_eq!(capital("line supervision"), "Line supervision");
        assert_eq!(in_sentence("Too few to run it"), "too few to run it");
        assert_eq!(in_sentence("A walk"), "a walk");
        for stays in ["MDT meeting", "BookBug", "C4's visit"] {
            assert_eq!(in_sentence(stays), stays);
        }
    }

    #[test]
    fn each_sentence_ends_once() {
        assert_eq!(
            in_sentences(&["did you mean tomorrow?", "write a day", "or so"]),
            "did you mean tomorrow? write a day. or so"
        );
        assert_eq!(in_sentences::<&str>(&[]), "");
    }
}
