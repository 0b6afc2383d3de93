//! The words of a line, and what each can mean.

use std::ops::Range;

use super::{Setting, when};
use crate::app::repeating;
use crate::domain::plain_text::folded;
use crate::domain::{
    ActivityId, Date, FamilyRef, GroupId, LeaveKind, Minutes, NoDay, PersonId, PlaceId, Repeat, Role, State,
    Time, Track, WrittenDay, of_other_weekday, slug_of,
};

/// A word of the line: where it stands and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the line.
    pub range: Range<usize>,
    /// What it means.
    pub meaning: Meaning,
}

/// What a word means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A day.
    Day(Date),
    /// From one day to another.
    Days(Date, Date),
    /// A time.
    Time(Time),
    /// From one time to another.
    Times(Time, Time),
    /// A length.
    Length(Minutes),
    /// How it comes again.
    Repeats(Box<Repeat>),
    /// How many times in all.
    Count(u32),
    /// What follows is the last day.
    Until,
    /// What is to be done.
    Activity(ActivityId),
    /// A group's session.
    Group(GroupId),
    /// Somebody who does it, or is there.
    Person(PersonId),
    /// Somebody along to learn.
    Shadow(PersonId),
    /// Whoever follows leads it.
    Leads,
    /// A family it is for.
    Family(FamilyRef),
    /// Where.
    Place(PlaceId),
    /// A kind of leave.
    Leave(LeaveKind),
    /// A kind of supervision.
    Track(Track),
    /// A note in quotes.
    Note(String),
    /// A little word that says nothing new: at, with, for.
    Filler,
    /// It could be several things; their names.
    Ambiguous(Vec<String>),
    /// A day that no calendar has; which, in words.
    NoDay(String),
    /// Nothing that is known.
    Unknown,
}

/// Cuts a line into words and finds what each means.
pub(super) fn words(line: &str, setting: &Setting) -> Vec<Word> {
    let mut pieces = split(line);
    pieces.reverse();
    let mut words: Vec<Word> = vec![];
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
                words.push(Word { range: range.start..next.end, meaning });
                continue;
            }
        }
        // A phrase goes on as far as it is understood: "every 2 weeks tue thu".
        if let Some((meaning, used)) = over_several(line, &range, &pieces) {
            let last = used.checked_sub(2).and_then(|more| pieces.iter().rev().nth(more));
            let end = last.map_or(range.end, |last| last.end);
            pieces.truncate(pieces.len().saturating_sub(used.saturating_sub(1)));
            words.push(Word { range: range.start..end, meaning });
            continue;
        }
        let meaning = match meaning(text, setting) {
            // A group or an activity can be called like a kind of leave.
            Meaning::Leave(_) if !on_leave && let Some(known) = exact(&folded(text), setting.state) => known,
            meaning => meaning,
        };
        words.push(Word { range, meaning });
    }
    weekdays_beside_dates(line, &mut words);
    place_last_days(line, &mut words, setting);
    words
}

/// A weekday written beside a date says nothing new where it is that date's: `fri 8 jan`. Where it is not, one of the two is
/// a slip. Beside a week it is the day of it: `w51 fri`.
fn weekdays_beside_dates(line: &str, words: &mut [Word]) {
    let weekday = |word: &Word| match WrittenDay::read(line.get(word.range.clone()).unwrap_or_default()) {
        Ok(WrittenDay::Weekday(weekday)) => Some(weekday),
        _ => None,
    };
    let date = |word: &Word| match word.meaning {
        Meaning::Day(date) if weekday(word).is_none() => Some(date),
        _ => None,
    };
    for at in 1..words.len() {
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

fn is_week(line: &str, word: &Word) -> bool {
    let text = line.get(word.range.clone()).unwrap_or_default();
    matches!(WrittenDay::read(text), Ok(WrittenDay::Week(_)))
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
    setting: &Setting,
) -> Option<(usize, Word)> {
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
    let meaning = match day_of(text(&range), |day| day.nearest(setting.day, setting.today)) {
        Meaning::Unknown => return None,
        meaning => meaning,
    };
    Some((more, Word { range, meaning }))
}

/// The last day of leave, or of what comes again, is the first such day from its first one on, wherever in the line the two
/// stand.
fn place_last_days(line: &str, words: &mut [Word], setting: &Setting) {
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
    let start = first.unwrap_or(setting.day);
    for (at, until) in last {
        let Some(word) = words.get_mut(at) else { continue };
        let text = line.get(word.range.clone()).unwrap_or_default();
        word.meaning = day_of(text, |day| {
            if until { day.first_from(start, setting.today) } else { day.end_from(start, setting.today) }
        });
    }
}

/// Whether a word is written as a date, and so may be one in another year.
fn is_day(line: &str, word: &Word) -> bool {
    !matches!(WrittenDay::read(line.get(word.range.clone()).unwrap_or_default()), Ok(WrittenDay::Weekday(_)))
}

/// The day that is written, placed.
fn day_of(text: &str, place: impl FnOnce(WrittenDay) -> Result<Date, NoDay>) -> Meaning {
    match WrittenDay::read(text).and_then(place) {
        Ok(day) => Meaning::Day(day),
        Err(NoDay::Impossible(words)) => Meaning::NoDay(words),
        Err(NoDay::Unread) => Meaning::Unknown,
    }
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

fn meaning(text: &str, setting: &Setting) -> Meaning {
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
