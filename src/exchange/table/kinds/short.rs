//! Lengths of minutes: a break, a contact. A bare number is minutes.

use crate::domain::Minutes;
use crate::exchange::table::cell::{CellValue, number_shown};
use crate::exchange::table::cells::Cells;
use crate::exchange::table::field::TableField;
use crate::exchange::table::length::LengthHabit;

/// Reads one; noted where it is none, or could be hours as well.
pub(super) fn read(cells: &mut Cells<'_>, field: TableField) -> Option<Minutes> {
    let value = cells.value(field)?;
    let number = match &value {
        CellValue::Number(number) => Some(*number),
        CellValue::Text(text) if text.bytes().all(|it| it.is_ascii_digit() || it == b'.') => {
            text.parse().ok()
        }
        _ => None,
    };
    let read = match number {
        Some(0.0) => Ok(Minutes::ZERO),
        Some(number) if (5.0..=1440.0).contains(&number) && number.fract() == 0.0 =>
        {
            #[expect(clippy::cast_possible_truncation, reason = "its size was looked at")]
            Ok(Minutes(number as i32))
        }
        Some(number) => {
            Err(format!("{} may be minutes or hours; write it as H:MM, such as 0:30", number_shown(number)))
        }
        None => LengthHabit::default().read(&value).map_err(|_| {
            "this is no length; write it as H:MM, such as 0:30, or in minutes, such as 30".to_owned()
        }),
    };
    match read {
        Ok(length) if (0..=1440).contains(&length.0) => Some(length),
        Ok(_) => {
            cells.fault(field, "this is longer than a day, or less than nothing");
            None
        }
        Err(message) => {
            cells.fault(field, &message);
            None
        }
    }
}
