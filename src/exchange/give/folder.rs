//! What goes out as files in a folder, each by its name: `me.ics`, `week-2026-W49.html`, `payroll-2026-11.csv`.
//!
//! None of them is there before it is asked for, and every week, year and month has its own, whether it is listed or not.

use crate::domain::rights::leads;
use crate::domain::{Author, Date, State, Week};

use super::order::{ExportOrder, Format, Given};

/// How many weeks back and ahead are listed.
const LISTED_WEEKS: (i32, i32) = (1, 4);
/// The furthest week that has a file, from the one at hand.
const FURTHEST: i32 = 520;

/// The names of the files that are listed for somebody on a day.
#[must_use]
pub fn file_names(state: &State, author: &Author, today: Date) -> Vec<String> {
    let week = today.week();
    let mut names: Vec<String> = vec![];
    if author.person().is_some() {
        names.extend(["me.ics".to_owned(), "me.html".to_owned()]);
    }
    for week in week.plus(-LISTED_WEEKS.0).to(week.plus(LISTED_WEEKS.1)) {
        names.extend([format!("week-{week}.html"), format!("week-{week}.xlsx")]);
    }
    names.extend([today.year(), today.year() + 1].map(|year| format!("leave-{year}.html")));
    if leads(state, author) {
        let months = [today.plus_months(-1), today];
        names.extend(months.map(|day| format!("payroll-{:04}-{:02}.csv", day.year(), day.month())));
    }
    names
}

impl ExportOrder {
    /// What a file of a name is for somebody on a day; `None` where there is no such file.
    #[must_use]
    pub fn of_file(name: &str, state: &State, author: &Author, today: Date) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.')?;
        let format = Format::of_ending(ending).filter(|_| ending.bytes().all(|b| b.is_ascii_lowercase()))?;
        let week = today.week();
        let me = || author.person().cloned();
        let team = author.person().and_then(|id| state.person(id)).map(|person| person.team.clone());
        match (stem, format) {
            ("me", Format::Ics) => Some(Self { person: Some(me()?), ..Self::calendar(Given::Person, week) }),
            ("me", Format::Html) => {
                Some(Self { person: Some(me()?), ..Self::of(Given::Person, format, week) })
            }
            (_, Format::Html | Format::Xlsx) if stem.starts_with("week-") => {
                let of: Week = stem.strip_prefix("week-")?.parse().ok()?;
                let is_near = of.weeks_since(week).abs() <= FURTHEST;
                is_near.then(|| Self::of(Given::Rota, format, of))
            }
            (_, Format::Html) if stem.starts_with("leave-") => {
                let year: i32 = stem.strip_prefix("leave-").filter(|it| it.len() == 4)?.parse().ok()?;
                let is_near = (today.year() - 10..=today.year() + 10).contains(&year);
                is_near.then(|| Self { year, ..Self::of(Given::Leave, format, week) })
            }
            (_, Format::Csv) if stem.starts_with("payroll-") && leads(state, author) => {
                let month = stem.strip_prefix("payroll-")?;
                let first: Date = format!("{month}-01").parse().ok()?;
                let last = first.plus_months(1).plus_days(-1);
                let is_near = (today.year() - 10..=today.year() + 10).contains(&first.year());
                is_near.then(|| Self {
                    first: first.week(),
                    last: last.week(),
                    days: Some((first, last)),
                    team,
                    // It says itself what of it is not closed yet.
                    draft: true,
                    ..Self::of(Given::Payroll, format, week)
                })
            }
            _ => None,
        }
    }
}
