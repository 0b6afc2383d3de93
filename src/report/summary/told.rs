//! A summary line by line, in words: for the screen and for paper.

use super::{DisclosedNumbers, MeasureOutcome, Summary};
use crate::domain::State;

/// A line: what it is about and its figures, or a heading with none.
pub type SummaryLine = (String, Option<String>);

impl Summary {
    /// Its lines, under headings.
    #[must_use]
    pub fn told(&self, state: &State) -> Vec<SummaryLine> {
        let mut lines: Vec<SummaryLine> = vec![];
        let mut above = "";
        let name = |team: &_| state.team(team).map_or_else(|| format!("{team}"), |team| team.name.clone());
        for (row, counts) in &self.rows {
            if row.heading() != above {
                above = row.heading();
                lines.push((above.to_owned(), None));
            }
            let teams = self.teams.iter().zip(&counts.parts);
            let teams: Vec<String> =
                teams.map(|(team, it)| format!("{} {}", name(team), number(*it))).collect();
            let teams = if teams.len() > 1 { format!(" ({})", teams.join(", ")) } else { String::new() };
            lines.push((row.title().to_owned(), Some(format!("{}{teams}", number(counts.total)))));
        }
        if let Some(time) = self.time {
            lines.push(("time in contact".to_owned(), Some(time.to_string())));
        }
        if !self.activities.is_empty() {
            lines.push(("Contacts held, by kind".to_owned(), None));
            for (id, count) in &self.activities {
                let title = state.activity(id).map_or_else(|| id.to_string(), |it| it.title.clone());
                lines.push((title, Some(number(*count))));
            }
        }
        lines.push(("What came of it".to_owned(), None));
        if self.outcomes.is_empty() {
            lines.push(("measured twice".to_owned(), Some("nobody yet".to_owned())));
        }
        lines.extend(self.outcomes.iter().map(|it| (it.title.to_owned(), Some(outcome(it)))));
        lines
    }
}

fn outcome(it: &MeasureOutcome) -> String {
    let MeasureOutcome { counts: DisclosedNumbers { total, parts }, gain, .. } = it;
    let part = |at: usize| number(parts.get(at).copied().flatten());
    let gain = gain.map(|it| {
        let sign = if it < 0 { "−" } else { "+" };
        format!("; on average {sign}{}.{} points for the better", it.abs() / 10, it.abs() % 10)
    });
    format!(
        "{} measured twice: {} better, {} the same, {} worse{}",
        number(*total),
        part(0),
        part(1),
        part(2),
        gain.unwrap_or_default()
    )
}

/// A number, or that it is kept back.
fn number(count: Option<u32>) -> String {
    count.map_or_else(|| "hidden".to_owned(), |it| it.to_string())
}
