//! The form that makes the days of a file a year's list of public holidays.

use std::sync::Arc;

use super::edited::marked;
use crate::app::App;
use crate::app::folder::HolidayDays;
use crate::app::form::{Field, Fields, Findings, Form, FormRemark};
use crate::app::layer::draft::Draft;
use crate::app::words;
use crate::domain::{Change, Date, Holiday, Key, State, counted};
use crate::rota::holidays::has_own_list;

impl App {
    /// Opens the form of a file's days: of the first year in it, from this one, that has no list of its own.
    pub(in crate::app) fn open_holiday_file(&mut self, days: HolidayDays) {
        let mut years: Vec<i32> = days.iter().map(|(date, _)| date.year()).collect();
        years.dedup();
        let this = self.today().year();
        let has_none =
            |year: &&i32| Date::new(**year, 1, 1).is_some_and(|first| !has_own_list(&self.state, first));
        let coming = || years.iter().filter(|year| **year >= this);
        let year = coming().find(has_none).or_else(|| coming().next()).or(years.last());
        let Some(year) = year.copied() else { return };
        let form = HolidayFileForm { days, years, year };
        self.open_form("A year's public holidays from a file".to_owned(), form);
    }
}

/// What the form is about.
struct HolidayFileForm {
    /// All the days of the file, in order.
    days: HolidayDays,
    /// Its years.
    years: Vec<i32>,
    /// The year it opens with.
    year: i32,
}

static YEAR: Field<HolidayFileForm> = Field::<HolidayFileForm>::new(
    "Year",
    |it, _| it.to_string(),
    |it, written, at| {
        let years = &at.form.years;
        let year = written.parse().ok().filter(|year| years.contains(year));
        let named = || years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        *it = year.ok_or_else(|| format!("write a year of the file: {}", named()))?;
        Ok(())
    },
)
.one_of(|form| form.years.iter().map(ToString::to_string).collect())
.hint("a year of the file");

impl Fields for HolidayFileForm {
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
        let (Some(first), Some(last)) = (Date::new(year, 1, 1), Date::new(year, 12, 31)) else {
            return Err("write a year of the file".to_owned());
        };
        let there = |date: &Date| base.records.holidays.get(date).map(|row| &row.item);
        let (mut adds, mut renames, mut stays) = (vec![], vec![], 0);
        let mut changes: Vec<Change> = vec![];
        let of_year = self.days.iter().filter(|(date, _)| date.year() == year);
        for (date, name) in of_year.clone() {
            let day = words::day(*date, *date);
            match there(date) {
                Some(own) if own.observed && own.name == *name => {
                    stays += 1;
                    continue;
                }
                Some(own) if own.name == *name => renames.push(format!("{day} {name} is observed")),
                Some(own) => renames.push(format!("{day} {name}, was {}", own.name)),
                None => adds.push(format!("{day} {name}")),
            }
            changes.push(Holiday { date: *date, name: name.clone(), observed: true }.into());
        }
        let mut goes = vec![];
        for (date, row) in base.records.holidays.range(first..=last) {
            if of_year.clone().any(|(on, _)| on == date) {
                continue;
            }
            goes.push(format!("{} {}", words::day(*date, *date), row.item.name));
            let time = base.holiday_time(*date).map(|_| Change::Remove(Key::HolidayTime(*date)));
            changes.extend(time.into_iter().chain([Change::Remove(Key::Holiday(*date))]));
        }
        for (verb, each) in [("Adds", &adds), ("Changes", &renames), ("Takes off the list", &goes)] {
            if !each.is_empty() {
                let many = counted(each.len(), "day");
                found.remarks.push(FormRemark::told(format!("{verb} {many}: {}.", each.join(", "))));
            }
        }
        if stays > 0 {
            found.remarks.push(FormRemark::told(format!("Already so: {}.", counted(stays, "day"))));
        }
        if !has_own_list(base, first) {
            found.remarks.push(FormRemark::told(format!(
                "From then on these days alone are the holidays of {year}: official ones that the file leaves out are no longer observed."
            )));
        }
        if changes.is_empty() {
            return Err(format!("{year} is on the list as the file has it: nothing would change"));
        }
        let key = of_year.clone().next().map(|(date, _)| Key::Holiday(*date));
        let summary = format!("Public holidays of {year} from a file: {}", counted(of_year.count(), "day"));
        Ok(marked(base, changes, summary, key))
    }
}

impl Form for HolidayFileForm {}
