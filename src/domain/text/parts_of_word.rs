//! The parts of a word between hyphens, in which ids and texts name families.

/// Whether a part is of digits alone: too much like a date or a number to be looked for inside a word.
pub(in crate::domain) fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// A word with its hyphens left out, as some write C-7 for C7; `None` where it has none, or is a number then.
pub(in crate::domain) fn without_hyphens(word: &str) -> Option<String> {
    let joined = word.contains('-').then(|| word.replace('-', ""))?;
    (!is_number(&joined)).then_some(joined)
}

/// The parts of a word between hyphens, each and in runs: of `a-b-c` also `a-b`, `b-c` and all of it.
pub(in crate::domain) fn runs(word: &str) -> impl Iterator<Item = &str> {
    let starts = std::iter::once(0).chain(word.match_indices('-').map(|(at, _)| at + 1));
    starts.flat_map(move |start| {
        let rest = word.get(start..).unwrap_or_default();
        let ends = rest.match_indices('-').map(|(at, _)| at).chain([rest.len()]);
        ends.filter_map(move |end| rest.get(..end)).filter(|run| !run.is_empty())
    })
}
