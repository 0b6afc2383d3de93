//! Ids of what is new, made of its name.

use std::str::FromStr;

use crate::domain::slug_of;

/// The longest stem of an id, so that a number can follow it.
const STEM: usize = 36;

/// An id of a name's words that nothing of its table has yet; what is made of no word is called by its kind. Words that may
/// be the reference of a family stay out of it, since everybody reads ids.
pub fn free_id<T: FromStr>(name: &str, kind: &str, is_taken: impl Fn(&T) -> bool) -> Result<T, String> {
    let slug = slug_of(name).ok_or("the name needs a letter or a digit")?;
    let may_be_a_family = |word: &&str| {
        word.bytes().any(|b| b.is_ascii_digit()) && word.bytes().any(|b| b.is_ascii_lowercase())
    };
    let words: Vec<&str> = slug.split('-').filter(|word| !may_be_a_family(word)).collect();
    let stem = if words.is_empty() { kind.to_owned() } else { words.join("-") };
    let stem: String = stem.chars().take(STEM).collect();
    let stem = stem.trim_end_matches('-');
    let ids = (1..1000).map(|n| if n == 1 { stem.to_owned() } else { format!("{stem}-{n}") });
    ids.filter_map(|id| id.parse().ok())
        .find(|id| !is_taken(id))
        .ok_or_else(|| "there are too many with this name: add a word to it".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PlaceId;

    #[test]
    fn an_id_is_made_of_the_words_that_cannot_be_a_family_and_is_nobody_elses() {
        let taken = |id: &PlaceId| ["brae-hall", "place"].contains(&id.as_str());
        for (name, id) in [
            ("Muirton", "muirton"),
            ("Brae Hall", "brae-hall-2"),
            ("Café of C4", "cafe-of"),
            ("C4", "place-2"),
            ("Room 3", "room-3"),
        ] {
            assert_eq!(free_id::<PlaceId>(name, "place", taken).map(|it| it.to_string()), Ok(id.to_owned()));
        }
        assert!(free_id::<PlaceId>("…", "place", taken).is_err());
        assert!(free_id::<PlaceId>("Muirton", "place", |_| true).is_err());
    }
}
