//! Time earned beyond the contract, to be taken back: how much, on which day, what for.

use crate::app::form::session::minutes;
use crate::app::form::{Field, FieldKind, FormLayer, FormPurpose};
use crate::app::layer::{Draft, Layer};
use crate::app::{App, words};
use crate::domain::{PersonId, Toil};

impl App {
    /// Notes time that the selected person earned on the marked day.
    pub(in crate::app) fn note_toil(&mut self) {
        let Some(person) = self.leave_person() else { return };
        let on = self.day_in_view();
        let fields = vec![
            Field::new("minutes", "How much", FieldKind::Length, String::new()).hint("1:30"),
            Field::new("date", "Day", FieldKind::Day, on.to_string()).hint("2026-12-03, thu, 3/12"),
            Field::new("note", "What for", FieldKind::Free, String::new()).hint("never a family's name"),
        ];
        let title = format!("TOIL earned · {}", self.state.call(&person));
        let form = FormLayer::new(title, FormPurpose::Toil(person), fields, self.state.clone());
        self.layers.push(Layer::Form(form));
    }
}

impl FormLayer {
    /// Reads time earned, each field with what is wrong with it.
    pub(in crate::app) fn read_toil(&mut self, app: &App) {
        let (length, date) = (minutes(self.value("minutes")).err(), self.day("date", app).err());
        for field in &mut self.fields {
            field.problem = match field.name {
                "minutes" => length.as_ref().map(ToString::to_string),
                "date" => date.clone(),
                _ => None,
            };
        }
        if date.is_none()
            && let Ok(date) = self.day("date", app)
            && date > app.today()
        {
            let today = words::day(app.today(), app.today());
            self.mark_problem("date", &format!("it is not earned before it is worked: {today} or earlier"));
        }
    }

    /// What the form of time earned would save.
    pub(in crate::app) fn toil_draft(&self, person: &PersonId, app: &App) -> Result<Draft, String> {
        let minutes = minutes(self.value("minutes")).map_err(|wrong| wrong.to_string())?;
        let date = self.day("date", app)?;
        let there = |number: &u8| self.base.records.toil.contains_key(&(person.clone(), date, *number));
        let number =
            (0..=u8::MAX).find(|number| !there(number)).ok_or("there is too much on that day already")?;
        let note = Some(self.value("note").to_owned()).filter(|note| !note.is_empty());
        let toil = Toil { person: person.clone(), date, minutes, note, number };
        let summary =
            format!("TOIL earned: {}, {minutes}, {}", app.state.call(person), words::day(date, app.today()));
        Ok(Draft::new(self.base.clone(), vec![toil.into()], summary))
    }
}
