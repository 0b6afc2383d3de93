//! How references are formed here, so that what could be one is treated as one.
//!
//! Were only families kept out of texts that are there, whoever writes `C50` into a note would learn from how it comes back
//! whether there is one.

use smol_str::SmolStr;

use crate::domain::id::FamilyRef;
use crate::domain::text::parts_of_word::is_number;

/// The shortest number that is taken for a reference where references are numbers: shorter ones are times and amounts.
const SHORTEST_NUMBER: usize = 5;

/// How a reference is formed: its letters, with a sign for each of its numbers, of whatever length; of a number alone, as long
/// as it is. `None` for what nobody finds by counting up.
pub(super) fn of(reference: &FamilyRef) -> Option<SmolStr> {
    let text = reference.as_str();
    if is_number(text) {
        return (text.len() >= SHORTEST_NUMBER).then(|| "#".repeat(text.len()).into());
    }
    if !text.contains(|c: char| c.is_ascii_digit()) || is_said_by_tandem(text) {
        return None;
    }
    let mut form = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_ascii_digit() {
            false => form.push(c),
            true if form.ends_with('#') => {}
            true => form.push('#'),
        }
    }
    Some(form.into())
}

/// Weeks and quarters, as they stand in words that Tandem puts together itself.
fn is_said_by_tandem(text: &str) -> bool {
    let number = |start: char| text.strip_prefix(start).and_then(|it| it.parse::<u8>().ok());
    number('w').is_some_and(|it| (1..=53).contains(&it))
        || number('q').is_some_and(|it| (1..=4).contains(&it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_whatever_length_make_one_form() {
        let of = |text: &str| of(&text.parse().unwrap());
        for (text, form) in [
            ("c4", Some("c#")),
            ("c100", Some("c#")),
            ("zz-quiet-917", Some("zz-quiet-#")),
            ("2026-17b", Some("#-#b")),
            ("104277", Some("######")),
            ("1042", None),
            ("quiet", None),
            ("w49", None),
            ("w54", Some("w#")),
            ("q3", None),
        ] {
            assert_eq!(of(text).as_deref(), form, "{text}");
        }
    }
}
