//! The form of a family, by its reference only: each field is read into the family as it would be.

use std::sync::Arc;

use super::LONGEST_INTERVAL_DAYS;
use super::baby;
use super::read::{
    backup, formats, key_worker, past, reference, reminders, reminders_in_words, tags, worker,
};
use crate::app::form::every;
use crate::app::form::name_list::NameList;
use crate::app::form::value::at;
use crate::app::form::values::{if_any, minutes, one};
use crate::app::form::written_when::typed;
use crate::app::form::{Context, Field, FieldKind, Fields, Findings, Form, FormRemark};
use crate::app::layer::draft::Draft;
use crate::app::screen::caseload;
use crate::app::{App, ScreenId, Target};
use crate::domain::{
    Change, Complexity, Date, Family, FamilyRef, FamilyStatus, Key, LastContact, Malformed, Minutes,
    PersonId, State, StepKind, TeamKind, Visit,
};
use crate::planner::Requester;
use crate::planner::caseload::{Carried, contacts_handed_over, noted};
use crate::planner::edit::Edits;
use crate::rules::RuleContext;

impl App {
    /// Opens the form of a new referral.
    pub(in crate::app) fn open_new_family(&mut self) {
        let me = self.me.person().and_then(|me| self.state.person(me)).map(|me| me.team.clone());
        let chosen = self.screens.caseload.choice.team.clone();
        let marked = caseload::marked(self).map(|line| line.family.team.clone());
        let first = || self.state.records.teams.keys().next().cloned();
        let Some(team) = chosen.or(me).or(marked).or_else(first) else {
            self.report_error("There is no team yet: set one up first.");
            return;
        };
        let Ok(reference) = FamilyRef::parse("new") else { return };
        let start = Family::new(reference, team, FamilyStatus::Referred, self.today());
        self.open_family_form("Referral in".to_owned(), None, start);
    }

    /// Opens the form of the marked family.
    pub(in crate::app) fn open_family(&mut self) {
        let Some(family) = caseload::marked(self).map(|line| Family::clone(&line.family)) else { return };
        let title = format!("Edit · {}", family.reference.called());
        self.open_family_form(title, Some(family.clone()), family);
    }

    fn open_family_form(&mut self, title: String, before: Option<Family>, family: Family) {
        let is_on_unit = self.state.team(&family.team).is_some_and(|team| team.kind == TeamKind::Mbu);
        let last_contact = self.state.contact_before(&family.reference);
        let start = Values { family, last_contact };
        self.open_form(title, FamilyForm { before, start, is_on_unit });
    }
}

/// The form of a family.
struct FamilyForm {
    /// As it was; `None` for a new referral.
    before: Option<Family>,
    /// What the form opens with.
    start: Values,
    /// Whether the team is a unit, to which families are admitted.
    is_on_unit: bool,
}

/// What the fields of a family say.
#[derive(Clone)]
struct Values {
    family: Family,
    /// The last contact of a case that was running before it came in here.
    last_contact: Option<Date>,
}

impl FamilyForm {
    /// Whether it asks for the baby: in loss mode what is known stays known, and is nowhere shown.
    fn asks_for_baby(&self) -> bool {
        !self.start.family.loss
    }
}

type At<'a> = Context<'a, FamilyForm>;

impl Fields for FamilyForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "Reference",
            |_, _| String::new(),
            |it, written, at| {
                it.family.reference = reference(at.base, written)?;
                Ok(())
            },
        )
        .hint("such as c11: never a name, never a health number")
        .only_if(|form| form.before.is_none()),
        &Field::<Self>::at("Team", &at!(family.team)).hint("which team she is with"),
        &Field::<Self>::new(
            "Worker",
            |it, state| name(state, it.family.worker.as_ref()),
            |it, written, at: &At| {
                let before = at.form.before.as_ref().and_then(|before| before.worker.as_ref());
                it.family.worker = worker(at.base, written, (&it.family, at.app.today()), before)?;
                Ok(())
            },
        )
        .of(FieldKind::Person)
        .says(|it, at| name(at.base, it.family.worker.as_ref()).into())
        .hint("left out: still to be matched"),
        &Field::<Self>::new(
            "Key worker",
            |it, state| name(state, it.family.key_worker.as_ref()),
            |it, written, at| {
                it.family.key_worker = key_worker(at.base, written)?;
                Ok(())
            },
        )
        .of(FieldKind::Person)
        .says(|it, at| name(at.base, it.family.key_worker.as_ref()).into())
        .hint("the clinician in charge of the care"),
        &Field::<Self>::new(
            "Every",
            |it, _| it.family.every_days.map(every::in_words).unwrap_or_default(),
            |it, written, _| {
                it.family.every_days =
                    if_any(written, |written| every::days(written, LONGEST_INTERVAL_DAYS))?;
                Ok(())
            },
        )
        .says(|it, _| it.family.every_days.map(every::in_words).unwrap_or_default().into())
        .hint("2 weeks, or 10 days: from one contact to the next"),
        &Field::<Self>::new(
            "Baby",
            |it, _| baby::written(&it.family),
            |it, written, at| baby::read(&mut it.family, written, at.app),
        )
        .says(|it, at| baby::in_words(&it.family, at.app.today()).into())
        .hint("born 2 oct, due feb 2027")
        .only_if(Self::asks_for_baby),
        &Field::<Self>::new(
            "Backup",
            |it, state| name(state, it.family.backup.as_ref()),
            |it, written, at: &At| {
                let before = at.form.before.as_ref().and_then(|before| before.backup.as_ref());
                it.family.backup = backup(at.base, written, (&it.family, at.app.today()), before)?;
                Ok(())
            },
        )
        .of(FieldKind::Person)
        .says(|it, at| name(at.base, it.family.backup.as_ref()).into())
        .hint("who steps in"),
        &Field::<Self>::new(
            "Referred",
            |it, _| typed(it.family.referred),
            |it, written, at| {
                it.family.referred = past(at.app, written, "note a referral once it has come in")?;
                Ok(())
            },
        )
        .day(|it| Some(it.family.referred))
        .hint("wed, 2 dec, 2/12"),
        &Field::<Self>::new(
            "Admitted",
            |it, _| it.family.admitted.map(typed).unwrap_or_default(),
            |it, written, at| {
                let read = |it: &str| past(at.app, it, "note an admission once she is there");
                it.family.admitted = if_any(written, read)?;
                Ok(())
            },
        )
        .day(|it| it.family.admitted)
        .hint("the day she came to the unit")
        .only_if(|form| form.is_on_unit),
        &Field::<Self>::new(
            "Started",
            |it, _| it.family.started.map(typed).unwrap_or_default(),
            |it, written, at| {
                it.family.started =
                    if_any(written, |it| past(at.app, it, "note the start once it has happened"))?;
                Ok(())
            },
        )
        .day(|it| it.family.started)
        .hint("the day support began; left out: not yet"),
        &Field::<Self>::new(
            "Last contact",
            |it, _| it.last_contact.map(typed).unwrap_or_default(),
            |it, written, at| {
                let read = |it: &str| past(at.app, it, "note a contact once it has taken place");
                it.last_contact = if_any(written, read)?;
                Ok(())
            },
        )
        .day(|it| it.last_contact)
        .hint("of a case that was running before it came in here"),
        &Field::<Self>::at("Loss mode", &at!(family.loss)),
        &Field::<Self>::new(
            "Length",
            |it, _| one(it.family.minutes.as_ref()),
            |it, written, _| {
                it.family.minutes = if_any(written, minutes)?;
                Ok(())
            },
        )
        .hint("0:45"),
        &Field::<Self>::new(
            "Formats",
            |it, _| it.family.formats.iter().map(|format| format.word()).collect::<Vec<_>>().join(" "),
            |it, written, _| {
                it.family.formats = formats(written)?;
                Ok(())
            },
        )
        .hint("in-person home phone video walk group"),
        &Field::<Self>::new(
            "Area",
            |it, state| {
                it.family.area.as_ref().map(|it| NameList::places(state).name(it)).unwrap_or_default()
            },
            |it, written, at| {
                it.family.area = NameList::places(at.base).if_any(written)?;
                Ok(())
            },
        )
        .of(FieldKind::Place)
        .says(|it, at| {
            it.family.area.as_ref().map(|it| NameList::places(at.base).name(it)).unwrap_or_default().into()
        })
        .hint("a place, by name"),
        &Field::<Self>::new(
            "Complexity",
            |it, _| it.family.complexity.word().to_owned(),
            |it, written, _| {
                it.family.complexity = written.parse().map_err(|wrong: Malformed| wrong.to_string())?;
                Ok(())
            },
        )
        .of(FieldKind::Words(Complexity::WORDS)),
        &Field::<Self>::new(
            "Visits",
            |it, _| it.family.visit.word().to_owned(),
            |it, written, _| {
                it.family.visit = written.parse().map_err(|wrong: Malformed| wrong.to_string())?;
                Ok(())
            },
        )
        .of(FieldKind::Words(Visit::WORDS)),
        &Field::<Self>::new(
            "Needs",
            |it, _| it.family.needs.join(" "),
            |it, written, _| {
                it.family.needs = tags(written)?;
                Ok(())
            },
        )
        .hint("tags to match on, such as travel-help; never a diagnosis"),
        &Field::<Self>::new(
            "Themes",
            |it, _| it.family.themes.join(" "),
            |it, written, _| {
                it.family.themes = tags(written)?;
                Ok(())
            },
        )
        .hint("tags to match on"),
        &Field::<Self>::new(
            "Look again",
            |it, _| it.family.review_by.map(typed).unwrap_or_default(),
            |it, written, at| {
                it.family.review_by = if_any(written, |written| at.app.read_coming_day(written))?;
                Ok(())
            },
        )
        .day(|it| it.family.review_by)
        .hint("by when"),
        &Field::<Self>::new(
            "Reminders",
            |it, _| it.family.reminders.as_ref().map(reminders_in_words).unwrap_or_default(),
            |it, written, _| {
                it.family.reminders = reminders(written)?;
                Ok(())
            },
        )
        .hint("only with consent: text 09:30-16:00"),
    ];

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn blank(&self) -> Values {
        let Family { reference, team, status, referred, .. } = self.start.family.clone();
        Values { family: Family::new(reference, team, status, referred), last_contact: None }
    }

    fn conclude(
        &mut self,
        Values { mut family, last_contact }: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        found.remarks = remarks(base, &family);
        if self.before.is_none()
            && let Some(since) = [family.started, last_contact].into_iter().flatten().min()
        {
            family.status = FamilyStatus::Active;
            family.referred = family.referred.min(since);
            let words = "Support is running: her next contact is counted from the last one.";
            found.remarks.push(FormRemark::told(words));
        }
        let called = family.reference.called();
        let rules = RuleContext::new(base, app.today());
        let asked = Requester { now: app.now, by: app.me.name() };
        let step = |kind, on, who: Option<&PersonId>| {
            let outcome = who.map(|who| base.display_name(who).to_owned());
            Change::from(noted(&rules, &family, kind, on, outcome, asked))
        };
        let mut changes: Vec<Change> = vec![];
        let mut summary = match &self.before {
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
        let before = self.before.as_ref().and_then(|it| it.worker.as_ref());
        if let Some((from, to)) = before.zip(family.worker.as_ref())
            && from != to
        {
            let (mut carried, mut edits) = (Carried::default(), Edits::on(rules.state));
            contacts_handed_over(&rules, &family.reference, (from, to), (&mut carried, &mut edits), asked)
                .map_err(super::error_in_words)?;
            changes.extend(edits.into_changes());
            summary.extend(carried.in_words().map(|what| format!("; {what}")));
        }
        if last_contact != base.contact_before(&family.reference) {
            let reference = family.reference.clone();
            changes.push(match last_contact {
                Some(on) => LastContact { family: reference, on }.into(),
                None => Change::Remove(Key::LastContact(reference)),
            });
        }
        // Who was to come after the worker before is settled by now.
        let settled = self
            .before
            .as_ref()
            .and_then(|it| base.succession(it))
            .filter(|it| before == Some(&it.leaver) && family.worker.as_ref() != before);
        changes.extend(settled.map(|it| Change::Remove(Key::Succession(it.family.clone()))));
        let lands = Some(Target::Marked(ScreenId::Caseload, Key::Family(family.reference.clone())));
        changes.push(family.into());
        Ok(Draft { lands, ..Draft::new(base.clone(), changes, summary) })
    }
}

impl Form for FamilyForm {}

/// What somebody is called; nothing of nobody.
fn name(state: &State, person: Option<&PersonId>) -> String {
    person.map(|it| NameList::people(state).name(it)).unwrap_or_default()
}

/// What there is to say that is no fault: ask first; more than was agreed.
fn remarks(state: &State, family: &Family) -> Vec<FormRemark> {
    let mut said = vec![];
    let worker = family.worker.as_ref().and_then(|worker| state.person(worker));
    if let Some(worker) = worker.filter(|it| family.themes.iter().any(|theme| it.ask_first.contains(theme))) {
        let text = format!("Ask {} first. No reason is needed.", state.display_name_of(worker));
        said.push(FormRemark::warning(text));
    }
    if family.minutes.is_some_and(|minutes| minutes > Minutes::hours(3)) {
        said.push(FormRemark::warning("More than three hours is long for one contact.".to_owned()));
    }
    said
}
