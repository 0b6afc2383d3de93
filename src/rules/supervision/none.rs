//! `supervision.none`: a peer for whom nobody is named.

use crate::domain::Track;
use crate::rules::prelude::*;

/// The rule.
pub static NONE: Rule = Rule {
    slug: "supervision.none",
    title: "Nobody is named to supervise",
    doc: "Every peer has a named clinical supervisor, a line manager and a mentor who knows the work from \
        inside.",
    standing: Standing::Source,
    source: "source 000; source 003",
    policies: &[],
    strength: Strength::Flag,
    remedies: &[],
    folding: Folding::by_people(Brief::Words("Nobody is named to supervise", "Nobody is named to supervise")),
    subjects: &[TableName::Person],
    judge: RuleCheck::Standing(judge),
};

fn judge(rules: &RuleContext<'_>, flags: &mut Vec<Flag>) {
    for person in rules.peers().filter(|person| !rules.has_left(&person.id, rules.today)) {
        let named = |track: Track| rules.state.records.supervision.contains_key(&(person.id.clone(), track));
        let who = rules.state.display_name_of(person);
        let open = |severity| {
            Flag::new(&NONE, severity, rules.today.week(), Subject::person(&person.id)).people([&person.id])
        };
        if !named(Track::Clinical) {
            flags.push(
                open(Severity::Red)
                    .says(format!("{who} has no named clinical supervisor"))
                    .because(format!(
                        "Nobody is named for {who}'s clinical supervision, so nobody would notice it missing."
                    ))
                    .remedies(&["Name a clinical supervisor"]),
            );
        }
        let lacks = match (named(Track::Line), named(Track::Mentor)) {
            (true, true) => continue,
            (false, true) => "line manager",
            (true, false) => "mentor",
            (false, false) => "line manager or mentor",
        };
        flags.push(
            open(Severity::Amber)
                .says(format!("{who} has no named {lacks}"))
                .because(format!(
                    "No {lacks} is named for {who}. Each gives something that the other cannot."
                ))
                .remedies(&["Agree with the person who it will be"]),
        );
    }
}
