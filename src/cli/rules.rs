//! `tandem rules`: the rule catalogue, printed from the registry that runs.

use std::fmt::Write as _;

use serde::Serialize;

use crate::rules::{REGISTRY, Rule};

use super::{Common, Failure};

/// Shows every rule there is: what it looks for, what it is based on, and the policies that change it.
#[derive(Debug, clap::Args)]
pub struct RulesCommand {
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl RulesCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        if self.json {
            return common.print_json(&REGISTRY.iter().map(|rule| Row::from(*rule)).collect::<Vec<_>>());
        }
        common.print(&text(common.plain()))
    }
}

/// A rule for a program.
#[derive(Debug, Serialize)]
struct Row {
    rule: &'static str,
    title: &'static str,
    doc: &'static str,
    section: &'static str,
    scope: &'static str,
    strength: &'static str,
    standing: &'static str,
    source: String,
    policies: Vec<Knob>,
}

#[derive(Debug, Serialize)]
struct Knob {
    key: &'static str,
    default: String,
    standing: &'static str,
}

impl From<&'static Rule> for Row {
    fn from(rule: &'static Rule) -> Self {
        let knob = |policy: &crate::domain::Policy| Knob {
            key: policy.key,
            default: policy.default_value().to_string(),
            standing: policy.standing.word(),
        };
        Self {
            rule: rule.slug,
            title: rule.title,
            doc: rule.doc,
            section: rule.section(),
            scope: if rule.is_of_week() { "week" } else { "standing" },
            strength: rule.strength.word(),
            standing: rule.standing.word(),
            source: rule.stands_on(),
            policies: rule.policies.iter().map(knob).collect(),
        }
    }
}

fn text(plain: bool) -> String {
    let mut out = String::new();
    let mut section = "";
    for rule in REGISTRY {
        if rule.section() != section {
            section = rule.section();
            let _ = writeln!(out, "{}{section}", if out.is_empty() { "" } else { "\n" });
        }
        let policies: Vec<String> = rule
            .policies
            .iter()
            .map(|policy| {
                let value = policy.default_value();
                format!("{} {} ({} = {value})", policy.doc, policy.with_unit(&value), policy.key)
            })
            .collect();
        let stands_on = rule.stands_on();
        let _ = if plain {
            let policies = match policies.as_slice() {
                [] => String::new(),
                policies => format!(" Policies: {}.", policies.join("; ")),
            };
            writeln!(out, "{}: {}. {} Based on: {stands_on}.{policies}", rule.slug, rule.title, rule.doc)
        } else {
            let below: Vec<&str> =
                [rule.doc, &stands_on].into_iter().chain(policies.iter().map(String::as_str)).collect();
            writeln!(out, "  {}  {}\n      {}", rule.slug, rule.title, below.join("\n      "))
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_as_printed() {
        insta::assert_snapshot!(text(true));
    }

    #[test]
    fn a_program_reads_the_same_rules() {
        let rows: Vec<Row> = REGISTRY.iter().map(|rule| Row::from(*rule)).collect();
        let rows = serde_json::to_value(rows).unwrap();
        let daily = rows.as_array().unwrap().iter().find(|row| row["rule"] == "rest.daily").unwrap();
        assert_eq!(daily["scope"], "week");
        assert_eq!(daily["standing"], "law");
        assert_eq!(daily["policies"][0]["key"], "rest.daily.hours");
        assert_eq!(daily["policies"][0]["default"], "11");
    }
}
