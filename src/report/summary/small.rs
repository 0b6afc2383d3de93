//! Keeping small numbers back, so that they can't be worked out from those that are shown either.
//!
//! A part of one to four is kept back, and with it all parts up to some value: the least at which there are two or more of
//! them, not all alike, and their sum is ten or more. So of those kept back any two that differ could stand in each other's
//! place and the rest would look the same. Where there are too few, the total is kept back too, and every part but nothing
//! at all. A test knows this rule, as anybody may, tries all small tables, and finds that no part that is kept back can be
//! told for certain.

/// The least number that is shown; nothing at all is shown as well.
pub const LEAST_SHOWN: u32 = 5;
/// The least that the parts which are kept back come to together.
const TOGETHER: u32 = 2 * LEAST_SHOWN;

/// Numbers as they are shown: what is not there is kept back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DisclosedNumbers {
    /// All parts together.
    pub total: Option<u32>,
    /// The parts.
    pub parts: Vec<Option<u32>>,
}

impl DisclosedNumbers {
    /// Keeps the total and every part back, but for nothing at all.
    pub(super) fn keep_all_back(&mut self) {
        self.total = self.total.filter(|it| *it == 0);
        for part in &mut self.parts {
            *part = part.filter(|it| *it == 0);
        }
    }
}

/// The parts of a whole, and the whole, with small numbers kept back.
#[must_use]
pub fn kept_back(parts: &[u32]) -> DisclosedNumbers {
    let total = parts.iter().sum();
    let mut shown = DisclosedNumbers { total: Some(total), parts: parts.iter().copied().map(Some).collect() };
    let mut order: Vec<u32> = parts.iter().copied().filter(|it| *it > 0).collect();
    order.sort_unstable();
    let (Some(least), Some(most)) = (order.first().copied(), order.last().copied()) else { return shown };
    if least >= LEAST_SHOWN {
        return shown;
    }
    let is_enough = |upto: u32| {
        let kept: Vec<u32> = order.iter().copied().filter(|it| *it <= upto).collect();
        let differ = upto > least || upto == most;
        kept.len() > 1 && differ && kept.iter().sum::<u32>() >= TOGETHER
    };
    // All that are too small are among them.
    let small = order.iter().copied().filter(|it| *it < LEAST_SHOWN).max().unwrap_or(0);
    let upto = order.iter().copied().find(|upto| *upto >= small && is_enough(*upto));
    let Some(upto) = upto else {
        shown.keep_all_back();
        return shown;
    };
    for part in &mut shown.parts {
        *part = part.filter(|it| *it == 0 || *it > upto);
    }
    shown
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    #[test]
    fn numbers_under_five_are_not_shown_nor_is_what_would_give_them_away() {
        for (parts, total, wanted) in [
            (&[5, 20][..], Some(25), &[Some(5), Some(20)][..]),
            (&[3, 20], Some(23), &[None, None]),
            (&[3, 20, 30], Some(53), &[None, None, Some(30)]),
            (&[0, 20, 4], Some(24), &[Some(0), None, None]),
            (&[2, 2, 6, 40], Some(50), &[None, None, None, Some(40)]),
            (&[4], None, &[None]),
            (&[4, 4], None, &[None, None]),
            (&[0, 0], Some(0), &[Some(0), Some(0)]),
            (&[7, 1], None, &[None, None]),
            (&[], Some(0), &[]),
        ] {
            assert_eq!(kept_back(parts), DisclosedNumbers { total, parts: wanted.to_vec() }, "{parts:?}");
        }
    }

    /// Every table of so many parts, each up to a most.
    fn tables(parts: usize, most: u32) -> Vec<Vec<u32>> {
        (0..parts).fold(vec![vec![]], |tables, _| {
            tables.iter().flat_map(|it| (0..=most).map(|n| [it.as_slice(), &[n]].concat())).collect()
        })
    }

    #[test]
    fn whoever_knows_the_rule_can_tell_no_part_that_is_kept_back() {
        for (parts, most) in [(1, 60), (2, 40), (3, 26)] {
            let mut alike: BTreeMap<DisclosedNumbers, Vec<Vec<u32>>> = BTreeMap::new();
            for table in tables(parts, most) {
                alike.entry(kept_back(&table)).or_default().push(table);
            }
            for (shown, tables) in &alike {
                for at in (0..parts).filter(|at| shown.parts[*at].is_none()) {
                    let values: BTreeSet<u32> = tables.iter().map(|table| table[at]).collect();
                    // At the rim of what is tried there is nothing larger to compare with.
                    let at_rim = tables.iter().any(|table| table.iter().any(|it| *it + 12 > most));
                    assert!(values.len() > 1 || at_rim, "{shown:?} can only be {tables:?}");
                }
                let small = |part: &Option<u32>| part.is_some_and(|it| (1..LEAST_SHOWN).contains(&it));
                assert!(!small(&shown.total) && !shown.parts.iter().any(small), "{shown:?}");
            }
        }
    }
}
