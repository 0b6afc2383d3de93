//! `roster.ends`: a series that comes for the last time soon, with nothing of its kind after it.
//!
//! Its last occurrence is the last that takes place: one that was moved on the day to which it was, none that was
//! cancelled. Its kind is that of its activity; what comes after it is whatever of that kind the same person or family is in,
//! however much later. Whoever has left by then is told nothing of it.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{ActivityKind, Booking, Series, State};
use crate::rules::prelude::*;
use crate::rules::upcoming::AheadFor;
use crate::rules::{ALL_AHEAD, briefs};

/// The rule.
pub static ENDS: Rule = Rule {
    slug: "roster.ends",
    title: "A series comes to an end",
    doc: "What came every week is missed when it stops. They should know beforehand, and hear what comes \
        next.",
    standing: Standing::Default,
    source: "",
    policies: &[policy::ROSTER_ENDS_WEEKS],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_rule(Brief::Of(brief)).following(FlagCause::EndOfShare),
    subjects: &[TableName::Person, TableName::Family],
    judge: RuleCheck::Week { back: 0, ahead: ALL_AHEAD, judge },
};

/// What ends is one thing to look at: the series go on, or they do not, and most end on the same day.
fn brief(flags: &[&Flag], _: &State) -> String {
    let of_families: Vec<&Flag> =
        flags.iter().copied().filter(|flag| flag.subject.kind == TableName::Family).collect();
    match of_families.as_slice() {
        [] => "Sessions come to an end".to_owned(),
        families => briefs::of_families("Sessions come to an end", families),
    }
}

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let weeks = rules.whole(&policy::ROSTER_ENDS_WEEKS, week.monday()).min(520);
    let (first, last) = (week.monday(), week.monday().plus_days(7 * weeks - 1));
    // What ends for each, with its last day: one line for each of them, however much of it ends.
    let mut ends: BTreeMap<AheadFor<'_>, Vec<(Date, &str)>> = BTreeMap::new();
    // What goes on for ever costs nothing.
    let stored = OnceCell::new();
    let with_an_end = |series: &&Arc<Series>| series.repeat.count.is_some() || series.repeat.until.is_some();
    for series in rules.state.records.series.values().map(|row| &row.item).filter(with_an_end) {
        let stored = stored.get_or_init(|| rules.occurrences_ahead(first));
        let stored = stored.get(&series.id).map_or(&[][..], Vec::as_slice);
        let Some(end) = last_among(rules, series, stored, (first, last)) else { continue };
        let Some(activity) = rules.state.activity(&series.booking.activity) else { continue };
        let booking = &series.booking;
        let people = booking.everyone().map(AheadFor::Person);
        for whom in people.chain(booking.families.iter().map(AheadFor::Family)) {
            let has_left = matches!(whom, AheadFor::Person(person) if rules.has_left(person, end));
            if !has_left && !goes_on(rules, activity.kind, end, whom) {
                ends.entry(whom).or_default().push((end, &activity.title));
            }
        }
    }
    for (whom, mut ends) in ends {
        ends.sort_unstable();
        ends.dedup();
        flags.extend(flag(rules, week, whom, &ends));
    }
}

fn flag(rules: &RuleContext<'_>, week: Week, whom: AheadFor<'_>, ends: &[(Date, &str)]) -> Option<Flag> {
    let (first, title) = ends.first()?;
    let (flag, who) = match whom {
        AheadFor::Person(person) => (
            Flag::new(&ENDS, Severity::Amber, week, Subject::person(person)).people([person]),
            rules.state.display_name(person).to_owned(),
        ),
        AheadFor::Family(family) => (
            Flag::new(&ENDS, Severity::Amber, week, Subject::new(TableName::Family, family)),
            family.called(),
        ),
    };
    let says = match ends.len() {
        1 => format!("The last {title} with {who} is on {}", rules.day(*first)),
        many => format!("{many} series with {who} come to an end, the first on {}", rules.day(*first)),
    };
    let each: Vec<String> =
        ends.iter().map(|(end, title)| format!("{title} on {}", rules.day(*end))).collect();
    let flag = flag
        .all_week()
        .due(*first)
        .says(says)
        .because(format!("The last ones are {}. Nothing of the kind is planned after that.", each.join("; ")))
        .remedies(&[
            "Ask what should come next, and book it",
            "Continue the series",
            "Tell them that it ends",
        ]);
    Some(flag)
}

/// The last day on which a series comes, where that is one of some days: as its rule has it, or as a stored one does.
fn last_among(
    rules: &RuleContext<'_>,
    series: &Series,
    stored: &[Date],
    (first, last): (Date, Date),
) -> Option<Date> {
    let Series { booking, repeat, .. } = series;
    let untouched = |date: &Date| booking.status.counts() && rules.is_untouched(series, *date);
    let by_rule = repeat.dates(booking.start, first, last).into_iter().rev().find(untouched);
    let end = by_rule.into_iter().chain(stored.iter().copied().filter(|date| *date <= last)).max()?;
    let comes_later = stored.iter().any(|date| *date > last)
        || repeat.dates_from(booking.start, last.plus_days(1)).any(|date| untouched(&date));
    (!comes_later).then_some(end)
}

/// Whether whoever a series is for is in something of its kind after its end.
fn goes_on(rules: &RuleContext<'_>, kind: ActivityKind, end: Date, whom: AheadFor<'_>) -> bool {
    let is_kind = |booking: &Booking| {
        rules.state.activity(&booking.activity).is_some_and(|activity| activity.kind == kind)
    };
    let next = rules.first_ahead(whom, end.plus_days(1), is_kind, |it| match whom {
        AheadFor::Person(person) => rules.is_there(person, it),
        AheadFor::Family(_) => true,
    });
    next.is_some()
}
