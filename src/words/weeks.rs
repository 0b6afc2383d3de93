//! Weeks, one or several.

use crate::domain::{Date, Week};

use super::{dated, in_a_row};

/// A week: `W49 · Mon 30 Nov – Sun 6 Dec 2026`.
#[must_use]
pub fn week(week: Week) -> String {
    let sunday = week.sunday();
    // Its days are one after the other: one year is enough.
    let monday = week.monday().in_words(week.monday());
    format!("W{:02} · {monday} – {}", week.number(), dated(sunday))
}

/// A week in words, the fullest first, each true by itself: `Week 49 · 30 Nov – 6 Dec 2026`, `Week 49 · 30 Nov – 6 Dec`, `Week 49`,
/// `W49`. Only of a year that is today's it is ever left out.
#[must_use]
pub fn week_forms(week: Week, today: Date) -> Vec<String> {
    let (monday, sunday) = (week.monday(), week.sunday());
    let said = |date: Date, form: &str| date.naive().format(form).to_string();
    let first = match (monday.year() == sunday.year(), monday.month() == sunday.month()) {
        (true, true) => format!("{}–", said(monday, "%-d")),
        (true, false) => format!("{} – ", said(monday, "%-d %b")),
        (false, _) => format!("{} – ", said(monday, "%-d %b %Y")),
    };
    let number = format!("Week {}", week.number());
    let mut forms = vec![format!("{number} · {first}{}", said(sunday, "%-d %b %Y"))];
    if monday.year() == today.year() && sunday.year() == today.year() {
        forms.push(format!("{number} · {first}{}", said(sunday, "%-d %b")));
    }
    let year =
        if week.year() == today.week().year() { String::new() } else { format!(" of {}", week.year()) };
    forms.extend([format!("{number}{year}"), short_week(week, today)]);
    forms
}

/// A week by its number, `W49`, with its year where that is not the year of today's: `W01 2027`.
#[must_use]
pub fn short_week(week: Week, today: Date) -> String {
    let year = if week.year() == today.week().year() { String::new() } else { format!(" {}", week.year()) };
    format!("W{:02}{year}", week.number())
}

/// Weeks in a row or apart: `W49`, `W49 and W50`, `W49 to W52`, `W49, W51 and W02 2027`; of many apart how many there are. A
/// year is told where it is not that of the week that it is.
#[must_use]
pub fn weeks(weeks: &[Week], this: Week) -> String {
    let name = |week: &Week| short_week(*week, this.monday());
    let mut parts: Vec<String> = vec![];
    for run in weeks.chunk_by(|one, next| one.plus(1) == *next) {
        match run {
            [first, _, .., last] => parts.push(format!("{} to {}", name(first), name(last))),
            run => parts.extend(run.iter().map(name)),
        }
    }
    match (parts.as_slice(), weeks) {
        ([_, _, _, _, ..], [first, .., last]) => {
            format!("{} weeks from {} to {}", weeks.len(), name(first), name(last))
        }
        _ => in_a_row(&parts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_read_as_on_a_calendar() {
        let thursday: Date = "2026-12-03".parse().unwrap();
        assert_eq!(short_week(thursday.week(), thursday), "W49");
        assert_eq!(short_week(thursday.week(), thursday.plus_days(32)), "W49 2026");
        assert_eq!(week(thursday.week()), "W49 · Mon 30 Nov – Sun 6 Dec 2026");
    }

    #[test]
    fn a_week_is_told_in_less_and_less_and_never_of_a_wrong_year() {
        let of = |day: &str, today: &str| {
            let day: Date = day.parse().unwrap();
            week_forms(day.week(), today.parse().unwrap()).join(" | ")
        };
        assert_eq!(
            of("2026-12-03", "2026-12-02"),
            "Week 49 · 30 Nov – 6 Dec 2026 | Week 49 · 30 Nov – 6 Dec | Week 49 | W49"
        );
        assert_eq!(
            of("2026-12-08", "2026-12-02"),
            "Week 50 · 7–13 Dec 2026 | Week 50 · 7–13 Dec | Week 50 | W50"
        );
        assert_eq!(of("2027-01-01", "2026-12-02"), "Week 53 · 28 Dec 2026 – 3 Jan 2027 | Week 53 | W53");
        assert_eq!(of("2027-01-05", "2026-12-02"), "Week 1 · 4–10 Jan 2027 | Week 1 of 2027 | W01 2027");
    }
}
