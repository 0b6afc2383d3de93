//! `tandem undo` and `tandem redo`: takes back what whoever asks did last, or does again what they took back.

use serde::Serialize;

use super::{Common, Failure};
use crate::app::words;
use crate::domain::{Consent, Receipt, Refusal, Rev, Turn, Veil};

/// Takes back your last change. An import, a set-up, what stood before a restore and more than 50 records take --whole.
#[derive(Debug, clap::Args)]
pub struct Undo {
    #[command(flatten)]
    how: How,
}

/// Does again what you took back last. More than 50 records take --whole.
#[derive(Debug, clap::Args)]
pub struct Redo {
    #[command(flatten)]
    how: How,
}

#[derive(Debug, clap::Args)]
struct How {
    /// Says yes to all of it, however much that is
    #[arg(long)]
    whole: bool,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

/// What was done, and the revision that it became.
#[derive(Serialize)]
struct Row {
    rev: Option<Rev>,
    summary: String,
}

impl Undo {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        self.how.turn(common, Turn::Back)
    }
}

impl Redo {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        self.how.turn(common, Turn::Again)
    }
}

impl How {
    fn turn(&self, common: &Common, turn: Turn) -> Result<(), Failure> {
        let desk = common.open()?;
        let state = desk.state();
        let now = common.now(&state);
        let asker = (common.author().clone(), common.from(), state.zone().instant(now));
        let consent = if self.whole { Consent::Whatever } else { Consent::Ask };
        let turned = desk.turn(turn, asker, consent).wait();
        desk.close().wait()?;
        match turned {
            Ok(Receipt { rev, summary, .. }) if self.json => common.print_json(&Row { rev, summary }),
            Ok(receipt) => common.print(&format!("{}\n", receipt.summary)),
            Err(Refusal::Asks(asks)) => {
                let (title, what) = words::reversal(&asks, now.date());
                let (past, command) = match turn {
                    Turn::Back => ("undone", "undo"),
                    Turn::Again => ("redone", "redo"),
                };
                Err(Failure::Input(format!(
                    "{title}: {what}. Nothing was {past}; to do it all the same: tandem {command} --whole"
                )))
            }
            Err(Refusal::Store(words)) => Err(Failure::Store(words)),
            Err(refusal) => {
                let veil = Veil::before(common.author(), &state);
                Err(Failure::Input(veil.text(&refusal.to_string())))
            }
        }
    }
}
