//! Having families forgotten whose support ended long ago: by the owner, or by a lead those of their team.

use crate::domain::purge::Closed;
use crate::domain::{Date, Refusal, Rev, Week, rights};
use crate::store::{Order, Progress};

use super::Asker;
use super::clerk::{Clerk, refusal};

/// Takes what is told of a purge under way.
pub type Tell = Box<dyn FnMut(Progress) + Send>;

/// What a purge did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// The families.
    pub families: Vec<Closed>,
    /// Families whose support ended in time and that are still booked: they stay.
    pub booked: Vec<Closed>,
    /// The revision of the entry that says so; nothing where nothing was done.
    pub rev: Option<Rev>,
    /// How many entries of the history were written anew.
    pub entries: u64,
    /// Ids of other things that hold a reference and were left alone.
    pub left: Vec<String>,
    /// Copies beside the store that went with it.
    pub copies: Vec<String>,
}

impl Clerk {
    /// Purges, or with `dry` says what it would.
    pub(super) fn purge(
        &mut self,
        asker: &Asker,
        before: Date,
        dry: bool,
        mut tell: Tell,
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
        self.stacks = None;
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
