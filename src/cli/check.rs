//! `tandem check`: reads the whole store, replays the journal and compares.

use super::{Common, Failure};
use crate::domain::counted;
use crate::store::TELLS_MORE;

/// Reads the whole store, replays the journal and compares.
#[derive(Debug, clap::Args)]
pub struct CheckCommand {
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
    /// Dismisses the notices about repairs and damage, once somebody has seen them
    #[arg(long)]
    dismiss: bool,
}

/// What is said where nothing is wrong, and where nothing is but what was told already.
const IN_ORDER: &str = "everything is as it should be\n";
const IN_ORDER_BUT: &str = "nothing else is wrong\n";

impl CheckCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open_quietly()?;
        let told = desk.notices();
        let mut report = desk.check().wait()?;
        let standing = desk.notices();
        common.say_notices(&desk, Some(TELLS_MORE));
        if self.dismiss {
            desk.dismiss(common.author().clone(), told.to_vec()).wait()?;
            common.say(&match told.len() {
                0 => "there was no notice to dismiss".to_owned(),
                many => format!("{} dismissed", counted(many as u64, "notice")),
            });
        }
        let closed = desk.close().wait();
        report.problems.extend(closed.as_ref().err().map(ToString::to_string));
        if self.json {
            common.print_json(&serde_json::json!({
                "entries": report.entries,
                "sheets": report.sheets,
                "problems": report.problems,
            }))?;
        } else {
            let mut text = format!(
                "{} and {} read\n",
                counted(report.entries, "entry"),
                counted(report.sheets, "sheet")
            );
            text.extend(report.problems.iter().map(|problem| format!("- {problem}\n")));
            if report.problems.is_empty() {
                let is_told = !standing.is_empty() && !self.dismiss;
                text.push_str(if is_told { IN_ORDER_BUT } else { IN_ORDER });
            }
            common.print(&text)?;
        }
        closed?;
        if report.problems.is_empty() { Ok(()) } else { Err(Failure::DoesNotHold(None)) }
    }
}
