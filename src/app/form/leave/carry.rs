//! Leave carried over into a leave year from the one before: how much, and what was agreed.

use std::sync::Arc;

use crate::app::App;
use crate::app::form::value::at;
use crate::app::form::values::{in_words, one, text};
use crate::app::form::{Field, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::domain::{Carry, CarryLapse, Change, Date, Key, Malformed, Minutes, PersonId, State};
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
        let until = self.state.records.carry_lapses.get(&(person.clone(), year.name()));
        let until = until.map(|row| row.item.until);
        let title = format!("Carried over into {} · {}", year.label(), self.state.display_name(&person));
        self.open_form(title, CarryForm { person, year, start: Values { minutes, note, until } });
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
    /// The day on which it lapses.
    until: Option<Date>,
}

impl Fields for CarryForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::new(
            "How much",
            |it, _| one(it.minutes.as_ref()),
            |it, written, _| {
                let borrowed = written.strip_prefix(['-', '−']);
                let minutes: Minutes = borrowed.unwrap_or(written).parse().map_err(in_words::<Malformed>)?;
                it.minutes = Some(if borrowed.is_some() { -minutes } else { minutes });
                Ok(())
            },
        )
        .says(|it, _| {
            if it.minutes.is_some_and(|it| it < Minutes::ZERO) { "borrowed from the year" } else { "" }.into()
        })
        .hint("7:30; 0:00 for none; -3:00 borrowed"),
        &Field::<Self>::new(
            "Agreed",
            |it, _| one(it.note.as_ref()),
            |it, written, _| {
                it.note = text(written);
                Ok(())
            },
        )
        .hint("shown with the sum"),
        &Field::<Self>::at("Lapses on", &at!(until)).hint("the last day to take it; left out: it stays"),
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
        let Values { minutes: Some(minutes), note, until } = values else {
            return Err("write how much".to_owned());
        };
        let (person, year) = (self.person.clone(), self.year.name());
        let summary = format!(
            "Carried over into {}: {}, {minutes}",
            self.year.label(),
            app.state.display_name(&person)
        );
        let key = (person.clone(), year);
        let is_carried = minutes != Minutes::ZERO;
        let until = until.filter(|_| is_carried);
        let lapsed = base.records.carry_lapses.get(&key).map(|row| row.item.until);
        let lapse = (until != lapsed).then(|| match until {
            Some(until) => CarryLapse { person: person.clone(), year, until }.into(),
            None => Change::Remove(Key::CarryLapse(key.clone())),
        });
        let change = if is_carried {
            Some(Change::from(Carry { person, year, minutes, note }))
        } else {
            base.records.carried.contains_key(&key).then_some(Change::Remove(Key::Carry(key)))
        };
        let changes = change.into_iter().chain(lapse).collect();
        Ok(Draft::new(base.clone(), changes, summary))
    }
}

impl Form for CarryForm {}
