//! The form of a step of a case: which, on which day, how it came out, and what it changes.

use crate::app::form::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::layer::Draft;
use crate::app::screen::caseload;
use crate::app::{App, Remark, words};
use crate::domain::{Family, FamilyRef, StepKind};
use crate::planner::Asked;
use crate::planner::caseload::{Step, ahead, steps_from, take};
use crate::planner::edit::Reach;
use crate::rules::Room;

use super::read::{every, past, screened};

/// The most last contacts.
const MOST: u32 = 20;
/// The longest outcome, in letters.
const LONGEST: usize = 200;

/// The form of a step.
#[derive(Debug)]
pub struct StepForm {
    /// Whose case.
    pub family: FamilyRef,
    /// What it would mean.
    pub remarks: Vec<Remark>,
}

impl App {
    /// Opens the form of a step of the marked family's case, one that is likely first.
    pub(in crate::app) fn open_step(&mut self, likely: Option<StepKind>) {
        let Some(line) = caseload::marked(self) else { return };
        let family = line.family.clone();
        let mut steps: Vec<StepKind> = steps_from(family.status).to_vec();
        if let Some(at) = likely.and_then(|likely| steps.iter().position(|step| *step == likely)) {
            steps.swap(0, at);
        }
        let choices = steps.iter().map(|step| step.word().to_owned()).collect();
        let booked = ahead(&self.room(), &family.reference, self.asked()).len();
        let last = booked.clamp(1, 3).to_string();
        let fields = vec![
            Field::choice("step", "Step", choices),
            Field::new("on", "On", FieldKind::Day, self.today().to_string()).hint("2026-12-02, wed, 2/12"),
            Field::new(
                "every",
                "Every",
                FieldKind::Free,
                family.every_days.map(|it| it.to_string()).unwrap_or_default(),
            )
            .hint("days from one contact to the next"),
            Field::new("last", "Last contacts", FieldKind::Free, last)
                .hint("how many more, where an ending is planned"),
            Field::new("outcome", "In a few words", FieldKind::Free, String::new())
                .hint("how it came out, or to whom; never a name of a family"),
        ];
        let title = format!("A step of {}", family.reference.called());
        let form = StepForm { family: family.reference.clone(), remarks: vec![] };
        self.open_form(title, FormPurpose::Step(Box::new(form)), fields);
    }

    /// Who asks, and when.
    pub(in crate::app) fn asked(&self) -> Asked<'_> {
        Asked { now: self.now, by: self.me.name() }
    }
}

impl FormLayer {
    /// Reads the fields of a step, each with what is wrong with it.
    pub(in crate::app) fn read_step(&mut self, app: &App) {
        let FormPurpose::Step(form) = &self.purpose else { return };
        let Some(family) = self.base.family(&form.family).cloned() else { return };
        let (step, problems) = self.step_of(&family, app);
        let remarks = step.map_or_else(Vec::new, |step| remarks(app, &family, &step));
        self.note_problems(&problems);
        // Contacts that are taken off the rota may be of series that go on.
        self.reach = Reach::Later;
        if let FormPurpose::Step(form) = &mut self.purpose {
            form.remarks = remarks;
        }
    }

    /// What the form of a step would save.
    pub(in crate::app) fn step_draft(&self, form: &StepForm, app: &App) -> Result<Draft, String> {
        let family = self.base.family(&form.family).ok_or("this family is no longer here: close the form")?;
        let (step, problems) = self.step_of(family, app);
        if let Some((_, problem)) = problems.into_iter().next() {
            return Err(problem);
        }
        let step = step.ok_or("there is more to write")?;
        let room = Room::new(&self.base, app.today());
        let changes = take(&room, family, &step, app.asked()).map_err(super::hitch_in_words)?;
        let summary = summary(family, &step);
        Ok(Draft::new(self.base.clone(), changes, summary))
    }

    fn step_of(&self, family: &Family, app: &App) -> (Option<Step>, Vec<(&'static str, String)>) {
        let mut problems = vec![];
        let p = &mut problems;
        let allowed = steps_from(family.status);
        let kind = self.part("step", p, |it| {
            let kind = it.parse::<StepKind>().ok().filter(|kind| allowed.contains(kind));
            let words: Vec<&str> = allowed.iter().map(|kind| kind.word()).collect();
            kind.ok_or_else(|| format!("write one of {}", words.join(", ")))
        });
        let on = self.part("on", p, |it| {
            let day = past(app, it, "a step is noted once it is taken")?;
            if day < family.referred {
                return Err(format!(
                    "that is before the referral of {}",
                    words::day(family.referred, app.today())
                ));
            }
            Ok(day)
        });
        let every_days = self.part("every", p, |it| match (every(it)?, kind) {
            (None, Some(StepKind::Reduced)) => {
                Err("how often does she wish? Write a number of days".to_owned())
            }
            (Some(days), Some(StepKind::Reduced)) if family.every_days.is_some_and(|now| days < now) => {
                Err(format!("that is more often than now, every {} days", family.every_days.unwrap_or(days)))
            }
            (days, _) => Ok(days),
        });
        let last = self.part("last", p, |it| match kind {
            Some(StepKind::Ending) => {
                let many = it.parse::<u32>().ok().filter(|many| *many <= MOST);
                many.map(Some).ok_or_else(|| format!("write how many more contacts, from 0 to {MOST}"))
            }
            _ => Ok(None),
        });
        let outcome = self.part("outcome", p, |it| {
            screened(it)?;
            if it.chars().count() > LONGEST {
                return Err(format!("a few words are enough: at most {LONGEST} letters"));
            }
            match (it.is_empty(), kind) {
                (true, Some(StepKind::ReferredOn)) => Err("to whom, and how did it come out?".to_owned()),
                (true, Some(StepKind::NotTakenOn)) => Err("why not, and who was told?".to_owned()),
                (empty, _) => Ok((!empty).then(|| it.to_owned())),
            }
        });
        let step = || {
            let (kind, every_days) = (kind?, every_days?);
            let changes = matches!(kind, StepKind::Reduced | StepKind::Active);
            let every_days = every_days.filter(|_| changes);
            Some(Step { kind, on: on?, outcome: outcome?, every_days, last_contacts: last? })
        };
        (step(), problems)
    }
}

/// What a step does, for the history.
pub(in crate::app) fn summary(family: &Family, step: &Step) -> String {
    let called = family.reference.called();
    let last = match step.last_contacts {
        Some(1) => ", 1 last contact".to_owned(),
        Some(many) => format!(", {many} last contacts"),
        None => String::new(),
    };
    format!("{called}: {}{last}", step.kind.in_words())
}

/// What a step means for the contacts that are booked.
fn remarks(app: &App, family: &Family, step: &Step) -> Vec<Remark> {
    let booked = ahead(&app.room(), &family.reference, app.asked());
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
        0 => format!("No booked contact is taken off the rota.{last}"),
        1 => format!("1 booked contact is taken off the rota.{last}"),
        many => format!("{many} booked contacts, and any after them, are taken off the rota.{last}"),
    };
    vec![if gone > 0 { Remark::warning(text) } else { Remark::told(text) }]
}
