//! `tandem log`: who changed what, when.

use serde::Serialize;

use crate::domain::{Entry, State};

use super::{Common, Failure};

/// Shows who changed what, when; the oldest first.
#[derive(Debug, clap::Args)]
pub struct Log {
    /// Only what came after this revision
    #[arg(long, value_name = "REV", default_value_t = 0)]
    since: u64,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

/// An entry as the contract has it.
#[derive(Serialize)]
struct Row {
    rev: u64,
    at: String,
    by: String,
    summary: String,
    changes: Vec<String>,
}

impl Row {
    fn new(state: &State, entry: Entry) -> Self {
        let changes = entry.edits.iter().map(ToString::to_string).collect();
        let at = state.zone().rfc3339(entry.at);
        Self { rev: entry.rev, at, by: entry.by, summary: entry.summary, changes }
    }
}

impl Log {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let state = desk.state();
        let entries = desk.log(self.since, usize::MAX).wait()?;
        desk.close().wait()?;
        let rows: Vec<Row> = entries.into_iter().map(|entry| Row::new(&state, entry)).collect();
        if self.json {
            return common.print_json(&rows);
        }
        let lines = rows.iter().map(|row| {
            let Row { rev, at, by, summary, changes } = row;
            let shown = changes.iter().take(MOST_SHOWN).map(|change| format!("      {change}\n"));
            let more = changes.len().saturating_sub(MOST_SHOWN);
            let more = (more > 0).then(|| format!("      and {more} more\n"));
            let shown: String = shown.chain(more).collect();
            format!("{rev:>5} {at} {by}: {summary}\n{shown}")
        });
        common.print(&lines.collect::<String>())
    }
}

/// Changes of one entry that are listed to people.
const MOST_SHOWN: usize = 12;
