//! Fiona, who leads a team of the example service, at a desk of her own: keys go in, and what the app asks for is done at
//! once, by a real desk over a store that is thrown away.

use std::sync::Arc;

use crokey::KeyCombination;
use tandem::app::{App, AppStart, ColorScheme, Colours, Effect, Home, Input};
use tandem::desk::Desk;
use tandem::domain::{Author, Cause, Change, Gone, PersonId, Proposal, Receipt, Refusal, Rev, Seen};
use tandem::exchange::example;
use tandem::keymap::Keymap;
use tandem::seat::Redactions;

use super::super::Made;

/// Who sits here.
const LEAD: &str = "fiona";
/// Where from, as the journal has it.
const FROM: &str = "local";

/// A lead at her seat.
pub struct Lead {
    /// What she sees and does.
    pub app: App,
    desk: Desk,
    redactions: Redactions,
    gone: Gone,
    heard: Rev,
    /// The folder of the store goes with it.
    _folder: tempfile::TempDir,
}

impl Lead {
    /// Sits down before the example service.
    pub fn sits_down(size: (u16, u16)) -> Made<Self> {
        let folder = tempfile::tempdir()?;
        let desk = Desk::open(folder.path(), "tour")?;
        let changes = example::changes().map_err(|faults| faults.to_string())?;
        let changes = changes.into_iter().map(|change| (change, Seen::Any)).collect();
        desk.commit(proposal(&desk, Author::Owner, Cause::Imported, changes, "The example service", None))
            .wait()?;
        let (below, redactions) = (desk.state(), Redactions::default());
        let me = Author::Person(LEAD.parse::<PersonId>()?);
        let (_, state) = redactions.show(&me, &below);
        let (app, effects) = App::open(AppStart {
            state,
            me,
            home: Home::default(),
            now: example::now(),
            keymap: Arc::new(Keymap::default()),
            size,
            color_scheme: ColorScheme::Dark,
            colours: Colours::True,
        });
        let (heard, gone) = (below.rev(), Gone::after(below));
        let mut lead = Self { app, desk, redactions, gone, heard, _folder: folder };
        lead.carry_out(effects)?;
        Ok(lead)
    }

    /// Presses a key, and rests until all that follows from it is worked out.
    pub fn presses(&mut self, key: KeyCombination) -> Made<()> {
        self.input(Input::Key(key))?;
        self.input(Input::Rested)
    }

    fn input(&mut self, input: Input) -> Made<()> {
        let effects = self.app.update(input);
        self.carry_out(effects)?;
        while self.app.is_judging() {
            let effects = self.app.update(Input::Idle);
            self.carry_out(effects)?;
        }
        Ok(())
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> Made<()> {
        for effect in effects {
            let answer = match effect {
                Effect::Commit { changes, summary, reason } => self.commit(changes, &summary, reason),
                Effect::Turn(turn, consent) => {
                    let at = self.desk.state().zone().instant(self.app.now);
                    self.desk.turn(turn, (self.app.me.clone(), FROM, at), consent).wait()
                }
                Effect::LookAhead => {
                    let ahead = self.desk.redoable(self.app.me.clone()).wait()?;
                    self.input(Input::Ahead(ahead))?;
                    continue;
                }
                Effect::Load(weeks) => {
                    self.desk.load(weeks).wait()?;
                    self.hears()?;
                    continue;
                }
                Effect::Redraw => continue,
                other => return Err(format!("the tour has nobody who does this: {other:?}").into()),
            };
            match answer {
                Ok(receipt) => {
                    self.hears()?;
                    self.input(Input::Done(receipt.summary))?;
                }
                Err(Refusal::Asks(asks)) => self.input(Input::Asks(asks))?,
                Err(refusal) => return Err(refusal.to_string().into()),
            }
        }
        Ok(())
    }

    fn commit(
        &mut self,
        changes: Vec<(Change, Seen)>,
        summary: &str,
        reason: Option<String>,
    ) -> Result<Receipt, Refusal> {
        let below = self.desk.state();
        let (redaction, _) = self.redactions.show(&self.app.me, &below);
        let (changes, seen): (Vec<Change>, Vec<Seen>) = changes.into_iter().unzip();
        let changes = self.gone.unredacted(changes, &redaction, &below).into_iter().zip(seen).collect();
        let proposed = proposal(&self.desk, self.app.me.clone(), Cause::Edited, changes, summary, reason);
        self.desk.commit(proposed).wait()
    }

    /// Hears what the desk has kept since, and sees the state that it led to.
    fn hears(&mut self) -> Made<()> {
        let published = self.desk.watch().borrow().clone();
        let (redaction, state) = self.redactions.show(&self.app.me, &published.state);
        self.gone.follow(&published.state, &redaction);
        let entries =
            published.since(self.heard).filter_map(|it| redaction.entry(it)).map(Arc::new).collect();
        self.heard = published.state.rev();
        self.input(Input::State(state, entries))
    }
}

fn proposal(
    desk: &Desk,
    author: Author,
    cause: Cause,
    changes: Vec<(Change, Seen)>,
    summary: &str,
    reason: Option<String>,
) -> Proposal {
    let at = desk.state().zone().instant(example::now());
    let (summary, overrides) = (summary.to_owned(), vec![]);
    Proposal { author, from: FROM.into(), at, cause, summary, overrides, reason, changes }
}
