//! What brings flags about: leave that was asked for or agreed, and shares that end.

use std::collections::BTreeMap;

use crate::domain::{Date, Leave, LeaveState, Moment, PersonId, PostId, State, TableName};
use crate::rules::{Flag, FlagCause, When};

/// How far from the end of a share what ends with it may lie.
const DAYS_AROUND: i32 = 7;

/// What brought a flag about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    /// Somebody's leave, by when it starts.
    Leave(PersonId, Moment, u8),
    /// The end of a share of a post.
    Post(PostId),
}

/// The leave of everybody, looked up once.
pub(super) struct Causes<'a> {
    state: &'a State,
    leave: BTreeMap<&'a PersonId, Vec<&'a Leave>>,
}

impl<'a> Causes<'a> {
    /// Looks up what may have brought some flags about.
    pub(super) fn of(state: &'a State, flags: &[&Flag]) -> Self {
        let is_wanted = |flag: &&Flag| {
            matches!(flag.rule().folding.follows, Some(FlagCause::AnyLeave | FlagCause::AgreedLeave))
        };
        let mut leave: BTreeMap<&PersonId, Vec<&Leave>> = BTreeMap::new();
        if flags.iter().any(is_wanted) {
            for row in state.records.leave.values() {
                leave.entry(&row.item.person).or_default().push(&row.item);
            }
        }
        Self { state, leave }
    }

    /// What brought a flag about, where that is known.
    pub(super) fn source(&self, flag: &Flag) -> Option<Source> {
        match flag.rule().folding.follows? {
            FlagCause::AnyLeave => self.leave_in(flag, true),
            FlagCause::AgreedLeave => self.leave_in(flag, false),
            FlagCause::EndOfShare => self.share_that_ends(flag),
        }
    }

    /// The leave in which a flag's time lies, of whom it is about; of a team's flag, of whoever is of the team. What was
    /// agreed comes before what was asked for.
    fn leave_in(&self, flag: &Flag, with_asked: bool) -> Option<Source> {
        let (start, end) = (first_moment(flag.start?), last_moment(flag.end?));
        let of_team = |person: &PersonId| {
            flag.subject.kind == TableName::Team
                && self.state.person(person).is_some_and(|it| it.team.as_str() == flag.subject.id)
        };
        let touched = self
            .leave
            .iter()
            .filter(|(person, _)| flag.people.contains(person) || of_team(person))
            .flat_map(|(_, leave)| leave.iter().copied())
            .filter(|leave| match leave.state {
                LeaveState::Approved => true,
                LeaveState::Requested => with_asked,
                _ => false,
            })
            .filter(|leave| {
                let (from, to) = leave.span.moments();
                from < end && start < to
            });
        let first = touched.min_by_key(|leave| {
            (leave.state != LeaveState::Approved, leave.span.moments(), &leave.person, leave.number)
        })?;
        Some(Source::Leave(first.person.clone(), first.span.moments().0, first.number))
    }

    /// The post of which a share ends about when what a flag is about does.
    fn share_that_ends(&self, flag: &Flag) -> Option<Source> {
        let ends: Date = flag.due?;
        let person = flag.people.first()?;
        let near = |until: Date| until.days_since(ends).abs() <= DAYS_AROUND;
        let mut shares = self.state.shares_of(person);
        shares.find(|share| share.until.is_some_and(near)).map(|share| Source::Post(share.post.clone()))
    }
}

fn first_moment(when: When) -> Moment {
    match when {
        When::Moment(moment) => moment,
        When::Date(date) => date.start(),
    }
}

fn last_moment(when: When) -> Moment {
    match when {
        When::Moment(moment) => moment,
        When::Date(date) => date.plus_days(1).start(),
    }
}
