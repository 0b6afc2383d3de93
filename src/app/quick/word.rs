//! The words of a line, and what each can mean.

use std::ops::Range;

use super::known::{by_beginning, exact, is_meeting, person_of, place_of};
use super::meaning::{DayPart, Meaning, QuickWord};
use super::phrase::phrase;
use super::setting::{NearDay, QuickContext};
use super::{clock, days, when};
use crate::app::repeating;
use crate::domain::plain_text::folded;
use crate::domain::{Date, LeaveKind, NoDay, WrittenDay, month_named, read_length, read_span, read_time};

/// How many words a day has at most beside its first: `in 2 weeks' time`, `the 4th of jan 2027`.
const MOST_MORE: usize = 4;

/// Cuts a line into words and finds what each means; a name is one of those `known`, where any are.
pub(super) fn words(line: &str, near: NearDay, known: Option<&QuickContext>) -> Vec<QuickWord> {
    let mut pieces = split(line);
    pieces.reverse();
    let mut words: Vec<QuickWord> = vec![];
    let on_leave =
        line.split_whitespace().any(|word| matches!(&*word.to_ascii_lowercase(), "leave" | "holiday"));
    let exact = |low: &str| known.and_then(|names| exact(low, names));
    while let Some(range) = pieces.pop() {
        let text = line.get(range.clone()).unwrap_or_default();
        if let Some((more, word)) = day_in_words(line, &range, &pieces, (near, known)) {
            pieces.truncate(pieces.len().saturating_sub(more));
            words.push(word);
            continue;
        }
        // Several words can be one name: "home visit" is home-visit, "dr priya nair" is one person.
        let name = (1..LONGEST_NAME).rev().find_map(|more| {
            let rest: Vec<&Range<usize>> = pieces.iter().rev().take(more).collect();
            let last = rest.last().filter(|_| rest.len() == more)?;
            let written = std::iter::once(&range).chain(rest.iter().copied());
            let parts =
                written.map(|range| line.get(range.clone()).unwrap_or_default().trim_end_matches([',', '.']));
            let meaning = exact(&folded(&parts.collect::<Vec<_>>().join("-")))?;
            Some((more, QuickWord { range: range.start..last.end, meaning }))
        });
        if let Some((more, word)) = name {
            pieces.truncate(pieces.len().saturating_sub(more));
            words.push(word);
            continue;
        }
        // A phrase goes on as far as it is understood: "every 2 weeks tue thu", "half an hour".
        if let Some((meaning, used)) = over_several(line, &range, &pieces, near.today) {
            let last = used.checked_sub(2).and_then(|more| pieces.iter().rev().nth(more));
            let end = last.map_or(range.end, |last| last.end);
            pieces.truncate(pieces.len().saturating_sub(used.saturating_sub(1)));
            words.push(QuickWord { range: range.start..end, meaning });
            continue;
        }
        let meaning = match meaning(text, near, known) {
            // A group or an activity can be called like a kind of leave.
            Meaning::Leave(_) if !on_leave && let Some(known) = exact(&folded(text)) => known,
            meaning => meaning,
        };
        words.push(QuickWord { range, meaning });
    }
    months_alone(line, &mut words);
    met_with_a_family(line, &mut words, known);
    days::weekdays_over(line, &mut words, near);
    days::weekdays_beside_dates(line, &mut words);
    days::place_last_days(line, &mut words, near);
    clock::settle(line, &mut words);
    words
}

/// A month alone where a name or a day stands: it lacks its day.
fn months_alone(line: &str, words: &mut [QuickWord]) {
    let mut ends = false;
    for word in words {
        let low = line.get(word.range.clone()).unwrap_or_default().to_lowercase();
        if word.meaning == Meaning::Unknown
            && let Some(month) = month_named(low.trim_end_matches(','))
        {
            word.meaning = Meaning::Month(month, ends);
        }
        ends = word.meaning == Meaning::Until;
    }
}

/// Whoever meets a family sees her one to one; without one it could be any meeting.
fn met_with_a_family(line: &str, words: &mut [QuickWord], known: Option<&QuickContext>) {
    let has_family = words.iter().any(|it| matches!(it.meaning, Meaning::Family(_)));
    let Some(one_to_one) = known.filter(|_| has_family).and_then(|names| exact("one-to-one", names)) else {
        return;
    };
    for word in words {
        let low = line.get(word.range.clone()).unwrap_or_default().to_lowercase();
        let is_unclear = matches!(word.meaning, Meaning::Ambiguous(_) | Meaning::Unknown);
        if is_unclear && (is_meeting(&low) || matches!(&*low, "see" | "sees")) {
            word.meaning = one_to_one.clone();
        }
    }
}

/// How many words a name has at most.
const LONGEST_NAME: usize = 4;

/// How many words a phrase has at most.
const LONGEST_PHRASE: usize = 24;

/// What a piece and those after it mean together, and how many pieces that is: how something repeats, how often in all, a
/// time, a length. The pieces to come stand in reverse.
fn over_several(
    line: &str,
    first: &Range<usize>,
    to_come: &[Range<usize>],
    today: Date,
) -> Option<(Meaning, usize)> {
    let low: Vec<String> = std::iter::once(first)
        .chain(to_come.iter().rev())
        .take(LONGEST_PHRASE)
        .map(|range| line.get(range.clone()).unwrap_or_default().to_ascii_lowercase())
        .collect();
    let words: Vec<&str> = low.iter().map(|word| word.trim_end_matches(',')).collect();
    if let [many, "times" | "time", ..] = words.as_slice() {
        let many = many.parse().ok().filter(|many| *many > 0)?;
        return Some((Meaning::Count(many), 2));
    }
    if let Some((rule, used)) = repeating::phrase(&words) {
        return Some((Meaning::Repeats(Box::new(rule)), used));
    }
    phrase(&words, today)
}

/// A day of several words, `4 jan`, `jan 4`, `4th of jan 2027` or `a week on monday`, and how many of the words to come it
/// takes. Where somebody is called like a month, it is them; four digits after a day are the year where it lies near, else
/// they may be a time.
fn day_in_words(
    line: &str,
    first: &Range<usize>,
    to_come: &[Range<usize>],
    (near, known): (NearDay, Option<&QuickContext>),
) -> Option<(usize, QuickWord)> {
    const NEAR_YEARS: i32 = 3;
    let text = |range: &Range<usize>| line.get(range.clone()).unwrap_or_default();
    let begins_in_digit = |word: &str| word.starts_with(|it: char| it.is_ascii_digit());
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|it| it.is_ascii_digit());
    let is_near =
        |year: &str| year.parse().is_ok_and(|year: i32| (year - near.day.year()).abs() <= NEAR_YEARS);
    let is_somebody =
        |word: &str| known.is_some_and(|names| exact(&word.to_ascii_lowercase(), names).is_some());
    (1..=MOST_MORE).rev().find_map(|more| {
        let all: Vec<&Range<usize>> = std::iter::once(first).chain(to_come.iter().rev().take(more)).collect();
        let (last, words) = (text(all.last()?), all.iter().map(|range| text(range)));
        if all.len() <= more {
            return None;
        }
        let numbers = words.clone().filter(|word| begins_in_digit(word)).count();
        let written: Vec<&str> = words.clone().map(|word| word.trim_end_matches(',')).collect();
        let has_year = more > 1 && is_year(last);
        if numbers > 1 + usize::from(has_year) {
            return None;
        }
        let read = WrittenDay::read(&written.join(" "));
        let is_dated =
            !matches!(read, Ok(WrittenDay::FromToday(_) | WrittenDay::OfWeek(..) | WrittenDay::Coming(..)));
        let next = to_come.iter().rev().nth(more).map(text);
        match read {
            Err(NoDay::Unread) => return None,
            // "4 dec 1430" is a day and a time.
            Err(_) if has_year && read_time(last).is_some() => return None,
            // "mon week 51" is a day of a week with a number.
            Ok(WrittenDay::Coming(..)) if last == "week" && next.is_some_and(begins_in_digit) => return None,
            _ if is_dated && words.clone().any(|word| !begins_in_digit(word) && is_somebody(word)) => {
                return None;
            }
            _ => {}
        }
        let range = first.start..all.last()?.end;
        let meaning = days::placed(read, |day| near.place(day));
        let time = read_time(last).filter(|_| has_year && !is_near(last));
        let meaning = match (meaning, time) {
            (Meaning::Day(date), Some(time)) => {
                let day = written.get(..more).unwrap_or_default().join(" ");
                match days::day_of(&day, |day| near.place(day)) {
                    Meaning::Day(day) => Meaning::TimeOrYear(day, time.time, date),
                    _ => Meaning::Day(date),
                }
            }
            (meaning, _) => meaning,
        };
        Some((more, QuickWord { range, meaning }))
    })
}

/// The ranges between white space; what stands in double quotes is one piece.
pub(super) fn split(line: &str) -> Vec<Range<usize>> {
    let mut pieces = vec![];
    let mut start = None;
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        if c == '"' {
            quoted = !quoted;
        }
        match (start, c.is_whitespace() && !quoted) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                pieces.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    pieces.extend(start.map(|from| from..line.len()));
    pieces
}

fn meaning(text: &str, near: NearDay, known: Option<&QuickContext>) -> Meaning {
    if let Some(note) = text.strip_prefix('"') {
        return Meaning::Note(note.trim_end_matches('"').trim().to_owned());
    }
    let low = folded(text.trim_end_matches(','));
    let exact = |low: &str| known.and_then(|names| exact(low, names));
    if let Some((marked, names)) = low.get(1..).zip(known) {
        if low.starts_with('@') {
            return place_of(marked, names.state);
        }
        if low.starts_with('~') {
            return match person_of(marked, names.state) {
                Meaning::Person(person) => Meaning::Shadow(person),
                other => other,
            };
        }
    }
    if let Some(meaning) = little(&low) {
        return meaning;
    }
    // A family can be called like a week: w3 is hers where there is such a family.
    if low.starts_with(char::is_alphabetic)
        && let Some(family @ Meaning::Family(_)) = exact(&low)
    {
        return family;
    }
    let one = WrittenDay::read(&low).and_then(|it| near.place(it));
    let some = when::days(&low, near);
    let no_day =
        [one.clone().err(), some.clone().err()].into_iter().flatten().find(|it| *it != NoDay::Unread);
    // With a dot it is a time as well as a day.
    if let (Some(time), Ok(date)) = (read_time(&low), &one) {
        return Meaning::TimeOrDay(time.time, *date);
    }
    one.ok()
        .map(Meaning::Day)
        .or_else(|| read_span(&low).map(clock::of_span))
        .or_else(|| some.ok().map(|(from, to)| Meaning::Days(from, to)))
        .or_else(|| read_time(&low).map(clock::of_time))
        .or_else(|| read_length(&low).map(Meaning::Length))
        .or_else(|| low.parse().ok().map(Meaning::Leave))
        .or_else(|| exact(&low))
        .or_else(|| low.parse().ok().map(Meaning::Track))
        .unwrap_or_else(|| {
            let begun = known.map_or(Meaning::Unknown, |names| by_beginning(&low, names));
            match (begun, no_day) {
                (Meaning::Unknown, Some(NoDay::Impossible(words))) => Meaning::NoDay(words),
                (meaning, _) => meaning,
            }
        })
}

/// Words that are no names.
fn little(low: &str) -> Option<Meaning> {
    if let Some(part) = DayPart::read(low) {
        return Some(Meaning::Part(part));
    }
    Some(match low {
        "lunch" | "lunchtime" | "dinnertime" | "teatime" | "evening" | "tonight" | "midnight" => {
            Meaning::NoTime
        }
        "until" => Meaning::Until,
        "lead" | "leads" => Meaning::Leads,
        "at" | "on" | "with" | "and" | "for" | "&" | "+" | "to" | "off" | "till" | "from" | "the" | "in"
        | "-" | "–" | "o'clock" | "oclock" | "clock" => Meaning::Filler,
        "leave" | "holiday" | "holidays" | "a/l" => Meaning::Leave(LeaveKind::Annual),
        "ill" | "poorly" | "unwell" | "sickness" => Meaning::Leave(LeaveKind::Sick),
        _ => return None,
    })
}
