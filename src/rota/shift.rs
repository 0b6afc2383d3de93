//! Shifts: what a pattern or a day's rows write, and what leave and public holidays leave of it.
//!
//! The shift as written is cut at every start and end of leave; each stretch between two cuts goes to one taker or
//! stays a piece. The unpaid break keeps the place it has in the shift as written.

use crate::domain::{
    Date, Instant, Leave, LeaveKind, LeaveState, Minutes, Moment, PersonId, PlaceId, PostId, Share, ShiftRow,
    TimeSpan, Zone,
};

use super::span::{Span, without};

/// A person's presence on a day as it is written, and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Whose.
    pub person: PersonId,
    /// The day it starts on and belongs to.
    pub date: Date,
    /// The post it is worked for; `None` for a row of somebody who has no share that day.
    pub post: Option<PostId>,
    /// Where, when not at the team's place.
    pub place: Option<PlaceId>,
    /// The number of the shift row that writes it; `None` when the pattern does.
    pub row: Option<u8>,
    /// When it starts, as written.
    pub start: Moment,
    /// When it ends, as written.
    pub end: Moment,
    /// The time from start to end, as written.
    pub written: Span,
    /// The unpaid break in its middle; empty when there is none.
    pub unpaid: Span,
    /// What approved leave and observed holidays leave, in order; those without a paid minute are dropped.
    pub pieces: Vec<Piece>,
    /// What they take, in order.
    pub taken: Vec<AwaySpan>,
}

/// A stretch of a shift that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// When it starts.
    pub start: Moment,
    /// When it ends.
    pub end: Moment,
    /// The time from start to end.
    pub span: Span,
    /// The minutes of the unpaid break that fall in it.
    pub unpaid: Minutes,
}

impl Piece {
    /// Its minutes without the break.
    #[must_use]
    pub fn paid(&self) -> Minutes {
        self.span.minutes() - self.unpaid
    }
}

/// A stretch of a shift that leave or a holiday takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AwaySpan {
    /// The stretch.
    pub span: Span,
    /// Its minutes without the break.
    pub paid: Minutes,
    /// What takes it.
    pub by: AwayReason,
}

/// What takes a stretch of a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwayReason {
    /// An observed public holiday.
    Holiday,
    /// Approved leave of a kind.
    Leave(LeaveKind),
}

impl Shift {
    /// The paid minutes that are left.
    #[must_use]
    pub fn paid(&self) -> Minutes {
        self.pieces.iter().map(Piece::paid).sum()
    }

    /// The paid minutes as written, before leave and holidays.
    #[must_use]
    pub fn paid_as_written(&self) -> Minutes {
        self.written.minutes() - self.unpaid.minutes()
    }

    /// The paid minutes that something takes.
    #[must_use]
    pub fn taken_by(&self, takes: impl Fn(AwayReason) -> bool) -> Minutes {
        self.taken.iter().filter(|taken| takes(taken.by)).map(|taken| taken.paid).sum()
    }

    /// The stretches that are left, without the break.
    pub fn paid_spans(&self) -> impl Iterator<Item = Span> + '_ {
        without(self.pieces.iter().map(|piece| piece.span), [self.unpaid]).into_iter()
    }
}

/// What the shifts of one person and day are made of.
pub(super) struct Day<'a> {
    pub zone: Zone,
    pub person: &'a PersonId,
    pub date: Date,
    /// The person's shares at any date.
    pub shares: &'a [&'a Share],
    /// The rows of that person and day.
    pub rows: &'a [&'a ShiftRow],
    /// The person's approved leave, with the time it spans.
    pub leave: &'a [(LeaveKind, Span)],
    /// The time that an observed public holiday takes of what starts on the day.
    pub holiday: Option<Span>,
}

impl Day<'_> {
    /// The shifts that start on the day, in order of start.
    pub(super) fn shifts(&self) -> Vec<Shift> {
        let on = self.shares.iter().filter(|share| share.is_on(self.date));
        let mut shifts: Vec<Shift> = if self.rows.is_empty() {
            on.flat_map(|share| share.pattern.on(self.date, share.from).map(move |shift| (share, shift)))
                .map(|(share, shift)| self.cut(shift.time, shift.unpaid, Some(share.post.clone()), None))
                .collect()
        } else {
            let rows = self.rows.iter().filter_map(|row| Some((row, row.time?)));
            rows.map(|(row, time)| self.cut(time, row.unpaid, self.post_of(row), Some(row))).collect()
        };
        shifts.sort_by_key(|shift| shift.written);
        shifts
    }

    /// The post a row is worked for: its own, else of the share whose pattern has the weekday, else of the largest
    /// share, else the lowest id.
    fn post_of(&self, row: &ShiftRow) -> Option<PostId> {
        let has_day = |share: &Share| share.pattern.on(self.date, share.from).next().is_some();
        let largest = self
            .shares
            .iter()
            .filter(|share| share.is_on(self.date))
            .min_by_key(|share| (!has_day(share), -share.hours, &share.post));
        row.post.clone().or_else(|| largest.map(|share| share.post.clone()))
    }

    fn cut(&self, time: TimeSpan, unpaid: Minutes, post: Option<PostId>, row: Option<&ShiftRow>) -> Shift {
        let (start, end) = time.on(self.date);
        let written = Span::between(self.zone, start, end);
        let mut shift = Shift {
            person: self.person.clone(),
            date: self.date,
            post,
            place: row.and_then(|row| row.place.clone()),
            row: row.map(|row| row.number),
            start,
            end,
            written,
            unpaid: middle(written, unpaid),
            pieces: vec![],
            taken: vec![],
        };
        for (span, by) in self.stretches(written, row.is_none()) {
            let unpaid = span.shared(shift.unpaid);
            let paid = span.minutes() - unpaid;
            match by {
                Some(by) => shift.taken.push(AwaySpan { span, paid, by }),
                None if paid > Minutes::ZERO => {
                    let from = if span.start == written.start { start } else { self.zone.moment(span.start) };
                    let to = if span.end == written.end { end } else { self.zone.moment(span.end) };
                    shift.pieces.push(Piece { start: from, end: to, span, unpaid });
                }
                None => {}
            }
        }
        shift
    }

    /// Cuts a shift as written wherever its taker changes.
    fn stretches(&self, written: Span, by_pattern: bool) -> Vec<(Span, Option<AwayReason>)> {
        let mut cuts: Vec<Instant> = vec![written.start, written.end];
        let holiday = self.holiday.filter(|_| by_pattern);
        for span in self.leave.iter().map(|(_, leave)| *leave).chain(holiday) {
            if span.overlaps(written) {
                let inside = span.common(written);
                cuts.extend([inside.start, inside.end]);
            }
        }
        cuts.sort_unstable();
        cuts.dedup();
        let mut stretches: Vec<(Span, Option<AwayReason>)> = vec![];
        for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
            let by = self.taker(*start, holiday.is_some_and(|holiday| holiday.holds(*start)));
            match stretches.last_mut() {
                Some((last, taker)) if *taker == by => last.end = *end,
                _ => stretches.push((Span::new(*start, *end), by)),
            }
        }
        stretches
    }

    /// What takes the minute at a point: one minute is taken once.
    fn taker(&self, point: Instant, holiday: bool) -> Option<AwayReason> {
        let first = self
            .leave
            .iter()
            .filter(|(_, span)| span.holds(point))
            .map(|(kind, _)| *kind)
            .min_by_key(|kind| kind.precedence());
        match first {
            Some(kind) if holiday && kind.yields_to_holiday() => Some(AwayReason::Holiday),
            Some(kind) => Some(AwayReason::Leave(kind)),
            None => holiday.then_some(AwayReason::Holiday),
        }
    }
}

/// The unpaid break of a shift as written: it starts (span − break) ÷ 2 minutes in, rounded down.
fn middle(written: Span, unpaid: Minutes) -> Span {
    let length = written.minutes();
    let unpaid = unpaid.at_least_zero().min(length);
    let before = (length - unpaid).0 / 2;
    Span::lasting(Instant(written.start.0 + i64::from(before)), unpaid)
}

/// The time that approved leave spans; `None` for leave in any other state.
pub(super) fn approved(zone: Zone, leave: &Leave) -> Option<(LeaveKind, Span)> {
    let (from, to) = leave.span.moments();
    (leave.state == LeaveState::Approved).then(|| (leave.kind, Span::between(zone, from, to)))
}
