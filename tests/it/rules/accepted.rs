//! Risks that a lead has accepted: until when, of what, and by whom.

use tandem::domain::*;
use tandem::rules::Flag;

use super::{flags, flags_on, pair};
use crate::build::{Build, parse};

/// A lone visit to a family that nobody has looked at, which is red.
fn lone_visit() -> Build {
    pair().role("lead", Role::TeamLead).family("f1", |f| f.visit = Visit::Unassessed).session(
        "s1",
        "home-visit",
        "2026-12-01T10:00",
        60,
        "a",
        |booking| booking.families = vec![parse("f1")],
    )
}

fn accepted(rule: &str, subject: (&str, &str), until: &str) -> AcceptedRisk {
    AcceptedRisk {
        rule: rule.into(),
        subject: (subject.0.into(), subject.1.into()),
        until: parse(until),
        reason: "her sister is there".into(),
        by: "lead".into(),
    }
}

fn held(build: &Build, rule: &str, today: &str) -> Vec<Option<Date>> {
    let state = build.state();
    let today: Date = parse(today);
    let all = flags_on(build, rule, super::W49, "2026-12-02");
    all.iter().map(|flag| flag.accepted(&state, today).map(|it| it.until)).collect()
}

#[test]
fn a_risk_is_accepted_up_to_its_day_and_comes_back_on_the_next() {
    let build = lone_visit().put(accepted("sole.visit", ("session", "s1"), "2026-12-03"));
    let until = Some(parse("2026-12-03"));
    assert_eq!(held(&build, "sole.visit", "2026-12-01"), [until]);
    assert_eq!(held(&build, "sole.visit", "2026-12-03"), [until]);
    assert_eq!(held(&build, "sole.visit", "2026-12-04"), [None]);
}

#[test]
fn what_is_accepted_is_one_rule_of_one_thing() {
    for (rule, subject) in [
        ("sole.first_visit", ("session", "s1")),
        ("sole.visit", ("session", "s2")),
        ("sole.visit", ("person", "a")),
    ] {
        let build = lone_visit().put(accepted(rule, subject, "2026-12-31"));
        assert_eq!(held(&build, "sole.visit", "2026-12-02"), [None], "{rule} {subject:?}");
    }
}

#[test]
fn publishing_asks_no_reason_for_what_is_accepted() {
    let asks = |build: &Build, today: &str| {
        let state = build.state();
        flags(build, "sole.visit").iter().any(|flag| flag.asks_reason(&state, parse(today)))
    };
    assert!(asks(&lone_visit(), "2026-12-02"));
    let build = lone_visit().put(accepted("sole.visit", ("session", "s1"), "2026-12-03"));
    assert!(!asks(&build, "2026-12-02"));
    assert!(asks(&build, "2026-12-04"));
}

#[test]
fn nobody_accepts_what_the_law_forbids() {
    // Nine hours between two days are red by the Working Time Regulations.
    let build = pair()
        .session("late", "phone", "2026-12-01T22:00", 60, "a", |_| {})
        .session("early", "phone", "2026-12-02T05:00", 60, "a", |_| {})
        .put(accepted("rest.daily", ("person", "a"), "2026-12-31"));
    let found: Vec<Flag> = flags(&build, "rest.daily");
    assert!(!found.is_empty());
    assert!(found.iter().all(|flag| !flag.can_be_accepted()));
    assert_eq!(held(&build, "rest.daily", "2026-12-02"), [None]);
}
