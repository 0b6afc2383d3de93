//! What is chosen on the Caseload screen: by what families are grouped and sorted, and which are shown.

use crate::domain::{Date, FamilyStatus, TeamId};
use crate::planner::caseload::CaseloadLine;
use crate::rota::caseload::waits;
use crate::rules::Severity;

/// By what families are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseGrouping {
    /// By who supports them.
    #[default]
    Worker,
    /// By team.
    Team,
    /// By where the case stands.
    Status,
}

/// In which order they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sorting {
    /// The soonest due first.
    #[default]
    Due,
    /// The most pressing flag first.
    Flags,
    /// By reference.
    Reference,
    /// The most time a week first.
    Load,
    /// The longest since a contact first.
    Last,
}

/// Which are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All that are not closed.
    #[default]
    Open,
    /// Those with a red or amber flag.
    Flagged,
    /// Those whose next contact is due this week and not booked.
    ToBook,
    /// Those that wait: referred, or with nobody.
    Waiting,
    /// Those that are coming to an end.
    Ending,
    /// Those that are closed.
    Closed,
}

macro_rules! turns {
    ($($name:ident: $($variant:ident = $words:literal),*;)*) => {
        $(impl $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The next one, round and round.
            #[must_use]
            pub fn next(self) -> Self {
                let at = Self::ALL.iter().position(|it| *it == self).map_or(0, |at| (at + 1) % Self::ALL.len());
                Self::ALL.get(at).copied().unwrap_or(self)
            }

            /// In words.
            #[must_use]
            pub const fn in_words(self) -> &'static str {
                match self { $(Self::$variant => $words,)* }
            }
        })*
    };
}

turns! {
    CaseGrouping: Worker = "by worker", Team = "by team", Status = "by status";
    Sorting: Due = "soonest due first", Flags = "most pressing first", Reference = "by reference",
        Load = "most time first", Last = "longest since a contact first";
    Filter: Open = "open", Flagged = "flagged", ToBook = "due this week, not booked", Waiting = "waiting",
        Ending = "ending", Closed = "closed";
}

/// What is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseloadChoice {
    /// Grouped by what.
    pub by: CaseGrouping,
    /// In which order.
    pub sort: Sorting,
    /// Which are shown.
    pub filter: Filter,
    /// One team's only.
    pub team: Option<TeamId>,
}

impl CaseloadChoice {
    /// Whether a family is shown.
    pub(super) fn keeps(&self, line: &CaseloadLine, today: Date) -> bool {
        let family = &line.family;
        let closed = family.status == FamilyStatus::Closed;
        let of_team = self.team.as_ref().is_none_or(|team| family.team == *team);
        of_team
            && match self.filter {
                Filter::Closed => closed,
                _ if closed => false,
                Filter::Open => true,
                Filter::Flagged => line.severity().is_some_and(|severity| severity < Severity::Note),
                Filter::ToBook => line.wants_booking(today.week().sunday()),
                Filter::Waiting => family.status == FamilyStatus::Referred || waits(family),
                Filter::Ending => family.status == FamilyStatus::Ending,
            }
    }
}
