//! `tandem purge --before DATE`: forgets families whose support ended long ago, in everything that the store holds.

use crate::domain::{Date, counted};
use crate::store::PurgeProgress;
use crate::words::dated;

use super::{Common, Failure};

/// Forgets families whose support ended before a day: nothing about them stays in the store or its history.
///
/// Work that was done stays, with no family named, and quarters past stay counted. It cannot be undone. Backups are yours
/// to look after: what you put back from one comes back whole.
#[derive(Debug, clap::Args)]
pub struct PurgeCommand {
    /// The day before which their support ended
    #[arg(long, value_name = "DATE")]
    before: Date,
    /// Says which families those are, and changes nothing
    #[arg(long)]
    dry_run: bool,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

impl PurgeCommand {
    /// Whether it is to change anything.
    pub fn saves(&self) -> bool {
        !self.dry_run
    }

    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        let desk = common.open()?;
        let state = desk.state();
        let now = common.now(&state);
        if self.before > now.date() {
            desk.close().wait()?;
            return Err(Failure::Input(format!(
                "{} is still to come: name a past day, such as one seven years ago",
                self.before
            )));
        }
        let asker = (common.author().clone(), common.from(), state.zone().instant(now));
        let teller = common.clone();
        let tell = Box::new(move |it: PurgeProgress| teller.say(&format!("{}: {} %", it.doing, it.percent)));
        let done = desk.purge(asker, self.before, self.dry_run, tell).wait()?;
        desk.close().wait()?;
        let count = done.families.len();
        if self.json {
            let named = done.families.iter().filter(|_| self.dry_run);
            let named: Vec<_> = named
                .map(|it| serde_json::json!({ "family": it.family, "team": it.team, "ended": it.on.to_string() }))
                .collect();
            let printed = common.print_json(&serde_json::json!({
                "before": self.before.to_string(),
                "dry_run": self.dry_run,
                "families": count,
                "rev": done.rev,
                "entries": done.entries,
                "would_go": named,
                "still_booked": done.booked.iter().map(|it| &it.family).collect::<Vec<_>>(),
                "left": done.left,
                "copies_removed": done.copies,
            }));
            return if done.rev.is_some() { printed.map_err(Failure::though_saved) } else { printed };
        }
        let families = counted(count, "family");
        let before = dated(self.before);
        let mut lines: Vec<String> = vec![];
        if count == 0 {
            lines.push(format!("You have no family whose support ended before {before}: nothing to forget."));
        } else if self.dry_run {
            lines.push(format!("{families} would be forgotten, whose support ended before {before}:"));
            lines.extend(
                done.families.iter().map(|it| format!("  {}, ended {}", it.family.called(), dated(it.on))),
            );
            lines.push("Nothing was changed. A purge never touches the backups that you keep.".to_owned());
        } else {
            lines.push(format!(
                "{families} forgotten, whose support ended before {before}; {} entries of the history \
                 rewritten.",
                done.entries
            ));
            lines.extend(done.left.iter().map(|id| {
                format!(
                    "The id {id} contains a reference and stays: give it another id if it means the family."
                )
            }));
            if !done.copies.is_empty() {
                lines.push(format!(
                    "Older copies next to the store were removed too: {}.",
                    done.copies.join(", ")
                ));
            }
            lines.push(
                "Backups that you keep still hold them: delete those that are no longer needed.".to_owned(),
            );
        }
        lines.extend(done.booked.iter().map(|it| {
            format!(
                "{} stays: it is booked on that day or later; end what is booked first.",
                it.family.called()
            )
        }));
        let printed = common.print(&(lines.join("\n") + "\n"));
        if done.rev.is_some() { printed.map_err(Failure::though_saved) } else { printed }
    }
}
