//! Families in a row, as short as they can be told: `A1–A3 A5`, `3 families`.

use crate::domain::FamilyRef;

/// Families in forms, the fullest first: in ranges, then counted. Those in `alone` come first, with a word at first and always
/// with a sign before them; they are never counted away.
pub(super) fn forms(families: &[FamilyRef], alone: &[FamilyRef], sign: &str) -> Vec<String> {
    let known: Vec<&FamilyRef> = families.iter().filter(|it| !it.is_stand_in()).collect();
    let kept = families.len() - known.len();
    let lone: Vec<String> =
        families.iter().filter(|it| alone.contains(it)).map(|it| format!("{sign}{}", it.called())).collect();
    let mut others: Vec<String> =
        known.iter().filter(|it| !alone.contains(it)).map(|it| it.called()).collect();
    others.sort_by_key(|name| numbered(name));
    let counted = |many: usize| match many {
        0 => None,
        1 => Some("a family".to_owned()),
        many => Some(format!("{many} families")),
    };
    let row = |parts: Vec<String>| lone.iter().cloned().chain(parts).collect::<Vec<_>>().join(" ");
    let with_kept = |mut parts: Vec<String>| {
        parts.extend(counted(kept));
        row(parts)
    };
    let told = with_kept(ranges(&others));
    let spelled =
        alone.iter().map(|it| format!("{sign} {} alone", it.called())).collect::<Vec<_>>().join(", ");
    let rest = ranges(&others).into_iter().chain(counted(kept)).collect::<Vec<_>>().join(" ");
    let spelled = [spelled, rest].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    let mut all = if lone.is_empty() { vec![told] } else { vec![spelled, told] };
    let uncounted = families.iter().filter(|it| alone.contains(it)).count();
    if families.len() > uncounted + 1 {
        let more = families.len() - uncounted;
        all.push(row(vec![if lone.is_empty() { format!("{more} families") } else { format!("+{more}") }]));
    }
    all.dedup();
    all.retain(|form| !form.is_empty());
    all
}

/// References of which three or more follow one another, from the first to the last of them.
fn ranges(names: &[String]) -> Vec<String> {
    let follows = |one: &String, next: &String| match (numbered(one), numbered(next)) {
        ((letters, Some(one)), (same, Some(next))) => letters == same && one + 1 == next,
        _ => false,
    };
    let runs = names.chunk_by(follows).flat_map(|run| match run {
        [first, _, .., last] if run.len() > 2 => vec![format!("{first}–{last}")],
        run => run.to_vec(),
    });
    runs.collect()
}

/// A reference as letters and the number after them.
fn numbered(name: &str) -> (String, Option<u32>) {
    let letters = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number = name.strip_prefix(letters).and_then(|number| number.parse().ok());
    (letters.to_owned(), number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(families: &str, alone: &str) -> String {
        let all = |names: &str| {
            names.split_whitespace().map(|it| FamilyRef::parse(it).unwrap()).collect::<Vec<_>>()
        };
        forms(&all(families), &all(alone), "▲").join(" | ")
    }

    #[test]
    fn three_that_follow_one_another_are_a_range() {
        for (families, alone, said) in [
            ("a1", "", "A1"),
            ("a3 a1", "", "A1 A3 | 2 families"),
            ("a1 a2 a3 a5", "", "A1–A3 A5 | 4 families"),
            ("c10 c9 c8", "", "C8–C10 | 3 families"),
            ("a1 b2 a2", "", "A1 A2 B2 | 3 families"),
            ("c10 c3 c9", "c10", "▲ C10 alone, C3 C9 | ▲C10 C3 C9 | ▲C10 +2"),
            ("c10", "c10", "▲ C10 alone | ▲C10"),
            ("", "", ""),
        ] {
            assert_eq!(of(families, alone), said, "{families}");
        }
    }
}
