//! Families in a row, as short as they can be told: `A1–A3 A5`, `3 families`.

use super::fill::Forms;
use crate::domain::FamilyRef;

/// Families in forms that name each of them, the fullest first: those in `alone` come first, with a word at first and always
/// with a sign before them.
pub(super) fn forms(families: &[FamilyRef], alone: &[FamilyRef], sign: &str) -> Forms {
    let Row { lone, others, kept } = Row::of(families, alone, sign);
    let rest: Vec<String> = others.into_iter().map(|(name, _)| name).chain(counted(kept)).collect();
    let told = lone.iter().chain(&rest).cloned().collect::<Vec<_>>().join(" ");
    let spelled =
        alone.iter().map(|it| format!("{sign} {} alone", it.called())).collect::<Vec<_>>().join(", ");
    let spelled = [spelled, rest.join(" ")].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
    let mut all = if lone.is_empty() { vec![told] } else { vec![spelled.join(", "), told] };
    all.retain(|form| !form.is_empty());
    all
}

/// The same where not even that fits: as many as can be are named and the rest counted, then all are. Those in `alone` are
/// never counted away.
pub(super) fn fewer(families: &[FamilyRef], alone: &[FamilyRef], sign: &str) -> Forms {
    let Row { lone, others, kept } = Row::of(families, alone, sign);
    let all = others.iter().map(|(_, many)| many).sum::<usize>() + kept;
    let begun = |many: usize| {
        let (told, left) =
            others.iter().take(many).fold((lone.clone(), all), |(mut told, left), (name, of)| {
                told.push(name.clone());
                (told, left.saturating_sub(*of))
            });
        (!told.is_empty() && left > 0).then(|| format!("{} +{left}", told.join(" ")))
    };
    let mut forms: Forms = (0..=others.len()).rev().filter_map(begun).collect();
    forms.extend(counted(all).filter(|_| lone.is_empty() && all > 1));
    forms
}

/// Families as they stand in a row.
struct Row {
    /// Those that somebody is alone with, each with its sign.
    lone: Vec<String>,
    /// The others that are known, in ranges, and how many each is.
    others: Vec<(String, usize)>,
    /// How many are kept from whoever looks.
    kept: usize,
}

impl Row {
    fn of(families: &[FamilyRef], alone: &[FamilyRef], sign: &str) -> Self {
        let (lone, others): (Vec<&FamilyRef>, Vec<&FamilyRef>) =
            families.iter().partition(|it| alone.contains(it));
        let kept = others.iter().filter(|it| it.is_stand_in()).count();
        let mut names: Vec<String> =
            others.iter().filter(|it| !it.is_stand_in()).map(|it| it.called()).collect();
        names.sort_by_key(|name| numbered(name));
        let lone = lone.iter().map(|it| format!("{sign}{}", it.called())).collect();
        Self { lone, others: ranges(&names), kept }
    }
}

/// How many families that is, in words.
fn counted(many: usize) -> Option<String> {
    match many {
        0 => None,
        1 => Some("a family".to_owned()),
        many => Some(format!("{many} families")),
    }
}

/// References of which three or more follow one another, from the first to the last of them, and how many each stands for.
fn ranges(names: &[String]) -> Vec<(String, usize)> {
    let follows = |one: &String, next: &String| match (numbered(one), numbered(next)) {
        ((letters, Some(one)), (same, Some(next))) => letters == same && one + 1 == next,
        _ => false,
    };
    let runs = names.chunk_by(follows).flat_map(|run| match run {
        [first, _, .., last] if run.len() > 2 => vec![(format!("{first}–{last}"), run.len())],
        run => run.iter().map(|name| (name.clone(), 1)).collect(),
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
        let (families, alone) = (all(families), all(alone));
        [forms(&families, &alone, "▲"), fewer(&families, &alone, "▲")].concat().join(" | ")
    }

    #[test]
    fn three_that_follow_one_another_are_a_range() {
        for (families, alone, said) in [
            ("a1", "", "A1"),
            ("a3 a1", "", "A1 A3 | A1 +1 | 2 families"),
            ("a1 a2 a3 a5", "", "A1–A3 A5 | A1–A3 +1 | 4 families"),
            ("c10 c9 c8", "", "C8–C10 | 3 families"),
            ("a1 b2 a2", "", "A1 A2 B2 | A1 A2 +1 | A1 +2 | 3 families"),
            ("c10 c3 c9", "c10", "▲ C10 alone, C3 C9 | ▲C10 C3 C9 | ▲C10 C3 +1 | ▲C10 +2"),
            ("c10", "c10", "▲ C10 alone | ▲C10"),
            ("", "", ""),
        ] {
            assert_eq!(of(families, alone), said, "{families}");
        }
    }
}
