//! Forms: fields of text with their proposals and what is wrong with each.

pub(in crate::app) mod case;
pub(in crate::app) mod days;
pub(in crate::app) mod first_run;
pub(in crate::app) mod group;
pub(in crate::app) mod leave;
pub(in crate::app) mod measure;
pub(in crate::app) mod organisation;
pub(in crate::app) mod policy;
pub(in crate::app) mod remark;
pub(in crate::app) mod repeating;
pub(in crate::app) mod session;
pub(in crate::app) mod share;
pub(in crate::app) mod split;
pub(in crate::app) mod supervisor;
mod take;

use std::ops::RangeInclusive;
use std::sync::Arc;

use tui_input::Input as Text;

use self::case::{FamilyForm, StepForm};
use self::group::GroupForm;
use self::policy::PolicyForm;
use self::share::ShareForm;
use self::split::SplitForm;
use super::App;
use super::quick::Proposal;
use super::screen::leave::{DecisionForm, LeaveForm};
use crate::domain::{Key, OrganisationId, PersonId, State, Track, Week};
use crate::planner::edit::Reach;
use crate::rota::Booked;
use crate::rota::leave::LeaveYear;

/// What a field takes, and so what is proposed in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Any text.
    Free,
    /// A day.
    Day,
    /// The last of some days, of which the first is in the field of this name.
    LastDay(&'static str),
    /// The same of some days off, which are seldom a year.
    EndDay(&'static str),
    /// A time.
    Time,
    /// A length.
    Length,
    /// An activity.
    Activity,
    /// People, separated by spaces.
    People,
    /// Families, separated by spaces.
    Families,
    /// A group.
    Group,
    /// A place.
    Place,
    /// One of a few words.
    Words(&'static [&'static str]),
    /// One of the field's own choices.
    Choice,
}

/// A field.
pub struct Field {
    /// Its name within the form.
    pub name: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What it takes.
    pub kind: FieldKind,
    /// What is written.
    pub text: Text,
    /// What to write, while it is empty.
    pub hint: &'static str,
    /// What there is to choose from, where it is one of several.
    pub choices: Vec<String>,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// The day that is meant, where it is not written in full.
    pub meant: Option<String>,
}

impl Field {
    /// A field with something in it already.
    #[must_use]
    pub fn new(name: &'static str, label: &'static str, kind: FieldKind, text: String) -> Self {
        Self {
            name,
            label,
            kind,
            text: Text::new(text),
            hint: "",
            choices: vec![],
            problem: None,
            meant: None,
        }
    }

    /// A field that is one of several, the first one in it.
    #[must_use]
    pub fn choice(name: &'static str, label: &'static str, choices: Vec<String>) -> Self {
        let first = choices.first().cloned().unwrap_or_default();
        Self { choices, ..Self::new(name, label, FieldKind::Choice, first) }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }
}

/// What a form is for.
pub enum FormPurpose {
    /// A session, as it is booked, or a new one.
    Session(Option<Box<Booked>>),
    /// A value of a policy.
    Policy(Box<PolicyForm>),
    /// The shares of a post.
    Share(Box<ShareForm>),
    /// How a post is split.
    Split(Box<SplitForm>),
    /// Leave of somebody.
    Leave(Box<LeaveForm>),
    /// What becomes of leave that was asked for.
    Decision(Box<DecisionForm>),
    /// Time that somebody earned.
    Toil(PersonId),
    /// Who supervises somebody on a track.
    Supervisor(PersonId, Track),
    /// A group.
    Group(Box<GroupForm>),
    /// What somebody carries over into a leave year.
    Carry(PersonId, LeaveYear),
    /// An organisation, or a new one.
    Organisation(Option<OrganisationId>),
    /// A measure, by whoever took it.
    Measure(PersonId),
    /// A family.
    Family(Box<FamilyForm>),
    /// A step of a case.
    Step(Box<StepForm>),
    /// The short set-up.
    SetUp,
}

/// A form.
pub struct FormLayer {
    /// Its title.
    pub title: String,
    /// What it is for.
    pub purpose: FormPurpose,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Which field is being written in.
    pub at: usize,
    /// What the word being written could become.
    pub proposals: Vec<Proposal>,
    /// Which one is marked.
    pub marked: usize,
    /// The state the author sees.
    pub base: Arc<State>,
    /// How much of a series it reaches.
    pub reach: Reach,
}

impl FormLayer {
    /// Whether it is the form of a session that is no longer there.
    pub(super) fn is_of_something_gone(&self, state: &State) -> bool {
        let FormPurpose::Session(Some(booked)) = &self.purpose else { return false };
        let key = Key::Session((booked.start.date().week(), booked.id.clone()));
        let is_stored = || state.sheets().any(|(_, sheet)| sheet.speaks_of(&booked.id));
        !is_stored() && state.given_occurrence(&key).is_none()
    }

    /// The weeks that it reads.
    pub(super) fn weeks_needed(&self, app: &App) -> Option<RangeInclusive<Week>> {
        match &self.purpose {
            FormPurpose::Share(share) => Some(share.weeks(app.spot.week(), app.today().week(), &app.state)),
            FormPurpose::Split(split) => split.weeks_read(),
            _ => self.leave_weeks(),
        }
    }

    /// A form from its first field.
    #[must_use]
    pub fn new(title: String, purpose: FormPurpose, fields: Vec<Field>, base: Arc<State>) -> Self {
        Self { title, purpose, fields, at: 0, proposals: vec![], marked: 0, base, reach: Reach::This }
    }

    /// What is written in a field, trimmed.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|field| field.name == name).map_or("", |field| field.text.value().trim())
    }

    /// Reads one field, and notes what is wrong with it.
    pub(super) fn part<T>(
        &self,
        name: &'static str,
        problems: &mut Vec<(&'static str, String)>,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        read(self.value(name)).map_err(|problem| problems.push((name, problem))).ok()
    }

    /// Says of each field what is wrong with it, by name; the rest is well.
    pub(super) fn note_problems(&mut self, problems: &[(&'static str, String)]) {
        for field in &mut self.fields {
            let found = problems.iter().find(|(name, _)| *name == field.name);
            field.problem = found.map(|(_, words)| words.clone());
        }
    }

    /// The first thing that is wrong, with the field it is wrong in.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        self.fields
            .iter()
            .find_map(|field| field.problem.as_ref().map(|problem| format!("{}: {problem}", field.label)))
    }

    /// Goes to the next field, or the one before, round and round.
    pub fn step(&mut self, forward: bool) {
        let all = self.fields.len().max(1);
        self.at = (self.at + if forward { 1 } else { all - 1 }) % all;
        self.proposals.clear();
        self.marked = 0;
    }
}
