//! What a team file would change: its records against those of the state, checked as a whole before anything is done.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use toml::Spanned;
use toml::de::DeValue;

use super::baseline::ImportBaseline;
use super::fault::{Collector, TeamFileFault, TeamFileFaults};
use super::read::{Found, Reading, read};
use super::row::Named;
use super::{given, kept, numbering, syntax};
use crate::domain::check::{self, Problem};
use crate::domain::{Author, Change, Date, Key, Record, Redaction, SessionId, State, TableName, Week};
use crate::rules;
use crate::words::{date, in_a_row};

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The changes, as one batch.
    pub changes: Vec<Change>,
    /// How many records are new.
    pub added: usize,
    /// How many are there and would be different.
    pub changed: usize,
    /// How many would be gone.
    pub removed: usize,
    /// Why what only a lead lets stand is to stand, with the changes that say so by their places in the batch.
    overrides: Vec<(usize, String)>,
    /// Where in the text each of the changes is said, in bytes; the start for what is there no more.
    places: Vec<usize>,
}

impl Import {
    /// What records are refused for, each at the place in the text that says it should change.
    #[must_use]
    pub fn faults(&self, text: &str, refused: Vec<(Key, String)>) -> TeamFileFaults {
        let mut places: HashMap<Key, usize> = HashMap::new();
        for (change, at) in self.changes.iter().zip(&self.places) {
            places.entry(change.key()).or_insert(*at);
        }
        let mut faults = Collector::default();
        for (key, words) in refused {
            faults.add(places.get(&key).copied().unwrap_or_default(), || words);
        }
        faults.locate(without_mark(text))
    }

    /// What is not wrong and yet does nothing, each at its place in the text: an accepted risk of a rule that never speaks of
    /// such a thing, or one that is over on a day.
    #[must_use]
    pub fn notes(&self, text: &str, today: Date) -> Vec<TeamFileFault> {
        let mut notes = Collector::default();
        for (change, at) in self.changes.iter().zip(&self.places) {
            let Change::Put(Record::AcceptedRisk(it)) = change else { continue };
            let (kind, _) = &it.subject;
            let subjects = rules::find(&it.rule).map_or(&[][..], |rule| rule.subjects);
            if !subjects.is_empty() && subjects.iter().all(|one| one.word() != kind) {
                let about: Vec<String> = subjects.iter().map(|one| format!("\"{}/…\"", one.word())).collect();
                let about = in_a_row(&about).replace(" and ", " or ");
                notes.add(*at, || {
                    format!(
                        "`{}` is never about a {kind}, so this row accepts nothing: write {about}",
                        it.rule
                    )
                });
            }
            if !it.holds_on(today) {
                notes.add(*at, || {
                    format!("`until`: {} is over, so `{}` is asked about again", date(it.until), it.rule)
                });
            }
        }
        notes.locate(without_mark(text)).shown
    }

    /// Why what only a lead lets stand is to stand: the reason given with each record that says one.
    #[must_use]
    pub fn overrides(&self) -> Vec<(Key, String)> {
        let given = self.overrides.iter();
        given.filter_map(|(at, why)| Some((self.changes.get(*at)?.key(), why.clone()))).collect()
    }

    fn push(&mut self, change: Change, at: usize) {
        self.changes.push(change);
        self.places.push(at);
    }
}

/// A text without the mark that some editors put before it.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Reads a team file against a state whose weeks are all loaded.
///
/// A file with a `[service]` table describes the whole service: what it does not name is removed. One without only
/// adds and changes. The error holds everything that is wrong with it, and nothing is to be changed then.
pub fn import(text: &str, state: &State) -> Result<Import, TeamFileFaults> {
    import_for(&Author::Owner, text, state)
}

/// Reads a team file as somebody's who may not see everything: it is compared with what they see, what is kept from them
/// stays as it is, and nothing that is said of it tells more than they may know.
pub fn import_for(author: &Author, text: &str, state: &State) -> Result<Import, TeamFileFaults> {
    // A service with nobody in it yet is set up by whoever is there.
    let nobody = state.records.people.is_empty();
    let redaction = if nobody { Redaction::default() } else { Redaction::before(author, state) };
    let seen = if redaction.is_clear() { Cow::Borrowed(state) } else { Cow::Owned(redaction.over(state)) };
    let baseline = ImportBaseline { author, redaction: &redaction, seen: &seen };
    let mut import = import_over(&baseline, text)?;
    if !redaction.is_clear() {
        import.changes = redaction.lift_all(import.changes, state);
    }
    Ok(import)
}

fn import_over(baseline: &ImportBaseline<'_>, text: &str) -> Result<Import, TeamFileFaults> {
    let mut faults = Collector::default();
    let text = without_mark(text);
    let Some(document) = syntax::parse(text, &mut faults) else {
        return Err(faults.locate(text));
    };
    let torn = !faults.is_empty();
    let Some(reading) = read(&document, torn, &mut faults) else {
        return Err(faults.locate(text));
    };
    // What it leaves out would go, and nobody removes what they cannot see, nor is told of it.
    if let Some(service) = whole_of_others(&reading, baseline) {
        faults.add(service.at, || {
            "a file with a [service] table holds the whole service, which only the account that owns the \
             store can import, with --as owner: remove that table to add to what is here or change it"
                .to_owned()
        });
        return Err(faults.locate(text));
    }
    let plan = plan(reading, baseline, torn, &mut faults);
    if faults.is_empty() { Ok(plan) } else { Err(faults.locate(text)) }
}

/// The row that makes a file hold the whole service, where its author may not bring that in.
fn whole_of_others<'r, 'a>(reading: &'r Reading<'a>, baseline: &ImportBaseline<'_>) -> Option<&'r Found<'a>> {
    let is_of_others = reading.whole && !baseline.redaction.is_clear() && baseline.seen.service().is_some();
    let mut rows = reading.records.iter();
    rows.find(|row| is_of_others && matches!(row.record, Record::Service(_)))
}

fn plan(
    mut reading: Reading<'_>,
    baseline: &ImportBaseline<'_>,
    torn: bool,
    faults: &mut Collector,
) -> Import {
    let state = baseline.seen;
    if !reading.whole && !torn && state.service().is_none() {
        faults.add(0, || {
            "there is no service here yet: the file needs a [service] table with its name and nation"
                .to_owned()
        });
    }
    numbering::name_the_unnamed(&mut reading.records);
    numbering::number(&mut reading.records, state, faults);
    numbering::put_refreshers_beside(&mut reading.records, state, reading.whole);
    let mut sessions: HashMap<SessionId, Key> = HashMap::new();
    if reading.records.iter().any(|row| matches!(row.record, Record::Session(_))) {
        for (week, sheet) in state.sheets() {
            sessions.extend(sheet.sessions.keys().map(|id| (id.clone(), Key::Session((week, id.clone())))));
        }
    }
    given::rename(&mut reading.records, baseline, &sessions, faults);
    kept::keep(&mut reading.records, baseline, &sessions, faults);
    let rows = by_key(&reading.records, faults);
    let mut import = Import::default();
    let mut moved: HashSet<Key> = HashSet::new();
    // A row is counted once, whatever of it is kept in records beside its own.
    let mut counted: HashSet<Key> = HashSet::new();
    for row in &reading.records {
        let key = row.record.key();
        if row.record.stands_beside().is_some() {
            continue;
        }
        // A session that now starts in another week leaves the one it was in.
        let was = match &key {
            Key::Session((_, id)) => sessions.get(id).filter(|was| **was != key),
            _ => None,
        };
        let before = state.get(&key).ok().flatten().map(|(_, record)| record);
        match (was, before) {
            (Some(was), _) => {
                import.changed += 1;
                import.push(Change::Remove(was.clone()), row.at);
                moved.insert(was.clone());
            }
            (None, None) => import.added += 1,
            (None, Some(before)) if before == row.record => continue,
            // What its author reads otherwise stays as it is below, whatever that is.
            (None, Some(before)) if baseline.redaction.as_read(&row.record) == before => continue,
            (None, Some(_)) => import.changed += 1,
        }
        counted.insert(key);
        import.overrides.extend(row.let_stand.clone().map(|why| (import.changes.len(), why)));
        import.push(Change::Put(row.record.clone()), row.at);
    }
    for (row, change) in beside(&reading, baseline, &rows) {
        let at = rows.get(&row).map_or(0, |row| row.at);
        import.changed += usize::from(counted.insert(row));
        import.push(change, at);
    }
    if reading.whole {
        for (_, record) in state.rows() {
            let key = record.key();
            // A team file never names these. What was published goes with its sheet, how somebody comes in and what they
            // have read with them, a decision with its leave, the steps of a case with its family.
            let named = match &record {
                Record::Edition(it) => Key::Sheet(it.week),
                Record::TeamEdition(it) => Key::TeamMark((it.edition.week, it.team.clone())),
                Record::Amendment(it) => mark_of(&rows, it.week),
                Record::PublicKey(it) => Key::Person(it.person.clone()),
                Record::Account(it) => Key::Person(it.person.clone()),
                Record::Feed(it) => match (&it.person, &it.team) {
                    (Some(person), _) => Key::Person(person.clone()),
                    (None, Some(team)) => Key::Team(team.clone()),
                    (None, None) => continue,
                },
                Record::HandoverMark(it) => Key::Person(it.person.clone()),
                Record::Measure(it) => Key::Family(it.family.clone()),
                Record::ReminderSent(it) => Key::Family(it.family.clone()),
                Record::Succession(it) => Key::Family(it.family.clone()),
                Record::CallNote(it) => Key::Organisation(it.organisation.clone()),
                // What was forgotten stays counted, whatever there is now.
                Record::Purge(_) | Record::KeptWords(_) | Record::ImportSource(_) => continue,
                record if kept::is_kept(record, baseline) => continue,
                Record::Case(it) => Key::Family(it.family.clone()),
                // What goes with its own record is counted with that.
                record if record.stands_beside().is_some_and(|of| rows.contains_key(&of)) => continue,
                Record::Decision(it) => Key::Leave((it.person.clone(), it.from, it.kind, it.number)),
                _ => key.clone(),
            };
            if !rows.contains_key(&named) && !moved.contains(&key) {
                import.removed += usize::from(record.stands_beside().is_none());
                import.push(Change::Remove(key), 0);
            }
        }
    }
    judge(&import, &reading, state, torn, &rows, faults);
    import
}

/// Whatever a file says of a week, as a whole or for a team.
fn mark_of(rows: &HashMap<Key, &Found<'_>>, week: Week) -> Key {
    let of_team = |key: &&Key| matches!(key, Key::TeamMark((it, _)) if *it == week);
    let whole = Key::Sheet(week);
    if rows.contains_key(&whole) { whole } else { rows.keys().find(of_team).cloned().unwrap_or(whole) }
}

/// The changes of what stands beside the records of rows, each with the record it stands beside: a row says all there is of
/// it.
fn beside(
    reading: &Reading<'_>,
    baseline: &ImportBaseline<'_>,
    rows: &HashMap<Key, &Found<'_>>,
) -> Vec<(Key, Change)> {
    let state = baseline.seen;
    let mut changes = vec![];
    for row in &reading.records {
        if let Some(of) = row.record.stands_beside() {
            let before = state.get(&row.record.key()).ok().flatten().map(|(_, record)| record);
            if before.as_ref() != Some(&row.record) {
                changes.push((of, Change::Put(row.record.clone())));
            }
            continue;
        }
        let of = row.record.key();
        let there = state.beside(&of).into_iter().filter(|record| !kept::is_kept(record, baseline));
        let there = there.map(|record| record.key());
        let gone = there.filter(|key| !rows.contains_key(key));
        changes.extend(gone.map(|key| (of.clone(), Change::Remove(key))));
    }
    changes
}

/// Finds rows of one key, and tells of those that stand there twice.
fn by_key<'r, 'a>(records: &'r [Found<'a>], faults: &mut Collector) -> HashMap<Key, &'r Found<'a>> {
    let mut rows: HashMap<Key, &Found<'a>> = HashMap::with_capacity(records.len());
    let mut sessions: HashMap<&SessionId, usize> = HashMap::new();
    for row in records {
        let twice = match &row.record {
            Record::Session(session) => sessions.insert(&session.id, row.at),
            _ => rows.get(&row.record.key()).map(|earlier| earlier.at),
        };
        if let Some(earlier) = twice {
            faults.add_pair(row.at, earlier, || {
                format!("{} is here a second time: keep one", row.record.key())
            });
        }
        rows.insert(row.record.key(), row);
    }
    rows
}

/// Checks what would come of it, and tells of what would be wrong at the place in the file that says so.
fn judge(
    import: &Import,
    reading: &Reading<'_>,
    state: &State,
    torn: bool,
    rows: &HashMap<Key, &Found<'_>>,
    faults: &mut Collector,
) {
    let after = match state.preview(&import.changes) {
        Ok(after) => after,
        Err(missing) => {
            faults.add(0, || format!("{missing}; this needs it for comparison"));
            return;
        }
    };
    let keys: Vec<Key> = import.changes.iter().map(Change::key).collect();
    let mut problems =
        if reading.whole { check::check_all(&after) } else { check::check_touched(state, &after, &keys) };
    // What is wrong with a text in itself is told once.
    let told: HashSet<(Key, &str)> = problems.iter().map(|it| (it.key.clone(), it.field)).collect();
    let written = check::check_written(state, &after, &keys);
    let written = written.into_iter().filter(|it| !told.contains(&(it.key.clone(), it.field)));
    problems.extend(written.collect::<Vec<_>>());
    for problem in problems {
        let lost = problem.lacks.as_ref().is_some_and(|lacks| torn || reading.unread.contains(lacks));
        if lost {
            continue;
        }
        match rows.get(&problem.key) {
            // An id that a row was given nobody wrote, nor would find.
            Some(row) if row.unnamed => {
                faults
                    .add(place(row, &problem), || format!("[[{}]] {}", problem.key.table(), problem.message));
            }
            Some(row) => {
                faults.add(place(row, &problem), || problem.to_string());
            }
            None => faults.add(0, || problem.to_string()),
        }
    }
    if !torn {
        for (table, named) in &reading.lost {
            dangling(*table, named, &after, reading, faults);
        }
    }
}

/// Tells what a row that could not be read as a whole names and is not there.
fn dangling(table: TableName, named: &[Named], after: &State, reading: &Reading<'_>, faults: &mut Collector) {
    for it in named {
        let is_told = reading.unread.contains(&(it.table, it.id.clone()));
        if !is_told && !check::is_there(after, it.table, &it.id) {
            let wrong = || format!("[[{table}]] `{}`: {}", it.key, check::no_such(after, it.table, &it.id));
            faults.add(it.at, wrong);
        }
    }
}

/// Where in the text a problem is: the item of a list, else the key's value, else the row.
fn place(row: &Found<'_>, problem: &Problem) -> usize {
    let Some(value) = row.fields.and_then(|fields| fields.get(problem.field)) else {
        return row.at;
    };
    let item = match (value.get_ref(), problem.index) {
        (DeValue::Array(items), Some(index)) => items.get(index).map(Spanned::span),
        _ => None,
    };
    item.unwrap_or(value.span()).start.max(row.at)
}
