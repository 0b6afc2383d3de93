//! The form that accepts a risk: until which day it is let be, and why. Reasons that were given before are offered.

use std::sync::Arc;

use super::values::one;
use super::{Field, Fields, Findings, Form, FormRemark};
use crate::app::layer::draft::Draft;
use crate::app::screen::risks;
use crate::app::{App, words};
use crate::domain::{Change, Date, State};
use crate::rules::Flag;

/// For how many days a risk is accepted unless somebody says otherwise.
const DAYS: i32 = 28;
/// The most reasons that are offered.
const OFFERED: usize = 8;

impl App {
    /// Opens the form that accepts the marked risk.
    pub(in crate::app) fn open_accepting(&mut self) {
        let Some(matter) = risks::marked(self) else { return };
        let flags = matter.acceptable();
        let reasons = self.reasons_given(&flags);
        let title = format!("Accept · {}", matter.title);
        let form =
            AcceptForm { what: matter.title.clone(), flags, until: self.today().plus_days(DAYS), reasons };
        self.open_form(title, form);
    }

    /// Reasons that were given lately for leaving something as it is: those for the same first, then the newest.
    fn reasons_given(&self, flags: &[Flag]) -> Vec<String> {
        let of_rule = |rule: &str| flags.iter().any(|flag| flag.rule == rule);
        let last = self.today().week().plus(-1);
        let accepted = self.state.records.accepted.values().map(|row| &*row.item);
        let mut given: Vec<(bool, Option<_>, &str)> =
            accepted.map(|it| (!of_rule(&it.rule), None, it.reason.as_str())).collect();
        for (week, sheet) in self.state.sheets() {
            if week >= last {
                let reasons = sheet.marks().flat_map(|mark| &mark.overrides);
                given.extend(
                    reasons
                        .map(|it| (!of_rule(&it.rule), Some(std::cmp::Reverse(it.at)), it.reason.as_str())),
                );
            }
        }
        given.sort();
        let mut reasons: Vec<String> = vec![];
        for (.., reason) in given {
            if !reasons.iter().any(|it| it == reason) {
                reasons.push(reason.to_owned());
            }
        }
        reasons.truncate(OFFERED);
        reasons
    }
}

/// What is accepted.
struct AcceptForm {
    what: String,
    flags: Vec<Flag>,
    until: Date,
    reasons: Vec<String>,
}

/// What its fields say.
struct Values {
    until: Option<Date>,
    reason: String,
}

impl Fields for AcceptForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "Until",
            |it, _| one(it.until.as_ref()),
            |it, written, at| {
                let until = at.app.read_coming_day(written)?;
                if until < at.app.today() {
                    let over = words::day(until, at.app.today());
                    return Err(format!("{over} is over: write today, or a day that is still to come"));
                }
                it.until = Some(until);
                Ok(())
            },
        )
        .day(|it| it.until)
        .hint("the last day on which it is let be; then it counts again"),
        &Field::<Self>::new(
            "Reason",
            |it, _| it.reason.clone(),
            |it, written, _| {
                words::to_keep(written, "agreed with the team, a neighbour is in")?
                    .clone_into(&mut it.reason);
                Ok(())
            },
        )
        .one_of(|form| form.reasons.clone())
        .hint("why it is let be; kept with it"),
    ];

    fn start(&self) -> Values {
        Values { until: Some(self.until), reason: String::new() }
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        let again = values.until.map_or_else(String::new, |until| {
            format!(", and counts again from {}", words::day(until.plus_days(1), app.today()))
        });
        let is_asked = self.flags.iter().any(|flag| flag.asks_reason(&app.state, app.today()));
        let asked = if is_asked { " Publishing does not ask about it until then." } else { "" };
        found.remarks.push(FormRemark::told(format!("It stays in sight, counted apart{again}.{asked}")));
        found.all_well()?;
        let Values { until: Some(until), reason } = values else {
            return Err("say until when".to_owned());
        };
        let accept = |flag: &Flag| Change::from(flag.accept(until, &reason, app.me.name()));
        let summary = format!("Accept until {}: {}", words::day(until, app.today()), self.what);
        Ok(Draft::new(base.clone(), self.flags.iter().map(accept).collect(), summary))
    }
}

impl Form for AcceptForm {
    fn lies_low(&self) -> bool {
        true
    }
}
