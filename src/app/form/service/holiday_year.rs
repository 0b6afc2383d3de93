//! The form that writes the official public holidays of a year down as the employer's own list.

use std::sync::Arc;

use super::edited::marked;
use crate::app::App;
use crate::app::form::{Field, Fields, Findings, Form, FormRemark};
use crate::app::layer::draft::Draft;
use crate::app::words;
use crate::domain::{Change, Date, Holiday, Key, Nation, State, counted};
use crate::rota::holidays::{KNOWN, WORKED_OUT, has_own_list, official_days};

impl App {
    /// Opens the form of a year's list, from the first year that has none of its own.
    pub(in crate::app) fn open_holiday_year(&mut self, year: i32) {
        let Some(service) = self.state.service() else { return };
        let has_none =
            |year: &i32| Date::new(*year, 1, 1).is_some_and(|first| !has_own_list(&self.state, first));
        let year = (year..=*WORKED_OUT.end()).find(has_none).unwrap_or(year);
        let form = HolidayYearForm { nation: service.nation, year };
        self.open_form("A year's public holidays".to_owned(), form);
    }
}

/// What the form of a year's list is about.
struct HolidayYearForm {
    /// Whose official days they are.
    nation: Nation,
    /// The year it opens with.
    year: i32,
}

static YEAR: Field<HolidayYearForm> = Field::<HolidayYearForm>::new(
    "Year",
    |it, _| it.to_string(),
    |it, written, at| {
        let (first, last) = (*KNOWN.start(), *WORKED_OUT.end());
        let year = written.parse().ok().filter(|year| (first..=last).contains(year));
        *it = year.ok_or_else(|| format!("write a year from {first} to {last}"))?;
        let _ = at;
        Ok(())
    },
)
.hint("2027");

impl Fields for HolidayYearForm {
    type Values = i32;

    const FIELDS: &'static [&'static Field<Self>] = &[&YEAR];

    fn start(&self) -> i32 {
        self.year
    }

    fn conclude(
        &mut self,
        year: i32,
        base: &Arc<State>,
        _: &App,
        found: &mut Findings<Self>,
    ) -> Result<Draft, String> {
        found.all_well()?;
        let days = official_days(self.nation, year);
        let is_there = |date: &Date| base.records.holidays.contains_key(date);
        let (there, new): (Vec<_>, Vec<_>) = days.into_iter().partition(|(date, _)| is_there(date));
        found.remarks.push(FormRemark::told(match (new.len(), there.len()) {
            (0, _) => format!("All official days of {year} are on its list already."),
            (many, 0) => format!("Adds {}:", counted(many, "day")),
            (many, known) => format!("Adds {}; {known} are there already:", counted(many, "day")),
        }));
        let day = |(date, name): &(Date, &str)| format!("{} {name}", words::day(*date, *date));
        let each: Vec<String> = new.iter().map(day).collect();
        if !each.is_empty() {
            found.remarks.push(FormRemark::told(format!("{}.", each.join(", "))));
            found.remarks.push(FormRemark::told(
                "Change or delete single days afterwards: what stands on the list is what counts.",
            ));
        }
        let first = new.first().or(there.first()).map(|(date, _)| Key::Holiday(*date));
        let changes: Vec<Change> = new
            .into_iter()
            .map(|(date, name)| Holiday { date, name: name.to_owned(), observed: true }.into())
            .collect();
        let summary = format!("Public holidays of {year}: {}", counted(changes.len(), "day"));
        Ok(marked(base, changes, summary, first))
    }
}

impl Form for HolidayYearForm {}
