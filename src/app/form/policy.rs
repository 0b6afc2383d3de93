//! The form of a policy: the value, from when on, and what is said of it before it is saved.
//!
//! A value may go against the law or against another figure: policy is the team's. The form says so in words.

use std::sync::Arc;

use super::values::if_any;
use super::{Field, Fields, Findings, Form, FormRemark};
use crate::app::form::written_when::typed;
use crate::app::layer::draft::Draft;
use crate::app::screen::policy;
use crate::app::screen::policy::{PolicyDay, PolicyLine, PolicySince, change, from_words};
use crate::app::{App, words};
use crate::domain::policy::{PolicyKind, at_odds};
use crate::domain::{Date, Policy, PolicyValue, Standing, State};

/// What a form of a policy is about.
struct PolicyForm {
    policy: &'static Policy,
    /// The value in force, as it is written.
    stands: String,
    /// From when on a change is offered.
    first: Date,
}

/// What the fields of a policy say.
struct Values {
    stands: String,
    value: Option<PolicyValue>,
    from: Option<Date>,
}

impl App {
    pub(in crate::app) fn open_policy_form(&mut self) {
        let Some(policy) = policy::marked(self) else { return };
        let stands = PolicyLine::of(&self.state, policy, self.today()).value();
        let title = format!("Change {} · {}", policy.key, policy.doc);
        self.open_form(title, PolicyForm { policy, stands, first: self.first_day(policy) });
    }

    /// The day from which a change is offered: weeks that have begun stay as they were judged, a leave year is judged
    /// as a whole, and what is judged today changes today.
    fn first_day(&self, policy: &Policy) -> Date {
        let today = self.today();
        match (PolicyDay::of(policy), self.state.service()) {
            (PolicyDay::Monday, _) => today.week().plus(1).monday(),
            (PolicyDay::LeaveYear, Some(service)) => service.leave_year_of(today),
            (PolicyDay::Today | PolicyDay::LeaveYear, _) => today,
        }
    }
}

impl Fields for PolicyForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "Value",
            |it, _| it.stands.clone(),
            |it, written, at| {
                it.value = Some(value(at.form.policy, written)?);
                Ok(())
            },
        )
        .one_of(|form| match form.policy.kind {
            PolicyKind::Word(words) => words.iter().map(|word| (*word).to_owned()).collect(),
            PolicyKind::Duration | PolicyKind::Number | PolicyKind::MonthOrDays | PolicyKind::Dates => vec![],
        }),
        &Field::<Self>::new(
            "From",
            |it, _| it.from.map(typed).unwrap_or_default(),
            |it, written, at| {
                let from = if_any(written, |written| at.app.read_day(written));
                it.from = from.map_err(|words| format!("{words}; left out: from the start"))?;
                Ok(())
            },
        )
        .day(|it| it.from)
        .hint("left out: from the start"),
    ];

    fn start(&self) -> Values {
        Values { stands: self.stands.clone(), value: None, from: Some(self.first) }
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        let policy = self.policy;
        found.remarks = now(&app.state, policy, app.today());
        found.all_well()?;
        let Values { value: Some(value), from, .. } = values else { return Err("write a value".to_owned()) };
        found.remarks.push(meaning(app, policy, &value, from));
        let setting = policy.with(app.state.setting(policy), from, value.clone());
        if let Ok(state) = app.state.preview(&[change(policy, setting)]) {
            found.remarks.extend(warnings(&state, policy, &value, from.unwrap_or(app.today())));
        }
        let summary = format!("Policy {}: {} {}", policy.key, policy.with_unit(&value), from_words(from));
        let said = base.setting(policy);
        let setting = policy.with(said, from, value);
        let changes = if setting.as_ref() == said { vec![] } else { vec![change(policy, setting)] };
        Ok(Draft::new(base.clone(), changes, summary))
    }
}

impl Form for PolicyForm {}

fn value(policy: &Policy, written: &str) -> Result<PolicyValue, String> {
    policy.read(written).map_err(|wrong| match written {
        "" => format!("write {}", wrong.wanted),
        _ => wrong.in_full(),
    })
}

/// How it stands before anything is changed.
fn now(state: &State, policy: &'static Policy, today: Date) -> Vec<FormRemark> {
    let line = PolicyLine::of(state, policy, today);
    let told = |text: String| FormRemark::told(text);
    let default = format!("the default ({})", line.stands_on());
    let mut stands = match line.since {
        PolicySince::Default => format!("Today: {}, {default}", line.value()),
        PolicySince::Always => format!("Today: {}, from the start", line.value()),
        PolicySince::Date(from) => format!("Today: {}, since {}", line.value(), words::date(from)),
    };
    if line.since != PolicySince::Default {
        stands = format!("{stands}; {default} is {}", line.default());
    }
    let mut remarks = vec![told(format!("{stands}.")), told(format!("Write {}.", policy.allowed()))];
    if !line.to_come.is_empty() {
        let to_come: Vec<String> = line
            .to_come
            .iter()
            .map(|(from, value)| format!("{}: {}", from_words(Some(*from)), policy.with_unit(value)))
            .collect();
        remarks.push(told(format!("To come: {}.", to_come.join("; "))));
    }
    remarks
}

/// What the value and its date mean.
fn meaning(app: &App, policy: &'static Policy, value: &PolicyValue, from: Option<Date>) -> FormRemark {
    let judged = PolicyDay::of(policy);
    let day = from.map_or_else(|| "From the start".to_owned(), |from| format!("From {}", words::dated(from)));
    let monday = app.selection.week().monday();
    let weeks = match (judged, from) {
        (PolicyDay::Monday, Some(from)) if from > monday => {
            let kept = policy.with_unit(&app.state.policy(policy, monday));
            format!(" {}, the week in view, keeps {kept}.", monday.week())
        }
        (PolicyDay::Monday, from) if from.is_none_or(|from| from < app.today().week().monday()) => {
            " Past weeks are judged again, too.".to_owned()
        }
        _ => String::new(),
    };
    let text = format!("{day}: {}; {}.{weeks}", policy.with_unit(value), judged.words());
    FormRemark::told(text)
}

/// What goes against the law, a national rule or another figure; none of it forbids to save.
fn warnings(state: &State, policy: &'static Policy, value: &PolicyValue, on: Date) -> Vec<FormRemark> {
    let warns = |text: String| FormRemark::warning(text);
    let mut remarks = vec![];
    if policy.falls_short(value) {
        let guard = if policy.standing == Standing::Law { "the law" } else { "the national rule" };
        let default = policy.with_unit(&policy.default_value());
        remarks.push(warns(format!(
            "Careful: this falls short of {guard}, {default}. It can be saved, but then the rule is silent \
             where {guard} is not.",
        )));
    }
    for (lower, upper) in at_odds(policy, |policy| state.policy(policy, on)) {
        let told =
            |policy: &Policy| format!("“{}” {}", policy.doc, policy.with_unit(&state.policy(policy, on)));
        remarks.push(warns(format!(
            "Careful: {} is over {}. It can be saved; you may want to change the other as well.",
            told(lower),
            told(upper)
        )));
    }
    remarks
}
