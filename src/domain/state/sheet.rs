//! One ISO week's rota: what was booked in it, the shifts that replace patterns, and how far it has come.

use std::sync::Arc;

use imbl::OrdMap;

use crate::domain::calendar::Week;
use crate::domain::id::{SessionId, TeamId};
use crate::domain::record::{
    Amendment, Edition, Entity as _, Key, Record, Rev, Row, Session, SheetMark, ShiftKey, ShiftRow,
    TeamEdition, TeamMark,
};

/// A week's rota as it is stored: occurrences of series that nobody touched are not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// How far it has come as a whole, once somebody has said so.
    pub mark: Option<Row<SheetMark>>,
    /// Sessions that start in the week: one-offs, and replaced occurrences.
    pub sessions: OrdMap<SessionId, Row<Session>>,
    /// Shift rows of its days.
    pub shifts: OrdMap<ShiftKey, Row<ShiftRow>>,
    /// Occurrences that the rule puts in this week and that were moved to another.
    pub away: OrdMap<SessionId, Week>,
    /// The week as it was published as a whole.
    pub edition: Option<Row<Edition>>,
    /// What was changed since, by number.
    pub amendments: OrdMap<u32, Row<Amendment>>,
    /// What is said of single teams' parts of it.
    pub team_marks: OrdMap<TeamId, Row<TeamMark>>,
    /// Single teams' parts of it as they were published.
    pub team_editions: OrdMap<TeamId, Row<TeamEdition>>,
}

impl Sheet {
    /// Whether it says something of an occurrence itself: somebody changed it, or took it to another week.
    #[must_use]
    pub fn speaks_of(&self, id: &SessionId) -> bool {
        self.sessions.contains_key(id) || self.away.contains_key(id)
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mark.is_none()
            && self.sessions.is_empty()
            && self.shifts.is_empty()
            && self.away.is_empty()
            && self.edition.is_none()
            && self.amendments.is_empty()
            && self.team_marks.is_empty()
            && self.team_editions.is_empty()
    }

    /// Every record of the week with its revision: the marks, the sessions, the shift rows, what was published and what was
    /// changed since.
    pub fn rows(&self) -> impl Iterator<Item = (Rev, Record)> + '_ {
        fn row<T>(row: &Row<T>, wrap: fn(Arc<T>) -> Record) -> (Rev, Record) {
            (row.rev, wrap(row.item.clone()))
        }
        let mark = self.mark.iter().map(|it| row(it, Record::Sheet));
        let sessions = self.sessions.values().map(|it| row(it, Record::Session));
        let shifts = self.shifts.values().map(|it| row(it, Record::Shift));
        let edition = self.edition.iter().map(|it| row(it, Record::Edition));
        let amendments = self.amendments.values().map(|it| row(it, Record::Amendment));
        let team_marks = self.team_marks.values().map(|it| row(it, Record::TeamMark));
        let team_editions = self.team_editions.values().map(|it| row(it, Record::TeamEdition));
        mark.chain(sessions)
            .chain(shifts)
            .chain(edition)
            .chain(amendments)
            .chain(team_marks)
            .chain(team_editions)
    }

    /// Puts a record of this week in its place; any other is left alone.
    pub fn put(&mut self, record: Record, rev: Rev) {
        match record {
            Record::Session(item) => {
                self.sessions.insert(item.id.clone(), Row { rev, item });
            }
            Record::Shift(item) => {
                self.shifts.insert(item.key(), Row { rev, item });
            }
            Record::Sheet(item) => self.mark = Some(Row { rev, item }),
            Record::Edition(item) => self.edition = Some(Row { rev, item }),
            Record::Amendment(item) => {
                self.amendments.insert(item.number, Row { rev, item });
            }
            Record::TeamMark(item) => {
                self.team_marks.insert(item.team.clone(), Row { rev, item });
            }
            Record::TeamEdition(item) => {
                self.team_editions.insert(item.team.clone(), Row { rev, item });
            }
            _ => {}
        }
    }

    pub(super) fn remove(&mut self, key: &Key) {
        match key {
            Key::Session((_, id)) => {
                self.sessions.remove(id);
            }
            Key::Shift(key) => {
                self.shifts.remove(key);
            }
            Key::Sheet(_) => self.mark = None,
            Key::Edition(_) => self.edition = None,
            Key::Amendment((_, number)) => {
                self.amendments.remove(number);
            }
            Key::TeamMark((_, team)) => {
                self.team_marks.remove(team);
            }
            Key::TeamEdition((_, team)) => {
                self.team_editions.remove(team);
            }
            _ => {}
        }
    }
}
