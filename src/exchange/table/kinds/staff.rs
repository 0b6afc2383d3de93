//! Rows of people: name, role, hours.

use serde::Serialize;

use crate::domain::{Date, Minutes, PersonId, Role, TeamId, check_slug, nearest, plain_text};
use crate::exchange::table::asked::Reading;
use crate::exchange::table::cells::Cells;
use crate::exchange::table::field::{TableField, folded};
use crate::exchange::table::notes::TablePlace;
use crate::exchange::table::people;

/// Somebody as a table has them.
#[derive(Clone, Debug, Serialize)]
pub struct StaffLine {
    /// Where.
    #[serde(flatten)]
    pub place: TablePlace,
    /// Their name, in the order in which it is said.
    pub name: String,
    /// The id that is said, else made of the name.
    #[serde(serialize_with = "crate::exchange::table::spelled::word")]
    pub id: PersonId,
    /// Who of the service that is, where they are there.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub person: Option<PersonId>,
    /// What they are.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub role: Option<Role>,
    /// Their team, where the table says it.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub team: Option<TeamId>,
    /// Contracted minutes a week.
    #[serde(
        rename = "hours_minutes",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::minutes_or_none"
    )]
    pub hours: Option<Minutes>,
    /// When they started.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub started: Option<Date>,
    /// Whether the sheet hides the row.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// What roles are called in tables.
const ROLES: &[(&str, Role)] = &[
    ("peer worker", Role::PeerWorker),
    ("peer support worker", Role::PeerWorker),
    ("peer supporter", Role::PeerWorker),
    ("support worker", Role::PeerWorker),
    ("psw", Role::PeerWorker),
    ("senior peer worker", Role::SeniorPeerWorker),
    ("senior peer support worker", Role::SeniorPeerWorker),
    ("senior psw", Role::SeniorPeerWorker),
    ("volunteer", Role::Volunteer),
    ("peer volunteer", Role::Volunteer),
    ("team lead", Role::TeamLead),
    ("team leader", Role::TeamLead),
    ("lead", Role::TeamLead),
    ("team manager", Role::TeamLead),
    ("manager", Role::TeamLead),
    ("peer support lead", Role::TeamLead),
    ("supervisor", Role::Supervisor),
    ("clinical supervisor", Role::Supervisor),
    ("colleague", Role::Colleague),
    ("clinician", Role::Colleague),
    ("nurse", Role::Colleague),
    ("midwife", Role::Colleague),
    ("health visitor", Role::Colleague),
    ("nursery nurse", Role::Colleague),
    ("psychologist", Role::Colleague),
    ("psychiatrist", Role::Colleague),
];

/// Reads a row; `None` where something in it is wrong.
pub(in crate::exchange::table) fn read(cells: &mut Cells<'_>, reading: &Reading<'_>) -> Option<StaffLine> {
    let name = cells.name();
    let id = cells.text(TableField::Id);
    let role = cells.text(TableField::Role).and_then(|written| role(cells, &written));
    let team = cells.text(TableField::Team).and_then(|written| team(cells, reading, &written));
    let hours = cells.length(TableField::Hours);
    if hours.is_some_and(|it| !(0..=7 * 1440).contains(&it.0)) {
        cells.fault(TableField::Hours, "these are no hours of a week");
    }
    let started = cells.day(TableField::Started);
    let Some(name) = name else {
        cells.missing(cells.name_field(), "this row has no name");
        return None;
    };
    if plain_text::never_kept(&name).is_some() || name.chars().count() > 100 {
        cells.fault(
            cells.name_field(),
            "this is no name that can be kept: write it with letters alone, 100 at most",
        );
    }
    let is_there = id.as_ref().map_or_else(
        || reading.people.named(&name),
        |id| PersonId::parse(id).ok().and_then(|id| reading.state.person(&id)),
    );
    let id = match id {
        Some(id) if check_slug(&id).is_err() => {
            cells.fault(TableField::Id, "an id has 1 to 40 small letters, digits and hyphens");
            None
        }
        Some(id) => PersonId::parse(&id).ok(),
        None => people::id_of(&name).or_else(|| {
            cells.fault(cells.name_field(), "no id can be made of this name: give it one in a column “id”");
            None
        }),
    };
    if cells.is_bad {
        return None;
    }
    let (place, hidden) = (cells.notes.place(cells.row.number), cells.row.is_hidden);
    Some(StaffLine {
        place,
        name,
        id: id?,
        person: is_there.map(|it| it.id.clone()),
        role,
        team,
        hours,
        started,
        hidden,
    })
}

fn role(cells: &mut Cells<'_>, written: &str) -> Option<Role> {
    let low = folded(written);
    let without_band = low.split(" band ").next().unwrap_or(&low).to_owned();
    let found = ROLES.iter().find(|(word, _)| *word == low || *word == without_band);
    if found.is_none() {
        let near = nearest(&low, ROLES.iter().map(|it| it.0)).map(|it| format!("; the nearest is {it}"));
        cells.fault(
            TableField::Role,
            &format!(
                "no role of that name{}; allowed are peer worker, senior peer worker, volunteer, team lead, supervisor, colleague",
                near.unwrap_or_default()
            ),
        );
    }
    found.map(|it| it.1)
}

fn team(cells: &mut Cells<'_>, reading: &Reading<'_>, written: &str) -> Option<TeamId> {
    let low = folded(written);
    let teams: Vec<_> = reading.state.records.teams.values().map(|row| &row.item).collect();
    let found = teams.iter().find(|it| folded(&it.name) == low || it.id.as_str() == written.to_lowercase());
    if found.is_none() {
        let names: Vec<String> = teams.iter().map(|it| folded(&it.name)).collect();
        let near = nearest(&low, names.iter().map(String::as_str));
        let near = near.and_then(|near| teams.iter().find(|it| folded(&it.name) == near));
        let near = near.map(|it| format!("; the nearest is {}", it.name)).unwrap_or_default();
        cells.fault(TableField::Team, &format!("no team of that name is here{near}"));
    }
    found.map(|it| it.id.clone())
}
