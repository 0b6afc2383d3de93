//! Time together: one shift of a day starts earlier or ends later, or somebody comes in for a while, so that two meet.

use crate::domain::{Change, Date, Minutes, Moment, PersonId, PostId, ShiftRow, TableName, TimeSpan};
use crate::planner::common::{Remedy, RemedyKind, words};
use crate::rota::Shift;

use super::matter::Matter;
use super::rows::{only_shift, rows};

/// The furthest that a shift is stretched.
const FURTHEST: Minutes = Minutes::hours(2);

pub(super) fn ideas(matter: &Matter<'_, '_>) -> Vec<Remedy> {
    let flag = matter.flag;
    let (Some(limit), Some(found)) = (flag.limit, flag.figure) else { return vec![] };
    let missing = Minutes(i32::try_from((limit.thousandths - found.thousandths) / 1000).unwrap_or(0));
    let mut ideas = vec![];
    for (one, other) in pairs(matter) {
        for date in matter.days_ahead() {
            let meeting = Meeting { one, other, date, missing };
            ideas.extend(meeting.stretches(matter));
            ideas.extend(meeting.visits(matter));
        }
    }
    ideas
}

/// Who should meet whom, both ways round: the sharers of the post, else the peer and each other peer of the team.
fn pairs<'m>(matter: &'m Matter<'_, '_>) -> Vec<(&'m PersonId, &'m PersonId)> {
    let people: Vec<&PersonId> = matter.flag.people.iter().collect();
    if matter.flag.subject.kind == TableName::Post {
        let each = people.iter().flat_map(|one| people.iter().map(move |other| (*one, *other)));
        return each.filter(|(one, other)| one != other).collect();
    }
    let Some(peer) = people.first().and_then(|id| matter.state().person(id)) else { return vec![] };
    let others = matter.room.peers().filter(|it| it.team == peer.team && it.id != peer.id);
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
    fn stretches(&self, matter: &Matter<'_, '_>) -> Option<Remedy> {
        let mine = only_shift(matter, self.one, self.date)?;
        let theirs = only_shift(matter, self.other, self.date)?;
        let (start, end) = if theirs.start < mine.start {
            (mine.start.min(theirs.end).plus_wall(-self.missing), mine.end)
        } else {
            (mine.start, mine.end.max(theirs.start).plus_wall(self.missing))
        };
        let more = end.wall_since(start) - mine.end.wall_since(mine.start);
        if more > FURTHEST || start <= matter.asked.now {
            return None;
        }
        let changes = rows(matter, self.one, self.date, |it| Some((start, end, it.unpaid.minutes())));
        let score = 70 - u8::try_from(more.0 / 4).unwrap_or(40);
        Some(self.remedy(matter, (start, end), changes, format!("{more} more than now")).score(score))
    }

    /// The first one comes in on a day of the second one's.
    fn visits(&self, matter: &Matter<'_, '_>) -> Option<Remedy> {
        let theirs = only_shift(matter, self.other, self.date)?;
        if matter.rota.shifts_of_on(self.one, self.date).next().is_some() || self.missing > FURTHEST {
            return None;
        }
        let (start, end) = (theirs.start, theirs.start.plus_wall(self.missing));
        let (span, post) = (theirs.written, self.post(matter, theirs));
        if !matter.is_free(self.one, span, &[]) || end > theirs.end {
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
        Some(self.remedy(matter, (start, end), vec![Change::from(row)], reason).score(20))
    }

    /// The post to work for: that of the shift, where the first one shares it.
    fn post(&self, matter: &Matter<'_, '_>, theirs: &Shift) -> Option<PostId> {
        let mut own = matter.state().shares_of(self.one).filter(|share| share.is_on(self.date));
        let shared = own.find(|share| theirs.post.as_ref() == Some(&share.post));
        shared.map(|share| share.post.clone())
    }

    fn remedy(
        &self,
        matter: &Matter<'_, '_>,
        (start, end): (Moment, Moment),
        changes: Vec<Change>,
        reason: String,
    ) -> Remedy {
        let (who, whom) = (matter.state().call(self.one), matter.state().call(self.other));
        let (day, from, to) = (words::day(self.date, matter.room.today), start.time(), end.time());
        Remedy::new(RemedyKind::Shift, format!("Let {who} work {from}–{to} on {day}, to meet {whom}"), changes)
            .because(reason)
            .tells(Some(format!(
                "{who}, could you work {from}–{to} on {day}, so that you and {whom} meet? Say if it does not suit."
            )))
    }
}
