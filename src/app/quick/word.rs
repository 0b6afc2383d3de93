//! The words of a line, and what each can mean.

use std::ops::Range;

use super::meaning::{Meaning, QuickWord};
use super::{QuickContext, days, when};
use crate::app::repeating;
use crate::domain::plain_text::folded;
use crate::domain::{
    ActivityId, FamilyRef, GroupId, LeaveKind, NoDay, PersonId, Role, State, WrittenDay, slug_of,
};

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
        // A phrase goes on as far as it is understood: "every 2 weeks tue thu".
        if let Some((meaning, used)) = over_several(line, &range, &pieces) {
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
    words
}

/// What a piece and those after it mean together, and how many pieces that is: how something repeats, how often in all.
/// The pieces to come stand in reverse.
fn over_several(line: &str, first: &Range<usize>, to_come: &[Range<usize>]) -> Option<(Meaning, usize)> {
    let low: Vec<String> = std::iter::once(first)
        .chain(to_come.iter().rev())
        .map(|range| line.get(range.clone()).unwrap_or_default().to_ascii_lowercase())
        .collect();
    let words: Vec<&str> = low.iter().map(|word| word.trim_end_matches(',')).collect();
    if let [many, "times" | "time", ..] = words.as_slice() {
        let many = many.parse().ok().filter(|many| *many > 0)?;
        return Some((Meaning::Count(many), 2));
    }
    let (rule, used) = repeating::phrase(&words)?;
    Some((Meaning::Repeats(Box::new(rule)), used))
}

/// A day of two or three words, `4 jan` or `4 jan 2027`, and how many of the words to come it takes. Where somebody is
/// called like a month, it is them; four digits after it are the year where it lies near, else a time.
fn day_in_words(
    line: &str,
    first: &Range<usize>,
    to_come: &[Range<usize>],
    setting: &QuickContext,
) -> Option<(usize, QuickWord)> {
    const NEAR: i32 = 3;
    let text = |range: &Range<usize>| line.get(range.clone()).unwrap_or_default();
    let mut to_come = to_come.iter().rev();
    let month = to_come.next()?;
    if exact(&text(month).to_ascii_lowercase(), setting.state).is_some() {
        return None;
    }
    let is_near = |year: i32| (year - setting.day.year()).abs() <= NEAR;
    let year = to_come.next().filter(|it| text(it).len() == 4 && text(it).parse().is_ok_and(is_near));
    let (more, end) = year.map_or((1, month.end), |year| (2, year.end));
    let range = first.start..end;
    let meaning = match days::day_of(text(&range), |day| day.nearest(setting.day, setting.today)) {
        Meaning::Unknown => return None,
        meaning => meaning,
    };
    Some((more, QuickWord { range, meaning }))
}

/// The ranges between white space; what stands in double quotes is one piece.
fn split(line: &str) -> Vec<Range<usize>> {
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
    let low = folded(text);
    if let Some(place) = low.strip_prefix('@') {
        return place_of(place, setting.state);
    }
    if let Some(name) = low.strip_prefix('~') {
        return match person_of(name, setting.state) {
            Meaning::Person(person) => Meaning::Shadow(person),
            other => other,
        };
    }
    match low.as_str() {
        "until" => return Meaning::Until,
        "lead" | "leads" => return Meaning::Leads,
        "at" | "on" | "with" | "and" | "for" | "&" | "+" | "to" | "off" => return Meaning::Filler,
        "leave" | "holiday" => return Meaning::Leave(LeaveKind::Annual),
        _ => {}
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
    one.ok()
        .map(Meaning::Day)
        .or_else(|| when::times(&low).map(|(from, to)| Meaning::Times(from, to)))
        .or_else(|| some.ok().map(|(from, to)| Meaning::Days(from, to)))
        .or_else(|| when::time(&low).map(Meaning::Time))
        .or_else(|| when::length(&low).map(Meaning::Length))
        .or_else(|| low.parse().ok().map(Meaning::Leave))
        .or_else(|| exact(&low, setting.state))
        .or_else(|| low.parse().ok().map(Meaning::Track))
        .unwrap_or_else(|| match (by_beginning(&low, setting.state), no_day) {
            (Meaning::Unknown, Some(NoDay::Impossible(words))) => Meaning::NoDay(words),
            (meaning, _) => meaning,
        })
}

/// The one thing that has exactly this id or title, or the person with this name or these initials.
fn exact(low: &str, state: &State) -> Option<Meaning> {
    let slug = slug_of(low);
    let called = |title: &str| slug.is_some() && slug_of(title) == slug;
    let known_activity =
        ActivityId::parse(low).ok().filter(|id| state.activity(id).is_some()).or_else(|| {
            let activities = state.activities();
            activities.iter().find(|activity| called(&activity.title)).map(|activity| activity.id.clone())
        });
    let group = GroupId::parse(low).ok().filter(|id| state.group(id).is_some()).or_else(|| {
        let groups = &state.records.groups;
        groups.values().find(|row| called(&row.item.title)).map(|row| row.item.id.clone())
    });
    group
        .map(Meaning::Group)
        .or(known_activity.map(Meaning::Activity))
        .or_else(|| {
            let family = FamilyRef::parse(low).ok()?;
            state.family(&family).is_some().then_some(Meaning::Family(family))
        })
        .or_else(|| {
            let person = PersonId::parse(low).ok()?;
            state.person(&person).is_some().then_some(Meaning::Person(person))
        })
        .or_else(|| {
            let mut named = state
                .people()
                .filter(|p| folded(p.short_name()) == low || folded(&p.initials()) == low || called(&p.name));
            match (named.next(), named.next()) {
                (Some(person), None) => Some(Meaning::Person(person.id.clone())),
                _ => None,
            }
        })
}

/// The one thing whose id or name begins so; several are ambiguous.
fn by_beginning(low: &str, state: &State) -> Meaning {
    if low.len() < 2 {
        return Meaning::Unknown;
    }
    let mut found: Vec<(String, Meaning)> = vec![];
    found.extend(people(state, low).map(|id| (id.to_string(), Meaning::Person(id))));
    found.extend(
        state
            .activities()
            .into_iter()
            .filter(|a| begins(a.id.as_str(), low) || begins(&a.title, low))
            .map(|a| (a.id.to_string(), Meaning::Activity(a.id.clone()))),
    );
    found.extend(
        state
            .records
            .groups
            .keys()
            .filter(|id| begins(id.as_str(), low))
            .map(|id| (id.to_string(), Meaning::Group(id.clone()))),
    );
    found.extend(
        state
            .known_families()
            .map(|family| &family.reference)
            .filter(|id| begins(id.as_str(), low))
            .map(|id| (id.to_string(), Meaning::Family(id.clone()))),
    );
    one_of(found)
}

fn one_of(mut found: Vec<(String, Meaning)>) -> Meaning {
    match found.len() {
        0 => Meaning::Unknown,
        1 => found.pop().map_or(Meaning::Unknown, |(_, meaning)| meaning),
        _ => Meaning::Ambiguous(found.into_iter().map(|(name, _)| name).collect()),
    }
}

fn people<'a>(state: &'a State, low: &'a str) -> impl Iterator<Item = PersonId> + 'a {
    state.people().filter(move |p| begins(p.id.as_str(), low) || begins(&p.name, low)).map(|p| p.id.clone())
}

pub(super) fn person_of(low: &str, state: &State) -> Meaning {
    match exact(low, state) {
        Some(person @ Meaning::Person(_)) => person,
        _ => one_of(people(state, low).map(|id| (id.to_string(), Meaning::Person(id))).collect()),
    }
}

fn place_of(low: &str, state: &State) -> Meaning {
    let places = || state.records.places.values().map(|row| &row.item);
    if let Some(place) = places().find(|place| place.id.as_str() == low) {
        return Meaning::Place(place.id.clone());
    }
    one_of(
        places()
            .filter(|place| begins(place.id.as_str(), low) || begins(&place.name, low))
            .map(|place| (place.id.to_string(), Meaning::Place(place.id.clone())))
            .collect(),
    )
}

fn begins(name: &str, low: &str) -> bool {
    folded(name).starts_with(low)
}

/// Whether somebody is there rather than doing it: colleagues, leads and supervisors.
pub(super) fn is_with(person: &PersonId, state: &State) -> bool {
    state
        .person(person)
        .is_some_and(|p| matches!(p.role, Role::Colleague | Role::Supervisor | Role::TeamLead))
}
