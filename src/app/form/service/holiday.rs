//! The form of a public holiday of the employer's.
//!
//! As soon as a year has one holiday of its own, its own are its list: so the first one brings the official days along.

use std::sync::Arc;

use super::edited::marked;
use super::open_hours::hours_of_day;
use crate::app::App;
use crate::app::form::value::at;
use crate::app::form::values::{if_any, one};
use crate::app::form::written_when::typed;
use crate::app::form::{Field, Fields, Findings, Form, FormRemark};
use crate::app::layer::draft::Draft;
use crate::app::words;
use crate::domain::{Change, Date, Holiday, HolidayTime, Key, State, TimeSpan, counted};
use crate::rota::holidays::{has_own_list, official, official_days};

impl App {
    /// Opens the form of a public holiday, or of a new one.
    pub(in crate::app) fn open_holiday(&mut self, of: Option<Date>) {
        let own = of.and_then(|date| self.state.records.holidays.get(&date)).map(|row| &*row.item);
        let listed = || {
            let date = of?;
            official(self.state.service()?.nation, date).map(str::to_owned)
        };
        let start = Values {
            date: of,
            name: own.map(|it| it.name.clone()).or_else(listed).unwrap_or_default(),
            is_observed: own.is_none_or(|it| it.observed),
            time: of.and_then(|date| self.state.holiday_time(date)),
        };
        let title =
            if of.is_some() { format!("Edit {}", start.name) } else { "New public holiday".to_owned() };
        self.open_form(title, HolidayForm { of, start });
    }
}

/// What the form of a public holiday is about.
struct HolidayForm {
    /// On which day it is; `None` for a new one.
    of: Option<Date>,
    /// As it is.
    start: Values,
}

/// What its fields say.
#[derive(Clone)]
struct Values {
    date: Option<Date>,
    name: String,
    is_observed: bool,
    time: Option<TimeSpan>,
}

static DAY: Field<HolidayForm> = Field::<HolidayForm>::new(
    "Day",
    |it, _| it.date.map(typed).unwrap_or_default(),
    |it, written, at| {
        it.date = Some(at.app.read_day(written)?);
        Ok(())
    },
)
.day(|it| it.date)
.hint("25 dec, 2/1/2027");

impl Fields for HolidayForm {
    type Values = Values;

    const FIELDS: &'static [&'static Field<Self>] = &[
        &DAY,
        &Field::<Self>::at("Name", &at!(name)).hint("such as Spring holiday"),
        &Field::<Self>::at("Observed", &at!(is_observed))
            .says(|it, _| if it.is_observed { "" } else { "a day like any other here" }.into()),
        &Field::<Self>::new(
            "Times",
            |it, _| one(it.time.as_ref()),
            |it, written, _| {
                it.time = if_any(written, hours_of_day)?;
                Ok(())
            },
        )
        .says(|it, _| one(it.time.as_ref()).into())
        .hint("of part of a day: 12-18; left out: all day"),
    ];

    fn start(&self) -> Values {
        self.start.clone()
    }

    fn conclude(
        &mut self,
        values: Values,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let Values { date: Some(date), name, is_observed, time } = values else {
            return Err("write a day".to_owned());
        };
        let there = base.records.holidays.get(&date).filter(|_| self.of != Some(date));
        if let Some(row) = there {
            return found.refuse(&DAY, format!("{} is on that day: edit that", row.item.name));
        }
        let mut changes: Vec<Change> = vec![];
        let moved = self.of.filter(|was| *was != date);
        if !has_own_list(base, date) {
            let along = along(base, date, moved);
            if !along.is_empty() {
                let days = counted(along.len(), "official day");
                found.remarks.push(FormRemark::told(format!(
                    "{} has no list of its own yet: its {days} are written down along with it, so that they stay.",
                    date.year()
                )));
            }
            changes.extend(along);
        }
        if let Some(was) = moved {
            changes.extend(removed(base, was));
        }
        let summary = format!("Public holiday {}: {name}", words::dated(date));
        changes.push(Holiday { date, name, observed: is_observed }.into());
        changes.extend(timed(base, date, time));
        Ok(marked(base, changes, summary, Key::Holiday(date)))
    }
}

impl Form for HolidayForm {}

/// The official days of a date's year, but for that date and what is moved to it.
fn along(state: &State, date: Date, moved: Option<Date>) -> Vec<Change> {
    let Some(service) = state.service() else { return vec![] };
    let days = official_days(service.nation, date.year()).into_iter();
    let others = days.filter(|(day, _)| *day != date && Some(*day) != moved);
    others.map(|(date, name)| Holiday { date, name: name.to_owned(), observed: true }.into()).collect()
}

/// What takes the holiday of a day out, where it is the employer's.
fn removed(state: &State, date: Date) -> Vec<Change> {
    let day = state.records.holidays.contains_key(&date).then_some(Key::Holiday(date));
    let time = state.holiday_time(date).map(|_| Key::HolidayTime(date));
    day.into_iter().chain(time).map(Change::Remove).collect()
}

/// What says which part of a day a holiday takes, where that is otherwise.
fn timed(state: &State, date: Date, time: Option<TimeSpan>) -> Option<Change> {
    (state.holiday_time(date) != time).then(|| match time {
        Some(time) => HolidayTime { date, time }.into(),
        None => Change::Remove(Key::HolidayTime(date)),
    })
}
