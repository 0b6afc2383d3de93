//! `share.meetings`: one sharer who carries most of the post's meetings.

use crate::rules::prelude::*;

use super::flag;

/// The rule.
pub static MEETINGS: Rule = Rule {
    slug: "share.meetings",
    title: "Meetings fall to one sharer",
    doc: "Over four weeks the meetings of a post are best spread over those who share it.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[policy::SHARE_MEETINGS_PERCENT],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_subject(Brief::Words("Meetings fall to one sharer", "Meetings fall to one sharer")),
    subjects: &[TableName::Post],
    judge: RuleCheck::Week { back: 3, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let weeks: Option<Vec<_>> = week.plus(-3).to(week).map(|week| rules.hours(week)).collect();
    let Some((weeks, this)) = weeks.zip(rules.hours(week)) else { return };
    let limit = rules.thousandths(&policy::SHARE_MEETINGS_PERCENT, week);
    for post in this.posts.iter().filter(|post| post.sharers.len() >= 2) {
        let minutes = |person: &PersonId| -> i64 {
            weeks
                .iter()
                .filter_map(|hours| hours.person(person))
                .map(|hours| i64::from(hours.meeting.0))
                .sum()
        };
        let each: Vec<(i64, &PersonId)> =
            post.sharers.iter().map(|person| (minutes(person), person)).collect();
        let all: i64 = each.iter().map(|(minutes, _)| minutes).sum();
        let Some((most, person)) = each.iter().max_by_key(|(minutes, _)| *minutes) else { continue };
        if all == 0 || most * 100_000 <= limit.saturating_mul(all) {
            continue;
        }
        let (who, figure) = (rules.state.display_name(person), Figure::percent(most * 100_000 / all));
        flags.push(
            flag(&MEETINGS, Severity::Note, week, &post.post, &post.sharers)
                .found(figure, Figure::percent(limit))
                .says(format!("{who} has {figure} of the post's meetings"))
                .because(format!(
                    "Over the four weeks to {} the sharers spent {} in meetings, and {who} {} of it, mostly because of the \
                     days they fall on.",
                    rules.day(week.sunday()),
                    Minutes(i32::try_from(all).unwrap_or(i32::MAX)),
                    Minutes(i32::try_from(*most).unwrap_or(i32::MAX))
                ))
                .remedies(&["Take turns at meetings", "Move a meeting to the other sharer's day"]),
        );
    }
}
