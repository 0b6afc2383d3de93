//! What records are made of: every field of every kind of record, who may see it, and that redaction, purging and the team
//! file go by the descriptions without leaving anything out.

use std::collections::BTreeSet;

use tandem::domain::parts::{PartRole, RecordPart};
use tandem::domain::*;
use tandem::exchange::team_file;

use crate::years::the;

const EVERY_KEY: &str = include_str!("../files/every-key.toml");

/// The family of which nothing may be told.
const HIDDEN: &str = "zz-917";

/// Keys of the team file that hold somebody's words.
const WORDS: [&str; 23] = [
    "name",
    "initials",
    "boundaries",
    "ask_first",
    "experience",
    "conflict",
    "title",
    "public_title",
    "band",
    "needs",
    "themes",
    "channel",
    "item",
    "reason",
    "cancelled_by",
    "note",
    "area",
    "offers",
    "refer_by",
    "contact",
    "words",
    "comment",
    "source",
];

/// Ids of the file that are none of people, teams and families.
const IDS: [&str; 14] = [
    "swap-1",
    "cover-1",
    "ailsa-unit",
    "hall",
    "glens",
    "ailsa-peer",
    "breathing",
    "wrap",
    "swim",
    "bookbug-unit",
    "home-start",
    "nurse-round",
    "review",
    "mdt",
];

/// The file with the hidden family in every text, and in every id that may be called otherwise.
fn file() -> String {
    fn told(table: &mut toml::Table) {
        let is_family = table.contains_key("ref");
        for (key, value) in table.iter_mut() {
            // In one table a text, in another an id or ids.
            let is_words = WORDS.contains(&key.as_str())
                && (key != "area" || !is_family)
                && (key != "needs" || is_family);
            match value {
                toml::Value::String(text) if is_words => *text = format!("{text} {HIDDEN}"),
                toml::Value::String(text) => *text = named(key, text),
                toml::Value::Table(inner) => told(inner),
                toml::Value::Array(items) => {
                    for item in items {
                        match item {
                            toml::Value::String(text) if is_words => *text = format!("{text} {HIDDEN}"),
                            toml::Value::String(text) => *text = named(key, text),
                            toml::Value::Table(inner) => told(inner),
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
    }
    fn named(key: &str, text: &str) -> String {
        match text {
            // Activities of the built-in catalogue keep their ids.
            built_in if key == "activity" => built_in.to_owned(),
            "a1" => HIDDEN.to_owned(),
            "mdt-20261202" => format!("mdt-{HIDDEN}-20261202"),
            "session/review" => format!("session/review-{HIDDEN}"),
            id if IDS.contains(&id) => format!("{id}-{HIDDEN}"),
            other => other.to_owned(),
        }
    }
    let mut file: toml::Table = EVERY_KEY.parse().unwrap();
    for (name, table) in &mut file {
        match table {
            toml::Value::Table(table) if name == "service" => told(table),
            toml::Value::Array(rows) => {
                for row in rows.iter_mut().filter_map(toml::Value::as_table_mut) {
                    told(row);
                }
            }
            _ => {}
        }
    }
    file.to_string()
}

/// A record of every kind, each naming the hidden family wherever it can; some of them more than once.
#[expect(clippy::too_many_lines, reason = "a list: a line for each kind")]
fn records() -> Vec<Record> {
    let import = team_file::import(&file(), &State::default()).unwrap();
    let state = State::default().preview(&import.changes).unwrap();
    let mut records: Vec<Record> = state.rows().map(|(_, record)| record).collect();
    let said = || format!("asked about {HIDDEN}");
    let at = Instant(29_900_000);
    let week: Week = the("2026-W49");
    let session = state.sheet(week).unwrap().sessions.values().find(|it| it.item.booking.note.is_some());
    let session = Session::clone(&session.unwrap().item);
    let presence = Presence {
        person: the("eilidh"),
        date: the("2026-11-30"),
        from: the("2026-11-30T09:00"),
        to: the("2026-11-30T15:00"),
    };
    let edition =
        Edition { week, at, by: "morag".into(), sessions: vec![session.clone()], presence: vec![presence] };
    let amendment = Amendment {
        week,
        number: 1,
        at,
        by: "morag".into(),
        summary: said(),
        reason: said(),
        people: vec![the("eilidh")],
    };
    let decision = Decision {
        person: the("shona"),
        from: the("2026-12-04"),
        kind: LeaveKind::Wellbeing,
        number: 0,
        state: LeaveState::Declined,
        by: "morag".into(),
        at,
        reason: said(),
    };
    let measure = Measure {
        family: the(HIDDEN),
        scale: Scale::FirstGoal,
        point: MeasurePoint::Entry,
        on: the("2026-11-20"),
        by: the("eilidh"),
        score: Some(4),
        words: Some(said()),
    };
    let sent = ReminderSent {
        session: session.id.clone(),
        family: the(HIDDEN),
        start: session.booking.start,
        at,
        by: Some(the("eilidh")),
    };
    let call = CallNote {
        organisation: the(&format!("home-start-{HIDDEN}")),
        number: 1,
        on: the("2026-11-20"),
        by: Some(the("eilidh")),
        words: said(),
    };
    let step = CaseStep {
        kind: *StepKind::ALL.first().unwrap(),
        on: the("2026-11-20"),
        by: "eilidh".into(),
        outcome: Some(said()),
    };
    let case = Case { family: the(HIDDEN), steps: vec![step], last_contacts: Some(3) };
    let purge =
        Purge { number: 1, at, by: "morag".into(), before: the("2020-01-01"), families: 1, counts: vec![] };
    let key = PublicKey { comment: said(), ..PublicKey::unread(the("eilidh")) };
    let kept = KeptWords { by: "leanne".into(), number: 0, at, about: said(), words: vec![said()] };
    let source = ImportSource {
        by: "leanne".into(),
        name: said(),
        what: "duties".into(),
        columns: vec![said()],
        brought: vec![1],
    };
    let feed = Feed {
        number: 1,
        person: Some(the("eilidh")),
        team: Some(the("ailsa")),
        titles: CalendarTitles::Kind,
        sum: "0".repeat(64),
        by: "eilidh".into(),
        added: at,
    };
    let mark = HandoverMark { person: the("eilidh"), rev: 3, at };
    records.extend([
        Record::from(TeamEdition { team: the("ailsa"), edition: edition.clone() }),
        edition.into(),
        amendment.into(),
        decision.into(),
        measure.into(),
        sent.into(),
        call.into(),
        case.into(),
        Succession {
            family: the(HIDDEN),
            leaver: the("eilidh"),
            from: the("2027-01-02"),
            worker: Some(the("catriona")),
            key_worker: Some(the("ruth")),
        }
        .into(),
        purge.into(),
        key.into(),
        Account { uid: 1000, person: the("eilidh") }.into(),
        mark.into(),
        kept.into(),
        source.into(),
        feed.into(),
    ]);
    records
}

/// What a record says, without what people, teams and the service are called.
fn says(record: &Record) -> String {
    let mut said = format!("{record:?}");
    record.each_part(&mut |at, part| {
        if let RecordPart::Text(text) = part
            && at.role == PartRole::Own
        {
            said = said.replace(&format!("{text:?}"), "…");
        }
    });
    said
}

#[test]
fn there_is_a_record_of_every_kind_and_each_names_the_family_wherever_it_can() {
    let records = records();
    let there: BTreeSet<&str> = records.iter().map(Record::kind).collect();
    let all: BTreeSet<&str> = Record::KINDS.iter().copied().collect();
    assert_eq!(there, all);
    // Of each kind there is one that names it in each text and id.
    let mut silent: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut named: BTreeSet<(&str, &str)> = BTreeSet::new();
    for record in &records {
        record.each_part(&mut |at, part| {
            let (is_told, text) = match part {
                RecordPart::Text(text) => (true, text),
                RecordPart::Id(id) => {
                    (id.may_be_called_otherwise() || matches!(id, Name::Family(_)), id.as_str())
                }
                RecordPart::Untold(id) => (true, id.as_str()),
                RecordPart::Word(_) | RecordPart::Subject(..) => (false, ""),
            };
            let of = (record.kind(), at.field);
            match (is_told, text.contains(HIDDEN)) {
                (true, true) => drop(named.insert(of)),
                (true, false) => drop(silent.insert(of)),
                (false, _) => {}
            }
        });
    }
    let silent: Vec<_> = silent.difference(&named).collect();
    // Built-in courses and activities are what trainings and sessions of the file are of.
    let built_in =
        [("Group", "activity"), ("Series", "activity"), ("Session", "activity"), ("Refresher", "course")];
    assert!(silent.iter().all(|of| built_in.contains(of)), "{silent:?}");
}

#[test]
fn every_field_says_who_may_see_it() {
    let mut lines: Vec<String> = vec![];
    for record in records() {
        for field in record.fields() {
            lines.push(format!("{}.{}: {:?}", record.kind(), field.key, field.privacy));
        }
    }
    lines.sort();
    lines.dedup();
    insta::assert_snapshot!("who_may_see_each_field", lines.join("\n"));
}

#[test]
fn every_table_of_a_file_knows_the_keys_that_are_described() {
    let knows = |table: &TableName| {
        let row = if *table == TableName::Service { "[service]".into() } else { format!("[[{table}]]") };
        let file = format!("format = 1\n{row}\nunheard_of = 1\n");
        let faults = team_file::import(&file, &State::default()).unwrap_err().to_string();
        let (_, keys) = faults.split_once("has no key `unheard_of`; it knows ").unwrap();
        format!("{row} {}", keys.lines().next().unwrap())
    };
    let tables = TableName::ALL.iter().filter(|table| **table != TableName::Policy);
    insta::assert_snapshot!("keys_of_every_table", tables.map(knows).collect::<Vec<_>>().join("\n"));
}

/// The state with a second team, which has a lead of its own.
fn service() -> State {
    let import = team_file::import(&file(), &State::default()).unwrap();
    let lead = Person::new(the("fiona"), "Fiona".into(), the("families"), Role::TeamLead);
    let changes = import.changes.into_iter().chain([lead.into()]);
    State::default().preview(&changes.collect::<Vec<_>>()).unwrap()
}

#[test]
fn nothing_names_a_family_to_whoever_may_not_know_it() {
    let state = service();
    for who in ["fiona", "isla", "leanne", "nobody-here"] {
        let author = Author::Person(the(who));
        let (redaction, is_with) = (Redaction::before(&author, &state), who == "leanne");
        // She learns beside the worker in one of its sessions, and so knows it.
        assert_eq!(redaction.hides(&the(HIDDEN)), !is_with, "{who}");
        if is_with {
            continue;
        }
        for record in records() {
            let seen = redaction.record(&record);
            assert!(!says(&seen).contains(HIDDEN), "{who}: {} reads {seen:?}", record.kind());
            let key = format!("{:?}", redaction.key(&record.key()));
            assert!(!key.contains(HIDDEN), "{who}: {key}");
        }
        let shown = redaction.over(&state);
        for (_, record) in shown.rows() {
            assert!(!says(&record).contains(HIDDEN), "{who}: {record:?}");
        }
        // What is seen holds together: no record lacks what it names.
        assert_eq!(check::check_all(&shown), check::check_all(&state), "{who}");
        assert!(redaction.follow(&state, &state, &shown).difference(&shown).is_empty());
    }
}

#[test]
fn what_is_said_of_what_reads_otherwise_is_said_of_what_is_there() {
    let state = service();
    let redaction = Redaction::before(&Author::Person(the("fiona")), &state);
    let shown = redaction.over(&state);
    for (_, record) in shown.rows() {
        let is_of_the_family = matches!(record, Record::Family(_) | Record::Person(_) | Record::KeptApart(_));
        if is_of_the_family {
            continue;
        }
        let Change::Put(lifted) = redaction.unredact(Change::Put(record.clone()), &state) else {
            unreachable!()
        };
        let there = state.get(&lifted.key()).unwrap();
        assert_eq!(there.map(|(_, record)| record).as_ref(), Some(&lifted), "of {record:?}");
        let Change::Remove(key) = redaction.unredact(Change::Remove(record.key()), &state) else {
            unreachable!()
        };
        if !matches!(record, Record::LastContact(_)) {
            assert_eq!(key, lifted.key());
        }
    }
}

#[test]
fn an_id_that_somebody_gives_and_cannot_know_to_be_taken_takes_nothing_away() {
    let state = service();
    let author = Author::Person(the("fiona"));
    let redaction = Redaction::before(&author, &state);
    let hall = |name: &str| Place {
        id: the(&format!("hall-{HIDDEN}")),
        name: name.into(),
        kind: PlaceKind::Venue,
        low_signal: false,
        until: None,
    };
    let Change::Put(record) = redaction.unredact(hall("Mine").into(), &state) else { unreachable!() };
    assert_ne!(record.key(), Record::from(hall("Mine")).key());
    // A file says the same of it each time, and what it names in it goes with it.
    let file = format!(
        "format = 1\n[[place]]\nid = \"hall-{HIDDEN}\"\nname = \"Mine\"\nkind = \"venue\"\n\
         [[travel]]\nfrom = \"hall-{HIDDEN}\"\nto = \"hall-{HIDDEN}-2\"\nminutes = 5\n\
         [[place]]\nid = \"hall-{HIDDEN}-2\"\nname = \"Mine too\"\nkind = \"venue\"\n"
    );
    let import = team_file::import_for(&author, &file, &state).unwrap();
    assert_eq!((import.added, import.changed), (3, 0), "{:?}", import.changes);
    let after = state.preview(&import.changes).unwrap();
    assert_eq!(check::check_all(&after), check::check_all(&state));
    assert_eq!(after.place(&hall("").id), state.place(&hall("").id), "what was there stays");
    let again = team_file::import_for(&author, &file, &after).unwrap();
    assert!(again.changes.is_empty(), "{:?}", again.changes);
}

#[test]
fn a_family_that_is_forgotten_is_named_nowhere() {
    let mut scrub = purge::Scrub::new([&the::<FamilyRef>(HIDDEN)], 9);
    for record in records() {
        let left = scrub.record(&record);
        assert!(!format!("{left:?}").contains(HIDDEN), "{left:?}");
        let is_of_the_family = matches!(
            record.key(),
            Key::Family(_)
                | Key::LastContact(_)
                | Key::Measure(_)
                | Key::ReminderSent(_)
                | Key::Case(_)
                | Key::Succession(_)
        );
        let is_others = matches!(record.key(), Key::Family(it) if it.as_str() != HIDDEN);
        assert_eq!(left.is_none(), is_of_the_family && !is_others, "{record:?}");
    }
    // What is left holds together under its new ids.
    let left = scrub.state(&service()).unwrap();
    assert_eq!(check::check_all(&left), check::check_all(&service()));
}

#[test]
fn a_file_brings_back_every_field_that_it_carries() {
    let state = service();
    let text = team_file::write(&state);
    let import = team_file::import(&text, &State::default()).unwrap();
    let again = State::default().preview(&import.changes).unwrap();
    assert!(again.difference(&state).is_empty());
    // And each field is written, unless it has nothing to say or the file numbers it itself.
    for (_, record) in state.rows() {
        let written: Vec<String> =
            tandem::exchange::fields::fields(&record).into_iter().map(|(name, _)| name).collect();
        record.each_part(&mut |at, part| {
            let is_private = record.fields().iter().any(|field| {
                field.key == at.field
                    && matches!(
                        field.privacy,
                        parts::Privacy::Own | parts::Privacy::Agreed | parts::Privacy::Nobody
                    )
            });
            let is_written = written.iter().any(|name| name == at.field) || is_private;
            let is_beside = record.stands_beside().is_some();
            assert!(is_written || is_beside, "{}.{} is not written: {part:?}", record.kind(), at.field);
        });
    }
}
