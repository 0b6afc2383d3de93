//! The rules, each at its limit and just over it.

mod accepted;
mod ahead;
mod all;
mod away;
mod busy;
mod clash;
mod cover;
mod hours;
mod known;
mod leave;
mod rest;
mod sole;
mod standing;
mod troubled;
mod workload;

use tandem::domain::*;
use tandem::rules::{Flag, Severity, flags_of_week, standing_flags};

use crate::build::{Build, parse};

/// A Monday in a plain week: 2026-11-30 is in 2026-W49.
pub const W49: &str = "2026-W49";

impl Build {
    /// Somebody of a role.
    pub fn role(self, id: &str, role: Role) -> Self {
        self.put(Person::new(parse(id), id.to_uppercase(), parse("team"), role))
    }

    /// A policy from ever on.
    pub fn policy(self, key: &str, value: PolicyValue) -> Self {
        self.put(Setting { key: key.into(), values: vec![(None, value)] })
    }

    /// An active family; more can be said of it in `and`.
    pub fn family(self, reference: &str, and: impl Fn(&mut Family)) -> Self {
        let mut family =
            Family::new(parse(reference), parse("team"), FamilyStatus::Active, parse("2026-01-05"));
        and(&mut family);
        self.put(family)
    }
}

/// The flags of one rule in a week, with today the Monday of it.
pub fn flags_on(build: &Build, rule: &str, week: &str, today: &str) -> Vec<Flag> {
    let mut flags = flags_of_week(&build.state(), parse(week), parse(today));
    assert!(tandem::rules::find(rule).is_some(), "{rule} is not in the catalogue");
    for flag in &flags {
        let subjects = tandem::rules::find(flag.rule).unwrap().subjects;
        assert!(subjects.contains(&flag.subject.kind), "{} of {}", flag.rule, flag.subject.kind);
    }
    flags.retain(|flag| flag.rule == rule);
    flags
}

/// The flags of one rule in W49 of 2026.
pub fn flags(build: &Build, rule: &str) -> Vec<Flag> {
    flags_on(build, rule, W49, "2026-12-02")
}

/// The flags of one standing rule at a day.
pub fn standing(build: &Build, rule: &str, today: &str) -> Vec<Flag> {
    let mut flags = standing_flags(&build.state(), parse(today));
    assert!(tandem::rules::find(rule).is_some(), "{rule} is not in the catalogue");
    flags.retain(|flag| flag.rule == rule);
    flags
}

/// Flags in short: severity, subject, people.
pub fn short(flags: &[Flag]) -> Vec<String> {
    let people = |flag: &Flag| {
        flag.people.iter().map(|person| person.as_str().to_owned()).collect::<Vec<_>>().join("+")
    };
    flags
        .iter()
        .map(|flag| {
            format!("{} {} {} [{}]", flag.severity.word(), flag.subject.kind, flag.subject.id, people(flag))
        })
        .collect()
}

/// How pressing a single flag is, where there is one.
pub fn only(flags: &[Flag]) -> Option<Severity> {
    assert!(flags.len() < 2, "{:?}", short(flags));
    flags.first().map(|flag| flag.severity)
}

/// A service with two peers of one post, Monday to Wednesday and Wednesday to Friday, 6:00 a day.
pub fn pair() -> Build {
    Build::service(Nation::Scotland)
        .person("a")
        .person("b")
        .post("post", "36:00")
        .share("post", "a", "18:00", "2026-01-05", "", "mon 09:00-15:00, tue 09:00-15:00, wed 09:00-15:00")
        .share("post", "b", "18:00", "2026-01-05", "", "wed 09:00-15:00, thu 09:00-15:00, fri 09:00-15:00")
        .holiday("2026-11-30", "St Andrew's Day", false)
}
