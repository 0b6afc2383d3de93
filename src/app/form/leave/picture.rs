//! What a form of leave shows below its fields: what the leave touches, kept while neither it nor the state changes.

use std::sync::Arc;

use crate::app::form::FormRemark;
use crate::app::screen::leave;
use crate::app::screen::leave::words::{over_in_words, remaining_in_words};
use crate::app::{App, words};
use crate::domain::{FamilyRef, Leave, LeaveKey, LeaveKind, State};
use crate::report::absence::{AbsencePicture, weeks_read};
use crate::rota::leave::Remaining;

/// A look at a leave.
#[derive(Default)]
pub(in crate::app) struct Look {
    of: Option<(Leave, Arc<State>)>,
    /// What there is to say.
    pub remarks: Vec<FormRemark>,
    /// Why it is more than whoever asks may ask for, if so.
    pub beyond: Option<String>,
}

pub(in crate::app) fn told(text: String) -> FormRemark {
    FormRemark::told(text)
}

impl Look {
    /// Looks at a leave, unless this look is at the same already.
    pub(in crate::app) fn at(&mut self, app: &App, leave: &Leave, known_as: Option<&LeaveKey>) {
        if self.is_of(leave, &app.state) {
            return;
        }
        self.of = Some((leave.clone(), app.state.clone()));
        let remaining = Remaining::of(&app.state, leave, known_as, app.today());
        self.remarks = remaining.iter().map(|it| told(remaining_in_words(it))).collect();
        self.beyond = remaining.and_then(|it| app.beyond(leave, &it));
        if let Some(over) = remaining.filter(|it| it.is_over() && self.beyond.is_none()) {
            let text = format!("{}.", words::capital(&over_in_words(leave, &over, app.today())));
            self.remarks.push(FormRemark::warning(text));
        }
        self.remarks.extend(app.look_at(leave, known_as));
    }

    /// Forgets what was looked at: what is written is no leave.
    pub(in crate::app) fn away(&mut self) {
        *self = Self::default();
    }

    /// The leave that is looked at.
    pub(in crate::app) fn leave(&self) -> Option<&Leave> {
        self.of.as_ref().map(|(leave, _)| leave)
    }

    fn is_of(&self, leave: &Leave, state: &Arc<State>) -> bool {
        self.of.as_ref().is_some_and(|(it, of)| it == leave && Arc::ptr_eq(of, state))
    }
}

impl App {
    /// Why a leave is more than whoever sits here may ask for, if so; whoever decides may note what they see fit.
    pub(in crate::app) fn beyond(&self, leave: &Leave, remaining: &Remaining) -> Option<String> {
        let over = remaining.is_over() && !leave::decides_for(self, &leave.person);
        over.then(|| over_in_words(leave, remaining, self.today()))
    }

    /// What there is to say of a leave before it is sent, or decided on.
    fn look_at(&self, leave: &Leave, known_as: Option<&LeaveKey>) -> Vec<FormRemark> {
        let mut remarks = vec![];
        if leave.kind == LeaveKind::Wellbeing {
            remarks.push(told("You need not say why, and no reason is kept.".to_owned()));
        }
        let weeks = weeks_read(leave);
        if self.state.missing(*weeks.start(), *weeks.end()).next().is_some() {
            remarks.push(told("Loading what it touches …".to_owned()));
            return remarks;
        }
        let Ok(picture) = AbsencePicture::of(&self.rules(), leave, known_as, self.now) else {
            return remarks;
        };
        remarks.extend(leave::picture_in_words(self, &picture).into_iter().map(told));
        remarks
    }

    /// What a leave touches, in half a line.
    pub(in crate::app) fn touches_in_words(&self, leave: &Leave) -> Option<String> {
        let picture = AbsencePicture::of(&self.rules(), leave, None, self.now).ok()?;
        if picture.sessions.is_empty() {
            return Some("nothing is booked in it".to_owned());
        }
        let named = |families: &[FamilyRef]| match words::families(families) {
            none if none.is_empty() => none,
            some => format!(" ({some})"),
        };
        let left = match picture.to_cover.len() {
            0 => "nothing to cover".to_owned(),
            many => format!("{many} to cover{}", named(&picture.families_to_cover())),
        };
        let begun = match picture.begun.len() {
            0 => String::new(),
            many => format!(", {many} begun already"),
        };
        // What it adds is told at the bottom, as of any draft.
        Some(format!("{left}{begun}"))
    }
}
