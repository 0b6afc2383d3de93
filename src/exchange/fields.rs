//! A record field by field, in the words of the team file: for people who compare two versions of it.

use super::team_file;
use crate::domain::Record;
use crate::domain::parts::{Privacy, Said};

/// A field of which two versions of a record differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDiff {
    /// Its name.
    pub name: String,
    /// What it says, in each version; empty where it says nothing.
    pub versions: Vec<String>,
}

/// The fields of a record with what they say, in the order of the contract; what is private is left out.
#[must_use]
pub fn fields(record: &Record) -> Vec<(String, String)> {
    said(record, false)
}

fn said(record: &Record, is_whole: bool) -> Vec<(String, String)> {
    let row = team_file::row_of(record, is_whole).into_iter();
    row.filter(|(key, _)| !is_private(record, key)).map(|(key, said)| (key.into(), in_words(&said))).collect()
}

/// Whether a field is for nobody but the person whose record it is, and perhaps their lead.
fn is_private(record: &Record, key: &str) -> bool {
    let field = record.fields().iter().find(|field| field.key == key);
    field.is_some_and(|field| matches!(field.privacy, Privacy::Own | Privacy::Agreed | Privacy::Nobody))
}

/// The fields in which versions of a record differ; a version that is not there says nothing.
#[must_use]
pub fn differing(versions: &[Option<&Record>]) -> Vec<FieldDiff> {
    let all: Vec<Vec<(String, String)>> =
        versions.iter().map(|record| record.map(|it| said(it, true)).unwrap_or_default()).collect();
    let mut names: Vec<&String> = vec![];
    for (name, _) in all.iter().flatten() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let says = |version: &[(String, String)], name: &str| {
        version.iter().find(|(it, _)| it == name).map(|(_, says)| says.clone()).unwrap_or_default()
    };
    names
        .into_iter()
        .map(|name| FieldDiff {
            name: name.clone(),
            versions: all.iter().map(|version| says(version, name)).collect(),
        })
        .filter(|field| field.versions.windows(2).any(|pair| pair.first() != pair.last()))
        .collect()
}

fn in_words(said: &Said) -> String {
    match said {
        Said::Text(text) | Said::Number(text) => text.clone(),
        Said::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Said::List(items) => items.iter().map(in_words).collect::<Vec<_>>().join(", "),
        Said::Table(table) => {
            let lines: Vec<String> =
                table.iter().map(|(key, said)| format!("{key} {}", in_words(said))).collect();
            lines.join(" ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Booking, Minutes, Person, Role, Session};

    fn session(start: &str, note: Option<&str>) -> Record {
        let mut booking = Booking::new("phone".parse().unwrap(), start.parse().unwrap(), Minutes(30));
        booking.people = vec!["aisha".parse().unwrap(), "shona".parse().unwrap()];
        booking.note = note.map(Into::into);
        Session { id: "s-1".parse().unwrap(), series: None, booking }.into()
    }

    #[test]
    fn a_record_is_told_field_by_field_in_the_order_of_the_contract() {
        let told = fields(&session("2026-12-03T14:00", Some("rings \"twice\"\n= once")));
        let names: Vec<&str> = told.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["id", "activity", "start", "minutes", "people", "note"]);
        assert_eq!((told[4].1.as_str(), told[5].1.as_str()), ("aisha, shona", "rings \"twice\"\n= once"));
    }

    #[test]
    fn only_what_differs_between_versions_is_told() {
        let (one, two) = (session("2026-12-03T14:00", None), session("2026-12-03T15:00", Some("late")));
        let differ = differing(&[Some(&one), Some(&two), None]);
        let start = differ.iter().find(|field| field.name == "start").unwrap();
        assert_eq!(start.versions, ["2026-12-03T14:00", "2026-12-03T15:00", ""]);
        let names = |versions: &[Option<&Record>]| -> Vec<String> {
            differing(versions).into_iter().map(|field| field.name).collect()
        };
        assert_eq!(names(&[Some(&one), Some(&two)]), ["start", "note"]);
        assert_eq!(names(&[Some(&one), Some(&one)]), [""; 0]);
    }

    #[test]
    fn what_is_private_is_left_out() {
        let id = "aisha".parse().unwrap();
        let mut person = Person::new(id, "Aisha".into(), "team".parse().unwrap(), Role::PeerWorker);
        person.ask_first = vec!["loss".into()];
        person.boundaries = vec!["no-new-starts".into()];
        person.conflict = Some("was a patient".into());
        let told = format!("{:?}", fields(&person.into()));
        assert!(["loss", "patient", "new-starts"].iter().all(|it| !told.contains(it)), "{told}");
    }
}
