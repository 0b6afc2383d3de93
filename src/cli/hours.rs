//! `tandem hours`: the hours of one week or several, person by person.

use serde::Serialize;

use crate::app::Visibility;
use crate::domain::{Minutes, State, Week};
use crate::rota::{PersonHours, WeekHours};

use super::table::{Column, TextTable};
use super::weeks;
use super::{Common, Failure, options};

/// Shows what everybody worked, week by week: contract, shifts, leave, balance, load.
#[derive(Debug, clap::Args)]
pub struct HoursCommand {
    /// The first week, such as 2026-W49 [default: the week of today]
    week: Option<Week>,
    /// How many weeks, starting with that one
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = options::number(1..=weeks::MOST_SHOWN_WEEKS))]
    weeks: i64,
    /// Only this person's
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl HoursCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let first = self.week.unwrap_or_else(|| common.today(&desk.state()).week());
        let last = first.plus(i32::try_from(self.weeks - 1).unwrap_or(0));
        let state = weeks::loaded(common, &desk, first, last)?;
        let person = self.person.as_deref().map(|id| weeks::person(&state, id)).transpose()?;
        let sight = Visibility::of(&state, common.author());
        let mut all = vec![];
        for week in first.to(last) {
            let hours = WeekHours::of(&state, &weeks::rota(&state, week)?);
            let theirs = hours.people.into_iter().filter(|it| person.is_none_or(|p| p.id == it.person));
            all.extend(theirs.filter(|it| sight.shows_hours(&state, week, &it.person)));
        }
        if self.json {
            return common.print_json(&all.iter().map(PersonRow::from).collect::<Vec<_>>());
        }
        let title = if first == last {
            format!("Hours of {first}, {}", weeks::in_words(first))
        } else {
            format!("Hours of {first} to {last}")
        };
        common.print(&table(&state, title, &all, first != last).text(common.plain()))
    }
}

/// The contract's H: minutes, and a load in percent.
#[derive(Debug, Serialize)]
pub struct PersonRow {
    person: String,
    week: String,
    contract_minutes: i32,
    shift_minutes: i32,
    outside_minutes: i32,
    leave_minutes: i32,
    holiday_minutes: i32,
    worked_minutes: i32,
    balance_minutes: i32,
    direct_minutes: i32,
    travel_minutes: i32,
    meeting_minutes: i32,
    open_minutes: i32,
    load_percent: Option<i64>,
}

impl From<&PersonHours> for PersonRow {
    fn from(hours: &PersonHours) -> Self {
        Self {
            person: hours.person.to_string(),
            week: hours.week.to_string(),
            contract_minutes: hours.contract.0,
            shift_minutes: hours.shift.0,
            outside_minutes: hours.outside.0,
            leave_minutes: hours.leave.0,
            holiday_minutes: hours.holiday.0,
            worked_minutes: hours.worked().0,
            balance_minutes: hours.balance().0,
            direct_minutes: hours.direct.0,
            travel_minutes: hours.travel.0,
            meeting_minutes: hours.meeting.0,
            open_minutes: hours.open.0,
            load_percent: hours.load_percent(),
        }
    }
}

const COLUMNS: &[Column] = &[
    Column::words("Person", ""),
    Column::words("Week", "week"),
    Column::figures("Contract", "contract"),
    Column::figures("Shifts", "shifts"),
    Column::figures("Outside", "outside shifts"),
    Column::figures("Leave", "leave"),
    Column::figures("Holiday", "public holiday"),
    Column::figures("Worked", "worked"),
    Column::figures("Balance", "balance"),
    Column::figures("Direct", "direct"),
    Column::figures("Travel", "travel"),
    Column::figures("Meetings", "meetings"),
    Column::figures("Open", "open"),
    Column::figures("Load", "load"),
];

/// The hours as a table; what is nothing is left out but for contract, worked and balance.
#[must_use]
pub fn table(state: &State, title: String, hours: &[PersonHours], with_week: bool) -> TextTable {
    let some = |minutes: Minutes| if minutes == Minutes::ZERO { String::new() } else { minutes.to_string() };
    let balance = |minutes: Minutes| match minutes {
        Minutes::ZERO => minutes.to_string(),
        over if over > Minutes::ZERO => format!("{over} over"),
        under => format!("{} under", under.abs()),
    };
    let row = |h: &PersonHours| {
        vec![
            state.person(&h.person).map_or(h.person.as_str(), |person| &person.name).to_owned(),
            if with_week { h.week.to_string() } else { String::new() },
            h.contract.to_string(),
            some(h.shift),
            some(h.outside),
            some(h.leave),
            some(h.holiday),
            h.worked().to_string(),
            balance(h.balance()),
            some(h.direct),
            some(h.travel),
            some(h.meeting),
            some(h.open),
            h.load_percent().map(|percent| format!("{percent} %")).unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = hours.iter().map(row).collect();
    TextTable { title, columns: COLUMNS, rows, empty: "Nobody has a share, a shift or a session." }
}
