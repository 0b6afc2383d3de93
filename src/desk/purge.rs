//! Having families forgotten whose support ended long ago: by the owner, or by a lead those of their team.

use crate::domain::{Date, Refusal, Week, rights};
use crate::store::Order;

use super::forgotten::{BoxedPurgeListener, Forgotten};
use super::request::Asker;
use super::worker::{DeskWorker, refusal};

impl DeskWorker {
    /// Purges, or with `dry` says what it would.
    pub(super) fn purge(
        &mut self,
        asker: &Asker,
        before: Date,
        dry: bool,
        mut tell: BoxedPurgeListener,
    ) -> Result<Forgotten, Refusal> {
        let team = rights::may_purge(&self.state, &asker.author).map_err(Refusal::Forbidden)?;
        let (mut families, mut booked) =
            self.store.closed_before(before, &mut tell).map_err(|error| refusal(&error))?;
        for list in [&mut families, &mut booked] {
            list.retain(|it| team.as_ref().is_none_or(|team| it.team == *team));
        }
        if dry || families.is_empty() {
            return Ok(Forgotten { families, booked, ..Forgotten::default() });
        }
        let (by, from, at) = (asker.author.name().to_owned(), asker.from.clone(), asker.at);
        let order = Order { by, from, at, before, families };
        let purged = self.store.purge(&order, &mut tell).map_err(|error| refusal(&error))?;
        let loaded: Vec<Week> = self.state.sheets().map(|(week, _)| week).collect();
        self.state = purged.state;
        // What could be taken back before it no longer can.
        self.undo_stacks = None;
        let rev = purged.entry.rev;
        let again = self.load(&loaded);
        self.announce(purged.entry);
        again?;
        Ok(Forgotten {
            families: order.families,
            booked,
            rev: Some(rev),
            entries: purged.entries,
            left: purged.left,
            copies: purged.copies,
        })
    }
}
