//! Leave carried over into a leave year from the one before: how much, and what was agreed.

use std::sync::Arc;

use crate::app::App;
use crate::app::form::values::{in_words, one, text};
use crate::app::form::{Field, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::domain::{Carry, Change, Key, Malformed, Minutes, PersonId, State};
use crate::rota::leave::LeaveYear;

impl App {
    /// Notes what the selected person carries over into the leave year that is in sight.
    pub(in crate::app) fn carry_leave(&mut self) {
        let (Some(person), Some(year)) =
            (self.selection.person.clone(), LeaveYear::of(&self.state, self.screens.leave.day))
        else {
            return;
        };
        let there = self.state.records.carried.get(&(person.clone(), year.name())).map(|row| &row.item);
        let (minutes, note) = (there.map(|carry| carry.minutes), there.and_then(|carry| carry.note.clone()));
        let title = format!("Carried over into {} · {}", year.label(), self.state.display_name(&person));
        self.open_form(title, CarryForm { person, year, start: Values { minutes, note } });
    }
}

/// Whose leave the form is about, of which year, and how it stands.
struct CarryForm {
    person: PersonId,
    year: LeaveYear,
    start: Values,
}

/// What its fields say.
#[derive(Clone)]
struct Values {
    minutes: Option<Minutes>,
    note: Option<String>,
}

impl Fields for CarryForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "How much",
            |it, _| one(it.minutes.as_ref()),
            |it, written, _| {
                it.minutes = Some(written.parse().map_err(in_words::<Malformed>)?);
                Ok(())
            },
        )
        .hint("7:30; 0:00 for none"),
        &Field::<Self>::new(
            "Agreed",
            |it, _| one(it.note.as_ref()),
            |it, written, _| {
                it.note = text(written);
                Ok(())
            },
        )
        .hint("shown with the sum"),
    ];

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        _: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        let Values { minutes: Some(minutes), note } = values else { return Err("write how much".to_owned()) };
        let (person, year) = (self.person.clone(), self.year.name());
        let summary = format!(
            "Carried over into {}: {}, {minutes}",
            self.year.label(),
            app.state.display_name(&person)
        );
        let change = if minutes > Minutes::ZERO {
            Some(Change::from(Carry { person, year, minutes, note }))
        } else {
            let key = (person, year);
            base.records.carried.contains_key(&key).then_some(Change::Remove(Key::Carry(key)))
        };
        Ok(Draft::new(base.clone(), change.into_iter().collect(), summary))
    }
}

impl Form for CarryForm {}
