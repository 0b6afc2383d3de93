//! The form of a step of a case: which, on which day, how it came out, and what it changes.

use std::sync::Arc;

use crate::app::form::every;
use crate::app::form::values::{if_any, one, text};
use crate::app::form::written_when::typed;
use crate::app::form::{Field, Fields, Findings, Form, FormRemark};
use crate::app::layer::draft::Draft;
use crate::app::screen::caseload;
use crate::app::{App, words};
use crate::domain::{Family, State, StepKind};
use crate::planner::Requester;
use crate::planner::caseload::{ProposedStep, ahead, steps_from, take};
use crate::planner::edit::SeriesScope;
use crate::rules::RuleContext;

use super::LONGEST_INTERVAL_DAYS;
use super::read::{past, screened};
use super::summary::summary;

/// The most last contacts.
const MOST_LAST_CONTACTS: u32 = 20;
/// The longest outcome, in letters.
const LONGEST_OUTCOME_LETTERS: usize = 200;

/// The form of a step.
struct StepForm {
    /// Whose case.
    family: Family,
    /// What can be taken, what is likely first.
    steps: Vec<StepKind>,
    /// What the form opens with.
    start: ProposedStep,
}

impl App {
    /// Opens the form of a step of the marked family's case, one that is likely first.
    pub(in crate::app) fn open_step(&mut self, likely: Option<StepKind>) {
        let Some(line) = caseload::marked(self) else { return };
        let family = Family::clone(&line.family);
        let mut steps: Vec<StepKind> = steps_from(family.status).to_vec();
        if let Some(at) = likely.and_then(|likely| steps.iter().position(|step| *step == likely)) {
            steps.swap(0, at);
        }
        let Some(kind) = steps.first().copied() else { return };
        let booked = ahead(&self.rules(), &family.reference, self.asked()).len();
        let start = ProposedStep {
            every_days: family.every_days,
            last_contacts: u32::try_from(booked.clamp(1, 3)).ok(),
            ..ProposedStep::new(kind, self.today())
        };
        let title = format!("A step of {}", family.reference.called());
        self.open_form(title, StepForm { family, steps, start });
    }

    /// Who asks, and when.
    pub(in crate::app) fn asked(&self) -> Requester<'_> {
        Requester { now: self.now, by: self.me.name() }
    }
}

impl Fields for StepForm {
    type Values = ProposedStep;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "Step",
            |it, _| it.kind.word().to_owned(),
            |it, written, at| {
                let allowed = steps_from(at.form.family.status);
                let kind = written.parse::<StepKind>().ok().filter(|kind| allowed.contains(kind));
                let words = || allowed.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", ");
                it.kind = kind.ok_or_else(|| format!("write one of {}", words()))?;
                Ok(())
            },
        )
        .one_of(|form| form.steps.iter().map(|step| step.word().to_owned()).collect()),
        &Field::<Self>::new(
            "On",
            |it, _| typed(it.on),
            |it, written, at| {
                let on = past(at.app, written, "note a step once it has been taken")?;
                let referred = at.form.family.referred;
                if on < referred {
                    let referred = words::day(referred, at.app.today());
                    return Err(format!("that is before the referral on {referred}"));
                }
                it.on = on;
                Ok(())
            },
        )
        .day(|it| Some(it.on))
        .hint("wed, 2 dec, 2/12"),
        &Field::<Self>::new(
            "Every",
            |it, _| it.every_days.map(every::in_words).unwrap_or_default(),
            |it, written, at| {
                let wanted = if_any(written, |written| every::days(written, LONGEST_INTERVAL_DAYS))?;
                it.every_days = how_often(it.kind, wanted, at.form.family.every_days)?;
                Ok(())
            },
        )
        .says(|it, _| it.every_days.map(every::in_words).unwrap_or_default().into())
        .hint("2 weeks, or 10 days: from one contact to the next"),
        &Field::<Self>::new(
            "Last contacts",
            |it, _| one(it.last_contacts.as_ref()),
            |it, written, _| {
                it.last_contacts = None;
                if it.kind == StepKind::Ending {
                    let many = written.parse::<u32>().ok().filter(|many| *many <= MOST_LAST_CONTACTS);
                    let wrong = || format!("write how many more contacts, from 0 to {MOST_LAST_CONTACTS}");
                    it.last_contacts = Some(many.ok_or_else(wrong)?);
                }
                Ok(())
            },
        )
        .hint("how many more, if an ending is planned"),
        &Field::<Self>::new(
            "In words",
            |it, _| one(it.outcome.as_ref()),
            |it, written, _| {
                it.outcome = outcome(it.kind, written)?;
                Ok(())
            },
        )
        .hint("how it went, or to whom; never a family's name"),
    ];

    fn start(&self) -> ProposedStep {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        step: ProposedStep,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        // Contacts that are taken off the rota may be of series that go on.
        found.reach = SeriesScope::Later;
        found.all_well()?;
        let family = base.family(&self.family.reference);
        let family = family.ok_or("this family is no longer here: close the form")?;
        found.remarks = remarks(app, family, &step);
        let changes = take(&RuleContext::new(base, app.today()), family, &step, app.asked())
            .map_err(super::error_in_words)?;
        // What is booked with her may be for another team's lead to change.
        app.refused(&changes).map_or(Ok(()), Err)?;
        Ok(Draft::new(base.clone(), changes, summary(family, &step)))
    }
}

impl Form for StepForm {}

/// How often contacts are from then on; only some steps change that.
fn how_often(kind: StepKind, written: Option<u32>, now: Option<u32>) -> Result<Option<u32>, String> {
    match (kind, written, now) {
        (StepKind::Reduced, None, _) => Err("how often would she like? Write a number of days".to_owned()),
        (StepKind::Reduced, Some(days), Some(now)) if days < now => {
            Err(format!("that is more often than now: {}", every::in_words(now)))
        }
        (StepKind::Reduced | StepKind::Active, days, _) => Ok(days),
        _ => Ok(None),
    }
}

fn outcome(kind: StepKind, written: &str) -> Result<Option<String>, String> {
    screened(written)?;
    if written.chars().count() > LONGEST_OUTCOME_LETTERS {
        return Err(format!("use fewer words: at most {LONGEST_OUTCOME_LETTERS} letters"));
    }
    match kind {
        StepKind::ReferredOn if written.is_empty() => Err("to whom, and how did it go?".to_owned()),
        StepKind::NotTakenOn if written.is_empty() => Err("why not, and who was told?".to_owned()),
        _ => Ok(text(written)),
    }
}

/// What a step means for the contacts that are booked.
fn remarks(app: &App, family: &Family, step: &ProposedStep) -> Vec<FormRemark> {
    let booked = ahead(&app.rules(), &family.reference, app.asked());
    let keep = match step.kind {
        StepKind::Paused | StepKind::Closed | StepKind::NotTakenOn => 0,
        StepKind::Ending => {
            step.last_contacts.map_or(usize::MAX, |many| usize::try_from(many).unwrap_or(usize::MAX))
        }
        _ => return vec![],
    };
    let gone = booked.len().saturating_sub(keep);
    let last = booked.get(keep.min(booked.len()).wrapping_sub(1)).filter(|_| keep > 0);
    let last = last.map_or(String::new(), |last| {
        format!(" The last one is on {}.", words::day(last.start.date(), app.today()))
    });
    let text = match gone {
        0 => format!("No booked contact comes off the rota.{last}"),
        1 => format!("1 booked contact comes off the rota.{last}"),
        many => format!("{many} booked contacts, and any after them, come off the rota.{last}"),
    };
    vec![if gone > 0 { FormRemark::warning(text) } else { FormRemark::told(text) }]
}
