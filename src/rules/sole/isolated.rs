//! `sole.isolated`: a peer who hardly meets another peer of the team.

use std::collections::BTreeMap;

use crate::domain::Person;
use crate::rules::prelude::*;

/// The rule.
pub static ISOLATED: Rule = Rule {
    slug: "sole.isolated",
    title: "Hardly any time with another peer",
    doc: "Peer work is easier with another peer nearby. An hour together in the week makes a \
        difference.",
    standing: Standing::Source,
    source: "source 002; source 003",
    policies: &[policy::ISOLATED_MINUTES],
    strength: Strength::Flag,
    remedies: &[RemedyKind::Shift],
    folding: Folding::by_team(Brief::Words("No other peer to work with", "No other peer to work with"))
        .telling("alone in the team"),
    subjects: &[TableName::Person],
    judge: RuleCheck::Week { back: BACK, ahead: 0, judge },
};

/// How far back the last working week is looked for.
const BACK: i32 = 8;

fn judge(rules: &RuleContext<'_>, week: Week, flags: &mut Vec<Flag>) {
    let limit = rules.minutes(&policy::ISOLATED_MINUTES, week);
    let Some(present) = Present::of(rules, week) else { return };
    let mut earlier: BTreeMap<Week, Option<Present<'_>>> = BTreeMap::new();
    for person in rules.peers() {
        let Some(most) = present.most_together(person).filter(|most| *most < limit) else { continue };
        let last = (1..=BACK).map(|back| week.plus(-back)).find_map(|week| {
            let present = earlier.entry(week).or_insert_with(|| Present::of(rules, week));
            present.as_ref()?.most_together(person)
        });
        let again = last.is_some_and(|last| last < rules.minutes(&policy::ISOLATED_MINUTES, week));
        let severity = if again { Severity::Red } else { Severity::Amber };
        let who = rules.state.display_name_of(person);
        let before = if again { ", as in the last working week" } else { "" };
        flags.push(
            Flag::of_person(&ISOLATED, severity, week, &person.id)
                .found(Figure::minutes(most), Figure::minutes(limit))
                .says(format!("{who} has {most} with another peer in the week{before}"))
                .because(format!(
                    "No other peer of the team is on shift with {who} for {limit} in the week; the most is {most}{before}."
                ))
                .remedies(&["Let two shifts overlap", "Book time for peers to meet"]),
        );
    }
}

/// When each peer is on shift in a week.
struct Present<'a>(Vec<(&'a Person, Vec<Span>)>);

impl<'a> Present<'a> {
    /// `None` where the week is not loaded.
    fn of(rules: &RuleContext<'a>, week: Week) -> Option<Self> {
        let rota = rules.rota(week)?;
        let spans = |person: &'a Person| {
            let pieces = rota.shifts_of(&person.id).iter().flat_map(|shift| &shift.pieces);
            (person, pieces.map(|piece| piece.span).collect())
        };
        Some(Self(rules.peers().map(spans).collect()))
    }

    /// The most time that a single other peer of the team is on shift with a peer; `None` where they have no shift at all.
    fn most_together(&self, person: &Person) -> Option<Minutes> {
        let (_, own) = self.0.iter().find(|(peer, _)| peer.id == person.id)?;
        if own.is_empty() {
            return None;
        }
        let others = self.0.iter().filter(|(peer, _)| peer.team == person.team && peer.id != person.id);
        let shared = others.map(|(_, theirs)| -> Minutes {
            own.iter().flat_map(|span| theirs.iter().map(|other| span.shared(*other))).sum()
        });
        Some(shared.max().unwrap_or_default())
    }
}
