//! `tandem check`: reads the whole store, replays the journal and compares.

use super::{Common, Failure};

/// Reads the whole store, replays the journal and compares.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
    /// Dismisses what is told of repairs and damage: somebody has seen it
    #[arg(long)]
    dismiss: bool,
}

impl Check {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let told = desk.notices();
        let report = desk.check().wait()?;
        if self.dismiss {
            desk.dismiss(common.author().clone(), told.to_vec()).wait()?;
        }
        if self.json {
            common.print_json(&serde_json::json!({
                "entries": report.entries,
                "sheets": report.sheets,
                "problems": report.problems,
            }))?;
        } else {
            let mut text = format!("{} entries and {} sheets read\n", report.entries, report.sheets);
            text.extend(report.problems.iter().map(|problem| format!("- {problem}\n")));
            if report.problems.is_empty() {
                text.push_str("everything is as it should be\n");
            }
            common.print(&text)?;
        }
        desk.close().wait()?;
        if report.problems.is_empty() { Ok(()) } else { Err(Failure::DoesNotHold(None)) }
    }
}
