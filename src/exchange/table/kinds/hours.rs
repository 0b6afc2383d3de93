//! Rows of hours, to be compared with what is known here.

use serde::Serialize;

use crate::domain::{Date, Minutes, Week};
use crate::exchange::table::cell::CellValue;
use crate::exchange::table::cells::{Cells, day_of};
use crate::exchange::table::field::TableField;
use crate::exchange::table::notes::TablePlace;

/// Hours as a table has them.
#[derive(Clone, Debug, Serialize)]
pub struct WorkedLine {
    /// Where.
    #[serde(flatten)]
    pub place: TablePlace,
    /// Whose, as the table calls them.
    pub name: String,
    /// Of which week.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::word_or_none"
    )]
    pub week: Option<Week>,
    /// How many.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::minutes_or_none"
    )]
    pub minutes: Option<Minutes>,
    /// What is over, or less than nothing for under.
    #[serde(
        rename = "balance_minutes",
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::exchange::table::spelled::minutes_or_none"
    )]
    pub balance: Option<Minutes>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// A telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Whether the sheet hides the row.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// Reads a row; `None` where something in it is wrong.
pub(in crate::exchange::table) fn read(cells: &mut Cells<'_>) -> Option<WorkedLine> {
    let name = cells.name();
    let week = week(cells);
    let minutes = cells.length(TableField::Hours);
    let balance = cells.length(TableField::Balance);
    let text = |cells: &mut Cells<'_>, field| {
        let is_column = cells.layout.columns.of(field).is_some();
        is_column.then(|| cells.text(field).unwrap_or_default())
    };
    let (note, phone) = (text(cells, TableField::Note), text(cells, TableField::Phone));
    let Some(name) = name else {
        cells.missing(cells.name_field(), "this row has no name");
        return None;
    };
    if cells.is_bad {
        return None;
    }
    let (place, hidden) = (cells.notes.place(cells.row.number), cells.row.is_hidden);
    Some(WorkedLine { place, name, week, minutes, balance, note, phone, hidden })
}

fn week(cells: &mut Cells<'_>) -> Option<Week> {
    let value = cells.value(TableField::Week)?;
    let named = match &value {
        CellValue::Text(text) => week_named(text),
        _ => None,
    };
    if named.is_some() {
        return named;
    }
    match day_of(&value, cells.layout.month_first.get(&TableField::Week).copied()) {
        Ok(day) => Some(Date::week(day)),
        Err(message) => {
            let is_bare = value.shown().trim_start_matches(['w', 'W', 'k', 'K', ' ']).len() <= 2;
            let message = if is_bare {
                "which year's week this is is not said: write it as 2026-W49, or its first day".to_owned()
            } else {
                message
            };
            cells.fault(TableField::Week, &message);
            None
        }
    }
}

/// `2026-W49`, `W49 2026`, `2026 49`.
fn week_named(text: &str) -> Option<Week> {
    let low = text.to_lowercase();
    let parts = low
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty() && *it != "week" && *it != "wk");
    let parts: Vec<&str> = parts.collect();
    let is_year = |it: &str| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit());
    let (year, number) = match parts.as_slice() {
        [year, number] if is_year(year) => (*year, *number),
        [number, year] if is_year(year) && number.starts_with('w') => (*year, *number),
        [whole] => whole.split_once('w').filter(|(year, _)| is_year(year))?,
        _ => return None,
    };
    let number = number.trim_start_matches("wk").trim_start_matches('w');
    Week::new(year.parse().ok()?, number.parse().ok().filter(|_| number.len() <= 2)?)
}
