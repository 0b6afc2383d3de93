//! `share.overlap`: sharers who do not meet to hand over.

use crate::domain::PostId;
use crate::rota::Shift;
use crate::rules::prelude::*;

use super::flag;

/// The rule.
pub static OVERLAP: Rule = Rule {
    slug: "share.overlap",
    title: "Too little time to hand over",
    doc: "People who share a post need paid time together each week, inside the hours of the post.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[policy::SHARE_OVERLAP_MINUTES],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Shift],
    folding: Folding::by_subject(Brief::Words(
        "Too little time to hand over",
        "Too little time to hand over",
    )),
    subjects: &[TableName::Post],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let (Some(rota), Some(hours)) = (rules.rota(week), rules.hours(week)) else { return };
    let limit = rules.minutes(&policy::SHARE_OVERLAP_MINUTES, week);
    for post in hours.posts.iter().filter(|post| post.sharers.len() >= 2 && post.overlap < limit) {
        if post.sharers.iter().any(|person| is_away(rules, rota.shifts_of(person), person, &post.post, week))
        {
            continue;
        }
        let severity = if post.overlap == Minutes::ZERO { Severity::Red } else { Severity::Amber };
        let title = rules.state.post(&post.post).map_or(post.post.as_str(), |post| post.title.as_str());
        let names: Vec<&str> = post.sharers.iter().map(|person| rules.state.display_name(person)).collect();
        let (names, shared) = (names.join(" and "), post.overlap);
        flags.push(
            flag(&OVERLAP, severity, week, &post.post, &post.sharers)
                .found(Figure::minutes(shared), Figure::minutes(limit))
                .says(format!("{names} have {shared} together in the week"))
                .because(format!(
                    "The sharers of {title} have {shared} of paid time together; {limit} lets them hand over \
                     within the hours of the post."
                ))
                .remedies(&[
                    "Start or end a shift earlier or later so that they meet",
                    "Book a share handover in the overlap",
                ]),
        );
    }
}

/// Whether a sharer had paid minutes of the post by pattern in the week, and none are left.
fn is_away(rules: &RuleContext<'_>, shifts: &[Shift], person: &PersonId, post: &PostId, week: Week) -> bool {
    let left: Minutes =
        shifts.iter().filter(|shift| shift.post.as_ref() == Some(post)).map(Shift::paid).sum();
    left == Minutes::ZERO
        && rules.state.shares_of(person).filter(|share| share.post == *post).any(|share| {
            week.days().any(|day| share.is_on(day) && share.pattern.on(day, share.from).next().is_some())
        })
}
