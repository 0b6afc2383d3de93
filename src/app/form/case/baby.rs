//! When the baby was born or is due, in one field: `born 2 oct`, `due feb 2027`; a day or month alone is what it can be.

use super::super::written_when::typed;
use crate::app::{App, words};
use crate::domain::{Date, DateOrMonth, Family, Month};

/// The weeks that a pregnancy takes at the most.
const WEEKS: i32 = 42;
/// Days after a due date until which nothing is asked.
const AFTER_DUE: i32 = 14;

/// What is written of a baby; of one who is born, that alone.
pub(super) fn written(family: &Family) -> String {
    match (family.born, family.due) {
        (Some(born), _) => format!("born {}", day_or_month(born)),
        (None, Some(due)) => format!("due {}", day_or_month(due)),
        (None, None) => String::new(),
    }
}

fn day_or_month(it: DateOrMonth) -> String {
    match it {
        DateOrMonth::Date(day) => typed(day),
        DateOrMonth::Month(month) => month.first().naive().format("%b %Y").to_string().to_lowercase(),
    }
}

/// Reads it into a family. Whoever writes the birth leaves the day alone that was reckoned before.
pub(super) fn read(family: &mut Family, written: &str, app: &App) -> Result<(), String> {
    let today = app.today();
    let (word, rest) = written.split_once(' ').unwrap_or((written, ""));
    let (said, rest) = match &*word.to_lowercase() {
        "born" => (Some(true), rest),
        "due" => (Some(false), rest),
        "" => {
            (family.born, family.due) = (None, None);
            return Ok(());
        }
        _ => (None, written),
    };
    let it = date_or_month(app, rest.trim())?;
    let is_born = said.unwrap_or(first_day(it) <= today);
    if is_born {
        if first_day(it) > today {
            return Err("that is still to come: write due, and the day".to_owned());
        }
        family.born = Some(it);
        return Ok(());
    }
    let weeks = first_day(it).days_since(today).div_euclid(7);
    if first_day(it) > today.plus_days(WEEKS * 7) {
        return Err(format!("{weeks} weeks away; a pregnancy takes {WEEKS} at most"));
    }
    if it.last().plus_days(AFTER_DUE) < today {
        return Err(format!("over {WEEKS} weeks by now: write born and the day, or check it"));
    }
    (family.born, family.due) = (None, Some(it));
    Ok(())
}

/// How it is understood.
pub(super) fn in_words(family: &Family, today: Date) -> String {
    let said = |it: DateOrMonth| match it {
        DateOrMonth::Date(day) => words::day(day, today),
        DateOrMonth::Month(month) => month.first().naive().format("%b %Y").to_string(),
    };
    match (family.born, family.due) {
        (Some(born), _) => format!("born {}", said(born)),
        (None, Some(due)) => format!("due {}", said(due)),
        (None, None) => String::new(),
    }
}

fn date_or_month(app: &App, written: &str) -> Result<DateOrMonth, String> {
    if let Some(month) = written.parse().ok().or_else(|| month_named(written)) {
        return Ok(DateOrMonth::Month(month));
    }
    app.read_day(written)
        .map(DateOrMonth::Date)
        .map_err(|words| format!("{words}; or a month such as feb 2027"))
}

/// A month with its year: `feb 2027`.
fn month_named(written: &str) -> Option<Month> {
    let (month, year) = written.split_once(' ')?;
    let first: Date = format!("{}-01-01", year.trim()).parse().ok()?;
    (0..12).map(|many| first.plus_months(many)).find_map(|day| {
        let name = day.naive().format("%B").to_string().to_lowercase();
        let is_it = month.len() >= 3 && name.starts_with(&month.to_lowercase());
        is_it.then(|| day.naive().format("%Y-%m").to_string().parse().ok())?
    })
}

pub(super) fn first_day(it: DateOrMonth) -> Date {
    match it {
        DateOrMonth::Date(day) => day,
        DateOrMonth::Month(month) => month.first(),
    }
}
