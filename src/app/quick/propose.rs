//! What the word being written could become.

use std::ops::Range;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::word::split;
use crate::domain::plain_text::{composed, folded};
use crate::domain::{LeaveKind, State};

/// A proposal for the word being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickCompletion {
    /// What is put in place of the word.
    pub insert: String,
    /// What it stands for, in words.
    pub label: String,
    /// What kind of thing it is.
    pub kind: &'static str,
}

/// The bytes of the word that a cursor stands in or right after, given in letters from the start of a line; empty where
/// there is none.
#[must_use]
pub fn word_at(line: &str, cursor: usize) -> Range<usize> {
    let at = line.char_indices().nth(cursor).map_or(line.len(), |(at, _)| at);
    let word = split(line).into_iter().find(|piece| piece.start < at && at <= piece.end);
    word.unwrap_or(at..at)
}

/// The best proposals for a word of a line, best first.
#[must_use]
pub fn propose(word: &str, state: &State, most: usize) -> Vec<QuickCompletion> {
    if word.is_empty() || word.starts_with('"') || word.contains(char::is_whitespace) {
        return vec![];
    }
    let (mark, wanted) = match word.chars().next() {
        Some(mark @ ('@' | '~')) => (Some(mark), word.get(1..).unwrap_or_default()),
        _ => (None, word),
    };
    let candidates = match mark {
        Some('@') => places(state),
        Some(_) => people(state, "~"),
        None => everything(state),
    };
    best(candidates, wanted, most)
}

fn best(candidates: Vec<QuickCompletion>, wanted: &str, most: usize) -> Vec<QuickCompletion> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let wanted = composed(wanted);
    let low = folded(&wanted);
    let pattern = Pattern::parse(&wanted, CaseMatching::Ignore, Normalization::Smart);
    let mut buffer = vec![];
    let mut ranked: Vec<(u32, QuickCompletion)> = candidates
        .into_iter()
        .filter_map(|proposal| {
            let text = format!("{} {}", proposal.insert, proposal.label);
            if !is_like(&text, &proposal.insert, &low) {
                return None;
            }
            let begins = u32::from(folded(&text).contains(&format!(" {low}")))
                + 2 * u32::from(proposal.insert.starts_with(&*wanted));
            let score = pattern.score(Utf32Str::new(&composed(&text), &mut buffer), &mut matcher)?;
            Some((score + 40 * begins, proposal))
        })
        .collect();
    ranked.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.insert.cmp(&y.insert)));
    ranked.into_iter().map(|(_, proposal)| proposal).take(most).collect()
}

/// Whether what is written stands in something, or is the letters that it begins with in turn: more than that is chance.
fn is_like(text: &str, insert: &str, low: &str) -> bool {
    let (text, insert) = (folded(text), folded(insert));
    let mut letters = insert.chars();
    text.contains(low)
        || insert.chars().next() == low.chars().next()
            && low.chars().all(|it| letters.any(|other| other == it))
}

fn everything(state: &State) -> Vec<QuickCompletion> {
    let mut all = people(state, "");
    all.extend(state.known_families().map(|family| QuickCompletion {
        insert: family.reference.to_string(),
        label: format!("family {}", family.reference),
        kind: "family",
    }));
    all.extend(state.activities().into_iter().map(|activity| QuickCompletion {
        insert: activity.id.to_string(),
        label: activity.title.clone(),
        kind: "activity",
    }));
    all.extend(state.records.groups.values().map(|row| QuickCompletion {
        insert: row.item.id.to_string(),
        label: row.item.title.clone(),
        kind: "group",
    }));
    all.extend(LeaveKind::ALL.iter().map(|kind| QuickCompletion {
        insert: kind.word().to_owned(),
        label: format!("{kind} leave"),
        kind: "leave",
    }));
    all
}

fn people(state: &State, mark: &str) -> Vec<QuickCompletion> {
    let proposal = |person: &crate::domain::Person| QuickCompletion {
        insert: format!("{mark}{}", person.id),
        label: format!("{}, {}", person.name, person.role.title()),
        kind: "person",
    };
    state.people().map(proposal).collect()
}

fn places(state: &State) -> Vec<QuickCompletion> {
    state
        .records
        .places
        .values()
        .map(|row| QuickCompletion {
            insert: format!("@{}", row.item.id),
            label: row.item.name.clone(),
            kind: "place",
        })
        .collect()
}
