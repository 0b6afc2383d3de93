//! Deciding on leave that was asked for: the same picture that whoever asked has seen, and the reason, which is kept.

use std::ops::RangeInclusive;

use super::picture::Look;
use super::with_cover::{WithCover, need};
use crate::app::form::remark::Remark;
use crate::app::form::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::layer::Draft;
use crate::app::screen::leave;
use crate::app::{App, words};
use crate::domain::{Change, Decision, Entity, Leave, LeaveKind, LeaveState, Week};
use crate::planner::absence::weeks_read;
use crate::rota::absence::{Hitch, hitch};

/// What can be decided.
const CHOICES: &[&str] = &[APPROVE, WITH_COVER, DECLINE];
const APPROVE: &str = "approve";
const WITH_COVER: &str = "approve with cover";
const DECLINE: &str = "decline";
/// What to write, where something else is written.
const WRITE: &str = "write approve, approve with cover or decline";

/// What a decision is about.
pub struct DecisionForm {
    leave: Leave,
    /// What it touches.
    pub look: Look,
    /// What would be done to cover it, since that was first chosen.
    cover: Option<WithCover>,
    /// Whether that is what is chosen.
    covers: bool,
    /// Whether it is declined, so that nothing of it comes about.
    declines: bool,
}

impl DecisionForm {
    /// What there is to say of what is chosen.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        if self.declines {
            return &[];
        }
        self.cover_chosen().map_or(&self.look.remarks, |cover| &cover.remarks)
    }

    /// The weeks that must be here to say it.
    pub(in crate::app) fn weeks_read(&self) -> RangeInclusive<Week> {
        if self.covers { WithCover::weeks_read(&self.leave) } else { weeks_read(&self.leave) }
    }

    fn cover_chosen(&self) -> Option<&WithCover> {
        self.cover.as_ref().filter(|_| self.covers)
    }
}

impl App {
    /// Opens the decision on the marked request.
    pub(in crate::app) fn decide_leave(&mut self) {
        match leave::marked(self) {
            Some(leave) if leave.state != LeaveState::Requested => {
                self.say("This is decided already; Enter changes it.");
            }
            Some(leave) if leave::decides_for(self, &leave.person) => self.open_decision(&leave),
            Some(_) => self.regret("Their team lead decides on this."),
            None => self.say("Nobody asks for leave on this day."),
        }
    }

    pub(in crate::app) fn open_decision(&mut self, leave: &Leave) {
        let mut fields =
            vec![Field::new("decision", "Decision", FieldKind::Words(CHOICES), APPROVE.to_owned())];
        // Of a wellbeing day nothing is asked and nothing kept, of whoever decides either.
        if leave.kind != LeaveKind::Wellbeing {
            let reason = Field::new("reason", "Reason", FieldKind::Free, String::new());
            fields.push(reason.hint("kept with it, and shown to whoever asked"));
        }
        let title = format!("Decide · {}", words::leave(leave, &self.state, self.today()));
        let form = DecisionForm {
            leave: leave.clone(),
            look: Look::default(),
            cover: None,
            covers: false,
            declines: false,
        };
        self.open_form(title, FormPurpose::Decision(Box::new(form)), fields);
    }
}

impl App {
    /// What stands against agreeing to a leave that was asked for, with what whoever decides can do.
    fn against_approving(&self, leave: &Leave, hitch: &Hitch) -> String {
        match hitch {
            Hitch::Overlaps { other, .. } if other.state == LeaveState::Requested => {
                format!("{} is asked for too: decline one of the two first", self.leave_in_words(other))
            }
            Hitch::Overlaps { other, .. } => {
                format!(
                    "there is {} already: decline this, or call that off first",
                    self.leave_in_words(other)
                )
            }
            _ => leave::hitch_in_words(self, leave, hitch).1,
        }
    }
}

impl FormLayer {
    /// Reads a decision, and looks at what the leave touches.
    pub(in crate::app) fn read_decision(&mut self, app: &App) {
        for field in &mut self.fields {
            field.problem = None;
        }
        let decision = self.value("decision").to_owned();
        let FormPurpose::Decision(form) = &mut self.purpose else { return };
        let leave = form.leave.clone();
        form.look.at(app, &leave, Some(&leave.key()));
        form.covers = decision == WITH_COVER;
        form.declines = decision == DECLINE;
        if form.covers && !form.cover.as_ref().is_some_and(|cover| cover.is_of(&app.state)) {
            form.cover = Some(WithCover::of(app, &leave));
        }
        let uncovered = form.cover_chosen().and_then(|cover| cover.problem.clone());
        match decision.as_str() {
            DECLINE if leave.kind != LeaveKind::Wellbeing && self.value("reason").is_empty() => {
                self.mark_problem("reason", "say in a few words why; whoever asked reads it");
            }
            APPROVE | WITH_COVER => {
                let hitch = hitch(&app.state, &leave, Some(&leave.key()));
                let hitch = hitch.map(|hitch| app.against_approving(&leave, &hitch));
                if let Some(words) = hitch.or(uncovered) {
                    self.mark_problem("decision", &words);
                }
            }
            DECLINE => {}
            _ => self.mark_problem("decision", WRITE),
        }
    }

    /// Whether the decision is to decline.
    pub(in crate::app) fn declines(&self) -> bool {
        self.value("decision") == DECLINE
    }

    /// What the decision would save.
    pub(in crate::app) fn decision_draft(&self, form: &DecisionForm, app: &App) -> Result<Draft, String> {
        let decision = self.value("decision");
        let (state, verb) = match decision {
            APPROVE => (LeaveState::Approved, "Approve leave"),
            WITH_COVER => (LeaveState::Approved, "Approve leave with cover"),
            DECLINE => (LeaveState::Declined, "Decline leave"),
            _ => return Err(WRITE.to_owned()),
        };
        let cover = form.cover_chosen();
        // What is not covered along with it is looked at next.
        let rest = cover.map_or(decision == APPROVE, |cover| cover.leaves_some);
        let covers = rest.then(|| need(&form.leave));
        let leave = Leave { state, ..form.leave.clone() };
        let reason = self.value("reason").to_owned();
        let decision = Decision {
            person: leave.person.clone(),
            from: leave.span.first_day(),
            kind: leave.kind,
            number: leave.number,
            state,
            by: app.me.name().to_owned(),
            at: app.state.zone().instant(app.now),
            reason: reason.clone(),
        };
        let summary = format!("{verb}: {}", words::leave_in_public(&leave, &app.state, app.today()));
        let mut changes = vec![Change::from(leave), Change::from(decision)];
        changes.extend(cover.iter().flat_map(|cover| cover.changes.iter().cloned()));
        let tells = cover.and_then(|cover| cover.tells.clone());
        let reason = Some(reason).filter(|reason| !reason.is_empty());
        Ok(Draft { reason, tells, covers, ..Draft::new(self.base.clone(), changes, summary) })
    }
}
