//! What is known by a name: people, families, activities, groups and places, by all of it or by its beginning.

use super::groups;
use super::meaning::Meaning;
use super::setting::QuickContext;
use crate::domain::plain_text::folded;
use crate::domain::{
    Activity, ActivityId, FamilyRef, GroupId, Person, PersonId, Role, State, nearest, slug_of,
};

/// Other words for activities of the catalogue, by the id that each has there.
const ALSO_CALLED: &[(&str, &str)] = &[
    ("call", "phone"),
    ("ring", "phone"),
    ("tel", "phone"),
    ("telephone", "phone"),
    ("phoning", "phone"),
    ("calling", "phone"),
    ("ringing", "phone"),
    ("visit", "home-visit"),
    ("visiting", "home-visit"),
    ("zoom", "video"),
    ("teams", "video"),
    ("1:1", "one-to-one"),
    ("sup", "supervision"),
    ("chat", "phone"),
    ("coffee", "outing"),
    ("cafe", "outing"),
    ("trip", "outing"),
    ("paperwork", "notes"),
    ("admin", "notes"),
    ("prep", "preparation"),
    ("break", "pause"),
    ("training", "learning"),
    ("course", "learning"),
];

/// Whether a word says that people meet, and not more: which meeting, it takes another word to say.
pub(super) fn is_meeting(low: &str) -> bool {
    matches!(low, "meet" | "meets" | "meetup" | "meeting" | "meetings")
}

/// The one thing that has exactly this id or title, or the person with this name or these initials; people who share a name
/// are told apart by the whole of it, and groups by where they meet.
pub(super) fn exact(low: &str, setting: &QuickContext) -> Option<Meaning> {
    let state = setting.state;
    let slug = slug_of(low);
    let called = |title: &str| slug.is_some() && slug_of(title) == slug;
    let activity = || {
        let by_id = ActivityId::parse(low).ok().filter(|id| state.activity(id).is_some());
        let by_title = || state.activities().into_iter().find(|it| called(&it.title)).map(|it| it.id.clone());
        by_id.or_else(by_title).or_else(|| also_called(low, state))
    };
    let one_of_several =
        || exact(low.strip_suffix('s').filter(|one| one.len() > 2 && !one.ends_with('s'))?, setting);
    let family = || {
        let family = FamilyRef::parse(low).ok()?;
        state.family(&family).is_some().then_some(Meaning::Family(family))
    };
    groups::named(low, setting)
        .or_else(|| activity().map(Meaning::Activity))
        .or_else(family)
        .or_else(|| named(low, state))
        // "visits" is a visit.
        .or_else(|| one_of_several().filter(|it| matches!(it, Meaning::Activity(_) | Meaning::Group(_))))
}

fn also_called(low: &str, state: &State) -> Option<ActivityId> {
    let (_, id) = ALSO_CALLED.iter().find(|(word, _)| *word == low)?;
    ActivityId::parse(id).ok().filter(|id| state.activity(id).is_some())
}

/// The person of an id, a name or initials; several are told apart by their whole names, and those whose names are alike by
/// what is said beside them.
fn named(low: &str, state: &State) -> Option<Meaning> {
    let slug = slug_of(low);
    let is_slug_of = |name: &str| slug.is_some() && slug_of(name) == slug;
    let is_called = |p: &&Person| {
        let untitled = untitled(&p.name);
        let by_whole_name = [&p.name, untitled, state.display_name_of(p)].into_iter().any(is_slug_of);
        let first = untitled.split_whitespace().next().unwrap_or_default();
        let by_whole_name = by_whole_name || folded(first) == low;
        p.id.as_str() == low || by_whole_name || folded(p.short_name()) == low || folded(&p.initials()) == low
    };
    let all: Vec<&Person> = state.people().filter(is_called).collect();
    let in_full = |it: &&&Person| is_slug_of(state.display_name_of(it));
    if let [] | [_] = all.as_slice() {
        return all.first().map(|one| Meaning::Person(one.id.clone()));
    }
    if let Some(one) = all.iter().find(in_full) {
        return Some(Meaning::Person(one.id.clone()));
    }
    let way = |it: &&Person| {
        let is_alone = all.iter().filter(|other| folded(&other.name) == folded(&it.name)).count() == 1;
        let name = if is_alone { &it.name } else { state.display_name_of(it) };
        slug_of(name).map_or_else(|| it.id.to_string(), |slug| slug.to_string())
    };
    Some(Meaning::Ambiguous(all.iter().map(way).collect()))
}

/// A name without the title before it: `Priya Nair` of `Dr Priya Nair`.
fn untitled(name: &str) -> &str {
    const TITLES: [&str; 8] = ["dr", "prof", "mr", "mrs", "ms", "miss", "mx", "sr"];
    match name.split_once(' ') {
        Some((title, rest)) if TITLES.contains(&&*folded(title.trim_end_matches('.'))) => rest.trim_start(),
        _ => name,
    }
}

/// The one thing whose id or name begins so, else the one activity or group with such a word in its title; several are
/// ambiguous.
pub(super) fn by_beginning(low: &str, setting: &QuickContext) -> Meaning {
    let state = setting.state;
    if low.len() < 2 {
        return Meaning::Unknown;
    }
    let low = if is_meeting(low) { "meeting" } else { low };
    let mut found: Vec<(String, Meaning)> = vec![];
    found.extend(people(state, low).map(|id| (id.to_string(), Meaning::Person(id))));
    found.extend(activities(state, |it| begins(it.id.as_str(), low) || begins(&it.title, low)));
    found.extend(groups(state, |id, _| begins(id, low)));
    found.extend(
        state
            .known_families()
            .map(|family| &family.reference)
            .filter(|id| begins(id.as_str(), low))
            .map(|id| (id.to_string(), Meaning::Family(id.clone()))),
    );
    if found.is_empty() {
        let has_word = |title: &str| folded(title).split_whitespace().any(|word| word == low);
        found.extend(activities(state, |it| has_word(&it.title)));
        found.extend(groups(state, |_, title| has_word(title)));
        let called = state.people().filter(|it| has_word(untitled(&it.name)));
        found.extend(called.map(|it| (it.id.to_string(), Meaning::Person(it.id.clone()))));
    }
    // Of groups that are called alike it is the writer's own team's.
    let alike: Option<Vec<GroupId>> = found
        .iter()
        .map(|(_, meaning)| if let Meaning::Group(id) = meaning { Some(id.clone()) } else { None })
        .collect();
    match alike.filter(|alike| alike.len() > 1) {
        Some(alike) if groups::are_called_alike(&alike, state) => groups::of_own_team(&alike, setting),
        _ => one_of(found),
    }
}

fn activities(state: &State, is: impl Fn(&Activity) -> bool) -> Vec<(String, Meaning)> {
    let all = state.activities().into_iter().filter(|it| is(it));
    all.map(|it| (it.id.to_string(), Meaning::Activity(it.id.clone()))).collect()
}

fn groups(state: &State, is: impl Fn(&str, &str) -> bool) -> Vec<(String, Meaning)> {
    let all = state.records.groups.values().map(|row| &row.item);
    let all = all.filter(|it| is(it.id.as_str(), &it.title));
    all.map(|it| (it.id.to_string(), Meaning::Group(it.id.clone()))).collect()
}

fn one_of(mut found: Vec<(String, Meaning)>) -> Meaning {
    // A group is called like what it is a session of: it is the group that is meant.
    let groups: Vec<String> =
        found.iter().filter(|it| matches!(it.1, Meaning::Group(_))).map(|it| it.0.clone()).collect();
    found.retain(|(name, meaning)| !(matches!(meaning, Meaning::Activity(_)) && groups.contains(name)));
    match found.len() {
        0 => Meaning::Unknown,
        1 => found.pop().map_or(Meaning::Unknown, |(_, meaning)| meaning),
        _ => Meaning::Ambiguous(found.into_iter().map(|(name, _)| name).collect()),
    }
}

fn people<'a>(state: &'a State, low: &'a str) -> impl Iterator<Item = PersonId> + 'a {
    let is_one = move |p: &&Person| {
        begins(p.id.as_str(), low) || begins(&p.name, low) || begins(untitled(&p.name), low)
    };
    state.people().filter(is_one).map(|p| p.id.clone())
}

pub(super) fn person_of(low: &str, state: &State) -> Meaning {
    match named(low, state) {
        Some(person) => person,
        _ => one_of(people(state, low).map(|id| (id.to_string(), Meaning::Person(id))).collect()),
    }
}

pub(super) fn place_of(low: &str, state: &State) -> Meaning {
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

/// What is known here that a word may be a slip of: it is near enough to it. Families are left out, since a reference that is
/// nearly right is another family's.
pub(super) fn like(word: &str, state: &State) -> Option<String> {
    let (mark, word) =
        word.strip_prefix(['@', '~']).map_or(("", word), |rest| (word.get(..1).unwrap_or(""), rest));
    let low = folded(word);
    if low.chars().count() < 3 {
        return None;
    }
    let places = state.records.places.values().map(|row| row.item.id.to_string());
    let names = state.people().flat_map(|it| [it.id.to_string(), folded(it.short_name())]);
    let activities = state.activities().into_iter().map(|it| it.id.to_string());
    let groups = state.records.groups.values().map(|row| row.item.id.to_string());
    let has = |id: &str| ActivityId::parse(id).is_ok_and(|id| state.activity(&id).is_some());
    let known: Vec<String> = match mark {
        "@" => places.collect(),
        "~" => names.collect(),
        _ => names
            .chain(activities)
            .chain(groups)
            .chain(ALSO_CALLED.iter().filter(|(_, id)| has(id)).map(|(word, _)| (*word).to_owned()))
            .chain(OTHER_WORDS.iter().map(|it| (*it).to_owned()))
            .collect(),
    };
    // What is written as it sounds is near too: fone.
    let sounds = |word: &str| word.replace("ph", "f");
    let sounding: Vec<String> = known.iter().map(|it| sounds(it)).collect();
    let near = nearest(&sounds(&low), sounding.iter().map(String::as_str))?;
    let at = sounding.iter().position(|it| it == near)?;
    known.get(at).map(|near| format!("{mark}{near}"))
}

/// Words that mean something themselves, for slips of them.
const OTHER_WORDS: &[&str] = &[
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "tomorrow",
    "yesterday",
    "every",
    "weekly",
    "fortnightly",
    "monthly",
    "until",
    "leave",
    "holiday",
    "sick",
    "annual",
    "afternoon",
    "morning",
];

/// Whether somebody is there rather than doing it: colleagues, leads and supervisors.
pub(super) fn is_with(person: &PersonId, state: &State) -> bool {
    state
        .person(person)
        .is_some_and(|p| matches!(p.role, Role::Colleague | Role::Supervisor | Role::TeamLead))
}
