//! The calendars that links give out, written once for every state that there is, and one at a time: whoever polls is answered from
//! what is there, and takes no time from those who sit here.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use hyper::body::Bytes;
use sha2::{Digest as _, Sha256};
use tokio::sync::Mutex as Turn;

use crate::domain::{Feed, Instant, Moment, Rev, State, Week};
use crate::exchange::give::{
    ExportOrder, FeedToken, Giver, WeeksWorkedOut, feed_author, give, hex, is_feed_open,
};
use crate::report::chart::TextRoom;
use crate::seat::server::ServerContext;

/// A calendar as it is given out.
#[derive(Clone, Debug)]
pub(super) struct KeptCalendar {
    /// Its bytes.
    pub(super) bytes: Bytes,
    /// What it is known by as long as it stays the same, in quotes.
    pub(super) tag: String,
}

/// What a calendar was written of: its link, the state, the week in whose middle it stands.
#[derive(Clone, PartialEq, Eq)]
struct WrittenOf {
    feed: Feed,
    rev: Rev,
    week: Week,
}

/// The calendars that were written last.
pub(super) struct KeptCalendars {
    context: Arc<ServerContext>,
    kept: Mutex<BTreeMap<u32, (WrittenOf, KeptCalendar)>>,
    /// Whose turn it is to write, with the weeks that have been worked out of the newest state.
    turn: Arc<Turn<Newest>>,
}

/// What has been worked out of a state, and when its entries were saved, for all its calendars.
#[derive(Default)]
struct Newest {
    rev: Rev,
    weeks: WeeksWorkedOut,
    saved: Mutex<BTreeMap<Rev, Instant>>,
}

impl KeptCalendars {
    pub(super) fn new(context: Arc<ServerContext>) -> Self {
        Self { context, kept: Mutex::default(), turn: Arc::default() }
    }

    /// The calendar of a link; `None` where there is no such link, or nothing behind it any more.
    pub(super) async fn of(&self, token: &FeedToken) -> Option<KeptCalendar> {
        let sum = token.sum();
        let state = self.context.desk.state();
        let now = (self.context.clock)(&state);
        let feed = state.feed_of_sum(&sum).filter(|feed| is_feed_open(feed, &state, now.date()))?.clone();
        let of = WrittenOf { rev: state.rev(), week: now.date().week(), feed };
        if let Some(there) = self.there(&of) {
            return Some(there);
        }
        let mut newest = self.turn.clone().lock_owned().await;
        // Whoever waited before may have written it.
        if let Some(there) = self.there(&of) {
            return Some(there);
        }
        let (context, wanted) = (self.context.clone(), of.clone());
        let written = tokio::task::spawn_blocking(move || newest.write(&context, state, &wanted, now)).await;
        let calendar = written.ok().flatten()?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(of.feed.number, (of, calendar.clone()));
        Some(calendar)
    }

    fn there(&self, of: &WrittenOf) -> Option<KeptCalendar> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&of.feed.number).filter(|(written, _)| written == of).map(|(_, calendar)| calendar.clone())
    }
}

impl Newest {
    fn write(
        &mut self,
        context: &ServerContext,
        state: Arc<State>,
        of: &WrittenOf,
        now: Moment,
    ) -> Option<KeptCalendar> {
        let order = ExportOrder::of_feed(&of.feed, of.week);
        let state = context.desk.with_weeks(state, order.weeks()).ok()?;
        if self.rev != state.rev() {
            (self.rev, self.weeks) = (state.rev(), WeeksWorkedOut::default());
        }
        let saved_at = |rev: Rev| {
            let mut saved = self.saved.lock().unwrap_or_else(PoisonError::into_inner);
            *saved.entry(rev).or_insert_with(|| context.desk.saved_at(rev))
        };
        let author = feed_author(&of.feed);
        let giver = Giver {
            whole: &state,
            seen: &state,
            author: &author,
            now,
            saved_at: &saved_at,
            weeks: &self.weeks,
            entries: &|_| vec![],
            room: TextRoom::default(),
        };
        let bytes = give(&order, &giver).ok()?.bytes;
        let tag = format!("\"{}\"", hex(&Sha256::digest(&bytes)));
        Some(KeptCalendar { bytes: bytes.into(), tag })
    }
}
