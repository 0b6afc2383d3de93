//! From when on a handover sheet tells: from the last tick, else from the end of the last shift.

use std::sync::Arc;

use crate::domain::{Entry, HandoverMark, Instant, Minutes, Moment, PersonId, Rev, Zone};
use crate::rota::RotaWeek;

/// How far back a sheet tells at the most.
pub const LONGEST_SPAN: Minutes = Minutes::hours(24 * 28);
/// How far back it tells where nobody knows when the reader was last in.
const UNKNOWN: Minutes = Minutes::hours(24 * 7);

/// From when on a sheet tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandoverSince {
    /// The moment, in the service's zone.
    pub moment: Moment,
    /// The same as an instant: entries before it are left out.
    pub at: Instant,
    /// The last revision that was read already; 0 where none was ticked.
    pub read: Rev,
    /// Whether it goes on from a tick, rather than from the last shift.
    pub ticked: bool,
    /// Whether the moment is that of the tick or the end of that shift; else it is only so far back as a sheet tells.
    pub known: bool,
}

impl HandoverSince {
    /// Whether an entry is told of.
    #[must_use]
    pub fn holds(&self, entry: &Entry) -> bool {
        entry.rev > self.read && entry.at >= self.at
    }
}

/// When a person's last shift that is over ended, as far as some weeks tell.
#[must_use]
pub fn last_in(weeks: &[Arc<RotaWeek>], person: &PersonId, now: Moment) -> Option<Moment> {
    let shifts = weeks.iter().flat_map(|rota| rota.shifts_of(person));
    shifts.flat_map(|shift| &shift.pieces).map(|piece| piece.end).filter(|end| *end <= now).max()
}

/// From when on a person's sheet tells: what they have not ticked, four weeks back at the most; where they never ticked
/// one, what came after their last shift.
#[must_use]
pub fn since(zone: Zone, mark: Option<&HandoverMark>, last_in: Option<Moment>, now: Moment) -> HandoverSince {
    let longest = now.plus_wall(-LONGEST_SPAN);
    let from = |moment: Moment, read, ticked| {
        let known = moment >= longest;
        let moment = moment.max(longest);
        HandoverSince { moment, at: zone.instant(moment), read, ticked, known }
    };
    // The tick's own moment is told in minutes, so what came in the same minute is told apart by its revision.
    mark.map_or_else(
        || match last_in {
            Some(end) => from(end, 0, false),
            None => HandoverSince { known: false, ..from(now.plus_wall(-UNKNOWN), 0, false) },
        },
        |mark| from(zone.moment(mark.at), mark.rev, true),
    )
}
