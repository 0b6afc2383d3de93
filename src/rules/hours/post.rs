//! `hours.post_vacant` and `hours.post_over`: the hours of a post against those its sharers hold.

use crate::domain::{FamilyStatus, Post, Share};
use crate::rules::prelude::*;

/// The rule for a post that is not all held.
pub static POST_VACANT: Rule = Rule {
    slug: "hours.post_vacant",
    title: "A post with vacant hours",
    doc: "Hours that are funded but held by nobody: fewer families can be supported, or the others carry \
        more.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_subject(Brief::Words("Hours of a post are vacant", "Hours of a post are vacant"))
        .telling("post"),
    subjects: &[TableName::Post],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: vacant },
};

/// The rule for a post that is held more than once over.
pub static POST_OVER: Rule = Rule {
    slug: "hours.post_over",
    title: "More hours shared than the post has",
    doc: "The hours of those who share a post add up to the post's, on every day.",
    standing: Standing::National,
    source: "NHS job sharing: partners' hours sum to the post's",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_subject(Brief::Words(
        "More hours shared than the post has",
        "More hours shared than the post has",
    )),
    subjects: &[TableName::Post],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: over },
};

/// A day of a post: what it is funded for, and what is shared of it.
#[derive(Clone, Copy)]
struct DayOf {
    date: Date,
    hours: Minutes,
    shared: Minutes,
}

/// The days of a week on which a post is funded.
fn days<'a>(rules: &'a RuleContext<'_>, post: &'a Post, week: Week) -> impl Iterator<Item = DayOf> + 'a {
    let funded = move |day: &Date| post.funded_until.is_none_or(|until| *day <= until);
    let shares: Vec<&Share> = rules.state.shares_in(&post.id).collect();
    week.days().filter(funded).map(move |date| {
        let on = shares.iter().filter(|share| share.is_on(date));
        DayOf { date, hours: rules.state.post_hours(post, date), shared: on.map(|share| share.hours).sum() }
    })
}

fn flag(rules: &RuleContext<'_>, rule: &'static Rule, severity: Severity, week: Week, post: &Post) -> Flag {
    let on = rules.state.shares_in(&post.id).filter(|share| crate::rota::is_on_in(share, week));
    Flag::new(rule, severity, week, Subject::new(TableName::Post, &post.id))
        .people(on.map(|share| &share.person))
        .all_week()
}

fn vacant(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    for post in rules.state.records.posts.values().map(|row| &*row.item) {
        let least = days(rules, post, week).min_by_key(|day| day.shared - day.hours);
        let Some(DayOf { date, hours, shared }) = least.filter(|day| day.shared < day.hours) else {
            continue;
        };
        let flag = flag(rules, &POST_VACANT, Severity::Amber, week, post);
        let families = rules.state.records.families.values().filter(|row| {
            row.item.status != FamilyStatus::Closed
                && row.item.worker.as_ref().is_some_and(|worker| flag.people.contains(worker))
        });
        let (missing, families) = (hours - shared, families.count());
        let are = if families == 1 { "is" } else { "are" };
        let touched = format!("{} {are}", counted(families, "family"));
        flags.push(
            flag.found(Figure::minutes(shared), Figure::minutes(hours))
                .says(format!("{missing} of {} is vacant; {touched} with its sharers", post.title))
                .because(format!(
                    "{} has {hours} a week and on {date} {shared} is held. The vacancy touches those its \
                     sharers support: {touched} with them.",
                    post.title,
                    date = rules.day(date)
                ))
                .remedies(&[
                    "Offer the hours to the sharers",
                    "Advertise the hours",
                    "Lower what is planned for the post",
                ]),
        );
    }
}

fn over(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    for post in rules.state.records.posts.values().map(|row| &*row.item) {
        let most = days(rules, post, week).min_by_key(|day| day.hours - day.shared);
        let Some(DayOf { date, hours, shared }) = most.filter(|day| day.shared > day.hours) else {
            continue;
        };
        flags.push(
            flag(rules, &POST_OVER, Severity::Red, week, post)
                .found(Figure::minutes(shared), Figure::minutes(hours))
                .says(format!("{} is shared out {} over its hours", post.title, shared - hours))
                .because(format!(
                    "{} has {hours} a week and on {date} its sharers hold {shared} between them. Their hours \
                     should add up to the \
                     post's.",
                    post.title,
                    date = rules.day(date)
                ))
                .remedies(&["End one share before the next begins", "Change the hours of a share"]),
        );
    }
}
