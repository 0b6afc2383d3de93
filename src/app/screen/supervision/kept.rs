//! A line for each person and track, and which one is marked.

use crate::app::beside::Beside;
use crate::domain::{PersonId, Track};
use crate::planner::supervision::SupervisionLine;

/// What stands on the Supervision screen.
#[derive(Debug, Default)]
pub struct Supervisions {
    /// Everybody's whom this seat may see, or of a draft; `None` while weeks are on their way from the disk.
    pub lines: Option<Vec<SupervisionLine>>,
    /// Whose, and which track, is marked.
    pub marked: Option<(PersonId, Track)>,
    pub(super) beside: Beside<(PersonId, Track)>,
}

impl Supervisions {
    /// The lines that can be marked, in order.
    pub fn lines(&self) -> impl Iterator<Item = &SupervisionLine> {
        self.lines.iter().flatten()
    }

    /// Where the mark stands among them.
    #[must_use]
    pub fn at(&self) -> Option<usize> {
        self.lines().position(|line| self.is_marked(line))
    }

    /// Whether a line is the marked one.
    #[must_use]
    pub fn is_marked(&self, line: &SupervisionLine) -> bool {
        self.marked.as_ref().is_some_and(|(person, track)| *person == line.person && *track == line.track)
    }

    /// Puts the mark on a line that is there: the same one, else one beside it; where none was marked, the most pressing.
    pub(super) fn settle(&mut self) {
        let rank = |line: &&SupervisionLine| {
            (line.severity.is_none(), line.severity, line.is_booked(), line.rhythm.as_ref().map(|it| it.due))
        };
        let key = |line: &SupervisionLine| (line.person.clone(), line.track);
        let lines = self.lines.iter().flatten();
        let keys: Vec<_> = lines.clone().map(key).collect();
        self.beside.settle(&mut self.marked, &keys, || lines.min_by_key(rank).map(key));
    }
}
