//! Days among the words of a line: what one is beside another, and where the last one is placed.

use super::meaning::{Meaning, QuickWord};
use super::setting::NearDay;
use crate::domain::{Date, NoDay, WrittenDay, of_other_weekday};

/// A weekday written beside a date says nothing new where it is that date's: `fri 8 jan`. Where it is not, one of the two is
/// a slip. Beside a week it is the day of it: `w51 fri`.
pub(super) fn weekdays_beside_dates(line: &str, words: &mut [QuickWord]) {
    let weekday = |word: &QuickWord| match WrittenDay::read(&written(line, word)) {
        Ok(WrittenDay::Weekday(weekday)) => Some(weekday),
        _ => None,
    };
    let date = |word: &QuickWord| match word.meaning {
        Meaning::Day(date) if weekday(word).is_none() => Some(date),
        _ => None,
    };
    let names_weekdays =
        words.iter().any(|it| matches!(&it.meaning, Meaning::Repeats(rule) if !rule.by_day.is_empty()));
    for at in 1..words.len() {
        if !names_weekdays && begins_after_its_end(words, at) {
            continue;
        }
        let [.., one, other] = words.get_mut(..=at).unwrap_or_default() else { continue };
        let (named, dated, word, day) = match (weekday(one), date(other), date(one), weekday(other)) {
            (Some(named), Some(dated), ..) => (named, dated, one, other),
            (_, _, Some(dated), Some(named)) => (named, dated, other, one),
            _ => continue,
        };
        if is_week(line, day)
            && let Some(of_week) = dated.week().days().find(|it| it.weekday() == named)
        {
            (word.meaning, day.meaning) = (Meaning::Filler, Meaning::Day(of_week));
            continue;
        }
        word.meaning =
            if dated.weekday() == named { Meaning::Filler } else { Meaning::NoDay(of_other_weekday(dated)) };
    }
}

/// Asks of a weekday in a week that is over which one is meant, where what is written is still to be.
pub(super) fn weekdays_over(line: &str, words: &mut [QuickWord], near: NearDay) {
    if near.day.week() >= near.today.week() {
        return;
    }
    for word in words {
        if let Some(day) = first_weekday(line, word).and_then(|day| near.over(day)) {
            word.meaning = Meaning::Over(day);
        }
    }
}

/// The days of the running week that are over, for which the next ones were taken.
pub(super) fn passed(line: &str, words: &[QuickWord], near: NearDay) -> Vec<Date> {
    let says_nothing = |it: &&QuickWord| it.meaning == Meaning::Filler;
    if words.iter().filter(says_nothing).any(|it| WrittenDay::read(&written(line, it)).is_ok()) {
        return vec![];
    }
    let taken = words.iter().filter_map(|word| {
        let over = near.over(first_weekday(line, word)?)?;
        let (Meaning::Day(meant) | Meaning::Days(meant, _)) = word.meaning else { return None };
        (meant == over.plus_days(7)).then_some(over)
    });
    taken.take(1).collect()
}

/// The weekday that a word is, or that it begins with: `fri`, `mon-wed`.
fn first_weekday(line: &str, word: &QuickWord) -> Option<WrittenDay> {
    if !matches!(word.meaning, Meaning::Day(_) | Meaning::Days(..)) {
        return None;
    }
    let text = written(line, word);
    let first = text.split(['-', '–', '—', '.']).next().unwrap_or_default();
    WrittenDay::read(first).ok().filter(|day| matches!(day, WrittenDay::Weekday(_)))
}

/// Whether a word stands after the last day of what comes again, and is the only other day: `until 31/3 mon` begins on a
/// Monday.
fn begins_after_its_end(words: &[QuickWord], at: usize) -> bool {
    let is_until = at.checked_sub(2).and_then(|until| words.get(until)).map(|it| &it.meaning);
    let is_other_day = |(n, word): (usize, &QuickWord)| {
        n != at && n + 1 != at && matches!(word.meaning, Meaning::Day(_) | Meaning::Days(..))
    };
    matches!(is_until, Some(Meaning::Until)) && !words.iter().enumerate().any(is_other_day)
}

/// A word as it is written, without commas.
fn written(line: &str, word: &QuickWord) -> String {
    let text = line.get(word.range.clone()).unwrap_or_default();
    text.split_whitespace().map(|it| it.trim_end_matches(',')).collect::<Vec<_>>().join(" ")
}

/// Whether a word names a week rather than a day: `w51`, `in 2 weeks`.
fn is_week(line: &str, word: &QuickWord) -> bool {
    let text = written(line, word);
    match WrittenDay::read(&text) {
        Ok(WrittenDay::Week(_)) => true,
        Ok(WrittenDay::FromToday(_)) => {
            let low = text.to_lowercase();
            low.starts_with("in ") && ["week", "fortnight"].iter().any(|unit| low.contains(unit))
        }
        _ => false,
    }
}

/// The last day of leave, or of what comes again, is the first such day from its first one on, wherever in the line the two
/// stand.
pub(super) fn place_last_days(line: &str, words: &mut [QuickWord], near: NearDay) {
    let (mut first, mut last, mut until) = (None, vec![], false);
    for (at, word) in words.iter().enumerate() {
        match word.meaning {
            Meaning::Day(_) if until || first.is_some() => last.push((at, until)),
            Meaning::NoDay(_) if (until || first.is_some()) && is_day(line, word) => last.push((at, until)),
            Meaning::Day(from) | Meaning::Days(from, _) => first = first.or(Some(from)),
            _ => {}
        }
        until = matches!(word.meaning, Meaning::Until);
    }
    let start = first.unwrap_or(near.day);
    for (at, until) in last {
        let Some(word) = words.get_mut(at) else { continue };
        word.meaning = day_of(&written(line, word), |day| {
            if until { day.first_from(start, near.today) } else { day.end_from(start, near.today) }
        });
    }
}

/// Whether a word is written as a date, and so may be one in another year.
fn is_day(line: &str, word: &QuickWord) -> bool {
    !matches!(WrittenDay::read(&written(line, word)), Ok(WrittenDay::Weekday(_)))
}

/// The day that is written, placed.
pub(super) fn day_of(text: &str, place: impl FnOnce(WrittenDay) -> Result<Date, NoDay>) -> Meaning {
    placed(WrittenDay::read(text), place)
}

/// A day that was read, placed.
pub(super) fn placed(
    read: Result<WrittenDay, NoDay>,
    place: impl FnOnce(WrittenDay) -> Result<Date, NoDay>,
) -> Meaning {
    match read.and_then(place) {
        Ok(day) => Meaning::Day(day),
        Err(NoDay::Impossible(words)) => Meaning::NoDay(words),
        Err(NoDay::Unread) => Meaning::Unknown,
    }
}
