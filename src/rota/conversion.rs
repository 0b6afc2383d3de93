//! What the hours of shares come to when the full-time week shortens: proposed, and never done on their own.

use crate::domain::{Change, Date, Minutes, PersonId, PostId, Share, State, TeamKind};

use super::full_time::{full_time_since, full_time_week};

/// A proposal to convert the hours of a share that was agreed under a longer full-time week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The post.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
    /// The day from which the shorter week holds.
    pub from: Date,
    /// The weekly hours as they are.
    pub hours: Minutes,
    /// What they would be.
    pub converted: Minutes,
    /// The changes that would do it: the share ends the day before, and one with the new hours goes on.
    pub changes: Vec<Change>,
}

/// Weekly hours in a full-time week of another length: old ÷ old full-time × new full-time, to the nearest minute (RULES.md,
/// Leave arithmetic).
#[must_use]
pub fn converted(hours: Minutes, old_full_time: Minutes, new_full_time: Minutes) -> Minutes {
    let (over, under) = (i64::from(hours.0) * i64::from(new_full_time.0), i64::from(old_full_time.0).max(1));
    Minutes(i32::try_from((2 * over + under).div_euclid(2 * under)).unwrap_or(i32::MAX))
}

/// The shares on at a date whose hours were agreed under a longer full-time week than the one in force by then, with what
/// they would come to; by post, then person. Teams outside the NHS have a week of their own, and nothing is proposed there.
#[must_use]
pub fn conversions(state: &State, at: Date) -> Vec<Conversion> {
    let Some(service) = state.service() else { return vec![] };
    let Some(since) = full_time_since(service.nation, at) else { return vec![] };
    let new = full_time_week(service.nation, at);
    let in_nhs = |share: &&Share| {
        let team = state.post(&share.post).and_then(|post| state.team(&post.team));
        team.is_none_or(|team| team.kind != TeamKind::ThirdSector)
    };
    let before = state.shares().filter(|share| share.from < since && share.is_on(since) && share.is_on(at));
    let proposed = before.filter(in_nhs).map(|share| {
        let old = full_time_week(service.nation, share.from);
        let hours = converted(share.hours, old, new);
        let ended = Share { until: Some(since.plus_days(-1)), ..share.clone() };
        // A rotation goes on in the week it is in.
        let weeks = share.pattern.turned_to(since, share.from);
        let next = Share { hours, from: since, pattern: weeks, ..share.clone() };
        Conversion {
            post: share.post.clone(),
            person: share.person.clone(),
            from: since,
            hours: share.hours,
            converted: hours,
            changes: vec![ended.into(), next.into()],
        }
    });
    proposed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_keep_their_part_of_the_week() {
        let week = |text: &str| text.parse::<Minutes>().unwrap();
        let steps = |hours: &str| {
            let shorter = converted(week(hours), week("37:30"), week("37:00"));
            (shorter.to_string(), converted(shorter, week("37:00"), week("36:00")).to_string())
        };
        assert_eq!(steps("30:00"), ("29:36".into(), "28:48".into()));
        assert_eq!(steps("15:00"), ("14:48".into(), "14:24".into()));
        assert_eq!(steps("37:30"), ("37:00".into(), "36:00".into()));
        // 7:31 × 37 ÷ 37.5 is 7:24.98; 0:08 × 37 ÷ 37.5 is 7.89 minutes.
        assert_eq!(steps("7:31").0, "7:25");
        assert_eq!(steps("0:08").0, "0:08");
    }
}
