//! Deciding on leave that was asked for: the same picture that whoever asked has seen, and the reason, which is kept.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::picture::Look;
use super::with_cover::{WithCover, need};
use crate::app::form::values::{one, text};
use crate::app::form::{Field, FieldKind, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::screen::leave;
use crate::app::{App, words};
use crate::domain::{Change, Decision, Entity, Leave, LeaveKind, LeaveState, State, Week};
use crate::report::absence::weeks_read;
use crate::rota::absence::{AbsenceError, absence_error};

/// What can be decided.
const CHOICES: &[&str] = &["approve", "approve with cover", "decline"];

/// What is decided.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Approve,
    WithCover,
    Decline,
}

impl Verdict {
    const ALL: [Self; 3] = [Self::Approve, Self::WithCover, Self::Decline];

    const fn word(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::WithCover => "approve with cover",
            Self::Decline => "decline",
        }
    }

    fn read(written: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|it| it.word() == written);
        found.ok_or_else(|| "write approve, approve with cover or decline".to_owned())
    }
}

/// What a decision is about.
struct DecisionForm {
    leave: Leave,
    /// What it opens with.
    opens: Verdict,
    /// What it touches.
    look: Look,
    /// What would be done to cover it, since that was first chosen.
    cover: Option<WithCover>,
    /// What is decided, where that can be read.
    verdict: Option<Verdict>,
}

impl App {
    /// Opens the decision on the marked request.
    pub(in crate::app) fn decide_leave(&mut self) {
        match leave::mark_shown(self) {
            Some(leave) if leave.state != LeaveState::Requested => {
                self.say("This has been decided already; Enter changes it.");
            }
            Some(leave) if leave::decides_for(self, &leave.person) => self.open_decision(&leave),
            Some(_) => self.report_error("Their team lead decides on this."),
            None => {
                let many = leave::requests(self).iter().filter(|request| request.to_decide).count();
                self.say(match many {
                    0 => "Nobody has asked for leave on this day.".to_owned(),
                    many => format!("{many} to decide, none of them on this day: go to the requests first."),
                });
            }
        }
    }

    /// Decides what is asked for on the selected day, where sessions are shown.
    pub(in crate::app) fn decide_here(&mut self) {
        if let Ok(leave) = self.to_decide_here() {
            self.open_decision(&leave);
        }
    }

    /// The leave of the selected person that is to be decided on the selected day; else why there is none.
    pub(in crate::app) fn to_decide_here(&self) -> Result<Arc<Leave>, &'static str> {
        let person = self.selection.person.as_ref().ok_or("nobody is selected")?;
        let leave = leave::leave_on(self, person, self.selection.day);
        let leave = leave.filter(|leave| leave.state == LeaveState::Requested);
        let leave = leave.ok_or("nobody has asked for leave on this day")?;
        if leave.is_over(self.today()) {
            return Err("it is over; for the record it can be decided on the Leave screen");
        }
        if !leave::decides_for(self, person) {
            return Err("their team lead decides on this");
        }
        // Whoever went on to a session of the day means that; the first is marked with the day.
        let first = self.view().and_then(|view| view.sessions(person, self.selection.day).next());
        if self.selection.session.is_some() && first.map(|it| &it.id) != self.selection.session.as_ref() {
            return Err("one of the day's sessions is marked");
        }
        Ok(leave)
    }

    /// Opens the decision on a request, to be approved unless something else is chosen.
    pub(in crate::app) fn open_decision(&mut self, leave: &Leave) {
        self.open_deciding(leave, Verdict::Approve);
    }

    /// The same, to be declined.
    pub(in crate::app) fn open_declining(&mut self, leave: &Leave) {
        self.open_deciding(leave, Verdict::Decline);
    }

    fn open_deciding(&mut self, leave: &Leave, opens: Verdict) {
        let title = format!("Decide · {}", words::leave(leave, &self.state, self.today()));
        let (leave, look, verdict) = (leave.clone(), Look::default(), None);
        self.open_form(title, DecisionForm { leave, opens, look, cover: None, verdict });
    }
}

impl App {
    /// What stands against agreeing to a leave that was asked for, with what whoever decides can do.
    fn against_approving(&self, leave: &Leave, error: &AbsenceError) -> String {
        match error {
            AbsenceError::Overlaps { other, .. } if other.state == LeaveState::Requested => {
                format!("{} is asked for too: decline one of them first", self.leave_in_words(other))
            }
            AbsenceError::Overlaps { other, .. } => {
                format!(
                    "there is {} already: decline this, or call that off first",
                    self.leave_in_words(other)
                )
            }
            _ => leave::error_in_words(self, leave, error).1,
        }
    }
}

/// What its fields say.
struct Values {
    verdict: Verdict,
    reason: Option<String>,
}

static DECISION: Field<DecisionForm> = Field::<DecisionForm>::new(
    "Decision",
    |it, _| it.verdict.word().to_owned(),
    |it, written, _| {
        it.verdict = Verdict::read(written)?;
        Ok(())
    },
)
.of(FieldKind::Words(CHOICES));

// Of a wellbeing day nothing is asked and nothing kept, of whoever decides either.
static REASON: Field<DecisionForm> = Field::<DecisionForm>::new(
    "Reason",
    |it, _| one(it.reason.as_ref()),
    |it, written, at| {
        it.reason = text(written);
        match it.verdict {
            Verdict::Decline if it.reason.is_none() && at.form.leave.kind != LeaveKind::Wellbeing => {
                Err("say why in a few words; the person asking reads it".to_owned())
            }
            _ => Ok(()),
        }
    },
)
.hint("kept with it, and shown to the person asking")
.only_if(|form| form.leave.kind != LeaveKind::Wellbeing);

impl Fields for DecisionForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[&DECISION, &REASON];

    fn start(&self) -> Values {
        Values { verdict: self.opens, reason: None }
    }

    fn conclude(
        &mut self,
        Values { verdict, reason }: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        let leave = self.leave.clone();
        self.look.at(app, &leave, Some(&leave.key()));
        self.verdict = found.is_right(&DECISION).then_some(verdict);
        if self.covers() && !self.cover.as_ref().is_some_and(|cover| cover.is_of(&app.state)) {
            self.cover = Some(WithCover::of(app, &leave));
        }
        let cover = self.cover.as_ref().filter(|_| self.covers());
        if verdict != Verdict::Decline {
            found.remarks.clone_from(cover.map_or(&self.look.remarks, |cover| &cover.remarks));
            let error = absence_error(&app.state, &leave, Some(&leave.key()));
            let error = error.map(|error| app.against_approving(&leave, &error));
            if let Some(words) = error.or_else(|| cover.and_then(|cover| cover.problem.clone())) {
                found.wrong(&DECISION, words);
            }
        }
        let (state, verb) = match verdict {
            Verdict::Approve => (LeaveState::Approved, "Approve leave"),
            Verdict::WithCover => (LeaveState::Approved, "Approve leave with cover"),
            Verdict::Decline => (LeaveState::Declined, "Decline leave"),
        };
        // What is not covered along with it is looked at next.
        let rest = cover.map_or(verdict == Verdict::Approve, |cover| cover.leaves_some);
        let covers = rest.then(|| need(&leave));
        let leave = Leave { state, ..leave };
        let decision = Decision {
            person: leave.person.clone(),
            from: leave.span.first_day(),
            kind: leave.kind,
            number: leave.number,
            state,
            by: app.me.name().to_owned(),
            at: app.state.zone().instant(app.now),
            reason: reason.clone().unwrap_or_default(),
        };
        let summary = format!("{verb}: {}", words::leave_in_public(&leave, &app.state, app.today()));
        let mut changes = vec![Change::from(leave), Change::from(decision)];
        changes.extend(cover.iter().flat_map(|cover| cover.changes.iter().cloned()));
        let tells = cover.and_then(|cover| cover.tells.clone());
        Ok(Draft { reason, tells, covers, ..Draft::new(base.clone(), changes, summary) })
    }
}

impl Form for DecisionForm {
    fn weeks_needed(&self, _: &App) -> Option<RangeInclusive<Week>> {
        let weeks = if self.covers() { WithCover::weeks_read } else { weeks_read };
        Some(weeks(&self.leave))
    }

    fn leave(&self) -> Option<&Leave> {
        self.look.leave().filter(|_| self.verdict != Some(Verdict::Decline))
    }
}

impl DecisionForm {
    fn covers(&self) -> bool {
        self.verdict == Some(Verdict::WithCover)
    }
}
