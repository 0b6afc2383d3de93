//! Time together: one shift of a day starts earlier or ends later, or somebody comes in for a while, so that two meet.

use crate::domain::{Change, Date, Minutes, Moment, PersonId, PostId, ShiftRow, TableName, TimeSpan};
use crate::planner::common::{Remedy, RemedyKind, words};
use crate::rota::Shift;

use super::flag_context::FlagContext;
use super::rows::{only_shift, rows};

/// The furthest that a shift is stretched.
const FURTHEST: Minutes = Minutes::hours(2);

pub(super) fn ideas(context: &FlagContext<'_, '_>) -> Vec<Remedy> {
    let flag = context.flag;
    let (Some(limit), Some(found)) = (flag.limit, flag.figure) else { return vec![] };
    let missing = Minutes(i32::try_from((limit.thousandths - found.thousandths) / 1000).unwrap_or(0));
    let mut ideas = vec![];
    for (one, other) in pairs(context) {
        for date in context.days_ahead() {
            let meeting = Meeting { one, other, date, missing };
            ideas.extend(meeting.stretches(context));
            ideas.extend(meeting.visits(context));
        }
    }
    ideas
}

/// Who should meet whom, both ways round: the sharers of the post, else the peer and each other peer of the team.
fn pairs<'m>(context: &'m FlagContext<'_, '_>) -> Vec<(&'m PersonId, &'m PersonId)> {
    let people: Vec<&PersonId> = context.flag.people.iter().collect();
    if context.flag.subject.kind == TableName::Post {
        let each = people.iter().flat_map(|one| people.iter().map(move |other| (*one, *other)));
        return each.filter(|(one, other)| one != other).collect();
    }
    let Some(peer) = people.first().and_then(|id| context.state().person(id)) else { return vec![] };
    let others = context.rules.peers().filter(|it| it.team == peer.team && it.id != peer.id);
    others.flat_map(|other| [(&other.id, &peer.id), (&peer.id, &other.id)]).collect()
}

/// Two people and a day on which the first is to meet the second.
struct Meeting<'m> {
    one: &'m PersonId,
    other: &'m PersonId,
    date: Date,
    missing: Minutes,
}

impl Meeting<'_> {
    /// The first one's shift reaches into the second one's.
    fn stretches(&self, context: &FlagContext<'_, '_>) -> Option<Remedy> {
        let mine = only_shift(context, self.one, self.date)?;
        let theirs = only_shift(context, self.other, self.date)?;
        let (start, end) = if theirs.start < mine.start {
            (mine.start.min(theirs.end).plus_wall(-self.missing), mine.end)
        } else {
            (mine.start, mine.end.max(theirs.start).plus_wall(self.missing))
        };
        let more = end.wall_since(start) - mine.end.wall_since(mine.start);
        if more > FURTHEST || start <= context.asked.now {
            return None;
        }
        let changes = rows(context, self.one, self.date, |it| Some((start, end, it.unpaid.minutes())));
        let score = 70 - u8::try_from(more.0 / 4).unwrap_or(40);
        Some(self.remedy(context, (start, end), changes, format!("{more} more than now")).score(score))
    }

    /// The first one comes in on a day of the second one's.
    fn visits(&self, context: &FlagContext<'_, '_>) -> Option<Remedy> {
        let theirs = only_shift(context, self.other, self.date)?;
        if context.rota.shifts_of_on(self.one, self.date).next().is_some() || self.missing > FURTHEST {
            return None;
        }
        let (start, end) = (theirs.start, theirs.start.plus_wall(self.missing));
        let (span, post) = (theirs.written, self.post(context, theirs));
        if !context.is_free(self.one, span, &[]) || end > theirs.end {
            return None;
        }
        let row = ShiftRow {
            person: self.one.clone(),
            date: self.date,
            number: 0,
            time: Some(TimeSpan { from: start.time(), to: end.time() }),
            unpaid: Minutes::ZERO,
            place: None,
            post,
        };
        let reason = format!("not one of their days; {} of extra time", self.missing);
        Some(self.remedy(context, (start, end), vec![Change::from(row)], reason).score(20))
    }

    /// The post to work for: that of the shift, where the first one shares it.
    fn post(&self, context: &FlagContext<'_, '_>, theirs: &Shift) -> Option<PostId> {
        let mut own = context.state().shares_of(self.one).filter(|share| share.is_on(self.date));
        let shared = own.find(|share| theirs.post.as_ref() == Some(&share.post));
        shared.map(|share| share.post.clone())
    }

    fn remedy(
        &self,
        context: &FlagContext<'_, '_>,
        (start, end): (Moment, Moment),
        changes: Vec<Change>,
        reason: String,
    ) -> Remedy {
        let (who, whom) = (context.state().display_name(self.one), context.state().display_name(self.other));
        let (day, from, to) = (words::day(self.date, context.rules.today), start.time(), end.time());
        Remedy::new(RemedyKind::Shift, format!("Let {who} work {from}–{to} on {day}, to meet {whom}"), changes)
            .because(reason)
            .tells(Some(format!(
                "{who}, could you work {from}–{to} on {day}, so that you and {whom} meet? Say if it does not suit."
            )))
    }
}
