//! What a form does with keys: fields, proposals, saving.

use super::super::layer::{Deed, Layer, Outcome};
use super::super::quick::Proposal;
use super::super::writing::edit_text;
use super::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::layer::complete_last_word;
use crate::app::layer::event::Event;
use crate::app::{App, quick};
use crate::command::Command;

/// How many proposals a form shows.
const PROPOSALS: usize = 5;

impl App {
    /// Opens a form: it is read, and what it would lead to is shown, from the first.
    pub(in crate::app) fn open_form(&mut self, title: String, purpose: FormPurpose, fields: Vec<Field>) {
        let mut form = FormLayer::new(title, purpose, fields, self.state.clone());
        form.read(self);
        self.layers.push(Layer::Form(form));
        self.redraft();
    }
}

impl FormLayer {
    pub(in crate::app) fn take(&mut self, event: Event, app: &App) -> Outcome {
        match event {
            Event::Command(Command::CloseForm) => return Outcome::Close,
            Event::Command(Command::Save) => return self.save(app),
            Event::Command(Command::NextField) => self.step(true),
            Event::Command(Command::PreviousField) => self.step(false),
            Event::Command(Command::FormComplete) => self.complete(app),
            Event::Command(_) => return Outcome::Ignored,
            text => {
                let changed =
                    self.fields.get_mut(self.at).is_some_and(|field| edit_text(&mut field.text, &text));
                if changed {
                    self.read(app);
                }
            }
        }
        self.propose(app);
        Outcome::Consumed
    }

    /// Puts the marked proposal in; of a closed list of words, the next word.
    fn complete(&mut self, app: &App) {
        let Some(field) = self.fields.get_mut(self.at) else { return };
        let words: Vec<String> = match field.kind {
            FieldKind::Words(words) => words.iter().map(|word| (*word).to_owned()).collect(),
            _ => field.choices.clone(),
        };
        if matches!(field.kind, FieldKind::Words(_) | FieldKind::Choice) {
            let at = words.iter().position(|word| word == field.text.value().trim());
            let next = at.map_or(0, |at| (at + 1) % words.len().max(1));
            field.text = words.get(next).cloned().unwrap_or_default().into();
        } else if let Some(proposal) = self.proposals.first() {
            complete_last_word(&mut field.text, &proposal.insert);
        } else {
            self.step(true);
            return;
        }
        self.read(app);
    }

    fn propose(&mut self, app: &App) {
        self.proposals = self.fields.get(self.at).map_or_else(Vec::new, |field| proposals(field, app));
        self.proposals.truncate(PROPOSALS);
        // Of a few words the one that stands there is marked, else what the key puts in.
        self.marked = self.fields.get(self.at).map_or(0, |field| {
            let chosen = matches!(field.kind, FieldKind::Words(_) | FieldKind::Choice);
            let at = self.proposals.iter().position(|it| it.insert == field.text.value().trim());
            at.filter(|_| chosen).unwrap_or(0)
        });
    }

    fn save(&mut self, app: &App) -> Outcome {
        self.read(app);
        if let Some(at) = self.fields.iter().position(|field| field.problem.is_some()) {
            self.at = at;
            return Outcome::Consumed;
        }
        match self.draft(app) {
            Ok(draft) => Outcome::Do(Deed::Save(draft)),
            Err(problem) => {
                if let Some(field) = self.fields.get_mut(self.at) {
                    field.problem = Some(problem);
                }
                Outcome::Consumed
            }
        }
    }

    /// Reads every field and says what is wrong with each.
    pub(in crate::app) fn read(&mut self, app: &App) {
        match self.purpose {
            FormPurpose::Session(_) => self.read_session(app),
            FormPurpose::Policy(_) => self.read_policy(app),
            FormPurpose::Share(_) => self.read_share(app),
            FormPurpose::Split(_) => self.read_split(app),
            FormPurpose::Leave(_) => self.read_leave(app),
            FormPurpose::Decision(_) => self.read_decision(app),
            FormPurpose::Toil(_) => self.read_toil(app),
            FormPurpose::Supervisor(..) => self.read_supervisor(),
            FormPurpose::Group(_) => self.read_group(app),
            FormPurpose::Carry(..) => self.read_carry(),
            FormPurpose::Organisation(_) => self.read_organisation(app),
            FormPurpose::Measure(_) => self.read_measure(app),
            FormPurpose::Family(_) => self.read_family(app),
            FormPurpose::Step(_) => self.read_step(app),
            FormPurpose::SetUp => self.read_set_up(),
        }
        self.note_days(app);
    }
}

fn proposals(field: &Field, app: &App) -> Vec<Proposal> {
    let wanted = match field.kind {
        FieldKind::Words(words) => return words.iter().map(|word| choice(word)).collect(),
        FieldKind::Choice => return field.choices.iter().map(|it| choice(it)).collect(),
        FieldKind::Activity => &["activity"][..],
        FieldKind::People => &["person"],
        FieldKind::Families => &["family"],
        FieldKind::Group => &["group"],
        FieldKind::Place => {
            return quick::propose(&format!("@{}", last_word(field)), &app.state, PROPOSALS)
                .into_iter()
                .map(|it| Proposal { insert: it.insert.trim_start_matches('@').to_owned(), ..it })
                .collect();
        }
        _ => return vec![],
    };
    let all = quick::propose(last_word(field), &app.state, 40);
    all.into_iter().filter(|proposal| wanted.contains(&proposal.kind)).collect()
}

fn last_word(field: &super::Field) -> &str {
    field.text.value().rsplit(char::is_whitespace).next().unwrap_or_default()
}

fn choice(word: &str) -> Proposal {
    Proposal { insert: word.to_owned(), label: String::new(), kind: "word" }
}
