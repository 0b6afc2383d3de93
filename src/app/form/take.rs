//! What a form does with keys: fields, proposals, saving.

use super::propose::propose;
use super::{FieldInput, FormLayer};
use crate::app::App;
use crate::app::layer::draft::Draft;
use crate::app::layer::event::Event;
use crate::command::Command;

/// How many letters are not written again without a thought.
const LONG: usize = 12;

/// How many proposals a form shows.
const PROPOSALS: usize = 5;

/// How many lines of what is said below are scrolled at once.
const SCROLL: usize = 8;

/// How many lines may tell besides what saving leads to.
const CONSEQUENCES: usize = 8;

/// What a form answers to an event.
pub(in crate::app) enum Answer {
    /// It is not for a form.
    Ignored,
    /// Taken; nothing else to do.
    Consumed,
    /// Close me.
    Close,
    /// Save this; I stay open.
    Save(Box<Draft>),
}

impl FormLayer {
    pub(in crate::app) fn take(&mut self, event: &Event, app: &App) -> Answer {
        self.is_asked &= matches!(event, Event::Command(Command::CloseForm));
        match event {
            Event::Command(Command::CloseForm) => return self.close(),
            Event::Command(Command::Save) => return self.save(),
            Event::Command(Command::NextField) => self.step(true),
            Event::Command(Command::PreviousField) => self.step(false),
            Event::Command(Command::MoreFields) => self.unfold(),
            Event::Command(Command::FormPageDown) => {
                let said = self.remarks().len() + self.remarks_at_the_end().len();
                self.scrolled = (self.scrolled + SCROLL).min(said + CONSEQUENCES);
            }
            Event::Command(Command::FormPageUp) => self.scrolled = self.scrolled.saturating_sub(SCROLL),
            Event::Command(Command::ClearField) => self.edit(app, |input| {
                input.clear();
                true
            }),
            Event::Command(Command::FormComplete) => self.complete(app),
            Event::Command(_) => return Answer::Ignored,
            text => self.edit(app, |input| input.take(text)),
        }
        self.propose(app);
        Answer::Consumed
    }

    /// Closes it; where more was written than is soon written again, or pages were gone through, it is asked first.
    fn close(&mut self) -> Answer {
        let written = self.inputs.iter().filter(|input| input.is_changed());
        let (fields, letters) = written
            .fold((0, 0), |(fields, letters), input| (fields + 1, letters + input.value().chars().count()));
        let is_much = fields > 1 || letters >= LONG || (fields > 0 && self.page().start > 0);
        if is_much && !self.is_asked {
            self.is_asked = true;
            return Answer::Consumed;
        }
        Answer::Close
    }

    /// Edits the field that is written in, and reads the form where that changed anything.
    fn edit(&mut self, app: &App, edit: impl FnOnce(&mut FieldInput) -> bool) {
        if self.inputs.get_mut(self.at).is_some_and(edit) {
            self.read(app);
        }
    }

    /// Puts the marked proposal in; of a closed list of words, the next word.
    fn complete(&mut self, app: &App) {
        let Some(input) = self.inputs.get_mut(self.at) else { return };
        if !input.choose_next() {
            let Some(proposal) = self.proposals.first() else { return self.step(true) };
            let (from, _) = propose(input, &app.state);
            input.complete(from, &proposal.insert);
        }
        self.read(app);
    }

    fn propose(&mut self, app: &App) {
        let Some(input) = self.inputs.get(self.at) else { return };
        (_, self.proposals) = propose(input, &app.state);
        self.proposals.truncate(PROPOSALS);
        // Of a few words the one that stands there is marked, else what the key puts in.
        let meant = input.meant().unwrap_or_default();
        let at = self.proposals.iter().position(|it| it.insert == meant);
        self.marked = at.filter(|_| !input.choices.is_empty()).unwrap_or(0);
    }

    /// Gives what the fields come to, from the last page; where something is wrong, that is said from now on, and the first of it is gone to.
    fn save(&mut self) -> Answer {
        if self.goes_on() {
            return Answer::Consumed;
        }
        self.inputs.iter_mut().for_each(FieldInput::speak);
        if let Some(at) = self.inputs.iter().position(|input| input.problem.is_some()) {
            self.go_to(at);
            return Answer::Consumed;
        }
        match self.draft() {
            Ok(draft) => Answer::Save(Box::new(draft)),
            Err(problem) => {
                if let Some(input) = self.inputs.get_mut(self.at) {
                    input.problem = Some(problem);
                }
                Answer::Consumed
            }
        }
    }
}
