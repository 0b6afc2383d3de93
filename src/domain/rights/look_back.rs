//! Which entries somebody looks back for: by whom, about whom and what, when, and whether they are still in force.

use super::audit::{EntryView, Kind, is_about, is_of_team};
use crate::domain::calendar::{Date, Instant, Week};
use crate::domain::change::{Edit, UndoIndex};
use crate::domain::id::{PersonId, TeamId};
use crate::domain::record::{Key, Record, Series};
use crate::domain::state::State;

/// What is looked for; what is left open is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookBack {
    /// Who did it: a person's id, or `owner`.
    pub by: Option<String>,
    /// Whom it is about.
    pub about: Option<PersonId>,
    /// Which team it is about; what is about no team counts for each.
    pub team: Option<TeamId>,
    /// What it is about.
    pub kind: Option<Kind>,
    /// The week that it is about.
    pub week: Option<Week>,
    /// Done on this day or later.
    pub from: Option<Date>,
    /// Done on this day or before.
    pub until: Option<Date>,
    /// Whether it has been taken back.
    pub undone: Option<bool>,
}

impl LookBack {
    /// Whether an entry is one of those looked for. One and the same edit must be about all that is asked about.
    #[must_use]
    pub fn wants(&self, seen: &EntryView, state: &State, turns: &UndoIndex) -> bool {
        let entry = &seen.entry;
        self.by.as_ref().is_none_or(|by| entry.by == *by)
            && self.holds(state, entry.at)
            && self.undone.is_none_or(|undone| turns.undone_by(entry.rev).is_some() == undone)
            && (!self.looks_at_edits() || entry.edits.iter().any(|edit| self.fits(state, edit)))
    }

    /// Whether something was done on one of the days asked for.
    #[must_use]
    pub fn holds(&self, state: &State, at: Instant) -> bool {
        let day = state.zone().moment(at).date();
        self.from.is_none_or(|from| day >= from) && self.until.is_none_or(|until| day <= until)
    }

    fn looks_at_edits(&self) -> bool {
        self.about.is_some() || self.team.is_some() || self.kind.is_some() || self.week.is_some()
    }

    fn fits(&self, state: &State, edit: &Edit) -> bool {
        self.about.as_ref().is_none_or(|person| is_about(edit, person))
            && self.kind.is_none_or(|kind| edit.key.kind() == kind)
            && self.week.is_none_or(|week| is_of_week(edit, week))
            && self.team.as_ref().is_none_or(|team| is_of_team(state, edit, Some(team)))
    }
}

/// Whether an edit is about a week, as it was or as it is.
fn is_of_week(edit: &Edit, week: Week) -> bool {
    let in_week = |date: Date| week.holds(date);
    let overlaps = |first: Date, last: Date| first <= week.sunday() && last >= week.monday();
    let comes = |series: &Series| {
        let last = series.repeat.last_day().unwrap_or(week.sunday());
        overlaps(series.booking.start.date(), last)
    };
    match &edit.key {
        Key::Toil((_, date, _)) | Key::Holiday(date) => return in_week(*date),
        key if key.week() == Some(week) => return true,
        _ => {}
    }
    edit.before.iter().chain(&edit.after).any(|record| match record {
        Record::Leave(leave) => overlaps(leave.span.first_day(), leave.span.last_day()),
        Record::Series(series) => comes(series),
        Record::Session(session) => in_week(session.booking.start.date()),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Cause, Entry};
    use crate::domain::record::{Booking, Leave, LeaveKind, LeaveSpan, LeaveState, Session};
    use crate::domain::repeat::{Frequency, Repeat};

    fn the<T: std::str::FromStr>(text: &str) -> T
    where
        T::Err: std::fmt::Debug,
    {
        text.parse().unwrap()
    }

    fn added(record: impl Into<Record>) -> Edit {
        let after = record.into();
        Edit { key: after.key(), before: None, after: Some(after) }
    }

    fn leave(from: &str, to: &str) -> Edit {
        let span = LeaveSpan::Days { from: the(from), to: the(to) };
        let (kind, state) = (LeaveKind::Annual, LeaveState::Requested);
        added(Leave { person: the("aisha"), kind, span, state, number: 0 })
    }

    fn session(start: &str, who: &str) -> Edit {
        let mut booking = Booking::new(the("phone"), the(start), crate::domain::Minutes(30));
        booking.people = vec![the(who)];
        added(Session { id: the("s-1"), series: None, booking })
    }

    fn seen(edits: Vec<Edit>) -> EntryView {
        // 26 November 2026, 10:40 in UTC.
        let at = Instant(29_928_160);
        let (cause, by, from, summary) = (Cause::Edited, "morag".into(), "local".into(), "x".into());
        EntryView { entry: Entry { rev: 1, at, by, from, cause, summary, reason: None, edits }, hidden: 0 }
    }

    #[test]
    fn each_question_is_asked_of_one_and_the_same_edit() {
        let entry = seen(vec![leave("2026-12-05", "2026-12-08"), session("2026-12-16T10:00", "eilidh")]);
        let any = LookBack::default;
        let week = |week: &str| Some(the(week));
        for (wanted, found) in [
            (any(), true),
            (LookBack { by: Some("morag".into()), ..any() }, true),
            (LookBack { by: Some("owner".into()), ..any() }, false),
            (LookBack { about: Some(the("aisha")), ..any() }, true),
            (LookBack { about: Some(the("shona")), ..any() }, false),
            (LookBack { kind: Some(Kind::Leave), ..any() }, true),
            (LookBack { kind: Some(Kind::Policy), ..any() }, false),
            (LookBack { week: week("2026-W48"), ..any() }, false),
            (LookBack { week: week("2026-W49"), ..any() }, true),
            (LookBack { week: week("2026-W50"), ..any() }, true),
            (LookBack { week: week("2026-W51"), ..any() }, true),
            (LookBack { week: week("2026-W52"), ..any() }, false),
            (LookBack { about: Some(the("aisha")), week: week("2026-W51"), ..any() }, false),
            (LookBack { about: Some(the("eilidh")), week: week("2026-W51"), ..any() }, true),
            (LookBack { from: Some(the("2026-11-26")), ..any() }, true),
            (LookBack { from: Some(the("2026-11-27")), ..any() }, false),
            (LookBack { until: Some(the("2026-11-26")), ..any() }, true),
            (LookBack { until: Some(the("2026-11-25")), ..any() }, false),
            (LookBack { undone: Some(false), ..any() }, true),
            (LookBack { undone: Some(true), ..any() }, false),
        ] {
            assert_eq!(wanted.wants(&entry, &State::default(), &UndoIndex::default()), found, "{wanted:?}");
        }
    }

    #[test]
    fn a_series_is_about_every_week_that_it_comes_in() {
        let mut booking = Booking::new(the("mdt"), the("2026-11-30T10:00"), crate::domain::Minutes(30));
        booking.people = vec![the("aisha")];
        let repeat = Repeat::every(1, Frequency::Weekly);
        let edit = added(Series { id: the("mdt"), booking, repeat, except: vec![] });
        assert!(!is_of_week(&edit, the("2026-W48")));
        assert!(is_of_week(&edit, the("2026-W49")) && is_of_week(&edit, the("2027-W20")));
    }
}
