//! What is written in fields of several forms, read; each error says in words what to write instead.

use crate::domain::{Malformed, Minutes, policy};

/// The words of a list, with spaces or commas between.
pub(in crate::app) fn listed(written: &str) -> impl Iterator<Item = &str> {
    written.split([' ', ',']).filter(|word| !word.is_empty())
}

/// What a value is written as; nothing where there is none.
pub(in crate::app) fn one<T: ToString>(it: Option<&T>) -> String {
    it.map(ToString::to_string).unwrap_or_default()
}

/// Values with spaces between.
pub(in crate::app) fn many<T: ToString>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// A text, or none where nothing is written.
pub(in crate::app) fn text(written: &str) -> Option<String> {
    Some(written.to_owned()).filter(|text| !text.is_empty())
}

/// Something that may be left out.
pub(in crate::app) fn if_any<T, E: ToString>(
    written: &str,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<Option<T>, String> {
    if written.is_empty() { Ok(None) } else { read(written).map(Some).map_err(in_words) }
}

/// What is wrong, in words.
#[expect(clippy::needless_pass_by_value, reason = "it is given away where a result is mapped")]
pub(in crate::app) fn in_words<T: ToString>(wrong: T) -> String {
    wrong.to_string()
}

/// A length as `0:45`, or as minutes alone.
pub(in crate::app) fn minutes(written: &str) -> Result<Minutes, Malformed> {
    let minutes = policy::minutes(written).ok_or_else(|| Malformed::new(written, "a length such as 0:45"))?;
    if (1..=24 * 60).contains(&minutes.0) {
        Ok(minutes)
    } else {
        Err(Malformed::new(written, "between 0:01 and 24:00"))
    }
}
