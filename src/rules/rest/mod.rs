//! Rest, as the Working Time Regulations 1998 ask for it: each day, each week, within a shift and over months.

mod average_48;
mod breaks;
mod daily;
mod weekly;

pub use average_48::AVERAGE_48;
pub use breaks::BREAK;
pub use daily::DAILY;
pub use weekly::WEEKLY;

use crate::domain::PersonId;
use crate::rota::{RotaWeek, Span};

/// A stretch of work and the day it starts on.
#[derive(Clone, Copy, Debug)]
struct Work {
    start: crate::domain::Moment,
    end: crate::domain::Moment,
    span: Span,
}

/// A person's work that starts in a week, shifts and sessions, in order of start.
fn work(rota: &RotaWeek, person: &PersonId) -> Vec<Work> {
    let pieces = rota.shifts_of(person).iter().flat_map(|shift| &shift.pieces);
    let sessions = rota.worked_by(person);
    let mut work: Vec<Work> = pieces
        .map(|piece| Work { start: piece.start, end: piece.end, span: piece.span })
        .chain(sessions.map(|session| Work { start: session.start, end: session.end, span: session.span }))
        .collect();
    work.sort_by_key(|work| (work.span.start, std::cmp::Reverse(work.span.end)));
    work
}
