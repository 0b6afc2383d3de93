//! The example's team file moved by whole weeks, so that its week is the one that is running wherever the calendar stands.

use crate::domain::{Date, Month, Week};

/// A text with every day, week and month in it moved by so many weeks. The employer's holidays stay on their days: Christmas
/// is when it is.
pub(super) fn moved(text: &str, weeks: i32) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut is_of_holidays = false;
    for line in text.split_inclusive('\n') {
        if line.starts_with("[[") {
            is_of_holidays = line.starts_with("[[holiday]]");
        }
        if is_of_holidays || line.starts_with('#') {
            moved.push_str(line);
        } else {
            line_moved(line, weeks, &mut moved);
        }
    }
    moved
}

/// A line, each run of what days are written with in turn.
fn line_moved(line: &str, weeks: i32, moved: &mut String) {
    let is_of_day = |c: char| c.is_ascii_digit() || matches!(c, '-' | 'W');
    let mut rest = line;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        moved.push_str(before);
        let (run, after) = from.split_at(from.find(|c| !is_of_day(c)).unwrap_or(from.len()));
        match run_moved(run, weeks) {
            Some(run) => moved.push_str(&run),
            None => moved.push_str(run),
        }
        rest = after;
    }
    moved.push_str(rest);
}

/// A day, a day without hyphens, a week or a month; `None` where a run is none of them.
fn run_moved(run: &str, weeks: i32) -> Option<String> {
    let by = |date: Date| date.plus_days(7 * weeks);
    match run.len() {
        10 => run.parse().ok().map(|date| by(date).to_string()),
        8 if run.contains('W') => run.parse::<Week>().ok().map(|week| week.plus(weeks).to_string()),
        8 => {
            let (year, rest) = run.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            let date: Date = format!("{year}-{month}-{day}").parse().ok()?;
            Some(by(date).to_string().replace('-', ""))
        }
        7 => {
            let _: Month = run.parse().ok()?;
            let middle: Date = format!("{run}-15").parse().ok()?;
            by(middle).to_string().get(..7).map(str::to_owned)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_weeks_and_months_move_and_all_else_stays() {
        let text = "# 2026-12-02\n[[session]]\nid = \"pause-20261201\"\nstart = \"2026-12-02T09:00\"\nrepeat = \
                    \"FREQ=WEEKLY;UNTIL=20270131\"\nminutes = 30\nhours = \"28:48\"\n[[sheet]]\nweek = \
                    \"2026-W49\"\nborn = \"2026-09\"\n[[holiday]]\ndate = \"2026-12-25\"\n";
        let later = "# 2026-12-02\n[[session]]\nid = \"pause-20270105\"\nstart = \"2027-01-06T09:00\"\nrepeat = \
                     \"FREQ=WEEKLY;UNTIL=20270307\"\nminutes = 30\nhours = \"28:48\"\n[[sheet]]\nweek = \
                     \"2027-W01\"\nborn = \"2026-10\"\n[[holiday]]\ndate = \"2026-12-25\"\n";
        assert_eq!(moved(text, 5), later);
        assert_eq!(moved(text, 0), text);
    }
}
