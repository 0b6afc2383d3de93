//! What there is to say of each thing on the Service screen: its line, and all of it as facts.

use crate::app::form::open_in_short;
use crate::app::words;
use crate::domain::rights::may_read_agreed;
use crate::domain::{
    Activity, ActivityKind, Author, Boundary, Course, Date, Holiday, Key, Minutes, Nation, Person, PlaceId,
    PlaceKind, Post, Service, State, Team, TeamId, TeamKind,
};
use crate::rota::holidays::official;

/// A line of the Service screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceLine {
    /// The heading that it stands under.
    pub heading: String,
    /// What it is called.
    pub name: String,
    /// What is said beside, what matters most first.
    pub details: Vec<String>,
}

impl ServiceLine {
    /// The line of something that is there.
    #[must_use]
    pub fn of(state: &State, key: &Key, today: Date) -> Option<Self> {
        let (heading, name, details) = match key {
            Key::Service(()) => {
                let it = state.service()?;
                ("The service".to_owned(), it.name.clone(), vec![nation(it.nation).to_owned()])
            }
            Key::Team(id) => {
                let it = state.team(id)?;
                ("Teams".to_owned(), it.name.clone(), team_in_short(state, it, today))
            }
            Key::Person(id) => {
                let it = state.person(id)?;
                (team_name(state, &it.team), it.name.clone(), vec![it.role.title().to_owned()])
            }
            Key::Post(id) => {
                let it = state.post(id)?;
                (team_name(state, &it.team), it.title.clone(), post_in_short(state, it, today))
            }
            Key::Place(id) => {
                let it = state.place(id)?;
                let signal = it.low_signal.then(|| "low signal".to_owned());
                let until = it.until.map(|day| format!("until {}", words::day(day, today)));
                (kind_of_place(it.kind).to_owned(), it.name.clone(), parts([until, signal]))
            }
            Key::Travel((from, to)) => {
                let it = &state.records.travel.get(&(from.clone(), to.clone()))?.item;
                let heading = format!("From {}", place(state, from));
                (heading, place(state, to).to_owned(), vec![format!("{} min", it.minutes.0)])
            }
            Key::Activity(id) => {
                let it = state.activity(id)?;
                let is_own = state.records.activities.contains_key(id);
                (whose(is_own).to_owned(), it.title.clone(), activity_in_short(it))
            }
            Key::Course(id) => {
                let it = state.course(id)?;
                let is_own = state.records.courses.contains_key(id);
                (whose(is_own).to_owned(), it.title.clone(), parts(course_parts(it)))
            }
            Key::Holiday(date) => {
                let own = state.records.holidays.get(date).map(|row| &*row.item);
                let whose = if own.is_some() { "your own list" } else { "the official list" };
                let heading = format!("{}: {whose}", date.year());
                let name =
                    own.map(|it| it.name.as_str()).or_else(|| official(state.service()?.nation, *date))?;
                (
                    heading,
                    words::dated(*date),
                    parts([Some(name.to_owned()), holiday_part(state, *date, own)]),
                )
            }
            _ => return None,
        };
        Some(Self { heading, name, details })
    }
}

/// All there is to say of something to a reader, each fact with its name; what is not said is left out.
#[must_use]
pub fn facts(state: &State, key: &Key, reader: &Author, today: Date) -> Vec<(&'static str, String)> {
    let facts = match key {
        Key::Service(()) => state.service().map(service_facts),
        Key::Team(id) => state.team(id).map(|it| team_facts(state, it, today)),
        Key::Person(id) => state.person(id).map(|it| person_facts(state, it, reader)),
        Key::Post(id) => state.post(id).map(|it| post_facts(state, it, today)),
        Key::Place(id) => state.place(id).map(|it| {
            let until = it.until.map(words::dated).unwrap_or_default();
            vec![
                ("what it is", place_in_words(it.kind).to_owned()),
                ("telephone", if it.low_signal { "may find no signal" } else { "" }.to_owned()),
                ("last day", until),
                ("travel", travel_of(state, id)),
            ]
        }),
        Key::Travel((from, to)) => Some(travel_facts(state, from, to)),
        Key::Activity(id) => state.activity(id).map(|it| activity_facts(state, it)),
        Key::Course(id) => state.course(id).map(course_facts),
        Key::Holiday(date) => {
            let own = state.records.holidays.get(date).map(|row| &*row.item);
            let whose = match own {
                Some(_) => format!("your own list of {}", date.year()),
                None => format!("the official list of {}: no list of your own", date.year()),
            };
            let part = holiday_part(state, *date, own).unwrap_or_default();
            Some(vec![("stands on", whose), ("note", part)])
        }
        _ => None,
    };
    facts.unwrap_or_default().into_iter().filter(|(_, said)| !said.is_empty()).collect()
}

fn parts(all: impl IntoIterator<Item = Option<String>>) -> Vec<String> {
    all.into_iter().flatten().collect()
}

fn joined(all: impl IntoIterator<Item = Option<String>>) -> String {
    parts(all).join(", ")
}

fn nation(nation: Nation) -> &'static str {
    match nation {
        Nation::Scotland => "Scotland",
        Nation::England => "England",
        Nation::Wales => "Wales",
        Nation::NorthernIreland => "Northern Ireland",
    }
}

fn kind_of_team(kind: TeamKind) -> &'static str {
    match kind {
        TeamKind::Mbu => "mother and baby unit",
        TeamKind::Community => "community team",
        TeamKind::ThirdSector => "third sector",
    }
}

fn whose(is_own: bool) -> &'static str {
    if is_own { "Your own" } else { "Built in" }
}

fn place<'s>(state: &'s State, id: &PlaceId) -> &'s str {
    state.place(id).map_or("", |place| place.name.as_str())
}

fn kind_of_place(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Mbu => "Mother and baby units",
        PlaceKind::Base => "Bases",
        PlaceKind::Venue => "Venues",
        PlaceKind::Area => "Areas",
        PlaceKind::Remote => "By telephone or screen",
    }
}

fn place_in_words(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Mbu => "a mother and baby unit",
        PlaceKind::Base => "a team's base",
        PlaceKind::Venue => "a venue",
        PlaceKind::Area => "an area where families live",
        PlaceKind::Remote => "no place: telephone or screen",
    }
}

fn service_facts(it: &Service) -> Vec<(&'static str, String)> {
    let day = it.leave_year_start.of(2026).naive().format("%-d %B").to_string();
    vec![
        ("nation", nation(it.nation).to_owned()),
        ("leave year", format!("starts on {day}")),
        (
            "base hours",
            format!("{} to {}: nobody visits alone outside them", it.base_hours.from, it.base_hours.to),
        ),
        ("time zone", it.time_zone.to_string()),
    ]
}

fn team_in_short(state: &State, it: &Team, today: Date) -> Vec<String> {
    let base = it.place.as_ref().map(|id| place(state, id).to_owned());
    let until = it.funded_until.map(|day| format!("paid until {}", words::day(day, today)));
    parts([Some(kind_of_team(it.kind).to_owned()), until, base])
}

fn team_facts(state: &State, it: &Team, today: Date) -> Vec<(&'static str, String)> {
    let open = open_in_short(&it.open);
    vec![
        ("what it is", kind_of_team(it.kind).to_owned()),
        ("base", it.place.as_ref().map(|id| place(state, id).to_owned()).unwrap_or_default()),
        ("open", if open.is_empty() { "no hours given".to_owned() } else { words::capital(&open) }),
        ("peers wanted", format!("{} in every open half-day", it.peers_wanted)),
        ("beds", it.beds.map(|beds| beds.to_string()).unwrap_or_default()),
        ("paid until", it.funded_until.map(|day| words::day(day, today)).unwrap_or_default()),
    ]
}

fn team_name(state: &State, id: &TeamId) -> String {
    state.team(id).map_or_else(String::new, |team| team.name.clone())
}

/// What was agreed with somebody is between them and their lead.
fn person_facts(state: &State, it: &Person, reader: &Author) -> Vec<(&'static str, String)> {
    let day = |day: Option<Date>| day.map(words::date).unwrap_or_default();
    let buddy = it.buddy.as_ref().map(|id| state.display_name(id).to_owned());
    let opted = it.wtr_opt_out.map(|from| {
        let until = it.wtr_opt_out_until.map(|day| format!(" to {}", words::date(day))).unwrap_or_default();
        format!("of the 48-hour week from {}{until}", words::date(from))
    });
    let mut facts = vec![
        ("role", it.role.title().to_owned()),
        ("started", day(it.started)),
        ("buddy", buddy.unwrap_or_default()),
        ("level", it.nes_level.map(|level| level.to_string()).unwrap_or_default()),
    ];
    if may_read_agreed(state, reader, it) {
        facts.extend([
            ("service since", day(it.service_start)),
            ("agreed limits", words::limits(it)),
            ("opted out", opted.unwrap_or_default()),
        ]);
    }
    facts
}

fn post_in_short(state: &State, it: &Post, today: Date) -> Vec<String> {
    let until = it.funded_until.map(|day| format!("paid until {}", words::day(day, today)));
    let band = it.band.as_ref().map(|band| format!("band {band}"));
    let now = state.post_hours(it, today);
    let begins = state.hours_of_post(&it.id).find(|change| now == Minutes::ZERO && change.from > today);
    let hours = match begins {
        Some(change) => format!("{} a week from {}", change.hours, words::day(change.from, today)),
        None => format!("{now} a week"),
    };
    parts([Some(hours), until, band])
}

fn post_facts(state: &State, it: &Post, today: Date) -> Vec<(&'static str, String)> {
    let later = state.hours_of_post(&it.id);
    let later: Vec<String> =
        later.map(|it| format!("{} from {}", it.hours, words::day(it.from, today))).collect();
    let sharers = state.shares_in(&it.id).filter(|share| share.until.is_none_or(|until| until >= today));
    let sharers: Vec<String> =
        sharers.map(|it| format!("{} {}", state.display_name(&it.person), it.hours)).collect();
    vec![
        ("hours", if it.hours > Minutes::ZERO { format!("{} a week", it.hours) } else { String::new() }),
        ("changes", later.join(", ")),
        ("band", it.band.clone().unwrap_or_default()),
        ("paid until", it.funded_until.map(|day| words::day(day, today)).unwrap_or_default()),
        ("held by", if sharers.is_empty() { "nobody".to_owned() } else { sharers.join(", ") }),
    ]
}

/// The places that one can go to from a place, with the minutes.
fn travel_of(state: &State, from: &PlaceId) -> String {
    let minutes = |to: &PlaceId| Some((place(state, to), state.travel_minutes(from, to)?));
    let mut all: Vec<(&str, crate::domain::Minutes)> =
        state.records.places.keys().filter(|to| *to != from).filter_map(minutes).collect();
    all.sort_by_key(|(name, minutes)| (*minutes, *name));
    all.iter().map(|(name, minutes)| format!("{name} {}", minutes.0)).collect::<Vec<_>>().join(", ")
}

fn travel_facts(state: &State, from: &PlaceId, to: &PlaceId) -> Vec<(&'static str, String)> {
    let of = |from: &PlaceId, to: &PlaceId| {
        let there = state.records.travel.get(&(from.clone(), to.clone()));
        there.map(|row| format!("{} minutes", row.item.minutes.0))
    };
    vec![
        ("there", of(from, to).unwrap_or_default()),
        ("back", of(to, from).unwrap_or_else(|| "as long".to_owned())),
    ]
}

fn activity_in_short(it: &Activity) -> Vec<String> {
    let boundary = (it.boundary != Boundary::Peer).then(|| it.boundary.to_string());
    let minutes = it.minutes.map(|minutes| minutes.to_string());
    parts([Some(it.kind.to_string()), minutes, boundary])
}

fn activity_facts(state: &State, it: &Activity) -> Vec<(&'static str, String)> {
    let course = |id| state.course(id).map_or_else(String::new, |course| course.title.clone());
    let needs: Vec<String> = it.needs.iter().map(course).collect();
    let whose = match it.boundary {
        Boundary::Peer => "a peer's work",
        Boundary::Joint => "a peer's work together with a colleague",
        Boundary::NotPeer => "not a peer's work",
        Boundary::Never => "never in a peer role",
    };
    let is_usual = it.direct == it.kind.is_direct();
    let direct = match (it.direct, it.kind) {
        (true, _) => "counts as direct work",
        (false, ActivityKind::Contact | ActivityKind::Group) => "does not count as direct work",
        _ => "",
    };
    let marks = joined([
        it.home.then(|| "in a family's home".to_owned()),
        it.baby.then(|| "about babies".to_owned()),
        it.heavy.then(|| "heavy".to_owned()),
        (!is_usual || it.direct).then(|| direct.to_owned()),
    ]);
    vec![
        ("kind", it.kind.to_string()),
        ("usual length", it.minutes.map(|minutes| minutes.to_string()).unwrap_or_default()),
        ("whose work", whose.to_owned()),
        ("what to know", marks),
        ("needs", needs.join(", ")),
        ("called outside", state.public_title(&it.id).unwrap_or_default().to_owned()),
    ]
}

fn course_parts(it: &Course) -> [Option<String>; 2] {
    [
        it.mandatory.then(|| "everybody must have it".to_owned()),
        it.valid_months.map(|months| format!("holds for {}", words::months(months))),
    ]
}

fn course_facts(it: &Course) -> Vec<(&'static str, String)> {
    let [mandatory, holds] = course_parts(it);
    vec![
        ("mandatory", mandatory.unwrap_or_else(|| "no".to_owned())),
        ("runs out", holds.unwrap_or_else(|| "it does not run out".to_owned())),
    ]
}

/// What is special about a holiday: that it is not observed, or takes part of the day.
fn holiday_part(state: &State, date: Date, own: Option<&Holiday>) -> Option<String> {
    if own.is_some_and(|it| !it.observed) {
        return Some("not observed here".to_owned());
    }
    state.holiday_time(date).map(|time| format!("{} to {} only", time.from, time.to))
}
