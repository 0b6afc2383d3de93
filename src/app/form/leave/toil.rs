//! Time earned beyond the contract, to be taken back: how much, on which day, what for.

use std::sync::Arc;

use crate::app::form::values::{in_words, minutes, one, text};
use crate::app::form::written_when::typed;
use crate::app::form::{Field, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::app::{App, words};
use crate::domain::{Date, Minutes, PersonId, State, Toil};

impl App {
    /// Notes time that the selected person earned on the marked day.
    pub(in crate::app) fn note_toil(&mut self) {
        let Some(person) = self.leave_person() else { return };
        let on = self.day_in_view();
        let title = format!("TOIL earned · {}", self.state.display_name(&person));
        self.open_form(title, ToilForm { person, on });
    }
}

/// Whose time the form is about, and the day that was marked.
struct ToilForm {
    person: PersonId,
    on: Date,
}

/// What its fields say.
struct Values {
    minutes: Option<Minutes>,
    date: Date,
    note: Option<String>,
}

static DAY: Field<ToilForm> = Field::<ToilForm>::new(
    "Day",
    |it, _| typed(it.date),
    |it, written, at| {
        let (date, today) = (at.app.read_day(written)?, at.app.today());
        if date > today {
            let today = words::day(today, today);
            return Err(format!("time is earned once it is worked: {today} or earlier"));
        }
        it.date = date;
        Ok(())
    },
)
.day(|it| Some(it.date))
.hint("thu, 3 dec, 3/12");

impl Fields for ToilForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "How much",
            |it, _| one(it.minutes.as_ref()),
            |it, written, _| {
                it.minutes = Some(minutes(written).map_err(in_words)?);
                Ok(())
            },
        )
        .hint("1:30"),
        &DAY,
        &Field::<Self>::new(
            "What for",
            |it, _| one(it.note.as_ref()),
            |it, written, _| {
                it.note = text(written);
                Ok(())
            },
        )
        .hint("never a family's name"),
    ];

    fn start(&self) -> Values {
        Values { minutes: None, date: self.on, note: None }
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        app: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        let Values { minutes: Some(minutes), date, note } = values else {
            return Err("write how much".to_owned());
        };
        let person = self.person.clone();
        let there = |number: &u8| base.records.toil.contains_key(&(person.clone(), date, *number));
        let Some(number) = (0..=u8::MAX).find(|number| !there(number)) else {
            return found.refuse(&DAY, "there is too much on that day already");
        };
        let summary = format!(
            "TOIL earned: {}, {minutes}, {}",
            app.state.display_name(&person),
            words::day(date, app.today())
        );
        Ok(Draft::new(base.clone(), vec![Toil { person, date, minutes, note, number }.into()], summary))
    }
}

impl Form for ToilForm {}
