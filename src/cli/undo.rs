//! `tandem undo` and `tandem redo`: takes back what whoever asks did last, or does again what they took back.

use serde::Serialize;

use super::{Common, Failure, options};
use crate::app::words;
use crate::desk::Desk;
use crate::domain::audit::seen_by;
use crate::domain::{Author, Consent, Instant, Receipt, Redaction, Refusal, Rev, State, UndoDirection};

/// Takes back your last change. An import, a set-up, anything before a restore and over 50 records need --whole.
#[derive(Debug, clap::Args)]
pub struct UndoCommand {
    /// Takes back this entry instead, by its number in tandem log: even if others came after it, if what it changed is
    /// the same since; needs --whole
    #[arg(long, value_name = "REV", value_parser = options::revision)]
    entry: Option<Rev>,
    #[command(flatten)]
    how: How,
}

/// Redoes what you last took back. Over 50 records need --whole.
#[derive(Debug, clap::Args)]
pub struct RedoCommand {
    #[command(flatten)]
    how: How,
}

#[derive(Debug, clap::Args)]
struct How {
    /// Agrees to all of it, however much that is
    #[arg(long)]
    whole: bool,
    /// Prints one JSON document
    #[arg(long)]
    json: bool,
}

/// The most edits that are listed of an entry that is asked about.
const MOST_SHOWN: usize = 50;

/// What was done, and the revision that it became.
#[derive(Serialize)]
struct Row {
    rev: Option<Rev>,
    summary: String,
}

/// What would be taken back.
#[derive(Serialize)]
struct Preview {
    rev: Option<Rev>,
    summary: String,
    edits: Vec<String>,
}

impl UndoCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        match self.entry {
            Some(rev) => self.how.take_back(common, rev),
            None => self.how.turn(common, UndoDirection::Back),
        }
    }
}

impl RedoCommand {
    /// Runs it.
    pub fn run(self, common: &Common) -> Result<(), Failure> {
        self.how.turn(common, UndoDirection::Again)
    }
}

impl How {
    fn turn(&self, common: &Common, turn: UndoDirection) -> Result<(), Failure> {
        let command = match turn {
            UndoDirection::Back => "undo",
            UndoDirection::Again => "redo",
        };
        let desk = common.open()?;
        let (asker, consent) = self.asker(common, &desk.state());
        let turned = desk.turn(turn, asker, consent).wait();
        self.told(common, &desk, turned, command)
    }

    fn take_back(&self, common: &Common, rev: Rev) -> Result<(), Failure> {
        let desk = common.open()?;
        let (asker, consent) = self.asker(common, &desk.state());
        let turned = desk.take_back(rev, asker, consent).wait();
        if matches!(turned, Err(Refusal::Asks(_))) {
            // What is asked about is shown first, as the history has it.
            let state = desk.state();
            let redaction = Redaction::before(common.author(), &state);
            let entries = desk.look_back(rev.saturating_add(1), 1).wait()?;
            let seen = entries.first().and_then(|entry| seen_by(&state, common.author(), &redaction, entry));
            let edits = seen.iter().flat_map(|seen| &seen.entry.edits);
            let edits: Vec<String> = edits.take(MOST_SHOWN).map(ToString::to_string).collect();
            if self.json {
                let summary = seen.map(|seen| seen.entry.summary).unwrap_or_default();
                common.print_json(&Preview { rev: None, summary, edits })?;
            } else {
                let lines: Vec<String> = edits.iter().map(|edit| format!("  {edit}\n")).collect();
                common.print(&lines.concat())?;
            }
        }
        self.told(common, &desk, turned, &format!("undo --entry {rev}"))
    }

    fn asker<'a>(&self, common: &'a Common, state: &State) -> ((Author, &'a str, Instant), Consent) {
        let asker = (common.author().clone(), common.from(), state.zone().instant(common.now(state)));
        (asker, if self.whole { Consent::Whatever } else { Consent::Ask })
    }

    fn told(
        &self,
        common: &Common,
        desk: &Desk,
        turned: Result<Receipt, Refusal>,
        command: &str,
    ) -> Result<(), Failure> {
        let state = desk.state();
        desk.close().wait()?;
        match turned {
            Ok(Receipt { rev, summary, .. }) if self.json => {
                common.print_json(&Row { rev, summary }).map_err(Failure::though_saved)
            }
            Ok(receipt) => common.print(&format!("{}\n", receipt.summary)).map_err(Failure::though_saved),
            Err(Refusal::Asks(asks)) => {
                let redaction = Redaction::before(common.author(), &state);
                let (title, what) = words::reversal(&asks, common.today(&state));
                let title = redaction.text(&title);
                let past = asks.turn.past();
                let whole = common.to_be_given(&format!("{command} --whole"));
                Err(Failure::Input(format!("{title}: {what}. Nothing was {past}; to do it anyway: {whole}")))
            }
            Err(Refusal::Store(words)) => Err(Failure::Store(words)),
            Err(refusal) => {
                let redaction = Redaction::before(common.author(), &state);
                Err(Failure::Input(redaction.text(&refusal.to_string())))
            }
        }
    }
}
