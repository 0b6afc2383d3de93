//! Remedies: what is offered for a flag really clears it, adds nothing as pressing, and can be taken back.

mod every_rule;
mod example;

use tandem::domain::check::check_all;
use tandem::domain::*;
use tandem::planner::{Remedy, RemedyKind, Requester, remedies};
use tandem::rules::{Flag, RuleContext, Severity, judge_standing, judge_week};

/// What is offered for a flag, each tried: it clears the flag, adds nothing red, holds together, and leaves nothing behind
/// when it is taken back.
pub fn offered(state: &State, flag: &Flag, now: Moment) -> Vec<Remedy> {
    let rules = RuleContext::new(state, now.date());
    let offered = remedies(&rules, flag, Requester { now, by: "morag" });
    for remedy in &offered {
        holds(state, flag, remedy, now);
    }
    offered
}

fn holds(state: &State, flag: &Flag, remedy: &Remedy, now: Moment) {
    let after = apply(state, state.edits_of(&remedy.changes).unwrap());
    let flags = |state: &State| {
        let rules = RuleContext::new(state, now.date());
        let standing = judge_standing(&rules);
        judge_week(&rules, flag.week).iter().chain(standing.iter()).cloned().collect::<Vec<_>>()
    };
    let (before, found) = (flags(state), flags(&after));
    let is_it = |it: &&Flag| it.is_same(flag);
    // A step of a case goes on towards its end, and is flagged until then.
    let goes_on = remedy.kind == RemedyKind::Step;
    assert!(goes_on || !found.iter().any(|it| is_it(&it)), "{} leaves {}", remedy.title, flag.message);
    let reds = |flags: &[Flag]| flags.iter().filter(|flag| flag.severity == Severity::Red).count();
    assert!(reds(&found) <= reds(&before), "{} adds something red", remedy.title);
    assert_eq!(check_all(&after), [], "{}", remedy.title);
    for change in &remedy.changes {
        if let Change::Put(Record::Session(session)) = change {
            assert!(session.booking.start > now, "{} moves into the past", remedy.title);
        }
    }
    let edits: Vec<Edit> = state.edits_of(&remedy.changes).unwrap();
    let undone = apply(&after, edits.iter().map(Edit::inverse).collect());
    assert_eq!(crate::app::records(&undone), crate::app::records(state), "{}", remedy.title);
}

/// The state after an entry of these edits.
pub fn apply(state: &State, edits: Vec<Edit>) -> State {
    let entry = Entry {
        rev: state.rev() + 1,
        at: Instant(29_000_000),
        by: "morag".into(),
        from: "local".into(),
        cause: Cause::Edited,
        summary: String::new(),
        reason: None,
        edits,
    };
    state.apply(&entry).unwrap()
}
