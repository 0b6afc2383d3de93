//! The words of a line, and what each can mean.

use std::ops::Range;

use super::known::{by_beginning, exact, person_of, place_of};
use super::meaning::{DayPart, Meaning, QuickWord};
use super::phrase::phrase;
use super::{QuickContext, clock, days, when};
use crate::app::repeating;
use crate::domain::plain_text::folded;
use crate::domain::{LeaveKind, NoDay, WrittenDay};

/// Cuts a line into words and finds what each means.
pub(super) fn words(line: &str, setting: &QuickContext) -> Vec<QuickWord> {
    let mut pieces = split(line);
    pieces.reverse();
    let mut words: Vec<QuickWord> = vec![];
    let on_leave =
        line.split_whitespace().any(|word| matches!(&*word.to_ascii_lowercase(), "leave" | "holiday"));
    while let Some(range) = pieces.pop() {
        let text = line.get(range.clone()).unwrap_or_default();
        if let Some((more, word)) = day_in_words(line, &range, &pieces, setting) {
            pieces.truncate(pieces.len().saturating_sub(more));
            words.push(word);
            continue;
        }
        // Two words can be one name: "home visit" is home-visit.
        if let Some(next) = pieces.last().cloned() {
            let joined = format!("{text}-{}", line.get(next.clone()).unwrap_or_default());
            if let Some(meaning) = exact(&folded(&joined), setting.state) {
                pieces.pop();
                words.push(QuickWord { range: range.start..next.end, meaning });
                continue;
            }
        }
        // A phrase goes on as far as it is understood: "every 2 weeks tue thu", "half an hour".
        if let Some((meaning, used)) = over_several(line, &range, &pieces, setting) {
            let last = used.checked_sub(2).and_then(|more| pieces.iter().rev().nth(more));
            let end = last.map_or(range.end, |last| last.end);
            pieces.truncate(pieces.len().saturating_sub(used.saturating_sub(1)));
            words.push(QuickWord { range: range.start..end, meaning });
            continue;
        }
        let meaning = match meaning(text, setting) {
            // A group or an activity can be called like a kind of leave.
            Meaning::Leave(_) if !on_leave && let Some(known) = exact(&folded(text), setting.state) => known,
            meaning => meaning,
        };
        words.push(QuickWord { range, meaning });
    }
    days::weekdays_beside_dates(line, &mut words);
    days::place_last_days(line, &mut words, setting);
    clock::settle(&mut words);
    words
}

/// What a piece and those after it mean together, and how many pieces that is: how something repeats, how often in all, a
/// length, a day. The pieces to come stand in reverse.
fn over_several(
    line: &str,
    first: &Range<usize>,
    to_come: &[Range<usize>],
    setting: &QuickContext,
) -> Option<(Meaning, usize)> {
    let low: Vec<String> = std::iter::once(first)
        .chain(to_come.iter().rev())
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
    phrase(&words, setting.today)
}

/// A day of several words, `4 jan`, `jan 4` or `4th of jan 2027`, and how many of the words to come it takes. Where somebody is
/// called like a month, it is them; four digits after it are the year where it lies near, else a time.
fn day_in_words(
    line: &str,
    first: &Range<usize>,
    to_come: &[Range<usize>],
    setting: &QuickContext,
) -> Option<(usize, QuickWord)> {
    const NEAR: i32 = 3;
    let text = |range: &Range<usize>| line.get(range.clone()).unwrap_or_default();
    let is_near = |year: &str| year.parse().is_ok_and(|year: i32| (year - setting.day.year()).abs() <= NEAR);
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|it| it.is_ascii_digit());
    (1..=3).rev().find_map(|more| {
        let all: Vec<&Range<usize>> = std::iter::once(first).chain(to_come.iter().rev().take(more)).collect();
        let (last, words) = (all.last()?, all.iter().map(|range| text(range)));
        let numbers = words.clone().filter(|word| word.starts_with(|it: char| it.is_ascii_digit())).count();
        let ends_in_year = is_year(text(last)) && is_near(text(last));
        let is_month = |word: &str| word.starts_with(char::is_alphabetic);
        let is_somebody = |word: &str| exact(&word.to_ascii_lowercase(), setting.state).is_some();
        if all.len() <= more
            || numbers != 1 + usize::from(ends_in_year)
            || words.clone().any(|word| is_month(word) && is_somebody(word))
        {
            return None;
        }
        let range = first.start..last.end;
        let written: Vec<&str> = words.map(|word| word.trim_end_matches(',')).collect();
        let place = |day: WrittenDay| day.nearest(setting.day, setting.today);
        match days::day_of(&written.join(" "), place) {
            Meaning::Unknown => None,
            meaning => Some((more, QuickWord { range, meaning })),
        }
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

fn meaning(text: &str, setting: &QuickContext) -> Meaning {
    if let Some(note) = text.strip_prefix('"') {
        return Meaning::Note(note.trim_end_matches('"').trim().to_owned());
    }
    let low = folded(text.trim_end_matches(','));
    if let Some(place) = low.strip_prefix('@') {
        return place_of(place, setting.state);
    }
    if let Some(name) = low.strip_prefix('~') {
        return match person_of(name, setting.state) {
            Meaning::Person(person) => Meaning::Shadow(person),
            other => other,
        };
    }
    if let Some(meaning) = little(&low) {
        return meaning;
    }
    // A family can be called like a week: w3 is hers where there is such a family.
    if low.starts_with(char::is_alphabetic)
        && let Some(family @ Meaning::Family(_)) = exact(&low, setting.state)
    {
        return family;
    }
    let (day, today) = (setting.day, setting.today);
    let one = WrittenDay::read(&low).and_then(|it| it.nearest(day, today));
    let some = when::days(&low, day, today);
    let no_day =
        [one.clone().err(), some.clone().err()].into_iter().flatten().find(|it| *it != NoDay::Unread);
    // With a dot it is a time as well as a day.
    if let (Some(time), Ok(date)) = (when::time(&low), &one) {
        return Meaning::TimeOrDay(time.time, *date);
    }
    one.ok()
        .map(Meaning::Day)
        .or_else(|| when::span(&low).map(clock::of_span))
        .or_else(|| some.ok().map(|(from, to)| Meaning::Days(from, to)))
        .or_else(|| when::time(&low).map(clock::of_time))
        .or_else(|| when::length(&low).map(Meaning::Length))
        .or_else(|| low.parse().ok().map(Meaning::Leave))
        .or_else(|| exact(&low, setting.state))
        .or_else(|| low.parse().ok().map(Meaning::Track))
        .unwrap_or_else(|| match (by_beginning(&low, setting.state), no_day) {
            (Meaning::Unknown, Some(NoDay::Impossible(words))) => Meaning::NoDay(words),
            (meaning, _) => meaning,
        })
}

/// Words that are no names.
fn little(low: &str) -> Option<Meaning> {
    if let Some(part) = DayPart::read(low) {
        return Some(Meaning::Part(part));
    }
    Some(match low {
        "until" => Meaning::Until,
        "lead" | "leads" => Meaning::Leads,
        "at" | "on" | "with" | "and" | "for" | "&" | "+" | "to" | "off" | "till" | "from" | "the" | "in"
        | "-" | "–" | "o'clock" | "oclock" => Meaning::Filler,
        "leave" | "holiday" | "holidays" | "a/l" => Meaning::Leave(LeaveKind::Annual),
        "ill" | "poorly" | "unwell" | "sickness" => Meaning::Leave(LeaveKind::Sick),
        _ => return None,
    })
}
