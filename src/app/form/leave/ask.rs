//! The form of a leave: whose, of which kind, from when to when; below it what the leave touches, before it is sent.

use std::ops::RangeInclusive;

use super::picture::Look;
use crate::app::form::session::known;
use crate::app::form::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::layer::Draft;
use crate::app::quick::{Reading, Written};
use crate::app::screen::leave;
use crate::app::{App, quick, words};
use crate::domain::{
    Change, Date, Decision, Entity, Key, Leave, LeaveKey, LeaveKind, LeaveSpan, LeaveState, PersonId, Role,
    Week,
};
use crate::planner::absence::weeks_read;
use crate::rota::absence::hitch;
use crate::rota::leave::Remaining;

/// What a form of a leave is about.
pub struct LeaveForm {
    /// Whose it is, where the form does not ask.
    person: PersonId,
    /// The leave that is changed.
    was: Option<Leave>,
    /// What it touches.
    pub look: Look,
}

impl App {
    /// Asks for leave over the marked days, or opens what is marked: to decide on it, or to change it.
    pub(in crate::app) fn ask_leave(&mut self) {
        let there = leave::marked(self).filter(|_| self.screens.leave.anchor.is_none());
        match there {
            Some(leave)
                if leave.state == LeaveState::Requested && leave::decides_for(self, &leave.person) =>
            {
                self.open_decision(&leave);
            }
            Some(leave) if self.may_change_leave(&leave) => self.open_leave_form(Some(&leave), None),
            Some(leave) if self.me.person() == Some(&leave.person) => {
                self.regret("This is decided: ask your team lead to change it, or ask for other days.");
            }
            _ => self.open_leave_form(None, None),
        }
    }

    /// Notes that somebody is ill on the marked day.
    pub(in crate::app) fn note_sickness(&mut self) {
        self.open_leave_form(None, Some(LeaveKind::Sick));
    }

    fn may_change_leave(&self, leave: &Leave) -> bool {
        let own = self.me.person() == Some(&leave.person);
        leave::decides_for(self, &leave.person) || (own && leave.state == LeaveState::Requested)
    }

    /// Whose leave is written here: peers write their own.
    pub(in crate::app) fn leave_person(&self) -> Option<PersonId> {
        let me = self
            .me
            .person()
            .filter(|me| self.state.person(me).is_some_and(|person| person.role != Role::TeamLead));
        me.or(self.spot.person.as_ref()).cloned()
    }

    fn leave_days(&self) -> (Date, Date) {
        self.screen.handler().days(self)
    }

    fn open_leave_form(&mut self, was: Option<&Leave>, kind: Option<LeaveKind>) {
        let Some(person) = was.map(|leave| leave.person.clone()).or_else(|| self.leave_person()) else {
            return;
        };
        let (from, to) =
            was.map_or(self.leave_days(), |leave| (leave.span.first_day(), leave.span.last_day()));
        let times = match was.map(|leave| leave.span) {
            Some(LeaveSpan::Times { from, to }) => format!("{}-{}", from.time(), to.time()),
            _ => String::new(),
        };
        let kind = kind.or(was.map(|leave| leave.kind)).unwrap_or(LeaveKind::Annual);
        let asks = leave::decides_for(self, &person);
        let mut fields = vec![
            Field::new("kind", "Kind", FieldKind::Words(LeaveKind::WORDS), kind.to_string()),
            Field::new("from", "From", FieldKind::Day, from.to_string()).hint("2026-12-03, thu, 3/12"),
            Field::new("to", "To", FieldKind::EndDay("from"), to.to_string()).hint("left out: that one day"),
            Field::new("times", "Times", FieldKind::Free, times).hint("left out: whole days; or 13:00-15:00"),
        ];
        if asks {
            fields.push(Field::new("person", "Who", FieldKind::People, person.to_string()));
        }
        let name = self.state.call(&person);
        let title = match (was, kind, asks) {
            (Some(leave), ..) => format!("Change · {}", words::leave(leave, &self.state, self.today())),
            (None, LeaveKind::Sick, _) => format!("Sickness · {name}"),
            (None, _, true) => format!("Leave · {name}"),
            (None, _, false) => format!("Ask for leave · {name}"),
        };
        self.screens.leave.anchor = None;
        let form = LeaveForm { person, was: was.cloned(), look: Look::default() };
        let purpose = FormPurpose::Leave(Box::new(form));
        self.open_form(title, purpose, fields);
    }
}

impl App {
    /// Takes leave that cannot be out of a line that was read, and says why.
    pub(in crate::app) fn check_leave(&self, reading: &mut Reading) {
        let Some(Written::Leave(leave)) = &reading.written else { return };
        let problem = match hitch(&self.state, leave, None) {
            Some(hitch) => Some(leave::hitch_in_words(self, leave, &hitch).1),
            None => {
                Remaining::of(&self.state, leave, None, self.today()).and_then(|it| self.beyond(leave, &it))
            }
        };
        if problem.is_some() {
            (reading.problem, reading.written) = (problem, None);
        }
    }

    /// What a line asks for, in words; of leave, with what it touches.
    pub(in crate::app) fn in_words_with_touches(&self, written: &Written) -> String {
        let words = self.in_words(written);
        let touches = match written {
            Written::Leave(leave) => self.touches_in_words(leave),
            _ => None,
        };
        touches.map_or(words.clone(), |touches| format!("{words} · {touches}"))
    }
}

impl FormLayer {
    /// Reads the fields of a leave, each with what is wrong with it, and looks at what the leave touches.
    pub(in crate::app) fn read_leave(&mut self, app: &App) {
        for field in &mut self.fields {
            field.problem = None;
        }
        let FormPurpose::Leave(form) = &self.purpose else { return };
        let known_as = form.was.as_ref().map(Entity::key);
        let read = self.leave_written(form, app);
        if let FormPurpose::Leave(form) = &mut self.purpose {
            match &read {
                Ok(leave) => form.look.at(app, leave, known_as.as_ref()),
                Err(_) => form.look.away(),
            }
        }
        let read = read.and_then(|leave| self.within_what_is_left(&leave));
        if let Err((field, words)) = read {
            let there = self.fields.iter().any(|it| it.name == field);
            self.mark_problem(if there { field } else { "from" }, &words);
        }
    }

    /// Whoever asks asks for no more than is left; whoever decides may note more, and reads that it is.
    fn within_what_is_left(&self, leave: &Leave) -> Result<(), (&'static str, String)> {
        let FormPurpose::Leave(form) = &self.purpose else { return Ok(()) };
        let field = match leave.span {
            LeaveSpan::Days { .. } => "to",
            LeaveSpan::Times { .. } => "times",
        };
        form.look.beyond.clone().map_or(Ok(()), |words| Err((field, words)))
    }

    /// The leave that is written; the error names the field and says what is wrong with it.
    fn leave_written(&self, form: &LeaveForm, app: &App) -> Result<Leave, (&'static str, String)> {
        let state = &app.state;
        let person = match self.value("person") {
            "" => form.person.clone(),
            written => {
                let ids: Vec<&str> = state.records.people.keys().map(AsRef::as_ref).collect();
                known("person", written, &ids).map_err(|words| ("person", words))?;
                PersonId::parse(written).map_err(|wrong| ("person", wrong.to_string()))?
            }
        };
        let kind: LeaveKind = self.value("kind").parse().map_err(|wrong| at("kind", &wrong))?;
        let from = self.day("from", app).map_err(|words| ("from", words))?;
        let to = self.day_if_any("to", app).map_err(|words| ("to", words))?.unwrap_or(from);
        let span = match self.value("times") {
            "" => LeaveSpan::Days { from, to },
            written => {
                let (start, end) = quick::times(written).ok_or_else(|| {
                    ("times", format!("{written:?} is not a time from and to, such as 13:00-15:00"))
                })?;
                LeaveSpan::Times { from: from.at(start), to: to.at(end) }
            }
        };
        let agreed = form.was.as_ref().map(|was| was.state);
        let new = if leave::decides_for(app, &person) { LeaveState::Approved } else { LeaveState::Requested };
        let mut leave = Leave { person, kind, span, state: agreed.unwrap_or(new), number: 0 };
        let known_as = form.was.as_ref().map(Entity::key);
        leave.number = free_number(app, &leave, known_as.as_ref())
            .ok_or_else(|| ("from", "there is too much leave on that day already".to_owned()))?;
        match hitch(state, &leave, known_as.as_ref()) {
            Some(hitch) => Err(leave::hitch_in_words(app, &leave, &hitch)),
            None => Ok(leave),
        }
    }

    /// What the form of a leave would save.
    pub(in crate::app) fn leave_draft(&self, form: &LeaveForm, app: &App) -> Result<Draft, String> {
        let leave = self.leave_written(form, app).map_err(|(_, words)| words)?;
        let said = words::leave_in_public(&leave, &app.state, app.today());
        let summary = match (&form.was, leave.state) {
            (Some(_), _) => format!("Change leave: {said}"),
            (None, LeaveState::Requested) => format!("Ask for leave: {said}"),
            (None, _) => format!("Note leave: {said}"),
        };
        let mut changes = vec![];
        if let Some(was) = form.was.as_ref().filter(|was| was.key() != leave.key()) {
            changes.push(Change::Remove(Key::Leave(was.key())));
            // What was decided goes along.
            if let Some(row) = app.state.records.decisions.get(&was.key()) {
                let decision = Decision::clone(&row.item);
                changes.push(Change::Remove(Key::Decision(was.key())));
                let (from, kind, number) = (leave.span.first_day(), leave.kind, leave.number);
                changes.push(Decision { from, kind, number, ..decision }.into());
            }
        }
        if form.was.as_ref() != Some(&leave) {
            changes.push(leave.into());
        }
        Ok(Draft::new(self.base.clone(), changes, summary))
    }

    /// Reads the form anew where what it shows of a leave was looked up in another state.
    pub(in crate::app) fn refresh(&mut self, app: &App) {
        let stale = match &self.purpose {
            FormPurpose::Leave(form) => form.look.is_stale(&app.state),
            FormPurpose::Decision(form) => form.look.is_stale(&app.state),
            _ => false,
        };
        if stale {
            self.read(app);
        }
    }

    /// The weeks that must be here to say what the leave in this form touches.
    pub(in crate::app) fn leave_weeks(&self) -> Option<RangeInclusive<Week>> {
        let look = match &self.purpose {
            FormPurpose::Leave(form) => &form.look,
            FormPurpose::Decision(form) => return Some(form.weeks_read()),
            _ => return None,
        };
        look.leave().map(weeks_read)
    }
}

/// The lowest number under which a leave can be kept beside those of the same person, day and kind.
fn free_number(app: &App, leave: &Leave, known_as: Option<&LeaveKey>) -> Option<u8> {
    let there = |number: &u8| {
        let key = (leave.person.clone(), leave.span.first_day(), leave.kind, *number);
        Some(&key) != known_as && app.state.records.leave.contains_key(&key)
    };
    (0..=u8::MAX).find(|number| !there(number))
}

fn at(field: &'static str, wrong: &crate::domain::Malformed) -> (&'static str, String) {
    (field, wrong.to_string())
}
