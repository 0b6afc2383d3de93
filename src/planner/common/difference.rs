//! What flags changes bring and take away, and which of them weigh.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::{PersonId, TableName};
use crate::rules::{Flag, Severity, Subject, When};

/// The flags that are new, and those that are gone, between some lists in order and the same lists afterwards. A session
/// that moves takes its flags along, and so does one that has another id from then on: those are neither.
pub fn difference(before: &[Arc<[Flag]>], after: &[Arc<[Flag]>]) -> (Vec<Flag>, Vec<Flag>) {
    let (mut gone, mut new) = (vec![], vec![]);
    for (before, after) in before.iter().zip(after).filter(|(before, after)| !Arc::ptr_eq(before, after)) {
        part(before, after, &mut gone, &mut new);
    }
    let missing = |from: &[&Flag], other: &[&Flag]| -> Vec<Flag> {
        let there: HashSet<_> = other.iter().map(|flag| identity(flag)).collect();
        from.iter().filter(|flag| !there.contains(&identity(flag))).map(|flag| (*flag).clone()).collect()
    };
    let (mut adds, mut clears) = (missing(&new, &gone), missing(&gone, &new));
    let moved = adds.clone();
    let is_it = |cleared: &Flag, added: &Flag| is_moved(cleared, added) || says_the_same(cleared, added);
    adds.retain(|added| !clears.iter().any(|cleared| is_it(cleared, added)));
    clears.retain(|cleared| !moved.iter().any(|added| is_it(cleared, added)));
    (adds, clears)
}

/// Takes two lists in order apart: what stands in the first alone, and what in the second.
fn part<'f>(before: &'f [Flag], after: &'f [Flag], gone: &mut Vec<&'f Flag>, new: &mut Vec<&'f Flag>) {
    let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
    while let (Some(was), Some(is)) = (before.peek(), after.peek()) {
        let order = if was.is_shared_with(is) { Ordering::Equal } else { was.in_order(is) };
        gone.extend(before.next_if(|_| order.is_le()).filter(|_| order.is_lt()));
        new.extend(after.next_if(|_| order.is_ge()).filter(|_| order.is_gt()));
    }
    gone.extend(before);
    new.extend(after);
}

/// What two flags have in common that are the same one ([`Flag::is_same`]).
fn identity(flag: &Flag) -> (&str, Severity, Option<When>, &Subject, &[PersonId]) {
    (flag.rule, flag.severity, flag.start, &flag.subject, &flag.people)
}

/// Whether one flag is another at another time.
fn is_moved(before: &Flag, after: &Flag) -> bool {
    before.rule == after.rule
        && before.severity == after.severity
        && before.subject == after.subject
        && before.people == after.people
}

/// Whether two flags tell of the same: a part of a series that is changed from a day on is another series from there, at
/// another time of the day perhaps; and what is said of a family is said of whoever has her then.
fn says_the_same(before: &Flag, after: &Flag) -> bool {
    let is_of_one_kind = before.rule == after.rule
        && before.severity == after.severity
        && before.subject.kind == after.subject.kind
        && before.week == after.week;
    let is_of_one_time = || before.start == after.start && before.message == after.message;
    let day = |flag: &Flag| flag.start.map(When::date);
    let is_of_one_day = || {
        before.subject.kind == TableName::Session
            && day(before) == day(after)
            && without_times(&before.message) == without_times(&after.message)
    };
    is_of_one_kind
        && (before.people == after.people && (is_of_one_time() || is_of_one_day())
            || before.subject == after.subject && is_of_one_time())
}

/// A message without the times of day in it.
fn without_times(message: &str) -> String {
    let is_time = |word: &&str| {
        let digits = word.trim_end_matches([',', '.', ';']);
        digits.split_once(':').is_some_and(|(hours, minutes)| {
            minutes.len() == 2 && [hours, minutes].iter().all(|it| it.bytes().all(|b| b.is_ascii_digit()))
        })
    };
    message.split(' ').filter(|word| !is_time(word)).collect::<Vec<_>>().join(" ")
}

/// The flags among those added that weigh: all but what is less pressing than the one it replaces.
pub fn burden<'f>(adds: &'f [Flag], clears: &'f [Flag]) -> impl Iterator<Item = &'f Flag> {
    adds.iter().filter(move |added| {
        let of_it = |cleared: &&Flag| cleared.rule == added.rule && cleared.subject == added.subject;
        !clears.iter().filter(of_it).any(|cleared| cleared.severity < added.severity)
    })
}
