//! What is written in the form of a family, each field with what is wrong with it, in words.

use crate::app::form::FormLayer;
use crate::app::form::session;
use crate::app::layer::Draft;
use crate::app::{App, Remark, ScreenId, Target};
use crate::domain::{
    Change, DateOrMonth, Family, FamilyStatus, Key, Malformed, Minutes, PersonId, State, StepKind,
};
use crate::planner::Asked;
use crate::planner::caseload::{Carried, contacts_handed_over, noted};
use crate::planner::edit::Edits;
use crate::rules::Room;

use super::read::{
    area, born, due, every, formats, key_worker, past, reference, reminders, tags, team, worker,
    worker_or_none,
};

/// The form of a family.
#[derive(Debug)]
pub struct FamilyForm {
    /// As it was; `None` for a new referral.
    pub before: Option<Family>,
    /// What there is to say that is no fault.
    pub remarks: Vec<Remark>,
}

type Problems = Vec<(&'static str, String)>;

impl FamilyForm {
    pub(super) fn new(before: Option<Family>) -> Self {
        Self { before, remarks: vec![] }
    }
}

impl FormLayer {
    /// Reads the fields of a family, each with what is wrong with it.
    pub(in crate::app) fn read_family(&mut self, app: &App) {
        use crate::app::form::FormPurpose;
        let FormPurpose::Family(form) = &self.purpose else { return };
        let (family, problems) = self.family(form, app);
        let remarks = family.map_or_else(Vec::new, |family| remarks(&self.base, &family));
        self.note_problems(&problems);
        if let FormPurpose::Family(form) = &mut self.purpose {
            form.remarks = remarks;
        }
    }

    /// What the form of a family would save.
    pub(in crate::app) fn family_draft(&self, form: &FamilyForm, app: &App) -> Result<Draft, String> {
        let (family, problems) = self.family(form, app);
        if let Some((_, problem)) = problems.into_iter().next() {
            return Err(problem);
        }
        let family = family.ok_or_else(|| "there is more to write".to_owned())?;
        let called = family.reference.called();
        let room = Room::new(&self.base, app.today());
        let asked = Asked { now: app.now, by: app.me.name() };
        let step = |kind, on, who: Option<&PersonId>| {
            let outcome = who.map(|who| self.base.call(who).to_owned());
            Change::from(noted(&room, &family, kind, on, outcome, asked))
        };
        let mut changes: Vec<Change> = vec![];
        let mut summary = match &form.before {
            None => {
                changes.push(step(StepKind::Referred, family.referred, None));
                format!("Referral in: {called}")
            }
            Some(before) if before.worker != family.worker => {
                let kind = if before.worker.is_some() { StepKind::HandedOver } else { StepKind::Matched };
                changes.push(step(kind, app.today(), family.worker.as_ref()));
                format!("Edit {called}")
            }
            Some(_) => format!("Edit {called}"),
        };
        if let Some((from, to)) =
            form.before.as_ref().and_then(|it| it.worker.as_ref()).zip(family.worker.as_ref())
            && from != to
        {
            let (mut carried, mut edits) = (Carried::default(), Edits::on(room.state));
            contacts_handed_over(&room, &family.reference, (from, to), (&mut carried, &mut edits), asked)
                .map_err(super::hitch_in_words)?;
            changes.extend(edits.into_changes());
            summary.extend(carried.in_words().map(|what| format!("; {what}")));
        }
        let lands = Some(Target::Marked(ScreenId::Caseload, Key::Family(family.reference.clone())));
        changes.push(family.into());
        Ok(Draft { lands, ..Draft::new(self.base.clone(), changes, summary) })
    }

    fn family(&self, form: &FamilyForm, app: &App) -> (Option<Family>, Problems) {
        let mut problems = Problems::new();
        let p = &mut problems;
        let (state, today) = (&*self.base, app.today());
        let before = form.before.as_ref();
        let reference = match before {
            Some(family) => Some(family.reference.clone()),
            None => self.part("ref", p, |it| reference(state, it)),
        };
        let team = self.part("team", p, |it| team(state, it));
        let referred = self.part("referred", p, |it| past(app, it, "a referral is noted once it came in"));
        let loss = self.part("loss", p, |it| match it {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err("write yes or no".to_owned()),
        });
        let dates = self.dates(before, app, p);
        let key = self.part("key", p, |it| key_worker(state, it));
        let known = (reference.as_ref(), team.as_ref());
        let worker = self.part("worker", p, |it| {
            worker(state, it, known, today, before.and_then(|it| it.worker.as_ref()))
        });
        let backup =
            self.part("backup", p, |it| worker_or_none(state, it, known, today, before, worker.as_ref()));
        let every = self.part("every", p, every);
        let minutes = self.part("minutes", p, |it| match it {
            "" => Ok(None),
            it => session::minutes(it).map(Some).map_err(|wrong| wrong.to_string()),
        });
        let formats = self.part("formats", p, formats);
        let area = self.part("area", p, |it| area(state, it));
        let complexity =
            self.part("complexity", p, |it| it.parse().map_err(|wrong: Malformed| wrong.to_string()));
        let visit = self.part("visit", p, |it| it.parse().map_err(|wrong: Malformed| wrong.to_string()));
        let needs = self.part("needs", p, tags);
        let themes = self.part("themes", p, tags);
        let review = self.part("review", p, |it| match it {
            "" => Ok(None),
            it => app.read_day(it).map(Some),
        });
        let reminders = self.part("reminders", p, reminders);
        let family = || {
            let (reference, team, dates) = (reference?, team.clone()?, dates?);
            let new = || Family::new(reference.clone(), team.clone(), FamilyStatus::Referred, today);
            let start = before.cloned().unwrap_or_else(new);
            Some(Family {
                reference,
                team,
                referred: referred?,
                loss: loss?,
                due: dates.due,
                born: dates.born,
                key_worker: key?,
                worker: worker.clone()?,
                backup: backup?,
                every_days: every?,
                minutes: minutes?,
                formats: formats?,
                area: area?,
                complexity: complexity?,
                visit: visit?,
                needs: needs?,
                themes: themes?,
                review_by: review?,
                reminders: reminders?,
                ..start
            })
        };
        (family(), problems)
    }

    /// The due date and the birth; where the form does not show them they stay as they are.
    fn dates(&self, before: Option<&Family>, app: &App, problems: &mut Problems) -> Option<Dates> {
        if !self.fields.iter().any(|field| field.name == "born") {
            return Some(Dates { due: before.and_then(|it| it.due), born: before.and_then(|it| it.born) });
        }
        let born = self.part("born", problems, |it| born(app, it));
        let is_born = born.is_some_and(|born| born.is_some());
        let due = self.part("due", problems, |it| due(app, it, is_born));
        Some(Dates { due: due?, born: born? })
    }
}

/// When the baby is due, and when it was born.
struct Dates {
    due: Option<DateOrMonth>,
    born: Option<DateOrMonth>,
}

/// What there is to say that is no fault: ask first; more than was agreed.
fn remarks(state: &State, family: &Family) -> Vec<Remark> {
    let mut said = vec![];
    let worker = family.worker.as_ref().and_then(|worker| state.person(worker));
    if let Some(worker) = worker.filter(|it| family.themes.iter().any(|theme| it.ask_first.contains(theme))) {
        let text = format!("Ask {} first. No reason is needed.", worker.short_name());
        said.push(Remark::warning(text));
    }
    if family.minutes.is_some_and(|minutes| minutes > Minutes::hours(3)) {
        said.push(Remark::warning("More than three hours is long for one contact.".to_owned()));
    }
    said
}
