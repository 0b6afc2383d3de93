//! Once the state has moved on: which marks that leaves, and who is said to have done what.

use std::sync::Arc;

use super::fresh::Mark;
use crate::app::{App, Visibility, WeekView, words};
use crate::domain::{Date, Entry, Key, PersonId, SeriesId, SessionId, SheetState, rights};

/// What a week has become, and for whom where not for all: ` for Ailsa MBU`.
#[derive(Clone)]
struct Turned {
    state: SheetState,
    whose: String,
}

/// What an edit may be the reason for.
enum EditSubject<'a> {
    Session(&'a SessionId, Option<&'a SeriesId>),
    Shifts(&'a PersonId, Date),
}

impl EditSubject<'_> {
    /// Whether an entry may be why it looks different.
    fn comes_of(&self, entry: &Entry) -> bool {
        entry.edits.iter().any(|edit| match (self, &edit.key) {
            (Self::Session(id, _), Key::Session((_, key))) => *id == key,
            (Self::Session(_, series), Key::Series(key)) => *series == Some(key),
            (Self::Shifts(person, day), Key::Shift((who, on, _))) => (*person, day) == (who, on),
            (Self::Shifts(person, _), Key::Leave((who, ..)) | Key::Share((_, who, _))) => *person == who,
            _ => false,
        })
    }
}

impl App {
    /// Marks what looks different now because of others, by the entries that led to the state, and says who did what. `before`
    /// is the week in view as it was.
    pub(in crate::app) fn freshen(&mut self, before: Option<&WeekView>, entries: &[Arc<Entry>]) {
        let me = self.me.name();
        let Some(last) = entries.iter().rev().find(|entry| entry.by != me) else { return };
        let both = before.zip(self.views.get(self.selection.week()));
        let both = both.filter(|(then, now)| then.rota.week() == now.rota.week());
        // A week that is out at once looks different all over, and nobody touched the most of it.
        let (same, turned) = match both {
            Some((then, now)) if then.states == now.states => (Some((then, now)), None),
            Some((then, now)) => (None, self.turned(then, now)),
            None => (None, None),
        };
        let marks = same.map_or_else(Vec::new, |(then, now)| self.marks(then, now, entries, last));
        let mut theirs = entries.iter().rev().filter(|entry| entry.by != me);
        let line = theirs.find_map(|entry| self.told(entry, &marks, turned.clone()));
        self.fresh.line = line.or(self.fresh.line.take());
        // What is read aloud or is to be still is told once, in the line; a mark would be drawn when it comes and when it goes.
        if !marks.is_empty() && !self.surface.is_calm() {
            self.fresh.turn += 1;
            let turn = self.fresh.turn;
            self.fresh.marks.extend(marks.into_iter().map(|mark| Mark { turn, ..mark }));
        }
    }

    /// What a week has become for those teams that it was something else for.
    fn turned(&self, then: &WeekView, now: &WeekView) -> Option<Turned> {
        let mut differs = now.states.iter().filter(|(team, state)| then.states.get(*team) != Some(*state));
        let teams: Vec<_> = differs.clone().map(|(team, _)| team.clone()).collect();
        let (_, state) = differs.next_back()?;
        Some(Turned { state: *state, whose: self.whose(&teams) })
    }

    /// What looks different in a week because of somebody else: what my own entry touched last is mine.
    fn marks(&self, before: &WeekView, after: &WeekView, entries: &[Arc<Entry>], last: &Entry) -> Vec<Mark> {
        let diff = before.rota.diff_to(&after.rota);
        let by = |subject: EditSubject| {
            let entry = entries.iter().rev().find(|entry| subject.comes_of(entry));
            let by = entry.map_or(last.by.as_str(), |entry| entry.by.as_str());
            (by != self.me.name()).then(|| self.caller(by))
        };
        let sessions = diff.sessions.into_iter().filter_map(|it| {
            let by = by(EditSubject::Session(&it.id, it.series.as_ref()))?;
            Some(Mark { turn: 0, by, session: Some(it.id), days: it.days })
        });
        let shifts = diff.shifts.into_iter().filter_map(|(person, day)| {
            let by = by(EditSubject::Shifts(&person, day))?;
            Some(Mark { turn: 0, by, session: None, days: [(person, day)].into() })
        });
        sessions.chain(shifts).collect()
    }

    /// Who did what: in the words of whoever did it where I might have done it myself, else only that something changed in
    /// the week that I look at, if it did.
    fn told(&self, entry: &Entry, marks: &[Mark], turned: Option<Turned>) -> Option<String> {
        let who = self.caller(&entry.by);
        if self.might_have_done(entry) {
            return Some(match entry.summary.split_once(": ") {
                Some((past @ ("Undid" | "Redid"), what)) => format!("{who} {}: {what}", past.to_lowercase()),
                _ => format!("{who}: {}", entry.summary),
            });
        }
        let marks_weeks =
            || entry.edits.iter().any(|edit| matches!(edit.key, Key::Sheet(_) | Key::TeamMark(_)));
        let turned = turned.filter(|_| marks_weeks());
        match turned {
            Some(Turned { state: SheetState::Published, whose }) => {
                Some(format!("{who} published this week{whose}"))
            }
            Some(_) => Some(format!("{who} changed this week")),
            None => marks.iter().any(|mark| mark.by == who).then(|| format!("{who} changed this week")),
        }
    }

    /// What whoever made an entry is called at the start of a line.
    fn caller(&self, by: &str) -> String {
        words::capital(self.name_of(by))
    }

    /// Whether an entry is of no more than I may change, and so may know of.
    fn might_have_done(&self, entry: &Entry) -> bool {
        let sees_drafts = self.visibility() == Visibility::All;
        sees_drafts && entry.edits.iter().all(|edit| rights::may(&self.state, &self.me, edit).is_ok())
    }
}
