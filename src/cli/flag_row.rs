//! A flag as a program reads it.

use serde::Serialize;
use serde_json::{Number, Value};

use crate::domain::{Date, PersonId, State};
use crate::rules::{Figure, Flag};

/// A flag as the contract has it.
#[derive(Debug, Serialize)]
pub(super) struct FlagRow<'a> {
    rule: &'a str,
    severity: &'a str,
    week: String,
    subject: About<'a>,
    people: Vec<&'a str>,
    start: Option<String>,
    end: Option<String>,
    message: &'a str,
    figure: Option<Value>,
    limit: Option<Value>,
    why: &'a str,
    source: String,
    remedies: &'a [&'static str],
    #[serde(rename = "override")]
    given: Option<Given<'a>>,
    accepted: Option<Accepted<'a>>,
}

#[derive(Debug, Serialize)]
struct Accepted<'a> {
    by: &'a str,
    reason: &'a str,
    until: String,
}

#[derive(Debug, Serialize)]
struct About<'a> {
    kind: &'a str,
    id: &'a str,
}

#[derive(Debug, Serialize)]
struct Given<'a> {
    by: &'a str,
    reason: &'a str,
    at: String,
}

impl<'a> FlagRow<'a> {
    /// A flag as it stands on a day.
    pub(super) fn new(state: &'a State, flag: &'a Flag, today: Date) -> Self {
        Self {
            rule: flag.rule,
            severity: flag.severity.word(),
            week: flag.week.to_string(),
            subject: About { kind: flag.subject.kind.word(), id: &flag.subject.id },
            people: flag.people.iter().map(PersonId::as_str).collect(),
            start: flag.start.map(|start| start.to_string()),
            end: flag.end.map(|end| end.to_string()),
            message: &flag.message,
            figure: flag.figure.map(number),
            limit: flag.limit.map(number),
            why: &flag.why,
            source: flag.rule().stands_on(),
            remedies: flag.remedies,
            given: flag.given.as_ref().map(|given| Given {
                by: &given.by,
                reason: &given.reason,
                at: state.zone().rfc3339(given.at),
            }),
            accepted: flag.accepted(state, today).map(|it| Accepted {
                by: &it.by,
                reason: &it.reason,
                until: it.until.to_string(),
            }),
        }
    }
}

/// A figure as a number in its unit: whole where it is.
fn number(figure: Figure) -> Value {
    let whole = figure.thousandths / 1000;
    if figure.thousandths % 1000 == 0 {
        return Value::Number(whole.into());
    }
    let text = figure.in_unit();
    text.parse().ok().and_then(Number::from_f64).map_or(Value::Number(whole.into()), Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Minutes;

    #[test]
    fn figures_are_whole_where_they_can_be() {
        assert_eq!(number(Figure::percent(70_000)), Value::from(70));
        assert_eq!(number(Figure::percent(-14_062)), Value::from(-14.062));
        assert_eq!(number(Figure::minutes(Minutes(-3))), Value::from(-3));
    }
}
