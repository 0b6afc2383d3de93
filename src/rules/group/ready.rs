//! `group.size`, `group.checklist` and `group.venue_ending`: whether a group can go ahead as planned.

use crate::domain::State;
use crate::rules::prelude::*;

use super::{days_to, flag, planned};

/// The rule for its size.
pub static SIZE: Rule = Rule {
    slug: "group.size",
    title: "Too many or too few invited",
    doc: "A small group frightens less; too small a one is hard on those who come. Above the maximum there \
        is a waiting list.",
    standing: Standing::Source,
    source: "source 001: \"less intimidating to have a small class\"",
    policies: &[policy::GROUP_SIZE_DAYS],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_subject(Brief::Of(brief_of_size)),
    subjects: &[TableName::Group],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: size },
};

/// The rule for what has to be ready.
pub static CHECKLIST: Rule = Rule {
    slug: "group.checklist",
    title: "Not everything is ready",
    doc: "A group has a list of what to have ready, and some of it is not ticked with few days to go.",
    standing: Standing::Source,
    source: "source 001",
    policies: &[policy::GROUP_CHECKLIST_DAYS],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_subject(Brief::Words("A group is not ready yet", "A group is not ready yet")),
    subjects: &[TableName::Group],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: checklist },
};

/// The rule for the room.
pub static VENUE_ENDING: Rule = Rule {
    slug: "group.venue_ending",
    title: "The venue will close",
    doc: "The place can be used only until a date. Families need to know in time where the group will meet.",
    standing: Standing::Source,
    source: "source 002",
    policies: &[policy::GROUP_VENUE_ENDING_WEEKS],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_subject(Brief::Words(
        "The venue of a group will close",
        "The venue of a group will close",
    )),
    subjects: &[TableName::Group],
    judge: RuleCheck::Week { back: 0, ahead: 0, judge: venue_ending },
};

fn brief_of_size(flags: &[&Flag], _: &State) -> String {
    let is_over = |flag: &&Flag| {
        flag.figure.zip(flag.limit).is_some_and(|(is, most)| is.thousandths > most.thousandths)
    };
    let many = if flags.iter().any(is_over) { "many" } else { "few" };
    format!("Too {many} invited to a group")
}

fn size(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let ahead = rules.whole(&policy::GROUP_SIZE_DAYS, week.monday());
    for (group, sessions) in planned(rules, &rota) {
        let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let (least, most) = (count(group.capacity.least), count(group.capacity.most));
        let (invited, title) = (group.invited.len(), &group.title);
        let soon = days_to(rules, &sessions).is_some_and(|days| days <= ahead);
        let open = flag(&SIZE, Severity::Amber, week, group);
        if invited > most {
            flags.push(
                open.found(Figure::count(invited), Figure::count(most))
                    .says(format!("{invited} families are invited to {title}, which takes {most}"))
                    .because(format!(
                        "{title} takes {most} families; that puts {} on a waiting list.",
                        invited - most
                    ))
                    .remedies(&["Keep a waiting list", "Plan a second group"]),
            );
        } else if invited < least && soon {
            flags.push(
                open.found(Figure::count(invited), Figure::count(least))
                    .says(format!("{invited} families are invited to {title}, which works from {least}"))
                    .because(format!(
                        "{title} is within {} and needs {least} families to work.",
                        Figure::days(ahead)
                    ))
                    .remedies(&["Invite more families", "Move the group", "Offer one-to-one time instead"]),
            );
        }
    }
}

fn checklist(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let ahead = rules.whole(&policy::GROUP_CHECKLIST_DAYS, week.monday());
    for (group, sessions) in planned(rules, &rota) {
        let open: Vec<&str> =
            group.checklist.iter().filter(|item| !item.done).map(|item| item.item.as_str()).collect();
        let Some(days) = days_to(rules, &sessions).filter(|days| *days <= ahead && !open.is_empty()) else {
            continue;
        };
        flags.push(
            flag(&CHECKLIST, Severity::Amber, week, group)
                .due(rules.today.plus_days(days))
                .found(Figure::count(open.len()), Figure::count(0))
                .says(format!("{} of {} is still open: {}", open.len(), group.title, open.join(", ")))
                .because(format!(
                    "{} is {}, and not everything on its list is ready: {}.",
                    group.title,
                    if days == 0 { "today".to_owned() } else { format!("in {}", Figure::days(days)) },
                    open.join(", ")
                ))
                .remedies(&["See to it and tick it off", "Book time to prepare"]),
        );
    }
}

fn venue_ending(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let Some(rota) = rules.rota(week) else { return };
    let limit = rules.thousandths(&policy::GROUP_VENUE_ENDING_WEEKS, week).saturating_mul(7) / 1000;
    let limit = i32::try_from(limit).unwrap_or(i32::MAX);
    for (group, sessions) in planned(rules, &rota) {
        let left = sessions.iter().filter_map(|session| {
            let place = rules.state.place(session.place.as_ref()?)?;
            Some((place.until?.days_since(session.start.date()), place, session))
        });
        let Some((days, place, session)) =
            left.min_by_key(|(days, ..)| *days).filter(|(days, ..)| *days <= limit)
        else {
            continue;
        };
        let severity = if days < 0 { Severity::Red } else { Severity::Amber };
        let until = place.until.map(|until| rules.day(until)).unwrap_or_default();
        flags.push(
            flag(&VENUE_ENDING, severity, week, group)
                .found(Figure::days(days), Figure::days(if days < 0 { 0 } else { limit }))
                .says(format!(
                    "{} is available until {until}, and {} meets on {}",
                    place.name,
                    group.title,
                    rules.day(session.start.date())
                ))
                .because(format!(
                    "{} can be used until {until}. {} meets there on {}.",
                    place.name,
                    group.title,
                    rules.day(session.start.date())
                ))
                .remedies(&["Find another place", "Tell the families where it will meet"]),
        );
    }
}
