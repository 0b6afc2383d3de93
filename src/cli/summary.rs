//! `tandem summary`: what the service did in a quarter and what came of it, in numbers that point at nobody.

use serde::Serialize;

use crate::domain::{Quarter, State, rights};
use crate::report::summary::{DisclosedNumbers, LEAST_SHOWN, MeasureOutcome, Summary as Sums, weeks_read};

use super::weeks;
use super::{Common, Failure};

/// Sums up a quarter: families, contacts and groups, and what the measures at the start and the end say.
///
/// Nobody can be recognised from it: numbers under five are hidden, and so are those they could be worked out from.
#[derive(Debug, clap::Args)]
pub struct SummaryCommand {
    /// The quarter, such as 2026-Q4 [default: this one]
    quarter: Option<Quarter>,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Document {
    quarter: String,
    from: String,
    to: String,
    complete: bool,
    least: u32,
    figures: Vec<FigureRow>,
    activities: Vec<CountRow>,
    contact_minutes: Option<i32>,
    outcomes: Vec<OutcomeRow>,
}

/// A figure; null is a number that is kept back.
#[derive(Serialize)]
struct FigureRow {
    figure: &'static str,
    total: Option<u32>,
    teams: Vec<CountRow>,
}

#[derive(Serialize)]
struct CountRow {
    id: String,
    count: Option<u32>,
}

#[derive(Serialize)]
struct OutcomeRow {
    measure: &'static str,
    measured: Option<u32>,
    better: Option<u32>,
    alike: Option<u32>,
    worse: Option<u32>,
    gain: Option<f64>,
}

impl SummaryCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let today = common.today(&desk.state());
        let quarter = self.quarter.unwrap_or_else(|| Quarter::of(today));
        let allowed = rights::may_summarise(&desk.state(), common.author());
        if quarter.first() > today || allowed.is_err() {
            desk.close().wait()?;
            allowed.map_err(Failure::Input)?;
            let this = Quarter::of(today);
            return Err(Failure::Input(format!("{quarter} is still to come: name {this} or an earlier one")));
        }
        let (first, last) = weeks_read(quarter, today);
        let state = weeks::loaded(common, &desk, first, last)?;
        desk.close().wait()?;
        let sums = Sums::of(&state, quarter);
        let complete = quarter.last() < today;
        if self.json {
            common.print_json(&document(&sums, complete))
        } else {
            common.print(&text(&state, &sums, complete))
        }
    }
}

fn document(sums: &Sums, complete: bool) -> Document {
    let teams = |counts: &DisclosedNumbers| {
        let rows = sums.teams.iter().zip(&counts.parts);
        rows.map(|(team, count)| CountRow { id: team.to_string(), count: *count }).collect()
    };
    let figures = sums.rows.iter().map(|(row, counts)| FigureRow {
        figure: row.name(),
        total: counts.total,
        teams: teams(counts),
    });
    let outcome = |it: &MeasureOutcome| {
        let part = |at: usize| it.counts.parts.get(at).copied().flatten();
        OutcomeRow {
            measure: it.title,
            measured: it.counts.total,
            better: part(0),
            alike: part(1),
            worse: part(2),
            gain: it.gain.map(|tenths| f64::from(tenths) / 10.0),
        }
    };
    let activities = sums.activities.iter();
    Document {
        quarter: sums.quarter.to_string(),
        from: sums.quarter.first().to_string(),
        to: sums.quarter.last().to_string(),
        complete,
        least: LEAST_SHOWN,
        figures: figures.collect(),
        activities: activities.map(|(id, count)| CountRow { id: id.to_string(), count: *count }).collect(),
        contact_minutes: sums.time.map(|time| time.0),
        outcomes: sums.outcomes.iter().map(outcome).collect(),
    }
}

fn text(state: &State, sums: &Sums, complete: bool) -> String {
    let so_far = if complete { "" } else { ", so far" };
    let mut lines = vec![format!("Summary of {}{so_far}", sums.quarter.title())];
    lines.extend(sums.told(state).into_iter().map(|line| match line {
        (heading, None) => format!("\n{heading}"),
        (name, Some(figures)) => format!("  {name}: {figures}"),
    }));
    lines.push(format!(
        "\nNumbers under {LEAST_SHOWN} are hidden, and so are those they could be worked out from."
    ));
    lines.join("\n") + "\n"
}
