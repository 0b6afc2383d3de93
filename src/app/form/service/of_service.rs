//! The form of the service itself.

use std::sync::Arc;

use super::edited::marked;
use super::open_hours::hours_of_day;
use crate::app::App;
use crate::app::form::value::at;
use crate::app::form::{Field, Fields, Findings, Form};
use crate::app::layer::draft::Draft;
use crate::domain::{Date, Key, Malformed, MonthDay, Service, State, TimeSpan};

/// What to write of the day on which a leave year starts.
const YEAR_START: &str = "write a day and a month, such as 1 apr";

impl App {
    /// Opens the form of the service.
    pub(in crate::app) fn open_service(&mut self) {
        let Some(start) = self.state.service().cloned() else { return };
        self.open_form(format!("Edit {}", start.name), ServiceForm { start });
    }
}

/// What the form of the service is about.
struct ServiceForm {
    /// As it is.
    start: Service,
}

impl Fields for ServiceForm {
    type Values = Service;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &Field::<Self>::at("Name", &at!(name)),
        &Field::<Self>::at("Nation", &at!(nation))
            .says(|_, _| "decides holidays, full-time weeks, leave".into()),
        &Field::<Self>::new(
            "Leave year",
            |it, _| day_of_year(it.leave_year_start),
            |it, written, at| {
                it.leave_year_start = year_start(written, at.app)?;
                Ok(())
            },
        )
        .says(|it, _| format!("starts on {}", day_of_year(it.leave_year_start)).into())
        .hint("1 apr"),
        &Field::<Self>::new(
            "Base hours",
            |it, _| it.base_hours.to_string(),
            |it, written, _| {
                it.base_hours = hours_of_day(written)?;
                Ok(())
            },
        )
        .says(|it, _| format!("outside {} nobody visits alone", span(it.base_hours)).into())
        .hint("8-18"),
        &Field::<Self>::at("Time zone", &at!(time_zone)).hint("Europe/London"),
    ];

    fn start(&self) -> Service {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        service: Service,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let changes = if service == self.start { vec![] } else { vec![service.into()] };
        Ok(marked(base, changes, "Change the service".to_owned(), Key::Service(())))
    }
}

impl Form for ServiceForm {}

fn span(hours: TimeSpan) -> String {
    format!("{} to {}", hours.from, hours.to)
}

/// A day of any year as people write it: `1 Apr`. Any year will do that is no leap year.
fn day_of_year(day: MonthDay) -> String {
    day.of(2026).naive().format("%-d %b").to_string()
}

/// Reads a day of any year.
fn year_start(written: &str, app: &App) -> Result<MonthDay, String> {
    if let Ok(day) = written.parse() {
        return Ok(day);
    }
    let day: Date = app.read_day(written).map_err(|_| YEAR_START)?;
    format!("{:02}-{:02}", day.month(), day.day()).parse().map_err(|_: Malformed| YEAR_START.to_owned())
}
