//! The forms in which records, sheets and the store's own figures are written: version 1 of each, and up to 4 of sheets.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::codec::{self, NotAValue};
use crate::domain::stored::first;
use crate::domain::{
    Amendment, Edition, Entity as _, Record, Rev, Row, Session, SessionId, Sheet, SheetMark, ShiftRow,
    TeamEdition, TeamMark, Week,
};

/// Its bytes.
pub type SecretBytes = [u8; 32];

/// A record that belongs to no week, with the revision that last touched it.
pub type StoredRecord = (Rev, Record);

/// What a working store or a checkpoint stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StorePosition {
    /// The id of the store it belongs to.
    pub store: u64,
    /// The revision.
    pub rev: Rev,
    /// Where in the journal the entries after it start, in bytes.
    pub journal: u64,
    /// How many records that belong to no week there are.
    pub records: u64,
    /// The sum of [`digest`] over them: tells a record that fell back to what it was.
    pub digest: u64,
    /// How many weeks have a sheet.
    pub sheets: u64,
}

/// What a sealed record under a key adds to the digest.
pub fn digest(key: &[u8], sealed: &[u8]) -> u64 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(key);
    sum.update(&codec::sum_of(sealed).to_le_bytes());
    u64::from(sum.finalize())
}

/// A week's sheet as version 1 has it, with sessions of some version.
#[derive(Debug, Serialize, Deserialize)]
struct FirstSheet<S> {
    mark: Option<(Rev, Arc<SheetMark>)>,
    sessions: Vec<(Rev, Arc<S>)>,
    shifts: Vec<(Rev, Arc<ShiftRow>)>,
    away: Vec<(SessionId, Week)>,
}

/// What version 2 adds to it, with editions of some version.
#[derive(Debug, Serialize, Deserialize)]
struct Published<E> {
    edition: Option<(Rev, Arc<E>)>,
    amendments: Vec<(Rev, Arc<Amendment>)>,
}

/// What version 3 adds to both.
#[derive(Debug, Serialize, Deserialize)]
struct ByTeam<T> {
    marks: Vec<(Rev, Arc<TeamMark>)>,
    editions: Vec<(Rev, Arc<T>)>,
}

/// The version of the form in which sheets are written: its sessions are of their second version.
const SHEET: u8 = 4;
/// The one before it, whose sessions are of their first.
const OF_FIRST: u8 = 3;
/// The one before that, which knows nothing of teams.
const UNDIVIDED: u8 = 2;

/// A week's sheet as sealed bytes.
pub fn seal_sheet(sheet: &Sheet) -> Result<Vec<u8>, NotAValue> {
    fn row<T>(row: &Row<T>) -> (Rev, Arc<T>) {
        (row.rev, row.item.clone())
    }
    let first = FirstSheet {
        mark: sheet.mark.as_ref().map(row),
        sessions: sheet.sessions.values().map(row).collect(),
        shifts: sheet.shifts.values().map(row).collect(),
        away: sheet.away.iter().map(|(id, week)| (id.clone(), *week)).collect(),
    };
    let published = Published {
        edition: sheet.edition.as_ref().map(row),
        amendments: sheet.amendments.values().map(row).collect(),
    };
    let by_team = ByTeam {
        marks: sheet.team_marks.values().map(row).collect(),
        editions: sheet.team_editions.values().map(row).collect(),
    };
    codec::seal_as(SHEET, &(first, published, by_team))
}

/// The week's sheet of sealed bytes, of any version so far.
pub fn unseal_sheet(sealed: &[u8]) -> Result<Sheet, NotAValue> {
    let first: OfFirst = match codec::version_of(sealed) {
        Some(SHEET) => {
            return Ok(sheet_of::<Session, Edition, TeamEdition>(codec::unseal_as(SHEET, sealed)?));
        }
        Some(OF_FIRST) => codec::unseal_as(OF_FIRST, sealed)?,
        Some(UNDIVIDED) => {
            let (sheet, published) = codec::unseal_as(UNDIVIDED, sealed)?;
            (sheet, published, ByTeam { marks: vec![], editions: vec![] })
        }
        _ => (
            codec::unseal(sealed)?,
            Published { edition: None, amendments: vec![] },
            ByTeam { marks: vec![], editions: vec![] },
        ),
    };
    Ok(sheet_of(first))
}

/// A sheet with sessions of their first version.
type OfFirst = (FirstSheet<first::SessionV1>, Published<first::EditionV1>, ByTeam<first::TeamEditionV1>);

/// A sheet of what was stored of it, in whatever version, as it is now.
fn sheet_of<S, E, T>((sheet, published, by_team): (FirstSheet<S>, Published<E>, ByTeam<T>)) -> Sheet
where
    S: Clone,
    E: Clone,
    T: Clone,
    Session: From<S>,
    Edition: From<E>,
    TeamEdition: From<T>,
{
    fn row<T>((rev, item): (Rev, Arc<T>)) -> Row<T> {
        Row { rev, item }
    }
    fn now<T: Clone, N: From<T>>((rev, item): (Rev, Arc<T>)) -> Row<N> {
        Row { rev, item: Arc::new(N::from(Arc::unwrap_or_clone(item))) }
    }
    let sessions = sheet.sessions.into_iter().map(now::<S, Session>);
    let editions = by_team.editions.into_iter().map(now::<T, TeamEdition>);
    Sheet {
        mark: sheet.mark.map(row),
        sessions: sessions.map(|row| (row.item.id.clone(), row)).collect(),
        shifts: sheet.shifts.into_iter().map(|it| (it.1.key(), row(it))).collect(),
        away: sheet.away.into_iter().collect(),
        edition: published.edition.map(now::<E, Edition>),
        amendments: published.amendments.into_iter().map(|it| (it.1.number, row(it))).collect(),
        team_marks: by_team.marks.into_iter().map(|it| (it.1.team.clone(), row(it))).collect(),
        team_editions: editions.map(|row| (row.item.team.clone(), row)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Minutes, Repeat};

    /// A booking as the first version wrote it, field by field.
    fn booked(note: &str) -> impl Serialize {
        let (nobody, nothing) = (Vec::<String>::new, None::<String>);
        let who = ("supervision", "2026-12-01T10:00".parse::<crate::domain::Moment>().unwrap(), Minutes(60));
        let lists = (vec!["eilidh"], nobody(), nobody(), nothing.clone(), nobody());
        let (group, place, track, status) = (nothing.clone(), nothing.clone(), None::<u8>, 0_u32);
        let rest = (group, place, track, status, nothing.clone(), nothing, Some(note.to_owned()));
        (who, lists, rest)
    }

    fn read(kind: u32, record: impl Serialize) -> Record {
        codec::unpack(&codec::pack(&(kind, record)).unwrap()).unwrap()
    }

    #[test]
    fn what_stood_in_words_before_there_was_a_field_is_in_that() {
        for (note, left, ticked) in [
            ("wellbeing on the agenda", None, true),
            ("tea; wellbeing on the agenda; cake", Some("tea; cake"), true),
            ("no wellbeing on the agenda", Some("no wellbeing on the agenda"), false),
        ] {
            let Record::Session(it) = read(19, ("s-1", None::<String>, booked(note))) else { unreachable!() };
            assert_eq!((it.booking.note.as_deref(), it.booking.wellbeing), (left, ticked), "{note}");
            assert_eq!((it.booking.people.len(), it.booking.minutes), (1, Minutes(60)));
            let rule = rule("FREQ=WEEKLY;INTERVAL=4");
            let Record::Series(it) = read(13, ("talk", booked(note), rule, Vec::<String>::new())) else {
                unreachable!()
            };
            assert_eq!((it.booking.note.as_deref(), it.booking.wellbeing), (left, ticked), "{note}");
        }
        let checklist = vec![("idea: yoga", true), ("idea: none", false), ("key", true)];
        let sizes = (Minutes(0), Minutes(60), Minutes(0), None::<u32>, (3_u32, 8_u32));
        let group = ("g", "G", "cooking", "hall", sizes, Vec::<String>::new(), checklist);
        let Record::Group(it) = read(12, group) else { unreachable!() };
        let read: Vec<_> = it.checklist.iter().map(|it| (it.item.as_str(), it.done, it.is_idea)).collect();
        assert_eq!(read, [("yoga", true, true), ("idea: none", false, false), ("key", true, false)]);
        // What is written now is read again by what it is.
        let again: Record = codec::unpack(&codec::pack(&Record::Group(it.clone())).unwrap()).unwrap();
        assert_eq!(again, Record::Group(it));
    }

    fn rule(text: &str) -> Repeat {
        text.parse().unwrap()
    }

    #[test]
    fn a_rule_without_months_and_places_keeps_the_bytes_it_always_had() {
        let day = |name: &str| [&[3], name.as_bytes()].concat();
        for (text, frequency) in [("DAILY", 0), ("WEEKLY", 1), ("MONTHLY", 2), ("YEARLY", 3)] {
            let plain = rule(&format!("FREQ={text};INTERVAL=2;COUNT=5;BYDAY=TU;WKST=SU"));
            let bytes = [&[1, frequency, 2, 1, 5, 0, 1, 0][..], &day("Tue"), &[0], &day("Sun")].concat();
            assert_eq!(codec::pack(&plain).unwrap(), bytes, "{text}");
            assert_eq!(codec::unpack::<Repeat>(&bytes), Ok(plain));
        }
    }

    #[test]
    fn a_rule_with_months_and_places_comes_back() {
        for text in [
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "FREQ=YEARLY;UNTIL=20301231;BYDAY=1MO;BYMONTH=3,9",
            "FREQ=DAILY;INTERVAL=3;COUNT=7;BYMONTHDAY=-1,1;BYMONTH=2;BYSETPOS=-366,1,366;WKST=WE",
        ] {
            let packed = codec::pack(&rule(text)).unwrap();
            assert_eq!(codec::unpack::<Repeat>(&packed), Ok(rule(text)), "{text}");
        }
    }
}
