//! The search for the best divisions.
//!
//! First the days alone: every way for each person to have some of the open days, weighed by how many days somebody is
//! in, whether they meet, and how unbroken the days are; the best few dozen combinations go on. Then the hours: in each
//! combination one person after the other takes the form that does best given the others', round and round until nobody
//! gains, from two starts. What comes of each combination is one candidate.
//!
//! Its limits: a combination of days that looks poor is never looked at closely, and taking turns may rest where only two
//! changes at once would help. With more than three people, those with many choices keep their most unbroken weeks
//! only. It uses no chance: the same question has the same answer.

use std::cmp::Reverse;

use super::constraints::SplitConstraints;
use super::day_options::{DayOptions, each};
use super::presence::PresenceSpan;
use super::weigh::{days, weigh};
use super::{SplitProgress, Waiting};

/// The combinations of days that are looked at closely.
const COMBINATIONS: usize = 24;

/// The combinations of days that are weighed at most.
const WEIGHED: usize = 300_000;

/// Rounds of taking turns, at most.
const ROUNDS: usize = 5;

/// The best divisions found, one for each combination of days, best first; `None` when told to stop.
pub(super) fn best(
    setting: &SplitConstraints,
    forms: &[DayOptions],
    alike: impl Fn(usize, usize) -> bool,
    waiting: &mut dyn Waiting,
) -> Option<Vec<Vec<Vec<PresenceSpan>>>> {
    let choices = choices(forms);
    let combinations = combinations(setting, forms, &choices, &alike, waiting)?;
    let all = combinations.len() + 1;
    let mut found: Vec<(i32, Vec<Vec<PresenceSpan>>)> = vec![];
    for (n, combination) in combinations.iter().enumerate() {
        if !waiting.goes_on(SplitProgress { done: n + 1, all }) {
            return None;
        }
        let lists: Vec<&[Vec<PresenceSpan>]> = combination
            .iter()
            .zip(forms)
            .filter_map(|(set, of)| Some(of.sets.get(*set)?.forms.as_slice()))
            .collect();
        let order: Vec<usize> = (0..lists.len()).collect();
        let back: Vec<usize> = order.iter().rev().copied().collect();
        let from = |order: &[usize]| take_turns(setting, &lists, forms, order);
        let (one, other) = (from(&order), from(&back));
        found.push(if other.0 > one.0 { other } else { one });
    }
    found.sort_by_key(|(weight, _)| Reverse(*weight));
    // The same days with the people the other way round are one division, whose better way round stays.
    let mut seen: Vec<Vec<u8>> = vec![];
    found.retain(|(_, stays)| {
        let mut of: Vec<u8> = stays.iter().map(|stays| days(stays)).collect();
        of.sort_unstable();
        let new = !seen.contains(&of);
        seen.push(of);
        new
    });
    Some(found.into_iter().map(|(_, stays)| stays).collect())
}

/// The sets of days that each person chooses from: all, or where that makes too many combinations the most unbroken.
fn choices(forms: &[DayOptions]) -> Vec<Vec<usize>> {
    let mut most = usize::MAX;
    while forms.iter().map(|of| of.sets.len().min(most)).try_fold(1, product).is_none() {
        most = most.min(128) - 1;
    }
    let of_person = |of: &DayOptions| {
        let mut sets: Vec<usize> = (0..of.sets.len()).collect();
        let days = |n: &usize| of.sets.get(*n).map_or(0, |set| set.days);
        sets.sort_by_key(|n| (breaks(days(n)), days(n).count_ones(), *n));
        sets.truncate(most);
        sets
    };
    forms.iter().map(of_person).collect()
}

fn product(many: usize, sets: usize) -> Option<usize> {
    many.checked_mul(sets).filter(|many| *many <= WEIGHED)
}

/// The best combinations of days, a set for each person.
fn combinations(
    setting: &SplitConstraints,
    forms: &[DayOptions],
    choices: &[Vec<usize>],
    alike: &impl Fn(usize, usize) -> bool,
    waiting: &mut dyn Waiting,
) -> Option<Vec<Vec<usize>>> {
    let mut kept: Vec<(i32, Vec<usize>)> = vec![];
    let mut turn: Vec<usize> = vec![0; choices.len()];
    let mut weighed = 0;
    loop {
        weighed += 1;
        if weighed % 4096 == 1 && !waiting.goes_on(SplitProgress { done: 0, all: COMBINATIONS + 1 }) {
            return None;
        }
        let sets: Vec<usize> = turn.iter().zip(choices).filter_map(|(n, of)| of.get(*n).copied()).collect();
        // Whoever is just like the one before has no earlier days: the other way round is the same division.
        let days: Vec<u8> =
            sets.iter().zip(forms).filter_map(|(n, of)| Some(of.sets.get(*n)?.days)).collect();
        let repeats = days.windows(2).enumerate().any(|(n, pair)| match pair {
            [one, next] => alike(n, n + 1) && order(*one) > order(*next),
            _ => false,
        });
        if !repeats {
            kept.push((coarse(setting, forms, &days), sets));
        }
        if kept.len() >= COMBINATIONS * 50 {
            keep_best(&mut kept);
        }
        if !next(&mut turn, choices) {
            break;
        }
    }
    keep_best(&mut kept);
    Some(kept.into_iter().map(|(_, sets)| sets).collect())
}

fn keep_best(kept: &mut Vec<(i32, Vec<usize>)>) {
    kept.sort_by(|(a, sets), (b, others)| b.cmp(a).then_with(|| sets.cmp(others)));
    kept.truncate(COMBINATIONS);
}

/// The next combination, counting up; whether there is one.
fn next(turn: &mut [usize], choices: &[Vec<usize>]) -> bool {
    for (n, of) in turn.iter_mut().zip(choices).rev() {
        *n += 1;
        if *n < of.len() {
            return true;
        }
        *n = 0;
    }
    false
}

/// Days in the order in which a week has them: who starts earlier comes first.
fn order(days: u8) -> u8 {
    !days.reverse_bits()
}

/// How often a week's days are broken by days off.
fn breaks(days: u8) -> u32 {
    (days & !(days << 1)).count_ones().saturating_sub(1)
}

/// What speaks for some days before the hours are known.
fn coarse(setting: &SplitConstraints, forms: &[DayOptions], days: &[u8]) -> i32 {
    let mut weight = 0;
    let mut meets: u8 = 0;
    for day in each(
        setting
            .days
            .iter()
            .zip(0..)
            .fold(0, |all, (open, day)| all | if open.is_some() { 1_u8 << day } else { 0 }),
    ) {
        let there = days.iter().filter(|of| **of & (1 << day) != 0).count();
        let useful = setting.useful.iter().any(|window| window.day == day);
        weight += match there {
            0 => -12,
            1 => 0,
            _ if useful => 6,
            _ if setting.useful.is_empty() => 2,
            _ => -2,
        };
        if there > 1 {
            meets |= 1 << day;
        }
    }
    for (of, form) in days.iter().zip(forms) {
        let more = of.count_ones().saturating_sub(form.fewest);
        weight -= i32::try_from(breaks(*of) * 5 + more * 4).unwrap_or(0);
        weight += i32::try_from((of & form.usual).count_ones()).unwrap_or(0);
        if of & meets == 0 {
            weight -= 10;
        }
    }
    let many = |pick: fn(u32, u32) -> u32, start| days.iter().map(|of| of.count_ones()).fold(start, pick);
    weight - i32::try_from((many(u32::max, 0) - many(u32::min, 7)) * 2).unwrap_or(0)
}

/// One after the other takes the form that does best given the others', until nobody gains.
fn take_turns(
    setting: &SplitConstraints,
    lists: &[&[Vec<PresenceSpan>]],
    forms: &[DayOptions],
    order: &[usize],
) -> (i32, Vec<Vec<PresenceSpan>>) {
    let mut stays: Vec<Vec<PresenceSpan>> = vec![vec![]; lists.len()];
    let mut best = i32::MIN;
    for round in 0..ROUNDS {
        let before = best;
        for person in order {
            let Some(list) = lists.get(*person) else { continue };
            // At first whoever has not had a turn is not there: what does best is told anew.
            if round == 0 {
                best = i32::MIN;
            }
            for form in *list {
                let Some(own) = stays.get_mut(*person) else { continue };
                let was = std::mem::replace(own, form.clone());
                let weight = weigh(setting, &stays, forms).total();
                if weight > best {
                    best = weight;
                } else if let Some(own) = stays.get_mut(*person) {
                    *own = was;
                }
            }
        }
        if round > 0 && best <= before {
            break;
        }
    }
    (best, stays)
}
