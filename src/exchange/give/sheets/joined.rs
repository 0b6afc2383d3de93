//! The columns of a local file that payroll's list gets besides, by person: numbers that payroll knows people by, which are never
//! kept here. Each value goes out as the text that it is.

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::domain::{PersonId, State};
use crate::exchange::sheet::{CellValue, unguarded};

/// What the column may be called that says whose a row is.
const WHOSE: [&str; 8] =
    ["person", "name", "id", "person id", "staff", "staff name", "employee", "employee name"];

/// The columns of a file, by person.
pub(super) struct Joined {
    /// What stands above them.
    pub(super) headings: Vec<String>,
    rows: BTreeMap<PersonId, Vec<String>>,
    /// How many rows are nobody's who is known here.
    strangers: usize,
}

impl Joined {
    /// Reads a file; the error says what is wrong with it.
    pub(super) fn read(file: &[u8], state: &State) -> Result<Self, String> {
        let text = letters(file);
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let delimiter = [b',', b';', b'\t']
            .into_iter()
            .max_by_key(|sign| (first.bytes().filter(|byte| byte == sign).count(), *sign == b','))
            .unwrap_or(b',');
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
        let unread = |error: &csv::Error| format!("the file to join cannot be read as CSV: {error}");
        let headings: Vec<String> = reader
            .headers()
            .map_err(|error| unread(&error))?
            .iter()
            .map(|heading| unguarded(heading.trim()).to_owned())
            .collect();
        let whose = headings
            .iter()
            .position(|heading| WHOSE.contains(&heading.to_lowercase().as_str()))
            .ok_or_else(|| {
                "the file to join has no column that says whose a row is: call one of them person, name or id"
                    .to_owned()
            })?;
        let known = names(state);
        let mut joined = Self { headings: vec![], rows: BTreeMap::new(), strangers: 0 };
        for record in reader.records() {
            let record = record.map_err(|error| unread(&error))?;
            let line = record.position().map_or(0, csv::Position::line);
            let name = unguarded(record.get(whose).unwrap_or_default().trim()).to_lowercase();
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let person = match known.get(&name) {
                None => {
                    joined.strangers += 1;
                    continue;
                }
                Some(None) => {
                    return Err(format!(
                        "line {line} of the file to join names somebody of whom there are two here: give their id"
                    ));
                }
                Some(Some(person)) => person.clone(),
            };
            let value = |at: usize| unguarded(record.get(at).unwrap_or_default().trim()).to_owned();
            let values = (0..headings.len()).filter(|at| *at != whose).map(value).collect();
            if joined.rows.insert(person.clone(), values).is_some() {
                return Err(format!(
                    "line {line} of the file to join is a second one of {}: leave one of them out",
                    state.display_name(&person)
                ));
            }
        }
        joined.headings = headings;
        joined.headings.remove(whose);
        Ok(joined)
    }

    /// What is joined of somebody: a cell for each heading.
    pub(super) fn of(&self, person: &PersonId) -> Vec<CellValue> {
        match self.rows.get(person) {
            Some(values) => values.iter().map(CellValue::words).collect(),
            None => vec![CellValue::Blank; self.headings.len()],
        }
    }

    /// Who is in the list and not in the file, and how many rows of the file are nobody's.
    pub(super) fn notes(
        &self,
        listed: &BTreeSet<&PersonId>,
        name: impl Fn(&PersonId) -> String,
    ) -> Vec<String> {
        let missing: Vec<String> =
            listed.iter().filter(|it| !self.rows.contains_key(**it)).map(|it| name(it)).collect();
        let mut notes = vec![];
        if !missing.is_empty() {
            notes.push(format!("The file to join has no line of {}.", crate::words::in_a_row(&missing)));
        }
        match self.strangers {
            0 => {}
            1 => notes.push("1 line of the file to join names nobody who is known here.".to_owned()),
            many => notes.push(format!("{many} lines of the file to join name nobody who is known here.")),
        }
        notes
    }
}

/// Everybody by id and by name, in small letters; nothing where two have it.
fn names(state: &State) -> BTreeMap<String, Option<PersonId>> {
    let mut known: BTreeMap<String, Option<PersonId>> = BTreeMap::new();
    for person in state.people() {
        let name = person.name.to_lowercase();
        known.entry(name).and_modify(|it| *it = None).or_insert_with(|| Some(person.id.clone()));
    }
    // An id is always somebody's alone.
    known.extend(state.people().map(|it| (it.id.as_str().to_lowercase(), Some(it.id.clone()))));
    known
}

/// A file in letters: as its mark says, else UTF-8, else as Windows wrote it before.
fn letters(file: &[u8]) -> String {
    let by_mark = Encoding::for_bom(file).map(|(encoding, _)| encoding);
    let encoding = by_mark.unwrap_or(if std::str::from_utf8(file).is_ok() { UTF_8 } else { WINDOWS_1252 });
    encoding.decode(file).0.into_owned()
}
