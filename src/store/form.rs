//! The forms in which records, sheets and the store's own figures are written: version 1 of each, and up to 3 of sheets.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::codec::{self, NotAValue};
use crate::domain::{
    Amendment, Edition, Entity as _, Record, Rev, Row, Session, SessionId, Sheet, SheetMark, ShiftRow,
    TeamEdition, TeamMark, Week,
};

/// A record that belongs to no week, with the revision that last touched it.
pub type StoredRecord = (Rev, Record);

/// What a working store or a checkpoint stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
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

/// A week's sheet as version 1 has it.
#[derive(Debug, Serialize, Deserialize)]
struct FirstSheet {
    mark: Option<(Rev, Arc<SheetMark>)>,
    sessions: Vec<(Rev, Arc<Session>)>,
    shifts: Vec<(Rev, Arc<ShiftRow>)>,
    away: Vec<(SessionId, Week)>,
}

/// What version 2 adds to it.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Published {
    edition: Option<(Rev, Arc<Edition>)>,
    amendments: Vec<(Rev, Arc<Amendment>)>,
}

/// What version 3 adds to both.
#[derive(Debug, Default, Serialize, Deserialize)]
struct ByTeam {
    marks: Vec<(Rev, Arc<TeamMark>)>,
    editions: Vec<(Rev, Arc<TeamEdition>)>,
}

/// The version of the form in which sheets are written.
const SHEET: u8 = 3;
/// The one before it, which knows nothing of teams.
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
    fn row<T>((rev, item): (Rev, Arc<T>)) -> Row<T> {
        Row { rev, item }
    }
    let (first, published, by_team): (FirstSheet, Published, ByTeam) = match codec::version_of(sealed) {
        Some(SHEET) => codec::unseal_as(SHEET, sealed)?,
        Some(UNDIVIDED) => {
            let (first, published) = codec::unseal_as(UNDIVIDED, sealed)?;
            (first, published, ByTeam::default())
        }
        _ => (codec::unseal(sealed)?, Published::default(), ByTeam::default()),
    };
    let sessions = first.sessions.into_iter().map(|it| (it.1.id.clone(), row(it)));
    let shifts = first.shifts.into_iter().map(|it| (it.1.key(), row(it)));
    let amendments = published.amendments.into_iter().map(|it| (it.1.number, row(it)));
    Ok(Sheet {
        mark: first.mark.map(row),
        sessions: sessions.collect(),
        shifts: shifts.collect(),
        away: first.away.into_iter().collect(),
        edition: published.edition.map(row),
        amendments: amendments.collect(),
        team_marks: by_team.marks.into_iter().map(|it| (it.1.team.clone(), row(it))).collect(),
        team_editions: by_team.editions.into_iter().map(|it| (it.1.team.clone(), row(it))).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Repeat;

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
