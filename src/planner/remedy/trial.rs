//! Tries ideas on the week, and on how things stand where that is what the flag is about: an idea is good when its flag is
//! gone afterwards, everything holds together, and nothing as pressing comes instead.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::check::check_touched;
use crate::domain::{Change, Key, PersonId, TableName};
use crate::rota::Landing;
use crate::rules::{Flag, Known, Room, Severity, Subject, When, judge_standing, judge_week};

use super::matter::Matter;
use super::{Remedy, RemedyKind};

/// The week as it is, to hold the week as it would be against, and any other week that an idea lands in.
pub(super) struct Trial<'m, 'r, 'a> {
    matter: &'m Matter<'r, 'a>,
    known: Known,
    before: Vec<Arc<[Flag]>>,
}

impl<'m, 'r, 'a> Trial<'m, 'r, 'a> {
    pub(super) fn of(matter: &'m Matter<'r, 'a>) -> Self {
        let before = judged(matter.room, matter.flag);
        Self { matter, known: matter.room.known(), before }
    }

    /// An idea with the flags that it adds and clears; `None` where it does not help.
    pub(super) fn of_idea(&self, mut idea: Remedy) -> Option<Remedy> {
        let (flag, before) = (self.matter.flag, self.matter.state());
        let after = before.preview(&idea.changes).ok()?;
        let room = Room::knowing(&after, self.matter.room.today, self.known.clone());
        // The rule alone is asked first: most ideas that fail, fail here.
        let mut found = vec![];
        flag.rule().find(&room, flag.week, None, &mut found);
        // A step of a case goes on towards its end: what it is about stands until then.
        if idea.kind != RemedyKind::Step && found.iter().any(|it| self.still_says(it)) {
            return None;
        }
        let (mut was, mut is) = (self.before.clone(), judged(&room, flag));
        // What goes to another week is judged there as well.
        for week in Landing::of(before, &after, room.today.week()).weeks {
            if week != flag.week {
                was.push(judge_week(self.matter.room, week));
                is.push(judge_week(&room, week));
            }
        }
        (idea.adds, idea.clears) = difference(&was, &is);
        if idea.adds.iter().any(|added| added.severity == Severity::Red) {
            return None;
        }
        let keys: Vec<Key> = idea.changes.iter().map(Change::key).collect();
        check_touched(before, &after, &keys).is_empty().then_some(idea)
    }

    /// Whether a flag found afterwards is the one that should be gone, at the same time or at another of its day.
    fn still_says(&self, found: &Flag) -> bool {
        let flag = self.matter.flag;
        let day = |flag: &Flag| flag.start.map(When::date);
        let alike = found.subject == flag.subject
            && found.severity <= flag.severity
            && found.people.iter().any(|person| flag.people.contains(person))
                == flag.people.iter().any(|person| flag.people.contains(person))
            && (day(found) == day(flag) || flag.subject.kind != TableName::Person);
        let other = self
            .before
            .iter()
            .flat_map(|list| list.iter())
            .any(|before| before.is_same(found) && !before.is_same(flag));
        alike && !other
    }
}

/// What the rules find where a flag was found: in its week, and for one that stands today also as things stand.
fn judged(room: &Room<'_>, flag: &Flag) -> Vec<Arc<[Flag]>> {
    let standing = (!flag.rule().is_of_week()).then(|| judge_standing(room));
    [judge_week(room, flag.week)].into_iter().chain(standing).collect()
}

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

/// What speaks against a remedy: what it adds, and how little it fits; the lightest first. What is less pressing than the
/// flag it replaces is no burden.
pub(super) fn weight(remedy: &Remedy) -> i32 {
    let burden = burden(&remedy.adds, &remedy.clears);
    let added = burden.filter(|flag| flag.severity == Severity::Amber).count();
    let added = i32::try_from(added).unwrap_or(100);
    added * 12 - i32::from(remedy.score)
}

/// The flags among those added that weigh: all but what is less pressing than the one it replaces.
pub fn burden<'f>(adds: &'f [Flag], clears: &'f [Flag]) -> impl Iterator<Item = &'f Flag> {
    adds.iter().filter(move |added| {
        let of_it = |cleared: &&Flag| cleared.rule == added.rule && cleared.subject == added.subject;
        !clears.iter().filter(of_it).any(|cleared| cleared.severity < added.severity)
    })
}
