//! `supervision.due`: how long ago supervision was last held.

use std::collections::BTreeSet;

use crate::domain::{PersonId, State, Supervision, Track};
use crate::rules::prelude::*;
use crate::words;

use super::{Rhythm, each, flag, track_in_words};

/// The rule.
pub static DUE: Rule = Rule {
    slug: "supervision.due",
    title: "Supervision is due",
    doc: "Supervision comes round regularly: clinical every month, line management every six weeks, mentoring \
        and peer group every quarter.",
    standing: Standing::Source,
    source: "source 003: \"monthly\"",
    policies: &[
        policy::SUPERVISION_CLINICAL,
        policy::SUPERVISION_CLINICAL_RED,
        policy::SUPERVISION_LINE,
        policy::SUPERVISION_LINE_RED,
        policy::SUPERVISION_MENTOR,
        policy::SUPERVISION_MENTOR_RED,
        policy::SUPERVISION_PEER_GROUP,
        policy::SUPERVISION_PEER_GROUP_RED,
    ],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Book],
    folding: Folding::by_team(Brief::Of(brief)),
    subjects: &[TableName::Supervision],
    judge: RuleCheck::Standing(judge),
};

fn brief(flags: &[&Flag], _: &State) -> String {
    let tracks = flags.iter().filter_map(|flag| flag.subject.id.rsplit_once('/')?.1.parse().ok());
    let tracks: BTreeSet<Track> = tracks.collect();
    let people: BTreeSet<&PersonId> = flags.iter().flat_map(|flag| &flag.people).collect();
    match (tracks.first(), people.len()) {
        (Some(track), _) if tracks.len() == 1 => {
            format!("{} is overdue", words::capital(track_in_words(*track)))
        }
        (_, 1) => format!("{} kinds of supervision are overdue", flags.len()),
        _ => "Supervision is overdue".to_owned(),
    }
}

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    for supervision in each(rules) {
        flags.extend(judge_one(rules, supervision));
    }
}

fn judge_one(rules: &RuleContext<'_>, supervision: &Supervision) -> Option<Flag> {
    let today = rules.today;
    let rhythm = Rhythm::of(rules, supervision)?;
    let severity = rhythm.severity(today)?;
    let (since, due, pushed) = (rhythm.since, rhythm.due, rhythm.pushed);
    let limit = if severity == Severity::Red { rhythm.red } else { due.days_since(since) - pushed };
    let (who, what) = (rules.state.display_name(&supervision.person), track_in_words(supervision.track));
    let last = rhythm.last.map_or_else(
        || format!("none was held since they started on {since}", since = rules.day(since)),
        |last| format!("the last was on {}", rules.day(last)),
    );
    let booked = rhythm.next.map(|next| words::when(next, today));
    let off =
        if pushed > 0 { format!(", not counting {} of leave", Figure::days(pushed)) } else { String::new() };
    Some(
        flag(&DUE, severity, rules, supervision)
            .due(due)
            .found(Figure::days(rhythm.days(today)), Figure::days(limit))
            .says(match &booked {
                Some(when) => {
                    format!("{who}'s {what} was due on {due}; it is booked for {when}", due = rules.day(due))
                }
                None => format!("{who}'s {what} was due on {due}", due = rules.day(due)),
            })
            .because(format!(
                "{who}'s {what} was due on {due}: {last}, {} ago{off}.{}",
                Figure::days(today.days_since(since)),
                match &booked {
                    Some(when) => format!(" It is booked for {when}."),
                    None => " None is booked.".to_owned(),
                },
                due = rules.day(due)
            ))
            .remedies(if booked.is_some() {
                &["Leave it as it is booked", "Bring it forward"]
            } else {
                &["Book it now", "Agree who will stand in, with a reason"]
            }),
    )
}
