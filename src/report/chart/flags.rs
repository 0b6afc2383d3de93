//! How much there is to look at, week by week, by how pressing it is.

use super::{Chart, ChartAsked, ChartCell, ChartLine, ChartUnit};
use crate::domain::Week;
use crate::report::summary::LEAST_SHOWN;
use crate::rules::{Flag, Severity, flags_of_weeks, standing_flags};

/// The flags of each week that whoever asks is shown, and in the week of today how things stand. All weeks must be loaded.
#[must_use]
pub fn to_look_at(asked: &ChartAsked<'_>) -> Chart {
    let weeks = asked.all_weeks();
    let mut flags = flags_of_weeks(asked.state, weeks.iter().copied(), asked.today);
    flags.extend(standing_flags(asked.state, asked.today));
    flags.retain(|flag| {
        asked.sight.shows(flag, asked.state)
            && asked.team.is_none_or(|team| flag.concerns(asked.state, team))
            && asked.person.is_none_or(|person| flag.is_about_person(person))
    });
    let many = |severity: Severity, week: &Week| {
        let those = |flag: &&Flag| flag.week == *week && flag.severity == severity;
        ChartCell::count(flags.iter().filter(those).count())
    };
    let line = |(severity, name): (Severity, &str)| ChartLine {
        name: name.to_owned(),
        cells: weeks.iter().map(|week| many(severity, week)).collect(),
    };
    let named = [
        (Severity::Red, "Red: to act on"),
        (Severity::Amber, "Amber: to look at"),
        (Severity::Note, "Notes: worth knowing"),
    ];
    Chart {
        title: "To look at",
        meaning: "How many flags there are in each week, by how pressing they are.",
        unit: ChartUnit::Count,
        lines: named.map(line).into(),
        notes: vec![format!("Counts under {LEAST_SHOWN} are not shown as such.")],
        weeks,
    }
}
