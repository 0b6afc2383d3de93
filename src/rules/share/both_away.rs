//! `share.both_away`: all who share a post on leave on the same day.

use crate::rota::{RotaWeek, holidays};
use crate::rules::prelude::*;

use super::flag;

/// The rule.
pub static BOTH_AWAY: Rule = Rule {
    slug: "share.both_away",
    title: "All sharers away on the same day",
    doc: "Sharers cover for each other, so their leave, agreed or asked for, should not fall on the same \
        working day.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_subject(Brief::Words(
        "All sharers away on the same day",
        "All sharers away on the same day",
    )),
    subjects: &[TableName::Post],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge },
};

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let (Some(rota), Some(hours)) = (rules.rota(week), rules.hours(week)) else { return };
    for post in hours.posts.iter().filter(|post| post.sharers.len() >= 2) {
        let away = |date: &Date| {
            let on: Vec<_> = rules.state.shares_in(&post.post).filter(|share| share.is_on(*date)).collect();
            let mut people: Vec<&PersonId> = on.iter().map(|share| &share.person).collect();
            people.sort_unstable();
            people.dedup();
            !holidays::is_whole_day(rules.state, *date)
                && people.len() >= 2
                && on.iter().any(|share| share.pattern.on(*date, share.from).next().is_some())
                && people.iter().all(|person| holds(rules, &rota, person, *date))
        };
        let days: Vec<Date> = week.days().filter(away).collect();
        let (Some(first), Some(last)) = (days.first(), days.last()) else { continue };
        let names: Vec<&str> = post.sharers.iter().map(|person| rules.state.display_name(person)).collect();
        let names = names.join(" and ");
        let when = if first == last {
            format!("on {}", rules.day(*first))
        } else {
            format!("from {} to {}", rules.day(*first), rules.day(*last))
        };
        flags.push(
            flag(&BOTH_AWAY, Severity::Red, week, &post.post, &post.sharers)
                .span(*first, *last)
                .found(Figure::days(i32::try_from(days.len()).unwrap_or(7)), Figure::days(0))
                .says(format!("{names} are all away {when}"))
                .because(format!(
                    "Leave of everybody who shares the post, agreed or asked for, covers {}: the post would \
                     have nobody in.",
                    if days.len() == 1 {
                        "a working day".to_owned()
                    } else {
                        format!("{} working days", days.len())
                    }
                ))
                .remedies(&["Ask whether somebody could move their leave", "Arrange cover for the day"]),
        );
    }
}

fn holds(rules: &RuleContext<'_>, rota: &RotaWeek, person: &PersonId, date: Date) -> bool {
    rules.leave_holds(rota, person, date, |_| true)
}
