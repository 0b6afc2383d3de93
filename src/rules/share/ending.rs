//! `share.ending`: a share, or the money for a post, that ends soon.

use std::collections::BTreeSet;

use crate::domain::{FamilyRef, FamilyStatus, GroupId, Post, Share, State};
use crate::rules::prelude::*;
use crate::rules::upcoming::AheadFor;

/// The rule.
pub static ENDING: Rule = Rule {
    slug: "share.ending",
    title: "A share or its funding ends",
    doc: "Fixed terms end. Families and groups need time to hear of it and to get to know the next person.",
    standing: Standing::Source,
    source: "source 001: \"fixed term contracts\"",
    policies: &[policy::SHARE_ENDING_WEEKS, policy::SHARE_ENDING_RED],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Renew],
    folding: Folding::by_subject(Brief::Words(
        "A share of a post comes to an end",
        "A share of a post comes to an end",
    ))
    .telling("post"),
    subjects: &[TableName::Post],
    judge: RuleCheck::Standing(judge),
};

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    let days = |policy| {
        let days = rules.state.policy_thousandths(policy, rules.today).saturating_mul(7) / 1000;
        i32::try_from(days).unwrap_or(i32::MAX)
    };
    let (amber, red) = (days(&policy::SHARE_ENDING_WEEKS), days(&policy::SHARE_ENDING_RED));
    for post in rules.state.records.posts.values().map(|row| &*row.item) {
        let Some((end, whose)) = ends_ahead(rules, post).into_iter().min() else { continue };
        let left = end.days_since(rules.today);
        if left > amber {
            continue;
        }
        let (severity, limit) = if left <= red { (Severity::Red, red) } else { (Severity::Amber, amber) };
        let week = rules.today.week();
        let sharers = rules.state.shares_in(&post.id).filter(|share| crate::rota::is_on_in(share, week));
        let flag = Flag::new(&ENDING, severity, week, Subject::new(TableName::Post, &post.id))
            .people(sharers.map(|share| &share.person));
        let touched: Vec<&PersonId> =
            whose.map_or_else(|| flag.people.iter().collect(), |person| vec![person]);
        let (families, groups) = touched_by_end(rules, &touched);
        let (families, groups) = (families.len(), groups.len());
        let counted = format!(
            "{families} {} and {groups} {}",
            if families == 1 { "family" } else { "families" },
            if groups == 1 { "group" } else { "groups" }
        );
        let what = whose.map_or_else(
            || "The funding".to_owned(),
            |person| format!("{}'s share", rules.state.display_name(person)),
        );
        let when = if left == 0 { "today".to_owned() } else { format!("in {}", Figure::days(left)) };
        flags.push(
            flag.due(end)
                .found(Figure::days(left), Figure::days(limit))
                .says(format!(
                    "{what} of {} ends {when}, on {end}; it touches {counted}",
                    post.title,
                    end = rules.day(end)
                ))
                .because(format!(
                    "{what} of {} ends on {end}, {when}. {counted} would need somebody else.",
                    post.title,
                    end = rules.day(end)
                ))
                .remedies(&[
                    "Ask whether it is renewed",
                    "Plan endings and handovers",
                    "Advertise the hours",
                ]),
        );
    }
}

/// Every end ahead of a post: of each share that is on, with the rows that carry it on, and (`None`) of its funding.
#[must_use]
pub fn ends_ahead<'a>(rules: &RuleContext<'a>, post: &'a Post) -> Vec<(Date, Option<&'a PersonId>)> {
    let shares = rules.state.shares_in(&post.id).filter(|share| share.is_on(rules.today));
    let ends = shares.filter_map(|share| Some((last_row(rules.state, share).until?, Some(&share.person))));
    let funding = post.funded_until.filter(|until| *until >= rules.today).map(|until| (until, None));
    ends.chain(funding).collect()
}

/// The last of the rows that carry a share on without a gap: a change of hours or days is a row of its own.
#[must_use]
pub fn last_row<'s>(state: &'s State, share: &'s Share) -> &'s Share {
    let mut last = share;
    while let Some(until) = last.until {
        let goes_on = |it: &&Share| it.from <= until.plus_days(1) && it.until.is_none_or(|end| end > until);
        let mut theirs = state.shares_in(&share.post).filter(|it| it.person == share.person);
        match theirs.find(goes_on) {
            Some(next) => last = next,
            None => break,
        }
    }
    last
}

/// What an end touches: the open families of the people it is about, and the groups they are down for from today on.
#[must_use]
pub fn touched_by_end(rules: &RuleContext<'_>, people: &[&PersonId]) -> (Vec<FamilyRef>, BTreeSet<GroupId>) {
    let families = rules.state.records.families.values().filter(|row| {
        row.item.status != FamilyStatus::Closed
            && row.item.worker.as_ref().is_some_and(|worker| people.contains(&worker))
    });
    (families.map(|row| row.item.reference.clone()).collect(), groups(rules, people))
}

fn groups(rules: &RuleContext<'_>, people: &[&PersonId]) -> BTreeSet<GroupId> {
    let of = |person: &PersonId| {
        rules.all_ahead(AheadFor::Person(person), rules.today, |booking| {
            booking.status == Status::Planned
                && booking.group.is_some()
                && (booking.people.contains(person) || booking.with.contains(person))
        })
    };
    let ahead = people.iter().flat_map(|person| of(person));
    ahead.filter_map(|it| it.booking().group.clone()).collect()
}
