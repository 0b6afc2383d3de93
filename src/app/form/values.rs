//! What is written in fields of several forms, read; each error says in words what to write instead.

use crate::domain::{Malformed, Minutes, identifier, policy};

/// Yes and no, as a field takes them.
pub(in crate::app) const YES_NO: &[&str] = &["no", "yes"];

/// Yes or no, as it is written.
pub(in crate::app) fn yes_or_no(it: bool) -> String {
    if it { "yes" } else { "no" }.to_owned()
}

/// Whether yes is written, or no.
pub(in crate::app) fn is_yes(written: &str) -> Result<bool, String> {
    match written {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("write yes or no".to_owned()),
    }
}

/// A whole number within bounds.
pub(in crate::app) fn number(written: &str, least: u32, most: u32) -> Result<u32, String> {
    let read = written.parse::<u32>().ok().filter(|number| (least..=most).contains(number));
    read.ok_or_else(|| format!("write a number from {least} to {most}"))
}

/// A text that holds nothing that is never kept here.
pub(in crate::app) fn screened(written: &str) -> Result<Option<String>, String> {
    identifier::why_refused(written).map_or_else(|| Ok(text(written)), Err)
}

/// A name that must be there, and holds nothing that is never kept here.
pub(in crate::app) fn named(written: &str) -> Result<String, String> {
    screened(written)?.ok_or_else(|| "say what it is called".to_owned())
}

/// Short texts with commas between, each once.
pub(in crate::app) fn each_once(written: &str) -> Result<Vec<String>, String> {
    let mut all: Vec<String> = vec![];
    for one in screened(written)?.unwrap_or_default().split(',').map(str::trim).filter(|it| !it.is_empty()) {
        if !all.iter().any(|there| there == one) {
            all.push(one.to_owned());
        }
    }
    Ok(all)
}

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
