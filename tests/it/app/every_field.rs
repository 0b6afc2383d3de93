//! Every key of the team file has a place on some screen where it is written: a field of a form, or a command. What has none
//! is listed, and the list can only become shorter.

use std::collections::BTreeSet;

use tandem::command::Command;

use super::{Sitting, bring_in, owner_at_home};

const EVERY_KEY: &str = include_str!("../../files/every-key.toml");

/// A form: where one is, the keys that open it, the table, and each key of that with the label of the field that writes it.
type FormOf = (Start, &'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Where one is before the keys are pressed.
#[derive(Clone, Copy)]
enum Start {
    /// Where the screen opens.
    Anywhere,
    /// On a session of Aisha's.
    Session,
    /// On a day of Aisha's.
    Day,
    /// On the same, with a share of a second post.
    TwoPosts,
}

const FORMS: &[FormOf] = &[
    (
        Start::Anywhere,
        "F enter",
        "service",
        &[
            ("name", "Name"),
            ("nation", "Nation"),
            ("time_zone", "Time zone"),
            ("leave_year_start", "Leave year"),
            ("base_hours", "Base hours"),
        ],
    ),
    (
        Start::Anywhere,
        "F right enter",
        "team",
        &[
            ("name", "Name"),
            ("kind", "Kind"),
            ("place", "Base"),
            ("beds", "Beds"),
            ("open", "Open"),
            ("peers_wanted", "Peers wanted"),
            ("funded_until", "Paid until"),
        ],
    ),
    (
        Start::Anywhere,
        "F right right enter",
        "person",
        &[
            ("name", "Name"),
            ("initials", "Initials"),
            ("team", "Team"),
            ("role", "Role"),
            ("service_start", "Service since"),
            ("started", "Started"),
            ("nes_level", "Level"),
            ("boundaries", "Limits"),
            ("experience", "Experience"),
            ("conflict", "Private note"),
            ("buddy", "Buddy"),
            ("wtr_opt_out", "Opted out"),
            ("wtr_opt_out_until", "Opt-out ends"),
        ],
    ),
    (
        Start::Anywhere,
        "F right right right enter",
        "post",
        &[
            ("title", "Title"),
            ("team", "Team"),
            ("hours", "Later"),
            ("band", "Band"),
            ("funded_until", "Paid until"),
        ],
    ),
    (
        Start::Anywhere,
        "F right right right right enter",
        "place",
        &[("name", "Name"), ("kind", "Kind"), ("low_signal", "Low signal"), ("until", "Last day")],
    ),
    (
        Start::Anywhere,
        "F right right right right right enter",
        "travel",
        &[("from", "From"), ("to", "To"), ("minutes", "Minutes")],
    ),
    (
        Start::Anywhere,
        "F right right right right right right enter",
        "activity",
        &[
            ("title", "Title"),
            ("kind", "Kind"),
            ("boundary", "Whose work"),
            ("direct", "Direct work"),
            ("heavy", "Heavy"),
            ("home", "In a home"),
            ("baby", "About babies"),
            ("needs", "Needs"),
            ("minutes", "Length"),
            ("public_title", "Outside"),
        ],
    ),
    (
        Start::Anywhere,
        "F right right right right right right right enter",
        "course",
        &[("title", "Title"), ("mandatory", "Mandatory"), ("valid_months", "Holds for")],
    ),
    (
        Start::Anywhere,
        "F right right right right right right right right enter",
        "holiday",
        &[("date", "Day"), ("name", "Name"), ("observed", "Observed"), ("time", "Times")],
    ),
    (Start::Anywhere, "5 enter", "share", &[("hours", "Hours"), ("from", "From"), ("pattern", "Days")]),
    (Start::Anywhere, "5 x", "share", &[("until", "Until")]),
    (
        Start::Anywhere,
        "K a",
        "family",
        &[("ref", "Reference"), ("referred", "Referred"), ("loss", "Loss mode")],
    ),
    (
        Start::Anywhere,
        "K e",
        "family",
        &[
            ("team", "Team"),
            ("started", "Started"),
            ("review_by", "Look again"),
            ("last_contact", "Last contact"),
            ("due", "Baby"),
            ("born", "Baby"),
            ("key_worker", "Key worker"),
            ("worker", "Worker"),
            ("backup", "Backup"),
            ("every_days", "Every"),
            ("minutes", "Length"),
            ("formats", "Formats"),
            ("complexity", "Complexity"),
            ("visit", "Visits"),
            ("area", "Area"),
            ("needs", "Needs"),
            ("themes", "Themes"),
            ("reminders", "Reminders"),
        ],
    ),
    (
        Start::Anywhere,
        "G e",
        "group",
        &[
            ("title", "Title"),
            ("activity", "What"),
            ("place", "Where"),
            ("setup", "Set-up"),
            ("length", "Length"),
            ("debrief", "Debrief"),
            ("facilitators", "Run by"),
            ("capacity", "At most"),
            ("invited", "Families"),
            ("checklist", "To have ready"),
        ],
    ),
    (
        Start::Session,
        "enter",
        "session",
        &[
            ("activity", "What"),
            ("start", "When"),
            ("minutes", "When"),
            ("people", "Who"),
            ("families", "Families"),
            ("with", "With"),
            ("shadow", "Shadowing"),
            ("lead", "Led by"),
            ("group", "Group"),
            ("place", "Where"),
            ("track", "Track"),
            ("status", "Status"),
            ("reason", "Reason"),
            ("note", "Note"),
        ],
    ),
    (
        Start::Session,
        "enter",
        "series",
        &[
            ("activity", "What"),
            ("start", "When"),
            ("minutes", "When"),
            ("people", "Who"),
            ("with", "With"),
            ("track", "Track"),
            ("repeat", "Repeats"),
        ],
    ),
    (
        Start::Anywhere,
        "8 e",
        "supervision",
        &[
            ("person", "Person"),
            ("track", "Track"),
            ("supervisor", "With"),
            ("every_days", "Every"),
            ("last", "Last held"),
        ],
    ),
    (Start::Day, "7 a", "leave", &[("person", "Who"), ("kind", "Kind"), ("from", "From"), ("to", "To")]),
    (Start::Day, "7 E", "toil", &[("date", "Day"), ("minutes", "How much"), ("note", "What for")]),
    (
        Start::TwoPosts,
        "s",
        "shift",
        &[("time", "Times"), ("break", "Times"), ("place", "Where"), ("post", "Post")],
    ),
    (Start::Day, "7 alt-c", "carry", &[("minutes", "How much"), ("note", "Agreed"), ("until", "Lapses on")]),
    (
        Start::Anywhere,
        "O e",
        "organisation",
        &[
            ("name", "Name"),
            ("area", "Area"),
            ("offers", "Offers"),
            ("refer_by", "How to refer"),
            ("contact", "Contact"),
            ("review_by", "Look again by"),
        ],
    ),
];

/// What is written by a command rather than in a field: a line, a key that marks, or what is selected as it is given.
const COMMANDS: &[(&str, &[(&str, &str)])] = &[
    ("person", &[("ask_first", "person.themes"), ("conflict_with", "person.apart")]),
    ("share", &[("post", "posts.fill"), ("person", "posts.fill")]),
    ("shift", &[("person", "shift.edit"), ("date", "shift.edit")]),
    (
        "training",
        &[
            ("person", "training.edit"),
            ("course", "training.edit"),
            ("state", "training.edit"),
            ("on", "training.edit"),
            ("expires", "training.edit"),
        ],
    ),
    ("family", &[("status", "case.next"), ("admitted", "case.add")]),
    ("session", &[("cancelled_by", "session.cancel"), ("series", "session.edit")]),
    ("series", &[("except", "session.delete")]),
    ("leave", &[("state", "leave.decide"), ("asked", "leave.ask"), ("reminded", "inbox.remind")]),
    (
        "request",
        &[
            ("kind", "request.ask"),
            ("by", "request.ask"),
            ("to", "request.ask"),
            ("sessions", "request.ask"),
            ("days", "request.ask"),
            ("note", "request.ask"),
            ("asked", "request.ask"),
            ("instead_of", "request.ask"),
            ("state", "inbox.agree"),
            ("answered", "inbox.agree"),
            ("decided_by", "inbox.agree"),
            ("reason", "inbox.decline"),
            ("reminded", "inbox.remind"),
        ],
    ),
    ("toil", &[("person", "leave.toil")]),
    ("carry", &[("person", "leave.carry"), ("year", "leave.carry")]),
    (
        "accepted",
        &[
            ("rule", "risks.accept"),
            ("subject", "risks.accept"),
            ("until", "risks.accept"),
            ("reason", "risks.accept"),
            ("by", "risks.accept"),
        ],
    ),
    (
        "sheet",
        &[
            ("week", "week.publish"),
            ("state", "week.publish"),
            ("published", "week.publish"),
            ("overrides", "week.publish"),
            ("team", "week.publish"),
        ],
    ),
];

/// What has no place on any screen yet. Nothing is ever added here.
const NOWHERE: &[(&str, &str)] = &[];

/// Every key of every table, but for the ids that Tandem makes itself, the policy, which is a list of its own, and busy times, which
/// come in from calendars alone.
fn keys() -> BTreeSet<(String, String)> {
    let file: toml::Table = EVERY_KEY.parse().unwrap();
    let mut all = BTreeSet::new();
    for (name, table) in &file {
        let rows: Vec<&toml::Table> = match table {
            toml::Value::Table(row) if name != "policy" => vec![row],
            toml::Value::Array(rows) if name != "busy" => {
                rows.iter().filter_map(toml::Value::as_table).collect()
            }
            _ => vec![],
        };
        let keys = rows.into_iter().flat_map(toml::Table::keys).filter(|key| *key != "id");
        all.extend(keys.map(|key| (name.clone(), key.clone())));
    }
    all
}

fn opened(start: Start, keys: &str) -> Sitting {
    let mut sitting = owner_at_home(false, true);
    match start {
        Start::Anywhere => {}
        Start::Session => {
            sitting.on("aisha", "2026-12-03T14:25");
        }
        Start::Day => {
            sitting.at("aisha", "2026-12-10");
        }
        Start::TwoPosts => {
            bring_in(sitting.desk(), vec![super::shifts::second_share().into()], "A second post for Aisha");
            sitting.news();
            sitting.at("aisha", "2026-12-10");
        }
    }
    sitting.press(keys);
    sitting
}

#[test]
fn every_key_of_the_team_file_is_written_on_some_screen() {
    let mut found: BTreeSet<(String, String)> = BTreeSet::new();
    for (start, keys, table, fields) in FORMS {
        let sitting = opened(*start, keys);
        for (key, label) in *fields {
            assert!(
                sitting.form().inputs.iter().any(|input| input.label == *label),
                "{table}.{key}: the form that {keys} opens has no field {label}"
            );
            found.insert(((*table).to_owned(), (*key).to_owned()));
        }
    }
    for (table, all) in COMMANDS {
        for (key, command) in *all {
            assert!(Command::find(command).is_some(), "{table}.{key}: there is no command {command}");
            found.insert(((*table).to_owned(), (*key).to_owned()));
        }
    }
    let nowhere: BTreeSet<(String, String)> =
        NOWHERE.iter().map(|(table, key)| ((*table).to_owned(), (*key).to_owned())).collect();
    assert!(found.is_disjoint(&nowhere), "what has a place is taken off the list");
    let placed: BTreeSet<(String, String)> = found.union(&nowhere).cloned().collect();
    let all = keys();
    assert_eq!(all.difference(&placed).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "have no place");
    assert_eq!(placed.difference(&all).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "are no keys");
    assert_eq!(NOWHERE.len(), 0, "the list only becomes shorter");
}
