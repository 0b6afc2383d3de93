//! Deciding on leave that was asked for: the same picture that whoever asked has seen, and the reason, which is kept.

use super::picture::Look;
use crate::app::form::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::layer::{Draft, Layer};
use crate::app::{App, words};
use crate::domain::{Change, Decision, Entity, Leave, LeaveKind, LeaveState};
use crate::rota::absence::hitch;

/// What can be decided.
const CHOICES: &[&str] = &["approve", "decline"];

/// What a decision is about.
pub struct DecisionForm {
    leave: Leave,
    /// What it touches.
    pub look: Look,
}

impl App {
    /// Opens the decision on the marked request.
    pub(in crate::app) fn decide_leave(&mut self) {
        match self.leave_marked() {
            Some(leave) if leave.state != LeaveState::Requested => {
                self.say("This is decided already; Enter changes it.");
            }
            Some(leave) if self.decides_for(&leave.person) => self.open_decision(&leave),
            Some(_) => self.regret("Their team lead decides on this."),
            None => self.say("Nobody asks for leave on this day."),
        }
    }

    pub(in crate::app) fn open_decision(&mut self, leave: &Leave) {
        let mut fields =
            vec![Field::new("decision", "Decision", FieldKind::Words(CHOICES), "approve".to_owned())];
        // Of a wellbeing day nothing is asked and nothing kept, of whoever decides either.
        if leave.kind != LeaveKind::Wellbeing {
            let reason = Field::new("reason", "Reason", FieldKind::Free, String::new());
            fields.push(reason.hint("kept with it, and shown to whoever asked"));
        }
        let title = format!("Decide · {}", words::leave(leave, &self.state));
        let form = DecisionForm { leave: leave.clone(), look: Look::default() };
        let mut form =
            FormLayer::new(title, FormPurpose::Decision(Box::new(form)), fields, self.state.clone());
        form.read_decision(self);
        self.layers.push(Layer::Form(form));
        self.redraft();
    }
}

impl FormLayer {
    /// Reads a decision, and looks at what the leave touches.
    pub(in crate::app) fn read_decision(&mut self, app: &App) {
        for field in &mut self.fields {
            field.problem = None;
        }
        let FormPurpose::Decision(form) = &mut self.purpose else { return };
        let leave = form.leave.clone();
        form.look.at(app, &leave, Some(&leave.key()));
        match self.value("decision") {
            "decline" if leave.kind != LeaveKind::Wellbeing && self.value("reason").is_empty() => {
                self.mark_problem("reason", "say in a few words why; whoever asked reads it");
            }
            "approve" => {
                if let Some(hitch) = hitch(&app.state, &leave, Some(&leave.key())) {
                    let (_, words) = app.hitch_in_words(&leave, &hitch);
                    self.mark_problem("decision", &words);
                }
            }
            "decline" => {}
            _ => self.mark_problem("decision", "write approve or decline"),
        }
    }

    /// What the decision would save.
    pub(in crate::app) fn decision_draft(&self, form: &DecisionForm, app: &App) -> Result<Draft, String> {
        let (state, verb) = match self.value("decision") {
            "approve" => (LeaveState::Approved, "Approve"),
            "decline" => (LeaveState::Declined, "Decline"),
            _ => return Err("write approve or decline".to_owned()),
        };
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
        let summary = format!("{verb} leave: {}", words::leave_in_public(&leave, &app.state));
        let changes = vec![Change::from(leave), Change::from(decision)];
        let reason = Some(reason).filter(|reason| !reason.is_empty());
        Ok(Draft { reason, ..Draft::new(self.base.clone(), changes, summary) })
    }
}
