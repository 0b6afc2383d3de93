//! How the days and times of a pattern are said.

use crate::domain::{Minutes, Pattern, PatternShift};

/// A pattern as it is understood: `Mon 09:00–15:00 (break 0:30), Wed 09:00–12:30: 9:00 a week`.
#[must_use]
pub fn pattern(pattern: &Pattern) -> String {
    let shift = |shift: &PatternShift| {
        let (from, to) = (shift.time.from, shift.time.to);
        let unpaid =
            if shift.unpaid > Minutes::ZERO { format!(" (break {})", shift.unpaid) } else { String::new() };
        format!("{} {from}–{to}{unpaid}", shift.weekday)
    };
    let week = |shifts: &Vec<PatternShift>| match shifts.as_slice() {
        [] => "none".to_owned(),
        shifts => shifts.iter().map(shift).collect::<Vec<_>>().join(", "),
    };
    match pattern.weeks.as_slice() {
        [] => "no days".to_owned(),
        [one] => format!("{}: {} a week", week(one), pattern.paid()),
        weeks => format!(
            "{}: {} a week, on average",
            weeks.iter().map(week).collect::<Vec<_>>().join(" / "),
            pattern.paid()
        ),
    }
}
