//! Words in a narrow block: broken between words, and a long word where people would break it, never anywhere else.

use super::super::text::width;

/// Long words of the catalogue, with the places where they may be broken.
const PARTS: [&[&str]; 14] = [
    &["hand", "over"],
    &["super", "vision"],
    &["prepa", "ration"],
    &["meet", "ing"],
    &["learn", "ing"],
    &["well", "being"],
    &["mento", "ring"],
    &["shadow", "ing"],
    &["direc", "tory"],
    &["remin", "ders"],
    &["assess", "ment"],
    &["exer", "cise"],
    &["book", "bug"],
    &["net", "work"],
];

/// Paragraphs in at most so many lines of so many columns, each on a line of its own; `None` where they do not fit. Long words
/// are broken or not; what a hard space joins stays together.
pub(super) fn set(paragraphs: &[String], columns: usize, most: usize, breaks: bool) -> Option<Vec<String>> {
    let mut lines = vec![];
    for paragraph in paragraphs.iter().filter(|paragraph| !paragraph.trim().is_empty()) {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            put(&mut lines, &mut line, word, columns, breaks)?;
        }
        lines.push(line);
        if lines.len() > most {
            return None;
        }
    }
    let whole = |line: String| line.replace('\u{a0}', " ");
    (!lines.is_empty()).then(|| lines.into_iter().map(whole).collect())
}

/// Adds a word to a line, or begins another; `None` where it cannot be broken to fit.
fn put(lines: &mut Vec<String>, line: &mut String, word: &str, columns: usize, breaks: bool) -> Option<()> {
    let gap = usize::from(!line.is_empty());
    if width(line) + gap + width(word) <= columns {
        line.extend((gap == 1).then_some(' '));
        line.push_str(word);
        return Some(());
    }
    if !line.is_empty() {
        lines.push(std::mem::take(line));
    }
    if width(word) <= columns {
        line.push_str(word);
        return Some(());
    }
    let (head, tail) = broken(word).filter(|_| breaks)?;
    // A part that fills the line needs no hyphen to be seen as one.
    match width(head) {
        all if all == columns => lines.push(head.to_owned()),
        all if all < columns => lines.push(format!("{head}-")),
        _ => return None,
    }
    line.push_str(tail);
    (width(tail) <= columns).then_some(())
}

/// The two parts of a word that may be broken.
fn broken(word: &str) -> Option<(&str, &str)> {
    let head = PARTS.iter().find_map(|parts| {
        let whole = parts.concat();
        let letters = word.get(..whole.len())?;
        // What follows is no letter: a comma, say.
        let ends = word.get(whole.len()..)?.chars().all(|letter| !letter.is_alphanumeric());
        (ends && letters.eq_ignore_ascii_case(&whole)).then(|| parts.first().map(|part| part.len()))?
    });
    head.or_else(|| word.find('-').map(|at| at + 1))
        .and_then(|at| word.split_at_checked(at))
        .map(|(head, tail)| (head.strip_suffix('-').unwrap_or(head), tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_where_people_break_them_or_not_at_all() {
        for (paragraphs, columns, most, lines) in [
            (&["Handover", "✓"][..], 4, 3, Some(&["Hand", "over", "✓"][..])),
            (&["Handover"], 6, 3, Some(&["Hand-", "over"])),
            (&["Handover"], 3, 3, None),
            (&["Share handover"], 7, 3, Some(&["Share", "hand-", "over"])),
            (&["Supervision", "Fiona"], 10, 3, Some(&["Super-", "vision", "Fiona"])),
            (&["one-to-one"], 7, 2, Some(&["one-", "to-one"])),
            (&["C9 visit", "with Ruth"], 10, 2, Some(&["C9 visit", "with Ruth"])),
            (&["C9 visit", "with Ruth"], 10, 1, None),
            (&["Strathmore"], 5, 9, None),
            (&[""], 5, 9, None),
            (&["C9"], 0, 9, None),
            (&["A2 1\u{a0}to\u{a0}1"], 7, 2, Some(&["A2", "1 to 1"])),
        ] {
            let paragraphs: Vec<String> = paragraphs.iter().map(|&it| it.to_owned()).collect();
            let found = set(&paragraphs, columns, most, true);
            assert_eq!(
                found.as_deref(),
                lines.map(|it| it.iter().map(|&it| it.to_owned()).collect::<Vec<_>>()).as_deref()
            );
        }
    }
}
