//! Leave carried over into a leave year from the one before: how much, and what was agreed.

use crate::app::App;
use crate::app::form::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::layer::{Draft, Layer};
use crate::domain::{Carry, Change, Key, Malformed, Minutes, PersonId};
use crate::rota::leave::LeaveYear;

impl App {
    /// Notes what the selected person carries over into the leave year that is in sight.
    pub(in crate::app) fn carry_leave(&mut self) {
        let (Some(person), Some(year)) =
            (self.spot.person.clone(), LeaveYear::of(&self.state, self.screens.leave.day))
        else {
            return;
        };
        let there = self.state.records.carried.get(&(person.clone(), year.name())).map(|row| &row.item);
        let written = there.map(|carry| carry.minutes.to_string()).unwrap_or_default();
        let note = there.and_then(|carry| carry.note.clone()).unwrap_or_default();
        let fields = vec![
            Field::new("minutes", "How much", FieldKind::Length, written).hint("7:30; 0:00 for none"),
            Field::new("note", "What was agreed", FieldKind::Free, note).hint("shown with the sum"),
        ];
        let title = format!("Carried over into {} · {}", year.label(), self.state.call(&person));
        let purpose = FormPurpose::Carry(person, year);
        self.layers.push(Layer::Form(FormLayer::new(title, purpose, fields, self.state.clone())));
    }
}

impl FormLayer {
    /// Reads leave carried over.
    pub(in crate::app) fn read_carry(&mut self) {
        let wrong = self.value("minutes").parse::<Minutes>().err().map(|wrong| wrong.to_string());
        for field in &mut self.fields {
            field.problem = wrong.clone().filter(|_| field.name == "minutes");
        }
    }

    /// What the form of leave carried over would save.
    pub(in crate::app) fn carry_draft(&self, of: (&PersonId, LeaveYear), app: &App) -> Result<Draft, String> {
        let (person, year) = of;
        let minutes: Minutes = self.value("minutes").parse().map_err(|wrong: Malformed| wrong.to_string())?;
        let key = (person.clone(), year.name());
        let note = Some(self.value("note").to_owned()).filter(|note| !note.is_empty());
        let change = if minutes > Minutes::ZERO {
            let (person, year) = key;
            Some(Change::from(Carry { person, year, minutes, note }))
        } else {
            let there = self.base.records.carried.contains_key(&key);
            there.then_some(Change::Remove(Key::Carry(key)))
        };
        let summary = format!("Carried over into {}: {}, {minutes}", year.label(), app.state.call(person));
        Ok(Draft::new(self.base.clone(), change.into_iter().collect(), summary))
    }
}
